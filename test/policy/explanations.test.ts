import { describe, expect, it } from 'vitest';
import type { Readings } from '../../src/policy/policy.ts';
import { compared, told } from './made-check.ts';
import { localEnterprise, unit, year } from './sample.ts';

const outsider = unit({ kind: 'UNIVERSITY', registeredDivision: '330106', hasTask: false });
const nobody = unit({ name: '某单位' });
const LOCAL = 'where: { registeredInside: true }';

describe('a number of members', () => {
  it('is said with whether the lead is among them', () => {
    const members = [localEnterprise, outsider];
    expect(told(compared('atLeast', '{ of: members }', ['3', 'members'], { members }))).toEqual([
      'PASS',
      '成员单位数（含牵头单位）：3家，要求不低于3家。符合。',
      'number of members (lead included): 3; at least 3 asked for. Met.',
      '3 / 3',
    ]);
    const without = '{ of: members, counting: WITHOUT_LEAD }';
    expect(told(compared('atLeast', without, ['3', 'members'], { members }))).toEqual([
      'FAIL',
      '成员单位数（不含牵头单位）：2家，要求不低于3家。不符合强制性要求。',
      'number of members (lead not included): 2; at least 3 asked for. Not met: a mandatory requirement is not met.',
      '2 / 3',
    ]);
  });

  it('that are such is said with everything that is asked of them', () => {
    const where =
      'where: { registeredInside: true, kinds: [ENTERPRISE, UNIVERSITY], qualifications: [HIGH_TECH, GAZELLE], hasTask: true }';
    const such = unit({ ...localEnterprise, qualifications: ['GAZELLE'] });
    const members = [such, outsider, unit({ ...such, qualifications: ['LISTED'] })];
    const answer = compared('atMost', `{ of: members, ${where} }`, ['1', 'members'], { members });
    expect(told(answer)).toEqual([
      'UNKNOWN',
      '成员单位（含牵头单位）中在本地注册且属于企业、高校且具备高新技术企业、瞪羚企业资质且承担具体任务的家数：1家至2家之间，要求不超过1家。无法判断，缺少：lead.hasTask。',
      'number of members (lead included) that are registered in the area and are of the kind enterprise, university and hold the title high-tech enterprise, gazelle and have a task of their own: between 1 and 2; at most 1 asked for. Cannot be told; missing: lead.hasTask.',
      '1–2 / 1',
    ]);
    expect(answer.missingFacts).toEqual(['lead.hasTask']);
  });

  it('of whom nobody named some is a least number', () => {
    const partial = { members: [localEnterprise, nobody], memberListIsPartial: true };
    const answer = compared('atLeast', `{ of: members, ${LOCAL} }`, ['4', 'members'], partial);
    expect(told(answer)).toEqual([
      'UNKNOWN',
      '成员单位（含牵头单位）中在本地注册的家数：2家或更多，要求不低于4家。无法判断，缺少：members、members[某单位].registeredDivision。',
      'number of members (lead included) that are registered in the area: 2 or more; at least 4 asked for. Cannot be told; missing: members, members[某单位].registeredDivision.',
      '2– / 4',
    ]);
    expect(compared('atLeast', `{ of: members, ${LOCAL} }`, ['2', 'members'], partial).outcome).toBe('PASS');
    expect(compared('atMost', `{ of: members, ${LOCAL} }`, ['2', 'members'], partial).outcome).toBe(
      'UNKNOWN',
    );
    expect(compared('atMost', `{ of: members, ${LOCAL} }`, ['1', 'members'], partial).outcome).toBe('FAIL');
  });
});

