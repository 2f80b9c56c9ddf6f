import { describe, expect, it } from 'vitest';
import { checkApplicationForm } from '../../src/domain/application-form/check.ts';
import { shown } from '../../src/domain/application-form/problem.ts';
import { DivisionTree } from '../../src/domain/division.ts';
import { creditCode, soundApplication } from './application-forms.ts';

const divisions = new DivisionTree([
  { code: '330324', name: '永嘉县', level: 'COUNTY', parentCode: null, successorCode: null },
  { code: '330106', name: '西湖区', level: 'COUNTY', parentCode: null, successorCode: null },
]);

/** What is wrong with the sound application, changed: severity, code, place, Chinese, English. */
function problems(change: (sound: ReturnType<typeof soundApplication>) => object): string[] {
  return checkApplicationForm(change(soundApplication()), divisions).problems.map(
    ({ severity, code, path, message }) =>
      [severity, code, path.join('.'), message.zh, message.en].join(' | '),
  );
}

/** The same as codes and places alone. */
function places(change: (sound: ReturnType<typeof soundApplication>) => object): string[] {
  return problems(change).map((said) => said.split(' | ').slice(1, 3).join(' '));
}

/** The sound form with a consortium that is another. */
function ofConsortium(change: object): string[] {
  return problems((sound) => ({ ...sound, consortium: { ...sound.consortium, ...change } }));
}

/** The sound form with a past project and a schedule of this period. */
function ofPeriod(startsOn: string | null, endsOn: string | null): string[] {
  return problems((sound) => ({
    ...sound,
    pastProjects: [{ name: '项目', startsOn, endsOn }],
    projects: sound.projects.map((project) => ({
      ...project,
      schedule: [{ startsOn, endsOn, goal: '目标' }],
    })),
  })).filter((said) => said.includes('BAD_PERIOD'));
}

/** The sound form with this code for the units of its project. */
function units(creditCodeOfUnit: string | null): string[] {
  return problems((sound) => ({
    ...sound,
    projects: sound.projects.map((project) => ({
      ...project,
      units: project.units.map((unit) => ({ ...unit, creditCode: creditCodeOfUnit })),
    })),
  }));
}

/** The sound form with other numbers declared. */
function declared(change: object): string[] {
  return problems((sound) => ({
    ...sound,
    declaration: { ...sound.declaration, enterpriseCount: null, memberCount: null, ...change },
  }));
}

