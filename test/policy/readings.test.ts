import { describe, expect, it } from 'vitest';
import { arrangeFacts } from '../../src/policy/arrangement.ts';
import { takeMeasure } from '../../src/policy/measure.ts';
import { check, compared, on, told } from './made-check.ts';
import { divisions, localEnterprise, unit, wenzhouConsortium, year } from './sample.ts';

const PARAMETERS = '[{ name: bound, value: 2, unit: members }]';
const members = [localEnterprise, unit({ kind: 'UNIVERSITY', registeredDivision: '330106' })];

/** How many readings of whether the lead counts are tried. */
function tried(condition: string): number {
  return check(condition, { members }, { parameters: PARAMETERS, readings: { leadCounts: null } }).trace
    .length;
}

describe('whether the lead counts', () => {
  const share = 'of: memberShare, where: { registeredInside: true }';
  const council = '{ test: holds, fact: hasCouncil }';
  const any = '{ test: someMember, where: { kinds: [UNIVERSITY] } }';

  it.each([
    ['{ test: everyMember, where: { hasTask: true } }', 2],
    ['{ test: everyMember, where: { hasTask: true }, counting: WITHOUT_LEAD }', 1],
    [any, 2],
    ['{ test: someMember, where: { kinds: [UNIVERSITY] }, counting: WITHOUT_LEAD }', 1],
    ['{ test: atLeast, measure: { of: members }, parameter: bound }', 2],
    ['{ test: atMost, measure: { of: members }, parameter: bound }', 2],
    ['{ test: atLeast, measure: { of: members, counting: WITHOUT_LEAD }, parameter: bound }', 1],
    [`{ test: atLeast, measure: { ${share} }, parameter: bound }`, 2],
    [`{ test: atMost, measure: { ${share}, counting: WITHOUT_LEAD }, parameter: bound }`, 1],
    ['{ test: atLeast, measure: { of: consortiaLed }, parameter: bound }', 1],
    [council, 1],
    [`{ test: allOf, of: [${council}, ${any}] }`, 2],
    [`{ test: anyOf, of: [${council}, { test: allOf, of: [${any}] }] }`, 2],
    [`{ test: anyOf, of: [${council}, ${council}] }`, 1],
  ])('is tried both ways only where it matters: %s', (condition, readings) => {
    expect(tried(condition)).toBe(readings);
  });

  it('is said of a share that leaves the lead out however it is read', () => {
    const answer = compared('atLeast', `{ ${share}, counting: WITHOUT_LEAD }`, ['0.5', 'ratio'], { members });
    expect(told(answer)).toEqual([
      'PASS',
      '成员单位（不含牵头单位）中在本地注册的占比：50%（1/2），要求不低于50%。符合。',
      'share of members (lead not included) that are registered in the area: 50% (1/2); at least 50% asked for. Met.',
      '0.5 / 0.5',
    ]);
  });

  it('leaves open what one reading answers and the other cannot', () => {
    const lead = unit({ kind: 'UNIVERSITY' });
    const unknown = unit({ name: '某单位' });
    const answer = check(any, { lead, members: [unknown] }, { readings: { leadCounts: null } });
    expect(told(answer).slice(0, 3)).toEqual([
      'UNKNOWN',
      '2家成员单位中1家属于高校，1家不明，看是否至少有一家 / 1家成员单位中0家属于高校，1家不明，看是否至少有一家。无法判断（取决于牵头单位是否计入成员单位），缺少：members[某单位].kind。',
      '1 of 2 members are of the kind university, 1 unknown; one at least is asked for / 0 of 1 members are of the kind university, 1 unknown; one at least is asked for. Cannot be told (it turns on whether the lead counts as a member); missing: members[某单位].kind.',
    ]);
  });
});

