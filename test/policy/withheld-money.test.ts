import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/domain/decimal.ts';
import type { ComplianceCheck } from '../../src/policy/check.ts';
import { checkCompliance, type ComplianceReport } from '../../src/policy/compliance.ts';
import type { ConsortiumFacts } from '../../src/policy/facts.ts';
import { asksAboutMoney, isAmount, reformsAmounts, restsOnMoney } from '../../src/policy/withheld-money.ts';
import type { CheckOutcome } from '../../src/policy/vocabulary.ts';
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

/** A lead with 3.5678 % of revenue in each year. */
const LEAD = unit({
  financials: [2022, 2023, 2024].map((fiscal) => year(fiscal, { revenue: '10000', rd: '356.78' })),
});

/** What whoever may see the money, or not, is told of one comparison, with its own number or one of a reform. */
function reported(
  comparator: 'atLeast' | 'atMost',
  measure: string,
  { own = '0.05', reform }: { own?: string; reform?: string },
  {
    facts = { lead: LEAD },
    showsMoney = false,
  }: { facts?: Partial<ConsortiumFacts>; showsMoney?: boolean } = {},
): Pick<ComplianceReport, 'remedies'> & { readonly check: ComplianceCheck } {
  const policy = madePolicy([
    {
      id: 'MD-C1',
      condition: `{ test: ${comparator}, measure: ${measure}, parameter: bound }`,
      parameters: `[{ name: bound, value: ${own}, unit: ratio }]`,
    },
  ]);
  const { checks, remedies } = checkCompliance({
    policy,
    facts: { ...wenzhouConsortium, ...facts },
    on,
    divisions,
    showsMoney,
    reform: reform === undefined ? [] : [{ rule: 'MD-C1', parameter: 'bound', value: new Decimal(reform) }],
  });
  const [check] = checks;
  if (check === undefined) throw new Error('no check');
  return { check, remedies };
}

function outcomeOf(...asked: Parameters<typeof reported>): CheckOutcome {
  return reported(...asked).check.outcome;
}

/** The outcome for whoever may see the money, and for whoever may not. */
function outcomes(
  comparator: 'atLeast' | 'atMost',
  numbers: { own?: string; reform?: string },
): CheckOutcome[] {
  return [true, false].map((showsMoney) => outcomeOf(comparator, INTENSITY, numbers, { showsMoney }));
}

/** What whoever may not see the money is told of an amount. */
function toldOf(measure: string, own: string): unknown[] {
  const { actual, explanation, trace } = reported('atLeast', measure, { own }).check;
  const [tree] = trace;
  return [actual, explanation.zh, explanation.en, tree?.actual, tree?.facts.map(({ value }) => value)];
}

/** What the person who judges a rule is told that shows this. */
function shownTo(what: string, showsMoney: boolean): string | undefined {
  const policy = madePolicy([{ id: 'MD-C1', strength: 'QUALITATIVE', more: `\n    shows: ${what}` }]);
  const facts = { ...wenzhouConsortium, lead: LEAD };
  return checkCompliance({ policy, facts, on, divisions, showsMoney }).checks[0]?.explanation.zh;
}

