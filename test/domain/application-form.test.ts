import { describe, expect, it } from 'vitest';
import { checkApplicationForm } from '../../src/domain/application-form/check.ts';
import { missingItems } from '../../src/domain/application-form/completeness.ts';
import { DivisionTree } from '../../src/domain/division.ts';
import { creditCode, soundApplication, soundProject } from './application-forms.ts';

type Application = ReturnType<typeof soundApplication>;
type Project = ReturnType<typeof soundProject>;

/** The codes and places of what is wrong with the sound application, changed. */
function problemsAfter(change: (application: Application) => object): string[] {
  return problemsOf(change(soundApplication()));
}

function problemsAfterProject(change: (project: Project) => object): string[] {
  return problemsAfter((application) => ({ ...application, projects: [change(soundProject())] }));
}

function problemsOf(input: unknown): string[] {
  const { form, problems } = checkApplicationForm(input);
  expect(form === null).toBe(problems.some(({ severity }) => severity === 'error'));
  for (const { message } of problems) {
    expect(message.zh).toMatch(/\p{Script=Han}/u);
    expect(message.en).toMatch(/[a-z]/);
  }
  return problems.map(({ code, path }) => `${code} ${path.join('.')}`);
}

const consortium = (change: object) => (application: Application) => ({
  ...application,
  consortium: { ...application.consortium, ...change },
});
const declaration = (change: object) => (application: Application) => ({
  ...application,
  declaration: { ...application.declaration, ...change },
});

const indicators = (...quantities: [kind: string, quantity: string][]) =>
  problemsAfterProject((project) => ({
    ...project,
    indicators: quantities.map(([kind, quantity]) => ({ binding: false, kind, quantity })),
  }));

const named = (code: string) => (application: Application) => ({
  ...application,
  members: [{ name: '样例单位', creditCode: code }],
  declaration: {},
});

const person = (change: object) =>
  problemsAfterProject((project) => ({
    ...project,
    persons: [...project.persons, { isLeader: false, name: '王样例', ...change }],
  }));

const milestones = (count: number) =>
  Array.from({ length: count }, () => ({ reachedBy: null, achievement: '样机' }));

