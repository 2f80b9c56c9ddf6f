import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/domain/decimal.ts';
import { checkCompliance } from '../../src/policy/compliance.ts';
import type { ConsortiumFacts } from '../../src/policy/facts.ts';
import { on, told } from './made-check.ts';
import { madePolicy } from './made-policy.ts';
import { divisions, localEnterprise, unit, wenzhouConsortium, year } from './sample.ts';

const PARAMETERS = '[{ name: bound, value: 500, unit: yuan }, { name: share, value: 0.035, unit: ratio }]';
const AMOUNT = '{ test: atLeast, measure: { of: leadFigure, figure: revenue }, parameter: bound }';
const RATIO = '{ test: atLeast, measure: { of: rdIntensity, years: 1 }, parameter: share }';
const MEMBERS = '{ test: atLeast, measure: { of: members }, parameter: bound }';

/** 3.49 % of revenue spent on R&D. */
const lead = unit({ financials: [year(2024, { revenue: '1000', rd: '34.9' })] });

/** The check of a rule by somebody who may not see the money of the lead. */
function unseen(condition: string, change: Partial<ConsortiumFacts> = { lead }, reform?: string) {
  const policy = madePolicy([{ id: 'MD-C1', condition, parameters: PARAMETERS }]);
  const [check] = checkCompliance({
    policy,
    facts: { ...wenzhouConsortium, ...change },
    on,
    divisions,
    showsMoney: false,
    reform: reform === undefined ? [] : [{ rule: 'MD-C1', parameter: 'share', value: new Decimal(reform) }],
  }).checks;
  if (check === undefined) throw new Error('no check');
  return check;
}

describe('whoever may not see the money of a lead', () => {
  it('is told that an amount is enough, and not how much it is', () => {
    const answer = unseen(AMOUNT);
    expect(told(answer)).toEqual([
      'PASS',
      '牵头单位2024年营业收入：金额不公开，要求不低于0.05万元。符合。',
      'revenue of the lead, 2024: the amount is not public; at least 500 yuan asked for. Met.',
      'null / 500',
    ]);
    expect(answer.trace[0]?.facts).toEqual([{ path: 'lead.financials[2024].revenue', value: null }]);
  });

  it('is told where it is not known', () => {
    expect(told(unseen(AMOUNT, { lead: unit({}) }))).toEqual([
      'UNKNOWN',
      '牵头单位2024年营业收入：不明，要求不低于0.05万元。无法判断，缺少：lead.financials[2024].revenue。',
      'revenue of the lead, 2024: unknown; at least 500 yuan asked for. Cannot be told; missing: lead.financials[2024].revenue.',
      'null / 500',
    ]);
  });

  it('is told a ratio cut off, and everything that is no money', () => {
    expect(told(unseen(RATIO))).toEqual([
      'FAIL',
      '牵头单位2024年研发经费占营业收入比重：3.4%，要求不低于3.5%。不符合强制性要求。',
      'R&D over revenue of the lead, 2024: 3.4%; at least 3.5% asked for. Not met: a mandatory requirement is not met.',
      '0.034 / 0.035',
    ]);
    expect(unseen(MEMBERS, { lead, members: [localEnterprise] }).explanation.en).toContain(
      'number of members (lead included): 2; at least 500 asked for',
    );
    expect(unseen(MEMBERS, { lead, members: [localEnterprise] }).actual).toBe('2');
  });

  it('reads a star for an amount beside what is told, and a question mark for what is not known', () => {
    const both = `{ test: allOf, of: [${AMOUNT}, ${RATIO}] }`;
    expect(told(unseen(both))).toEqual([
      'FAIL',
      '牵头单位2024年营业收入：金额不公开，要求不低于0.05万元；牵头单位2024年研发经费占营业收入比重：3.4%，要求不低于3.5%。不符合强制性要求。',
      'revenue of the lead, 2024: the amount is not public; at least 500 yuan asked for; R&D over revenue of the lead, 2024: 3.4%; at least 3.5% asked for. Not met: a mandatory requirement is not met.',
      '*; 0.034 / 500; 0.035',
    ]);
    const half = unit({ financials: [year(2024, { revenue: '1000' })] });
    const council = `{ test: allOf, of: [${AMOUNT}, { test: holds, fact: hasCouncil }] }`;
    expect(unseen(council, { lead: half, hasCouncil: true }).actual).toBe('*; true');
    expect(unseen(council, { lead: unit({}), hasCouncil: true }).actual).toBe('?; true');
    expect(unseen(council, { lead: half, hasCouncil: null }).actual).toBeNull();
    const three = `{ test: allOf, of: [${AMOUNT}, ${RATIO}, { test: holds, fact: hasCouncil }] }`;
    expect(unseen(three, { lead, hasCouncil: null }).actual).toBe('*; 0.034; ?');
  });

  it('gets the verdict by the exact ratio under the number of the policy, and by the open one under another', () => {
    // 3.49 % shows as 3.4 %, and is at least 3.45 %.
    const rule = `{ test: atLeast, measure: { of: rdIntensity, years: 1 }, parameter: share }`;
    const policy = madePolicy([
      { id: 'MD-C1', condition: rule, parameters: '[{ name: share, value: 0.0345, unit: ratio }]' },
    ]);
    const facts = { ...wenzhouConsortium, lead };
    const [check] = checkCompliance({ policy, facts, on, divisions, showsMoney: false }).checks;
    expect([check?.outcome, check?.actual]).toEqual(['PASS', '0.0345']);
    expect(unseen(RATIO, { lead }, '0.0345').outcome).toBe('FAIL');
    expect(unseen(RATIO, { lead }, '0.034').outcome).toBe('PASS');
  });

  it.each([
    ['{ of: leadFigure, figure: revenue }', '金额不公开', 'the amount is not public'],
    ['{ of: averageRdExpenditure, years: 1 }', '金额不公开', 'the amount is not public'],
    ['{ of: rdIntensity, years: 1 }', '3.4%', '3.4%'],
    ['{ of: rdIntensity, years: 2 }', '不明', 'unknown'],
    ['{ of: number, fact: planHorizonYears }', '3年', '3 years'],
  ])('is shown no more where a person is to judge: %s', (measure, zh, en) => {
    const shown = (showsMoney: boolean) => {
      const policy = madePolicy([{ id: 'MD-Q1q', strength: 'QUALITATIVE', more: `\n    shows: ${measure}` }]);
      return checkCompliance({ policy, facts: { ...wenzhouConsortium, lead }, on, divisions, showsMoney })
        .checks[0]?.explanation;
    };
    expect(shown(false)?.zh.endsWith(`：${zh}）`)).toBe(true);
    expect(shown(false)?.en.endsWith(`: ${en})`)).toBe(true);
    const seen = { revenue: '0.1万元', averageRdExpenditure: '34.9元', 'years: 1': '3.49%（34.9/1000）' };
    const [, figure = zh] = Object.entries(seen).find(([word]) => measure.includes(word)) ?? [];
    expect(shown(true)?.zh.endsWith(`：${figure}）`)).toBe(true);
  });
});
