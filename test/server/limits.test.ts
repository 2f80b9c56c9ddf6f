import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

const nested = (levels: number): string =>
  `{ division(code: "330300") { ${'parent { '.repeat(levels)} name ${'} '.repeat(levels)} } }`;

/** Each fragment spreads the next one twice beneath other names: a short text that asks for thousands of fields. */
const fragmentBomb = `{ division(code: "330300") { ...F0 } } ${times(
  12,
  (n) => `fragment F${n} on Division { x: parent { ...F${n + 1} } y: parent { ...F${n + 1} } }`,
)} fragment F12 on Division { name }`;

const tooMuch: [string, string, string][] = [
  ['sixty levels', nested(60), 'TOO_DEEP'],
  [
    'sixty levels in fragments',
    `{ division(code: "1") { ...F0 } } ${times(60, (n) => `fragment F${n} on Division { parent { ...F${n + 1} } }`)} fragment F60 on Division { name }`,
    'TOO_DEEP',
  ],
  ['a thousand aliases', `{ ${times(1000, (n) => `a${n}: __typename`)} }`, 'TOO_MANY_ALIASES'],
  ['aliases multiplied by fragments', fragmentBomb, 'TOO_MANY_ALIASES'],
  ['a hundred root fields', `{ ${times(100, (n) => `a${n}: __typename`)} }`, 'TOO_MANY_ROOT_FIELDS'],
  [
    'five hundred directives',
    `{ __typename ${times(500, () => '@include(if: true)')} }`,
    'TOO_MANY_DIRECTIVES',
  ],
  ['two thousand fields', `{ division(code: "1") { ${times(2100, () => 'name')} } }`, 'TOO_MANY_FIELDS'],
  ['thirty thousand words', `{ ${times(30_000, () => 'a')} }`, 'TOO_MANY_TOKENS'],
  [
    'series within series',
    `{ consortiumStatistics(groupBy: []) { series(days: ["2025-01-01"]) { ...S } } } fragment S on ConsortiumStatistics { series(days: ["2024-01-01"]) { count } }`,
    'TOO_DEEP',
  ],
  ['lists in lists', `{ nodes(ids: ${'['.repeat(1500)}${']'.repeat(1500)}) { id } }`, 'TOO_DEEP'],
];

test.each(tooMuch)('%s are refused, and soon', async (_what, query, code) => {
  const began = performance.now();
  const json = await server.post({ query }, { accept: 'application/json' });
  expect(json).toMatchObject({ status: 200, codes: [code], data: undefined });
  const strict = await server.post({ query }, { accept: 'application/graphql-response+json' });
  expect(strict).toMatchObject({ status: 400, codes: [code], data: undefined });
  expect(performance.now() - began).toBeLessThan(1000);
});

const tooLarge: [string, string, string][] = [
  [
    'six hundred members',
    `{ checkCompliance(policy: "wenzhou-2025", on: "2025-07-01", facts: { lead: {}, members: [${times(600, () => '{}')}] }) { verdict } }`,
    'ask for at most',
  ],
  [
    'three hundred divisions',
    `{ consortia(filter: { divisions: [${times(300, () => '"330300"')}] }) { totalCount } }`,
    'ask for at most',
  ],
  [
    'duties of the last day of the calendar',
    '{ duties(on: "9999-12-31", first: 1) { totalCount } }',
    'up to 20 years from today',
  ],
];

test.each(tooLarge)('%s are refused, and the limit is said', async (_what, query, said) => {
  const { codes, messages } = await server.post({ query });
  expect(codes).toEqual(['BAD_USER_INPUT']);
  expect(messages[0]).toContain(said);
});

test('ids that are none are each told of, however many there are, and others are answered still', async () => {
  const ids = times(100, () => '"none"');
  const { codes, data } = await server.post({
    query: `{ ${times(20, (n) => `a${n}: nodes(ids: [${ids}]) { id }`)} }`,
  });
  expect(new Set(codes)).toEqual(new Set(['BAD_ID']));
  expect(codes.length).toBe(2000);
  expect(data).toMatchObject({ a19: Array.from({ length: 100 }, () => null) });
  expect((await server.post({ query: '{ __typename }' })).codes).toEqual([]);
});

test('fragments that spread themselves are refused by validation', async () => {
  const query = '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A __typename }';
  expect(await server.post({ query })).toMatchObject({ codes: ['GRAPHQL_VALIDATION_FAILED'] });
});

test('variables nested as deep as a body has room are refused', async () => {
  const answer = await server.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"query": "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", "variables": {"ids": ${'['.repeat(50_000)}"\\u0041"${']'.repeat(50_000)}}}`,
  });
  expect(answer).toMatchObject({ status: 200, codes: ['TOO_DEEP'] });
});

test('an answer to a refusal says what was counted and what the limit is', async () => {
  const { messages } = await server.post({ query: nested(60) });
  expect(messages).toEqual([
    'The document has 62 levels of fields within fields; the limit is 16. Ask for less, or in several requests.',
  ]);
});

const honest: [string, string][] = [
  [
    'introspection as GraphiQL asks',
    getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, oneOf: true }),
  ],
  ['fifteen levels', nested(14)],
  ['thirty aliases', `{ division(code: "330300") { ${times(30, (n) => `a${n}: name`)} } }`],
  ['nine root fields', `{ ${times(9, (n) => `a${n}: divisions(level: PROVINCE) { name }`)} }`],
  [
    'fifty directives',
    `{ division(code: "330300") { name ${times(50, (n) => `a${n}: name @include(if: true)`)} } }`,
  ],
  [
    'fifty consortia with everything',
    `{
      consortia(first: 50) {
        totalCount pageInfo { hasNextPage endCursor }
        edges { cursor node {
          id ref name tier industryField technicalFields division { code name parent { name parent { name } } }
          lead { id name registeredDivision { name } qualifications { kind validFrom validTo } }
          memberCount inCityShare { count total unknown value lower upper } enterpriseShare { count total value }
          rdIntensity { value years missingYears method }
          members(first: 50) { totalCount nodes { role chainPosition task joinedOn
            unit { id name kind isLegalPerson registeredDivision { code name parent { name } }
              qualifications { kind } platforms { name level } rdIntensity { value } } } }
          platforms { name level category builtOn hostUnit { name } }
          projects(first: 50) { nodes { ref name totalCost undertakers { name } fundings { source phase amount year } } }
          compliance { verdict missingFacts checks { rule { id title parameters { name value unit } } outcome actual threshold } }
        } }
      }
    }`,
  ],
];

test.each(honest)('%s are answered', async (_what, query) => {
  expect(await server.post({ query })).toMatchObject({ status: 200, codes: [] });
});
