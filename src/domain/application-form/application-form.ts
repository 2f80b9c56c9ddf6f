import { z } from 'zod';
import {
  AGREEMENT_CLAUSES,
  CHAIN_POSITIONS,
  PLATFORM_LEVELS,
  PROJECT_LEVELS,
  QUALIFICATION_KINDS,
  TECHNICAL_FIELDS,
  UNIT_KINDS,
} from '../vocabulary.ts';
import { LONGEST_INDUSTRY_FIELD, MOST_FINANCIAL_YEARS, MOST_MEMBERS, MOST_SUB_GOALS } from '../limits.ts';
import { PROJECT_FORM } from './project-form.ts';
import {
  answerOf,
  applicationTypeOf,
  birthYearOf,
  countOf,
  creditCodeOf,
  dayOf,
  divisionCodeOf,
  fiscalYearOf,
  knownNameOf,
  listOf,
  nameOf,
  openText,
  phoneOf,
  shortText,
  textOf,
  unknownable,
  yuanOf,
} from './values.ts';

/** 技术领域 “最多填写三项” (Wenzhou 2025, Annex 1). */
export const MOST_TECHNICAL_FIELDS = 3;
/** The words for field P and the two lines for further fields of the same form. */
export const MOST_OTHER_TECHNICAL_FIELDS = 3;
/** 技术创新目标 “限500字” (Wenzhou 2025, Annex 1, part 1). */
export const LONGEST_GOAL = 500;
/** 成员单位 “每栏限200字” (Wenzhou 2025, Annex 1, part 4). */
export const LONGEST_MEMBER_COLUMN = 200;

/** No form is longer than these; the limits keep what is stored within bounds. */
export const MOST_PLATFORMS = 500;
export const MOST_TEAM_MEMBERS = 500;
export const MOST_PAST_PROJECTS = 200;
export const MOST_PROJECTS = 20;
const MOST_TITLES = QUALIFICATION_KINDS.length;

/** A unit's figures of one fiscal year, in yuan. */
const FINANCIAL_YEAR = z.strictObject({
  year: fiscalYearOf,
  /** 营业收入 */
  revenue: yuanOf,
  /** 销售收入 */
  salesRevenue: yuanOf,
  /** 研发投入 */
  rdExpenditure: yuanOf,
});

/** The lead (牵头单位) or a member (成员单位、共建单位). */
const PARTY = z.strictObject({
  name: nameOf,
  creditCode: creditCodeOf,
  kind: unknownable(z.enum(UNIT_KINDS)),
  isLegalPerson: answerOf,
  registeredDivisionCode: divisionCodeOf,
  /** 法定代表人 */
  legalRepresentative: openText,
  /** 通讯地址 */
  correspondenceAddress: textOf(LONGEST_MEMBER_COLUMN),
  contactName: shortText,
  contactPhone: phoneOf,
  qualifications: listOf(z.enum(QUALIFICATION_KINDS), MOST_TITLES),
  /** “其他” among the kinds of lead (Zhenjiang 2023, base tables). */
  otherQualification: shortText,
  chainPosition: unknownable(z.enum(CHAIN_POSITIONS)),
  /** 在行业（或学科）中的地位 */
  standing: textOf(LONGEST_MEMBER_COLUMN),
  /** 任务分工, 在联合体内分工 */
  task: textOf(LONGEST_MEMBER_COLUMN),
  /** 工作职责 */
  duties: textOf(),
  signedAgreement: answerOf,
  financials: listOf(FINANCIAL_YEAR, MOST_FINANCIAL_YEARS),
});

/** What is said of the consortium itself, its agreement and plan. */
const CONSORTIUM = z.strictObject({
  name: nameOf,
  /** 产业领域 */
  industryField: textOf(LONGEST_INDUSTRY_FIELD),
  technicalFields: listOf(z.enum(TECHNICAL_FIELDS), MOST_TECHNICAL_FIELDS),
  /** In the form's order: the words for P, then 其他涉及技术领域. */
  otherTechnicalFields: listOf(nameOf, MOST_OTHER_TECHNICAL_FIELDS),
  agreementEffectiveOn: dayOf,
  agreementClauses: unknownable(z.array(z.enum(AGREEMENT_CLAUSES)).max(AGREEMENT_CLAUSES.length)),
  planStartsOn: dayOf,
  planEndsOn: dayOf,
  hasCouncil: answerOf,
  councilChairIsLeadHead: answerOf,
  hasExpertCommittee: answerOf,
  hasSecretariat: answerOf,
  hasChiefScientist: answerOf,
  hasOperationsTeam: answerOf,
  /** 技术创新目标 */
  goal: textOf(LONGEST_GOAL),
  /** 合作基础、开展活动和取得的实效 */
  cooperationBasis: textOf(),
  /** 重点研发方向 */
  researchDirection: textOf(),
  /** 决策及运行机制 */
  decisionMechanism: textOf(),
  /** 首席科学家姓名 */
  chiefScientistName: shortText,
  /** 首席科学家职务/职称 */
  chiefScientistTitle: shortText,
  /** 从业人员数, of lead and members */
  staffCount: countOf,
  /** 其中：专业技术人员 */
  professionalStaffCount: countOf,
  /** 有效知识产权数量 */
  intellectualProperties: countOf,
  /** 其中：发明专利 */
  inventionPatents: countOf,
});

