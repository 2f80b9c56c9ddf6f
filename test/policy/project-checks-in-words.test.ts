import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/domain/decimal.ts';
import { checkProject } from '../../src/policy/project-check.ts';
import {
  type EquipmentFacts,
  type FundingFacts,
  type PaidUnit,
  type ProjectFacts,
  UNKNOWN_PROJECT,
} from '../../src/policy/project-facts.ts';
import { divisions, policyOf } from './sample.ts';

/** What is said of a rule on money: outcome, Chinese, English, found / asked for, missing facts. */
function said(
  rule: string,
  project: Partial<ProjectFacts>,
  key = 'wenzhou-2025',
): (string | readonly string[])[] {
  const checks = checkProject({
    policy: policyOf(key),
    project: { ...UNKNOWN_PROJECT, ...project },
    on: '2025-09-01',
    divisions,
  });
  const check = checks.find((each) => each.rule.id === rule);
  if (check === undefined) throw new Error(`no check of ${rule}`);
  const { outcome, explanation, actual, threshold, missingFacts } = check;
  return [outcome, explanation.zh, explanation.en, `${actual} / ${threshold}`, missingFacts];
}

const unit = (known: Partial<PaidUnit>): PaidUnit => ({
  ref: null,
  isLead: null,
  isMember: null,
  registeredDivision: null,
  ...known,
});
const paid = (amount: string | null, more: Partial<FundingFacts> = {}): FundingFacts => ({
  source: 'FISCAL_MUNICIPAL',
  phase: 'AWARDED',
  amount: amount === null ? null : new Decimal(amount),
  recipient: null,
  ...more,
});
const yuan = (amount: string) => new Decimal(amount);

describe('public money for a project', () => {
  it('is at most the lower of a share and a ceiling', () => {
    expect(said('WZ-F1', { totalCost: yuan('5000000'), fundings: [paid('1000000')] })).toEqual([
      'PASS',
      '财政支持100万元，上限100万元。符合。',
      'public money 1,000,000 yuan; at most 1,000,000 yuan. Met.',
      '1000000 / 1000000',
      [],
    ]);
    expect(said('WZ-F1', { totalCost: yuan('5000000'), fundings: [paid('1000000.01')] }).slice(0, 2)).toEqual(
      ['FAIL', '财政支持1000000.01元，上限100万元。不符合强制性要求。'],
    );
    expect(said('WZ-F1', { totalCost: yuan('50000000'), fundings: [paid('2000000')] })[3]).toBe(
      '2000000 / 2000000',
    );
    expect(said('WZ-F1', { totalCost: yuan('50000000'), fundings: [paid('2000000.01')] })[0]).toBe('FAIL');
  });

  it('counts each phase by itself, and public money of the city and below alone', () => {
    const fundings = [
      paid('600000', { phase: 'REQUESTED' }),
      paid('400000'),
      paid('500000', { source: 'FISCAL_COUNTY' }),
      paid('9000000', { source: 'FISCAL_PROVINCIAL' }),
      paid('9000000', { source: 'SELF_RAISED' }),
      paid('100000', { phase: 'PAID' }),
    ];
    expect(said('WZ-F1', { totalCost: yuan('5000000'), fundings })[3]).toBe('900000 / 1000000');
  });

  it('is unknown where fundings, amounts or the total are', () => {
    expect(said('WZ-F1', {})).toEqual([
      'UNKNOWN',
      '缺少：fundings。无法判断。',
      'missing: fundings. Cannot be told.',
      'null / null',
      ['fundings'],
    ]);
    const open = [paid('1', { source: 'SELF_RAISED' }), paid(null)];
    expect(said('WZ-F1', { totalCost: yuan('5000000'), fundings: open }).at(-1)).toEqual([
      'fundings[1].amount',
    ]);
    expect(said('WZ-F1', { fundings: [paid('1')] })).toEqual([
      'UNKNOWN',
      '财政支持1元，上限200万元。无法判断。',
      'public money 1 yuan; at most 2,000,000 yuan. Cannot be told.',
      '1 / null',
      ['totalCost'],
    ]);
    // Above the ceiling it is too much whatever the total, and nothing is never too much.
    expect(said('WZ-F1', { fundings: [paid('2000001'), paid(null)] })[0]).toBe('FAIL');
    expect(said('WZ-F1', { fundings: [] })[0]).toBe('PASS');
  });

  it('has the cap of the kind of support that it is', () => {
    const fundings = [paid('1500000')];
    const of = (support: ProjectFacts['support'], rule: string) =>
      said(rule, { support, fundings }, 'zhenjiang-2023');
    expect(of('OPEN_COMPETITION', 'ZHJ-F2')[0]).toBe('FAIL');
    expect(of('KEY_PROJECT', 'ZHJ-F1')[0]).toBe('PASS');
    expect(of('KEY_PROJECT', 'ZHJ-F2').slice(0, 3)).toEqual([
      'NOT_APPLICABLE',
      '不属于本条所指的支持方式。本条不适用。',
      'it is not supported in this way. The rule does not apply.',
    ]);
    expect([of(null, 'ZHJ-F2')[0], of(null, 'ZHJ-F2').at(-1)]).toEqual(['UNKNOWN', ['support']]);
    expect(of(null, 'ZHJ-F1')[0]).toBe('PASS');
  });
});

