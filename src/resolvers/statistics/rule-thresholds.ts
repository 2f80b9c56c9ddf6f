import type { Condition, UnitPredicate } from '../../policy/condition.ts';
import type { Rule, RuleParameter } from '../../policy/policy.ts';
import type { ConsortiumMeasure } from './consortium-statistics.ts';

/** A number of a rule that a measure is held against. */
export interface Threshold {
  readonly measure: ConsortiumMeasure;
  readonly bound: 'AT_LEAST' | 'AT_MOST';
  readonly parameter: RuleParameter;
}

/** Over so many fiscal years the intensity of consortia is measured. */
const INTENSITY_YEARS = 3;

/** Which measures of consortia a rule holds against which of its numbers, for each day from which one has another value. */
export function thresholdsOf({ condition, parameters }: Rule): readonly Threshold[] {
  return leavesOf(condition).flatMap((leaf) => {
    if (leaf.test !== 'atLeast' && leaf.test !== 'atMost') return [];
    const measure = measureOf(leaf.measure);
    if (measure === undefined) return [];
    const bound = leaf.test === 'atLeast' ? ('AT_LEAST' as const) : ('AT_MOST' as const);
    return parameters
      .filter(({ name }) => name === leaf.parameter)
      .map((parameter) => ({ measure, bound, parameter }));
  });
}

type Leaf = Exclude<Condition, { readonly test: 'allOf' | 'anyOf' }>;

function leavesOf(condition: Condition | null): readonly Leaf[] {
  if (condition === null) return [];
  return condition.test === 'allOf' || condition.test === 'anyOf'
    ? condition.of.flatMap(leavesOf)
    : [condition];
}

function measureOf(measured: Extract<Leaf, { test: 'atLeast' }>['measure']): ConsortiumMeasure | undefined {
  switch (measured.of) {
    case 'rdIntensity':
      return measured.years === INTENSITY_YEARS ? 'RD_INTENSITY' : undefined;
    case 'members':
      return measured.counting === 'READING' && asksNothing(measured.where) ? 'MEMBER_COUNT' : undefined;
    case 'memberShare':
      return measured.counting === 'READING' ? shareOf(measured.where) : undefined;
    case 'averageRdExpenditure':
    case 'consortiaLed':
    case 'leadFigure':
    case 'leadPlatforms':
    case 'number':
      return undefined;
  }
}

function shareOf(where: UnitPredicate): ConsortiumMeasure | undefined {
  if (asksNothing({ ...where, registeredInside: null }))
    return where.registeredInside ? 'IN_CITY_SHARE' : undefined;
  const isOfEnterprises = where.kinds?.length === 1 && where.kinds[0] === 'ENTERPRISE';
  return isOfEnterprises && asksNothing({ ...where, kinds: null }) ? 'ENTERPRISE_SHARE' : undefined;
}

function asksNothing(where: UnitPredicate): boolean {
  return Object.values(where).every((asked) => asked === null);
}
