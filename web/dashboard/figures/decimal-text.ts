/**
 * A decimal of the API cut to so many places, never rounded: what is shown is never more than what is so. Decimals are text
 * from end to end, so that no digit is lost.
 *
 * @param text such as `0.499999` or `-12`.
 * @param shift how many places the point moves to the right first: 2 for percent, -4 for 万.
 */
export function cut(text: string, places: number, shift = 0): string {
  const { sign, digits, scale } = read(text, shift);
  const kept = scale > places ? digits.slice(0, digits.length - (scale - places)) : digits;
  return (isZero(kept) ? '' : sign) + written(kept, Math.min(scale, places));
}

/**
 * The same with as many more places as it takes to tell the value from a threshold that it does not equal: 49.9999% of at
 * least 50% is not shown as 50%.
 */
export function cutApart(text: string, threshold: string, places: number, shift = 0): string {
  const most = Math.max(read(text, shift).scale, read(threshold, shift).scale);
  for (let more = places; more < most; more += 1) {
    if (cut(text, more, shift) !== cut(threshold, more, shift)) return cut(text, more, shift);
  }
  return cut(text, Math.max(places, most), shift);
}

/** The same, away from zero where anything is cut off: the upper end of an interval. */
export function cutOutward(text: string, places: number, shift = 0): string {
  const { sign, digits, scale } = read(text, shift);
  if (scale <= places) return cut(text, places, shift);
  const kept = digits.slice(0, digits.length - (scale - places));
  const rest = digits.slice(digits.length - (scale - places));
  const raised = isZero(rest) ? kept : (BigInt(kept) + 1n).toString().padStart(kept.length, '0');
  return sign + written(raised, places);
}

/** With thousands apart. */
export function grouped(text: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(text) ?? [];
  return sign + whole.replaceAll(/\B(?=(\d{3})+$)/g, ',') + rest;
}

/** Below zero, zero or above: how two decimals compare. */
export function compared(first: string, second: string): number {
  const [a, b] = [read(first, 0), read(second, 0)];
  const scale = Math.max(a.scale, b.scale);
  const whole = (each: Digits) =>
    BigInt(each.digits.padEnd(each.digits.length + scale - each.scale, '0')) * (each.sign === '-' ? -1n : 1n);
  const difference = whole(a) - whole(b);
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}

interface Digits {
  readonly sign: '' | '-';
  /** All digits, one before the point at least. */
  readonly digits: string;
  /** How many of them are behind the point. */
  readonly scale: number;
}

function read(text: string, shift: number): Digits {
  const [, minus, whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const all = whole + fraction;
  const scale = fraction.length - shift;
  const digits = scale < 0 ? all.padEnd(all.length - scale, '0') : all.padStart(scale + 1, '0');
  return { sign: minus === '-' ? '-' : '', digits, scale: Math.max(0, scale) };
}

function written(digits: string, scale: number): string {
  const padded = digits.padStart(scale + 1, '0');
  const whole = padded.slice(0, padded.length - scale).replace(/^0+(?=\d)/, '');
  const fraction = padded.slice(padded.length - scale).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

function isZero(digits: string): boolean {
  return /^0*$/.test(digits);
}
