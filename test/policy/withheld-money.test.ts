import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/domain/decimal.ts';
import { checkCompliance, type ComplianceReport } from '../../src/policy/compliance.ts';
import type { ConsortiumFacts } from '../../src/policy/facts.ts';
import { asksAboutMoney, isAmount, reformsAmounts, restsOnMoney } from '../../src/policy/withheld-money.ts';
import { on } from './made-check.ts';
import { madePolicy, type MadeRule } from './made-policy.ts';
import { divisions, localEnterprise, policies, unit, wenzhouConsortium, year } from './sample.ts';

const FIGURE = '{ of: leadFigure, figure: revenue }';
const MEAN = '{ of: averageRdExpenditure, years: 3 }';
const INTENSITY = '{ of: rdIntensity, years: 3 }';
const MEMBERS = '{ of: members }';
const BOUND = '[{ name: bound, value: 1, unit: years }, { name: other, value: 2, unit: years }]';

function atLeast(measure: string, parameter = 'bound'): string {
  return `{ test: atLeast, measure: ${measure}, parameter: ${parameter} }`;
}

/** Whether a rule with these parts asks about the lead's money. */
function asks(rule: Omit<MadeRule, 'id'>): boolean {
  const [made] = madePolicy([{ id: 'MD-C1', parameters: BOUND, ...rule }]).rules;
  if (made === undefined) throw new Error('no rule');
  return asksAboutMoney(made);
}

describe('a rule asks about money', () => {
  it.each([
    [FIGURE, true, true],
    [MEAN, true, true],
    [INTENSITY, false, true],
    [MEMBERS, false, false],
    ['{ of: leadPlatforms, levels: [NATIONAL] }', false, false],
    ['{ of: number, fact: planHorizonYears }', false, false],
  ])('where it compares with it, such as %s', (measure, amount, money) => {
    expect(asks({ condition: atLeast(measure) })).toBe(money);
    const [rule] = madePolicy([{ id: 'MD-C1', condition: atLeast(measure), parameters: BOUND }]).rules;
    const { condition } = rule ?? {};
    if (condition?.test !== 'atLeast') throw new Error('no comparison');
    expect([isAmount(condition.measure), restsOnMoney(condition.measure)]).toEqual([amount, money]);
  });

  it('in one of several conditions, or in those by which it applies', () => {
    const council = '{ test: holds, fact: hasCouncil }';
    expect(asks({ condition: council })).toBe(false);
    expect(asks({ condition: `{ test: anyOf, of: [${council}, ${atLeast(MEAN)}] }` })).toBe(true);
    expect(asks({ condition: `{ test: allOf, of: [${atLeast(MEAN)}, ${atLeast(MEMBERS)}] }` })).toBe(true);
    expect(asks({ condition: council, more: `\n    appliesWhen: ${atLeast(FIGURE)}` })).toBe(true);
    expect(asks({ condition: council, more: `\n    appliesWhen: ${atLeast(MEMBERS)}` })).toBe(false);
  });

  it('in what it shows to the person who judges', () => {
    const shown = (what: string) => asks({ strength: 'QUALITATIVE', more: `\n    shows: ${what}` });
    expect([INTENSITY, FIGURE, MEMBERS, 'industryField'].map(shown)).toEqual([true, true, false, false]);
    expect(asks({ strength: 'QUALITATIVE' })).toBe(false);
    expect(asks({ condition: atLeast(MEAN), more: `\n    shows: ${MEMBERS}` })).toBe(true);
  });

  it('of the policies of the product in these alone', () => {
    const asking = policies.all().flatMap(({ rules }) => rules.filter(asksAboutMoney).map(({ id }) => id));
    expect(asking).toEqual(['TZ-L2', 'TZ-L3', 'WZ-L6']);
  });
});

