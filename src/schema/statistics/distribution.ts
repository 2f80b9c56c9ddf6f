import type { OBSERVATION_STATUSES } from '../../domain/observation.ts';
import {
  BAR_LIMIT,
  type Bar as BarShape,
  type Change as ChangeShape,
  changeSince,
  distribution,
  type GroupMeasure,
  histogram,
  type Meeting as MeetingShape,
  meeting,
  quantile,
} from '../../resolvers/statistics/figures.ts';
import { type DistributionFigures, wholeOf } from '../../resolvers/statistics/shown-figures.ts';
import type { Interval as IntervalShape } from '../../domain/interval.ts';
import { Decimal } from '../../domain/decimal.ts';
import { builder } from '../request/builder.ts';

const STATUSES = {
  NORMAL: { description: 'Everybody in the group reported (正常).' },
  ESTIMATED: { description: 'Some did not report and the rest stands for all, or it was sampled (估计).' },
  MISSING: { description: 'Nobody reported, too few for an interval, or nothing to divide by (缺失).' },
  SUPPRESSED: { description: 'Withheld, for it would give away what one enterprise has (隐去).' },
} satisfies Record<(typeof OBSERVATION_STATUSES)[number], object>;

/** How a figure came to be. */
export const ObservationStatus = builder.enumType('ObservationStatus', {
  description: 'How a figure came to be (观测状态), after SDMX’s OBS_STATUS.',
  values: STATUSES,
});

/** An interval of 95 %. */
export const Interval = builder.objectRef<IntervalShape>('Interval').implement({
  description:
    'An interval of 95 % (95% 置信区间). Where the group holds every case there is, it says how far figures of this sort vary, not an error of sampling.',
  fields: (t) => ({
    lower: t.expose('lower', { type: 'Decimal', description: 'Its lower end (下限).' }),
    upper: t.expose('upper', { type: 'Decimal', description: 'Its upper end (上限).' }),
  }),
});

const HistogramBar = builder.objectRef<BarShape>('HistogramBar').implement({
  description:
    'A bar of a histogram (直方图区间): the lower edge belongs to it, the upper one to the last bar alone.',
  fields: (t) => ({
    from: t.expose('from', { type: 'Decimal', description: 'Its lower edge (下界).' }),
    to: t.expose('to', { type: 'Decimal', description: 'Its upper edge (上界).' }),
    count: t.exposeInt('count', { description: 'How many lie in it (数量).' }),
  }),
});

const ThresholdShare = builder.objectRef<MeetingShape>('ThresholdShare').implement({
  description: 'How many of a group reach a threshold (达标占比).',
  fields: (t) => ({
    atLeast: t.expose('atLeast', { type: 'Decimal', description: 'The threshold (阈值).' }),
    nTotal: t.exposeInt('nTotal', { description: 'All in the group (总数).' }),
    nReported: t.exposeInt('nReported', {
      description: 'Those of whom the measure is known (有数据的数量).',
    }),
    nMeeting: t.exposeInt('nMeeting', { nullable: true, description: 'Those known to reach it (达标数量).' }),
    share: t.expose('share', {
      type: 'Decimal',
      nullable: true,
      description: 'Of those of whom the measure is known (达标占比).',
    }),
    lower: t.expose('lower', {
      type: 'Decimal',
      nullable: true,
      description: 'Of all, if none of the unknown ones reached it (下限).',
    }),
    upper: t.expose('upper', {
      type: 'Decimal',
      nullable: true,
      description: 'Of all, if all of the unknown ones reached it (上限).',
    }),
    interval: t.expose('interval', {
      type: Interval,
      nullable: true,
      description: 'Wilson’s interval of 95 % for the share; null below five known (威尔逊区间).',
    }),
    status: t.expose('status', { type: ObservationStatus, description: 'How it came to be (观测状态).' }),
  }),
});

/** A change against another day. */
export const Change = builder.objectRef<ChangeShape>('Change').implement({
  description: 'What a number has changed by since another day (变化); null where either is unknown.',
  fields: (t) => ({
    since: t.expose('since', { type: 'Date', description: 'The other day (比较日期).' }),
    from: t.expose('from', { type: 'Decimal', nullable: true, description: 'The number then (原值).' }),
    to: t.expose('to', { type: 'Decimal', nullable: true, description: 'The number now (现值).' }),
    difference: t.expose('difference', {
      type: 'Decimal',
      nullable: true,
      description: 'The number now less the number then, of both before they are rounded (差值).',
    }),
    relative: t.expose('relative', {
      type: 'Decimal',
      nullable: true,
      description: 'The difference over the number then; null where that is 0 (变化率).',
    }),
    status: t.expose('status', { type: ObservationStatus, description: 'How it came to be (观测状态).' }),
  }),
});

const DistributionNumber = builder.enumType('DistributionNumber', {
  description: 'A number of a distribution (统计量).',
  values: {
    SUM: { description: 'Sum (合计).', value: 'sum' },
    MEAN: { description: 'Mean (平均值).', value: 'mean' },
    MEDIAN: { description: 'Median (中位数).', value: 'median' },
    MIN: { description: 'Smallest (最小值).', value: 'min' },
    MAX: { description: 'Largest (最大值).', value: 'max' },
    REPORTED: { description: 'How many reported (有数据的数量).', value: 'nReported' },
  } as const,
});

