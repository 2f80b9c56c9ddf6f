import { Fraction, ONE, sumOf, ZERO } from './fraction.ts';
import type { Item, Measured } from './recorded-rows.ts';

/** What is asked of every distribution, with the threshold that shares of it meet. */
export const distributionQuery = (atLeast: string) =>
  `nTotal nReported coverage status quantileStatus sum mean min q1 median q3 max standardDeviation high: quantile(at: "0.9") odd: quantile(at: "0.123456789012") ` +
  `even: histogram(bins: 7) { from to count } sturges: histogram { from to count } edges: histogram(edges: ["0", "0.5", "1", "10", "100000000"]) { from to count } ` +
  `shareMeeting(atLeast: "${atLeast}") { atLeast nTotal nMeeting nReported share lower upper status interval { lower upper } }`;
/** What is asked of every concentration. */
export const CONCENTRATION =
  'n nTotal nReported coverage status hhi normalizedHhi gini correctedGini top topShare';

const count = (n: number) => new Fraction(BigInt(n));
const divided = (part: number, whole: number) =>
  whole === 0 ? null : count(part).over(count(whole)).shown();
const isKnown = (number: Fraction | null | undefined): number is Fraction =>
  number !== null && number !== undefined;
const statusOf = (reported: number, total: number) =>
  reported === 0 ? 'MISSING' : reported < total ? 'ESTIMATED' : 'NORMAL';

/** Linear between neighbours, at rank q·(n − 1). */
function quantile(sorted: readonly Fraction[], at: Fraction): Fraction | null {
  const rank = at.times(count(sorted.length - 1));
  const below = Number(rank.floor());
  const [low, high] = [sorted[below], sorted[below + 1]];
  if (!low) return null;
  return high ? low.plus(high.minus(low).times(rank.minus(count(below)))) : low;
}

function bars(sorted: readonly Fraction[], edges: readonly Fraction[]) {
  const last = edges.length - 2;
  return edges.slice(0, -1).map((from, at) => {
    const to = edges[at + 1] ?? from;
    const inside = sorted.filter(
      (value) =>
        value.compare(from) >= 0 && (value.compare(to) < 0 || (at === last && value.compare(to) === 0)),
    );
    return { from: from.shown(), to: to.shown(), count: inside.length };
  });
}

function evenBars(sorted: readonly Fraction[], bins: number) {
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (!least || !most) return [];
  if (least.compare(most) === 0) return bars(sorted, [least, most]);
  const width = most.minus(least).over(count(bins));
  return bars(
    sorted,
    Array.from({ length: bins + 1 }, (_, step) => least.plus(width.times(count(step)))),
  );
}

/** The 0.975 quantile of the normal distribution. */
const Z = Fraction.of('1.95996398454005423552459443052055152795555008');
const intervals = new Map<string, { readonly lower: string; readonly upper: string }>();

/** Wilson's interval of 95 % for a share; null below five. */
export function wilson(meeting: number, of: number) {
  if (of < 5) return null;
  const name = `${meeting}/${of}`;
  let interval = intervals.get(name);
  if (!interval) {
    const [n, share] = [count(of), count(meeting).over(count(of))];
    const square = Z.times(Z).over(n);
    const centre = share.plus(square.over(count(2)));
    const variance = share
      .times(ONE.minus(share))
      .plus(square.over(count(4)))
      .over(n);
    const reach = Z.times(variance.root());
    const whole = ONE.plus(square);
    interval = {
      lower: centre.minus(reach).over(whole).shown(),
      upper: centre.plus(reach).over(whole).shown(),
    };
    intervals.set(name, interval);
  }
  return interval;
}

/** A number of a group, and how it came to be. */
export interface Observed {
  readonly value: Fraction | null;
  readonly status: string;
}
const STATUSES = ['NORMAL', 'ESTIMATED', 'MISSING'];

/** What a number has changed by from one day to another; the difference and the rate are those of exact numbers. */
export function changed(since: string, then: Observed, now: Observed) {
  const difference = then.value && now.value ? now.value.minus(then.value) : null;
  return {
    since,
    from: then.value?.shown() ?? null,
    to: now.value?.shown() ?? null,
    difference: difference?.shown() ?? null,
    relative: difference && then.value && !then.value.isZero ? difference.over(then.value).shown() : null,
    status: STATUSES.findLast((status) => then.status === status || now.status === status),
  };
}

const sortedOf = (measured: readonly Measured[]) =>
  measured
    .map(({ value }) => value)
    .filter(isKnown)
    .toSorted((a, b) => a.compare(b));

/** The exact numbers of a distribution by the words of its `change`. */
export function observed(measured: readonly Measured[]): Readonly<Record<string, Observed>> {
  const sorted = sortedOf(measured);
  const n = sorted.length;
  const status = statusOf(n, measured.length);
  const at = (text: string): Observed => ({ value: quantile(sorted, Fraction.of(text)), status });
  return {
    SUM: { value: n === 0 ? null : sumOf(sorted), status },
    MEAN: { value: n === 0 ? null : sumOf(sorted).over(count(n)), status },
    MIN: at('0'),
    MEDIAN: at('0.5'),
    MAX: at('1'),
    REPORTED: { value: count(n), status: 'NORMAL' },
  };
}

