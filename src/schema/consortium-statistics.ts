import {
  complianceCounts,
  consortiumStatistics,
  type ConsortiumStatistics as StatisticsShape,
  type Distribution as DistributionShape,
  type PooledShare as PooledShareShape,
  type StatisticsKey,
  type ComplianceCounts as CountsShape,
  type ConsortiumDimension as Dimensions,
} from '../resolvers/consortium-statistics.ts';
import { divisionByCode } from '../resolvers/division.ts';
import { builder } from './builder.ts';
import { ConsortiumFilter, ConsortiumTier } from './consortium.ts';
import { Division } from './refs.ts';

const DIMENSIONS = {
  CITY: { description: 'The prefecture-level city of the place of filing (地级市).' },
  PROVINCE: { description: 'The province of the place of filing (省份).' },
  TIER: { description: 'The tier (层级).' },
  INDUSTRY_FIELD: { description: 'The industry (产业领域).' },
  TECHNICAL_FIELD: {
    description: 'The technical field (技术领域): a consortium of several fields is in several groups.',
  },
} satisfies Record<Dimensions, object>;

const ConsortiumDimension = builder.enumType('ConsortiumDimension', {
  description: 'By what consortia are grouped (分组维度).',
  values: DIMENSIONS,
});

const Distribution = builder.objectRef<DistributionShape>('Distribution').implement({
  description:
    'How a measure is distributed over a group (分布). Quantiles interpolate linearly, as PostgreSQL’s percentile_cont does.',
  fields: (t) => ({
    nTotal: t.exposeInt('nTotal', { description: 'All in the group (总数).' }),
    nReported: t.exposeInt('nReported', {
      description: 'Those of whom the measure is known (有数据的数量).',
    }),
    mean: t.expose('mean', { type: 'Decimal', nullable: true, description: 'Mean (平均值).' }),
    min: t.expose('min', { type: 'Decimal', nullable: true, description: 'Smallest (最小值).' }),
    q1: t.expose('q1', { type: 'Decimal', nullable: true, description: 'First quartile (下四分位数).' }),
    median: t.expose('median', { type: 'Decimal', nullable: true, description: 'Median (中位数).' }),
    q3: t.expose('q3', { type: 'Decimal', nullable: true, description: 'Third quartile (上四分位数).' }),
    max: t.expose('max', { type: 'Decimal', nullable: true, description: 'Largest (最大值).' }),
  }),
});

const PooledShare = builder.objectRef<PooledShareShape>('PooledShare').implement({
  description: 'A share over a group (合并占比): the sum of counts over the sum of totals.',
  fields: (t) => ({
    pooled: t.expose('pooled', {
      type: 'Decimal',
      nullable: true,
      description: 'Over the consortia whose own share is known (合并占比).',
    }),
    lower: t.expose('lower', {
      type: 'Decimal',
      nullable: true,
      description: 'Over all, if none of the unknown members had the property (下限).',
    }),
    upper: t.expose('upper', {
      type: 'Decimal',
      nullable: true,
      description: 'Over all, if all of the unknown members had it (上限).',
    }),
    distribution: t.expose('distribution', {
      type: Distribution,
      description: 'Of the known shares (分布).',
    }),
  }),
});

const PooledRatio = builder.objectRef<StatisticsShape['rdIntensity']>('PooledRatio').implement({
  description:
    'R&D intensity over a group (合并研发投入强度), of the leads, one term a consortium, over the three fiscal years completed before the day.',
  fields: (t) => ({
    pooled: t.expose('pooled', {
      type: 'Decimal',
      nullable: true,
      description:
        'The sum of expenditure over the sum of revenue, over the leads with all their years (合并占比).',
    }),
    distribution: t.expose('distribution', {
      type: Distribution,
      description: 'Of the leads’ own intensities (分布).',
    }),
  }),
});

