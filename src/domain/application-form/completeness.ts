import type { ApplicationForm } from './application-form.ts';
import { MEMBER_CLASSES, PLATFORM_CLASSES } from './consortium-sums.ts';
import type { FormMessage } from './problem.ts';

/**
 * The forms that policies ask for: Wenzhou's application form with project proposals (2025, Annexes 1 and 2), Zhenjiang's
 * base tables (2023, annex), Zhejiang's summary table (Hangzhou 2022, Annex 4). A policy without a form of its own asks
 * for no more than who applies.
 */
export const FORM_KINDS = [
  'WENZHOU_APPLICATION',
  'ZHENJIANG_BASE_TABLES',
  'ZHEJIANG_SUMMARY',
  'NONE',
] as const;
export type FormKind = (typeof FORM_KINDS)[number];

/** Something that the form asks for and that is not there. */
export interface MissingItem {
  /** Where it belongs, as in a problem. */
  readonly path: readonly (string | number)[];
  /** MISSING_ITEM where nothing is said, MISSING_ENTRIES where a list is empty or shorter than declared. */
  readonly code: 'MISSING_ITEM' | 'MISSING_ENTRIES';
  readonly message: FormMessage;
}

/** What a form asks for, by its words; `*` stands for every entry of a list. A list must have an entry. */
interface Requirement {
  readonly path: readonly string[];
  readonly zh: string;
  readonly en: string;
}

const asks = (path: string, zh: string, en: string): Requirement => ({ path: path.split('.'), zh, en });

const WHO_APPLIES: readonly Requirement[] = [
  asks('lead', '牵头单位', 'the lead'),
  asks('lead.creditCode', '牵头单位统一社会信用代码', 'the credit code of the lead'),
];

const WENZHOU: readonly Requirement[] = [
  ...WHO_APPLIES,
  asks(
    'consortium.agreementEffectiveOn',
    '联合体协议生效时间',
    'the day on which the agreement takes effect',
  ),
  asks('consortium.industryField', '产业领域', 'the field of industry'),
  asks('consortium.goal', '技术创新目标', 'the goal of innovation'),
  asks('consortium.cooperationBasis', '合作基础、开展活动和取得的实效', 'the basis of the cooperation'),
  asks('declaration.filledOn', '填报日期', 'the day on which the form was filled in'),
  asks('declaration.contactName', '联系人', 'a contact'),
  asks('declaration.contactPhone', '联系电话', 'a telephone number'),
  asks('declaration.memberCount', '成员总数', 'the number of members'),
  ...MEMBER_CLASSES.map(({ count, zh }) => asks(`declaration.${count}`, zh, `the count ${count}`)),
  ...PLATFORM_CLASSES.map(({ count, zh }) => asks(`declaration.${count}`, zh, `the count ${count}`)),
  asks('declaration.leadOpinion', '牵头单位审核意见', 'the opinion of the lead'),
  asks('lead.registeredDivisionCode', '牵头单位所在地', 'where the lead is registered'),
  asks('teamMembers', '科研团队', 'the research team'),
  asks('members', '成员单位', 'the members'),
  asks('members.*.creditCode', '成员单位统一社会信用代码', 'the credit code of a member'),
  asks('members.*.kind', '成员单位类型', 'the kind of a member'),
  asks('members.*.registeredDivisionCode', '成员单位所在地', 'where a member is registered'),
  asks('members.*.standing', '在行业（或学科）中的地位', 'the standing of a member'),
  asks('members.*.task', '在联合体内分工', 'the task of a member'),
  asks('platforms.*.level', '平台级别', 'the level of a platform'),
  asks('platforms.*.hostUnit', '依托单位', 'the unit that hosts a platform'),
  asks('projectGroup', '项目（群）总体设计', 'the overall design of the projects'),
  asks('projectGroup.necessity', '项目（群）设计的必要性', 'why the projects are needed'),
  asks('projectGroup.mainGoal', '主目标', 'the main goal of the projects'),
  asks('projects', '攻关项目', 'a project'),
  asks('projects.*.units', '项目承担单位', 'the undertaker of a project'),
  asks('projects.*.persons', '项目负责人及项目组成员', 'the people of a project'),
  asks('projects.*.persons.*.documentNumber', '证件号码', 'the document number of a person'),
  asks('projects.*.persons.*.monthsPerYear', '年参加项目工作时间', 'the months a year of a person'),
  asks('projects.*.content', '主要研发内容及创新点', 'the research content of a project'),
  asks('projects.*.goal', '研发目标', 'the goal of a project'),
  asks('projects.*.indicators', '技术经济指标', 'the indicators of a project'),
  asks('projects.*.schedule', '计划进度安排', 'the schedule of a project'),
  asks('projects.*.milestones', '里程碑节点', 'a milestone of a project'),
  asks('projects.*.totalCost', '总经费', 'the total cost of a project'),
  asks('projects.*.funding', '经费来源', 'the sources of the money of a project'),
  asks('projects.*.budget', '经费支出', 'the spending of a project'),
  asks('projects.*.intellectualProperty', '知识产权归属', 'who owns the results of a project'),
];

