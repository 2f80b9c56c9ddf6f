import {
  combinations,
  permutationsHeap,
  sampleRankCorrelation,
  shuffleInPlace,
  wilcoxonRankSum,
} from 'simple-statistics';
import { type Decimal, shownQuotient } from './decimal.ts';
import { type Interval, LEAST_FOR_INTERVAL, shownFloat, Z } from './interval.ts';
import { mulberry32 } from './random.ts';

/** How a permutation test is drawn. */
export interface Drawing {
  readonly permutations: number;
  readonly seed: number;
}

/** How likely so much or more is by chance, and over how many arrangements that was counted. */
export interface PermutationTest {
  readonly pValue: Decimal;
  readonly permutations: number;
  /** Whether every arrangement there is was counted, and none was drawn. */
  readonly isExact: boolean;
}

/** With no more arrangements than this all are counted. */
const MOST_ENUMERATED = 20_000;
/** Of 8 there are 40,320 orders; of 9 so many that drawing is as good. */
const MOST_ORDERED = 8;
/** Differences that are equal in so many parts are equal: they differ by the rounding of floats. */
const EQUAL = 1e-9;

/**
 * Tests whether the medians of two groups differ: how often groups of the same sizes, drawn from all numbers together,
 * have medians as far apart. Under the hypothesis the numbers of both groups come of one distribution. Two-sided. Where
 * arrangements are drawn the observed one counts among them, (b + 1) / (m + 1), so p is never 0 (Phipson and Smyth 2010).
 *
 * @returns null below {@link LEAST_FOR_INTERVAL} numbers in either group.
 */
export function medianDifferenceTest(
  first: readonly number[],
  second: readonly number[],
  { permutations, seed }: Drawing,
): PermutationTest | null {
  if (first.length < LEAST_FOR_INTERVAL || second.length < LEAST_FOR_INTERVAL) return null;
  const marked = [
    ...first.map((value) => ({ value, group: 1 })),
    ...second.map((value) => ({ value, group: 0 })),
  ].toSorted((a, b) => a.value - b.value);
  const values = marked.map(({ value }) => value);
  const observed = Math.abs(
    medianDifference(
      values,
      marked.map(({ group }) => group),
      first.length,
    ),
  );
  const asFar = (groups: readonly number[]) =>
    Math.abs(medianDifference(values, groups, first.length)) >= observed * (1 - EQUAL);

  if (arrangements(values.length, first.length) <= MOST_ENUMERATED) {
    const subsets = combinations([...values.keys()], first.length);
    return enumerated(
      subsets.map((subset: readonly number[]) => {
        const groups = Array<number>(values.length).fill(0);
        for (const at of subset) groups[at] = 1;
        return asFar(groups);
      }),
    );
  }
  const random = mulberry32(seed);
  const groups = marked.map(({ group }) => group);
  return drawn(permutations, () => asFar(shuffleInPlace(groups, random)));
}

/** The median of the numbers of group 1 less that of group 0. */
function medianDifference(sorted: readonly number[], groups: readonly number[], ofFirst: number): number {
  const sizes = [sorted.length - ofFirst, ofFirst];
  const seen = [0, 0];
  const doubled = [0, 0];
  for (let at = 0; at < sorted.length; at += 1) {
    const group = groups[at] ?? 0;
    const [index, size] = [seen[group] ?? 0, sizes[group] ?? 0];
    // The one in the middle counts twice, or the two beside it once.
    if (index === Math.floor((size - 1) / 2)) doubled[group] = (doubled[group] ?? 0) + (sorted[at] ?? 0);
    if (index === Math.ceil((size - 1) / 2)) doubled[group] = (doubled[group] ?? 0) + (sorted[at] ?? 0);
    seen[group] = index + 1;
  }
  return ((doubled[1] ?? 0) - (doubled[0] ?? 0)) / 2;
}

/** n over k, or infinity once it is more than can be enumerated. */
function arrangements(n: number, k: number): number {
  let count = 1;
  for (let step = 1; step <= Math.min(k, n - k); step += 1) {
    count = (count * (n - step + 1)) / step;
    if (count > MOST_ENUMERATED) return Number.POSITIVE_INFINITY;
  }
  return count;
}

function enumerated(asFar: readonly boolean[]): PermutationTest {
  const count = asFar.filter(Boolean).length;
  return { pValue: shownFloat(count / asFar.length), permutations: asFar.length, isExact: true };
}

