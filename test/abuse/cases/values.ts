import { type AbuseCase, post, postBody } from '../abuse-case.ts';

const list = 'bad input';
const REFUSED = { status: 200, codes: ['BAD_USER_INPUT'] };
const TOO_DEEP = { status: 200, codes: ['TOO_DEEP'] };
const BAD_CHARACTER = { status: 400, codes: ['BAD_CHARACTER'] };
const FIRST = 'query ($first: Int) { units(first: $first) { totalCount } }';
const IDS = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
const SEARCH = 'query ($text: String) { units(search: $text) { totalCount } }';
const SHARE = 'query ($value: Decimal) { consortia(filter: { minInCityShare: $value }) { totalCount } }';
const ON = 'query ($day: Date) { windows(on: $day) { opensOn } }';

/** A body with variables as they are written, which JSON.stringify would mend. */
const written = (query: string, variables: string): AbuseCase['send'] =>
  postBody(`{"query": ${JSON.stringify(query)}, "variables": ${variables}}`);
/** What a double does not keep is refused where the body is read, before anybody knows what it is for. */
const INEXACT = { status: 400, codes: ['INEXACT_NUMBER'] };
const LOSING_DIGITS: ReadonlySet<string> = new Set([
  '9007199254740993',
  '1e999',
  '-1e999',
  '9'.repeat(50_000),
]);

const numbers = (value: string): AbuseCase => ({
  name: `the number ${value.length > 20 ? `of ${value.length} digits` : value} as a page`,
  source: { list, item: 'huge numbers' },
  send: written(FIRST, `{"first": ${value}}`),
  expected: LOSING_DIGITS.has(value) ? INEXACT : REFUSED,
});
const decimals = (value: string): AbuseCase => ({
  name: `the decimal ${value.length > 20 ? `of ${value.length} digits` : value}`,
  source: { list, item: 'huge numbers' },
  send: written(SHARE, `{"value": ${value}}`),
  expected: LOSING_DIGITS.has(value) ? INEXACT : REFUSED,
});
const days = (value: string): AbuseCase => ({
  name: `the day ${value}`,
  source: { list, item: 'huge numbers' },
  send: post(ON, { day: value }),
  expected: REFUSED,
});

