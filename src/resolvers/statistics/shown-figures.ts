import { coarseSum } from '../../domain/coarse-sum.ts';
import { Decimal, roundedNumber, shownQuotient, shownRoot } from '../../domain/decimal.ts';
import { openQuotient } from '../../domain/open-ratio.ts';
import {
  coverage,
  type ObservationStatus,
  observationStatus,
  type Reporting,
} from '../../domain/observation.ts';
import type { Pooled, Summary } from './aggregate.ts';
import type { Disclosure } from './disclosure.ts';

/** A number that is not rounded yet, for what is computed of it further. */
export interface Quotient {
  readonly part: Decimal;
  readonly whole: Decimal;
}

const ONE = new Decimal(1);

/** A number that has its last place already. */
export function wholeOf(number: Decimal | number): Quotient {
  return { part: new Decimal(number), whole: ONE };
}

/** The first less the second, rounded once; null where either is unknown. */
export function shownDifference(first: Quotient | null, second: Quotient | null): Decimal | null {
  return first && second && shownQuotient(distance(first, second), first.whole.times(second.whole));
}

/** The first less the second, over the second, rounded once; null where either is unknown, or the second 0. */
export function shownGrowth(first: Quotient | null, second: Quotient | null): Decimal | null {
  return first && second && shownQuotient(distance(first, second), first.whole.times(second.part));
}

/** What the difference of two quotients is above the product of what is below them. */
function distance(first: Quotient, second: Quotient): Decimal {
  return first.part.times(second.whole).minus(second.part.times(first.whole));
}

/**
 * How a measure is distributed over a group; null where unknown, or not for the viewer. Each number is rounded
 * when it is asked for, because of hundreds of groups mostly one number each is asked for.
 */
export class DistributionFigures implements Reporting {
  readonly nTotal: number;
  readonly nReported: number;
  readonly #found: Summary;
  readonly #disclosure: Disclosure;

  constructor(found: Summary, disclosure: Disclosure) {
    this.nTotal = found.total;
    this.nReported = found.reported;
    this.#found = found;
    this.#disclosure = disclosure;
  }

  get coverage(): Decimal | null {
    return coverage(this);
  }
  /** Of sum and mean. */
  get status(): ObservationStatus {
    const isWithheld = this.#disclosure === 'NOTHING' && this.nReported > 0;
    return isWithheld ? 'SUPPRESSED' : observationStatus(this);
  }
  /** Of what tells more than those: quantiles, extremes, the deviation, the histogram. */
  get quantileStatus(): ObservationStatus {
    const isWithheld = this.#disclosure !== 'ALL' && this.nReported > 0;
    return isWithheld ? 'SUPPRESSED' : observationStatus(this);
  }
  get sum(): Decimal | null {
    return this.#disclosure === 'ALL' ? shown(this.#found.sum) : this.#coarseSum;
  }
  get mean(): Decimal | null {
    const { sum, reported } = this.#found;
    const seen = this.#disclosure === 'ALL' ? sum : this.#coarseSum;
    return seen === null ? null : shownQuotient(seen, reported);
  }
  get min(): Decimal | null {
    return this.#point(this.#found.min);
  }
  get q1(): Decimal | null {
    return this.#point(this.#found.q1);
  }
  get median(): Decimal | null {
    return this.#point(this.#found.median);
  }
  get q3(): Decimal | null {
    return this.#point(this.#found.q3);
  }
  get max(): Decimal | null {
    return this.#point(this.#found.max);
  }
  get standardDeviation(): Decimal | null {
    const { sum, sumOfSquares, reported } = this.#found;
    if (this.#disclosure !== 'ALL' || sum === null || sumOfSquares === null || reported < 2) return null;
    const ofMeans = new Decimal(sum).pow(2);
    return shownRoot(new Decimal(sumOfSquares).times(reported).minus(ofMeans), reported * (reported - 1));
  }

  /** A number before it is rounded; as it is shown where no more is to be seen of it. */
  exact(name: 'sum' | 'mean' | 'min' | 'median' | 'max'): Quotient | null {
    const seen = this[name];
    if (seen === null || this.#disclosure !== 'ALL') return seen && wholeOf(seen);
    if (name === 'mean')
      return { part: new Decimal(this.#found.sum ?? 0), whole: new Decimal(this.nReported) };
    return wholeOf(new Decimal(this.#found[name] ?? 0));
  }

  /** The sum where sums alone are seen. */
  get #coarseSum(): Decimal | null {
    const { sum, max } = this.#found;
    if (this.#disclosure === 'NOTHING' || sum === null || max === null) return null;
    return coarseSum(new Decimal(sum), new Decimal(max));
  }
  #point(text: string | null): Decimal | null {
    return this.#disclosure === 'ALL' ? shown(text) : null;
  }
}

/** A share or ratio pooled over a group, and its bounds over all; divided when they are asked for. */
export class PooledFigures implements Reporting {
  readonly nTotal: number;
  readonly nReported: number;
  readonly #found: Pooled;
  readonly #disclosure: Disclosure;

  constructor(found: Pooled, disclosure: Disclosure) {
    this.nTotal = found.total;
    this.nReported = found.reported;
    this.#found = found;
    this.#disclosure = disclosure;
  }

  get pooled(): Decimal | null {
    if (this.#disclosure === 'NOTHING') return null;
    const quotient = this.#disclosure === 'ALL' ? shownQuotient : openQuotient;
    return quotient(this.#found.part ?? 0, this.#found.whole ?? 0);
  }
  /** What is pooled before it is divided; as it is shown where no more is to be seen of it. */
  get exact(): Quotient | null {
    const seen = this.pooled;
    if (seen === null || this.#disclosure !== 'ALL') return seen && wholeOf(seen);
    return { part: new Decimal(this.#found.part ?? 0), whole: new Decimal(this.#found.whole ?? 0) };
  }
  get lower(): Decimal | null {
    const { open, allParts, allWholes } = this.#found;
    return open ? new Decimal(0) : shownQuotient(allParts ?? 0, allWholes ?? 0);
  }
  get upper(): Decimal | null {
    const { open, allParts, allUnknown, allWholes } = this.#found;
    return open
      ? new Decimal(1)
      : shownQuotient(new Decimal(allParts ?? 0).plus(allUnknown ?? 0), allWholes ?? 0);
  }
  get coverage(): Decimal | null {
    return coverage(this);
  }
  get status(): ObservationStatus {
    if (this.#disclosure === 'NOTHING' && this.nReported > 0) return 'SUPPRESSED';
    return this.pooled === null ? 'MISSING' : observationStatus(this);
  }
}

/** A number of the database as it is shown; null where there is none. */
export function shown(text: string | null): Decimal | null {
  return text === null ? null : rounded(text);
}

/** A number of the database as it is shown: rounded half to even. */
export function rounded(text: string): Decimal {
  return roundedNumber(new Decimal(text));
}
