import { Decimal, SHOWN_DECIMAL_PLACES } from './decimal.ts';
import { mulberry32 } from './random.ts';

/** Below so many observations no interval is given: it would say more than is known. */
export const LEAST_FOR_INTERVAL = 5;

/** The 0.975 quantile of the standard normal distribution, for intervals of 95 %. */
export const Z = 1.959963984540054;

/** An interval of 95 %. What is estimated by sampling is a float; money and thresholds never come from here. */
export interface Interval {
  readonly lower: Decimal;
  readonly upper: Decimal;
}

/**
 * Wilson's score interval of 95 % for a proportion (Wilson 1927), without correction for continuity. Within 0 and 1,
 * and of use near them, where the textbook's interval is not.
 *
 * @returns null below {@link LEAST_FOR_INTERVAL} observations.
 */
export function wilsonInterval(successes: number, n: number): Interval | null {
  if (n < LEAST_FOR_INTERVAL) return null;
  const proportion = successes / n;
  const centre = proportion + (Z * Z) / (2 * n);
  const reach = Z * Math.sqrt((proportion * (1 - proportion)) / n + (Z * Z) / (4 * n * n));
  const whole = 1 + (Z * Z) / n;
  return {
    lower: successes === 0 ? new Decimal(0) : shownFloat((centre - reach) / whole),
    upper: successes === n ? new Decimal(1) : shownFloat((centre + reach) / whole),
  };
}

/** A pair of a ratio's numerator and denominator, of one unit or consortium. */
export interface Pair {
  readonly part: number;
  readonly whole: number;
}

/**
 * Percentile bootstrap of a pooled ratio Σ part / Σ whole (Efron 1979): pairs are drawn with replacement, as many as
 * there are, `replicates` times, and the 0.025 and 0.975 quantiles (linear interpolation) of the ratios are the ends.
 * Pair number ⌊random · n⌋ is drawn, with {@link mulberry32} from the seed, so the same seed gives the same interval.
 *
 * @returns null below {@link LEAST_FOR_INTERVAL} pairs, and where a draw's denominators sum to 0.
 */
export function bootstrapRatio(
  pairs: readonly Pair[],
  { replicates, seed }: { readonly replicates: number; readonly seed: number },
): Interval | null {
  const n = pairs.length;
  if (n < LEAST_FOR_INTERVAL) return null;
  const parts = Float64Array.from(pairs, ({ part }) => part);
  const wholes = Float64Array.from(pairs, ({ whole }) => whole);
  const random = mulberry32(seed);
  const ratios = new Float64Array(replicates);
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    let part = 0;
    let whole = 0;
    for (let draw = 0; draw < n; draw += 1) {
      const at = Math.floor(random() * n);
      part += parts[at] ?? 0;
      whole += wholes[at] ?? 0;
    }
    if (whole === 0) return null;
    ratios[replicate] = part / whole;
  }
  ratios.sort();
  return { lower: shownFloat(quantile(ratios, 0.025)), upper: shownFloat(quantile(ratios, 0.975)) };
}

/** The quantile of sorted numbers, interpolating linearly, as the database's linear_quantile does. */
export function quantile(sorted: ArrayLike<number>, fraction: number): number {
  const rank = fraction * (sorted.length - 1);
  const below = sorted[Math.floor(rank)] ?? Number.NaN;
  const above = sorted[Math.ceil(rank)] ?? below;
  return below + (rank - Math.floor(rank)) * (above - below);
}

/** A float that came of sampling, as a decimal for showing. */
export function shownFloat(value: number): Decimal {
  return new Decimal(value).toDecimalPlaces(SHOWN_DECIMAL_PLACES, Decimal.ROUND_HALF_EVEN);
}
