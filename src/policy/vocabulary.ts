/** The closed word lists of policies and of the answers about them, as the public schema names them. */

/** How strongly a clause binds: 应/须/不得 · 原则上 · 一般 · 优先/重点支持 · 鼓励 · 可 · wording that only a person can judge. */
export const RULE_STRENGTHS = [
  'MANDATORY',
  'IN_PRINCIPLE',
  'GENERAL',
  'PRIORITY',
  'ENCOURAGED',
  'PERMITTED',
  'QUALITATIVE',
] as const;
export type RuleStrength = (typeof RULE_STRENGTHS)[number];

/** What a rule is about; only ELIGIBILITY is checked in a report on a consortium. */
export const RULE_SCOPES = ['ELIGIBILITY', 'PROCESS', 'MONEY', 'DUTY', 'SUPPORT', 'TARGET'] as const;
export type RuleScope = (typeof RULE_SCOPES)[number];

/** The standing of a policy on a day. */
export const POLICY_STATUSES = ['DRAFT', 'TRIAL', 'IN_FORCE', 'EXPIRED', 'NOT_YET_IN_FORCE'] as const;
export type PolicyStatus = (typeof POLICY_STATUSES)[number];

/** What came out of one check. */
export const CHECK_OUTCOMES = ['PASS', 'FAIL', 'UNKNOWN', 'NEEDS_JUDGEMENT', 'NOT_APPLICABLE'] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

/** What came out of all checks of a policy together. */
export const COMPLIANCE_VERDICTS = ['COMPLIANT', 'DEVIATING', 'NON_COMPLIANT', 'UNDETERMINED'] as const;
export type ComplianceVerdict = (typeof COMPLIANCE_VERDICTS)[number];

/** What can be done about a failing rule. */
export const REMEDY_ACTIONS = [
  'ADD_MEMBER',
  'ADD_IN_CITY_MEMBER',
  'ADD_ENTERPRISE',
  'ADD_IN_CITY_ENTERPRISE',
  'ADD_UNIVERSITY_OR_INSTITUTE',
  'RAISE_RD_EXPENDITURE',
  'RAISE_REVENUE',
  'EXTEND_PLAN',
  'ADD_CLAUSES',
  'COLLECT_SIGNATURES',
  'ASSIGN_TASKS',
  'BUILD_PLATFORM',
  'SET_UP_BODY',
  'LEAVE_OTHER_CONSORTIUM',
  'OTHER',
] as const;
export type RemedyAction = (typeof REMEDY_ACTIONS)[number];

/** The base units of parameters: a ratio is a fraction of one, money is in yuan. */
export const PARAMETER_UNITS = [
  'ratio',
  'yuan',
  'members',
  'platforms',
  'projects',
  'consortia',
  'enterprises',
  'reviewers',
  'fields',
  'years',
  'months',
  'workingDays',
  'evaluations',
  'documents',
] as const;
export type ParameterUnit = (typeof PARAMETER_UNITS)[number];

/** A text in both languages of the product. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
