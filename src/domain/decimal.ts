import { Decimal as DecimalConstructor } from 'decimal.js';

/**
 * Exact decimals for money (yuan), ratios and thresholds. The precision is far above what any sum or product of
 * admitted numbers needs (see {@link parseDecimal}), so addition, subtraction and multiplication never round;
 * only division does, and its result is for showing, never for comparing.
 */
export const Decimal = DecimalConstructor.clone({
  precision: 1000,
  rounding: DecimalConstructor.ROUND_HALF_EVEN,
  toExpNeg: -1000,
  toExpPos: 1000,
});
/** An exact decimal number. */
export type Decimal = DecimalConstructor;
/** What reads as an exact decimal. Never a float that came out of a computation. */
export type DecimalLike = DecimalConstructor.Value;

/** The number of decimal places of a quotient that is shown, as the contract of the `Decimal` scalar states. */
export const SHOWN_DECIMAL_PLACES = 12;

/** The most digits of a decimal before and behind the point. */
export const DECIMAL_WHOLE_DIGITS = 30;
export const DECIMAL_FRACTION_DIGITS = 20;

/** How a plain decimal is written: an optional sign, digits, and where there are any the point and digits. */
export const PLAIN_DECIMAL = `[+-]?\\d{1,${DECIMAL_WHOLE_DIGITS}}(?:\\.\\d{1,${DECIMAL_FRACTION_DIGITS}})?`;
const WHOLE_TEXT = new RegExp(`^${PLAIN_DECIMAL}$`);

/**
 * Reads a plain decimal of no more digits than {@link DECIMAL_WHOLE_DIGITS} and {@link DECIMAL_FRACTION_DIGITS}. Blanks,
 * exponents, hexadecimal, NaN and Infinity are no decimals.
 *
 * @returns the number, or undefined where the text is no plain decimal.
 */
export function parseDecimal(text: string): Decimal | undefined {
  return WHOLE_TEXT.test(text) ? new Decimal(text) : undefined;
}

/** Writes a decimal without an exponent and without trailing zeros. */
export function formatDecimal(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}

/** An exact number for showing: rounded half to even at {@link SHOWN_DECIMAL_PLACES}. */
export function roundedNumber(number: Decimal): Decimal {
  return number.toDecimalPlaces(SHOWN_DECIMAL_PLACES, Decimal.ROUND_HALF_EVEN);
}

const SHOWN_UNITS = new Decimal(10).pow(SHOWN_DECIMAL_PLACES);
const SHOWN_UNIT = new Decimal(1).div(SHOWN_UNITS);

/**
 * The quotient of two exact numbers for showing, rounded half to even at {@link SHOWN_DECIMAL_PLACES}. A whole quotient
 * and what is left of it say how to round, without the thousand digits that a division has here.
 *
 * @returns null where the denominator is zero.
 */
export function shownQuotient(numerator: DecimalLike, denominator: DecimalLike): Decimal | null {
  const divisor = new Decimal(denominator);
  if (divisor.isZero()) return null;
  const dividend = new Decimal(numerator).times(SHOWN_UNITS);
  const whole = dividend.divToInt(divisor);
  const twiceLeft = dividend.minus(whole.times(divisor)).abs().times(2);
  const side = twiceLeft.cmp(divisor.abs());
  const isNegative = dividend.isNegative() !== divisor.isNegative();
  const rounded =
    side > 0 || (side === 0 && !whole.mod(2).isZero()) ? whole.plus(isNegative ? -1 : 1) : whole;
  return rounded.times(SHOWN_UNIT);
}

/**
 * The square root of a quotient for showing, rounded half to even at {@link SHOWN_DECIMAL_PLACES}: in whole numbers, so that it
 * is rounded once. Neither number is negative, and the denominator is not zero.
 */
export function shownRoot(numerator: DecimalLike, denominator: DecimalLike): Decimal {
  const [above, below] = [new Decimal(numerator), new Decimal(denominator)];
  const places = Math.max(above.decimalPlaces(), below.decimalPlaces());
  const whole = (value: Decimal, power: number) => BigInt(value.times(new Decimal(10).pow(power)).toFixed(0));
  const part = whole(above, places + 2 * SHOWN_DECIMAL_PLACES);
  const divisor = whole(below, places);
  const root = wholeRoot(part / divisor);
  const middle = 2n * root + 1n;
  const [left, right] = [4n * part, middle * middle * divisor];
  const isUp = left > right || (left === right && root % 2n === 1n);
  return new Decimal((isUp ? root + 1n : root).toString()).times(SHOWN_UNIT);
}

/** The largest whole number whose square is not larger, by Newton's method. */
function wholeRoot(square: bigint): bigint {
  if (square < 2n) return square;
  let root = 1n << BigInt(Math.ceil(square.toString(2).length / 2));
  for (;;) {
    const next = (root + square / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}

/** The sum of decimals; zero for none. */
export function sumDecimals(values: Iterable<Decimal>): Decimal {
  let sum = new Decimal(0);
  for (const value of values) sum = sum.plus(value);
  return sum;
}

/**
 * Whether numerator / denominator ≥ threshold, by cross-multiplication, so that no quotient is ever rounded.
 *
 * @param denominator must not be negative; with a zero denominator there is no ratio and the answer is undefined.
 */
export function ratioAtLeast(
  numerator: DecimalLike,
  denominator: DecimalLike,
  threshold: DecimalLike,
): boolean | undefined {
  const divisor = new Decimal(denominator);
  if (divisor.isZero()) return undefined;
  return new Decimal(numerator).gte(new Decimal(threshold).times(divisor));
}
