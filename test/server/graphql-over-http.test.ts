import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './test-server.ts';

const JSON_TYPE = 'application/json';
const RESPONSE_TYPE = 'application/graphql-response+json';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('the graphql-http audit suite', () => {
  test.each(serverAudits({ url: () => `${server.url}/graphql` }))('$name', async (audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  });
});

describe('errors of the request', () => {
  const faulty: [string, object, string][] = [
    ['parsing', { query: '{ consortia(' }, 'GRAPHQL_PARSE_FAILED'],
    ['validation', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'validation of a literal',
      { query: '{ units(first: "x") { totalCount } }' },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'coercion of a variable',
      { query: 'query ($n: Int) { units(first: $n) { totalCount } }', variables: { n: 'x' } },
      'BAD_USER_INPUT',
    ],
    [
      'a variable that is missing',
      { query: 'query ($key: String!) { policy(key: $key) { key } }' },
      'BAD_USER_INPUT',
    ],
    [
      'an operation that is not there',
      { query: 'query A { __typename }', operationName: 'B' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ];
  test.each(faulty)('%s: 200 with application/json, 400 with the other type', async (_what, body, code) => {
    const json = await server.post(body, { accept: JSON_TYPE });
    expect(json).toMatchObject({ status: 200, codes: [code] });
    expect(json.headers.get('content-type')).toBe(`${JSON_TYPE}; charset=utf-8`);
    const response = await server.post(body, { accept: RESPONSE_TYPE });
    expect(response).toMatchObject({ status: 400, codes: [code], data: undefined });
    expect(response.headers.get('content-type')).toBe(`${RESPONSE_TYPE}; charset=utf-8`);
  });

  test.each(['mutation { __typename }', 'mutation { dissolve }', 'subscription { __typename }'])(
    '%s by GET is refused 405',
    async (query) => {
      const answer = await server.fetch(`/graphql?query=${encodeURIComponent(query)}`);
      expect(answer).toMatchObject({ status: 405, codes: ['METHOD_NOT_ALLOWED'], data: undefined });
      expect(answer.headers.get('allow')).toBe('POST');
    },
  );

  test('of a document with a query and a mutation, GET answers the query', async () => {
    const query = encodeURIComponent('query Read { __typename } mutation Write { __typename }');
    expect(await server.fetch(`/graphql?query=${query}&operationName=Read`)).toMatchObject({
      status: 200,
      data: { __typename: 'Query' },
    });
    expect(await server.fetch(`/graphql?query=${query}&operationName=Write`)).toMatchObject({ status: 405 });
  });

  test('a type that is not JSON is refused 406', async () => {
    const answer = await server.post({ query: '{ __typename }' }, { accept: 'image/png' });
    expect(answer).toMatchObject({ status: 406, codes: ['NOT_ACCEPTABLE'] });
  });

  test('an answer is not kept by caches and carries the number of its request', async () => {
    const answer = await server.post({ query: '{ __typename }' }, { 'x-request-id': 'my-number.1' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-request-id')).toBe('my-number.1');
  });
});
