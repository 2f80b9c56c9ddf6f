import { MAX_SEED } from '../../domain/random.ts';
import { DRAWS_PER_POINT } from '../../resolvers/request/request-work.ts';
import { DIMENSION_LIMIT } from '../../resolvers/statistics/grouping.ts';
import { MOVE_LIMIT, PERMUTATIONS } from '../../resolvers/statistics/observations.ts';
import { isGiven } from '../../resolvers/request/page.ts';
import {
  compareGroups,
  type ComparedGroup as ComparedShape,
  type GroupComparison as ComparisonShape,
  type GroupKey,
} from '../../resolvers/statistics/group-comparison.ts';
import { builder } from '../request/builder.ts';
import { EMPTY_LEAVES_NOTHING } from '../request/filter-lists.ts';
import { ComplianceVerdict } from '../compliance/compliance.ts';
import { ConsortiumMeasure, ConsortiumStatisticsKey } from './consortium-statistics.ts';
import { ConsortiumFilter, ConsortiumTier } from '../nouns/consortium.ts';
import { Stage } from '../nouns/stage.ts';
import { ComparabilityHindrance } from './comparability.ts';
import { ObservationStatus } from './distribution.ts';
import { UnitKind } from '../nouns/unit.ts';

/** The arguments of a permutation test. */
export const DRAWING_ARGUMENTS = {
  permutations: {
    defaultValue: 9999,
    ...PERMUTATIONS,
    description: `How many arrangements to draw where there are too many to count them all, ${PERMUTATIONS.least} to ${PERMUTATIONS.most} (置换次数).`,
  },
  seed: { defaultValue: 1, least: 0, most: MAX_SEED, description: `The seed, 0 to ${MAX_SEED} (随机种子).` },
} as const;

/** What a permutation test may cost, where it moves as many numbers as is usual. */
export function drawingReserve(permutations: number | null | undefined, usualNumbers: number): number {
  const asked = permutations ?? DRAWING_ARGUMENTS.permutations.defaultValue;
  return Math.min(asked * usualNumbers, MOVE_LIMIT) / DRAWS_PER_POINT;
}

/** As many consortia two groups are reckoned to have before they are counted. */
const USUAL_CONSORTIA = 300;

const ConsortiumGroupKey = builder.inputType('ConsortiumGroupKey', {
  description: `Names a group of consortia (分组键): a value in each dimension given, null where it is unknown. A field that is left out is no dimension of the group; there are at most ${DIMENSION_LIMIT}.`,
  fields: (t) => ({
    city: t.string({ description: 'Code of the prefecture-level city of the place of filing (地级市).' }),
    province: t.string({ description: 'Code of the province (省份).' }),
    district: t.string({ description: 'Code of the district, county or management zone (区县).' }),
    tier: t.field({ type: ConsortiumTier, description: 'The tier (层级).' }),
    stage: t.field({ type: Stage, description: 'The stage (阶段).' }),
    industryField: t.string({ description: 'The industry (产业领域).' }),
    technicalField: t.string({ description: 'The technical field’s letter (技术领域).' }),
    leadKind: t.field({ type: UnitKind, description: 'What the lead is (牵头单位类型).' }),
    year: t.int({ description: 'The year of filing (备案年份).' }),
    verdict: t.field({ type: ComplianceVerdict, description: 'The verdict against `policy` (政策结论).' }),
  }),
});

const ComparedGroup = builder.objectRef<ComparedShape>('ComparedGroup').implement({
  description: 'One of two groups that are compared (比较组).',
  fields: (t) => ({
    key: t.field({
      type: ConsortiumStatisticsKey,
      description: 'Which group (分组键).',
      resolve: ({ group }) => group,
    }),
    nTotal: t.int({ description: 'All in the group (总数).', resolve: ({ figures }) => figures.nTotal }),
    nReported: t.int({
      description: 'Those of whom the measure is known, which the test looks at (有数据的数量).',
      resolve: ({ figures }) => figures.nReported,
    }),
    coverage: t.field({
      type: 'Decimal',
      nullable: true,
      description: '`nReported` over `nTotal` (覆盖率); null for an empty group.',
      resolve: ({ figures }) => figures.coverage,
    }),
    median: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The median of what is known (中位数).',
      resolve: ({ figures }) => figures.median,
    }),
    status: t.field({
      type: ObservationStatus,
      description: 'How its figures came to be (观测状态).',
      resolve: ({ figures }) => figures.status,
    }),
  }),
});

