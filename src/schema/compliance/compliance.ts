import type { ComplianceCheck as CheckShape } from '../../policy/check.ts';
import type { ComplianceReport as ReportShape } from '../../policy/compliance.ts';
import type { Readings as ReadingsShape } from '../../policy/policy.ts';
import type { Remedy as RemedyShape } from '../../policy/remedy.ts';
import type {
  CheckOutcome as Outcomes,
  ComplianceVerdict as Verdicts,
  RemedyAction as Actions,
} from '../../policy/vocabulary.ts';
import { checkFacts, complianceOf } from '../../resolvers/compliance/compliance.ts';
import { CHECK_POINTS, GIVEN_MEMBER_POINTS, USUAL_RULES } from '../../resolvers/request/request-work.ts';
import { isGiven } from '../../resolvers/request/page.ts';
import { builder } from '../request/builder.ts';
import { localeArgument, textIn } from '../request/locale.ts';
import {
  ConsortiumFactsInput,
  factsFrom,
  ParameterChangeInput,
  ReadingsInput,
  readingsFrom,
} from './compliance-input.ts';
import { PolicyStatus, Rule } from './policy.ts';
import { RdIntensityMethod } from '../nouns/rd-intensity.ts';
import { Consortium, Policy } from '../nouns/refs.ts';
import { TraceNode } from './trace.ts';

const OUTCOMES = {
  PASS: { description: 'The facts meet it (符合).' },
  FAIL: { description: 'The facts miss it (不符合).' },
  UNKNOWN: { description: 'Facts are missing that would decide it (缺少事实).' },
  NEEDS_JUDGEMENT: { description: 'Only a person can judge it (须人工判断).' },
  NOT_APPLICABLE: { description: 'It does not apply to these facts (不适用).' },
} satisfies Record<Outcomes, object>;

/** The enumeration of outcomes. */
export const CheckOutcome = builder.enumType('CheckOutcome', {
  description:
    'What came of a rule (检查结果). A policy that has no such rule shows no check: "no rule" is never a pass.',
  values: OUTCOMES,
});

const VERDICTS = {
  COMPLIANT: { description: 'All mandatory, in-principle and general rules pass (符合).' },
  DEVIATING: { description: 'All of them are decided, and one that is not mandatory fails (有偏离).' },
  NON_COMPLIANT: { description: 'A mandatory rule fails (不符合).' },
  UNDETERMINED: { description: 'No mandatory rule fails, and one of them all lacks facts (无法判定).' },
} satisfies Record<Verdicts, object>;

/** The enumeration of verdicts. */
export const ComplianceVerdict = builder.enumType('ComplianceVerdict', {
  description:
    'Whether a consortium meets a policy (总体结论). Rules of priority, encouragement, permission and judgement never change it.',
  values: VERDICTS,
});

const ACTIONS = {
  ADD_MEMBER: { description: 'Take in members (增加成员).' },
  ADD_IN_CITY_MEMBER: { description: 'Take in members registered in the city (增加市域内成员).' },
  ADD_ENTERPRISE: { description: 'Take in enterprises (增加企业成员).' },
  ADD_IN_CITY_ENTERPRISE: { description: 'Take in enterprises registered in the city (增加市域内企业).' },
  ADD_UNIVERSITY_OR_INSTITUTE: { description: 'Take in universities or institutes (增加高校院所).' },
  RAISE_RD_EXPENDITURE: { description: 'Spend more on research and development (增加研发投入).' },
  RAISE_REVENUE: { description: 'Sell more (提高收入).' },
  EXTEND_PLAN: { description: 'Plan further ahead (延长建设期).' },
  ADD_CLAUSES: { description: 'Write clauses into the agreement (补充协议条款).' },
  COLLECT_SIGNATURES: { description: 'Have the agreement signed by all (补齐签署).' },
  ASSIGN_TASKS: { description: 'Give every member a task (明确分工).' },
  BUILD_PLATFORM: { description: 'Build a platform of the level asked for (建设创新平台).' },
  SET_UP_BODY: { description: 'Set up a body (设立机构).' },
  LEAVE_OTHER_CONSORTIUM: { description: 'Give up leading another consortium (退出其他联合体牵头).' },
  OTHER: { description: 'Something else, as the explanation says (其他).' },
} satisfies Record<Actions, object>;

const RemedyAction = builder.enumType('RemedyAction', {
  description: 'What would mend a rule (整改措施).',
  values: ACTIONS,
});

const Readings = builder.objectRef<ReadingsShape>('Readings').implement({
  description: 'How open wording was read (口径).',
  fields: (t) => ({
    leadCounts: t.exposeBoolean('leadCounts', {
      nullable: true,
      description:
        'Whether the lead counts as a member (牵头单位是否计入). Null: both were tried, and a check on which they differ is UNKNOWN.',
    }),
    rdIntensityMethod: t.expose('rdIntensityMethod', {
      type: RdIntensityMethod,
      description: 'How R&D intensity over several years was put together (研发投入强度算法).',
    }),
  }),
});

/** What came of one rule. */
export const ComplianceCheck = builder.objectRef<CheckShape>('ComplianceCheck').implement({
  description: 'What came of one rule (单项检查).',
  fields: (t) => ({
    rule: t.expose('rule', { type: Rule, description: 'The rule (规则).' }),
    outcome: t.expose('outcome', { type: CheckOutcome, description: 'What came of it (结果).' }),
    actual: t.exposeString('actual', {
      nullable: true,
      description: 'What was found (实际值); null: nothing known or measured.',
    }),
    threshold: t.exposeString('threshold', { nullable: true, description: 'What was asked for (要求值).' }),
    explanation: t.string({
      description: 'What was compared with what, and why it came out so (说明).',
      args: localeArgument,
      resolve: ({ explanation }, { locale }) => textIn(explanation, locale),
    }),
    missingFacts: t.stringList({
      description: 'Paths of the facts that would settle it (缺少的事实).',
      resolve: ({ missingFacts }) => [...missingFacts],
    }),
    trace: t.field({
      type: [TraceNode],
      description:
        'What it rests on, part by part, one tree for each reading that was tried (判断过程); none for what only a person can judge.',
      resolve: ({ trace }) => [...trace],
    }),
  }),
});