const ComplianceCounts = builder.objectRef<CountsShape>('ComplianceCounts').implement({
  description: 'How many consortia of a group came to each verdict (结论分布).',
  fields: (t) => ({
    compliant: t.int({ description: 'COMPLIANT (符合).', resolve: ({ COMPLIANT }) => COMPLIANT }),
    deviating: t.int({ description: 'DEVIATING (有偏离).', resolve: ({ DEVIATING }) => DEVIATING }),
    nonCompliant: t.int({
      description: 'NON_COMPLIANT (不符合).',
      resolve: ({ NON_COMPLIANT }) => NON_COMPLIANT,
    }),
    undetermined: t.int({
      description: 'UNDETERMINED (无法判定).',
      resolve: ({ UNDETERMINED }) => UNDETERMINED,
    }),
  }),
});

const ConsortiumStatisticsKey = builder.objectRef<StatisticsKey>('ConsortiumStatisticsKey').implement({
  description:
    'What tells a group from the others (分组键): null in a dimension not asked for, or not known.',
  fields: (t) => ({
    city: t.field({
      type: Division,
      nullable: true,
      description: 'The city (地级市).',
      resolve: ({ city }, _, context) => divisionByCode(context, city),
    }),
    province: t.field({
      type: Division,
      nullable: true,
      description: 'The province (省份).',
      resolve: ({ province }, _, context) => divisionByCode(context, province),
    }),
    tier: t.expose('tier', { type: ConsortiumTier, nullable: true, description: 'The tier (层级).' }),
    industryField: t.exposeString('industryField', {
      nullable: true,
      description: 'The industry (产业领域).',
    }),
    technicalField: t.exposeString('technicalField', {
      nullable: true,
      description: 'The technical field’s letter (技术领域).',
    }),
  }),
});

const ConsortiumStatistics = builder.objectRef<StatisticsShape>('ConsortiumStatistics').implement({
  description: 'Figures of one group of consortia (联合体统计), of those that were there on the day.',
  fields: (t) => ({
    key: t.expose('key', { type: ConsortiumStatisticsKey, description: 'Which group (分组键).' }),
    count: t.exposeInt('count', { description: 'How many consortia (数量).' }),
    memberCount: t.expose('memberCount', {
      type: Distribution,
      description: 'Of the numbers of members, the lead among them (成员数分布).',
    }),
    inCityShare: t.expose('inCityShare', {
      type: PooledShare,
      description: 'Members registered in the division of filing (本地占比).',
    }),
    enterpriseShare: t.expose('enterpriseShare', {
      type: PooledShare,
      description: 'Members that are enterprises (企业占比).',
    }),
    rdIntensity: t.expose('rdIntensity', {
      type: PooledRatio,
      description: 'The leads’ R&D intensity (研发投入强度).',
    }),
    compliance: t.field({
      type: ComplianceCounts,
      description: 'Verdicts against a policy (结论分布).',
      args: {
        policy: t.arg.string({ required: true, description: 'The key of a policy (政策).' }),
        on: t.arg({ type: 'Date', description: 'On this day; the day of the statistics by default (日期).' }),
      },
      resolve: (statistics, { policy, on }, context) =>
        complianceCounts(context, statistics, policy, on ?? statistics.request.asOf),
    }),
  }),
});

builder.queryField('consortiumStatistics', (t) =>
  t.field({
    type: [ConsortiumStatistics],
    description:
      'Figures for each group of consortia (联合体统计), in the order of the groups’ keys. `groupBy: []` gives one row for all. The lead counts as a member.',
    args: {
      groupBy: t.arg({
        type: [ConsortiumDimension],
        required: true,
        description: 'By these dimensions (分组维度).',
      }),
      filter: t.arg({ type: ConsortiumFilter, description: 'Only these consortia (筛选).' }),
      asOf: t.arg({ type: 'Date', description: 'Of this day; today by default (截至日期).' }),
    },
    resolve: (_, { groupBy, filter, asOf }, context) =>
      consortiumStatistics(context, { groupBy, filter: filter ?? {}, asOf: asOf ?? context.today }),
  }),
);