describe('projects of a year', () => {
  it.each([
    [3, 'PASS', '当年度支持3项，上限3项。符合。', '3 projects supported that year; at most 3. Met.', '3 / 3'],
    [
      4,
      'FAIL',
      '当年度支持4项，上限3项。不符合强制性要求。',
      '4 projects supported that year; at most 3. Not met: a mandatory requirement is not met.',
      '4 / 3',
    ],
  ])('%i', (supportedThatYear, outcome, zh, en, figures) => {
    const answer = said('WZ-F2', { supportedThatYear });
    expect([answer[0], answer[1], answer[3]]).toEqual([outcome, zh, figures]);
    expect(String(answer[2]).startsWith(en.slice(0, 40))).toBe(true);
  });

  it('are unknown where nobody counted them, and those in progress set no limit', () => {
    expect(said('WZ-F2', {})).toEqual([
      'UNKNOWN',
      '缺少：supportedThatYear。无法判断。',
      'missing: supportedThatYear. Cannot be told.',
      'null / 3',
      ['supportedThatYear'],
    ]);
    expect(said('WZ-F3', {}).slice(0, 3)).toEqual([
      'PASS',
      '在研项目数不限制支持。符合。',
      'projects in progress set no limit. Met.',
    ]);
  });
});

describe('units of a project', () => {
  const local = { isMember: true, registeredDivision: '330302' };

  it('undertake it as the lead, or as members of the city', () => {
    expect(
      said('WZ-F5', { undertakers: [unit({ isLead: true, registeredDivision: '330106' }), unit(local)] }),
    ).toEqual(['PASS', '2家单位均符合。符合。', 'all 2 units may. Met.', '2 / null', []]);
    const refused = [
      unit({ ref: 'LOCAL:a', isMember: false }),
      unit({ isMember: true, registeredDivision: '330106' }),
      unit(local),
    ];
    expect(said('WZ-F5', { undertakers: refused }).slice(0, 4)).toEqual([
      'FAIL',
      expect.stringContaining('不符合的单位：LOCAL:a, ?。'),
      expect.stringContaining('units that may not: LOCAL:a, ?.'),
      'LOCAL:a, ? / null',
    ]);
    const open = [unit(local), unit({ isMember: true }), unit({ registeredDivision: '330302' })];
    expect(said('WZ-F5', { undertakers: open })).toEqual([
      'UNKNOWN',
      '缺少：undertakers[1]、undertakers[2]。无法判断。',
      'missing: undertakers[1], undertakers[2]. Cannot be told.',
      'null / null',
      ['undertakers[1]', 'undertakers[2]'],
    ]);
    expect(said('WZ-F5', {}).at(-1)).toEqual(['undertakers']);
    expect(said('WZ-F5', { undertakers: [] }).slice(0, 3)).toEqual([
      'NOT_APPLICABLE',
      '没有涉及的单位。本条不适用。',
      'no unit is concerned. The rule does not apply.',
    ]);
  });

  it('receive public money in the city alone, and other money anywhere', () => {
    const abroad = unit({ ref: 'LOCAL:b', registeredDivision: '330106' });
    expect(said('WZ-F6', { fundings: [paid('1', { recipient: abroad })] })[0]).toBe('FAIL');
    expect(said('WZ-F6', { fundings: [paid('1', { recipient: abroad, source: 'SELF_RAISED' })] })[0]).toBe(
      'NOT_APPLICABLE',
    );
    expect(said('WZ-F6', { fundings: [paid('1', { recipient: unit(local) })] })[0]).toBe('PASS');
    const other = paid('1', { source: 'BANK_LOAN' });
    expect(said('WZ-F6', { fundings: [other, paid('1')] }).at(-1)).toEqual(['fundings[1]']);
    expect(said('WZ-F6', {}).at(-1)).toEqual(['fundings']);
  });
});