const GroupComparison = builder.objectRef<ComparisonShape>('ConsortiumGroupComparison').implement({
  description:
    'A measure in two groups of consortia (组间比较): the difference of the medians with a permutation test, and an effect size. Below five known in either group neither is given.',
  fields: (t) => ({
    first: t.expose('first', { type: ComparedGroup, description: 'The first group (第一组).' }),
    second: t.expose('second', { type: ComparedGroup, description: 'The second group (第二组).' }),
    medianDifference: t.expose('difference', {
      type: 'Decimal',
      nullable: true,
      description: 'The median of the first less that of the second (中位数之差).',
    }),
    pValue: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'How likely medians are so far apart or farther if the numbers of both groups come of one distribution, two-sided (P 值). Where arrangements are drawn the observed one counts among them, (b + 1) / (m + 1), as Phipson and Smyth 2010 advise.',
      resolve: ({ test }) => test?.pValue ?? null,
    }),
    permutations: t.int({
      nullable: true,
      description: 'The arrangements that were counted (置换次数).',
      resolve: ({ test }) => test?.permutations ?? null,
    }),
    isExact: t.boolean({
      nullable: true,
      description: 'Whether they are all there are, and none was drawn (是否精确检验).',
      resolve: ({ test }) => test?.isExact ?? null,
    }),
    seed: t.exposeInt('seed', { description: 'The seed that they were drawn with (随机种子).' }),
    cliffsDelta: t.expose('cliffsDelta', {
      type: 'Decimal',
      nullable: true,
      description:
        'The effect size δ of Cliff 1993 (效应量): how many of the pairs of one consortium of each group have the larger number in the first, less how many have it in the second, over all pairs; −1 to 1.',
    }),
    nShared: t.exposeInt('nShared', {
      description:
        'Consortia in both groups, as those of several technical fields are (两组共有的数量): with any the groups are not independent, and p is too large or too small.',
    }),
    status: t.expose('status', {
      type: ObservationStatus,
      description: 'MISSING without a test, ESTIMATED where some did not report (观测状态).',
    }),
    comparability: t.expose('comparability', {
      type: [ComparabilityHindrance],
      description: 'What hinders comparing the two groups (可比性提示).',
    }),
  }),
});

builder.queryField('consortiumGroupComparison', (t) =>
  t.field({
    type: GroupComparison,
    nullable: true,
    description:
      'Compares a measure between two groups of consortia (组间比较) that were there on the day. The permutations may move 10,000,000 numbers: 1,000 consortia with 9,999 permutations, 50,000 with 199.',
    args: {
      measure: t.arg({ type: ConsortiumMeasure, required: true, description: 'What is compared (指标).' }),
      first: t.arg({ type: ConsortiumGroupKey, required: true, description: 'The first group (第一组).' }),
      second: t.arg({ type: ConsortiumGroupKey, required: true, description: 'The second group (第二组).' }),
      filter: t.arg({ type: ConsortiumFilter, description: 'Only these consortia, in both groups (筛选).' }),
      policy: t.arg.string({
        description: 'The key of the policy whose verdicts the keys and `verdicts` mean (政策).',
      }),
      verdicts: t.arg({
        type: [ComplianceVerdict],
        description: `Only consortia with one of these verdicts against \`policy\` on the day (政策结论). ${EMPTY_LEAVES_NOTHING}`,
      }),
      asOf: t.arg({ type: 'Date', description: 'Of this day; today by default (截至日期).' }),
      permutations: t.arg.int(DRAWING_ARGUMENTS.permutations),
      seed: t.arg.int(DRAWING_ARGUMENTS.seed),
    },
    work: 500,
    reserve: ({ permutations }) => drawingReserve(permutations, USUAL_CONSORTIA),
    resolve: (_, { first, second, filter, policy, verdicts, asOf, permutations, seed, measure }, context) =>
      compareGroups(context, {
        measure,
        first: groupKey(first),
        second: groupKey(second),
        filter: { ...filter, verdicts },
        policy: policy ?? null,
        asOf: asOf ?? context.today,
        permutations: permutations ?? DRAWING_ARGUMENTS.permutations.defaultValue,
        seed: seed ?? DRAWING_ARGUMENTS.seed.defaultValue,
      }),
  }),
);

/** The dimensions of a key; what is left out stays undefined, what is null is null. */
function groupKey(key: typeof ConsortiumGroupKey.$inferInput): GroupKey {
  return {
    CITY: key.city,
    PROVINCE: key.province,
    DISTRICT: key.district,
    TIER: key.tier,
    STAGE: key.stage,
    INDUSTRY_FIELD: key.industryField,
    TECHNICAL_FIELD: key.technicalField,
    LEAD_KIND: key.leadKind,
    YEAR: isGiven(key.year) ? String(key.year) : key.year,
    VERDICT: key.verdict,
  };
}