describe('an application form', () => {
  it('is right with everything in it, and again after it was read', () => {
    const { form, problems } = checkApplicationForm(soundApplication());
    expect(problems).toEqual([]);
    expect(checkApplicationForm(form)).toEqual({ form, problems: [] });
    expect(form && missingItems(form, 'WENZHOU_APPLICATION')).toEqual([]);
  });

  it('may be as incomplete as a name', () => {
    const { form, problems } = checkApplicationForm({ consortium: { name: '样例创新联合体' } });
    expect(problems).toEqual([]);
    expect(form).toMatchObject({ lead: null, members: [], declaration: { memberCount: null }, projects: [] });
    expect(problemsOf({ consortium: {} })).toEqual(['MISSING_VALUE consortium.name']);
    expect(problemsOf(null)).toEqual(['WRONG_TYPE ']);
  });

  it('says what a policy asks for beyond that', () => {
    const { form } = checkApplicationForm({ consortium: { name: '样例创新联合体' } });
    const missing = form && missingItems(form, 'ZHEJIANG_SUMMARY').map(({ path }) => path.join('.'));
    expect(missing).toEqual([
      'consortium.technicalFields',
      'lead',
      'members',
      'declaration.districtCode',
      'declaration.applicationType',
    ]);
    const short = checkApplicationForm(
      declaration({ memberCount: 5, enterpriseCount: 3 })(soundApplication()),
    );
    expect(short.form && missingItems(short.form, 'WENZHOU_APPLICATION')).toMatchObject([
      { path: ['members'], code: 'MISSING_ENTRIES' },
    ]);
  });

  it('knows no field of another name, and no word of another list', () => {
    expect(problemsAfter((application) => ({ ...application, leader: {} }))).toEqual([
      'UNKNOWN_FIELD leader',
    ]);
    expect(problemsAfter(consortium({ technicalFields: ['Q'] }))).toEqual([
      'UNKNOWN_VALUE consortium.technicalFields.0',
    ]);
  });

  it.each([
    ['goal', 500, 'consortium'],
    ['standing', 200, 'lead'],
    ['task', 200, 'lead'],
    ['content', 1000, 'projects'],
  ])('has a %s of at most %i characters', (field, longest, where) => {
    const texts = (length: number) => ({ [field]: '𠀀'.repeat(length) });
    const problems = (length: number) => {
      if (where === 'consortium') return problemsAfter(consortium(texts(length)));
      if (where === 'projects') return problemsAfterProject((project) => ({ ...project, ...texts(length) }));
      return problemsAfter((application) => ({
        ...application,
        lead: { ...application.lead, ...texts(length) },
      }));
    };
    expect(problems(longest)).toEqual([]);
    expect(problems(longest + 1)).toEqual([
      `TOO_LONG ${where === 'projects' ? 'projects.0' : where}.${field}`,
    ]);
  });

  it('has goals of at most 80 characters in its schedule, and at most three milestones', () => {
    const [entry] = soundProject().schedule;
    const goal = (length: number) => ({ schedule: [{ ...entry, goal: '成'.repeat(length) }] });
    expect(problemsAfterProject((project) => ({ ...project, ...goal(80) }))).toEqual([]);
    expect(problemsAfterProject((project) => ({ ...project, ...goal(81) }))).toEqual([
      'TOO_LONG projects.0.schedule.0.goal',
    ]);
    expect(problemsAfterProject((project) => ({ ...project, milestones: milestones(3) }))).toEqual([]);
    expect(problemsAfterProject((project) => ({ ...project, milestones: milestones(4) }))).toEqual([
      'TOO_MANY projects.0.milestones',
    ]);
  });

  it('names at most three technical fields, each once', () => {
    expect(problemsAfter(consortium({ technicalFields: ['A', 'B', 'C'] }))).toEqual([]);
    expect(problemsAfter(consortium({ technicalFields: ['A', 'B', 'C', 'D'] }))).toEqual([
      'TOO_MANY consortium.technicalFields',
    ]);
    expect(problemsAfter(consortium({ technicalFields: ['A', 'A'] }))).toEqual([
      'DUPLICATE_ENTRY consortium.technicalFields.1',
    ]);
  });

  it('declares counts that add up, and no fewer than it lists', () => {
    expect(problemsAfter(declaration({ memberCount: 5 }))).toEqual([
      'COUNTS_DO_NOT_ADD_UP declaration.memberCount',
    ]);
    expect(problemsAfter(declaration({ memberCount: 9, universityCount: null }))).toEqual([]);
    expect(problemsAfter(declaration({ universityCount: 0, industryOrganizationCount: 1 }))).toEqual([
      'MORE_LISTED_THAN_DECLARED declaration.universityCount',
    ]);
    expect(problemsAfter(declaration({ provincialPlatformCount: 0 }))).toEqual([
      'MORE_LISTED_THAN_DECLARED declaration.provincialPlatformCount',
    ]);
    expect(problemsAfter(declaration({ memberCount: 1.5 }))).toEqual(['BAD_NUMBER declaration.memberCount']);
  });

  it('has parts within their wholes', () => {
    expect(problemsAfter(consortium({ professionalStaffCount: 1201 }))).toEqual([
      'PART_EXCEEDS_WHOLE consortium.professionalStaffCount',
    ]);
    expect(problemsAfter(consortium({ inventionPatents: 81 }))).toEqual([
      'PART_EXCEEDS_WHOLE consortium.inventionPatents',
    ]);
  });

  it('has days that exist, and periods that do not end before they begin', () => {
    expect(problemsAfter(consortium({ agreementEffectiveOn: '2025-02-29' }))).toEqual([
      'BAD_DATE consortium.agreementEffectiveOn',
    ]);
    expect(problemsAfter(consortium({ planEndsOn: '2025-07-31' }))).toEqual([
      'BAD_PERIOD consortium.planEndsOn',
    ]);
    expect(problemsAfterProject((project) => ({ ...project, endsOn: '2025-08-31' }))).toEqual([
      'BAD_PERIOD projects.0.endsOn',
    ]);
  });

  it('names each unit once, by a code that is one', () => {
    expect(problemsAfter(named(creditCode(1)))).toEqual(['DUPLICATE_UNIT members.0.creditCode']);
    expect(problemsAfter(named(`${creditCode(9).slice(0, 17)} `))).toEqual([
      'BAD_CREDIT_CODE members.0.creditCode',
    ]);
    const wrong = creditCode(9).slice(0, 17) + (creditCode(9).endsWith('0') ? '1' : '0');
    expect(problemsAfter(named(wrong))).toEqual(['CREDIT_CODE_CHECK members.0.creditCode']);
    const fullWidth = checkApplicationForm(
      named('９１３３' + creditCode(9).slice(4).toLowerCase())(soundApplication()),
    );
    expect(fullWidth.form?.members[0]?.creditCode).toBe(creditCode(9));
  });

  it('has divisions that there are, where they are told', () => {
    const divisions = new DivisionTree(
      ['330324', '330106'].map((code) => ({
        code,
        name: code,
        level: 'COUNTY' as const,
        parentCode: null,
        successorCode: null,
      })),
    );
    expect(checkApplicationForm(soundApplication(), divisions).problems).toEqual([]);
    const { problems } = checkApplicationForm(
      declaration({ districtCode: '999999' })(soundApplication()),
      divisions,
    );
    expect(problems).toMatchObject([{ code: 'UNKNOWN_DIVISION', path: ['declaration', 'districtCode'] }]);
  });

  it('has platforms of its units', () => {
    expect(
      problemsAfter((application) => ({
        ...application,
        platforms: [{ name: '样例平台', hostUnit: '别的公司' }],
      })),
    ).toEqual(['UNKNOWN_HOST platforms.0.hostUnit']);
  });

  it('is checked as a whole though one value is wrong', () => {
    expect(
      problemsAfter((application) => ({
        ...declaration({ memberCount: 5 })(application),
        consortium: { ...application.consortium, name: 7, goal: '目'.repeat(501), planEndsOn: 'soon' },
        extra: 1,
      })).toSorted(),
    ).toEqual([
      'BAD_DATE consortium.planEndsOn',
      'COUNTS_DO_NOT_ADD_UP declaration.memberCount',
      'TOO_LONG consortium.goal',
      'UNKNOWN_FIELD extra',
      'WRONG_TYPE consortium.name',
    ]);
  });
});

