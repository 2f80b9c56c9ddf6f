import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/domain/decimal.ts';
import { checkCompliance } from '../../src/policy/compliance.ts';
import type { Readings } from '../../src/policy/policy.ts';
import { on } from './made-check.ts';
import { madePolicy } from './made-policy.ts';
import { mended, remedies } from './made-remedy.ts';
import { divisions, unit, wenzhouConsortium, year } from './sample.ts';

const outsider = unit({ kind: 'UNIVERSITY', registeredDivision: '330106' });

/** A lead with these years: year, revenue (all of it sales), R&D expenditure. */
function lead(rows: readonly (readonly [number, string, string])[]) {
  return {
    lead: unit({
      financials: rows.map(([fiscal, revenue, rd]) => year(fiscal, { revenue, sales: revenue, rd })),
    }),
  };
}

/** A condition on revenue that two numbers can meet. */
function either(first: string, second: string): string {
  return `{ test: anyOf, of: [{ test: atLeast, measure: { of: leadFigure, figure: revenue }, parameter: ${first} }, { test: atLeast, measure: { of: leadFigure, figure: revenue }, parameter: ${second} }] }`;
}

describe('figures to raise', () => {
  const rows = lead([
    [2022, '100', '2'],
    [2023, '200', '8'],
    [2024, '400', '12'],
  ]);

  it.each([
    // 0.035 of 700 less 22.
    ['POOLED', '2.5', '研发经费增加2.5元（计入2024年）', '2.5 yuan (in 2024)'],
    // 0.035 of 100 less 2, of 400 less 12; 2023 has enough.
    [
      'EVERY_YEAR',
      '3.5',
      '研发经费增加1.5元（计入2022年）、2元（计入2024年）',
      '1.5 yuan (in 2022), 2 yuan (in 2024)',
    ],
    // In 2022, where revenue is lowest: (3 · 0.035 − 0.04 − 0.03) · 100 less 2.
    ['MEAN_OF_ANNUAL', '1.5', '研发经费增加1.5元（计入2022年）', '1.5 yuan (in 2022)'],
  ] as const)('reach an intensity at the least cost, read as %s', (rdIntensityMethod, quantity, zh, en) => {
    const measure = '{ of: rdIntensity, years: 3 }';
    expect(mended('atLeast', measure, ['0.035', 'ratio'], rows, { rdIntensityMethod })).toEqual([
      ['RAISE_RD_EXPENDITURE', quantity, `牵头单位${zh}。`, `raise the lead's R&D expenditure by ${en}.`],
    ]);
  });

  it('reach a mean, rounded up to whole fen', () => {
    const measure = '{ of: averageRdExpenditure, years: 3 }';
    // Three times 10.001 less 22.
    expect(mended('atLeast', measure, ['10.001', 'yuan'], rows)).toEqual([
      [
        'RAISE_RD_EXPENDITURE',
        '8.01',
        '牵头单位研发经费增加8.01元（计入2024年）。',
        "raise the lead's R&D expenditure by 8.01 yuan (in 2024).",
      ],
    ]);
  });

  it.each([
    ['revenue', 'RAISE_REVENUE', '营业收入', 'revenue', '100'],
    ['salesRevenue', 'RAISE_REVENUE', '销售收入', 'sales revenue', '100'],
    ['rdExpenditure', 'RAISE_RD_EXPENDITURE', '研发经费', 'R&D expenditure', '488'],
  ])('of the last year: %s', (figure, action, zh, en, by) => {
    const shown = by === '100' ? '0.01万元' : '488元';
    expect(mended('atLeast', `{ of: leadFigure, figure: ${figure} }`, ['500', 'yuan'], rows)).toEqual([
      [
        action,
        by,
        `牵头单位${zh}增加${shown}（计入2024年）。`,
        `raise the lead's ${en} by ${by} yuan (in 2024).`,
      ],
    ]);
  });

  it('are the cheaper of two ways', () => {
    const parameters = '[{ name: low, value: 500, unit: yuan }, { name: high, value: 600, unit: yuan }]';
    for (const order of [
      ['low', 'high'],
      ['high', 'low'],
    ] as const) {
      const found = remedies([{ id: 'MD-C1', condition: either(order[0], order[1]), parameters }], rows);
      expect(found.map(([, action, by]) => [action, by])).toEqual([['RAISE_REVENUE', '100']]);
    }
    // What costs no money is cheaper than any.
    const council =
      '{ test: anyOf, of: [{ test: atLeast, measure: { of: leadFigure, figure: revenue }, parameter: low }, { test: holds, fact: hasCouncil }] }';
    const free = remedies([{ id: 'MD-C1', condition: council, parameters }], { ...rows, hasCouncil: false });
    expect(free.map(([, action]) => action)).toEqual(['SET_UP_BODY']);
  });

  it('are as much as the stricter of two conditions asks', () => {
    const both =
      '{ test: allOf, of: [{ test: atLeast, measure: { of: averageRdExpenditure, years: 3 }, parameter: mean }, { test: atLeast, measure: { of: rdIntensity, years: 3 }, parameter: share }] }';
    const parameters = '[{ name: mean, value: 10, unit: yuan }, { name: share, value: 0.035, unit: ratio }]';
    const found = (rdIntensityMethod: Readings['rdIntensityMethod']) =>
      remedies([{ id: 'MD-C1', condition: both, parameters }], rows, { rdIntensityMethod });
    // 8 in 2024 for the mean; 1.5 in 2022 and 2 in 2024 for the intensity of every year.
    expect(found('EVERY_YEAR')).toEqual([
      [
        'MD-C1',
        'RAISE_RD_EXPENDITURE',
        '9.5',
        '牵头单位研发经费增加1.5元（计入2022年）、8元（计入2024年）。',
        "raise the lead's R&D expenditure by 1.5 yuan (in 2022), 8 yuan (in 2024).",
      ],
    ]);
    expect(found('POOLED')[0]?.[2]).toBe('8');
  });
});

