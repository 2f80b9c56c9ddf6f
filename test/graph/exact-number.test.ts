import { expect, it } from 'vitest';
import { survivesAsDouble } from '../../src/schema/request/exact-number.ts';

it.each([
  ['0.1', true],
  ['100', true],
  ['99999999999.999999', false],
  ['9007199254740993', false],
  ['9007199254740992', true],
  ['1e400', false],
])('%s survives being read as a double: %s', (text, survives) => {
  expect(survivesAsDouble(text)).toBe(survives);
});
