import { assert, constant, dictionary, jsonValue, object, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerPieces,
  writeAnswer,
  withSerialisedData,
  SerialisedData,
} from '../../src/server/execution/serialised-data.ts';

/** Data of answers, with braces, quotes and characters beyond ASCII in their texts and keys. */
const anyText = oneof(string({ unit: 'grapheme' }), string(), constant('温州{"创新\\"}联合体🧪'));
const anyData = oneof(
  object({ key: anyText, values: [anyText], maxDepth: 4 }),
  dictionary(anyText, jsonValue()),
);

function objectsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : 1;
  return Object.values(value).reduce<number>((sum, each) => sum + objectsIn(each), own);
}

describe('the JSON of an answer’s data', () => {
  it('has as many objects as the data', () => {
    assert(
      property(anyData, (data) => {
        const json = JSON.stringify(data);
        expect(new SerialisedData(json).objects).toBe(objectsIn(JSON.parse(json)));
      }),
    );
  });

  it('is sent in pieces as it would be written in one, before and after it was made bytes', () => {
    assert(
      property(anyData, anyData, (data, cost) => {
        for (const extensions of [{}, { cost }]) {
          const written = withSerialisedData(new SerialisedData(JSON.stringify(data)));
          const whole = writeAnswer({ data: written, ...('cost' in extensions && { extensions }) });
          expect(JSON.parse(whole)).toEqual(
            JSON.parse(JSON.stringify({ data, ...('cost' in extensions && { extensions }) })),
          );
          expect(Buffer.concat(answerPieces(written, extensions)).toString()).toBe(whole);
          expect(writeAnswer({ data: written, ...('cost' in extensions && { extensions }) })).toBe(whole);
        }
      }),
    );
  });
});