/** Values that are too large, too deep, too many, or no text at all. */
export const VALUE_CASES: readonly AbuseCase[] = [
  ...['2147483648', '-2147483649', '9007199254740993', '1e308', '1e999', '-1e999', '0.1'].map(numbers),
  numbers('9'.repeat(50_000)),
  ...['"NaN"', '"Infinity"', '"0x10"', '"1e999999999"', '" "', '1e999', '{}'].map(decimals),
  decimals(`"${'9'.repeat(50_000)}"`),
  ...['2025-02-30', '0000-00-00', '999999-01-01', '-000001-01-01', '2025-01-01T00:00:00Z', ''].map(days),
  {
    name: 'a number of fifty thousand digits in the document',
    source: { list, item: 'huge numbers' },
    send: post(`{ units(first: ${'9'.repeat(50_000)}) { totalCount } }`),
    expected: { status: 200, codes: ['GRAPHQL_VALIDATION_FAILED'] },
  },
  {
    name: 'NUL in a variable',
    source: { list, item: 'NUL bytes' },
    send: post(SEARCH, { text: 'a\0b' }),
    expected: BAD_CHARACTER,
  },
  {
    name: 'NUL in the document',
    source: { list, item: 'NUL bytes' },
    send: post('{ __typename \0 }'),
    expected: BAD_CHARACTER,
  },
  {
    name: 'NUL in the name of the operation',
    source: { list, item: 'NUL bytes' },
    send: postBody('{"query": "{ __typename }", "operationName": "a\\u0000"}'),
    expected: BAD_CHARACTER,
  },
  {
    name: 'NUL as a byte of the body',
    source: { list, item: 'NUL bytes' },
    send: postBody('{"query": "{ __typename }\0"}'),
    expected: { status: 400, codes: ['BAD_JSON'] },
  },
  {
    name: 'NUL in a text of the document',
    source: { list, item: 'NUL bytes' },
    send: post('{ unit(ref: "a\\u0000") { name } }'),
    expected: BAD_CHARACTER,
  },
  {
    name: 'half of a surrogate pair in a variable',
    source: { list, item: 'lone surrogates' },
    send: written(SEARCH, String.raw`{"text": "a\ud800"}`),
    expected: BAD_CHARACTER,
  },
  {
    name: 'the other half first',
    source: { list, item: 'lone surrogates' },
    send: written(SEARCH, String.raw`{"text": "\udc00\ud800"}`),
    expected: BAD_CHARACTER,
  },
  {
    name: 'half of a surrogate pair in a text of the document',
    source: { list, item: 'lone surrogates' },
    send: post(String.raw`{ unit(ref: "\uD83D") { name } }`),
    expected: { status: 200, codes: ['GRAPHQL_PARSE_FAILED'] },
  },
  {
    name: 'a whole pair',
    source: { list, item: 'lone surrogates' },
    send: written(SEARCH, String.raw`{"text": "\ud83d\ude80"}`),
    expected: { status: 200, codes: [] },
  },
  {
    name: 'variables fifty thousand levels deep',
    source: { list, item: 'deep variables' },
    send: written(IDS, `{"ids": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
    expected: TOO_DEEP,
  },
  {
    name: 'variables that nobody asks for, twelve thousand levels deep',
    source: { list, item: 'deep variables' },
    send: written('{ __typename }', `{"a": ${'{"a":'.repeat(12_000)}1${'}'.repeat(12_000)}}`),
    expected: TOO_DEEP,
  },
  {
    name: 'a form of an application twelve thousand levels deep',
    source: { list, item: 'deep variables' },
    send: written(
      'mutation ($form: ApplicationForm!) { draftApplication(policy: "wenzhou-2025", form: $form) { application { id } } }',
      `{"form": ${'{"a":'.repeat(12_000)}1${'}'.repeat(12_000)}}`,
    ),
    expected: TOO_DEEP,
  },
  {
    name: 'ninety thousand characters to search for',
    source: { list, item: 'giant variables' },
    send: post(SEARCH, { text: 'x'.repeat(90_000) }),
    expected: REFUSED,
  },
  {
    name: 'thirty thousand words to search for',
    source: { list, item: 'giant variables' },
    send: post(SEARCH, { text: 'x '.repeat(30_000) }),
    expected: REFUSED,
  },
  {
    name: 'ten thousand identifiers',
    source: { list, item: 'giant variables' },
    send: post(IDS, { ids: Array.from({ length: 10_000 }, (_, n) => String(n)) }),
    expected: REFUSED,
  },
  {
    name: 'ten thousand variables that nobody asks for',
    source: { list, item: 'giant variables' },
    send: post('{ __typename }', Object.fromEntries(Array.from({ length: 8000 }, (_, n) => [`v${n}`, n]))),
    expected: { status: 200, codes: [] },
  },
  {
    name: 'a prototype among the variables',
    source: { list, item: '__proto__ in variables' },
    send: written(
      SEARCH,
      '{"__proto__": {"text": "polluted"}, "constructor": {"prototype": {"polluted": true}}}',
    ),
    expected: { status: 200, codes: [] },
  },
  {
    name: 'a prototype as the variables',
    source: { list, item: '__proto__ in variables' },
    send: postBody('{"query": "{ __typename }", "__proto__": {"query": "{ __schema { types { name } } }"}}'),
    expected: { status: 200, codes: [] },
  },
  {
    name: 'a prototype in an input',
    source: { list, item: '__proto__ in variables' },
    send: written(
      'query ($filter: UnitFilter) { units(filter: $filter) { totalCount } }',
      '{"filter": {"__proto__": {"kind": {"in": ["ENTERPRISE"]}}}}',
    ),
    expected: REFUSED,
  },
  {
    name: 'a variable with the name of a prototype',
    source: { list, item: '__proto__ in variables' },
    send: written(
      'query ($__proto__: String) { units(search: $__proto__) { totalCount } }',
      '{"__proto__": "x"}',
    ),
    expected: { status: 200, codes: [] },
  },
];
