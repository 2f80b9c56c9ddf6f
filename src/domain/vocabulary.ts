/**
 * The closed word lists of the field, as the public schema names them. Table, schema, table set and policies all
 * read them here.
 */

/** The level of a division of China's administrative hierarchy; a management zone (功能区) is no division of GB/T 2260. */
export const DIVISION_LEVELS = ['COUNTRY', 'PROVINCE', 'PREFECTURE', 'COUNTY', 'MANAGEMENT_ZONE'] as const;
export type DivisionLevel = (typeof DIVISION_LEVELS)[number];

/** What a unit (单位) is. */
export const UNIT_KINDS = [
  'ENTERPRISE',
  'UNIVERSITY',
  'RESEARCH_INSTITUTE',
  'NEW_RD_INSTITUTE',
  'INVESTMENT_INSTITUTION',
  'INDUSTRY_ORGANIZATION',
  'SERVICE_AGENCY',
  'OTHER',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** Titles that a public authority grants to a unit. */
export const QUALIFICATION_KINDS = [
  'HIGH_TECH',
  'INNOVATION_LEADER',
  'SCIENCE_TECH_LEADER',
  'SCIENCE_TECH_LITTLE_GIANT',
  'UNICORN',
  'POTENTIAL_UNICORN',
  'SPECIALIZED_NEW',
  'MANUFACTURING_CHAMPION',
  'CHAIN_LEADER',
  'GAZELLE',
  'LISTED',
  'TECH_SME',
  'LEADING_ENTERPRISE',
  'HIGH_GROWTH',
  'NEW_TARGET',
] as const;
export type QualificationKind = (typeof QUALIFICATION_KINDS)[number];

/** The level of government that recognised a platform (创新平台). */
export const PLATFORM_LEVELS = ['NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY'] as const;
export type PlatformLevel = (typeof PLATFORM_LEVELS)[number];

/** The level of the programme that a project belongs to. */
export const PROJECT_LEVELS = ['NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY'] as const;
export type ProjectLevel = (typeof PROJECT_LEVELS)[number];

/** The part that a unit has in a consortium. */
export const MEMBER_ROLES = ['LEAD', 'MEMBER'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** Where in the industrial chain a member works. */
export const CHAIN_POSITIONS = ['UPSTREAM', 'MIDSTREAM', 'DOWNSTREAM'] as const;
export type ChainPosition = (typeof CHAIN_POSITIONS)[number];

/** The tier of government with which a consortium is filed. */
export const CONSORTIUM_TIERS = ['PROVINCIAL', 'MUNICIPAL', 'COUNTY'] as const;
export type ConsortiumTier = (typeof CONSORTIUM_TIERS)[number];

/** The stages of an application and of the consortium that comes of it, in the order in which the courses of the policies pass them. */
export const STAGES = [
  'DRAFTING',
  'SUBMITTED',
  'LOCAL_REVIEW',
  'RECOMMENDED',
  'FORMAL_CHECK',
  'EXPERT_REVIEW',
  'DECIDED',
  'PUBLIC_NOTICE',
  'FILED',
  'LISTED',
  'RUNNING',
  'EVALUATED',
  'ROLLING_SUPPORT',
  'ADJUSTED',
  'SUSPENDED',
  'REVOKED',
  'DISSOLVED',
] as const;
export type Stage = (typeof STAGES)[number];

/** A project's own track, and the stages of an application that a bureau may record of it. */
export const PROJECT_STAGES = ['APPLIED', 'NOTICE', 'APPROVED', 'CONTRACT', ...STAGES, 'COMPLETED'] as const;
export type ProjectStage = (typeof PROJECT_STAGES)[number];

/** Clauses that a policy may ask of the agreement between the members. */
export const AGREEMENT_CLAUSES = [
  'PURPOSE',
  'GOALS',
  'TERM',
  'RIGHTS_AND_DUTIES',
  'INTELLECTUAL_PROPERTY',
  'BENEFIT_SHARING',
  'RISK_SHARING',
  'FOUNDING_PRINCIPLES',
  'DIVISION_OF_WORK',
  'ORGANIZATION',
  'FUNDS_MANAGEMENT',
  'PROJECT_MANAGEMENT',
  'RESEARCH_TOPICS',
] as const;
export type AgreementClause = (typeof AGREEMENT_CLAUSES)[number];

/**
 * What a plan of collaborative innovation (协同创新规划) may be asked to contain: 创新目标, 创新任务, 创新路径, 建设期,
 * 运行机制 (议事协调机制).
 */
export const PLAN_CONTENTS = [
  'GOALS',
  'TASKS',
  'PATH',
  'CONSTRUCTION_PERIOD',
  'COORDINATION_MECHANISM',
] as const;
export type PlanContent = (typeof PLAN_CONTENTS)[number];

/** How R&D intensity over several years is made up. */
export const RD_INTENSITY_METHODS = ['POOLED', 'MEAN_OF_ANNUAL', 'EVERY_YEAR'] as const;
export type RdIntensityMethod = (typeof RD_INTENSITY_METHODS)[number];

/** The part that a unit has in a project. */
export const PROJECT_UNIT_ROLES = ['UNDERTAKER', 'PARTICIPANT'] as const;
export type ProjectUnitRole = (typeof PROJECT_UNIT_ROLES)[number];

/** Where the money of a project comes from. */
export const FUNDING_SOURCES = [
  'FISCAL_NATIONAL',
  'FISCAL_PROVINCIAL',
  'FISCAL_MUNICIPAL',
  'FISCAL_COUNTY',
  'SELF_RAISED',
  'BANK_LOAN',
  'INVESTMENT',
  'OTHER',
] as const;
export type FundingSource = (typeof FUNDING_SOURCES)[number];

/** How far money has come. */
export const FUNDING_PHASES = ['REQUESTED', 'AWARDED', 'PAID'] as const;
export type FundingPhase = (typeof FUNDING_PHASES)[number];

/** The grade of an evaluation; each policy names some of them. */
export const EVALUATION_GRADES = ['EXCELLENT', 'QUALIFIED', 'UNQUALIFIED', 'POOR'] as const;
export type EvaluationGrade = (typeof EVALUATION_GRADES)[number];

/** The letters of the shared list of technical fields (技术领域): A to O are Zhejiang's fifteen strategic fields, P is another. */
export const TECHNICAL_FIELDS = [
  'A',
  'B',
  'C',
  'D',
  'E',
  'F',
  'G',
  'H',
  'I',
  'J',
  'K',
  'L',
  'M',
  'N',
  'O',
  'P',
] as const;
export type TechnicalField = (typeof TECHNICAL_FIELDS)[number];

/** Where a record comes from: an official document, somebody who submitted it, or a generator of examples. */
export const ORIGINS = ['OFFICIAL_DOCUMENT', 'SUBMITTED', 'SYNTHETIC'] as const;
export type Origin = (typeof ORIGINS)[number];

/** What equipment is for: this project's research alone, production, both shared, or the office in general. */
export const EQUIPMENT_USES = ['PROJECT_RESEARCH', 'PRODUCTION', 'SHARED', 'GENERAL_OFFICE'] as const;
export type EquipmentUse = (typeof EQUIPMENT_USES)[number];

/** What the money of a project is spent on: 设备费, 业务费, 劳务费, 间接费用. */
export const BUDGET_CATEGORIES = ['EQUIPMENT', 'OPERATIONS', 'LABOUR', 'INDIRECT'] as const;
export type BudgetCategory = (typeof BUDGET_CATEGORIES)[number];

/** What a consortium reports: 自评报告, 年度运行情况总结, 下一年度工作计划, 项目进展和经费使用情况. */
export const REPORT_KINDS = ['SELF_EVALUATION', 'OPERATION_SUMMARY', 'NEXT_YEAR_PLAN', 'PROGRESS'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];
