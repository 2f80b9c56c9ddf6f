import { describe, expect, it } from 'vitest';
import { binds } from '../../src/policy/check.ts';
import { checkCompliance } from '../../src/policy/compliance.ts';
import { leavesOf } from '../../src/policy/condition.ts';
import { type MoneyCheck, parametersOfMoneyCheck } from '../../src/policy/money-check.ts';
import type { Rule } from '../../src/policy/policy.ts';
import { checkProject } from '../../src/policy/project-check.ts';
import type { CheckOutcome } from '../../src/policy/vocabulary.ts';
import { readCases, type WorkedCase } from './case-file.ts';
import { divisions, policies } from './sample.ts';

describe.each(policies.all().map((policy) => [policy.key, policy] as const))('%s', (key, policy) => {
  const { on, base, cases, projectCases } = readCases(key);

  it('has a base case that complies', () => {
    const report = checkCompliance({ policy, facts: base, on, divisions });
    const failing = report.checks.filter(({ rule, outcome }) => binds(rule) && outcome !== 'PASS');
    expect(failing.map(({ rule }) => rule.id)).toEqual([]);
    expect(report.verdict).toBe('COMPLIANT');
  });

  it.each(cases.map((worked) => [name(worked), worked] as const))('%s', (_, worked) => {
    const { facts, readings } = worked;
    const { checks } = checkCompliance({ policy, facts, on, divisions, readings });
    const check = checks.find(({ rule }) => rule.id === worked.rule);
    expect(`${check?.outcome} ${check?.explanation.zh}`).toContain(`${worked.outcome} `);
  });

  it('names the facts that are missing wherever facts are what is missing', () => {
    const unknown = cases.filter(
      ({ outcome, readings }) => outcome === 'UNKNOWN' && readings.leadCounts !== null,
    );
    for (const { facts, readings, rule: id } of unknown) {
      const { checks } = checkCompliance({ policy, facts, on, divisions, readings });
      expect(checks.find(({ rule }) => rule.id === id)?.missingFacts).not.toEqual([]);
    }
  });

  it.each(projectCases.map((worked) => [name(worked), worked] as const))('project: %s', (_, worked) => {
    const checks = checkProject({ policy, project: worked.project, on, divisions });
    const check = checks.find(({ rule }) => rule.id === worked.rule);
    expect(`${check?.outcome} ${check?.explanation.zh}`).toContain(`${worked.outcome} `);
  });

  it('shows every outcome that a rule can have', () => {
    const shown = new Set([...cases, ...projectCases].map(({ rule, outcome }) => `${rule} ${outcome}`));
    const possible = policy.rules.flatMap((rule) =>
      outcomesOf(rule).map((outcome) => `${rule.id} ${outcome}`),
    );
    expect(possible.filter((outcome) => !shown.has(outcome))).toEqual([]);
  });

  it('shows every number at, just below and above it, and with the fact missing', () => {
    const shown = new Set([...cases, ...projectCases].map(pointOf));
    const asked = policy.rules.flatMap((rule) => {
      const parameters = comparedIn(rule);
      return parameters.flatMap(({ name, points }) =>
        points.map((point) => [rule.id, parameters.length > 1 ? name : '', point].join(' ')),
      );
    });
    expect(asked.filter((point) => !shown.has(point))).toEqual([]);
  });
});

function name({ rule, outcome, says }: WorkedCase): string {
  return `${rule} ${outcome}: ${says}`;
}

const POINTS = ['at', 'below', 'above', 'missing'] as const;

function pointOf({ rule, parameter, point }: WorkedCase): string {
  return [rule, parameter ?? '', point ?? ''].join(' ');
}

/** The parameters that a rule compares with, and on which sides of them a case can lie. */
function comparedIn(rule: Rule): { name: string; points: readonly (typeof POINTS)[number][] }[] {
  const compared = (rule.condition === null ? [] : leavesOf(rule.condition)).flatMap((leaf) => {
    if (leaf.test !== 'atLeast' && leaf.test !== 'atMost') return [];
    // This consortium is always among those that its lead leads.
    const points = leaf.measure.of === 'consortiaLed' ? POINTS.filter((point) => point !== 'below') : POINTS;
    return [{ name: leaf.parameter, points }];
  });
  const money = rule.money === null ? [] : parametersOfMoneyCheck(rule.money);
  return [...compared, ...money.map((name) => ({ name, points: POINTS }))];
}

function outcomesOf(rule: Rule): CheckOutcome[] {
  if (rule.money !== null) return outcomesOfMoney(rule.money);
  if (rule.scope !== 'ELIGIBILITY') return [];
  const scoped: CheckOutcome[] = rule.appliesWhen === null ? [] : ['NOT_APPLICABLE', 'UNKNOWN'];
  if (rule.condition === null) return ['NEEDS_JUDGEMENT', ...scoped];
  return ['PASS', binds(rule) ? 'FAIL' : 'NOT_APPLICABLE', 'UNKNOWN'];
}

function outcomesOfMoney(check: MoneyCheck): CheckOutcome[] {
  switch (check.check) {
    case 'noLimitInProgress':
      return ['PASS'];
    case 'equipmentReview':
      return ['PASS', 'FAIL', 'UNKNOWN', 'NOT_APPLICABLE', 'NEEDS_JUDGEMENT'];
    case 'undertakersLocal':
    case 'recipientsLocal':
    case 'equipmentUses':
    case 'fundsSecured':
      return ['PASS', 'FAIL', 'UNKNOWN', 'NOT_APPLICABLE'];
    case 'fundingCap':
      return check.support === 'ANY'
        ? ['PASS', 'FAIL', 'UNKNOWN']
        : ['PASS', 'FAIL', 'UNKNOWN', 'NOT_APPLICABLE'];
    case 'projectsPerYear':
    case 'budgetSums':
      return ['PASS', 'FAIL', 'UNKNOWN'];
  }
}
