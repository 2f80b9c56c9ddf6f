import {
  CONSORTIUM_TIERS,
  FUNDING_PHASES,
  FUNDING_SOURCES,
  PROJECT_LEVELS,
  UNIT_KINDS,
} from '../../domain/vocabulary.ts';
import {
  FUNDING_SUBJECT,
  type FundingDimension as Dimensions,
  type FundingMeasure as Measures,
  FUNDING_SHARERS,
  type FundingGroup,
  requireOnePhase,
} from '../../resolvers/statistics/funding-statistics.ts';
import { comparabilityOf } from '../../resolvers/statistics/comparability.ts';
import { concentrationFigures, countOf, onDays } from '../../resolvers/statistics/figures.ts';
import { DIMENSION_LIMIT, GROUP_LIMIT, type Group } from '../../resolvers/statistics/grouping.ts';
import { groupsOf } from '../../resolvers/statistics/groups.ts';
import { builder } from '../request/builder.ts';
import { HAVING } from '../request/filter-lists.ts';
import { connectionOf } from '../request/connection.ts';
import { ConsortiumTier } from '../nouns/consortium.ts';
import { FundingFilter, FundingPhase, FundingSource } from '../nouns/funding.ts';
import { ProjectLevel } from '../nouns/project.ts';
import { UnitKind } from '../nouns/unit.ts';
import { Concentration, TOP } from './concentration.ts';
import { COMPARABILITY, ComparabilityHindrance } from './comparability.ts';
import { Distribution } from './distribution.ts';
import { keyText, keyWord, keyYear, placeDimensionValues, placeFields } from './group-fields.ts';
import { HAVING_LIMIT, groupInputs, groupPageArguments, groupWork } from './group-inputs.ts';
import { SERIES, seriesWork, seriesArguments } from './series.ts';

const DIMENSIONS = {
  ...placeDimensionValues('where the consortium is filed'),
  TIER: { description: 'The tier of the consortium (层级).' },
  INDUSTRY_FIELD: { description: 'The industry of the consortium (产业领域).' },
  TECHNICAL_FIELD: {
    description:
      'The technical field of the consortium (技术领域): a sum of money of several fields is in several groups.',
  },
  SOURCE: { description: 'The source (经费来源).' },
  PHASE: { description: 'The phase (经费阶段).' },
  YEAR: { description: 'The budget year (年度).' },
  PROJECT_LEVEL: { description: 'The level of the project (项目级别).' },
  RECIPIENT_KIND: { description: 'What the recipient is (收款单位类型).' },
} satisfies Record<Dimensions, object>;

const FundingDimension = builder.enumType('FundingDimension', {
  description: 'By what fundings are grouped (分组维度).',
  values: DIMENSIONS,
});

const MEASURES = {
  AMOUNT: { description: 'The amount in yuan (金额), of one phase: filter by a phase or group by PHASE.' },
} satisfies Record<Measures, object>;

/** The enumeration of what is measured of fundings. */
export const FundingMeasure = builder.enumType('FundingMeasure', {
  description: 'What is measured of fundings (指标).',
  values: MEASURES,
});

const { having: FundingGroupHaving, order: FundingGroupOrder } = groupInputs('Funding', FundingMeasure);

const FundingSharer = builder.enumType('FundingSharer', {
  description: 'Over whom money may be concentrated (集中对象).',
  values: {
    RECIPIENT: { description: 'The units that get it (收款单位); money without one is left out.' },
    PROJECT: { description: 'The projects (项目).' },
    CONSORTIUM: { description: 'The consortia (联合体).' },
  } satisfies Record<keyof typeof FUNDING_SHARERS, object>,
});