/** What the applicant declares beside the lists, and for whom. */
const DECLARATION = z.strictObject({
  filledOn: dayOf,
  contactName: shortText,
  contactPhone: phoneOf,
  /** 申报类型 of the summary table (Hangzhou 2022, 一). */
  applicationType: applicationTypeOf,
  /** 区县 that recommends it. */
  districtCode: divisionCodeOf,
  memberCount: countOf,
  enterpriseCount: countOf,
  universityCount: countOf,
  researchInstituteCount: countOf,
  investmentCount: countOf,
  industryOrganizationCount: countOf,
  nationalPlatformCount: countOf,
  provincialPlatformCount: countOf,
  /** 牵头单位审核意见 */
  leadOpinion: textOf(),
});

/** A platform that a unit of the consortium has built (已建创新平台). */
const PLATFORM = z.strictObject({
  name: nameOf,
  level: unknownable(z.enum(PLATFORM_LEVELS)),
  /** 平台类别 */
  category: openText,
  /** 行业类别 */
  industry: openText,
  /** 国标学科 */
  discipline: openText,
  technicalField: openText,
  builtOn: dayOf,
  /** 依托单位: the name of the lead or of a member. */
  hostUnit: knownNameOf,
});

/** A person of the research team (科研团队). The form asks for the age; the year of birth stays true. */
const TEAM_MEMBER = z.strictObject({
  name: nameOf,
  birthYear: birthYearOf,
  /** 职称 */
  title: openText,
  /** 职务 */
  position: openText,
  /** 从事专业 */
  specialty: openText,
  /** 工作单位 */
  employer: knownNameOf,
});

/** A project of the past three years (近三年承担项目, Zhenjiang 2023). */
const PAST_PROJECT = z.strictObject({
  name: nameOf,
  industryField: textOf(LONGEST_INDUSTRY_FIELD),
  level: unknownable(z.enum(PROJECT_LEVELS)),
  startsOn: dayOf,
  endsOn: dayOf,
  undertaker: knownNameOf,
});

/** The overall design of the group of projects (项目群总体设计, Wenzhou 2025, Annex 2, part 1). */
const PROJECT_GROUP = z.strictObject({
  necessity: textOf(),
  mainGoal: textOf(),
  subGoals: listOf(nameOf, MOST_SUB_GOALS),
  roadmap: textOf(),
});

/**
 * The shape of the content of a drafted application: what the Wenzhou application form and project proposals, the
 * Zhenjiang base tables and the Zhejiang summary table ask for. Unknown is null, a list about which nothing is said is
 * empty; money is in yuan. It judges each value by itself; `checkApplicationForm` holds the values together as well.
 */
export const APPLICATION_FORM = z.strictObject({
  consortium: CONSORTIUM,
  lead: unknownable(PARTY),
  /** Without the lead. */
  members: listOf(PARTY, MOST_MEMBERS),
  declaration: DECLARATION.prefault({}),
  platforms: listOf(PLATFORM, MOST_PLATFORMS),
  teamMembers: listOf(TEAM_MEMBER, MOST_TEAM_MEMBERS),
  pastProjects: listOf(PAST_PROJECT, MOST_PAST_PROJECTS),
  projectGroup: unknownable(PROJECT_GROUP),
  projects: listOf(PROJECT_FORM, MOST_PROJECTS),
});

/** The content of a drafted application. It is a document until the application is filed. */
export type ApplicationForm = z.output<typeof APPLICATION_FORM>;
/** The lead or a member as an application names it. */
export type PartyEntry = ApplicationForm['members'][number];
/** A platform as an application names it. */
export type PlatformEntry = ApplicationForm['platforms'][number];
