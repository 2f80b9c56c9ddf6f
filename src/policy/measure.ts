import { completedFiscalYears } from '../domain/calendar-date.ts';
import { Decimal, sumDecimals } from '../domain/decimal.ts';
import { tally, type Tally } from '../domain/share.ts';
import type { RdIntensityMethod } from '../domain/vocabulary.ts';
import type { LocatedUnit } from './arrangement.ts';
import type { Measure, UnitPredicate } from './condition.ts';
import { countedUnits, type Situation } from './situation.ts';

/** An exact fraction with a denominator above zero. */
export interface Fraction {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
}

/** What a measure came to: an interval, which is one point where every fact is known. */
export interface Measured {
  readonly measure: Measure;
  /** The least it can be; null where nothing is known. */
  readonly low: Fraction | null;
  /** The most it can be; null where there is no telling. */
  readonly high: Fraction | null;
  /** Paths of the facts that would settle it. */
  readonly missing: readonly string[];
  /** How many of how many, for a measure that counts members or platforms. */
  readonly tally: Tally | null;
  /** The fiscal years it is of, earliest first. */
  readonly years: readonly number[];
  /** Why there is nothing to measure though every fact is known: a share of nobody, a ratio to no revenue. */
  readonly nothing: 'NO_MEMBERS' | 'NO_REVENUE' | null;
}

const ONE = new Decimal(1);

/** The path of the list of members, which would settle what turns on members whom nobody named. */
export const MEMBERS = 'members';

/** Whether there may be members whom nobody named. */
export function mayHaveMore({ arranged }: Situation): boolean {
  return arranged.facts.memberListIsPartial === true;
}

/** Measures a consortium. */
export function takeMeasure(measure: Measure, situation: Situation): Measured {
  const { arranged, on } = situation;
  const blank = { measure, low: null, high: null, missing: [], tally: null, years: [], nothing: null };
  switch (measure.of) {
    case 'members': {
      const { counts, missing } = countUnits(measure.where, countedUnits(situation, measure.counting));
      if (mayHaveMore(situation)) {
        return { ...blank, ...bounds(counts, 1), high: null, missing: [MEMBERS, ...missing], tally: counts };
      }
      return { ...blank, ...bounds(counts, 1), missing, tally: counts };
    }
    case 'memberShare': {
      if (mayHaveMore(situation)) return { ...blank, missing: [MEMBERS] };
      const { counts, missing } = countUnits(measure.where, countedUnits(situation, measure.counting));
      if (counts.total === 0) return { ...blank, tally: counts, nothing: 'NO_MEMBERS' };
      return { ...blank, ...bounds(counts, counts.total), missing, tally: counts };
    }
    case 'leadPlatforms': {
      const platforms = arranged.lead.unit.platforms;
      if (platforms === null) return { ...blank, missing: ['lead.platforms'] };
      const counts = tally(
        platforms.map((level) => (level === null ? undefined : measure.levels.includes(level))),
      );
      return {
        ...blank,
        ...bounds(counts, 1),
        tally: counts,
        missing: counts.unknown > 0 ? ['lead.platforms'] : [],
      };
    }
    case 'number': {
      const value = arranged.facts[measure.fact];
      return value === null
        ? { ...blank, missing: [measure.fact] }
        : { ...blank, ...point(new Decimal(value), ONE) };
    }
    case 'consortiaLed': {
      const others = arranged.facts.otherConsortiaLed;
      if (others === null) return { ...blank, missing: ['otherConsortiaLed'] };
      return { ...blank, ...point(new Decimal(others + 1), ONE) };
    }
    case 'leadFigure': {
      const years = completedFiscalYears(on, 1);
      const { values, missing } = leadFigures(situation, measure.figure, years);
      const [value] = values;
      return value === undefined ? { ...blank, years, missing } : { ...blank, years, ...point(value, ONE) };
    }
    case 'averageRdExpenditure': {
      const years = completedFiscalYears(on, measure.years).toReversed();
      const { values, missing } = leadFigures(situation, 'rdExpenditure', years);
      if (missing.length > 0) return { ...blank, years, missing };
      return { ...blank, years, ...point(sumDecimals(values), new Decimal(measure.years)) };
    }
    case 'rdIntensity': {
      const years = completedFiscalYears(on, measure.years).toReversed();
      const spent = leadFigures(situation, 'rdExpenditure', years);
      const earned = leadFigures(situation, 'revenue', years);
      const missing = [...spent.missing, ...earned.missing];
      if (missing.length > 0) return { ...blank, years, missing };
      const ratio = intensityFraction(spent.values, earned.values, situation.rdIntensityMethod);
      return ratio === null
        ? { ...blank, years, nothing: 'NO_REVENUE' }
        : { ...blank, years, ...point(ratio.numerator, ratio.denominator) };
    }
  }
}

