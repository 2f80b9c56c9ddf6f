import type { CalendarDate } from '../domain/calendar-date.ts';
import { type Decimal, formatDecimal } from '../domain/decimal.ts';
import { parameterOn, ruleById, type Policy, type Rule } from './policy.ts';
import { PolicyError, suggestion } from './policy-error.ts';

/** Another value for a parameter of a rule, in the parameter's base unit. */
export interface ParameterChange {
  readonly rule: string;
  readonly parameter: string;
  readonly value: Decimal;
}

/** The numbers that hold: those of the policy on a day, with a reform's in their place. */
export type ParameterValues = (rule: Rule, parameter: string) => Decimal;

/**
 * Applies a reform to a policy's parameters. The last change of a parameter holds.
 *
 * @throws PolicyError UNKNOWN_RULE or UNKNOWN_PARAMETER naming the nearest right name, or BAD_PARAMETER_VALUE.
 */
export function parameterValues(
  policy: Policy,
  on: CalendarDate,
  reform: readonly ParameterChange[],
): ParameterValues {
  const changed = new Map<string, Decimal>();
  for (const change of reform) changed.set(keyOfChange(policy, change), change.value);
  return (rule, name) => changed.get(`${rule.id} ${name}`) ?? parameterOn(rule, name, on).value;
}

/** A reform as one text: the same for the same changes, whatever their order. */
export function canonicalReform(policy: Policy, reform: readonly ParameterChange[]): string {
  const changed = new Map(reform.map((change) => [keyOfChange(policy, change), formatDecimal(change.value)]));
  return JSON.stringify([...changed].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function keyOfChange(policy: Policy, change: ParameterChange): string {
  const rule = ruleById(policy, change.rule);
  if (rule === undefined) {
    const ids = policy.rules.flatMap(({ id, includes }) => [id, ...includes]);
    throw new PolicyError(
      'UNKNOWN_RULE',
      `${policy.key} has no rule ${change.rule}; ${suggestion(change.rule, ids)}`,
    );
  }
  const parameter = rule.parameters.find(({ name }) => name === change.parameter);
  if (parameter === undefined) {
    const names = [...new Set(rule.parameters.map(({ name }) => name))];
    throw new PolicyError(
      'UNKNOWN_PARAMETER',
      `${rule.id} has no parameter ${change.parameter}; ${suggestion(change.parameter, names)}`,
    );
  }
  const fault = faultOfValue(change.value, parameter.unit === 'ratio', parameter.unit === 'yuan');
  if (fault !== undefined) {
    throw new PolicyError('BAD_PARAMETER_VALUE', `${rule.id}.${parameter.name}: ${fault}`);
  }
  return `${rule.id} ${parameter.name}`;
}

function faultOfValue(value: Decimal, isRatio: boolean, isMoney: boolean): string | undefined {
  if (!value.isFinite()) return 'must be a number';
  if (value.isNegative() && !value.isZero()) return 'must not be negative';
  if (isRatio) return value.gt(1) ? 'is a fraction of one, such as 0.5 for 50 %' : undefined;
  return isMoney || value.isInteger() ? undefined : 'must be a whole number';
}