/** A distribution by its definitions. */
export function distribution(measured: readonly Measured[], atLeast: string) {
  const sorted = sortedOf(measured);
  const [n, total] = [sorted.length, measured.length];
  const sum = sumOf(sorted);
  const mean = n === 0 ? null : sum.over(count(n));
  const squares = mean && sumOf(sorted.map((value) => value.minus(mean).times(value.minus(mean))));
  const at = (text: string) => quantile(sorted, Fraction.of(text))?.shown() ?? null;
  const bound = Fraction.of(atLeast);
  const meeting = sorted.filter((value) => value.compare(bound) >= 0).length;
  let bins = 1;
  while (2 ** (bins - 1) < n) bins += 1;
  return {
    nTotal: total,
    nReported: n,
    coverage: divided(n, total),
    status: statusOf(n, total),
    quantileStatus: statusOf(n, total),
    sum: n === 0 ? null : sum.shown(),
    mean: mean?.shown() ?? null,
    min: at('0'),
    q1: at('0.25'),
    median: at('0.5'),
    q3: at('0.75'),
    max: at('1'),
    standardDeviation: squares && n > 1 ? squares.over(count(n - 1)).rootShown() : null,
    high: at('0.9'),
    odd: at('0.123456789012'),
    even: evenBars(sorted, 7),
    sturges: evenBars(sorted, bins),
    edges: bars(
      sorted,
      ['0', '0.5', '1', '10', '100000000'].map((edge) => Fraction.of(edge)),
    ),
    shareMeeting: {
      atLeast,
      nTotal: total,
      nMeeting: meeting,
      nReported: n,
      status: statusOf(n, total),
      interval: wilson(meeting, n),
      share: divided(meeting, n),
      lower: divided(meeting, total),
      upper: divided(meeting + total - n, total),
    },
  };
}

const over = (part: Fraction, whole: Fraction) => (whole.isZero ? null : part.over(whole).shown());
const sum = (rows: readonly Measured[], of: 'part' | 'whole') => sumOf(rows.map((row) => row[of] ?? ZERO));

const pooledRows = (measured: readonly Measured[], isShare: boolean) =>
  measured.filter(
    ({ part, whole, value }) => isKnown(part) && isKnown(whole) && (!isShare || value !== null),
  );

/** The exact pooled share or ratio. */
export function observedPooled(measured: readonly Measured[], isShare: boolean): Observed {
  const known = pooledRows(measured, isShare);
  const whole = sum(known, 'whole');
  const value = whole.isZero ? null : sum(known, 'part').over(whole);
  return { value, status: value === null ? 'MISSING' : statusOf(known.length, measured.length) };
}

/** A pooled share or ratio by its definition; bounds are of shares alone. */
export function pooled(measured: readonly Measured[], isShare: boolean) {
  const known = pooledRows(measured, isShare);
  const { value, status } = observedPooled(measured, isShare);
  const unknown = sumOf(measured.map((row) => row.unknown ?? ZERO));
  const isOpen = measured.some(({ open }) => open === true);
  const whole = sum(measured, 'whole');
  return {
    pooled: value?.shown() ?? null,
    nTotal: measured.length,
    nReported: known.length,
    coverage: divided(known.length, measured.length),
    status,
    ...(isShare && {
      lower: isOpen ? '0' : over(sum(measured, 'part'), whole),
      upper: isOpen ? '1' : over(sum(measured, 'part').plus(unknown), whole),
    }),
  };
}

/** How concentrated numbers are, added up by those that share them, by the definitions. */
export function concentration(items: readonly Item[], field: string, sharer: string, top: number) {
  const numbers = items.map((item) => item.numbers[field]?.value ?? null);
  const bySharer = new Map<string, Fraction>();
  for (const [at, item] of items.entries()) {
    const [number, of] = [numbers[at], item.sharers[sharer]];
    if (isKnown(number) && of !== null && of !== undefined)
      bySharer.set(of, (bySharer.get(of) ?? ZERO).plus(number));
  }
  const sorted = [...bySharer.values()].toSorted((a, b) => a.compare(b));
  const [n, reported] = [sorted.length, numbers.filter(isKnown).length];
  const sum = sumOf(sorted);
  // What nobody is known to have got is left out, and the rest stands for all.
  const isWhole = sum.compare(sumOf(numbers.filter(isKnown))) === 0;
  const known = {
    n,
    top,
    nTotal: items.length,
    nReported: reported,
    coverage: divided(reported, items.length),
  };
  if (sum.isZero)
    return {
      ...known,
      status: 'MISSING',
      hhi: null,
      normalizedHhi: null,
      gini: null,
      correctedGini: null,
      topShare: null,
    };
  const hhi = sumOf(sorted.map((value) => value.over(sum).times(value.over(sum))));
  const even = ONE.over(count(n));
  const ranked = sumOf(sorted.map((value, at) => value.times(count(at + 1))));
  const gini = ranked
    .times(count(2))
    .over(sum.times(count(n)))
    .minus(count(n + 1).over(count(n)));
  return {
    ...known,
    status: isWhole ? statusOf(reported, items.length) : 'ESTIMATED',
    hhi: hhi.shown(),
    normalizedHhi: n < 2 ? null : hhi.minus(even).over(ONE.minus(even)).shown(),
    gini: gini.shown(),
    correctedGini:
      n < 2
        ? null
        : gini
            .times(count(n))
            .over(count(n - 1))
            .shown(),
    topShare: sumOf(sorted.slice(-top)).over(sum).shown(),
  };
}
