import { array, assert, integer, bigInt, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concentration, topShare } from '../../src/domain/concentration.ts';
import { Decimal, formatDecimal, shownQuotient } from '../../src/domain/decimal.ts';
import { bootstrapRatio, quantile, wilsonInterval } from '../../src/domain/interval.ts';
import { coarseSum } from '../../src/domain/coarse-sum.ts';
import { combinedStatus, coverage, observationStatus, withheldCells } from '../../src/domain/observation.ts';
import { mulberry32 } from '../../src/domain/random.ts';

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function sums(amounts: readonly number[]) {
  const sorted = amounts.toSorted((a, b) => a - b);
  return {
    n: sorted.length,
    sum: total(sorted),
    sumOfSquares: total(sorted.map((x) => x * x)),
    rankedSum: total(sorted.map((x, at) => (at + 1) * x)),
  };
}

const shown = (value: Decimal | null) => (value === null ? null : formatDecimal(value));

describe('concentration', () => {
  // By hand: shares of [1, 2, 3, 4] are .1 .2 .3 .4, so HHI = .3; Gini = 2·30/(4·10) − 5/4 = .25.
  it.each([
    [[], null, null, null, null],
    [[0, 0], null, null, null, null],
    [[7], '1', null, '0', null],
    [[1, 3], '0.625', '0.25', '0.25', '0.5'],
    [[0, 0, 9], '1', '1', '0.666666666667', '1'],
    [[1, 2, 3, 4], '0.3', '0.066666666667', '0.25', '0.333333333333'],
    [[5, 5, 5, 5], '0.25', '0', '0', '0'],
  ])('of %j', (amounts, hhi, normalizedHhi, gini, correctedGini) => {
    const { n, ...moments } = sums(amounts);
    const found = concentration({ n, ...moments });
    expect(Object.fromEntries(Object.entries(found).map(([name, value]) => [name, shown(value)]))).toEqual({
      hhi,
      normalizedHhi,
      gini,
      correctedGini,
    });
  });

  it('is what its definitions say of each pair of amounts', () => {
    assert(
      property(
        array(nat(1000), { minLength: 1, maxLength: 12 }).filter((amounts) => total(amounts) > 0),
        (amounts) => {
          const found = concentration(sums(amounts));
          const all = total(amounts);
          const differences = amounts.flatMap((a) => amounts.map((b) => Math.abs(a - b)));
          const gini = differences.reduce((sum, x) => sum + x, 0) / (2 * amounts.length * all);
          const hhi = amounts.reduce((sum, x) => sum + (x / all) ** 2, 0);
          expect(Number(found.gini)).toBeCloseTo(gini, 10);
          expect(Number(found.hhi)).toBeCloseTo(hhi, 10);
        },
      ),
    );
  });

  it('has a top share, and none of nothing', () => {
    expect(shown(topShare('7', '10'))).toBe('0.7');
    expect(topShare(0, 0)).toBeNull();
  });
});

describe('a quotient that is shown', () => {
  const UNITS = 10n ** 12n;
  /** Whole numbers alone: the nearest unit, and of two that are as near the even one. */
  const nearestUnit = (numerator: bigint, denominator: bigint) => {
    const dividend = numerator * UNITS;
    const near = dividend / denominator;
    const distance = (unit: bigint) => {
      const left = (dividend - unit * denominator) * (denominator < 0n ? -1n : 1n);
      return left < 0n ? -left : left;
    };
    const [first = near, second = near] = [near - 1n, near, near + 1n].toSorted((a, b) =>
      distance(a) < distance(b) ? -1 : 1,
    );
    return distance(first) === distance(second) && first % 2n !== 0n ? second : first;
  };
  const money = bigInt({ min: -(10n ** 30n), max: 10n ** 30n });

  const isNearest = (numerator: bigint, denominator: bigint) => {
    const found = shownQuotient(numerator.toString(), denominator.toString());
    expect(found?.times(UNITS.toString()).toFixed()).toBe(nearestUnit(numerator, denominator).toString());
  };

  it('is rounded half to even at twelve places', () => {
    assert(
      property(
        money,
        money.filter((n) => n !== 0n),
        isNearest,
      ),
    );
    // Halves of the last place, on both sides of 0.
    assert(property(bigInt({ min: -9999n, max: 9999n }), (n) => isNearest(2n * n + 1n, 2n * UNITS)));
    expect(shown(shownQuotient('0.000000000001', 2))).toBe('0');
    expect(shown(shownQuotient('-0.000000000003', 2))).toBe('-0.000000000002');
    expect(shownQuotient(1, 0)).toBeNull();
  });
});

