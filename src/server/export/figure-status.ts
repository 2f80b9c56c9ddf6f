import type { Cell } from '../../exchange/export-formats/export-table.ts';

/** In the place of a value that the viewer has no right to. */
export const WITHHELD = Symbol('withheld');

/** In the place of a number that is stored, and that no key of the service opens. */
export const UNREADABLE = Symbol('unreadable');

/**
 * How a figure came to be, or what became of a document or phone number.
 *
 * @param value the figure or number as the answer has it.
 * @param status what the answer says of the figures beside it, where it says something.
 */
export function figureStatus(value: unknown, status: unknown): Cell {
  if (value === WITHHELD) return 'SUPPRESSED';
  if (value === UNREADABLE) return 'UNREADABLE';
  if (value === null || value === undefined) return status === 'SUPPRESSED' ? 'SUPPRESSED' : 'MISSING';
  // A number that is there is one, such as a bound, whatever is missing beside it.
  return status === 'ESTIMATED' ? 'ESTIMATED' : 'NORMAL';
}
