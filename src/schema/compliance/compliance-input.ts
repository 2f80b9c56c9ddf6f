import { MOST_MEMBERS } from '../../domain/limits.ts';
import {
  type ConsortiumFacts,
  type UnitFacts,
  UNKNOWN_CONSORTIUM,
  UNKNOWN_UNIT,
} from '../../policy/facts.ts';
import type { Readings } from '../../policy/policy.ts';
import type { FactChanges, UnitChanges } from '../../policy/what-if.ts';
import { builder } from '../request/builder.ts';
import { AgreementClause } from '../nouns/consortium.ts';
import { PlanContent } from '../nouns/plan-content.ts';
import { PlatformLevel } from '../nouns/platform.ts';
import { RdIntensityMethod } from '../nouns/rd-intensity.ts';
import { TechnicalField } from '../nouns/technical-field.ts';
import { QualificationKind, UnitKind } from '../nouns/unit.ts';

/** How open wording is to be read. */
export const ReadingsInput = builder.inputType('ReadingsInput', {
  description:
    'How open wording is read (口径). What is left out takes the policy’s own reading, and the report says which was used.',
  fields: (t) => ({
    leadCounts: t.boolean({
      description: 'Whether the lead counts as a member; null tries both (牵头单位是否计入).',
    }),
    rdIntensityMethod: t.field({
      type: RdIntensityMethod,
      description: 'How years are put together (研发投入强度算法).',
    }),
  }),
});

/** One change of a policy's number. */
export const ParameterChangeInput = builder.inputType('ParameterChangeInput', {
  description: 'Another value for a number of a rule (参数调整).',
  fields: (t) => ({
    rule: t.string({ required: true, description: 'The rule’s id, such as WZ-C3 (规则编号).' }),
    parameter: t.string({ required: true, description: 'The parameter’s name (参数名).' }),
    value: t.field({ type: 'Decimal', required: true, description: 'In the parameter’s unit (数值).' }),
  }),
});

const FinancialYearInput = builder.inputType('FinancialYearInput', {
  description: 'Figures of one fiscal year in yuan (年度财务数据). Leave out what is unknown.',
  fields: (t) => ({
    year: t.int({ required: true, description: 'The fiscal year (年度).' }),
    revenue: t.field({ type: 'Decimal', description: 'Operating revenue (营业收入).' }),
    salesRevenue: t.field({ type: 'Decimal', description: 'Sales revenue (销售收入).' }),
    rdExpenditure: t.field({
      type: 'Decimal',
      description: 'Expenditure on research and development (研发经费支出).',
    }),
  }),
});

const UnitFactsInput = builder.inputType('UnitFactsInput', {
  description:
    'What is known of a unit (单位事实). Leave a field out, or null, where it is unknown: unknown is never false. An empty list is a known "none".',
  fields: (t) => ({
    name: t.string({ description: 'Its name (名称).' }),
    kind: t.field({ type: UnitKind, description: 'What it is (类型).' }),
    registeredDivision: t.field({ type: 'DivisionCode', description: 'Where it is registered (注册地).' }),
    isLegalPerson: t.boolean({ description: 'Whether it is a legal person of its own (独立法人).' }),
    qualifications: t.field({ type: [QualificationKind], description: 'The titles that it holds (资质).' }),
    financials: t.field({
      type: [FinancialYearInput],
      most: 20,
      description: 'Its figures by year (财务数据).',
    }),
    platforms: t.field({
      type: [PlatformLevel],
      description: 'The levels of the platforms that it hosts (创新平台).',
    }),
    hasTask: t.boolean({ description: 'Whether it has a task of its own in the consortium (是否承担任务).' }),
  }),
});

/** The facts of a consortium besides its units. */
const ownFacts = (
  t: PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>,
) => ({
  memberListIsPartial: t.boolean({
    description:
      'Whether there may be members whom nobody named (成员名单是否不完整); otherwise the list counts as whole.',
  }),
  planHorizonYears: t.int({ description: 'Whole years that the plan covers, 0 or more (规划年限).' }),
  agreementSignedByAll: t.boolean({
    description: 'Whether every member signed the agreement, the lead too (全体签署).',
  }),
  agreementClauses: t.field({
    type: [AgreementClause],
    description: 'The clauses that the agreement has (协议条款).',
  }),
  hasCouncil: t.boolean({ description: 'Whether it has a council (理事会).' }),
  councilChairIsLeadHead: t.boolean({
    description: 'Whether the lead’s head chairs the council (理事长).',
  }),
  hasExpertCommittee: t.boolean({ description: 'Whether it has a committee of experts (专家委员会).' }),
  hasSecretariat: t.boolean({ description: 'Whether it has a secretariat (秘书处).' }),
  hasChiefScientist: t.boolean({
    description: 'Whether it has a chief scientist or expert (首席科学家/首席专家).',
  }),
  hasOperationsTeam: t.boolean({
    description: 'Whether it has a full-time operations team (项目运营团队).',
  }),
  otherConsortiaLed: t.int({
    description: 'Other consortia that the lead already leads, 0 or more (另牵头联合体数).',
  }),
  leadProjectsInProgress: t.int({
    description: 'The lead’s projects in progress in the province’s programmes, 0 or more (在研项目数).',
  }),
  industryField: t.string({ description: 'Its industry (产业领域).' }),
  technicalFields: t.field({ type: [TechnicalField], description: 'Its technical fields (技术领域).' }),
  planContents: t.field({ type: [PlanContent], description: 'What its plan contains (规划内容).' }),
  hasTransferMechanism: t.boolean({
    description: 'Whether results are assessed, traded and spread by a mechanism (成果转化机制).',
  }),
  hasIpManagement: t.boolean({
    description: 'Whether intellectual property is managed under a contract or agreement (知识产权管理).',
  }),
  councilIncludesAllMembers: t.boolean({
    description: 'Whether the heads of all members sit in the council (理事会成员).',
  }),
  leadCompletedProjects: t.int({
    description: 'Science projects that the lead has completed, 0 or more (已完成科技项目数).',
  }),
  wonProvincialChallenge: t.boolean({
    description: 'Whether the lead won a task of the province’s list for consortia (揭榜).',
  }),
  isMunicipalConsortium: t.boolean({
    description: 'Whether it is one of the city’s own consortia (市企业创新联合体).',
  }),
  isProvincialProjectConsortium: t.boolean({
    description: 'Whether the province supported it as a project-type consortium (项目型).',
  }),
});