describe('numbers to change', () => {
  it.each([
    [
      'atLeast',
      '{ of: number, fact: planHorizonYears }',
      'years',
      { planHorizonYears: 1 },
      'EXTEND_PLAN',
      '2',
      '规划延长2年。',
      'extend the plan by 2 years.',
    ],
    [
      'atLeast',
      '{ of: number, fact: planHorizonYears }',
      'years',
      { planHorizonYears: 2 },
      'EXTEND_PLAN',
      '1',
      '规划延长1年。',
      'extend the plan by 1 year.',
    ],
    [
      'atLeast',
      '{ of: number, fact: leadCompletedProjects }',
      'projects',
      { leadCompletedProjects: 2 },
      'OTHER',
      '1',
      '牵头单位再完成1个科技项目。',
      'complete 1 further project.',
    ],
    [
      'atLeast',
      '{ of: leadPlatforms, levels: [PROVINCIAL] }',
      'platforms',
      { lead: unit({ platforms: ['PROVINCIAL', 'COUNTY'] }) },
      'BUILD_PLATFORM',
      '2',
      '牵头单位建成2个省级及以上创新平台。',
      'build 2 platforms of provincial level or above at the lead.',
    ],
    [
      'atMost',
      '{ of: consortiaLed }',
      'consortia',
      { otherConsortiaLed: 4 },
      'LEAVE_OTHER_CONSORTIUM',
      '2',
      '不再牵头另外2个联合体。',
      'give up the lead of other consortia: 2.',
    ],
    [
      'atMost',
      '{ of: number, fact: leadProjectsInProgress }',
      'projects',
      { leadProjectsInProgress: 5 },
      'OTHER',
      '2',
      '在研项目减少2项。',
      'finish 2 of the projects in progress.',
    ],
  ] as const)('%s 3 of %s', (comparator, measure, ofUnit, change, action, by, zh, en) => {
    expect(mended(comparator, measure, ['3', ofUnit], change)).toEqual([[action, by, zh, en]]);
  });

  it('are left alone where nobody can change them, or not that way', () => {
    const cannot = [
      ['atLeast', '{ of: number, fact: otherConsortiaLed }', { otherConsortiaLed: 1 }],
      ['atLeast', '{ of: number, fact: leadProjectsInProgress }', { leadProjectsInProgress: 1 }],
      ['atLeast', '{ of: consortiaLed }', { otherConsortiaLed: 1 }],
      ['atMost', '{ of: number, fact: planHorizonYears }', { planHorizonYears: 4 }],
      ['atMost', '{ of: number, fact: leadCompletedProjects }', { leadCompletedProjects: 4 }],
      ['atMost', '{ of: members }', { members: Array.from({ length: 5 }, () => outsider) }],
      [
        'atMost',
        '{ of: leadPlatforms, levels: [COUNTY] }',
        { lead: unit({ platforms: Array.from({ length: 4 }, () => 'COUNTY') }) },
      ],
      ['atMost', '{ of: leadFigure, figure: revenue }', lead([[2024, '4', '1']])],
      ['atMost', '{ of: averageRdExpenditure, years: 1 }', lead([[2024, '4', '4']])],
      ['atMost', '{ of: rdIntensity, years: 1 }', lead([[2024, '1', '4']])],
    ] as const;
    for (const [comparator, measure, change] of cannot) {
      expect([measure, mended(comparator, measure, ['3', 'members'], change)]).toEqual([measure, []]);
    }
    // This consortium stays one, however many others its lead leaves.
    expect(mended('atMost', '{ of: consortiaLed }', ['0', 'consortia'], { otherConsortiaLed: 1 })).toEqual(
      [],
    );
    expect(
      mended('atMost', '{ of: consortiaLed }', ['1', 'consortia'], { otherConsortiaLed: 1 }),
    ).toHaveLength(1);
  });
});