describe('a share of the members', () => {
  const share = `{ of: memberShare, ${LOCAL} }`;

  it('is a percentage cut off, with its counts', () => {
    const members = [localEnterprise, outsider];
    expect(told(compared('atLeast', share, ['0.67', 'ratio'], { members }))).toEqual([
      'FAIL',
      '成员单位（含牵头单位）中在本地注册的占比：66.66%（2/3），要求不低于67%。不符合强制性要求。',
      'share of members (lead included) that are registered in the area: 66.66% (2/3); at least 67% asked for. Not met: a mandatory requirement is not met.',
      '0.666666666667 / 0.67',
    ]);
  });

  it('is between two where some are unknown', () => {
    const members = [localEnterprise, nobody, outsider];
    const answer = compared('atMost', share, ['0.5', 'ratio'], { members });
    expect(told(answer).slice(0, 2)).toEqual([
      'UNKNOWN',
      '成员单位（含牵头单位）中在本地注册的占比：50%（2/4）至75%（3/4）之间，要求不超过50%。无法判断，缺少：members[某单位].registeredDivision。',
    ]);
    expect(answer.explanation.en).toContain('between 50% (2/4) and 75% (3/4); at most 50% asked for');
    expect(answer.actual).toBe('0.5–0.75');
  });

  it('of nobody is none', () => {
    const answer = compared('atLeast', share, ['0.5', 'ratio'], { members: [] }, { leadCounts: false });
    expect(told(answer)).toEqual([
      'UNKNOWN',
      '成员单位（不含牵头单位）中在本地注册的占比：没有成员单位，无占比可言，要求不低于50%。无法判断。',
      'share of members (lead not included) that are registered in the area: there are no members to take a share of; at least 50% asked for. Cannot be told.',
      'null / 0.5',
    ]);
  });

  it('of members whom nobody named is unknown', () => {
    const partial = { members: [localEnterprise], memberListIsPartial: true };
    const answer = compared('atLeast', share, ['0.5', 'ratio'], partial);
    expect(answer.explanation.zh).toContain('不明，要求不低于50%。无法判断，缺少：members。');
    expect(answer.explanation.en).toContain(
      'unknown; at least 50% asked for. Cannot be told; missing: members.',
    );
    expect(answer.actual).toBeNull();
  });

  it('that turns on whether the lead counts says so, with both figures', () => {
    const answer = compared(
      'atLeast',
      share,
      ['0.5', 'ratio'],
      { members: [outsider] },
      { leadCounts: null },
    );
    expect(told(answer)).toEqual([
      'UNKNOWN',
      '成员单位（含牵头单位）中在本地注册的占比：50%（1/2），要求不低于50% / 成员单位（不含牵头单位）中在本地注册的占比：0%（0/1），要求不低于50%。无法判断（取决于牵头单位是否计入成员单位）。',
      'share of members (lead included) that are registered in the area: 50% (1/2); at least 50% asked for / share of members (lead not included) that are registered in the area: 0% (0/1); at least 50% asked for. Cannot be told (it turns on whether the lead counts as a member).',
      '0.5 / 0 / 0.5',
    ]);
  });
});

/** A lead with these years: year, revenue, sales, R&D expenditure. */
function lead(rows: readonly (readonly [number, string, string, string])[]) {
  return {
    lead: unit({
      financials: rows.map(([fiscal, revenue, sales, rd]) => year(fiscal, { revenue, sales, rd })),
    }),
  };
}

/** The check of a mean of R&D expenditure over one year. */
function spent(rd: string) {
  return compared('atLeast', '{ of: averageRdExpenditure, years: 1 }', ['10000000', 'yuan'], {
    lead: unit({ financials: [year(2024, { rd })] }),
  });
}