const Remedy = builder.objectRef<RemedyShape>('Remedy').implement({
  description: 'The smallest change that would turn a failing rule (整改建议).',
  fields: (t) => ({
    rule: t.expose('rule', { type: Rule, description: 'The rule that it would turn (规则).' }),
    action: t.expose('action', { type: RemedyAction, description: 'What to do (措施).' }),
    quantity: t.expose('quantity', {
      type: 'Decimal',
      nullable: true,
      description: 'The smallest that suffices, in what is counted: members, yuan, years, clauses (数量).',
    }),
    explanation: t.string({
      description: 'The change in words (说明).',
      args: localeArgument,
      resolve: ({ explanation }, { locale }) => textIn(explanation, locale),
    }),
  }),
});

/** A report. */
export const ComplianceReport = builder.objectRef<ReportShape>('ComplianceReport').implement({
  description: 'Whether a consortium meets a policy on a day, rule by rule (合规报告).',
  fields: (t) => ({
    policy: t.expose('policy', { type: Policy, description: 'The policy (政策).' }),
    on: t.expose('on', { type: 'Date', description: 'The day (日期).' }),
    policyStatus: t.expose('policyStatus', {
      type: PolicyStatus,
      description: 'The policy’s standing on the day (政策状态).',
    }),
    verdict: t.expose('verdict', { type: ComplianceVerdict, description: 'The verdict (总体结论).' }),
    checks: t.field({
      type: [ComplianceCheck],
      description: 'One for each rule of the scope ELIGIBILITY (逐项检查).',
      rows: () => USUAL_RULES,
      resolve: ({ checks }) => [...checks],
    }),
    missingFacts: t.stringList({
      description:
        'Paths of the facts that would settle what is unknown (缺少的事实), such as lead.financials[2024].revenue.',
      resolve: ({ missingFacts }) => [...missingFacts],
    }),
    remedies: t.field({
      type: [Remedy],
      description:
        'Smallest changes that would turn a failing rule, cheapest first (整改建议); none where nothing can be changed.',
      resolve: ({ remedies }) => [...remedies],
    }),
    warnings: t.stringList({
      description: 'What is hardly believable about the facts (存疑的事实).',
      args: localeArgument,
      resolve: ({ warnings }, { locale }) =>
        warnings.map(({ path, message }) => `${path}: ${textIn(message, locale)}`),
    }),
    engineVersion: t.exposeString('engineVersion', { description: 'The version of the engine (引擎版本).' }),
    policyVersion: t.exposeString('policyVersion', {
      description: 'The version of the policy’s data (政策数据版本).',
    }),
    readings: t.expose('readings', { type: Readings, description: 'How open wording was read (口径).' }),
    inputHash: t.exposeString('inputHash', {
      description:
        'Hash of facts, day, versions, readings and reform (输入摘要): the same hash always gives the same report, and the order of members does not change it. To whoever has no right to the figures of a stored consortium it is a hash of the report as shown, by which no guess of a figure can be tried.',
    }),
  }),
});

builder.objectField(Consortium, 'compliance', (t) =>
  t.field({
    type: [ComplianceReport],
    description:
      'Whether it meets a policy (合规检查); without a key, each policy that covers its division and tier.',
    args: {
      policy: t.arg.string({ description: 'The key of a policy, such as wenzhou-2025 (政策).' }),
      on: t.arg({ type: 'Date', description: 'On this day; today by default (日期).' }),
      readings: t.arg({ type: ReadingsInput, description: 'How to read open wording (口径).' }),
    },
    work: 40,
    reserve: ({ policy }) => CHECK_POINTS * (isGiven(policy) ? 1 : 2),
    resolve: (consortium, { policy, on, readings }, context) =>
      complianceOf(context, consortium, {
        policy,
        on: on ?? context.today,
        readings: readingsFrom(readings),
      }),
  }),
);

builder.queryField('checkCompliance', (t) =>
  t.field({
    type: ComplianceReport,
    description: 'Checks a consortium that need not exist: a draft, a what-if (试算). Nothing is stored.',
    args: {
      policy: t.arg.string({
        required: true,
        description: 'The key of a policy, such as wenzhou-2025 (政策).',
      }),
      on: t.arg({ type: 'Date', required: true, description: 'The day on which it is asked (日期).' }),
      facts: t.arg({
        type: ConsortiumFactsInput,
        required: true,
        description: 'What is known of the consortium (事实).',
      }),
      readings: t.arg({ type: ReadingsInput, description: 'How to read open wording (口径).' }),
      reform: t.arg({
        type: [ParameterChangeInput],
        description: 'Other numbers in the place of the policy’s (参数调整).',
      }),
    },
    work: ({ facts }) => 2 * CHECK_POINTS + GIVEN_MEMBER_POINTS * facts.members.length,
    resolve: (_, { policy, on, facts, readings, reform }, context) =>
      checkFacts(context, {
        policy,
        on,
        facts: factsFrom(facts),
        readings: readingsFrom(readings),
        reform: reform ?? [],
      }),
  }),
);