function figure(name: string): string {
  return `{ of: leadFigure, figure: ${name} }`;
}

/** Two comparisons that must both hold, with the numbers 3 and 5. */
function both(
  [firstComparator, first]: readonly [string, string],
  [secondComparator, second]: readonly [string, string],
  change: Parameters<typeof remedies>[1],
  numbers = ['3', '5'],
) {
  const parameters = `[{ name: first, value: ${numbers[0]}, unit: years }, { name: second, value: ${numbers[1]}, unit: years }]`;
  const condition = `{ test: allOf, of: [{ test: ${firstComparator}, measure: ${first}, parameter: first }, { test: ${secondComparator}, measure: ${second}, parameter: second }] }`;
  return remedies([{ id: 'MD-C1', condition, parameters }], change).map((said) => said.slice(1));
}

describe('two conditions of one rule', () => {
  const plan = '{ of: number, fact: planHorizonYears }';
  const completed = '{ of: number, fact: leadCompletedProjects }';
  const inProgress = '{ of: number, fact: leadProjectsInProgress }';
  const led = '{ of: consortiaLed }';
  const little = lead([[2024, '1', '1']]);

  it.each([[['3', '5']], [['5', '3']]])(
    'of one number ask for the larger, in whichever order: %s',
    (numbers) => {
      expect(both(['atLeast', plan], ['atLeast', plan], { planHorizonYears: 1 }, numbers)).toEqual([
        ['EXTEND_PLAN', '4', '规划延长4年。', 'extend the plan by 4 years.'],
      ]);
      expect(
        both(['atMost', inProgress], ['atMost', inProgress], { leadProjectsInProgress: 6 }, numbers),
      ).toEqual([['OTHER', '3', '在研项目减少3项。', 'finish 3 of the projects in progress.']]);
      expect(both(['atLeast', figure('revenue')], ['atLeast', figure('revenue')], little, numbers)).toEqual([
        [
          'RAISE_REVENUE',
          '4',
          '牵头单位营业收入增加4元（计入2024年）。',
          "raise the lead's revenue by 4 yuan (in 2024).",
        ],
      ]);
    },
  );

  it('of different numbers ask for both', () => {
    expect(
      both(['atLeast', plan], ['atLeast', completed], { planHorizonYears: 1, leadCompletedProjects: 1 }),
    ).toEqual([
      [
        'OTHER',
        'null',
        '规划延长2年；牵头单位再完成4个科技项目。',
        'extend the plan by 2 years; complete 4 further projects.',
      ],
    ]);
    expect(
      both(['atMost', led], ['atMost', inProgress], { otherConsortiaLed: 4, leadProjectsInProgress: 6 }),
    ).toEqual([
      [
        'OTHER',
        'null',
        '不再牵头另外2个联合体；在研项目减少1项。',
        'give up the lead of other consortia: 2; finish 1 of the projects in progress.',
      ],
    ]);
    expect(both(['atLeast', figure('revenue')], ['atLeast', figure('salesRevenue')], little)).toEqual([
      [
        'RAISE_REVENUE',
        '6',
        '牵头单位营业收入增加2元（计入2024年）；牵头单位销售收入增加4元（计入2024年）。',
        "raise the lead's revenue by 2 yuan (in 2024); raise the lead's sales revenue by 4 yuan (in 2024).",
      ],
    ]);
  });

  it('of tasks and platforms ask for both', () => {
    const condition =
      '{ test: allOf, of: [{ test: everyMember, where: { hasTask: true }, counting: WITHOUT_LEAD }, { test: atLeast, measure: { of: leadPlatforms, levels: [PROVINCIAL] }, parameter: bound }] }';
    const parameters = '[{ name: bound, value: 1, unit: platforms }]';
    const change = { lead: unit({ platforms: [] }), members: [unit({ hasTask: false })] };
    expect(remedies([{ id: 'MD-C1', condition, parameters }], change)).toEqual([
      [
        'MD-C1',
        'OTHER',
        'null',
        '为1家成员单位明确具体任务；牵头单位建成1个省级及以上创新平台。',
        'give 1 member a task of their own; build 1 platform of provincial level or above at the lead.',
      ],
    ]);
  });

  it('have no remedy where it is not known how much one of them lacks', () => {
    const unknown = [
      ['atLeast', plan, { planHorizonYears: null }],
      ['atLeast', figure('revenue'), { lead: unit({}) }],
      ['atLeast', '{ of: averageRdExpenditure, years: 3 }', { lead: unit({}) }],
      ['atLeast', '{ of: rdIntensity, years: 3 }', { lead: unit({}) }],
      ['atLeast', '{ of: leadPlatforms, levels: [PROVINCIAL] }', { lead: unit({}) }],
      ['atLeast', '{ of: memberShare, counting: WITHOUT_LEAD }', { members: [] }],
      ['atLeast', '{ of: memberShare }', { memberListIsPartial: true }],
      ['atMost', led, { otherConsortiaLed: null }],
      ['atMost', inProgress, { leadProjectsInProgress: null }],
    ] as const;
    const failing = ['atLeast', completed] as const;
    for (const [comparator, measure, change] of unknown) {
      expect([
        measure,
        both([comparator, measure], failing, { leadCompletedProjects: 0, ...change }, ['0.5', '1']),
      ]).toEqual([measure, []]);
    }
  });
});

it('platforms are built at the province or not at all', () => {
  const change = { lead: unit({ platforms: [] }) };
  for (const levels of ['NATIONAL', 'MUNICIPAL, COUNTY']) {
    expect(
      mended('atLeast', `{ of: leadPlatforms, levels: [${levels}] }`, ['1', 'platforms'], change),
    ).toEqual([]);
  }
});

it('quantities are exact decimals', () => {
  const policy = madePolicy([
    {
      id: 'MD-C1',
      condition: '{ test: atLeast, measure: { of: leadFigure, figure: revenue }, parameter: bound }',
      parameters: '[{ name: bound, value: 0.3, unit: yuan }]',
    },
  ]);
  const facts = { ...wenzhouConsortium, lead: unit({ financials: [year(2024, { revenue: '0.1' })] }) };
  const [first] = checkCompliance({ policy, facts, on, divisions }).remedies;
  expect(first?.quantity).toEqual(new Decimal('0.2'));
});
