import { describe, expect, it } from 'vitest';
import { type Decimal, formatDecimal } from '../../src/domain/decimal.ts';
import { cliffsDelta, medianDifferenceTest, rankCorrelation } from '../../src/domain/permutation.ts';

const DRAWING = { permutations: 999, seed: 1 };
const text = (value: Decimal | null | undefined) => (value ? formatDecimal(value) : null);

// scipy 1.17.1: with f = lambda x, y, axis=-1: np.median(x, axis=axis) - np.median(y, axis=axis)
//   d = stats.permutation_test((x, y), f, vectorized=True, n_resamples=np.inf).null_distribution
//   (np.abs(d) >= abs(f(x, y)) - 1e-12).mean(), len(d), 2 * stats.mannwhitneyu(x, y).statistic / (len(x) * len(y)) - 1
describe('two groups', () => {
  it.each([
    {
      first: [2, 5, 3, 6, 7, 2, 5],
      second: [20, 5, 13, 12, 7, 2, 2],
      pValue: '0.417249417249',
      permutations: 3432,
      delta: '-0.367346938776',
    },
    {
      first: [1, 2, 3, 4, 5],
      second: [6, 7, 8, 9, 10],
      pValue: '0.047619047619',
      permutations: 252,
      delta: '-1',
    },
    { first: [1, 1, 1, 1, 1], second: [1, 1, 1, 1, 1], pValue: '1', permutations: 252, delta: '0' },
    {
      first: [0.1, 0.4, 0.35, 0.2, 0.9, 0.5],
      second: [0.3, 0.8, 0.7, 0.95, 0.6],
      pValue: '0.218614718615',
      permutations: 462,
      delta: '-0.533333333333',
    },
  ])('$first and $second are as scipy has them', ({ first, second, pValue, permutations, delta }) => {
    const test = medianDifferenceTest(first, second, DRAWING);
    expect({ ...test, pValue: text(test?.pValue) }).toEqual({ pValue, permutations, isExact: true });
    expect(text(cliffsDelta(first, second))).toBe(delta);
    expect(text(cliffsDelta(second, first))).toBe(
      delta === '0' ? '0' : text(cliffsDelta(first, second)?.neg()),
    );
  });

  it('are drawn from where there are many arrangements, the same for the same seed, and p is never 0', () => {
    const first = Array.from({ length: 30 }, (_, at) => at);
    const second = first.map((value) => value + 1000);
    const test = medianDifferenceTest(first, second, DRAWING);
    expect({ ...test, pValue: text(test?.pValue) }).toEqual({
      pValue: '0.001',
      permutations: 999,
      isExact: false,
    });
    const near = first.map((value) => value + 5.5);
    const drawn = text(medianDifferenceTest(first, near, DRAWING)?.pValue);
    expect(text(medianDifferenceTest(first, near, DRAWING)?.pValue)).toBe(drawn);
    expect(text(medianDifferenceTest(first, near, { ...DRAWING, seed: 2 })?.pValue)).not.toBe(drawn);
  });

  it.each([
    [5, 13, true, 8568],
    [13, 5, true, 8568],
    // 24,310 arrangements are more than are counted.
    [8, 9, false, 999],
    [9, 8, false, 999],
  ])(
    'of %i and %i numbers are counted wholly, or drawn where they are many: %s',
    (n, m, isExact, permutations) => {
      const numbers = Array.from({ length: n + m }, (_, at) => (at * 7) % 19);
      expect(medianDifferenceTest(numbers.slice(0, n), numbers.slice(n), DRAWING)).toMatchObject({
        isExact,
        permutations,
      });
    },
  );

  it('of the same number everywhere are as far apart in every draw', () => {
    const same = Array.from({ length: 30 }, () => 7);
    expect(text(medianDifferenceTest(same, same, DRAWING)?.pValue)).toBe('1');
  });

  it.each([0, 1, 2, 3, 4])('are not tested where one has %i', (n) => {
    const few = Array.from({ length: n }, (_, at) => at);
    expect(medianDifferenceTest(few, [1, 2, 3, 4, 5, 6], DRAWING)).toBeNull();
    expect(medianDifferenceTest([1, 2, 3, 4, 5, 6], few, DRAWING)).toBeNull();
    // Of the pairs (a, 2): 0 and 1 lose, 2 ties, 3 wins.
    expect(text(cliffsDelta(few, [2]))).toBe([null, '-1', '-1', '-0.666666666667', '-0.25'][n]);
  });
});