describe('Wilson’s interval', () => {
  // python3 -c "from math import sqrt; z=1.959963984540054
  // for k,n in ((0,5),(5,5),(3,7),(40,100)):
  //   p=k/n; d=1+z*z/n; c=p+z*z/(2*n); r=z*sqrt(p*(1-p)/n+z*z/(4*n*n)); print(k,n,round((c-r)/d,12),round((c+r)/d,12))"
  it.each([
    [0, 5, '0', '0.434482464783'],
    [5, 5, '0.565517535217', '1'],
    [3, 7, '0.158219855251', '0.749541635472'],
    [40, 100, '0.309401286432', '0.497997413209'],
  ])('of %i of %i', (successes, n, lower, upper) => {
    const found = wilsonInterval(successes, n);
    expect([shown(found?.lower ?? null), shown(found?.upper ?? null)]).toEqual([lower, upper]);
  });

  it.each([0, 1, 2, 3, 4])('is not given of %i', (n) => {
    expect(wilsonInterval(0, n)).toBeNull();
  });
});

describe('the bootstrap of a pooled ratio', () => {
  const pairs = [3, 5, 4, 9, 2, 7].map((part, at) => ({ part, whole: 100 + 10 * at }));

  it('gives the same interval for the same seed, and another for another', () => {
    const found = bootstrapRatio(pairs, { replicates: 2000, seed: 1 });
    expect(bootstrapRatio(pairs, { replicates: 2000, seed: 1 })).toEqual(found);
    expect(bootstrapRatio(pairs, { replicates: 2000, seed: 2 })).not.toEqual(found);
  });

  it('holds the ratio between its ends, and collapses where all pairs are alike', () => {
    const found = bootstrapRatio(pairs, { replicates: 2000, seed: 1 });
    expect(Number(found?.lower)).toBeLessThan(30 / 750);
    expect(Number(found?.upper)).toBeGreaterThan(30 / 750);
    const alike = bootstrapRatio(
      Array.from({ length: 6 }, () => ({ part: 1, whole: 4 })),
      { replicates: 200, seed: 1 },
    );
    expect([shown(alike?.lower ?? null), shown(alike?.upper ?? null)]).toEqual(['0.25', '0.25']);
  });

  it('is not given of fewer than five, nor over denominators of nothing', () => {
    expect(bootstrapRatio(pairs.slice(0, 4), { replicates: 200, seed: 1 })).toBeNull();
    expect(
      bootstrapRatio(
        Array.from({ length: 5 }, () => ({ part: 1, whole: 0 })),
        { replicates: 200, seed: 1 },
      ),
    ).toBeNull();
  });

  it('draws with Mulberry32 as it is published', () => {
    const random = mulberry32(1);
    // Computed with Python's unbounded integers, masked to 32 bits after each step.
    expect([random(), random(), random()]).toEqual([
      0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
    ]);
  });
});

it('quantiles interpolate linearly', () => {
  // numpy.quantile([1, 2, 4, 8], [0, .25, .5, .9, 1]) → 1, 1.75, 3, 6.8, 8
  expect([0, 0.25, 0.5, 0.9, 1].map((at) => quantile([1, 2, 4, 8], at))).toEqual([
    1,
    1.75,
    3,
    expect.closeTo(6.8, 12),
    8,
  ]);
});