function drawn(permutations: number, isAsFar: () => boolean): PermutationTest {
  let count = 1;
  for (let draw = 0; draw < permutations; draw += 1) if (isAsFar()) count += 1;
  return { pValue: shownFloat(count / (permutations + 1)), permutations, isExact: false };
}

/**
 * Cliff's delta (Cliff 1993): the share of pairs in which the number of the first group is larger, less the share in
 * which it is smaller; from −1 to 1, 0 where neither group tends to be larger. Of the Wilcoxon rank sum, hence exact.
 *
 * @returns null where a group is empty.
 */
export function cliffsDelta(first: readonly number[], second: readonly number[]): Decimal | null {
  const [n, m] = [first.length, second.length];
  if (n === 0 || m === 0) return null;
  const pairsWon = wilcoxonRankSum([...first], [...second]) - (n * (n + 1)) / 2;
  return shownQuotient(2 * pairsWon - n * m, n * m);
}

/** How two measures go together over the same points. */
export interface RankCorrelation extends PermutationTest {
  /** Spearman's ρ, tied numbers having the mean of their ranks. */
  readonly spearman: Decimal;
  /** Kendall's τ-b, which takes ties into account. */
  readonly kendall: Decimal;
  /** Of ρ; null where the ranks agree or oppose one another wholly. */
  readonly interval: Interval | null;
}

/**
 * Rank correlation of two measures with a two-sided permutation test of Spearman's ρ: every order of the second measure
 * is as likely where the two have nothing to do with each other. Orders are drawn as in {@link medianDifferenceTest}.
 *
 * @returns null below {@link LEAST_FOR_INTERVAL} points, and where one measure is the same everywhere.
 */
export function rankCorrelation(
  first: readonly number[],
  second: readonly number[],
  { permutations, seed }: Drawing,
): RankCorrelation | null {
  const n = first.length;
  if (n < LEAST_FOR_INTERVAL) return null;
  const [x, y] = [doubledRanks(first), doubledRanks(second)];
  if (isConstant(x) || isConstant(y)) return null;
  const spearman = sampleRankCorrelation([...first], [...second]);
  // Of orders of the same ranks only Σ xy varies; doubled ranks are whole numbers, so it is compared exactly.
  const middle = n * (n + 1) ** 2;
  const distance = (ranks: readonly number[]) =>
    Math.abs(ranks.reduce((sum, rank, at) => sum + rank * (x[at] ?? 0), 0) - middle);
  const observed = distance(y);
  const random = mulberry32(seed);
  const order = [...y];
  const test =
    n <= MOST_ORDERED
      ? enumerated(permutationsHeap([...y]).map((ranks: readonly number[]) => distance(ranks) >= observed))
      : drawn(permutations, () => distance(shuffleInPlace(order, random)) >= observed);
  return {
    ...test,
    spearman: shownFloat(spearman),
    kendall: shownFloat(kendallTau(x, y)),
    interval: correlationInterval(spearman, n),
  };
}

/** Twice the rank of each number, the smallest having rank 1 and tied ones the mean of theirs. */
function doubledRanks(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => sorted.indexOf(value) + sorted.lastIndexOf(value) + 2);
}

function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

/** τ-b = (concordant − discordant) / √(pairs untied in x · pairs untied in y), Kendall 1945. */
function kendallTau(x: readonly number[], y: readonly number[]): number {
  let [agreement, untiedX, untiedY] = [0, 0, 0];
  for (let a = 1; a < x.length; a += 1) {
    for (let b = 0; b < a; b += 1) {
      const inX = Math.sign((x[a] ?? 0) - (x[b] ?? 0));
      const inY = Math.sign((y[a] ?? 0) - (y[b] ?? 0));
      agreement += inX * inY;
      untiedX += Math.abs(inX);
      untiedY += Math.abs(inY);
    }
  }
  return agreement / Math.sqrt(untiedX * untiedY);
}

/** By Fisher's z with the variance (1 + ρ²/2) / (n − 3) of Bonett and Wright 2000. */
function correlationInterval(rho: number, n: number): Interval | null {
  if (Math.abs(rho) > 1 - EQUAL) return null;
  const reach = Z * Math.sqrt((1 + (rho * rho) / 2) / (n - 3));
  return {
    lower: shownFloat(Math.tanh(Math.atanh(rho) - reach)),
    upper: shownFloat(Math.tanh(Math.atanh(rho) + reach)),
  };
}
