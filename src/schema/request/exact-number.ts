import { Decimal } from '../../domain/decimal.ts';

/**
 * Whether a number in JSON or in a document stays the same when it is read as a double. A double is written with
 * at most seventeen digits, and a number beyond the largest double becomes infinity.
 */
export function survivesAsDouble(text: string): boolean {
  const read = Number(text);
  return Number.isFinite(read) && new Decimal(text).eq(read);
}