describe('whoever may not see the money of the lead', () => {
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
    const unknown = { facts: { lead: unit({}) } };
    expect(outcomeOf('atLeast', INTENSITY, { reform: '0.03' }, unknown)).toBe('UNKNOWN');
    const { check } = reported('atLeast', INTENSITY, {}, unknown);
    expect([check.actual, check.explanation.zh]).toEqual([
      null,
      '牵头单位2022–2024年研发经费占营业收入比重（合并计算）：不明，要求不低于5%。无法判断，缺少：lead.financials[2022].rdExpenditure、lead.financials[2022].revenue、lead.financials[2023].rdExpenditure、lead.financials[2023].revenue、lead.financials[2024].rdExpenditure、lead.financials[2024].revenue。',
    ]);
  });

  it.each([
    // Cut off where at least so much is asked for, and up where at most: on the side of the number on which it lies.
    ['atLeast', '0.01', 'PASS', '0.035', '3.5%，要求不低于1%。符合', '3.5%; at least 1% asked for. Met'],
    [
      'atLeast',
      '0.0351',
      'PASS',
      '0.0351',
      '3.51%，要求不低于3.51%。符合',
      '3.51%; at least 3.51% asked for. Met',
    ],
    [
      'atLeast',
      '0.0358',
      'FAIL',
      '0.035',
      '3.5%，要求不低于3.58%。不符合强制性要求',
      '3.5%; at least 3.58% asked for. Not met: a mandatory requirement is not met',
    ],
    ['atMost', '0.5', 'PASS', '0.036', '3.6%，要求不超过50%。符合', '3.6%; at most 50% asked for. Met'],
    [
      'atMost',
      '0.0359',
      'PASS',
      '0.0359',
      '3.59%，要求不超过3.59%。符合',
      '3.59%; at most 3.59% asked for. Met',
    ],
    [
      'atMost',
      '0.0351',
      'FAIL',
      '0.036',
      '3.6%，要求不超过3.51%。不符合强制性要求',
      '3.6%; at most 3.51% asked for. Not met: a mandatory requirement is not met',
    ],
  ] as const)(
    'is told a ratio, %s %s, that shows no more than the answer does',
    (comparator, own, outcome, actual, zh, en) => {
      const { check } = reported(comparator, INTENSITY, { own });
      expect([check.outcome, check.actual, check.threshold]).toEqual([outcome, actual, own]);
      expect(check.explanation).toEqual({
        zh: `牵头单位2022–2024年研发经费占营业收入比重（合并计算）：${zh}。`,
        en: `R&D over revenue of the lead, 2022–2024 (pooled): ${en}.`,
      });
      const [tree] = check.trace;
      expect([tree?.actual, tree?.says.zh, tree?.facts.map(({ value }) => value)]).toEqual([
        actual,
        `牵头单位2022–2024年研发经费占营业收入比重（合并计算）：${zh.split('。')[0]}`,
        [null, null, null, null, null, null],
      ]);
    },
  );

  it('is told no amount, and whether it is enough', () => {
    expect(toldOf(FIGURE, '20000')).toEqual([
      null,
      '牵头单位2024年营业收入：金额不公开，要求不低于2万元。不符合强制性要求。',
      'revenue of the lead, 2024: the amount is not public; at least 20,000 yuan asked for. Not met: a mandatory requirement is not met.',
      null,
      [null],
    ]);
    expect(toldOf(MEAN, '10')).toEqual([
      null,
      '牵头单位2022–2024年年均研发经费：金额不公开，要求不低于10元。符合。',
      'R&D expenditure of the lead a year, 2022–2024: the amount is not public; at least 10 yuan asked for. Met.',
      null,
      [null, null, null],
    ]);
  });

  it.each([
    [INTENSITY, '0.0358', 'RAISE_RD_EXPENDITURE', '研发经费', 'R&D expenditure'],
    [MEAN, '400', 'RAISE_RD_EXPENDITURE', '研发经费', 'R&D expenditure'],
    [FIGURE, '20000', 'RAISE_REVENUE', '营业收入', 'revenue'],
  ])('is told that money lacks for %s, not how much of it', (measure, own, action, zh, en) => {
    const { remedies } = reported('atLeast', measure, { own });
    expect(remedies.map(({ rule, ...told }) => [rule.id, told])).toEqual([
      [
        'MD-C1',
        {
          action,
          quantity: null,
          explanation: {
            zh: `牵头单位增加${zh}（金额不公开）。`,
            en: `raise the lead's ${en} (the amount is not public).`,
          },
          changes: [],
        },
      ],
    ]);
  });

  it('is told all of what is no money', () => {
    const condition = `{ test: allOf, of: [${atLeast(FIGURE, 'revenue')}, ${atLeast('{ of: number, fact: planHorizonYears }', 'years')}] }`;
    const parameters =
      '[{ name: revenue, value: 20000, unit: yuan }, { name: years, value: 5, unit: years }]';
    const [remedy] = checkCompliance({
      policy: madePolicy([{ id: 'MD-C1', condition, parameters }]),
      facts: { ...wenzhouConsortium, lead: LEAD },
      on,
      divisions,
      showsMoney: false,
    }).remedies;
    expect([remedy?.action, remedy?.quantity, remedy?.explanation.zh, remedy?.changes]).toEqual([
      'OTHER',
      null,
      '牵头单位增加营业收入（金额不公开）；规划延长2年。',
      [{ change: 'RAISE_NUMBER', fact: 'planHorizonYears', by: 2 }],
    ]);
    const plan = reported('atLeast', '{ of: number, fact: planHorizonYears }', { own: '4' });
    expect(plan.remedies.map(({ quantity, changes }) => [quantity?.toString(), changes])).toEqual([
      ['1', [{ change: 'RAISE_NUMBER', fact: 'planHorizonYears', by: 1 }]],
    ]);
  });

  it('is shown, where a person judges, the ratio cut off and no amount', () => {
    expect([
      shownTo(INTENSITY, true),
      shownTo(INTENSITY, false),
      shownTo(FIGURE, true),
      shownTo(FIGURE, false),
    ]).toEqual([
      '需人工判断：要点。（牵头单位2022–2024年研发经费占营业收入比重（合并计算）：3.56%（1070.34/30000））',
      '需人工判断：要点。（牵头单位2022–2024年研发经费占营业收入比重（合并计算）：3.5%）',
      '需人工判断：要点。（牵头单位2024年营业收入：1万元）',
      '需人工判断：要点。（牵头单位2024年营业收入：金额不公开）',
    ]);
    const share = '{ of: memberShare, where: { kinds: [ENTERPRISE] }, counting: WITHOUT_LEAD }';
    expect(shownTo(share, false)).toBe(shownTo(share, true));
  });
});
