import { GraphQLInt, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './test-server.ts';

const SECRET = 'SELECT "phone" FROM "Person" at src/somewhere.ts';

/** A schema with every way in which a resolver can fail on our side. */
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      throws: {
        type: GraphQLString,
        resolve: () => {
          throw new Error(SECRET);
        },
      },
      rejects: { type: GraphQLString, resolve: () => Promise.reject(new TypeError(SECRET)) },
      answersWrongType: { type: GraphQLInt, resolve: () => SECRET },
      takesNumber: { type: GraphQLString, args: { n: { type: GraphQLInt } }, resolve: () => 'fine' },
    },
  }),
});

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({}, schema);
});
afterAll(() => server.stop());

test.each(['throws', 'rejects', 'answersWrongType'])(
  'what is our fault (%s) is hidden behind the number of the request, and the rest is answered',
  async (field) => {
    const answer = await server.post({ query: `{ ${field} takesNumber }` }, { 'x-request-id': 'r-1' });
    expect(answer).toMatchObject({
      status: 200,
      codes: ['INTERNAL'],
      messages: ['Something went wrong, and it is our fault. Please report it with the request id r-1.'],
      data: { [field]: null, takesNumber: 'fine' },
    });
    expect(answer.text).not.toMatch(/SELECT|Person|somewhere|stack/);
  },
);

test('what is wrong with an argument is told, also where it shows only as the operation runs', async () => {
  const answer = await server.post({
    query: 'query ($n: Int!) { takesNumber(n: $n) }',
    variables: { n: 2 ** 40 },
  });
  expect(answer).toMatchObject({ codes: ['BAD_USER_INPUT'], messages: [expect.stringContaining('32-bit')] });
});