const item = (more: Partial<EquipmentFacts> = {}): EquipmentFacts => ({
  name: '分析仪',
  quantity: 1,
  unitPrice: new Decimal(500_000),
  source: 'FISCAL_MUNICIPAL',
  use: 'PROJECT_RESEARCH',
  reviewed: true,
  ...more,
});

const quarterMillions = (quantity: number) => ({
  unitPrice: new Decimal(250_000),
  quantity,
  reviewed: false,
});

describe('equipment', () => {
  it('is bought with public money for the project alone', () => {
    expect(
      said('WZ-F7', { equipment: [item(), item({ source: 'SELF_RAISED', use: 'PRODUCTION' })] }),
    ).toEqual([
      'PASS',
      '1项设备均为允许的用途。符合。',
      'all 1 pieces are for uses that are allowed. Met.',
      '1 / null',
      [],
    ]);
    expect(
      said('WZ-F7', {
        equipment: [item({ use: 'PRODUCTION' }), item({ use: 'PRODUCTION', name: null })],
      }).slice(0, 4),
    ).toEqual([
      'FAIL',
      expect.stringContaining('财政经费购置了不允许的设备：分析仪, equipment[1]。'),
      expect.stringContaining('public money buys what it may not: 分析仪, equipment[1].'),
      '分析仪, equipment[1] / null',
    ]);
    expect(
      said('WZ-F7', { equipment: [item({ source: null, use: 'PRODUCTION' }), item({ use: null })] }).at(-1),
    ).toEqual(['equipment[0].source', 'equipment[1].use']);
    expect(said('WZ-F7', { equipment: [item({ source: null })] })[0]).toBe('PASS');
    expect(said('WZ-F7', {}).at(-1)).toEqual(['equipment']);
    expect(said('WZ-F7', { equipment: [item({ source: 'SELF_RAISED' })] }).slice(0, 3)).toEqual([
      'NOT_APPLICABLE',
      '没有用财政经费购置的此类设备。本条不适用。',
      'public money buys no such equipment. The rule does not apply.',
    ]);
  });

  it('is reviewed from its price on; where only several together reach it a person decides', () => {
    expect(
      said('WZ-F8', { equipment: [item(), item({ unitPrice: new Decimal('499999.99'), reviewed: null })] }),
    ).toEqual(['PASS', '1项均已查重评议。符合。', 'all 1 were reviewed. Met.', '1 / 500000', []]);
    expect(said('WZ-F8', { equipment: [item({ reviewed: false })] }).slice(0, 4)).toEqual([
      'FAIL',
      expect.stringContaining('未经查重评议：分析仪。'),
      expect.stringContaining('not reviewed: 分析仪.'),
      '分析仪 / 500000',
    ]);
    const several = item({ unitPrice: new Decimal(250_000), quantity: 2, reviewed: null, name: null });
    expect(said('WZ-F8', { equipment: [several] }).slice(0, 4)).toEqual([
      'NEEDS_JUDGEMENT',
      '总价达到而单价未达到，是否需评议由人工判断：equipment[0]。需人工判断。',
      'the sum reaches the price and the piece does not; a person decides: equipment[0]. For a person to judge.',
      'equipment[0] / 500000',
    ]);
    // Each is named where there are more of them.
    const named = (equipment: EquipmentFacts[]) => said('WZ-F8', { equipment }).slice(0, 4);
    expect(named([item({ reviewed: false }), item({ reviewed: false, name: '质谱仪' })])[3]).toBe(
      '分析仪, 质谱仪 / 500000',
    );
    expect(
      named([
        item(quarterMillions(2)),
        item({ ...quarterMillions(3), name: '质谱仪' }),
        item(quarterMillions(1)),
      ]),
    ).toEqual([
      'NEEDS_JUDGEMENT',
      '总价达到而单价未达到，是否需评议由人工判断：分析仪, 质谱仪。需人工判断。',
      'the sum reaches the price and the piece does not; a person decides: 分析仪, 质谱仪. For a person to judge.',
      '分析仪, 质谱仪 / 500000',
    ]);
    const open = [item({ reviewed: null }), item({ source: null, reviewed: false })];
    expect(said('WZ-F8', { equipment: open }).slice(3)).toEqual([
      'null / 500000',
      ['equipment[0].reviewed', 'equipment[1].source'],
    ]);
    expect(said('WZ-F8', {}).slice(3)).toEqual(['null / 500000', ['equipment']]);
    expect(said('WZ-F8', { equipment: [item({ source: 'SELF_RAISED', reviewed: false })] })[0]).toBe(
      'NOT_APPLICABLE',
    );
  });
});

