import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestName, PolicyError, suggestion } from '../../src/policy/policy-error.ts';

describe('the name nearest to a wrong one', () => {
  const names = ['wenzhou-2025', 'zhejiang-2022', 'hangzhou-2022', 'taizhou-2025-draft'];

  it.each([
    // A letter too many, at the beginning, in the middle and at the end.
    ['xwenzhou-2025', 'wenzhou-2025'],
    ['wenzzhou-2025', 'wenzhou-2025'],
    ['wenzhou-20255', 'wenzhou-2025'],
    // One too few, and one that is another.
    ['enzhou-2025', 'wenzhou-2025'],
    ['wenzhou-2024', 'wenzhou-2025'],
    ['WENZHOU-2025', 'wenzhou-2025'],
    // The beginning of a name of four letters or more is likelier than letters mistyped.
    ['taiz', 'taizhou-2025-draft'],
    ['tai', null],
    ['beijing', null],
    ['', null],
  ])('%s is %s', (wrong, name) => {
    expect(nearestName(wrong, names)).toBe(name);
  });

  it.each([
    ['ab', 'abcd', 'abcd'],
    ['ab', 'abcde', null],
    ['abcdef', 'abcxyz', 'abcxyz'],
    ['abcdef', 'abwxyz', null],
    ['abcde', 'abxyz', 'abxyz'],
    ['abcde', 'awxyz', null],
    // Letters that are left out at the beginning count as those anywhere.
    ['xxxxxab', 'ab', null],
    ['xxxxab', 'ab', null],
    ['xxxab', 'ab', 'ab'],
    ['abxxxxx', 'ab', null],
  ])('is at most half of its letters away, or two: %s, %s', (wrong, name, found) => {
    expect(nearestName(wrong, [name])).toBe(found);
  });

  it('is told by the first hundred letters of both', () => {
    const hundred = 'x'.repeat(100);
    expect(nearestName(`${hundred}${'y'.repeat(200)}`, [hundred])).toBe(hundred);
    const long = `${hundred}${'z'.repeat(300)}`;
    expect(nearestName(`y${'x'.repeat(99)}`, [long])).toBe(long);
    expect(nearestName(`${'y'.repeat(60)}${'x'.repeat(40)}`, [long])).toBeNull();
  });

  it('is the first of those that are equally near', () => {
    expect(nearestName('ace', ['acd', 'acb'])).toBe('acd');
    expect(nearestName('mini', ['minimum', 'minimumRatio'])).toBe('minimum');
    expect(nearestName('minimum', ['minimun', 'minimum'])).toBe('minimum');
  });

  it('is found whatever one letter is left out, doubled or replaced', () => {
    const mistakes = fc.record({
      name: fc.constantFrom(...names),
      at: fc.nat(11),
      kind: fc.constantFrom('left out', 'doubled', 'replaced'),
    });
    fc.assert(
      fc.property(mistakes, ({ name, at, kind }) => {
        const instead = { 'left out': '', doubled: `${name[at]}${name[at]}`, replaced: '#' }[kind];
        const wrong = `${name.slice(0, at)}${instead}${name.slice(at + 1)}`;
        expect(nearestName(wrong, names)).toBe(name);
      }),
    );
  });
});

it('suggests what there is where nothing is near', () => {
  expect(suggestion('minimun', ['minimum'])).toBe('did you mean minimum?');
  expect(suggestion('zzz', ['first', 'second'])).toBe('there are first, second');
  expect(suggestion('zzz', [])).toBe('there are none');
});

it('is an error with a code and words', () => {
  const error = new PolicyError('UNKNOWN_RULE', 'no such rule');
  expect([error.name, error.code, error.message]).toEqual(['PolicyError', 'UNKNOWN_RULE', 'no such rule']);
});
