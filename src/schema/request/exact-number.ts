import { Decimal } from '../../domain/decimal.ts';

/**
 * Whether a number that JSON or a document writes is still the same one once it was read as a double: what shows it again has
 * at most seventeen digits, and a larger number than any becomes infinity.
 */
export function survivesAsDouble(text: string): boolean {
  const read = Number(text);
  return Number.isFinite(read) && new Decimal(text).eq(read);
}
