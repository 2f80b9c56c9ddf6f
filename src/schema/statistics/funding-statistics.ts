import { groupKey, implementStatistics } from './group-statistics.ts';
import { FUNDING_PHASES, FUNDING_SOURCES, PROJECT_LEVELS, UNIT_KINDS } from '../../domain/vocabulary.ts';
import {
  FUNDING_SUBJECT,
  type FundingDimension as Dimensions,
  type FundingMeasure as Measures,
  FUNDING_SHARERS,
  type FundingGroup,
  requireOnePhase,
} from '../../resolvers/statistics/funding-statistics.ts';
import { concentrationFigures, onDays } from '../../resolvers/statistics/figures.ts';
import { GROUP_LIMIT } from '../../resolvers/statistics/grouping.ts';
import { groupsOf } from '../../resolvers/statistics/groups.ts';
import { builder } from '../request/builder.ts';
import { connectionOf } from '../request/connection.ts';
import { FundingFilter, FundingPhase, FundingSource } from '../nouns/funding.ts';
import { ProjectLevel } from '../nouns/project.ts';
import { UnitKind } from '../nouns/unit.ts';
import { Concentration, TOP } from './concentration.ts';
import { Distribution } from './distribution.ts';
import { consortiumFields, keyWord, keyYear, placeDimensionValues } from './group-fields.ts';
import { groupArguments, groupInputs, groupWork } from './group-inputs.ts';

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

const FundingStatisticsKey = groupKey('Funding', 'where the consortium is filed', (t) => ({
  ...consortiumFields(t),
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
}));

const FundingStatistics = builder.objectRef<FundingGroup>('FundingStatistics');
implementStatistics(FundingStatistics, {
  description: 'Figures of one group of fundings (经费统计).',
  key: FundingStatisticsKey,
  counted: 'How many',
  comparedBy: FUNDING_SUBJECT.comparedBy,
  groupOf: (group) => group,
  onDays: onDays,
  figures: (t) => ({
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
  }),
});

builder.queryField('fundingStatistics', (t) =>
  t.field({
    type: connectionOf(FundingStatistics),
    nullable: true,
    description: `Figures for each group of sums of money (经费统计), of those dated by the day or not dated. In the order of the groups’ keys unless \`orderBy\` says otherwise. \`groupBy: []\` gives one row for all; without \`first\` and \`last\` there may be ${GROUP_LIMIT} groups.`,
    args: groupArguments({
      dimension: FundingDimension,
      filter: FundingFilter,
      having: FundingGroupHaving,
      order: FundingGroupOrder,
    }),
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
