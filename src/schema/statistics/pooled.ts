import { MAX_SEED } from '../../domain/random.ts';
import {
  changeSince,
  type GroupMeasure,
  pooledFigures,
  type RatioInterval as RatioIntervalShape,
  ratioInterval,
  REPLICATES,
  USUAL_DRAWING,
} from '../../resolvers/statistics/figures.ts';
import type { Context } from '../../resolvers/request/context.ts';
import { DRAW_LIMIT, DRAWS_PER_POINT } from '../../resolvers/request/request-work.ts';
import type { PooledFigures } from '../../resolvers/statistics/shown-figures.ts';
import { builder } from '../request/builder.ts';
import { Change, Distribution, ObservationStatus } from './distribution.ts';

const RatioInterval = builder.objectRef<RatioIntervalShape>('RatioInterval').implement({
  description:
    'The percentile bootstrap interval of 95 % of a pooled share or ratio (自助法区间): pairs of numerator and denominator are drawn with replacement. The same seed gives the same interval (generator: Mulberry32).',
  fields: (t) => ({
    lower: t.expose('lower', {
      type: 'Decimal',
      nullable: true,
      description: 'Its lower end; null below five pairs (下限).',
    }),
    upper: t.expose('upper', {
      type: 'Decimal',
      nullable: true,
      description: 'Its upper end; null below five pairs (上限).',
    }),
    n: t.exposeInt('n', { description: 'The pairs that were drawn from (样本数).' }),
    replicates: t.exposeInt('replicates', { description: 'How often they were drawn (重复次数).' }),
    seed: t.exposeInt('seed', { description: 'The seed (随机种子).' }),
    status: t.expose('status', {
      type: ObservationStatus,
      description:
        'ESTIMATED, MISSING where there is none, or SUPPRESSED where the public does not see it: of money of enterprises with the usual `replicates` and `seed` alone (观测状态).',
    }),
  }),
});

/** As many pairs an interval is reckoned to be drawn of before they are counted. */
const USUAL_PAIRS = 30;
const SEEDS = { least: 0, most: MAX_SEED } as const;

const pooledArguments = builder.args((t) => ({
  replicates: t.int({
    defaultValue: USUAL_DRAWING.replicates,
    ...REPLICATES,
    description: `How often to draw, ${REPLICATES.least} to ${REPLICATES.most} (重复次数); all draws of a request may take ${DRAW_LIMIT} numbers.`,
  }),
  seed: t.int({
    defaultValue: USUAL_DRAWING.seed,
    ...SEEDS,
    description: `The seed, 0 to ${MAX_SEED} (随机种子).`,
  }),
}));

/** Figures of another day take as long again. */
const OTHER_DAY = 20;

const sinceArguments = builder.args((t) => ({
  since: t.field({ type: 'Date', required: true, description: 'The other day (比较日期).' }),
}));

const DESCRIPTIONS = {
  nTotal: 'All in the group (总数).',
  nReported: 'Those of whom both numbers are known (有数据的数量), and so what they come to.',
  coverage: '`nReported` over `nTotal` (覆盖率); null for an empty group.',
  status: 'How the pooled figure came to be (观测状态).',
  change: 'What the pooled figure has changed by since another day (变化).',
  interval: 'How far the pooled figure may vary (自助法区间).',
};

async function figure<Name extends keyof PooledFigures>(
  context: Context,
  measured: GroupMeasure,
  name: Name,
) {
  return (await pooledFigures(context, measured))[name];
}

const pooledChange = (context: Context, measured: GroupMeasure, since: string) =>
  changeSince(measured, since, async (each) => {
    const { pooled, exact, status } = await pooledFigures(context, each);
    return { value: pooled, exact, status };
  });

/** What shares and ratios over a group have alike. */
const commonFields = (
  t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, GroupMeasure>,
) => ({
  nTotal: t.int({
    description: DESCRIPTIONS.nTotal,
    resolve: (measured, _, context) => figure(context, measured, 'nTotal'),
  }),
  nReported: t.int({
    description: DESCRIPTIONS.nReported,
    resolve: (measured, _, context) => figure(context, measured, 'nReported'),
  }),
  coverage: t.field({
    type: 'Decimal',
    nullable: true,
    description: DESCRIPTIONS.coverage,
    resolve: (measured, _, context) => figure(context, measured, 'coverage'),
  }),
  status: t.field({
    type: ObservationStatus,
    description: DESCRIPTIONS.status,
    resolve: (measured, _, context) => figure(context, measured, 'status'),
  }),
  interval: t.field({
    type: RatioInterval,
    description: DESCRIPTIONS.interval,
    args: pooledArguments,
    work: 1,
    reserve: ({ replicates }) => ((replicates ?? USUAL_DRAWING.replicates) * USUAL_PAIRS) / DRAWS_PER_POINT,
    resolve: (measured, { replicates, seed }, context) =>
      ratioInterval(context, measured, {
        replicates: replicates ?? USUAL_DRAWING.replicates,
        seed: seed ?? USUAL_DRAWING.seed,
      }),
  }),
  change: t.field({
    type: Change,
    description: DESCRIPTIONS.change,
    args: sinceArguments,
    work: OTHER_DAY,
    resolve: (measured, { since }, context) => pooledChange(context, measured, since),
  }),
});

/** A share over a group. */
export const PooledShare = builder.objectRef<GroupMeasure>('PooledShare').implement({
  description: 'A share over a group (合并占比): the sum of counts over the sum of totals.',
  fields: (t) => ({
    pooled: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Over the consortia whose own share is known (合并占比).',
      resolve: (measured, _, context) => figure(context, measured, 'pooled'),
    }),
    lower: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Over all, if none of the unknown members had the property (下限).',
      resolve: (measured, _, context) => figure(context, measured, 'lower'),
    }),
    upper: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Over all, if all of the unknown members had it (上限).',
      resolve: (measured, _, context) => figure(context, measured, 'upper'),
    }),
    distribution: t.field({
      type: Distribution,
      description: 'Of the known shares (分布).',
      resolve: (measured) => measured,
    }),
    ...commonFields(t),
  }),
});

/** A ratio over a group. */
export const PooledRatio = builder.objectRef<GroupMeasure>('PooledRatio').implement({
  description:
    'A ratio over a group (合并比率), such as R&D intensity: of consortia it is that of the leads, one term a consortium, over the three fiscal years completed before the day. Sums are divided, not ratios averaged. Of money of enterprises the public sees it cut off after three places, of ten or more of everything on 1 January of a year, by two dimensions at most; how the ratios of each are distributed it sees of any group, each cut off after three places.',
  fields: (t) => ({
    pooled: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The sum of numerators over the sum of denominators, over those with both (合并比率).',
      resolve: (measured, _, context) => figure(context, measured, 'pooled'),
    }),
    distribution: t.field({
      type: Distribution,
      description: 'Of the ratios of each by itself (分布).',
      resolve: (measured) => measured,
    }),
    ...commonFields(t),
  }),
});
