import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatDecimal } from '../../src/domain/decimal.ts';
import { bootstrapRatio } from '../../src/domain/interval.ts';
import { medianDifferenceTest, rankCorrelation } from '../../src/domain/permutation.ts';
import { observations } from './reference/reference-figures.ts';

const drawn = z.array(
  z.object({
    what: z.enum(['bootstrap', 'medians', 'ranks']),
    groups: z.string(),
    draws: z.coerce.number(),
    seed: z.coerce.number(),
    figure: z.enum(['lower', 'upper', 'p']),
    value: z.string(),
  }),
);
/** What reference/draws.py drew; how to draw it anew is said there. */
const file = await readFile(join(import.meta.dirname, 'reference/draws.csv'));
const figures = drawn.parse(parse(file, { columns: true }));

/** The known pairs of a group in the order of the database, which is that of the wholes and then of the parts. */
function pairsOf(group: string) {
  return observations
    .flatMap((each) =>
      each.group === group && each.part !== null && each.whole !== null
        ? [{ part: Number(each.part), whole: Number(each.whole) }]
        : [],
    )
    .toSorted((a, b) => a.whole - b.whole || a.part - b.part);
}

function partsOf(group: string): number[] {
  return observations.flatMap((each) =>
    each.group === group && each.part !== null ? [Number(each.part)] : [],
  );
}

function ofProduct({ what, groups, draws, seed, figure }: (typeof figures)[number]): string {
  if (what === 'bootstrap') {
    const interval = bootstrapRatio(pairsOf(groups), { replicates: draws, seed });
    return interval ? formatDecimal(figure === 'lower' ? interval.lower : interval.upper) : '';
  }
  const drawing = { permutations: draws, seed };
  const [first = '', second = ''] = groups.split(' ');
  const inOrder = observations.filter(
    (each) => each.group === groups && each.part !== null && each.whole !== null,
  );
  const test =
    what === 'medians'
      ? medianDifferenceTest(partsOf(first), partsOf(second), drawing)
      : rankCorrelation(
          inOrder.map(({ part }) => Number(part)),
          inOrder.map(({ whole }) => Number(whole)),
          drawing,
        );
  return test && !test.isExact ? formatDecimal(test.pValue) : '';
}

describe('what is drawn', () => {
  it.each(['bootstrap', 'medians', 'ranks'] as const)(
    'is, of %s, digit by digit what anybody draws after the documentation',
    (what) => {
      const of = figures.filter((each) => each.what === what && each.value !== '');
      expect(of.length).toBeGreaterThan(2);
      expect(of.map((each) => ({ ...each, value: ofProduct(each) }))).toEqual(of);
    },
  );

  it('is nothing where there are too few', () => {
    const none = figures.filter(({ value }) => value === '');
    expect(none.length).toBeGreaterThan(0);
    expect(none.map((each) => ofProduct(each))).toEqual(none.map(() => ''));
  });
});