describe('figures of the lead', () => {
  const known = lead([
    [2022, '100', '90', '3'],
    [2023, '200', '150', '8'],
    [2024, '400', '300', '13'],
  ]);

  it.each([
    ['POOLED', '合并计算', 'pooled', '3.42%（24/700）', '3.42% (24/700)', '0.034285714286'],
    // (3/100 + 8/200 + 13/400) / 3
    [
      'MEAN_OF_ANNUAL',
      '各年比重的平均',
      'mean of the years',
      '3.41%（820000/24000000）',
      '3.41% (820000/24000000)',
      '0.034166666667',
    ],
    ['EVERY_YEAR', '逐年最低', 'lowest of the years', '3%（3/100）', '3% (3/100)', '0.03'],
  ] as const)(
    'over several years are named with the reading %s',
    (method, zh, en, shownZh, shownEn, actual) => {
      const answer = compared('atLeast', '{ of: rdIntensity, years: 3 }', ['0.035', 'ratio'], known, {
        rdIntensityMethod: method,
      });
      expect(told(answer)).toEqual([
        'FAIL',
        `牵头单位2022–2024年研发经费占营业收入比重（${zh}）：${shownZh}，要求不低于3.5%。不符合强制性要求。`,
        `R&D over revenue of the lead, 2022–2024 (${en}): ${shownEn}; at least 3.5% asked for. Not met: a mandatory requirement is not met.`,
        `${actual} / 0.035`,
      ]);
    },
  );

  it('of one year are named without a reading', () => {
    const answer = compared('atLeast', '{ of: rdIntensity, years: 1 }', ['0.0325', 'ratio'], known);
    expect(told(answer).slice(0, 3)).toEqual([
      'PASS',
      '牵头单位2024年研发经费占营业收入比重：3.25%（13/400），要求不低于3.25%。符合。',
      'R&D over revenue of the lead, 2024: 3.25% (13/400); at least 3.25% asked for. Met.',
    ]);
  });

  it('are no ratio to a revenue of zero, in one year too where each year counts', () => {
    const none = lead([
      [2022, '0', '0', '3'],
      [2023, '100', '0', '3'],
      [2024, '100', '0', '3'],
    ]);
    const asked = (rdIntensityMethod: Readings['rdIntensityMethod'], years: number) =>
      compared('atLeast', `{ of: rdIntensity, years: ${years} }`, ['0.03', 'ratio'], none, {
        rdIntensityMethod,
      });
    for (const method of ['MEAN_OF_ANNUAL', 'EVERY_YEAR'] as const) {
      const answer = asked(method, 3);
      expect(answer.explanation.zh).toContain('营业收入为0，无比重可言，要求不低于3%。无法判断。');
      expect(answer.explanation.en).toContain('revenue is 0, so there is no ratio; at least 3% asked for.');
      expect(answer.missingFacts).toEqual([]);
      expect(asked(method, 2).outcome).toBe('PASS');
    }
    expect(asked('POOLED', 3).outcome).toBe('PASS');
  });

  it('that are missing are named by year', () => {
    const answer = compared('atLeast', '{ of: rdIntensity, years: 2 }', ['0.03', 'ratio'], {
      lead: unit({ financials: [year(2024, { revenue: '100' })] }),
    });
    expect(answer.missingFacts).toEqual([
      'lead.financials[2023].rdExpenditure',
      'lead.financials[2023].revenue',
      'lead.financials[2024].rdExpenditure',
    ]);
    expect(answer.trace[0]?.facts).toEqual([
      { path: 'lead.financials[2023].rdExpenditure', value: null },
      { path: 'lead.financials[2023].revenue', value: null },
      { path: 'lead.financials[2024].rdExpenditure', value: null },
      { path: 'lead.financials[2024].revenue', value: '100' },
    ]);
  });

  it('are in tens of thousands of yuan where that has two decimals at most, and in yuan elsewhere', () => {
    expect(told(spent('9999900'))).toEqual([
      'FAIL',
      '牵头单位2024年年均研发经费：999.99万元，要求不低于1000万元。不符合强制性要求。',
      'R&D expenditure of the lead a year, 2024: 9,999,900 yuan; at least 10,000,000 yuan asked for. Not met: a mandatory requirement is not met.',
      '9999900 / 10000000',
    ]);
    expect(spent('9999999.99').explanation.zh).toContain('：9999999.99元，');
    expect(spent('9999999.99').explanation.en).toContain(': 9,999,999.99 yuan;');
    expect(spent('123').explanation.en).toContain(': 123 yuan;');
  });

  it('are a mean over the years, cut off at whole fen', () => {
    const answer = compared('atLeast', '{ of: averageRdExpenditure, years: 3 }', ['8', 'yuan'], {
      lead: unit({
        financials: [2022, 2023, 2024].map((fiscal, at) => year(fiscal, { rd: `${at + 7.01}` })),
      }),
    });
    expect(told(answer)[1]).toBe('牵头单位2022–2024年年均研发经费：8.01元，要求不低于8元。符合。');
    const third = compared('atLeast', '{ of: averageRdExpenditure, years: 3 }', ['8', 'yuan'], {
      lead: unit({
        financials: [2022, 2023, 2024].map((fiscal) => year(fiscal, { rd: fiscal === 2024 ? '8' : '7' })),
      }),
    });
    expect(third.explanation.en).toContain(': 7.33 yuan; at least 8 yuan asked for');
    expect(third.actual).toBe('7.333333333333');
  });

  it.each([
    ['revenue', '营业收入：0.04万元', 'revenue', 400],
    ['salesRevenue', '销售收入：0.03万元', 'sales revenue', 300],
    ['rdExpenditure', '研发投入：13元', 'R&D expenditure', 13],
  ])('of the last completed year: %s', (figure, zh, en, value) => {
    const answer = compared('atLeast', `{ of: leadFigure, figure: ${figure} }`, ['500', 'yuan'], known);
    expect(told(answer)).toEqual([
      'FAIL',
      `牵头单位2024年${zh}，要求不低于0.05万元。不符合强制性要求。`,
      `${en} of the lead, 2024: ${value} yuan; at least 500 yuan asked for. Not met: a mandatory requirement is not met.`,
      `${value} / 500`,
    ]);
    expect(answer.trace[0]?.facts).toEqual([
      { path: `lead.financials[2024].${figure}`, value: String(value) },
    ]);
  });
});