describe('what is missing', () => {
  const unknown = unit({ name: '某单位' });

  it('is nothing where what is known settles it', () => {
    const where = 'where: { kinds: [ENTERPRISE] }, counting: WITHOUT_LEAD';
    const facts = { members: [localEnterprise, localEnterprise, unknown] };
    const settled = [
      compared('atLeast', `{ of: members, ${where} }`, ['2', 'members'], facts),
      compared('atMost', `{ of: members, ${where} }`, ['1', 'members'], facts),
      check(`{ test: someMember, ${where} }`, facts),
      check(`{ test: everyMember, ${where} }`, { members: [unit({ kind: 'OTHER' }), unknown] }),
    ];
    expect(settled.map(({ outcome }) => outcome)).toEqual(['PASS', 'FAIL', 'PASS', 'FAIL']);
    expect(settled.map(({ missingFacts }) => missingFacts)).toEqual([[], [], [], []]);
  });

  it('is the kind, the place, the titles or the task of a member, by its name', () => {
    const where =
      'where: { kinds: [OTHER], registeredInside: true, qualifications: [LISTED], hasTask: true }';
    const measure = `{ of: members, ${where}, counting: WITHOUT_LEAD }`;
    const answer = compared('atLeast', measure, ['1', 'members'], { members: [unknown] });
    expect(answer.missingFacts).toEqual([
      'members[某单位].hasTask',
      'members[某单位].kind',
      'members[某单位].qualifications',
      'members[某单位].registeredDivision',
    ]);
  });

  it('is the year of a mean that is not known', () => {
    const lead = unit({ financials: [year(2023, { rd: '5' }), year(2024, { rd: '900' })] });
    const answer = compared('atLeast', '{ of: averageRdExpenditure, years: 3 }', ['8', 'yuan'], { lead });
    expect(told(answer)).toEqual([
      'UNKNOWN',
      '牵头单位2022–2024年年均研发经费：不明，要求不低于8元。无法判断，缺少：lead.financials[2022].rdExpenditure。',
      'R&D expenditure of the lead a year, 2022–2024: unknown; at least 8 yuan asked for. Cannot be told; missing: lead.financials[2022].rdExpenditure.',
      'null / 8',
    ]);
  });
});

const askedFor = (value: string) =>
  compared('atLeast', '{ of: leadFigure, figure: revenue }', [value, 'yuan'], {}).explanation.en.match(
    /at least (.*) yuan/,
  )?.[1];

it('a number that is asked for is written in full, with a comma before every three digits of its whole part', () => {
  expect(
    ['1', '999', '1000', '12345678', '1234.123456', '0.1234567', '100', '1000000.1234'].map(askedFor),
  ).toEqual(['1', '999', '1,000', '12,345,678', '1,234.123456', '0.1234567', '100', '1,000,000.1234']);
});

it('a measure tells the years that it is of, and what is missing to it', () => {
  const facts = { ...wenzhouConsortium, lead: unit({ platforms: ['PROVINCIAL', null] }) };
  const situation = {
    arranged: arrangeFacts(facts, '330300', divisions),
    on,
    leadCounts: true,
    rdIntensityMethod: 'POOLED',
    showsMoney: true,
    division: '330300',
    valueOf: () => {
      throw new Error('no number is asked for');
    },
  } as const;
  const measured = (measure: Parameters<typeof takeMeasure>[0], of = situation) => {
    const { years, missing } = takeMeasure(measure, of);
    return [years, missing];
  };
  expect(measured({ of: 'consortiaLed' })).toEqual([[], []]);
  expect(measured({ of: 'leadFigure', figure: 'revenue' })[0]).toEqual([2024]);
  const platforms = { of: 'leadPlatforms', levels: ['PROVINCIAL'] } as const;
  expect(measured({ ...platforms, levels: ['PROVINCIAL'] })).toEqual([[], ['lead.platforms']]);
  const known = arrangeFacts(wenzhouConsortium, '330300', divisions);
  expect(measured({ ...platforms, levels: ['PROVINCIAL'] }, { ...situation, arranged: known })).toEqual([
    [],
    [],
  ]);
});
