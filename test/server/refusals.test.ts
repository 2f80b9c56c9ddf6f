import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Sends bytes as they are, and gives what comes back until the server closes. */
function sendRaw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
}

const asJson = { 'content-type': 'application/json' };
const query = JSON.stringify({ query: '{ __typename }' });

const bodies: [string, RequestInit['body'], Record<string, string>, number, string][] = [
  ['no JSON', '{"query": ', asJson, 400, 'BAD_JSON'],
  ['an empty body', '', asJson, 400, 'BAD_JSON'],
  ['no object', '"{ __typename }"', asJson, 400, 'BAD_REQUEST'],
  ['no query', '{"operationName": "A"}', asJson, 400, 'BAD_REQUEST'],
  ['a query that is no text', '{"query": {"kind": "Document"}}', asJson, 400, 'BAD_REQUEST'],
  ['variables that are a text', '{"query": "{ __typename }", "variables": "{}"}', asJson, 400, 'BAD_REQUEST'],
  ['variables that are a list', '{"query": "{ __typename }", "variables": []}', asJson, 400, 'BAD_REQUEST'],
  ['a name that is no text', '{"query": "{ __typename }", "operationName": 1}', asJson, 400, 'BAD_REQUEST'],
  [
    'a number that loses a digit as a variable',
    '{"query": "query ($d: Decimal) { projects(filter: { minTotalCost: $d }) { totalCount } }", "variables": {"d": 99999999999.999999}}',
    asJson,
    400,
    'INEXACT_NUMBER',
  ],
  [
    'a number beyond all numbers, deep in a variable',
    '{"query": "{ __typename }", "variables": {"a": [{"b": -1e400}]}}',
    asJson,
    400,
    'INEXACT_NUMBER',
  ],
  ['a batch', `[${query},${query}]`, asJson, 400, 'BATCHING_NOT_SUPPORTED'],
  ['an empty batch', '[]', asJson, 400, 'BATCHING_NOT_SUPPORTED'],
  ['bytes that are no UTF-8', Buffer.from('{"query": "\xff\xfe"}', 'latin1'), asJson, 400, 'BAD_ENCODING'],
  ['NUL in a query', '{"query": "{ __typename # \\u0000 }"}', asJson, 400, 'BAD_CHARACTER'],
  ['half a surrogate pair in a query', '{"query": "{ __typename # \\ud83d }"}', asJson, 400, 'BAD_CHARACTER'],
  [
    'NUL in a variable',
    '{"query": "query ($s: String) { units(search: $s) { totalCount } }", "variables": {"s": "a\\u0000b"}}',
    asJson,
    400,
    'BAD_CHARACTER',
  ],
  [
    'half a surrogate pair in a list of a variable',
    '{"query": "query ($r: [ID!]!) { nodes(ids: $r) { id } }", "variables": {"r": ["a", "\\uDC00"]}}',
    asJson,
    400,
    'BAD_CHARACTER',
  ],
  [
    'NUL in the name of a variable',
    '{"query": "{ __typename }", "variables": {"a\\u0000": 1}}',
    asJson,
    400,
    'BAD_CHARACTER',
  ],
  [
    'NUL in a text of the query, escaped as GraphQL does',
    JSON.stringify({ query: '{ units(search: "a\\u0000b") { totalCount } }' }),
    asJson,
    400,
    'BAD_CHARACTER',
  ],
  [
    'NUL in a text of the query, escaped in braces',
    JSON.stringify({ query: '{ units(search: "a\\u{0}b") { totalCount } }' }),
    asJson,
    400,
    'BAD_CHARACTER',
  ],
  [
    'a body of 200 kB',
    JSON.stringify({ query: `{ __typename } #${'x'.repeat(200_000)}` }),
    asJson,
    413,
    'BODY_TOO_LARGE',
  ],
  ['plain text', query, { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  [
    'plain text with the header that Apollo Server lets pass',
    query,
    { 'content-type': 'text/plain', 'apollo-require-preflight': 'true' },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'a form',
    'query={__typename}',
    { 'content-type': 'application/x-www-form-urlencoded' },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'a multipart form',
    '--x--',
    { 'content-type': 'multipart/form-data; boundary=x' },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'another encoding',
    query,
    { 'content-type': 'application/json; charset=utf-16' },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'a compressed body',
    gzipSync('{"query": "{ __typename }"}'),
    { ...asJson, 'content-encoding': 'gzip' },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  ['a page of another site', query, { ...asJson, 'sec-fetch-site': 'cross-site' }, 403, 'CROSS_SITE_REQUEST'],
];

test.each(bodies)('POST of %s', async (_what, body, headers, status, code) => {
  const answer = await server.fetch('/graphql', { method: 'POST', body: body ?? null, headers });
  expect(answer).toMatchObject({ status, codes: [code], data: undefined });
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
});

test('a body of unknown length is read no further than the limit', async () => {
  const chunk = `1000\r\n${'x'.repeat(0x1000)}\r\n`;
  const head =
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n';
  const received = await sendRaw(`${head}${chunk.repeat(60)}0\r\n\r\n`);
  expect(received).toMatch(/^HTTP\/1\.1 413 /);
  expect(received).toContain('BODY_TOO_LARGE');
});

const addresses: [string, string, Record<string, string>, number, string][] = [
  ['no query', '', {}, 400, 'BAD_REQUEST'],
  ['variables that are no JSON', '?query={__typename}&variables={', {}, 400, 'BAD_JSON'],
  ['a parameter twice', '?query={__typename}&query={__typename}', {}, 400, 'BAD_REQUEST'],
  ['bytes that are no UTF-8', '?query=%ff', {}, 400, 'BAD_ENCODING'],
  ['half a surrogate pair', '?query=%ed%a0%80', {}, 400, 'BAD_ENCODING'],
  ['NUL', '?query={__typename}%00', {}, 400, 'BAD_CHARACTER'],
  [
    'a form',
    '?query={__typename}',
    { 'content-type': 'application/x-www-form-urlencoded' },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  ['plain text', '?query={__typename}', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  [
    'a page of another site',
    '?query={__typename}',
    { 'sec-fetch-site': 'cross-site' },
    403,
    'CROSS_SITE_REQUEST',
  ],
];

test.each(addresses)('GET with %s', async (_what, search, headers, status, code) => {
  const answer = await server.fetch(`/graphql${search}`, { headers });
  expect(answer).toMatchObject({ status, codes: [code], data: undefined });
});

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is refused 405 with what is allowed', async (method) => {
  const answer = await server.fetch('/graphql', { method });
  expect(answer).toMatchObject({ status: 405, codes: ['METHOD_NOT_ALLOWED'] });
  expect(answer.headers.get('allow')).toBe('GET, POST');
});

test.each([
  '/nothing',
  '/graphql/',
  '/constructor',
  '/graphiql/../package.json',
  '/graphiql/%2e%2e/package.json',
])('%s is not found', async (path) => {
  expect(await server.fetch(path)).toMatchObject({ status: 404, codes: ['NOT_FOUND'] });
});

test('what is no HTTP, and headers of 64 kB, are refused in JSON', async () => {
  expect(await sendRaw('NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [^]*"code":"BAD_REQUEST"/);
  const large = `GET /graphql HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(64_000)}\r\n\r\n`;
  expect(await sendRaw(large)).toMatch(/^HTTP\/1\.1 431 [^]*"code":"HEADERS_TOO_LARGE"/);
});

test('texts with emoji and Chinese are characters like any other', async () => {
  const answer = await server.post({
    query: 'query ($s: String) { units(search: $s) { totalCount } }',
    variables: { s: '联合体🚀' },
  });
  expect(answer).toMatchObject({ status: 200, codes: [], data: { units: { totalCount: 0 } } });
});

test('a number that JSON keeps is read, and so are digits in a text', async () => {
  const body =
    '{"query": "query ($d: Decimal, $n: String) { projects(filter: { minTotalCost: $d }) { totalCount } units(search: $n) { totalCount } }", "variables": {"d": 0.30000000000000004, "n": "99999999999.999999 \\"1e400"}}';
  const reply = await server.fetch('/graphql', { method: 'POST', headers: asJson, body });
  expect(reply).toMatchObject({ status: 200, codes: [] });
});

test('a number that loses a digit is refused in the variables of a GET', async () => {
  const variables = encodeURIComponent('{"d": 99999999999.999999}');
  const query = encodeURIComponent(
    'query ($d: Decimal) { projects(filter: { minTotalCost: $d }) { totalCount } }',
  );
  const got = await server.fetch(`/graphql?query=${query}&variables=${variables}`);
  expect(got).toMatchObject({ status: 400, codes: ['INEXACT_NUMBER'] });
});
