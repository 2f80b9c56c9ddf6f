import type {
  Citation as CitationShape,
  Rule as RuleShape,
  RuleParameter as ParameterShape,
} from '../../policy/policy.ts';
import type {
  PolicyStatus as Statuses,
  RuleScope as Scopes,
  RuleStrength as Strengths,
} from '../../policy/vocabulary.ts';
import { fundingCapOf, listPolicies, statusOf } from '../../resolvers/compliance/compliance.ts';
import { requireDivision } from '../../resolvers/nouns/division.ts';
import { USUAL_RULES } from '../../resolvers/request/request-work.ts';
import { builder } from '../request/builder.ts';
import { localeArgument, textIn } from '../request/locale.ts';
import { ConsortiumTier } from '../nouns/consortium.ts';
import { Division, Policy } from '../nouns/refs.ts';

const STRENGTHS = {
  MANDATORY: { description: 'Must, without a hedge (应、须、不得).' },
  IN_PRINCIPLE: { description: 'In principle: a deviation may be justified (原则上).' },
  GENERAL: { description: 'Generally: a deviation may be justified (一般).' },
  PRIORITY: { description: 'Gives precedence, never fails anybody (优先、重点支持).' },
  ENCOURAGED: { description: 'Encouraged, never fails anybody (鼓励).' },
  PERMITTED: { description: 'Permitted, never fails anybody (可).' },
  QUALITATIVE: { description: 'Wording that only a person can judge (须人工判断).' },
} satisfies Record<Strengths, object>;

const RuleStrength = builder.enumType('RuleStrength', {
  description: 'How strongly the text binds (约束强度).',
  values: STRENGTHS,
});

const STATUSES = {
  DRAFT: { description: 'A draft for comments (征求意见稿).' },
  TRIAL: { description: 'In force on trial (试行).' },
  IN_FORCE: { description: 'In force (现行有效).' },
  EXPIRED: { description: 'No longer in force (已失效).' },
  NOT_YET_IN_FORCE: { description: 'Not yet in force (尚未生效).' },
} satisfies Record<Statuses, object>;

/** The enumeration of statuses. */
export const PolicyStatus = builder.enumType('PolicyStatus', {
  description: 'The standing of a policy on a day (政策状态).',
  values: STATUSES,
});

const SCOPES = {
  ELIGIBILITY: { description: 'Who may be a consortium and how it is made up (组建条件).' },
  PROCESS: { description: 'The course of an application (申报程序).' },
  MONEY: { description: 'Public money (资金).' },
  DUTY: { description: 'Recurring duties (日常义务).' },
  SUPPORT: { description: 'What is offered (支持措施).' },
  TARGET: { description: 'What the city or province aims at (建设目标).' },
} satisfies Record<Scopes, object>;

const RuleScope = builder.enumType('RuleScope', {
  description: 'What a rule is about (规则范围).',
  values: SCOPES,
});

const Citation = builder.objectRef<CitationShape>('Citation').implement({
  description: 'Where a rule stands (出处).',
  fields: (t) => ({
    document: t.exposeString('document', { description: 'The document (文件).' }),
    clause: t.exposeString('clause', {
      description: 'Section and clause, by the document’s own numbering (条款).',
    }),
  }),
});

/** A number of a rule. */
export const RuleParameter = builder.objectRef<ParameterShape>('RuleParameter').implement({
  description:
    'A number of a rule in base units (规则参数): a ratio as a fraction, money in yuan, a count, years.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name, which a reform names it by (参数名).' }),
    value: t.expose('value', { type: 'Decimal', description: 'Its value in the unit (数值).' }),
    unit: t.exposeString('unit', { description: 'Its unit (单位).' }),
    validFrom: t.expose('validFrom', {
      type: 'Date',
      nullable: true,
      description: 'The first day on which it holds (生效日期); null where the document does not say.',
    }),
  }),
});

declare module 'graphql' {
  export interface GraphQLObjectTypeExtensions<_TSource, _TContext> {
    /** Whether its objects stay what they are as long as the service runs, whoever asks and when. */
    constant?: true;
  }
}

