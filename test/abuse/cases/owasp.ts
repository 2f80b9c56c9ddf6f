import { type AbuseCase, get, post, postBody, request, times } from '../abuse-case.ts';

const list = 'OWASP GraphQL Cheat Sheet';
const FORMULA_OF_SQL = `' OR 1=1; DROP TABLE "Unit"; --`;
const SEARCH = 'query ($text: String!) { units(search: $text) { totalCount } unit(ref: $text) { name } }';
const PAGE = 'query ($first: Int) { units(first: $first) { totalCount } }';

const searched = (name: string, item: string, text: string): AbuseCase => ({
  name,
  source: { list, item },
  send: post(SEARCH, { text }),
  expected: { status: 200, codes: [], text: /"totalCount":0.*"unit":null/ },
});
const nested = (levels: number, field: string): string =>
  `{ division(code: "330302") { ${`${field} { `.repeat(levels)} name ${'} '.repeat(levels)} } }`;

/** The recommendations of OWASP's GraphQL Cheat Sheet, each as what somebody sends who hopes that it was not followed. */
export const OWASP_CASES: readonly AbuseCase[] = [
  searched('SQL in a search', 'Injection Prevention: SQL', FORMULA_OF_SQL),
  searched('SQL in a comment', 'Injection Prevention: SQL', "x'/**/UNION/**/SELECT/**/version()--"),
  searched('a wildcard of SQL', 'Injection Prevention: SQL', '%_%'),
  searched('operators of a document database', 'Injection Prevention: NoSQL', '{"$gt": ""}'),
  searched('a command of a shell', 'Injection Prevention: OS command', '$(sleep 9); `id` | cat /etc/passwd'),
  searched('an address to fetch', 'Injection Prevention: SSRF', 'http://169.254.169.254/latest/meta-data'),
  searched('line ends and a header', 'Injection Prevention: CRLF', 'a\r\nSet-Cookie: admin=1\r\n\r\n<html>'),
  searched('a template', 'Injection Prevention', '${7*7}{{7*7}}<%= 7*7 %>'),
  {
    name: 'SQL in an order',
    source: { list, item: 'Injection Prevention: SQL' },
    send: post(`{ units(orderBy: { field: "name; DROP TABLE" }) { totalCount } }`),
    expected: { status: 200, codes: ['GRAPHQL_VALIDATION_FAILED'] },
  },
  {
    name: 'SQL in a cursor',
    source: { list, item: 'Injection Prevention: SQL' },
    send: post('query ($after: String) { units(after: $after) { totalCount } }', {
      after: Buffer.from(FORMULA_OF_SQL).toString('base64'),
    }),
    expected: { status: 200, codes: ['BAD_CURSOR'] },
  },
  {
    name: 'a line end in the number of the request',
    source: { list, item: 'Injection Prevention: CRLF' },
    send: get('{ __typename }', { 'x-request-id': 'a%0d%0aset-cookie:admin' }),
    expected: { status: 200, codes: [], text: /__typename/ },
  },
  {
    name: 'a document of the wrong type',
    source: { list, item: 'Input Validation' },
    send: post({ $ne: null }),
    expected: { status: 400, codes: ['BAD_REQUEST'] },
  },
  {
    name: 'a list where a text belongs',
    source: { list, item: 'Input Validation' },
    send: post(SEARCH, { text: ['a', 'b'] }),
    expected: { status: 200, codes: ['BAD_USER_INPUT'] },
  },
  {
    name: 'a value that the enumeration does not have',
    source: { list, item: 'Input Validation' },
    send: post('query ($level: DivisionLevel) { divisions(level: $level) { code } }', { level: 'GALAXY' }),
    expected: { status: 200, codes: ['BAD_USER_INPUT'] },
  },
  ...[99_999_999, 101, -1].map((first) => ({
    name: `a page of ${first}`,
    source: { list, item: 'Query Limiting: amount' } as const,
    send: post(PAGE, { first }),
    expected: { status: 200, codes: ['BAD_USER_INPUT'] },
  })),
  {
    name: 'sixty levels of a circle of types',
    source: { list, item: 'Query Limiting: depth' },
    send: post(nested(60, 'parent')),
    expected: { status: 200, codes: ['TOO_DEEP'] },
  },
  {
    name: 'pages within pages within pages',
    source: { list, item: 'Query Cost Analysis' },
    send: post(
      '{ consortia { nodes { members { nodes { unit { memberships { nodes { consortium { members { nodes { unit { name } } } } } } } } } } } }',
    ),
    expected: { status: 200, codes: ['TOO_COSTLY'] },
  },
  {
    name: 'a hundred and fifty guesses under names of their own',
    source: { list, item: 'Mitigating Batching Attacks: aliases' },
    send: post(`{ ${times(150, (n) => `guess${n}: unit(ref: "CN-USCC:${n}") { name }`)} }`),
    expected: { status: 200, codes: ['TOO_MANY_ALIASES'] },
  },
  {
    name: 'a list of guesses',
    source: { list, item: 'Mitigating Batching Attacks: array' },
    send: postBody(
      `[${Array.from({ length: 100 }, (_, n) => `{"query":"{ unit(ref: \\"CN-USCC:${n}\\") { name } }"}`).join(',')}]`,
    ),
    expected: { status: 400, codes: ['BATCHING_NOT_SUPPORTED'] },
  },
  {
    name: 'numbers of records one after the other',
    source: { list, item: 'Access Control: IDOR' },
    send: post('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: 50 }, (_, n) => Buffer.from(`TeamMember:${n}`).toString('base64')),
    }),
    expected: { status: 200, codes: ['BAD_ID'] },
  },
  {
    name: 'a raw figure without the right',
    source: { list, item: 'Access Control: query access' },
    send: post('{ unit(ref: "LOCAL:lead-a") { financials { revenue } } }'),
    expected: { status: 200, codes: ['UNAUTHENTICATED'] },
  },
  {
    name: 'a change without the right, with input that cannot be',
    source: { list, item: 'Access Control: mutation access' },
    send: post('mutation { createUnit(input: { nothing: 1 }) { unit { id } } }'),
    expected: { status: 200, codes: ['UNAUTHENTICATED'] },
  },
  {
    name: 'a key that nobody was given',
    source: { list, item: 'Access Control' },
    send: post('{ __typename }', undefined, { authorization: `Bearer ' OR '1'='1` }),
    expected: { status: 401, codes: ['UNAUTHENTICATED'] },
  },
  {
    name: 'a token that says of itself that it needs no signature',
    source: { list, item: 'Access Control' },
    send: post('{ __typename }', undefined, {
      authorization: `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"atlas_role":"ADMINISTRATOR"}').toString('base64url')}.`,
    }),
    expected: { status: 401, codes: ['UNAUTHENTICATED'] },
  },
  {
    name: 'what the schema is, through one type',
    source: { list, item: 'Introspection' },
    send: post('{ a: __type(name: "Unit") { fields { name } } }'),
    expected: { status: 200, codes: ['INTROSPECTION_DISABLED'] },
  },
  {
    name: 'what the schema is, in a fragment',
    source: { list, item: 'Introspection' },
    send: post('{ ...F } fragment F on Query { ... { x: __schema { queryType { name } } } }'),
    expected: { status: 200, codes: ['INTROSPECTION_DISABLED'] },
  },
  {
    name: 'GraphiQL',
    source: { list, item: 'GraphiQL' },
    send: request({ method: 'GET', path: '/graphiql/index.html', headers: { accept: 'text/html' } }),
    expected: { status: 404, codes: ['NOT_FOUND'] },
  },
  {
    name: 'a document that ends too soon',
    source: { list, item: "Don't return excessive errors" },
    send: post('{ units(search: "'),
    expected: { status: 200, codes: ['GRAPHQL_PARSE_FAILED'] },
  },
  {
    name: 'a thousand wrong names',
    source: { list, item: "Don't return excessive errors" },
    send: post(`{ division(code: "330302") { ${times(1000, (n) => `wrong${n}`)} } }`),
    expected: { status: 200, codes: ['GRAPHQL_VALIDATION_FAILED'], text: /^.{1,20000}$/s },
  },
];