const FundingStatisticsKey = builder.objectRef<Group>('FundingStatisticsKey').implement({
  description:
    'What tells a group from the others (分组键): null in a dimension not asked for, or not known.',
  fields: (t) => ({
    ...placeFields(t, 'where the consortium is filed'),
    tier: t.field({
      type: ConsortiumTier,
      nullable: true,
      description: 'The tier of the consortium (层级).',
      resolve: (group) => keyWord(group, 'TIER', CONSORTIUM_TIERS),
    }),
    industryField: t.string({
      nullable: true,
      description: 'The industry of the consortium (产业领域).',
      resolve: (group) => keyText(group, 'INDUSTRY_FIELD'),
    }),
    technicalField: t.string({
      nullable: true,
      description: 'The technical field’s letter (技术领域).',
      resolve: (group) => keyText(group, 'TECHNICAL_FIELD'),
    }),
    source: t.field({
      type: FundingSource,
      nullable: true,
      description: 'The source (经费来源).',
      resolve: (group) => keyWord(group, 'SOURCE', FUNDING_SOURCES),
    }),
    phase: t.field({
      type: FundingPhase,
      nullable: true,
      description: 'The phase (经费阶段).',
      resolve: (group) => keyWord(group, 'PHASE', FUNDING_PHASES),
    }),
    year: t.int({ nullable: true, description: 'The budget year (年度).', resolve: keyYear }),
    projectLevel: t.field({
      type: ProjectLevel,
      nullable: true,
      description: 'The level of the project (项目级别).',
      resolve: (group) => keyWord(group, 'PROJECT_LEVEL', PROJECT_LEVELS),
    }),
    recipientKind: t.field({
      type: UnitKind,
      nullable: true,
      description: 'What the recipient is (收款单位类型).',
      resolve: (group) => keyWord(group, 'RECIPIENT_KIND', UNIT_KINDS),
    }),
  }),
});

const FundingStatistics = builder.objectRef<FundingGroup>('FundingStatistics');
FundingStatistics.implement({
  description: 'Figures of one group of fundings (经费统计).',
  fields: (t) => ({
    key: t.field({
      type: FundingStatisticsKey,
      description: 'Which group (分组键).',
      resolve: (group) => group,
    }),
    asOf: t.field({
      type: 'Date',
      description: 'The day of the figures (截至日期).',
      resolve: ({ day }) => day,
    }),
    count: t.int({ description: 'How many (数量).', resolve: (group) => countOf(group) }),
    amount: t.field({
      type: Distribution,
      description: 'The amount in yuan (金额), of one phase: filter by a phase or group by PHASE.',
      resolve: (group) => (requireOnePhase(group.asked), { group, measure: FUNDING_SUBJECT.measures.AMOUNT }),
    }),
    concentration: t.field({
      type: Concentration,
      description: 'How concentrated the amounts are over those that share them (集中度).',
      args: {
        over: t.arg({ type: FundingSharer, defaultValue: 'RECIPIENT', description: 'Over whom (集中对象).' }),
        top: t.arg.int(TOP),
      },
      work: 5,
      resolve: (group, { over, top }, context) => (
        requireOnePhase(group.asked),
        concentrationFigures(
          context,
          { group, measure: FUNDING_SUBJECT.measures.AMOUNT },
          { per: FUNDING_SHARERS[over ?? 'RECIPIENT'], top: top ?? 3 },
        )
      ),
    }),
    comparability: t.field({
      type: [ComparabilityHindrance],
      description: COMPARABILITY,
      resolve: (group, _, context) => comparabilityOf(context, group, FUNDING_SUBJECT.comparedBy),
    }),
    series: t.field({
      type: [FundingStatistics],
      description: SERIES,
      args: seriesArguments,
      workForAll: seriesWork,
      rows: ({ days }) => days.length,
      resolve: (group, { days }) => onDays(group, days),
    }),
  }),
});

builder.queryField('fundingStatistics', (t) =>
  t.field({
    type: connectionOf(FundingStatistics),
    nullable: true,
    description: `Figures for each group of sums of money (经费统计), of those dated by the day or not dated. In the order of the groups’ keys unless \`orderBy\` says otherwise. \`groupBy: []\` gives one row for all; without \`first\` and \`last\` there may be ${GROUP_LIMIT} groups.`,
    args: {
      ...groupPageArguments,
      groupBy: t.arg({
        type: [FundingDimension],
        required: true,
        most: DIMENSION_LIMIT,
        description: `By these dimensions, ${DIMENSION_LIMIT} at most (分组维度).`,
      }),
      filter: t.arg({ type: FundingFilter, description: 'Only these, as of the same day (筛选).' }),
      asOf: t.arg({ type: 'Date', description: 'Of this day; today by default (截至日期).' }),
      having: t.arg({
        type: [FundingGroupHaving],
        most: HAVING_LIMIT,
        description: HAVING,
      }),
      orderBy: t.arg({ type: FundingGroupOrder, description: 'In this order (排序).' }),
    },
    work: groupWork,
    resolve: async (_, { groupBy, filter, asOf, ...args }, context) => {
      const asked = { groupBy, filter: filter ?? {}, asOf: asOf ?? context.today };
      if ([...(args.having ?? []), args.orderBy].some((number) => number?.measure === 'AMOUNT'))
        requireOnePhase(asked);
      const page = await groupsOf(context, FUNDING_SUBJECT, asked, args);
      return { ...page, rows: page.rows.map((group) => ({ ...group, asked })) };
    },
  }),
);
