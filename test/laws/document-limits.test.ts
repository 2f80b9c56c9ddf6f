import { expect, it } from 'vitest';
import { createDocumentCheck, DOCUMENT_LIMITS } from '../../src/server/document-check.ts';
import { directiveLimit, locationDirectiveLimit } from '../../src/server/limits/directives.ts';
import { aliasLimit } from '../../src/server/limits/aliases.ts';
import { depthLimit } from '../../src/server/limits/depth.ts';
import type { DocumentLimit } from '../../src/server/limits/document-limit.ts';
import { fieldLimit } from '../../src/server/limits/fields.ts';
import { nestingLimit } from '../../src/server/limits/nesting.ts';
import { rootFieldLimit } from '../../src/server/limits/root-fields.ts';
import { seriesLimit } from '../../src/server/limits/series.ts';
import { DocumentRefusedError } from '../../src/server/http/refusal.ts';
import { recordLaw } from './record-law.ts';

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const within = (count: number, open: string, inside: string, close: string): string =>
  open.repeat(count) + inside + close.repeat(count);
const spread = (inside: string, type: string) => `{ ...F } fragment F on ${type} { ${inside} }`;

/** Documents that have so many of what a limit counts, in every place where they may stand. */
const DOCUMENTS = new Map<DocumentLimit, readonly ((count: number) => string)[]>([
  [
    depthLimit,
    [
      (count) => `{ ${within(count - 1, 'a { ', 'b', ' }')} }`,
      (count) => `{ a ... { ${within(count - 1, 'a { ', 'b', ' }')} } }`,
      (count) => spread(within(count - 1, 'a { ', 'b', ' }'), 'Query'),
      (count) => `query A { a } query B { ${within(count - 1, 'a { ', 'b', ' }')} }`,
    ],
  ],
  [
    nestingLimit,
    [
      (count) => `{ a(b: ${within(count - 1, '[', '1', ']')}) }`,
      (count) => `{ a(b: ${within(count - 1, '{ c: ', '1', ' }')}) }`,
      (count) => `query ($v: ${within(count, '[', 'Int', ']')}) { a(b: $v) }`,
      (count) => within(count, '... {', ' a ', '}').replace('... ', ''),
    ],
  ],
  [
    seriesLimit,
    [
      (count) => `{ a { ${within(count - 1, 'series(days: []) { ', 'series { count } c', ' }')} } }`,
      (count) => `{ ${within(count - 1, 'series { a { ', 'b: series { count }', ' } }')} }`,
    ],
  ],
  [
    aliasLimit,
    [
      (count) => `{ a { ${times(count, (index) => `b${index}: c`)} } }`,
      (count) => `{ a: b { ${times(count - 1, (index) => `b${index}: c`)} } }`,
      (count) => spread(`a { ${times(count, (index) => `b${index}: c`)} }`, 'Query'),
    ],
  ],
  [
    rootFieldLimit,
    [
      (count) => `{ ${times(count, (index) => `f${index}`)} }`,
      (count) => `mutation { ${times(count, (index) => `f${index} { ok }`)} }`,
      (count) => `{ a ... { ${times(count - 1, (index) => `f${index}`)} } }`,
      (count) => `query A { a } query B { ${times(count, (index) => `f${index}`)} }`,
    ],
  ],
  [
    directiveLimit,
    [
      (count) => `{ a { ${times(count, () => 'c @x')} } }`,
      (count) => `query ($v: Int @x) @x { a { ${times(count - 2, () => '... @x { a }')} } }`,
    ],
  ],
  [
    locationDirectiveLimit,
    [
      (count) => `{ a ${times(count, () => '@x')} }`,
      (count) => `query ${times(count, () => '@x')} { a }`,
      (count) => `query ($v: Int ${times(count, () => '@x')}) { a(b: $v) c @x }`,
      (count) => `{ ... ${times(count, () => '@x')} { a } }`,
    ],
  ],
  [
    fieldLimit,
    [
      (count) => `{ a { ${times(count - 1, () => 'b')} } }`,
      (count) => spread(`a { ${times(count - 1, () => 'b')} }`, 'Query'),
      // Twice where it is spread twice, in a document that has fewer.
      (count) =>
        `{ a { ...F ...F ${times((count - 1) % 2, () => 'b')} } } fragment F on B { ${times(Math.floor((count - 1) / 2), () => 'b')} }`,
    ],
  ],
]);

it.each(DOCUMENT_LIMITS.map((limit) => ({ ...limit, limit })))(
  'a document with $most $counted is read, and one with one more is refused, wherever they stand',
  ({ limit }) => {
    const documents = DOCUMENTS.get(limit) ?? [];
    expect(documents.length).toBeGreaterThan(0);
    for (const document of documents) {
      expect(refusalOf(document(limit.most))).toBeUndefined();
      expect(refusalOf(document(limit.most + 1))).toEqual({
        code: limit.code,
        message: `The document has ${limit.most + 1} ${limit.counted}; the limit is ${limit.most}. Ask for less, or in several requests.`,
      });
    }
  },
);

it.each([
  ['that spread themselves', '{ ...A } fragment A on Query { a ...B } fragment B on Query { b ...A }'],
  ['that are nowhere', '{ a ...A }'],
])('fragments %s count as nothing there, and are left to validation', (_what, document) => {
  expect(refusalOf(document)).toBeUndefined();
});

it('fragments within fragments are counted once each, however often they come to be spread', () => {
  const doubling = times(200, (n) => `fragment F${n} on A { ...F${n + 1} ...F${n + 1} }`);
  expect(refusalOf(`{ a { ...F0 } } ${doubling} fragment F200 on A { b }`)).toMatchObject({
    code: 'TOO_MANY_FIELDS',
  });
});

it('every limit was tried', ({ task }) => {
  expect([...DOCUMENTS.keys()]).toEqual(expect.arrayContaining([...DOCUMENT_LIMITS]));
  recordLaw(task, {
    law: 'A document may have of everything that is counted exactly so much as its refusal says, in every place where it may stand.',
    cases: 2 * [...DOCUMENTS.values()].flat().length,
  });
});

it('a document that is known beforehand may have more of everything', () => {
  const check = createDocumentCheck();
  for (const [{ most }, documents] of DOCUMENTS) {
    for (const document of documents) {
      expect(() => check({ query: document(most + 1), trusted: true })).not.toThrow();
    }
  }
});

function refusalOf(query: string): { code: string; message: string } | undefined {
  try {
    createDocumentCheck()({ query, trusted: false });
    return undefined;
  } catch (error) {
    if (!(error instanceof DocumentRefusedError)) throw error;
    return { code: error.code, message: error.message };
  }
}
