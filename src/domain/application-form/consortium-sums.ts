import { creditCodeFault } from '../credit-code.ts';
import type { DivisionTree } from '../division.ts';
import type { PlatformLevel, UnitKind } from '../vocabulary.ts';
import type { ApplicationForm, PartyEntry } from './application-form.ts';
import { type Complain, shown } from './problem.ts';

type Declaration = ApplicationForm['declaration'];
type Count = Extract<keyof Declaration, `${string}Count`>;

/** The five classes of the form (it has no other), with the kinds of unit that count to each. */
export const MEMBER_CLASSES = [
  { count: 'enterpriseCount', zh: '企业数量', kinds: ['ENTERPRISE'] },
  { count: 'universityCount', zh: '高等学校数量', kinds: ['UNIVERSITY'] },
  { count: 'researchInstituteCount', zh: '研究机构数量', kinds: ['RESEARCH_INSTITUTE', 'NEW_RD_INSTITUTE'] },
  { count: 'investmentCount', zh: '投融资机构数量', kinds: ['INVESTMENT_INSTITUTION'] },
  { count: 'industryOrganizationCount', zh: '行业组织数量', kinds: ['INDUSTRY_ORGANIZATION'] },
] as const satisfies readonly { count: Count; zh: string; kinds: readonly UnitKind[] }[];

/** The two classes of platforms that the form counts. */
export const PLATFORM_CLASSES = [
  { count: 'nationalPlatformCount', zh: '国家级平台数量', level: 'NATIONAL' },
  { count: 'provincialPlatformCount', zh: '省级平台数量', level: 'PROVINCIAL' },
] as const satisfies readonly { count: Count; zh: string; level: PlatformLevel }[];

/** The lead and the members with their places in the document. */
export function partiesOf(
  form: ApplicationForm,
): { party: PartyEntry; path: readonly (string | number)[] }[] {
  const members = form.members.map((party, index) => ({ party, path: ['members', index] }));
  return form.lead === null ? members : [{ party: form.lead, path: ['lead'] }, ...members];
}

/** Holds what is said of the consortium, its members and platforms together. */
export function checkConsortiumSums(
  form: ApplicationForm,
  divisions: DivisionTree | undefined,
  complain: Complain,
): void {
  checkUnits(form, complain);
  checkMemberCounts(form, complain);
  checkPlatforms(form, complain);
  checkParts(form, complain);
  checkPeriods(form, complain);
  if (divisions) checkDivisions(form, divisions, complain);
}

function checkUnits(form: ApplicationForm, complain: Complain): void {
  const seen = new Set<string>();
  for (const { party, path } of partiesOf(form)) {
    const { creditCode, financials } = party;
    const years = new Set<number>();
    financials.forEach(({ year }, index) => {
      if (years.has(year)) complain([...path, 'financials', index, 'year'], again(`${year}`));
      years.add(year);
    });
    if (creditCode === null) continue;
    complainOfCheckCharacter([...path, 'creditCode'], creditCode, complain);
    if (seen.has(creditCode)) {
      complain([...path, 'creditCode'], {
        code: 'DUPLICATE_UNIT',
        zh: `统一社会信用代码${creditCode}重复：牵头单位和成员单位各填一次，成员单位中不再填写牵头单位`,
        en: `${creditCode} is there already; name each unit once, and the lead not among the members`,
      });
    }
    seen.add(creditCode);
  }
}

/** Warns of a credit code whose last character does not fit the others. */
export function complainOfCheckCharacter(
  path: readonly (string | number)[],
  creditCode: string,
  complain: Complain,
): void {
  if (creditCodeFault(creditCode) !== 'CHECK_CHARACTER') return;
  complain(path, {
    code: 'CREDIT_CODE_CHECK',
    zh: `统一社会信用代码${creditCode}的校验位不符，请与营业执照核对`,
    en: `the last character of the credit code ${creditCode} does not fit the others; compare it with the licence`,
  });
}

/** The total counts the lead where the five classes do; a form that counts members alone may list one unit more. */
function checkMemberCounts(form: ApplicationForm, complain: Complain): void {
  const { declaration, members } = form;
  const total = declaration.memberCount;
  const counts = MEMBER_CLASSES.map(({ count }) => declaration[count]);
  const known = counts.filter((count) => count !== null);
  const sum = known.reduce((all, count) => all + count, 0);
  if (total !== null && (known.length === counts.length ? sum !== total : sum > total)) {
    complain(['declaration', 'memberCount'], {
      code: 'COUNTS_DO_NOT_ADD_UP',
      zh: `成员总数为${total}，但企业、高等学校、研究机构、投融资机构、行业组织五类之和为${sum}，请核对`,
      en: `the total is ${total}, the five kinds together are ${sum}; correct one of them`,
    });
  }
  if (total !== null && members.length > total) {
    complain(['declaration', 'memberCount'], moreListed('成员总数', total, members.length));
  }
  for (const { count, zh, kinds } of MEMBER_CLASSES) {
    const declared = declaration[count];
    const listed = members.filter(({ kind }) => kinds.some((each) => each === kind)).length;
    if (declared !== null && listed > declared) {
      complain(['declaration', count], moreListed(zh, declared, listed));
    }
  }
}

