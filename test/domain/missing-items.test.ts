import { describe, expect, it } from 'vitest';
import { checkApplicationForm } from '../../src/domain/application-form/check.ts';
import { FORM_KINDS, type FormKind, missingItems } from '../../src/domain/application-form/completeness.ts';
import { soundApplication } from './application-forms.ts';

/** What a form lacks, as lines of place and words. */
function missing(input: unknown, kind: FormKind): string[] {
  const { form } = checkApplicationForm(input);
  if (form === null) throw new Error('the form is not sound');
  return missingItems(form, kind).map(
    ({ path, code, message }) => `${code} ${path.join('.')} | ${message.zh} | ${message.en}`,
  );
}

function isOfEntries(line: string): boolean {
  return line.startsWith('MISSING_ENTRIES');
}

/** The members not counted by class, so that any number of them adds up. */
const UNCLASSED = {
  enterpriseCount: null,
  universityCount: null,
  researchInstituteCount: null,
  investmentCount: null,
  industryOrganizationCount: null,
};

const EMPTY = {
  WENZHOU_APPLICATION: [
    'MISSING_ITEM lead | 请填写牵头单位 | fill in the lead',
    'MISSING_ITEM consortium.agreementEffectiveOn | 请填写联合体协议生效时间 | fill in the day on which the agreement takes effect',
    'MISSING_ITEM consortium.industryField | 请填写产业领域 | fill in the field of industry',
    'MISSING_ITEM consortium.goal | 请填写技术创新目标 | fill in the goal of innovation',
    'MISSING_ITEM consortium.cooperationBasis | 请填写合作基础、开展活动和取得的实效 | fill in the basis of the cooperation',
    'MISSING_ITEM declaration.filledOn | 请填写填报日期 | fill in the day on which the form was filled in',
    'MISSING_ITEM declaration.contactName | 请填写联系人 | fill in a contact',
    'MISSING_ITEM declaration.contactPhone | 请填写联系电话 | fill in a telephone number',
    'MISSING_ITEM declaration.memberCount | 请填写成员总数 | fill in the number of members',
    'MISSING_ITEM declaration.leadOpinion | 请填写牵头单位审核意见 | fill in the opinion of the lead',
    'MISSING_ENTRIES teamMembers | 请填写科研团队 | fill in the research team',
    'MISSING_ENTRIES members | 请填写成员单位 | fill in the members',
    'MISSING_ITEM projectGroup | 请填写项目（群）总体设计 | fill in the overall design of the projects',
    'MISSING_ENTRIES projects | 请填写攻关项目 | fill in a project',
  ],
  ZHENJIANG_BASE_TABLES: [
    'MISSING_ITEM lead | 请填写牵头单位 | fill in the lead',
    'MISSING_ITEM consortium.industryField | 请填写产业领域 | fill in the field of industry',
    'MISSING_ITEM consortium.chiefScientistName | 请填写首席科学家姓名 | fill in the name of the chief scientist',
    'MISSING_ITEM consortium.chiefScientistTitle | 请填写首席科学家职务/职称 | fill in the position of the chief scientist',
    'MISSING_ITEM declaration.filledOn | 请填写填报日期 | fill in the day on which the form was filled in',
    'MISSING_ITEM declaration.contactName | 请填写联系人 | fill in a contact',
    'MISSING_ITEM declaration.contactPhone | 请填写联系电话 | fill in a telephone number',
    'MISSING_ITEM consortium.researchDirection | 请填写重点研发方向 | fill in the direction of research',
    'MISSING_ITEM consortium.decisionMechanism | 请填写联合体决策及运行机制 | fill in how the consortium decides',
    'MISSING_ENTRIES members | 请填写成员单位 | fill in the members',
    'MISSING_ITEM consortium.staffCount | 请填写从业人员数 | fill in the number of staff',
    'MISSING_ITEM consortium.professionalStaffCount | 请填写专业技术人员数 | fill in the number of professional staff',
    'MISSING_ITEM consortium.intellectualProperties | 请填写有效知识产权数量 | fill in the number of intellectual properties',
    'MISSING_ITEM consortium.inventionPatents | 请填写发明专利数量 | fill in the number of invention patents',
  ],
  ZHEJIANG_SUMMARY: [
    'MISSING_ENTRIES consortium.technicalFields | 请填写15个战略领域 | fill in the strategic field',
    'MISSING_ITEM lead | 请填写牵头单位 | fill in the lead',
    'MISSING_ENTRIES members | 请填写成员单位 | fill in the members',
    'MISSING_ITEM declaration.districtCode | 请填写区县 | fill in the district',
    'MISSING_ITEM declaration.applicationType | 请填写申报类型 | fill in the type of application',
  ],
  NONE: ['MISSING_ITEM lead | 请填写牵头单位 | fill in the lead'],
} as const;

