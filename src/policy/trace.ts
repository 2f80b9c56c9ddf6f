import type { CalendarDate } from '../domain/calendar-date.ts';
import { type Decimal, formatDecimal } from '../domain/decimal.ts';
import type { LocatedUnit } from './arrangement.ts';
import type { UnitPredicate } from './condition.ts';
import type { ComparisonEvaluation, Evaluation } from './evaluate.ts';
import { actualOf, type SpokenReadings, sayEvaluation, thresholdOf } from './explain.ts';
import type { Measured } from './measure.ts';
import { type Citation, parameterOn, type Rule } from './policy.ts';
import { countedUnits, type Situation } from './situation.ts';
import type { ParameterUnit, Text } from './vocabulary.ts';

/** A fact that an answer rests on; null is unknown, or money that whoever asks may not see. */
export interface TraceFact {
  readonly path: string;
  readonly value: string | null;
}

/** A number that an answer rests on. */
export interface TraceParameter {
  readonly name: string;
  /** The value that was used, in the base unit. */
  readonly value: string;
  readonly unit: ParameterUnit;
  readonly validFrom: CalendarDate | null;
  /** Whether a reform put the value in the policy's place. */
  readonly reformed: boolean;
  /** Where the policy's number stands. */
  readonly citation: Citation;
}

/** The tree of values, parameters and facts beneath an answer. */
export interface TraceNode {
  readonly kind: Evaluation['kind'];
  readonly says: Text;
  /** YES, NO, or OPEN where facts are missing. */
  readonly answer: 'YES' | 'NO' | 'OPEN';
  readonly actual: string | null;
  readonly threshold: string;
  /** The parameter it was compared with; null where no number was asked for. */
  readonly parameter: TraceParameter | null;
  readonly facts: readonly TraceFact[];
  readonly of: readonly TraceNode[];
}

/** Lays open what an evaluation rests on. */
export function traceOf(evaluation: Evaluation, rule: Rule, situation: Situation): TraceNode {
  const readings: SpokenReadings = situation;
  return {
    kind: evaluation.kind,
    says: sayEvaluation(evaluation, readings),
    answer: evaluation.truth === undefined ? 'OPEN' : evaluation.truth ? 'YES' : 'NO',
    actual: actualOf(evaluation, readings),
    threshold: thresholdOf(evaluation),
    parameter: evaluation.kind === 'comparison' ? parameterOf(evaluation, rule, situation) : null,
    facts: factsOf(evaluation, situation),
    of:
      evaluation.kind === 'allOf' || evaluation.kind === 'anyOf'
        ? evaluation.of.map((part) => traceOf(part, rule, situation))
        : [],
  };
}

function parameterOf(
  { parameter: name, threshold }: ComparisonEvaluation,
  rule: Rule,
  situation: Situation,
): TraceParameter {
  const { unit, validFrom, value } = parameterOn(rule, name, situation.on);
  const reformed = !value.eq(threshold);
  return { name, value: formatDecimal(threshold), unit, validFrom, reformed, citation: rule.citation };
}

function factsOf(evaluation: Evaluation, situation: Situation): TraceFact[] {
  switch (evaluation.kind) {
    case 'allOf':
    case 'anyOf':
      return [];
    case 'comparison':
      return factsOfMeasure(evaluation.measured, situation);
    case 'fact':
      return [{ path: evaluation.fact, value: evaluation.value }];
    case 'list':
      return [
        { path: evaluation.fact, value: evaluation.held && [...evaluation.held].toSorted().join(', ') },
      ];
    case 'members':
      return countedUnits(situation, evaluation.condition.counting).flatMap((unit) =>
        factsOfUnit(evaluation.condition.where, unit),
      );
  }
}

function factsOfMeasure({ measure, years }: Measured, situation: Situation): TraceFact[] {
  const { facts, lead } = situation.arranged;
  const tell = (value: Decimal | null) => (situation.showsMoney && value ? formatDecimal(value) : null);
  const figures = (...names: readonly ('revenue' | 'salesRevenue' | 'rdExpenditure')[]) =>
    years.flatMap((year) =>
      names.map((name) => {
        const value = lead.unit.financials.find((row) => row.year === year)?.[name] ?? null;
        return { path: `lead.financials[${year}].${name}`, value: tell(value) };
      }),
    );
  switch (measure.of) {
    case 'members':
    case 'memberShare':
      return countedUnits(situation, measure.counting).flatMap((unit) => factsOfUnit(measure.where, unit));
    case 'rdIntensity':
      return figures('rdExpenditure', 'revenue');
    case 'averageRdExpenditure':
      return figures('rdExpenditure');
    case 'leadFigure':
      return figures(measure.figure);
    case 'leadPlatforms': {
      const levels = lead.unit.platforms?.map((level) => level ?? '?').toSorted();
      return [{ path: 'lead.platforms', value: levels?.join(', ') ?? null }];
    }
    case 'number':
      return [{ path: measure.fact, value: facts[measure.fact]?.toString() ?? null }];
    case 'consortiaLed':
      return [{ path: 'otherConsortiaLed', value: facts.otherConsortiaLed?.toString() ?? null }];
  }
}

function factsOfUnit(where: UnitPredicate, { unit, path }: LocatedUnit): TraceFact[] {
  const facts: TraceFact[] = [];
  if (where.kinds !== null) facts.push({ path: `${path}.kind`, value: unit.kind });
  if (where.registeredInside !== null) {
    facts.push({ path: `${path}.registeredDivision`, value: unit.registeredDivision });
  }
  if (where.qualifications !== null) {
    facts.push({
      path: `${path}.qualifications`,
      value: unit.qualifications && unit.qualifications.toSorted().join(', '),
    });
  }
  if (where.hasTask !== null) {
    facts.push({ path: `${path}.hasTask`, value: unit.hasTask === null ? null : String(unit.hasTask) });
  }
  return facts.length > 0 ? facts : [{ path, value: unit.ref ?? unit.name }];
}