function checkPlatforms(form: ApplicationForm, complain: Complain): void {
  for (const { count, zh, level } of PLATFORM_CLASSES) {
    const declared = form.declaration[count];
    const listed = form.platforms.filter((platform) => platform.level === level).length;
    if (declared !== null && listed > declared) {
      complain(['declaration', count], moreListed(zh, declared, listed));
    }
  }
  const names = new Set(partiesOf(form).map(({ party }) => party.name));
  form.platforms.forEach(({ hostUnit }, index) => {
    if (hostUnit === null || names.has(hostUnit)) return;
    complain(['platforms', index, 'hostUnit'], {
      code: 'UNKNOWN_HOST',
      zh: `依托单位“${shown(hostUnit)}”不在牵头单位和成员单位之中，请按成员表中的单位名称填写`,
      en: `"${shown(hostUnit)}" is neither the lead nor a member; write the name as the list of members has it`,
    });
  });
}

function checkParts({ consortium }: ApplicationForm, complain: Complain): void {
  const pairs = [
    ['professionalStaffCount', 'staffCount', '专业技术人员', '从业人员数'],
    ['inventionPatents', 'intellectualProperties', '发明专利', '有效知识产权数量'],
  ] as const;
  for (const [part, whole, partZh, wholeZh] of pairs) {
    const [small, large] = [consortium[part], consortium[whole]];
    if (small === null || large === null || small <= large) continue;
    complain(['consortium', part], {
      code: 'PART_EXCEEDS_WHOLE',
      zh: `${partZh}（${small}）不能多于${wholeZh}（${large}）`,
      en: `${small} is more than the ${large} of which it is a part; correct one of them`,
    });
  }
  const fields = new Set<string>();
  consortium.technicalFields.forEach((field, index) => {
    if (fields.has(field)) complain(['consortium', 'technicalFields', index], again(field));
    fields.add(field);
  });
}

function checkPeriods({ consortium, pastProjects }: ApplicationForm, complain: Complain): void {
  checkPeriod(['consortium', 'planEndsOn'], consortium.planStartsOn, consortium.planEndsOn, complain);
  pastProjects.forEach(({ startsOn, endsOn }, index) =>
    checkPeriod(['pastProjects', index, 'endsOn'], startsOn, endsOn, complain),
  );
}

/** Complains of a period that ends before it begins; days compare as text. */
export function checkPeriod(
  path: readonly (string | number)[],
  begins: string | null,
  ends: string | null,
  complain: Complain,
): void {
  if (begins === null || ends === null || ends >= begins) return;
  complain(path, {
    code: 'BAD_PERIOD',
    zh: `结束日期${ends}早于开始日期${begins}，请核对`,
    en: `${ends} lies before the beginning, ${begins}; correct one of the two dates`,
  });
}

function checkDivisions(form: ApplicationForm, divisions: DivisionTree, complain: Complain): void {
  const check = (path: readonly (string | number)[], code: string | null) => {
    if (code === null || divisions.get(code)) return;
    complain(path, {
      code: 'UNKNOWN_DIVISION',
      zh: `没有代码为${shown(code)}的行政区划，请填写六位代码，如330324`,
      en: `no division has the code ${shown(code)}; write its six digits, such as 330324`,
    });
  };
  check(['declaration', 'districtCode'], form.declaration.districtCode);
  for (const { party, path } of partiesOf(form)) {
    check([...path, 'registeredDivisionCode'], party.registeredDivisionCode);
  }
}

function moreListed(what: string, declared: number, listed: number) {
  return {
    code: 'MORE_LISTED_THAN_DECLARED',
    zh: `${what}填报为${declared}，表中列出${listed}个，请核对`,
    en: `${declared} are declared and ${listed} are listed; correct one of them`,
  } as const;
}

function again(what: string) {
  return {
    code: 'DUPLICATE_ENTRY',
    zh: `“${what}”重复，请删除其一`,
    en: `"${what}" is there already; remove one of them`,
  } as const;
}
