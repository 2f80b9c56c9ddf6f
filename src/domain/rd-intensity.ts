import { Decimal, type DecimalLike, shownQuotient, sumDecimals } from './decimal.ts';
import { openQuotient } from './open-ratio.ts';
import type { RdIntensityMethod } from './vocabulary.ts';

/** A unit's figures of one fiscal year, in yuan; null is unknown, never 0. */
export interface FinancialYear {
  readonly year: number;
  /** Operating revenue (营业收入). */
  readonly revenue: Decimal | null;
  /** Sales revenue (销售收入), a part of operating revenue and another measure. */
  readonly salesRevenue: Decimal | null;
  /** Expenditure on research and development (研发经费支出). */
  readonly rdExpenditure: Decimal | null;
}

/** R&D expenditure over operating revenue in a set of years. */
export interface RdIntensity {
  /** The ratio; null where a needed figure is missing or the revenue is 0. */
  readonly value: Decimal | null;
  /** The same as everybody sees it: cut off, so that no sum follows from it. */
  readonly openValue: Decimal | null;
  /** The sum over the years, in yuan; null where a year lacks it. */
  readonly rdExpenditure: Decimal | null;
  readonly revenue: Decimal | null;
  /** Yuan a year; null where a year lacks the expenditure. */
  readonly averageRdExpenditure: Decimal | null;
  /** The years asked for, earliest first. */
  readonly years: readonly number[];
  /** Those of them for which expenditure or revenue is unknown. */
  readonly missingYears: readonly number[];
  readonly method: RdIntensityMethod;
}

/**
 * R&D intensity over a set of years. POOLED divides the sums; MEAN_OF_ANNUAL averages the ratios of the years;
 * EVERY_YEAR takes the lowest ratio of a year, which is what a threshold asked of every year compares with.
 */
export function rdIntensity(
  financials: readonly FinancialYear[],
  years: readonly number[],
  method: RdIntensityMethod,
): RdIntensity {
  const ordered = [...years].toSorted((a, b) => a - b);
  const rows = ordered.map((year) => financials.find((row) => row.year === year));
  const expenditures = rows.map((row) => row?.rdExpenditure ?? null).filter((value) => value !== null);
  const revenues = rows.map((row) => row?.revenue ?? null).filter((value) => value !== null);
  const missingYears = ordered.filter((_, index) => {
    const row = rows[index];
    return row === undefined || row.rdExpenditure === null || row.revenue === null;
  });
  const complete = ordered.length > 0;
  const rdExpenditure = complete && expenditures.length === ordered.length ? sumDecimals(expenditures) : null;
  const revenue = complete && revenues.length === ordered.length ? sumDecimals(revenues) : null;
  const ratioBy = (quotient: Quotient) =>
    rdExpenditure && revenue ? intensity(expenditures, revenues, method, quotient) : null;
  return {
    value: ratioBy(shownQuotient),
    openValue: ratioBy(openQuotient),
    rdExpenditure,
    revenue,
    averageRdExpenditure: rdExpenditure && shownQuotient(rdExpenditure, ordered.length),
    years: ordered,
    missingYears,
    method,
  };
}

/** How the last division rounds. */
type Quotient = (numerator: Decimal, denominator: DecimalLike) => Decimal | null;

function intensity(
  expenditures: readonly Decimal[],
  revenues: readonly Decimal[],
  method: RdIntensityMethod,
  quotient: Quotient,
): Decimal | null {
  if (method === 'POOLED') return quotient(sumDecimals(expenditures), sumDecimals(revenues));
  if (revenues.some((revenue) => revenue.isZero())) return null;
  if (method === 'EVERY_YEAR') {
    const ratios = expenditures.map((expenditure, index) => quotient(expenditure, revenues[index] ?? 0));
    return Decimal.min(...ratios.filter((ratio) => ratio !== null));
  }
  // The mean of fractions over one common denominator, so that only the last division rounds.
  const denominator = revenues.reduce((product, revenue) => product.times(revenue), new Decimal(1));
  const numerator = sumDecimals(
    expenditures.map((expenditure, index) =>
      revenues.reduce(
        (product, revenue, other) => (other === index ? product : product.times(revenue)),
        expenditure,
      ),
    ),
  );
  return quotient(numerator, denominator.times(revenues.length));
}