/** Whether a unit is as asked; undefined where facts are missing, whose names are then added to `missing`. */
function unitSatisfies(
  predicate: UnitPredicate,
  { unit, path, inside }: LocatedUnit,
  missing: string[],
): boolean | undefined {
  const unknown: string[] = [];
  if (predicate.kinds !== null) {
    if (unit.kind === null) unknown.push(`${path}.kind`);
    else if (!predicate.kinds.includes(unit.kind)) return false;
  }
  if (predicate.registeredInside !== null) {
    if (inside === undefined) unknown.push(`${path}.registeredDivision`);
    else if (!inside) return false;
  }
  if (predicate.qualifications !== null) {
    const held = unit.qualifications;
    if (held === null) unknown.push(`${path}.qualifications`);
    else if (!predicate.qualifications.some((kind) => held.includes(kind))) return false;
  }
  if (predicate.hasTask !== null) {
    if (unit.hasTask === null) unknown.push(`${path}.hasTask`);
    else if (!unit.hasTask) return false;
  }
  if (unknown.length === 0) return true;
  missing.push(...unknown);
  return undefined;
}

/** How many units are as asked, and the facts that would settle those of whom it is not known. */
export function countUnits(
  predicate: UnitPredicate,
  units: readonly LocatedUnit[],
): { counts: Tally; missing: string[] } {
  const missing: string[] = [];
  const counts = tally(units.map((unit) => unitSatisfies(predicate, unit, missing)));
  return { counts, missing };
}

/** The lead's figures of some years, in yuan, those that are known, and the paths of the others. */
export function leadFigures(
  situation: Situation,
  figure: 'revenue' | 'salesRevenue' | 'rdExpenditure',
  years: readonly number[],
): { values: Decimal[]; missing: string[] } {
  const { financials } = situation.arranged.lead.unit;
  const values: Decimal[] = [];
  const missing: string[] = [];
  for (const year of years) {
    const value = financials.find((row) => row.year === year)?.[figure] ?? null;
    if (value === null) missing.push(`lead.financials[${year}].${figure}`);
    else values.push(value);
  }
  return { values, missing };
}

/** Whether a fraction is at least a threshold, by cross-multiplication. */
export function fractionAtLeast(fraction: Fraction, threshold: Decimal): boolean {
  return fraction.numerator.gte(threshold.times(fraction.denominator));
}

/** Whether a fraction is at most a threshold, by cross-multiplication. */
export function fractionAtMost(fraction: Fraction, threshold: Decimal): boolean {
  return fraction.numerator.lte(threshold.times(fraction.denominator));
}

/**
 * R&D expenditure over revenue as one exact fraction: of the sums (POOLED), the mean of the years' ratios
 * (MEAN_OF_ANNUAL), or the lowest of them (EVERY_YEAR).
 *
 * @returns null where the method divides by a revenue of zero.
 */
function intensityFraction(
  spent: readonly Decimal[],
  earned: readonly Decimal[],
  method: RdIntensityMethod,
): Fraction | null {
  if (method === 'POOLED') {
    const denominator = sumDecimals(earned);
    return denominator.isZero() ? null : { numerator: sumDecimals(spent), denominator };
  }
  const years = spent.map((numerator, index) => ({
    numerator,
    denominator: earned[index] ?? new Decimal(0),
  }));
  if (years.some((year) => year.denominator.isZero())) return null;
  if (method === 'EVERY_YEAR') return years.reduce((least, year) => (isLess(year, least) ? year : least));
  const sum = years.reduce((total, year) => ({
    numerator: total.numerator.times(year.denominator).plus(year.numerator.times(total.denominator)),
    denominator: total.denominator.times(year.denominator),
  }));
  return { numerator: sum.numerator, denominator: sum.denominator.times(years.length) };
}

function isLess(a: Fraction, b: Fraction): boolean {
  return a.numerator.times(b.denominator).lt(b.numerator.times(a.denominator));
}

function point(numerator: Decimal, denominator: Decimal): { low: Fraction; high: Fraction } {
  const fraction = { numerator, denominator };
  return { low: fraction, high: fraction };
}

/** With u unknown a count lies in [k, k + u]. */
function bounds(counts: Tally, denominator: number): { low: Fraction; high: Fraction } {
  const whole = new Decimal(denominator);
  return {
    low: { numerator: new Decimal(counts.count), denominator: whole },
    high: { numerator: new Decimal(counts.count + counts.unknown), denominator: whole },
  };
}
