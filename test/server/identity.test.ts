import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey, listApiKeys, revokeApiKey } from '../../src/server/api-keys.ts';
import { ADMIN_KEY, startTestServer, type TestServer } from './test-server.ts';

const RAW_FIGURES = '{ consortia(first: 1) { nodes { rdIntensity { revenue } } } }';
const DAY_MS = 24 * 60 * 60 * 1000;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ introspection: false });
});
afterAll(() => server.stop());

const ask = (authorization: string, query = '{ __typename }') => server.post({ query }, { authorization });
const mayIntrospect = async (authorization: string): Promise<boolean> =>
  (await ask(authorization, '{ __schema { queryType { name } } }')).codes.length === 0;

test('a key that was made is let in, and no longer once it is revoked', async () => {
  const key = await createApiKey(server.database, {
    name: 'science bureau',
    role: 'ANALYST',
    expiresAt: null,
  });
  expect(key).toMatch(/^atlas_[\w-]{32}$/);
  expect(await ask(`Bearer ${key}`, RAW_FIGURES)).toMatchObject({ status: 200, codes: [] });
  expect(await ask(`bearer  ${key} `)).toMatchObject({ status: 200, codes: [] });
  await revokeApiKey(server.database, 'science bureau', new Date());
  expect(await ask(`Bearer ${key}`)).toMatchObject({
    status: 401,
    codes: ['UNAUTHENTICATED'],
    data: undefined,
  });
});

test('a key works until it expires', async () => {
  const soon = new Date(Date.now() + DAY_MS);
  const past = new Date(Date.now() - 1);
  const good = await createApiKey(server.database, {
    name: 'until tomorrow',
    role: 'INTEGRATOR',
    expiresAt: soon,
  });
  const late = await createApiKey(server.database, {
    name: 'until a moment ago',
    role: 'INTEGRATOR',
    expiresAt: past,
  });
  expect(await ask(`Bearer ${good}`)).toMatchObject({ status: 200 });
  expect(await ask(`Bearer ${late}`)).toMatchObject({
    status: 401,
    messages: [expect.stringContaining('expired')],
  });
});

test('the database keeps no key, only a hash', async () => {
  const key = await createApiKey(server.database, { name: 'kept', role: 'ANALYST', expiresAt: null });
  const rows = await server.database.prisma.apiKey.findMany();
  expect(JSON.stringify(rows)).not.toContain(key);
  expect(JSON.stringify(await listApiKeys(server.database))).not.toContain('keyHash');
});

test('two keys of one name, and revoking a name that is none, are refused', async () => {
  await createApiKey(server.database, { name: 'once', role: 'ANALYST', expiresAt: null });
  await expect(
    createApiKey(server.database, { name: 'once', role: 'ANALYST', expiresAt: null }),
  ).rejects.toThrow('a key named "once" exists');
  await expect(revokeApiKey(server.database, 'nobody', new Date())).rejects.toThrow(
    'no key is named "nobody"',
  );
});

test.each(['', 'Bearer', 'Bearer unknown', 'Basic dXNlcjpwYXNz', 'atlas_x'])(
  'Authorization "%s" is refused 401 in JSON',
  async (authorization) => {
    const answer = await ask(authorization);
    expect(answer).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'], data: undefined });
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  },
);

test('a wrong key is told before anything about the query', async () => {
  expect(await ask('Bearer wrong', '{ nonsense( }')).toMatchObject({
    status: 401,
    codes: ['UNAUTHENTICATED'],
  });
});

test('the public reads what is public', async () => {
  expect(await server.post({ query: '{ units { totalCount } }' })).toMatchObject({
    status: 200,
    data: { units: { totalCount: 0 } },
  });
});

test('where introspection is off, administrators may still ask for the schema, and others may not', async () => {
  const analyst = await createApiKey(server.database, { name: 'curious', role: 'ANALYST', expiresAt: null });
  expect(await mayIntrospect(`Bearer ${ADMIN_KEY}`)).toBe(true);
  expect(await mayIntrospect(`Bearer ${analyst}`)).toBe(false);
  for (const query of [
    '{ __schema { queryType { name } } }',
    '{ ...A } fragment A on Query { __type(name: "Unit") { name } }',
  ]) {
    expect(await server.post({ query })).toMatchObject({
      status: 200,
      codes: ['INTROSPECTION_DISABLED'],
      data: undefined,
    });
  }
  expect(await server.post({ query: '{ __typename units { __typename } }' })).toMatchObject({ codes: [] });
  expect(await server.fetch('/schema.graphql')).toMatchObject({
    status: 403,
    codes: ['INTROSPECTION_DISABLED'],
  });
  const headers = { authorization: `Bearer ${ADMIN_KEY}` };
  expect(await server.fetch('/schema.graphql', { headers })).toMatchObject({
    status: 200,
    text: expect.stringContaining('type Consortium implements Node'),
  });
});

const misspelt: [string, object][] = [
  ['a field', { query: '{ consortiums { totalCount } }' }],
  ['an argument', { query: '{ units(frist: 1) { totalCount } }' }],
  ['a type', { query: '{ ... on Qery { __typename } }' }],
  ['a value', { query: '{ divisions(level: CONTRY) { name } }' }],
  ['a field of an input', { query: '{ units(filter: { divison: "x" }) { totalCount } }' }],
  [
    'a field of an input in a variable',
    {
      query: 'query ($f: UnitFilter) { units(filter: $f) { totalCount } }',
      variables: { f: { divisionz: [] } },
    },
  ],
  [
    'a value in a variable',
    { query: 'query ($l: DivisionLevel) { divisions(level: $l) { name } }', variables: { l: 'CONTRY' } },
  ],
  [
    'a policy',
    {
      query:
        '{ consortia { nodes { compliance(policy: "wenzhou-2024") { verdict } } } policy(key: "wenzhou-2024") { key } }',
    },
  ],
];
test.each(misspelt)('the public gets no suggestion for a misspelt name of %s', async (_what, body) => {
  const answer = await server.post(body);
  expect(answer.text).not.toMatch(/did you mean/i);
});

test('whoever has a key is helped with a misspelt name', async () => {
  const { messages } = await ask(`Bearer ${ADMIN_KEY}`, '{ consortiums { totalCount } }');
  expect(messages).toEqual([expect.stringContaining('Did you mean "consortium"')]);
});