const ZHENJIANG: readonly Requirement[] = [
  ...WHO_APPLIES,
  asks('consortium.industryField', '产业领域', 'the field of industry'),
  asks('lead.correspondenceAddress', '通讯地址', 'the address'),
  asks('lead.legalRepresentative', '法定代表人', 'the legal representative of the lead'),
  asks('consortium.chiefScientistName', '首席科学家姓名', 'the name of the chief scientist'),
  asks('consortium.chiefScientistTitle', '首席科学家职务/职称', 'the position of the chief scientist'),
  asks('declaration.filledOn', '填报日期', 'the day on which the form was filled in'),
  asks('declaration.contactName', '联系人', 'a contact'),
  asks('declaration.contactPhone', '联系电话', 'a telephone number'),
  asks('consortium.researchDirection', '重点研发方向', 'the direction of research'),
  asks('consortium.decisionMechanism', '联合体决策及运行机制', 'how the consortium decides'),
  asks('members', '成员单位', 'the members'),
  asks('members.*.creditCode', '成员单位统一社会信用代码', 'the credit code of a member'),
  asks('members.*.task', '任务分工', 'the task of a member'),
  asks('members.*.duties', '工作职责', 'the duties of a member'),
  asks('consortium.staffCount', '从业人员数', 'the number of staff'),
  asks('consortium.professionalStaffCount', '专业技术人员数', 'the number of professional staff'),
  asks('consortium.intellectualProperties', '有效知识产权数量', 'the number of intellectual properties'),
  asks('consortium.inventionPatents', '发明专利数量', 'the number of invention patents'),
];

const SUMMARY: readonly Requirement[] = [
  asks('consortium.technicalFields', '15个战略领域', 'the strategic field'),
  asks('lead', '牵头单位', 'the lead'),
  asks('members', '成员单位', 'the members'),
  asks('declaration.districtCode', '区县', 'the district'),
  asks('declaration.applicationType', '申报类型', 'the type of application'),
];

const REQUIREMENTS: Readonly<Record<FormKind, readonly Requirement[]>> = {
  WENZHOU_APPLICATION: WENZHOU,
  ZHENJIANG_BASE_TABLES: ZHENJIANG,
  ZHEJIANG_SUMMARY: SUMMARY,
  NONE: WHO_APPLIES,
};

/**
 * What an application still lacks before it can be submitted: everything that the policy's form asks for and nothing
 * is said of, and lists that are shorter than the counts that were declared.
 */
export function missingItems(form: ApplicationForm, kind: FormKind): MissingItem[] {
  return [
    ...REQUIREMENTS[kind].flatMap((requirement) => missingAt(form, requirement, requirement.path, [])),
    ...(kind === 'WENZHOU_APPLICATION' ? missingEntries(form) : []),
  ];
}

/** Nothing is asked of an entry that is not there; that it is there is asked by itself. */
function missingAt(
  value: unknown,
  requirement: Requirement,
  rest: readonly string[],
  path: readonly (string | number)[],
): MissingItem[] {
  const [step, ...further] = rest;
  if (step === undefined) {
    const code = Array.isArray(value) ? 'MISSING_ENTRIES' : 'MISSING_ITEM';
    const there = Array.isArray(value) ? value.length > 0 : value !== null;
    const { zh, en } = requirement;
    return there ? [] : [{ path, code, message: { zh: `请填写${zh}`, en: `fill in ${en}` } }];
  }
  if (step === '*') {
    return Array.isArray(value)
      ? value.flatMap((entry: unknown, index) => missingAt(entry, requirement, further, [...path, index]))
      : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const next: unknown = Object.entries(value).find(([name]) => name === step)?.[1] ?? null;
  return missingAt(next, requirement, further, [...path, step]);
}

/** Members may be declared with or without the lead. */
function missingEntries({ declaration, members, platforms }: ApplicationForm): MissingItem[] {
  return [
    ...shorterThanDeclared('members', '成员总数', declaration.memberCount, members.length + 1),
    ...PLATFORM_CLASSES.flatMap(({ count, zh, level }) => {
      const listed = platforms.filter((platform) => platform.level === level).length;
      return shorterThanDeclared('platforms', zh, declaration[count], listed);
    }),
  ];
}

function shorterThanDeclared(
  list: string,
  zh: string,
  declared: number | null,
  listed: number,
): MissingItem[] {
  if (declared === null || listed >= declared) return [];
  const message = {
    zh: `${zh}填报为${declared}，表中只列出${listed}个，请补充`,
    en: `${declared} are declared and ${listed} are listed; list the rest`,
  };
  return [{ path: [list], code: 'MISSING_ENTRIES', message }];
}