describe('what an application lacks', () => {
  it.each(FORM_KINDS.map((kind) => [kind]))(
    'is all that the form asks for where nothing is said: %s',
    (kind) => {
      // The counts by class follow their own list, and are asked for one by one.
      const said = missing({ consortium: { name: '某创新联合体' } }, kind).filter(
        (line) => !line.includes('fill in the count'),
      );
      expect(said).toEqual(EMPTY[kind]);
    },
  );

  it('are the counts of the declaration, each by its name', () => {
    const counts = missing({ consortium: { name: '某创新联合体' } }, 'WENZHOU_APPLICATION').filter((line) =>
      line.includes('fill in the count'),
    );
    expect(counts.map((line) => line.split(' ')[1])).toEqual([
      'declaration.enterpriseCount',
      'declaration.universityCount',
      'declaration.researchInstituteCount',
      'declaration.investmentCount',
      'declaration.industryOrganizationCount',
      'declaration.nationalPlatformCount',
      'declaration.provincialPlatformCount',
    ]);
    for (const line of counts) expect(line).toMatch(/请填写.+ \| fill in the count /);
  });

  it('is asked of every entry that is there', () => {
    const { consortium, declaration } = soundApplication();
    const bare = {
      consortium,
      lead: { name: '牵头单位' },
      members: [{ name: '甲' }, { name: '乙' }],
      platforms: [{ name: '平台' }],
      projectGroup: {},
      projects: [{ name: '项目', persons: [{ isLeader: true, name: '张' }] }],
      declaration: {
        ...declaration,
        memberCount: null,
        nationalPlatformCount: null,
        provincialPlatformCount: null,
      },
    };
    const places = missing(bare, 'WENZHOU_APPLICATION').map((line) => line.split(' | ')[0]);
    expect(places).toEqual(
      [
        'MISSING_ITEM lead.creditCode',
        'MISSING_ITEM declaration.nationalPlatformCount',
        'MISSING_ITEM declaration.provincialPlatformCount',
        'MISSING_ITEM lead.registeredDivisionCode',
        'MISSING_ENTRIES teamMembers',
        ...['creditCode', 'kind', 'registeredDivisionCode', 'standing', 'task'].flatMap((field) => [
          `MISSING_ITEM members.0.${field}`,
          `MISSING_ITEM members.1.${field}`,
        ]),
        'MISSING_ITEM platforms.0.level',
        'MISSING_ITEM platforms.0.hostUnit',
        'MISSING_ITEM projectGroup.necessity',
        'MISSING_ITEM projectGroup.mainGoal',
        'MISSING_ENTRIES projects.0.units',
        'MISSING_ITEM projects.0.persons.0.documentNumber',
        'MISSING_ITEM projects.0.persons.0.monthsPerYear',
        'MISSING_ITEM projects.0.content',
        'MISSING_ITEM projects.0.goal',
        'MISSING_ENTRIES projects.0.indicators',
        'MISSING_ENTRIES projects.0.schedule',
        'MISSING_ENTRIES projects.0.milestones',
        'MISSING_ITEM projects.0.totalCost',
        'MISSING_ENTRIES projects.0.funding',
        'MISSING_ENTRIES projects.0.budget',
        'MISSING_ITEM projects.0.intellectualProperty',
      ].toSpliced(1, 0, 'MISSING_ITEM declaration.memberCount'),
    );
    for (const line of missing(bare, 'WENZHOU_APPLICATION'))
      expect(line).toMatch(/ \| 请填写.+ \| fill in .+/);
  });

  it('are entries, where fewer are listed than declared', () => {
    const { declaration, ...sound } = soundApplication();
    const declared = (change: object) =>
      missing(
        { ...sound, declaration: { ...declaration, ...UNCLASSED, ...change } },
        'WENZHOU_APPLICATION',
      ).filter(isOfEntries);
    // Three members and the lead; declared with it or without.
    expect(declared({ memberCount: 3 })).toEqual([]);
    expect(declared({ memberCount: 4 })).toEqual([]);
    expect(declared({ memberCount: 5 })).toEqual([
      'MISSING_ENTRIES members | 成员总数填报为5，表中只列出4个，请补充 | 5 are declared and 4 are listed; list the rest',
    ]);
    expect(declared({ provincialPlatformCount: 2 })).toEqual([
      expect.stringMatching(
        /^MISSING_ENTRIES platforms \| .+填报为2，表中只列出1个，请补充 \| 2 are declared and 1 are listed; list the rest$/,
      ),
    ]);
    expect(declared({ nationalPlatformCount: 1 })).toEqual([
      expect.stringMatching(/1 are declared and 0 are listed/),
    ]);
    expect(
      missing(
        { ...sound, declaration: { ...declaration, ...UNCLASSED, memberCount: 9 } },
        'ZHEJIANG_SUMMARY',
      ),
    ).toHaveLength(2);
  });
});
