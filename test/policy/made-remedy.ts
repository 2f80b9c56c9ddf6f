import { expect } from 'vitest';
import { checkCompliance } from '../../src/policy/compliance.ts';
import type { ConsortiumFacts } from '../../src/policy/facts.ts';
import type { Readings } from '../../src/policy/policy.ts';
import { applyRemedy } from '../../src/policy/remedy.ts';
import { on } from './made-check.ts';
import { madePolicy, type MadeRule } from './made-policy.ts';
import { divisions, wenzhouConsortium } from './sample.ts';

/** What can be done about these rules: rule, action, quantity, Chinese, English. Each must mend its rule. */
export function remedies(
  rules: readonly MadeRule[],
  change: Partial<ConsortiumFacts>,
  readings: Partial<Readings> = {},
): string[][] {
  const policy = madePolicy(rules);
  const facts = { ...wenzhouConsortium, ...change };
  const report = checkCompliance({ policy, facts, on, divisions, readings });
  for (const remedy of report.remedies) {
    const changed = applyRemedy(facts, remedy, policy, divisions);
    const after = checkCompliance({ policy, facts: changed, on, divisions, readings });
    const outcome = after.checks.find(({ rule }) => rule.id === remedy.rule.id)?.outcome;
    expect([remedy.rule.id, outcome]).toEqual([remedy.rule.id, 'PASS']);
  }
  return report.remedies.map(({ rule, action, quantity, explanation }) => [
    rule.id,
    action,
    String(quantity),
    explanation.zh,
    explanation.en,
  ]);
}

/** The same for one rule. */
export function remedy(
  condition: string,
  change: Partial<ConsortiumFacts>,
  readings: Partial<Readings> = {},
): string[][] {
  return remedies([{ id: 'MD-C1', condition }], change, readings).map((said) => said.slice(1));
}

/** The same for a comparison with a number. */
export function mended(
  comparator: 'atLeast' | 'atMost',
  measure: string,
  [value, ofUnit]: readonly [value: string, unit: string],
  change: Partial<ConsortiumFacts>,
  readings: Partial<Readings> = {},
): string[][] {
  const parameters = `[{ name: bound, value: ${value}, unit: ${ofUnit} }]`;
  const condition = `{ test: ${comparator}, measure: ${measure}, parameter: bound }`;
  return remedies([{ id: 'MD-C1', condition, parameters }], change, readings).map((said) => said.slice(1));
}
