import { Decimal } from './decimal.ts';

const STEPS = [1, 2, 5, 10];

/**
 * A sum of the money of several as everybody sees it: to the nearest multiple of 1, 2 or 5 times a power of ten
 * that is not below the largest of them. No single amount is larger than the step of the rounding, so none can be
 * inferred from such a sum or from the difference of two.
 *
 * @param largest the largest of what is added up, none of which is negative.
 */
export function coarseSum(sum: Decimal, largest: Decimal): Decimal {
  if (!largest.isPositive() || largest.isZero()) return sum;
  const step = stepFor(largest);
  return sum.div(step).toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).times(step);
}

/** The least of 1, 2 or 5 times a power of ten that is not below an amount. */
function stepFor(amount: Decimal): Decimal {
  const power = new Decimal(10).pow(amount.e);
  const least = STEPS.map((times) => power.times(times)).find((step) => step.gte(amount));
  return least ?? power.times(10);
}
