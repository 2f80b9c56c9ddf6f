import { type AbuseCase, get, post, postBody, times } from '../abuse-case.ts';

const list = 'bad input';
const INVALID = { status: 200, codes: ['GRAPHQL_VALIDATION_FAILED'] };
const UNREADABLE = { status: 200, codes: ['GRAPHQL_PARSE_FAILED'] };

const doubling = (levels: number): string =>
  `{ division(code: "330302") { ...F0 } } ${times(levels, (n) => `fragment F${n} on Division { a: parent { ...F${n + 1} } b: parent { ...F${n + 1} } }`)} fragment F${levels} on Division { name }`;
const spreading = (fragments: number): string =>
  `{ ...F0 } ${times(fragments, (n) => `fragment F${n} on Query { ${times(fragments, (m) => (m > n ? `...F${m}` : ''))} __typename }`)}`;

/** Documents made to be slow, deep, wide or unreadable. */
export const DOCUMENT_CASES: readonly AbuseCase[] = [
  {
    name: 'a fragment that spreads itself',
    source: { list, item: 'circular fragments' },
    send: post('{ ...A } fragment A on Query { ...A }'),
    expected: INVALID,
  },
  {
    name: 'a circle of a hundred fragments',
    source: { list, item: 'circular fragments' },
    send: post(`{ ...F0 } ${times(100, (n) => `fragment F${n} on Query { ...F${(n + 1) % 100} }`)}`),
    expected: INVALID,
  },
  {
    name: 'a fragment of a name that every object has',
    source: { list, item: 'circular fragments' },
    send: post('{ ...constructor ...__proto__ } fragment toString on Query { __typename }'),
    expected: INVALID,
  },
  {
    name: 'twelve fragments that double',
    source: { list, item: 'fragment bombs' },
    send: post(doubling(12)),
    expected: { status: 200, codes: ['TOO_MANY_ALIASES'] },
  },
  {
    name: 'fragments that each spread all others',
    source: { list, item: 'fragment bombs' },
    send: post(spreading(40)),
    expected: { status: 200, codes: ['TOO_MANY_ROOT_FIELDS'] },
  },
  {
    name: 'six hundred fragments in a row',
    source: { list, item: 'fragment bombs' },
    send: post(
      `{ ...F0 } ${times(600, (n) => `fragment F${n} on Query { ...F${n + 1} }`)} fragment F600 on Query { __typename }`,
    ),
    expected: { status: 200, codes: [] },
  },
  {
    name: 'fragments without a name within one another',
    source: { list, item: 'fragment bombs' },
    send: post(`{ ${'... { '.repeat(1600)} __typename ${'} '.repeat(1600)} }`),
    expected: { status: 200, codes: ['TOO_DEEP'] },
  },
  {
    name: 'five thousand aliases',
    source: { list, item: 'alias bombs' },
    send: post(`{ ${times(5000, (n) => `a${n}: __typename`)} }`),
    expected: { status: 200, codes: ['TOO_MANY_TOKENS'] },
  },
  {
    name: 'a hundred and one aliases below the top',
    source: { list, item: 'alias bombs' },
    send: post(`{ division(code: "330302") { ${times(101, (n) => `a${n}: name`)} } }`),
    expected: { status: 200, codes: ['TOO_MANY_ALIASES'] },
  },
  {
    name: 'fields of one name that must be compared with one another',
    source: { list, item: 'alias bombs' },
    send: post(
      `{ division(code: "330302") { ${times(90, (n) => `x: parent { ${times(8, (m) => `y${m % 2}: name`)} } ${n < 0 ? n : ''}`)} } }`,
    ),
    expected: { status: 200, codes: ['TOO_MANY_ALIASES'] },
  },
  {
    name: 'a thousand operations',
    source: { list, item: 'batches' },
    send: post(times(1000, (n) => `query Q${n} { __typename }`)),
    expected: { status: 200, codes: ['OPERATION_RESOLUTION_FAILURE'] },
  },
  {
    name: 'two operations of one name',
    source: { list, item: 'batches' },
    send: post('query A { __typename } query A { __typename }'),
    expected: INVALID,
  },
  {
    name: 'an empty list of operations',
    source: { list, item: 'batches' },
    send: postBody('[]'),
    expected: { status: 400, codes: ['BATCHING_NOT_SUPPORTED'] },
  },
  {
    name: 'lists within lists within lists',
    source: { list, item: 'depth' },
    send: post(`{ nodes(ids: ${'['.repeat(2000)}"a"${']'.repeat(2000)}) { id } }`),
    expected: { status: 200, codes: ['TOO_DEEP'] },
  },
  {
    name: 'objects within objects in an argument',
    source: { list, item: 'depth' },
    send: post(`{ units(filter: ${'{a: '.repeat(1200)}1${'}'.repeat(1200)}) { totalCount } }`),
    expected: { status: 200, codes: ['TOO_DEEP'] },
  },
  {
    name: 'a type of lists of lists',
    source: { list, item: 'depth' },
    send: post(`query ($a: ${'['.repeat(2000)}Int${']'.repeat(2000)}) { __typename }`),
    expected: { status: 200, codes: ['TOO_DEEP'] },
  },
  {
    name: 'a thousand variables',
    source: { list, item: 'giant variables' },
    send: post(`query (${times(900, (n) => `$v${n}: Int`)}) { __typename }`),
    expected: INVALID,
  },
  {
    name: 'forty-five thousand words',
    source: { list, item: 'tokens' },
    send: post(`{ ${'a '.repeat(45_000)}}`),
    expected: { status: 200, codes: ['TOO_MANY_TOKENS'] },
  },
  {
    name: 'a document of commas',
    source: { list, item: 'tokens' },
    send: post(`{ __typename ${','.repeat(90_000)} }`),
    expected: { status: 200, codes: [] },
  },
  {
    name: 'a text of ninety thousand characters',
    source: { list, item: 'tokens' },
    send: post(`{ unit(ref: "${'x'.repeat(90_000)}") { name } }`),
    expected: { status: 200, codes: [] },
  },
  {
    name: 'an unfinished text in blocks',
    source: { list, item: 'tokens' },
    send: post(`{ unit(ref: """${'\n '.repeat(30_000)}`),
    expected: UNREADABLE,
  },
  {
    name: 'characters that mean nothing',
    source: { list, item: 'tokens' },
    send: post('{ __typename \u202e \u2028 ﷽ }'),
    expected: UNREADABLE,
  },
  {
    name: 'definitions of types',
    source: { list, item: 'tokens' },
    send: post('extend type Query { hacked: String } type X { a: Int } { __typename }'),
    expected: INVALID,
  },
  {
    name: 'a subscription',
    source: { list, item: 'tokens' },
    send: post('subscription { __typename }'),
    expected: { status: 200, codes: ['BAD_USER_INPUT'] },
  },
  {
    name: 'a hundred and one directives, three a field',
    source: { list, item: 'directives' },
    send: post(
      `{ division(code: "330302") { ${times(34, () => 'name @include(if: true) @skip(if: false) @include(if: true)')} } }`,
    ),
    expected: { status: 200, codes: ['TOO_MANY_DIRECTIVES'] },
  },
  {
    name: 'parts of an answer that come later',
    source: { list, item: 'directives' },
    send: post('{ ... @defer { __typename } units @stream(initialCount: 0) { totalCount } }'),
    expected: INVALID,
  },
  {
    name: 'a mutation in the address beside a query',
    source: { list, item: 'GET' },
    send: get('query A { __typename } mutation B { __typename }'),
    expected: { status: 200, codes: ['OPERATION_RESOLUTION_FAILURE'] },
  },
];
