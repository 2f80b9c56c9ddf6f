import { Fraction, ZERO } from './fraction.ts';

const whole = (n: number) => new Fraction(BigInt(n));

/** The median of numbers in rising order, as often as not between the two in the middle. */
export function median(sorted: readonly Fraction[]): Fraction | null {
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return low && high ? low.plus(high).over(whole(2)) : null;
}

/** How many of the pairs of one of each are won by the first, less those that it loses, over all. */
export function cliffsDelta(first: readonly Fraction[], second: readonly Fraction[]): string {
  let won = 0;
  for (const one of first) for (const other of second) won += Math.sign(one.compare(other));
  return whole(won)
    .over(whole(first.length * second.length))
    .shown();
}

/** More arrangements than this are not all counted. */
const MOST_ARRANGEMENTS = 20_000;

/** In how many ways so many are chosen of all; null where there are more than are counted. */
export function arrangementsOf(all: number, chosen: number): number | null {
  let ways = 1n;
  for (let step = 1; step <= chosen; step += 1) ways = (ways * BigInt(all - chosen + step)) / BigInt(step);
  return ways > MOST_ARRANGEMENTS ? null : Number(ways);
}

/** How far apart the medians of numbers in rising order are. */
const apart = (one: readonly Fraction[], other: readonly Fraction[]) => {
  const difference = (median(one) ?? ZERO).minus(median(other) ?? ZERO);
  return difference.compare(ZERO) < 0 ? ZERO.minus(difference) : difference;
};
const rising = (numbers: readonly Fraction[]) => numbers.toSorted((a, b) => a.compare(b));

/** How often groups of these sizes have medians as far apart as these two, over all arrangements. */
export function exactMedianTest(first: readonly Fraction[], second: readonly Fraction[]): Fraction {
  const all = rising([...first, ...second]);
  const observed = apart(rising(first), rising(second));
  let [farther, counted] = [0, 0];
  const choose = (at: number, chosen: readonly Fraction[], left: readonly Fraction[]): void => {
    if (chosen.length > first.length || left.length > second.length) return;
    const next = all[at];
    if (next === undefined) {
      counted += 1;
      if (apart(chosen, left).compare(observed) >= 0) farther += 1;
      return;
    }
    choose(at + 1, [...chosen, next], left);
    choose(at + 1, chosen, [...left, next]);
  };
  choose(0, [], []);
  return whole(farther).over(whole(counted));
}

/** Twice the rank of each, tied ones having the mean of theirs. */
function doubledRanks(numbers: readonly Fraction[]): number[] {
  return numbers.map((number) => {
    const below = numbers.filter((other) => other.compare(number) < 0).length;
    const same = numbers.filter((other) => other.compare(number) === 0).length;
    return 2 * below + same + 1;
  });
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** A whole number over the root of another, shown. */
function overRoot(part: number, square: number): string {
  const shown = whole(part * part)
    .over(whole(square))
    .rootShown();
  return part < 0 && shown !== '0' ? `-${shown}` : shown;
}

const together = (a: readonly number[], b: readonly number[]) =>
  sumOf(a.map((rank, at) => rank * (b[at] ?? 0)));

/** How two numbers of the same points go together by their ranks; null where one is the same everywhere. */
export function rankCorrelation(x: readonly Fraction[], y: readonly Fraction[]) {
  const [ofX, ofY] = [doubledRanks(x), doubledRanks(y)];
  const n = x.length;
  // Ranks less their mean, which doubled is n + 1.
  const [fromX, fromY] = [ofX, ofY].map((ranks) => ranks.map((rank) => rank - n - 1));
  if (!fromX || !fromY) throw new Error('two numbers are ranked');
  const [squaresX, squaresY] = [together(fromX, fromX), together(fromY, fromY)];
  if (squaresX === 0 || squaresY === 0) return null;
  let [agreement, untiedX, untiedY] = [0, 0, 0];
  for (const [at, one] of ofX.entries()) {
    for (let before = 0; before < at; before += 1) {
      const [inX, inY] = [
        Math.sign(one - (ofX[before] ?? 0)),
        Math.sign((ofY[at] ?? 0) - (ofY[before] ?? 0)),
      ];
      agreement += inX * inY;
      untiedX += inX * inX;
      untiedY += inY * inY;
    }
  }
  return {
    spearman: overRoot(together(fromX, fromY), squaresX * squaresY),
    kendall: overRoot(agreement, untiedX * untiedY),
    pValue: n > MOST_ORDERED ? null : exactRankTest(fromX, fromY),
    permutations: ordersOf(n),
  };
}

/** Of more points not all orders are counted. */
const MOST_ORDERED = 8;
const ordersOf = (n: number): number => (n < 2 ? 1 : n * ordersOf(n - 1));

/** How often orders of the second ranks go together as much or as little, over all orders. */
function exactRankTest(x: readonly number[], y: readonly number[]): Fraction {
  const observed = Math.abs(sumOf(x.map((rank, at) => rank * (y[at] ?? 0))));
  let [farther, counted] = [0, 0];
  const order = (at: number, sum: number, left: readonly number[]): void => {
    if (left.length === 0) {
      counted += 1;
      if (Math.abs(sum) >= observed) farther += 1;
    }
    for (const [place, rank] of left.entries())
      order(at + 1, sum + rank * (x[at] ?? 0), left.toSpliced(place, 1));
  };
  order(0, 0, y);
  return whole(farther).over(whole(counted));
}