/** What is known of a consortium that need not exist. */
export const ConsortiumFactsInput = builder.inputType('ConsortiumFactsInput', {
  description:
    'What is known of a consortium (联合体事实). Leave a field out, or null, where it is unknown: unknown is never false and never 0. While a fact is unknown, a mandatory rule that needs it leaves the verdict UNDETERMINED.',
  fields: (t) => ({
    lead: t.field({ type: UnitFactsInput, required: true, description: 'The unit that leads (牵头单位).' }),
    members: t.field({
      type: [UnitFactsInput],
      most: MOST_MEMBERS,
      required: true,
      description: 'The members without the lead (成员单位).',
    }),
    ...ownFacts(t),
  }),
});

const MemberChangeInput = builder.inputType('MemberChangeInput', {
  description:
    'Other facts of a member (成员事实调整). What is left out stays as it is; null makes it unknown.',
  fields: (t) => ({
    ref: t.string({ required: true, description: 'The member’s reference (单位编号).' }),
    facts: t.field({
      type: UnitFactsInput,
      required: true,
      description: 'Facts in the place of those known (事实).',
    }),
  }),
});

/** Changes to the facts of a stored consortium. */
export const ConsortiumChangesInput = builder.inputType('ConsortiumChangesInput', {
  description:
    'Changes to the facts of a stored consortium for a what-if (联合体事实调整). What is left out stays as it is; null makes it unknown.',
  fields: (t) => ({
    lead: t.field({ type: UnitFactsInput, description: 'Other facts of the lead (牵头单位).' }),
    addMembers: t.field({
      type: [UnitFactsInput],
      most: MOST_MEMBERS,
      description: 'Members that join (新增成员).',
    }),
    removeMembers: t.stringList({
      most: MOST_MEMBERS,
      description: 'References of members that leave (退出成员).',
    }),
    changeMembers: t.field({
      type: [MemberChangeInput],
      most: MOST_MEMBERS,
      description: 'Other facts of members (成员调整).',
    }),
    ...ownFacts(t),
  }),
});

type Given<Shape> = { readonly [Key in keyof Shape]?: Shape[Key] | null | undefined };

/** The readings that were asked for; what was left out takes the policy's own. */
export function readingsFrom(input: Given<Readings> | null | undefined): Partial<Readings> {
  if (!input) return {};
  return {
    ...(input.leadCounts === undefined ? {} : { leadCounts: input.leadCounts }),
    ...(input.rdIntensityMethod ? { rdIntensityMethod: input.rdIntensityMethod } : {}),
  };
}

/** The facts of an input: what is left out is unknown. */
export function factsFrom(input: typeof ConsortiumFactsInput.$inferInput): ConsortiumFacts {
  const { lead, members, ...facts } = input;
  return {
    ...UNKNOWN_CONSORTIUM,
    ...withoutUndefined(facts),
    lead: unitFrom(lead),
    members: members.map(unitFrom),
  };
}

function unitFrom(input: typeof UnitFactsInput.$inferInput): UnitFacts {
  const { financials, platforms, ...facts } = input;
  return {
    ...UNKNOWN_UNIT,
    ...withoutUndefined(facts),
    platforms: platforms?.map((level) => (level === 'UNKNOWN' ? null : level)) ?? null,
    financials: (financials ?? []).map(({ year, revenue, salesRevenue, rdExpenditure }) => ({
      year,
      revenue: revenue ?? null,
      salesRevenue: salesRevenue ?? null,
      rdExpenditure: rdExpenditure ?? null,
    })),
  };
}

/** The changes of an input: what is left out stays. */
export function changesFrom(
  input: typeof ConsortiumChangesInput.$inferInput | null | undefined,
): FactChanges {
  const { lead, addMembers, removeMembers, changeMembers, ...facts } = input ?? {};
  return {
    facts: withoutUndefined(facts),
    lead: lead ? unitChanges(lead) : {},
    addedMembers: (addMembers ?? []).map(unitFrom),
    removedMembers: removeMembers ?? [],
    changedMembers: new Map((changeMembers ?? []).map(({ ref, facts }) => [ref, unitChanges(facts)])),
  };
}

/** Of a unit only what the input says. */
function unitChanges(input: typeof UnitFactsInput.$inferInput): UnitChanges {
  const unit = unitFrom(input);
  const { financials, platforms, ...rest } = input;
  return {
    ...withoutUndefined(rest),
    ...(financials === undefined ? {} : { financials: unit.financials }),
    ...(platforms === undefined ? {} : { platforms: unit.platforms }),
  };
}

function withoutUndefined<Shape extends object>(
  input: Shape,
): { [Key in keyof Shape]: Exclude<Shape[Key], undefined> };
function withoutUndefined(input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}
