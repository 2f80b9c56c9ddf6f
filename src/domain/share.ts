import { Decimal, shownQuotient } from './decimal.ts';

/**
 * How many of how many have a property, with the unknown ones apart.
 */
export interface Tally {
  /** Those known to have the property. */
  readonly count: number;
  /** All, the unknown ones among them. */
  readonly total: number;
  /** Those of whom it is not known. */
  readonly unknown: number;
}

/** A share of a whole; an interval where facts are unknown. */
export interface Share extends Tally {
  /** The share where both ends of the interval agree, else null. */
  readonly value: Decimal | null;
  /** The share if none of the unknown ones has the property; null where the total is 0. */
  readonly lower: Decimal | null;
  /** The share if all of the unknown ones have it; null where the total is 0. */
  readonly upper: Decimal | null;
}

/** Counts who has a property; `undefined` is unknown, never false. */
export function tally(answers: Iterable<boolean | undefined>): Tally {
  let count = 0;
  let total = 0;
  let unknown = 0;
  for (const answer of answers) {
    total += 1;
    if (answer === undefined) unknown += 1;
    else if (answer) count += 1;
  }
  return { count, total, unknown };
}

/** The share of a tally when there may be others whom nobody counted: it can be anything. */
export function shareOfSome(tally: Tally): Share {
  if (tally.total === 0) return shareOf(tally);
  return { ...tally, value: null, lower: new Decimal(0), upper: new Decimal(1) };
}

/** The share of a tally: with u unknown of n it lies in [k/n, (k+u)/n]. */
export function shareOf({ count, total, unknown }: Tally): Share {
  const lower = shownQuotient(count, total);
  const upper = shownQuotient(count + unknown, total);
  return { count, total, unknown, value: unknown === 0 ? lower : null, lower, upper };
}