// scipy: stats.spearmanr, stats.kendalltau; p over all orders of stats.rankdata(y), and for the interval
//   se = np.sqrt((1 + rho**2 / 2) / (n - 3)); np.tanh(np.arctanh(rho) ± 1.959963984540054 * se)
const countedOrders = (n: number) =>
  rankCorrelation(
    Array.from({ length: n }, (_, at) => at),
    Array.from({ length: n }, (_, at) => (at * 3) % n),
    DRAWING,
  );

describe('rank correlation', () => {
  it.each([
    {
      x: [1, 2, 3, 4, 5],
      y: [2, 1, 4, 3, 5],
      spearman: '0.8',
      kendall: '0.6',
      pValue: '0.133333333333',
      interval: ['-0.457124388805', '0.990842947878'],
    },
    {
      x: [1, 2, 2, 4, 5, 6],
      y: [3, 1, 4, 4, 2, 6],
      spearman: '0.426470588235',
      kendall: '0.357142857143',
      pValue: '0.419444444444',
      interval: ['-0.620823587986', '0.927121341349'],
    },
    {
      x: [1, 2, 3, 4, 5],
      y: [5, 4, 3, 2, 1],
      spearman: '-1',
      kendall: '-1',
      pValue: '0.016666666667',
      interval: [null, null],
    },
  ])('of $x and $y is as scipy has it', ({ x, y, spearman, kendall, pValue, interval }) => {
    const found = rankCorrelation(x, y, DRAWING);
    expect([text(found?.spearman), text(found?.kendall), text(found?.pValue)]).toEqual([
      spearman,
      kendall,
      pValue,
    ]);
    expect([text(found?.interval?.lower), text(found?.interval?.upper)]).toEqual(interval);
    expect(found?.isExact).toBe(true);
  });

  it('of ten is drawn', () => {
    const y = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
    const found = rankCorrelation([...y.keys()], y, { permutations: 9999, seed: 1 });
    expect([text(found?.spearman), text(found?.kendall)]).toEqual(['0.391453783156', '0.276026223737']);
    // numpy: of 200,000 rng.permutation(ry) with np.random.default_rng(1), 0.2626 are as far from the middle.
    expect(Number(found?.pValue)).toBeGreaterThan(0.25);
    expect(Number(found?.pValue)).toBeLessThan(0.28);
    expect(found?.isExact).toBe(false);
  });

  it('of eight is counted over all orders, of nine drawn', () => {
    expect(countedOrders(8)).toMatchObject({ isExact: true, permutations: 40_320 });
    expect(countedOrders(10)).toMatchObject({ isExact: false, permutations: 999 });
  });

  it('counts draws that are just as far among those that speak against it', () => {
    // The larger one stands first or last in two orders of nine.
    const found = rankCorrelation([1, 2, 3, 4, 5, 6, 7, 8, 9], [0, 0, 0, 0, 0, 0, 0, 0, 1], DRAWING);
    expect(Number(found?.pValue)).toBeGreaterThan(0.17);
    expect(Number(found?.pValue)).toBeLessThan(0.28);
  });

  it.each([0, 1, 2, 3, 4])('of %i points is none', (n) => {
    const few = Array.from({ length: n }, (_, at) => at);
    expect(rankCorrelation(few, few, DRAWING)).toBeNull();
  });

  it('of a measure that is the same everywhere is none', () => {
    expect(rankCorrelation([1, 2, 3, 4, 5], [7, 7, 7, 7, 7], DRAWING)).toBeNull();
  });
});