describe('a reform of an amount', () => {
  const policy = madePolicy([
    { id: 'MD-C1', condition: atLeast(MEMBERS), parameters: BOUND },
    {
      id: 'MD-C2',
      condition: `{ test: anyOf, of: [{ test: holds, fact: hasCouncil }, ${atLeast(MEMBERS)}, ${atLeast(FIGURE, 'other')}] }`,
      parameters: BOUND,
    },
    { id: 'MD-C3', condition: atLeast(INTENSITY), parameters: BOUND },
    {
      id: 'MD-C4',
      condition: atLeast(MEMBERS, 'other'),
      parameters: BOUND,
      more: `\n    appliesWhen: ${atLeast(MEAN)}`,
    },
  ]);
  const reformed = (...changes: readonly (readonly [rule: string, parameter: string])[]) =>
    reformsAmounts(
      policy,
      changes.map(([rule, parameter]) => ({ rule, parameter, value: new Decimal(3) })),
    );

  it.each([
    ['MD-C2', 'other', true],
    ['MD-C4', 'bound', true],
    // The number of another rule, of another measure, of a ratio, and the like of no rule.
    ['MD-C1', 'other', false],
    ['MD-C2', 'bound', false],
    ['MD-C4', 'other', false],
    ['MD-C1', 'bound', false],
    ['MD-C3', 'bound', false],
    ['MD-C9', 'other', false],
  ])('is one of %s %s: %s', (rule, parameter, amount) => {
    expect(reformed([rule, parameter])).toBe(amount);
  });

  it('may be one of several changes', () => {
    expect(reformed(['MD-C1', 'bound'], ['MD-C2', 'other'])).toBe(true);
    expect(reformed(['MD-C4', 'bound'], ['MD-C1', 'bound'])).toBe(true);
    expect(reformed(['MD-C1', 'other'], ['MD-C2', 'bound'])).toBe(false);
    expect(reformed()).toBe(false);
  });
});

/** The outcome of one comparison under a reform of its number. */
function outcomeOf(
  comparator: 'atLeast' | 'atMost',
  measure: string,
  { own = '0.05', reform }: { own?: string; reform?: string },
  { facts, showsMoney }: { facts: Partial<ConsortiumFacts>; showsMoney: boolean },
): ComplianceReport['checks'][number]['outcome'] | undefined {
  const policy = madePolicy([
    {
      id: 'MD-C1',
      condition: `{ test: ${comparator}, measure: ${measure}, parameter: bound }`,
      parameters: `[{ name: bound, value: ${own}, unit: ratio }]`,
    },
  ]);
  const { checks } = checkCompliance({
    policy,
    facts: { ...wenzhouConsortium, ...facts },
    on,
    divisions,
    showsMoney,
    reform: reform === undefined ? [] : [{ rule: 'MD-C1', parameter: 'bound', value: new Decimal(reform) }],
  });
  return checks[0]?.outcome;
}

describe('whoever may not see the money of the lead', () => {
  // 3.5678 % in each year.
  const lead = unit({
    financials: [2022, 2023, 2024].map((fiscal) => year(fiscal, { revenue: '10000', rd: '356.78' })),
  });
  const outcomes = (comparator: 'atLeast' | 'atMost', numbers: { own?: string; reform?: string }) =>
    [true, false].map((showsMoney) =>
      outcomeOf(comparator, INTENSITY, numbers, { facts: { lead }, showsMoney }),
    );

  it('has the exact ratio compared with the number of the policy, in force or put in again', () => {
    expect(outcomes('atLeast', { own: '0.035678' })).toEqual(['PASS', 'PASS']);
    expect(outcomes('atLeast', { own: '0.035679' })).toEqual(['FAIL', 'FAIL']);
    expect(outcomes('atLeast', { own: '0.035678', reform: '0.0356780' })).toEqual(['PASS', 'PASS']);
  });

  it('has the ratio as all see it compared with the number of a reform', () => {
    // Cut off it is 0.035.
    expect(outcomes('atLeast', { reform: '0.035678' })).toEqual(['PASS', 'FAIL']);
    expect(outcomes('atLeast', { reform: '0.0351' })).toEqual(['PASS', 'FAIL']);
    expect(outcomes('atLeast', { reform: '0.035' })).toEqual(['PASS', 'PASS']);
    expect(outcomes('atLeast', { reform: '0.036' })).toEqual(['FAIL', 'FAIL']);
    expect(outcomes('atMost', { reform: '0.0351' })).toEqual(['FAIL', 'PASS']);
    expect(outcomes('atMost', { reform: '0.0349' })).toEqual(['FAIL', 'FAIL']);
  });

  it('has what is no money compared exactly', () => {
    const share = '{ of: memberShare, where: { kinds: [ENTERPRISE] }, counting: WITHOUT_LEAD }';
    const other = unit({ kind: 'UNIVERSITY' });
    const facts = { members: [localEnterprise, other, other] };
    for (const showsMoney of [true, false]) {
      const outcome = (reform: string) => outcomeOf('atLeast', share, { reform }, { facts, showsMoney });
      expect([outcome('0.3333'), outcome('0.3334')]).toEqual(['PASS', 'FAIL']);
    }
  });

  it('learns nothing where figures are missing', () => {
    const unknown = { facts: { lead: unit({}) }, showsMoney: false };
    expect(outcomeOf('atLeast', INTENSITY, { reform: '0.03' }, unknown)).toBe('UNKNOWN');
  });
});