describe('how a figure came to be', () => {
  it.each([
    [0, 0, 'MISSING', null],
    [4, 0, 'MISSING', '0'],
    [4, 3, 'ESTIMATED', '0.75'],
    [4, 4, 'NORMAL', '1'],
  ])('of %i in all and %i reported', (nTotal, nReported, status, covered) => {
    expect(observationStatus({ nTotal, nReported })).toBe(status);
    expect(shown(coverage({ nTotal, nReported }))).toBe(covered);
  });
});

it('what is computed of several figures is known as the least of them', () => {
  expect(combinedStatus([])).toBe('NORMAL');
  expect(combinedStatus(['NORMAL', 'NORMAL'])).toBe('NORMAL');
  expect(combinedStatus(['ESTIMATED', 'NORMAL'])).toBe('ESTIMATED');
  expect(combinedStatus(['MISSING', 'ESTIMATED', 'NORMAL'])).toBe('MISSING');
  expect(combinedStatus(['MISSING', 'SUPPRESSED'])).toBe('SUPPRESSED');
});

const cells = (ns: Readonly<Record<string, number>>) =>
  Object.entries(ns).map(([key, n]) => ({ key: key.split(' '), n }));

describe('a coarse sum', () => {
  it.each([
    ['171', '27', '150'],
    ['190', '50', '200'],
    ['190', '50.01', '200'],
    ['240', '51', '200'],
    ['0.07', '0.02', '0.08'],
    ['0', '0', '0'],
  ])('of %s, the largest of which is %s, is %s', (sum, largest, coarse) => {
    expect(formatDecimal(coarseSum(new Decimal(sum), new Decimal(largest)))).toBe(coarse);
  });

  it('is off by less than the largest in it, and by as much for every one', () => {
    assert(
      property(array(integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 30 }), (amounts) => {
        const largest = Math.max(...amounts);
        const coarse = coarseSum(new Decimal(total(amounts)), new Decimal(largest)).toNumber();
        expect(Math.abs(coarse - total(amounts))).toBeLessThanOrEqual(largest * 1.25);
        // Whoever has it knows no step below the largest.
        expect(coarse % 10 ** Math.floor(Math.log10(largest))).toBe(0);
      }),
    );
  });
});

describe('what is withheld', () => {
  it('is nothing where every group is large enough or empty', () => {
    expect([...withheldCells(cells({ a: 10, b: 11, c: 0 }))]).toEqual([]);
  });

  it('is a small group, and the next smallest, for the total minus the others would tell', () => {
    expect([...withheldCells(cells({ a: 2, b: 19, c: 14 }))]).toEqual([0, 2]);
  });

  it('is two small groups and a third where two together are fewer than ten', () => {
    expect([...withheldCells(cells({ a: 1, b: 1, c: 18, d: 19 }))]).toEqual([0, 1, 2]);
  });

  it('is two small groups alone where together they are ten', () => {
    expect([...withheldCells(cells({ a: 4, b: 6, c: 20 }))]).toEqual([0, 1]);
    expect([...withheldCells(cells({ a: 4, b: 5, c: 20 }))]).toEqual([0, 1, 2]);
  });

  it('is never an empty group, which hides nothing', () => {
    expect([...withheldCells(cells({ a: 2, b: 0, c: 14 }))]).toEqual([0, 2]);
    expect([...withheldCells(cells({ a: 2, b: 0 }))]).toEqual([0]);
    expect([...withheldCells(cells({ a: 2 }))]).toEqual([0]);
    expect([...withheldCells([])]).toEqual([]);
  });

  it('is another group of the whole where a small one is alone in its row and its column', () => {
    expect([...withheldCells(cells({ 'a x': 2, 'b y': 30, 'c z': 20 }))]).toEqual([0, 2]);
  });

  it('is a rectangle in a table, for rows and columns have margins too', () => {
    const table = cells({ 'a x': 1, 'a y': 15, 'b x': 15, 'b y': 19, 'c x': 40, 'c y': 40 });
    expect(withheldCells(table)).toEqual(new Set([0, 1, 2, 3]));
  });
});