/** A rule of a policy. */
export const Rule = builder.objectRef<RuleShape>('Rule').implement({
  extensions: { constant: true },
  description:
    'One rule of a policy (政策规则). A clause that asks for something countable and something that only a person can judge is two rules, the second with a final q; the arms of one "or" are one rule.',
  fields: (t) => ({
    id: t.string({ description: 'Its id, such as WZ-C3 (规则编号).', resolve: ({ id }) => id }),
    title: t.string({
      description: 'What it asks for, in short (标题).',
      args: localeArgument,
      resolve: ({ title }, { locale }) => textIn(title, locale),
    }),
    summary: t.string({
      description: 'The rule in our own words (释义).',
      args: localeArgument,
      resolve: ({ summary }, { locale }) => textIn(summary, locale),
    }),
    scope: t.expose('scope', { type: RuleScope, description: 'What it is about (范围).' }),
    strength: t.expose('strength', { type: RuleStrength, description: 'How strongly it binds (约束强度).' }),
    modalText: t.exposeString('modalText', {
      nullable: true,
      description: 'The word of the text that says how strongly (情态词); null where the clause has none.',
    }),
    citation: t.expose('citation', { type: Citation, description: 'Where it stands (出处).' }),
    parameters: t.field({
      type: [RuleParameter],
      description: 'Its numbers (参数).',
      resolve: ({ parameters }) => [...parameters],
    }),
  }),
});

builder.objectType(Policy, {
  description:
    'A policy on innovation consortia (政策), as its document states it; what the document does not say is null.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its key, such as wenzhou-2025 (政策标识).' }),
    title: t.string({
      description: 'Its title (标题).',
      args: localeArgument,
      resolve: ({ title }, { locale }) => textIn(title, locale),
    }),
    division: t.field({
      type: Division,
      description: 'Whose policy it is (发文地区).',
      resolve: ({ division }, _, context) => requireDivision(context, division),
    }),
    tier: t.expose('tier', {
      type: ConsortiumTier,
      description: 'The tier of the consortia that it is about (层级).',
    }),
    status: t.field({
      type: PolicyStatus,
      description: 'Its standing (状态).',
      args: { on: t.arg({ type: 'Date', description: 'On this day; today by default (日期).' }) },
      resolve: (policy, { on }, context) => statusOf(context, policy, on),
    }),
    validFrom: t.expose('validFrom', {
      type: 'Date',
      nullable: true,
      description: 'The first day on which it holds (施行日期); null where the document does not say.',
    }),
    validTo: t.expose('validTo', {
      type: 'Date',
      nullable: true,
      description: 'The last day on which it holds (有效期至); null where the document does not say.',
    }),
    version: t.exposeString('version', { description: 'Changes with every change of its data (数据版本).' }),
    rules: t.field({
      type: [Rule],
      description: 'Its rules (规则).',
      rows: () => USUAL_RULES,
      resolve: ({ rules }) => [...rules],
    }),
    fundingCap: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'The most that public money may pay towards one project, in yuan (单个项目资助上限). Null where the policy names no amount.',
      args: {
        totalCost: t.arg({
          type: 'Decimal',
          required: true,
          description: 'The project’s total cost in yuan (项目经费总投入).',
        }),
      },
      resolve: (policy, { totalCost }, context) => fundingCapOf(context, policy, totalCost),
    }),
  }),
});

builder.queryFields((t) => ({
  policies: t.field({
    type: [Policy],
    description: 'The policies there are (政策列表), in the order of their keys.',
    args: {
      division: t.arg({ type: 'DivisionCode', description: 'Only those of this division (发文地区).' }),
    },
    resolve: (_, { division }, context) => listPolicies(context, division),
  }),
  policy: t.field({
    type: Policy,
    nullable: true,
    description: 'The policy of a key (按标识查政策); null where there is none.',
    args: { key: t.arg.string({ required: true, description: 'Such as wenzhou-2025 (政策标识).' }) },
    resolve: (_, { key }, { policies }) => policies.get(key) ?? null,
  }),
}));