describe('what is wrong with a form', () => {
  it('is nothing in the sound one', () => {
    expect(problems((sound) => sound)).toEqual([]);
  });

  it('is a value that the place does not have, with those it has', () => {
    const kinds = problems((sound) => ({ ...sound, lead: { ...sound.lead, kind: 'COMPANY' } }));
    expect(kinds).toEqual([
      expect.stringMatching(
        /^error \| UNKNOWN_VALUE \| lead\.kind \| “COMPANY”不在可选值之中，请从下列选项中选择：ENTERPRISE、UNIVERSITY、.+ \| "COMPANY" is no value of this place; write one of ENTERPRISE, UNIVERSITY, /,
      ),
    ]);
    expect(problems((sound) => ({ ...sound, lead: { ...sound.lead, kind: 7 } }))).toEqual([
      expect.stringMatching(/^error \| UNKNOWN_VALUE \| lead\.kind \| “”不在可选值之中/),
    ]);
    const role = (units: object[]) =>
      problems((sound) => ({ ...sound, projects: sound.projects.map((project) => ({ ...project, units })) }));
    expect(role([{ name: '样例大学' }])).toEqual([
      expect.stringMatching(/^error \| MISSING_VALUE \| projects\.0\.units\.0\.role \| /),
    ]);
  });

  it('is a field that there is not, or a value of another type', () => {
    expect(problems((sound) => ({ ...sound, lead: { ...sound.lead, colour: '红' } }))).toEqual([
      'error | UNKNOWN_FIELD | lead.colour | 没有名为“colour”的字段，请删除 | there is no field "colour"; remove it',
    ]);
    expect(problems((sound) => ({ ...sound, lead: { ...sound.lead, isLegalPerson: '是' } }))).toEqual([
      expect.stringMatching(
        /^error \| WRONG_TYPE \| lead\.isLegalPerson \| 数据类型不符 \| this is of another type: ./,
      ),
    ]);
  });

  it('is told beside what does not add up, however wrong a single value is', () => {
    expect(
      places((sound) => ({
        ...sound,
        colour: '红',
        consortium: { ...sound.consortium, technicalFields: ['M', 'E', 'A', 'B'], planEndsOn: '2024-01-01' },
        lead: { ...sound.lead, name: '' },
        declaration: { ...sound.declaration, memberCount: 9 },
      })),
    ).toEqual(
      expect.arrayContaining([
        'UNKNOWN_FIELD colour',
        'TOO_MANY consortium.technicalFields',
        'MISSING_VALUE lead.name',
        'BAD_PERIOD consortium.planEndsOn',
        'COUNTS_DO_NOT_ADD_UP declaration.memberCount',
      ]),
    );
  });

  it('is more than a list takes', () => {
    expect(
      problems((sound) => ({
        ...sound,
        consortium: { ...sound.consortium, technicalFields: ['M', 'E', 'A', 'B'] },
      })),
    ).toEqual([
      'error | TOO_MANY | consortium.technicalFields | 最多填写3项，请删减 | at most 3 entries are allowed; remove the rest',
    ]);
  });

  it('is a place that there is not', () => {
    const lead = problems((sound) => ({
      ...sound,
      lead: { ...sound.lead, registeredDivisionCode: '339999' },
    }));
    expect(lead).toEqual([
      'error | UNKNOWN_DIVISION | lead.registeredDivisionCode | 没有代码为339999的行政区划，请填写六位代码，如330324 | no division has the code 339999; write its six digits, such as 330324',
    ]);
    const district = problems((sound) => ({
      ...sound,
      declaration: { ...sound.declaration, districtCode: 'X' },
    }));
    expect(district.map((said) => said.split(' | ')[2])).toEqual(['declaration.districtCode']);
  });

  it('is a part larger than its whole, and not one as large', () => {
    expect(ofConsortium({ professionalStaffCount: 1201 })).toEqual([
      'error | PART_EXCEEDS_WHOLE | consortium.professionalStaffCount | 专业技术人员（1201）不能多于从业人员数（1200） | 1201 is more than the 1200 of which it is a part; correct one of them',
    ]);
    expect(ofConsortium({ inventionPatents: 81 })[0]).toContain(
      '发明专利（81）不能多于有效知识产权数量（80）',
    );
    expect(ofConsortium({ inventionPatents: 80, professionalStaffCount: 1200 })).toEqual([]);
    expect(ofConsortium({ inventionPatents: 81, intellectualProperties: null })).toEqual([]);
    expect(ofConsortium({ inventionPatents: null, professionalStaffCount: null })).toEqual([]);
  });

  it('is a period that ends before it begins, and not one of a day', () => {
    const words =
      '结束日期2025-01-01早于开始日期2025-01-02，请核对 | 2025-01-01 lies before the beginning, 2025-01-02; correct one of the two dates';
    expect(ofPeriod('2025-01-02', '2025-01-01')).toEqual([
      `error | BAD_PERIOD | pastProjects.0.endsOn | ${words}`,
      `error | BAD_PERIOD | projects.0.schedule.0.endsOn | ${words}`,
    ]);
    expect(ofPeriod('2025-01-01', '2025-01-01')).toEqual([]);
    expect(ofPeriod(null, '2025-01-01')).toEqual([]);
    expect(ofPeriod('2025-01-02', null)).toEqual([]);
  });

  it('is a year, a field or a unit that stands twice', () => {
    const year = { year: 2024, revenue: '1' };
    expect(problems((sound) => ({ ...sound, lead: { ...sound.lead, financials: [year, year] } }))).toEqual([
      expect.stringMatching(
        /^error \| DUPLICATE_ENTRY \| lead\.financials\.1\.year \| “2024.*”重复，请删除其一 \| "2024.*" is there already; remove one of them$/,
      ),
    ]);
    const fields = problems((sound) => ({
      ...sound,
      consortium: { ...sound.consortium, technicalFields: ['M', 'M'] },
    }));
    expect(fields).toEqual([
      'error | DUPLICATE_ENTRY | consortium.technicalFields.1 | “M”重复，请删除其一 | "M" is there already; remove one of them',
    ]);
  });

  it('is perhaps a code whose last character does not fit, of a unit of a project too', () => {
    const right = creditCode(7);
    const code = `${right.slice(0, 17)}${right.endsWith('0') ? '1' : '0'}`;
    const words = `统一社会信用代码${code}的校验位不符，请与营业执照核对 | the last character of the credit code ${code} does not fit the others; compare it with the licence`;
    expect(units(code)).toEqual(
      [0, 1].map((at) => `warning | CREDIT_CODE_CHECK | projects.0.units.${at}.creditCode | ${words}`),
    );
    expect(units(null)).toEqual([]);
  });

  it('is a declared number below what is listed', () => {
    expect(declared({ universityCount: 0 })).toEqual([
      expect.stringMatching(
        /^error \| MORE_LISTED_THAN_DECLARED \| declaration\.universityCount \| .+填报为0，表中列出1个，请核对 \| 0 are declared and 1 are listed; correct one of them$/,
      ),
    ]);
    expect(declared({ memberCount: 2 })).toEqual([
      'error | MORE_LISTED_THAN_DECLARED | declaration.memberCount | 成员总数填报为2，表中列出3个，请核对 | 2 are declared and 3 are listed; correct one of them',
    ]);
    expect(declared({ memberCount: 3 })).toEqual([]);
    // Two classes of one are known, and the third is not: the sum may be less than the total, and not more.
    expect(declared({ memberCount: 3, universityCount: 2, researchInstituteCount: 2 })[0]).toContain(
      '之和为4',
    );
    expect(declared({ memberCount: 4, universityCount: 2, researchInstituteCount: 2 })).toEqual([]);
  });
});

describe('a quotation of the input', () => {
  it.each([
    ['  一\n\n二  ', ' 一 二 '],
    ['长'.repeat(30), '长'.repeat(30)],
    ['长'.repeat(31), `${'长'.repeat(30)}…`],
    ['𠮷'.repeat(30), '𠮷'.repeat(30)],
  ])('is on one line and short: %#', (text, quotation) => {
    expect(shown(text)).toBe(quotation);
  });
});
