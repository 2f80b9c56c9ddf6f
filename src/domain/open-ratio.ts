import { Decimal, type DecimalLike } from './decimal.ts';

/**
 * The decimal places that everybody sees of a ratio of an enterprise's money. From more of them its sums would follow: twelve
 * places are enough to find numerator and denominator where these are whole numbers of 10,000 yuan, and ratios of two and
 * three years solve for the years.
 */
export const OPEN_DECIMAL_PLACES = 3;

const OPEN_UNITS = new Decimal(10).pow(OPEN_DECIMAL_PLACES);

/**
 * A ratio of an enterprise's money as everybody sees it: cut off, not rounded, so that what misses a threshold of whole
 * thousandths never shows as reaching it. Exact, for no quotient is rounded before.
 *
 * @returns null where the denominator is zero.
 */
export function openQuotient(numerator: DecimalLike, denominator: DecimalLike): Decimal | null {
  const divisor = new Decimal(denominator);
  if (divisor.isZero()) return null;
  return new Decimal(numerator).times(OPEN_UNITS).divToInt(divisor).div(OPEN_UNITS);
}

/** The least ratio that everybody sees which is not below a number: what is cut off reaches the one where it reaches the other. */
export function openThreshold(least: Decimal): Decimal {
  return least.toDecimalPlaces(OPEN_DECIMAL_PLACES, Decimal.ROUND_CEIL);
}