describe('the budget', () => {
  const own = (secured: boolean | null, amount = '8') => ({
    source: 'SELF_RAISED' as const,
    amount: yuan(amount),
    secured,
  });
  const city = { source: 'FISCAL_MUNICIPAL' as const, amount: yuan('2'), secured: null };

  it('has its own money and loans in hand', () => {
    expect(said('WZ-F9', { sources: [city, own(true)] }).slice(0, 3)).toEqual([
      'PASS',
      '自筹和贷款均已落实。符合。',
      'own money and loans are secured. Met.',
    ]);
    const loan = { source: 'BANK_LOAN' as const, amount: yuan('1'), secured: false };
    expect(said('WZ-F9', { sources: [own(null), loan] }).slice(0, 4)).toEqual([
      'FAIL',
      expect.stringContaining('尚未落实：BANK_LOAN。'),
      expect.stringContaining('not secured: BANK_LOAN.'),
      'BANK_LOAN / null',
    ]);
    expect(said('WZ-F9', { sources: [own(false), city, loan] })[3]).toBe('SELF_RAISED, BANK_LOAN / null');
    expect(said('WZ-F9', { sources: [city, own(null)] }).at(-1)).toEqual(['sources[1].secured']);
    expect(said('WZ-F9', { sources: [city, own(false, '0')] }).slice(0, 3)).toEqual([
      'NOT_APPLICABLE',
      '没有自筹或贷款。本条不适用。',
      'no own money, no loans. The rule does not apply.',
    ]);
    expect(said('WZ-F9', {}).at(-1)).toEqual(['sources']);
  });

  it('adds up, as a whole and by source', () => {
    const sources = [city, own(true)];
    expect(said('WZ-F10', { totalCost: yuan('10'), sources })).toEqual([
      'PASS',
      '合计相等。符合。',
      'the sums agree. Met.',
      '10 / 10',
      [],
    ]);
    expect(said('WZ-F10', { totalCost: yuan('10.01'), sources }).slice(0, 4)).toEqual([
      'FAIL',
      expect.stringContaining('总经费10.01元，各来源之和10元。'),
      expect.stringContaining('the total is 10.01 yuan, its sources 10 yuan.'),
      '10.01 / 10',
    ]);
    const line = (source: 'FISCAL_MUNICIPAL' | 'SELF_RAISED' | 'BANK_LOAN', amount: string) => ({
      category: 'LABOUR' as const,
      source,
      amount: yuan(amount),
    });
    const even = [line('FISCAL_MUNICIPAL', '1'), line('FISCAL_MUNICIPAL', '1'), line('SELF_RAISED', '8')];
    expect(said('WZ-F10', { totalCost: yuan('10'), sources, budget: even })[0]).toBe('PASS');
    const odd = [line('FISCAL_MUNICIPAL', '3'), line('SELF_RAISED', '7'), line('BANK_LOAN', '1')];
    expect(said('WZ-F10', { totalCost: yuan('10'), sources, budget: odd }).slice(0, 3)).toEqual([
      'FAIL',
      expect.stringContaining('支出合计与来源不等：FISCAL_MUNICIPAL, SELF_RAISED, BANK_LOAN。'),
      expect.stringContaining('spending differs from its source: FISCAL_MUNICIPAL, SELF_RAISED, BANK_LOAN.'),
    ]);
    expect(said('WZ-F10', { sources }).slice(3)).toEqual(['null / 10', ['totalCost']]);
    expect(said('WZ-F10', { totalCost: yuan('10') }).slice(3)).toEqual(['null / null', ['sources']]);
  });
});
