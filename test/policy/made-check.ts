import type { ComplianceCheck } from '../../src/policy/check.ts';
import { checkCompliance } from '../../src/policy/compliance.ts';
import type { ConsortiumFacts } from '../../src/policy/facts.ts';
import type { Readings } from '../../src/policy/policy.ts';
import { madePolicy } from './made-policy.ts';
import { divisions, wenzhouConsortium } from './sample.ts';

/** The day on which the checks of made rules are asked for. */
export const on = '2025-08-01';

/** The check of a rule that asks this alone. */
export function check(
  condition: string,
  change: Partial<ConsortiumFacts>,
  {
    strength = 'MANDATORY',
    parameters = '[]',
    more = '',
    readings = {},
  }: {
    strength?: string;
    parameters?: string;
    more?: string;
    readings?: Partial<Readings>;
  } = {},
): ComplianceCheck {
  const policy = madePolicy([{ id: 'MD-C1', condition, strength, parameters, more }]);
  const facts = { ...wenzhouConsortium, ...change };
  const [only] = checkCompliance({ policy, facts, on, divisions, readings }).checks;
  if (only === undefined) throw new Error('no check');
  return only;
}

/** The same for a comparison with a number. */
export function compared(
  comparator: 'atLeast' | 'atMost',
  measure: string,
  [value, ofUnit]: readonly [value: string, unit: string],
  change: Partial<ConsortiumFacts>,
  readings: Partial<Readings> = {},
): ComplianceCheck {
  const parameters = `[{ name: bound, value: ${value}, unit: ${ofUnit} }]`;
  const condition = `{ test: ${comparator}, measure: ${measure}, parameter: bound }`;
  return check(condition, change, { parameters, readings });
}

/** Outcome, words in both languages, and what was found / asked for. */
export function told({ outcome, explanation, actual, threshold }: ComplianceCheck): string[] {
  return [outcome, explanation.zh, explanation.en, `${actual} / ${threshold}`];
}
