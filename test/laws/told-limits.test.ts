import { expect, it } from 'vitest';
import { createDocumentCheck, DOCUMENT_LIMITS } from '../../src/server/document-check.ts';
import { aliasLimit } from '../../src/server/limits/aliases.ts';
import { concurrencyLimit } from '../../src/server/limits/concurrency.ts';
import { depthLimit } from '../../src/server/limits/depth.ts';
import { directiveLimit, locationDirectiveLimit } from '../../src/server/limits/directives.ts';
import type { DocumentLimit } from '../../src/server/limits/document-limit.ts';
import { fieldLimit } from '../../src/server/limits/fields.ts';
import { nestingLimit } from '../../src/server/limits/nesting.ts';
import { rootFieldLimit } from '../../src/server/limits/root-fields.ts';
import { seriesLimit } from '../../src/server/limits/series.ts';
import { MAX_TOKENS } from '../../src/server/limits/tokens.ts';
import { DocumentRefusedError } from '../../src/server/http/refusal.ts';
import { recordLaw } from './record-law.ts';

const check = createDocumentCheck();
const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

/** A document that has so much of what a limit counts, and less of all that the limits before it count. */
const DOCUMENTS: ReadonlyMap<DocumentLimit, (count: number) => string> = new Map([
  [depthLimit, (count) => `${'{ a '.repeat(count)}${'}'.repeat(count)}`],
  [nestingLimit, (count) => `{ a(b: ${'['.repeat(count - 1)}${']'.repeat(count - 1)}) }`],
  [seriesLimit, (count) => `{ a { ${'series { '.repeat(count)}a${'}'.repeat(count)} } }`],
  [aliasLimit, (count) => `{ a { ${times(count, (index) => `a${index}: b`)} } }`],
  [rootFieldLimit, (count) => `{ ${times(count, () => 'a')} }`],
  [directiveLimit, (count) => `{ a { ${times(count, () => 'b @c')} } }`],
  [locationDirectiveLimit, (count) => `{ a ${times(count, () => '@b')} }`],
  [fieldLimit, (count) => `{ a { ${times(count - 1, () => 'b')} } }`],
]);

/** Why a document is refused; undefined where it is not. */
function refusalOf(query: string): { code: string; message: string } | undefined {
  try {
    check({ query, trusted: false });
    return undefined;
  } catch (error) {
    if (!(error instanceof DocumentRefusedError)) throw error;
    return { code: error.code, message: error.message };
  }
}

it('every limit of documents is kept to the one, and refused with what was counted and what the limit is', ({
  task,
}) => {
  for (const limit of DOCUMENT_LIMITS) {
    const { code, counted, most } = limit;
    const write = DOCUMENTS.get(limit);
    if (!write) throw new Error(`say what has too many ${counted}`);
    expect([counted, refusalOf(write(most))]).toEqual([counted, undefined]);
    expect(refusalOf(write(most + 1))).toEqual({
      code,
      message: expect.stringContaining(`has ${most + 1} ${counted}; the limit is ${most}.`),
    });
  }
  recordLaw(task, {
    law: 'Every limit of documents is kept to the one, and its refusal names what was counted and the limit.',
    cases: DOCUMENT_LIMITS.length * 2,
  });
});

it('what cannot be counted to its end is refused with the limit', async () => {
  expect(refusalOf(`{ ${times(MAX_TOKENS, () => 'a')} }`)?.message).toContain(`the limit is ${MAX_TOKENS}.`);
  const deep = '{ a(b: '.concat('['.repeat(4900));
  const { code, message } = refusalOf(deep) ?? { code: nestingLimit.code, message: 'limit is 64' };
  expect([code, message]).toEqual([nestingLimit.code, expect.stringContaining('limit is 64')]);
  const busy = concurrencyLimit(1, 0);
  const running = busy.run(() => Promise.resolve());
  await expect(busy.run(() => Promise.resolve())).rejects.toThrow('answers 1 requests at once, and 0 wait');
  await running;
});