describe('a project of an application form', () => {
  it('has patents and standards that add up', () => {
    const within = 'PART_EXCEEDS_WHOLE projects.0.indicators.0.quantity';
    const sum = 'PARTS_DO_NOT_ADD_UP projects.0.indicators.0.quantity';
    expect(indicators(['PATENTS_GRANTED', '5'], ['INVENTION_PATENTS_GRANTED', '5'])).toEqual([]);
    expect(indicators(['PATENTS_GRANTED', '5'], ['INVENTION_PATENTS_GRANTED', '6'])).toEqual([within]);
    expect(
      indicators(
        ['INVENTION_PATENTS_GRANTED', '5'],
        ['DOMESTIC_INVENTION_PATENTS_GRANTED', '3'],
        ['PCT_PATENTS_GRANTED', '1'],
      ),
    ).toEqual([sum]);
    expect(indicators(['INVENTION_PATENTS_GRANTED', '5'], ['PCT_PATENTS_GRANTED', '1'])).toEqual([]);
    expect(indicators(['STANDARDS', '2'], ['NATIONAL_STANDARDS', '3'])).toEqual([sum]);
    expect(indicators(['PAPERS', '3'], ['SCI_PAPERS', '3'], ['EI_PAPERS', '3'])).toEqual([]);
    expect(indicators(['DOCTORS_OR_DOCTORAL_STUDENTS', '3'], ['DOCTORS', '4'])).toEqual([within]);
    expect(
      indicators(['PROMOTIONS', '3'], ['SENIOR_PROMOTIONS', '2'], ['ASSOCIATE_SENIOR_PROMOTIONS', '2']),
    ).toEqual([sum]);
  });

  it('counts in whole numbers, each indicator once, and of the list it is in', () => {
    expect(indicators(['PAPERS', '1.5'])).toEqual(['BAD_NUMBER projects.0.indicators.0.quantity']);
    expect(indicators(['PROFIT', '1.5'])).toEqual([]);
    expect(indicators(['PAPERS', '1'], ['PAPERS', '1'])).toEqual([
      'DUPLICATE_ENTRY projects.0.indicators.1.kind',
    ]);
    expect(indicators(['NEW_PRODUCTS', '1'])).toEqual(['UNKNOWN_VALUE projects.0.indicators.0.kind']);
  });

  it('has a budget whose rows and columns add up, to the last decimal', () => {
    const code = 'BUDGET_DOES_NOT_ADD_UP projects.0';
    expect(problemsAfterProject((project) => ({ ...project, totalCost: '10000000.000001' }))).toEqual([
      `${code}.totalCost`,
      `${code}.budget`,
    ]);
    expect(
      problemsAfterProject((project) => ({
        ...project,
        budget: project.budget.map((line, index) => (index === 0 ? { ...line, amount: '1000001' } : line)),
      })),
    ).toEqual([`${code}.funding.0.amount`, `${code}.budget`]);
    expect(problemsAfterProject((project) => ({ ...project, budget: [], funding: [] }))).toEqual([]);
  });

  it('has equipment whose amount is quantity times price', () => {
    const [item] = soundProject().equipment;
    const bought = (change: object) =>
      problemsAfterProject((project) => ({ ...project, equipment: [{ ...item, ...change }] }));
    expect(bought({ amount: '360000.2' })).toEqual(['AMOUNT_IS_NOT_PRODUCT projects.0.equipment.0.amount']);
    expect(bought({ amount: null })).toEqual([]);
    expect(bought({ quantity: 0 })).toEqual(['BAD_NUMBER projects.0.equipment.0.quantity']);
  });

  it('has one leader, and people with months of 0 to 12 and numbers that are theirs', () => {
    expect(person({ monthsPerYear: 12 })).toEqual([]);
    expect(person({ monthsPerYear: 13 })).toEqual(['BAD_NUMBER projects.0.persons.2.monthsPerYear']);
    expect(person({ birthYear: 45 })).toEqual(['BAD_NUMBER projects.0.persons.2.birthYear']);
    expect(person({ isLeader: true })).toEqual(['SECOND_LEADER projects.0.persons.2.isLeader']);
    expect(person({ documentNumber: '110105194912310021' })).toEqual([
      'DOCUMENT_NUMBER_CHECK projects.0.persons.2.documentNumber',
    ]);
    expect(person({ phone: '138x' })).toEqual(['BAD_PHONE projects.0.persons.2.phone']);
  });
});
