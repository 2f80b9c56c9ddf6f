import type {
  ComparabilityNote as NoteShape,
  ComparisonCell as CellShape,
  ComparisonRow as RowShape,
  ComplianceComparison as ComparisonShape,
} from '../../policy/comparison.ts';
import { comparisonOf } from '../../resolvers/compliance/comparison.ts';
import { COMPARED_POINTS } from '../../resolvers/request/request-work.ts';
import { builder } from '../request/builder.ts';
import { localeArgument, textIn } from '../request/locale.ts';
import { ComplianceCheck, ComplianceReport } from './compliance.ts';
import { ReadingsInput, readingsFrom } from './compliance-input.ts';
import { Consortium, Policy } from '../nouns/refs.ts';

const REASONS = {
  TIER: { description: 'The policy is for consortia of another tier (层级不同).' },
  DRAFT: { description: 'The policy is a draft (征求意见稿).' },
  TRIAL: { description: 'The policy is on trial (试行).' },
  EXPIRED: { description: 'The policy is no longer in force (已失效).' },
  NOT_YET_IN_FORCE: { description: 'The policy is not yet in force (尚未生效).' },
  POLICY_NOTE: { description: 'Something about the policy itself (政策说明).' },
} satisfies Record<NoteShape['reason'], object>;

const ComparabilityReason = builder.enumType('ComparabilityReason', {
  description: 'Why a policy compares unfairly with the others (不可比原因).',
  values: REASONS,
});

const ComparabilityNote = builder.objectRef<NoteShape>('ComparabilityNote').implement({
  description: 'Something that makes a policy compare unfairly with the others (可比性说明).',
  fields: (t) => ({
    policy: t.expose('policy', { type: Policy, description: 'The policy (政策).' }),
    reason: t.expose('reason', { type: ComparabilityReason, description: 'Why (原因).' }),
    says: t.string({
      description: 'In words (说明).',
      args: localeArgument,
      resolve: ({ says }, { locale }) => textIn(says, locale),
    }),
  }),
});

const ComparisonCell = builder.objectRef<CellShape>('ComparisonCell').implement({
  description: 'What one policy says about a topic (单元格).',
  fields: (t) => ({
    policy: t.expose('policy', { type: Policy, description: 'The policy (政策).' }),
    regulated: t.exposeBoolean('regulated', {
      description:
        'Whether the policy has a rule on the topic (是否有规定): where it has none, that is never a pass.',
    }),
    checks: t.field({
      type: [ComplianceCheck],
      description: 'The checks of its rules on the topic (检查).',
      resolve: ({ checks }) => [...checks],
    }),
  }),
});

const ComparisonRow = builder.objectRef<RowShape>('ComparisonRow').implement({
  description: 'One topic across the policies (比较项).',
  fields: (t) => ({
    topic: t.exposeString('topic', { description: 'The topic’s name (主题标识).' }),
    title: t.string({
      description: 'The topic in words (主题).',
      args: localeArgument,
      resolve: ({ title }, { locale }) => textIn(title, locale),
    }),
    cells: t.field({
      type: [ComparisonCell],
      description: 'One for each policy, in their order (各政策).',
      resolve: ({ cells }) => [...cells],
    }),
  }),
});

const ComplianceComparison = builder.objectRef<ComparisonShape>('ComplianceComparison').implement({
  description: 'One consortium beside several policies, topic by topic (政策比较).',
  fields: (t) => ({
    reports: t.field({
      type: [ComplianceReport],
      description: 'The report under each policy (报告).',
      resolve: ({ reports }) => [...reports],
    }),
    rows: t.field({
      type: [ComparisonRow],
      description: 'The topics that at least one of the policies has a rule on (比较项).',
      resolve: ({ rows }) => [...rows],
    }),
    notes: t.field({
      type: [ComparabilityNote],
      description: 'What makes the comparison unfair (可比性说明).',
      resolve: ({ notes }) => [...notes],
    }),
  }),
});

/** So many policies are compared at most, and as many are there of one tier. */
const POLICIES_LIMIT = 20;
const USUAL_POLICIES = 4;

builder.objectField(Consortium, 'compareCompliance', (t) =>
  t.field({
    type: ComplianceComparison,
    description:
      'How it would fare under other policies (政策比较): beside every policy of its tier, or those named.',
    args: {
      policies: t.arg.stringList({
        most: POLICIES_LIMIT,
        description: 'Keys of the policies to compare; every one of its tier by default (政策).',
      }),
      on: t.arg({ type: 'Date', description: 'On this day; today by default (日期).' }),
      readings: t.arg({ type: ReadingsInput, description: 'How to read open wording (口径).' }),
    },
    work: 40,
    reserve: ({ policies }) => COMPARED_POINTS * (policies?.length ?? USUAL_POLICIES),
    resolve: (consortium, { policies, on, readings }, context) =>
      comparisonOf(context, consortium, {
        policies: policies ?? null,
        on: on ?? context.today,
        readings: readingsFrom(readings),
      }),
  }),
);