const NUMBERS = {
  sum: 'Sum of what is known (合计).',
  mean: 'Mean (平均值).',
  min: 'Smallest (最小值).',
  q1: 'First quartile (下四分位数).',
  median: 'Median (中位数).',
  q3: 'Third quartile (上四分位数).',
  max: 'Largest (最大值).',
  standardDeviation: 'Standard deviation of a sample, over n − 1; null below two (标准差).',
} satisfies Partial<Record<keyof DistributionFigures, string>>;

/** How a measure is distributed over a group. */
export const Distribution = builder.objectRef<GroupMeasure>('Distribution').implement({
  description:
    'How a measure is distributed over a group (分布), over those of whom it is known. Quantiles interpolate linearly, as PostgreSQL’s percentile_cont does. Of money of enterprises the public sees sum and mean alone, coarse, of ten or more of everything on 1 January of a year, by two dimensions at most: they are told to the nearest multiple of a step that is not below the largest of what is added up.',
  fields: (t) => {
    const number = (name: keyof typeof NUMBERS) =>
      t.field({
        type: 'Decimal',
        nullable: true,
        description: NUMBERS[name],
        work: 1,
        resolve: async (measured, _, context) => (await distribution(context, measured))[name],
      });
    return {
      nTotal: t.int({
        description: 'All in the group (总数).',
        resolve: async (measured, _, context) => (await distribution(context, measured)).nTotal,
      }),
      nReported: t.int({
        description: 'Those of whom the measure is known (有数据的数量).',
        resolve: async (measured, _, context) => (await distribution(context, measured)).nReported,
      }),
      coverage: t.field({
        type: 'Decimal',
        nullable: true,
        description: '`nReported` over `nTotal` (覆盖率); null for an empty group.',
        resolve: async (measured, _, context) => (await distribution(context, measured)).coverage,
      }),
      status: t.field({
        type: ObservationStatus,
        description: 'How sum and mean came to be (观测状态).',
        resolve: async (measured, _, context) => (await distribution(context, measured)).status,
      }),
      quantileStatus: t.field({
        type: ObservationStatus,
        description:
          'How quantiles, extremes, deviation and histogram came to be (分位数观测状态): SUPPRESSED where the public sees sum and mean alone, or neither.',
        resolve: async (measured, _, context) => (await distribution(context, measured)).quantileStatus,
      }),
      sum: number('sum'),
      mean: number('mean'),
      min: number('min'),
      q1: number('q1'),
      median: number('median'),
      q3: number('q3'),
      max: number('max'),
      standardDeviation: number('standardDeviation'),
      quantile: t.field({
        type: 'Decimal',
        nullable: true,
        description: 'Any quantile (分位数).',
        args: {
          at: t.arg({
            type: 'Decimal',
            required: true,
            description: 'From 0 to 1: 0.9 is the ninth decile (分位).',
          }),
        },
        work: 2,
        resolve: (measured, { at }, context) => quantile(context, measured, at),
      }),
      histogram: t.field({
        type: [HistogramBar],
        nullable: true,
        description:
          'A histogram (直方图); null where it is withheld. Without arguments ⌈log₂ n⌉ + 1 bars of one width, from the smallest to the largest (Sturges).',
        args: {
          bins: t.arg.int({
            least: 1,
            most: BAR_LIMIT,
            description: `So many bars of one width, 1 to ${BAR_LIMIT} (区间数).`,
          }),
          edges: t.arg({
            type: ['Decimal'],
            most: BAR_LIMIT + 1,
            description: 'The edges of the bars, rising (区间边界).',
          }),
        },
        work: 5,
        rows: ({ bins, edges }) => bins ?? edges?.length ?? 20,
        resolve: (measured, args, context) => histogram(context, measured, args),
      }),
      shareMeeting: t.field({
        type: ThresholdShare,
        description: 'How many reach a threshold (达标占比).',
        args: { atLeast: t.arg({ type: 'Decimal', required: true, description: 'The threshold (阈值).' }) },
        work: 2,
        resolve: (measured, { atLeast }, context) => meeting(context, measured, atLeast),
      }),
      change: t.field({
        type: Change,
        description: 'What a number of it has changed by since another day (变化).',
        args: {
          since: t.arg({ type: 'Date', required: true, description: 'The other day (比较日期).' }),
          number: t.arg({
            type: DistributionNumber,
            defaultValue: 'median',
            description: 'Which number (统计量).',
          }),
        },
        work: 20,
        resolve: (measured, { since, number }, context) =>
          changeSince(measured, since, async (each) => {
            const figures = await distribution(context, each);
            const name = number ?? 'median';
            if (name === 'nReported') {
              const value = new Decimal(figures.nReported);
              return { value, exact: wholeOf(value), status: 'NORMAL' };
            }
            const isTotal = name === 'sum' || name === 'mean';
            return {
              value: figures[name],
              exact: figures.exact(name),
              status: isTotal ? figures.status : figures.quantileStatus,
            };
          }),
      }),
    };
  },
});
