import { describe, expect, it } from 'vitest';
import { type Division, DivisionTree } from '../../src/domain/division.ts';

function division(
  code: string,
  level: Division['level'],
  parentCode: string | null,
  successorCode: string | null = null,
): Division {
  return { code, name: code, level, parentCode, successorCode };
}

const tree = new DivisionTree([
  division('330302', 'COUNTY', '330300'),
  division('330300', 'PREFECTURE', '330000'),
  division('330000', 'PROVINCE', null),
  division('330100', 'PREFECTURE', '330000'),
  // Abolished, and taken into another county.
  division('330399', 'COUNTY', null, '330302'),
  // Imported with a parent that nobody imported.
  division('LOCAL:a', 'COUNTY', 'LOCAL:nowhere'),
  division('LOCAL:b', 'COUNTY', 'LOCAL:c'),
  division('LOCAL:c', 'COUNTY', 'LOCAL:b'),
]);

describe('the nearest division of a level', () => {
  it.each([
    ['330302', 'PREFECTURE', '330300'],
    ['330302', 'PROVINCE', '330000'],
    ['330302', 'COUNTY', '330302'],
    ['330300', 'COUNTY', undefined],
    ['330000', 'PROVINCE', '330000'],
    ['330000', 'PREFECTURE', undefined],
    ['LOCAL:a', 'PROVINCE', undefined],
    ['nowhere', 'PROVINCE', undefined],
  ] as const)('of %s at %s is %s', (place, level, found) => {
    expect(tree.atLevel(place, level)?.code).toBe(found);
  });
});

describe('whether a place lies in an area', () => {
  it.each([
    ['330300', '330302', true],
    ['330000', '330302', true],
    ['330302', '330302', true],
    ['330100', '330302', false],
    // Somewhere in the province may or may not be in the city.
    ['330300', '330000', undefined],
    ['330300', 'nowhere', undefined],
    ['330300', null, undefined],
    ['330300', undefined, undefined],
    ['nowhere', '330302', false],
    ['330300', '330399', true],
    ['330399', '330302', undefined],
    ['330300', 'LOCAL:a', false],
    // Whoever imports two places each inside the other gets an answer all the same.
    ['LOCAL:b', 'LOCAL:c', true],
    ['330300', 'LOCAL:c', false],
  ] as const)('%s holds %s: %s', (area, place, contains) => {
    expect(tree.contains(area, place)).toBe(contains);
  });
});

it('lists divisions in the order of their codes, whatever the order in which they came', () => {
  const codes = tree.all().map(({ code }) => code);
  expect(codes).toEqual(codes.toSorted());
  expect(codes).toHaveLength(8);
  expect(tree.get('330399')?.successorCode).toBe('330302');
});
