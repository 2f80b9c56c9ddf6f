import { z } from 'zod';
import {
  BUDGET_CATEGORIES,
  EQUIPMENT_USES,
  FUNDING_SOURCES,
  PROJECT_LEVELS,
  PROJECT_UNIT_ROLES,
  UNIT_KINDS,
} from '../vocabulary.ts';
import { LONGEST_ADDRESS, LONGEST_NUMBER } from '../limits.ts';
import { INDICATOR_KINDS } from './indicator.ts';
import {
  birthYearOf,
  creditCodeOf,
  dayOf,
  knownNameOf,
  listOf,
  monthsOf,
  nameOf,
  openText,
  phoneOf,
  positiveCountOf,
  requiredTextOf,
  shortText,
  textOf,
  unknownable,
  yuanOf,
} from './values.ts';

/** 主要研发内容及创新点 “不超过1000字” (Wenzhou 2025, Annex 2, part 4). */
export const LONGEST_RESEARCH_CONTENT = 1000;
/** 进度目标要求 “每栏限80字” (Annex 2, part 6). */
export const LONGEST_SCHEDULE_GOAL = 80;
/** 里程碑节点 “至多3个” (Annex 2, part 6). */
export const MOST_MILESTONES = 3;

/** The words of 性别. */
export const GENDERS = ['男', '女'] as const;
/** The kind of document of a resident of the mainland, whose numbers are checked (GB 11643). */
export const RESIDENT_IDENTITY_CARD = '居民身份证';

/** No proposal is longer than these; the limits keep what is stored within bounds. */
export const MOST_PROJECT_UNITS = 50;
export const MOST_PROJECT_PERSONS = 200;
export const MOST_SCHEDULE_ITEMS = 50;
export const MOST_EQUIPMENT_ITEMS = 200;

/** 项目承担单位、参与单位 (Annex 2, part 2). */
const PROJECT_UNIT = z.strictObject({
  role: z.enum(PROJECT_UNIT_ROLES),
  name: nameOf,
  creditCode: creditCodeOf,
  kind: unknownable(z.enum(UNIT_KINDS)),
  correspondenceAddress: textOf(LONGEST_ADDRESS),
  contactName: shortText,
  contactPhone: phoneOf,
});

/** 项目负责人及项目组成员 (Annex 2, part 3). */
const PROJECT_PERSON = z.strictObject({
  isLeader: z.boolean(),
  name: nameOf,
  /** 证件类型 */
  documentType: shortText,
  documentNumber: textOf(LONGEST_NUMBER),
  phone: phoneOf,
  /** 最高学位 */
  degree: shortText,
  title: shortText,
  birthYear: birthYearOf,
  gender: unknownable(z.enum(GENDERS)),
  specialty: shortText,
  employer: knownNameOf,
  monthsPerYear: monthsOf,
});

/** 约束性指标、预期性指标 (Annex 2, part 5). */
const INDICATOR = z.strictObject({
  binding: z.boolean(),
  kind: z.enum(INDICATOR_KINDS),
  /** A count, or yuan. */
  quantity: yuanOf,
  /** 具体为、涉及 */
  description: textOf(),
});

/** 需增添的科研仪器设备 (Annex 2, part 7); prices in yuan. */
const EQUIPMENT_ITEM = z.strictObject({
  name: nameOf,
  quantity: positiveCountOf,
  unitPrice: yuanOf,
  amount: yuanOf,
  source: unknownable(z.enum(FUNDING_SOURCES)),
  use: unknownable(z.enum(EQUIPMENT_USES)),
  purpose: textOf(),
});

/** A project for which support is asked (Wenzhou 2025, Annex 2, parts 2 to 8). */
export const PROJECT_FORM = z.strictObject({
  name: nameOf,
  level: unknownable(z.enum(PROJECT_LEVELS)),
  programme: openText,
  /** 归口管理单位 */
  supervisingAgency: shortText,
  startsOn: dayOf,
  endsOn: dayOf,
  /** 总经费, in yuan, the public money in it. */
  totalCost: yuanOf,
  /** 主要研发内容及创新点/关键技术 */
  content: textOf(LONGEST_RESEARCH_CONTENT),
  /** 研发目标 */
  goal: textOf(),
  /** 约束性指标分条目描述 */
  bindingIndicatorText: textOf(),
  /** 知识产权归属、成果管理及合作权益分配 */
  intellectualProperty: textOf(),
  units: listOf(PROJECT_UNIT, MOST_PROJECT_UNITS),
  persons: listOf(PROJECT_PERSON, MOST_PROJECT_PERSONS),
  indicators: listOf(INDICATOR, 2 * INDICATOR_KINDS.length),
  /** 计划进度安排 */
  schedule: listOf(
    z.strictObject({ startsOn: dayOf, endsOn: dayOf, goal: requiredTextOf(LONGEST_SCHEDULE_GOAL) }),
    MOST_SCHEDULE_ITEMS,
  ),
  milestones: listOf(z.strictObject({ reachedBy: dayOf, achievement: requiredTextOf() }), MOST_MILESTONES),
  /** 经费来源: what each source gives, in yuan. */
  funding: listOf(
    z.strictObject({ source: z.enum(FUNDING_SOURCES), amount: yuanOf }),
    FUNDING_SOURCES.length,
  ),
  /** 经费支出: what one source pays for one category, in yuan. */
  budget: listOf(
    z.strictObject({
      category: z.enum(BUDGET_CATEGORIES),
      source: z.enum(FUNDING_SOURCES),
      amount: yuanOf,
    }),
    FUNDING_SOURCES.length * BUDGET_CATEGORIES.length,
  ),
  equipment: listOf(EQUIPMENT_ITEM, MOST_EQUIPMENT_ITEMS),
});

/** A project as an application asks for it. */
export type ProjectEntry = z.output<typeof PROJECT_FORM>;
