import { FUNDING_PHASES, FUNDING_SOURCES, PROJECT_LEVELS, UNIT_KINDS } from '../../domain/vocabulary.ts';
import { concentrationFigures } from '../../resolvers/statistics/figures.ts';
import {
  FUNDING_SHARERS,
  FUNDING_SUBJECT,
  type FundingDimension as Dimensions,
  type FundingGroup,
  type FundingMeasure as Measures,
  pageOfFundingGroups,
  requireOnePhase,
} from '../../resolvers/statistics/funding-statistics.ts';
import { FundingFilter, FundingPhase, FundingSource } from '../nouns/funding.ts';
import { ProjectLevel } from '../nouns/project.ts';
import { UnitKind } from '../nouns/unit.ts';
import { builder } from '../request/builder.ts';
import { Concentration, TOP } from './concentration.ts';
import {
  consortiumDimensions,
  type GroupDimension,
  groupKey,
  divisionDimensions,
  wordDimension,
  yearDimension,
} from './group-dimensions.ts';
import { groupArguments } from './group-inputs.ts';
import { type GroupMeasure, groupsQuery, implementStatistics } from './group-statistics.ts';

const DIMENSIONS = {
  ...divisionDimensions('where the consortium is filed'),
  ...consortiumDimensions('a sum of money'),
  SOURCE: wordDimension('The source (经费来源).', FundingSource, FUNDING_SOURCES),
  PHASE: wordDimension('The phase (经费阶段).', FundingPhase, FUNDING_PHASES),
  YEAR: yearDimension('The budget year (年度).'),
  PROJECT_LEVEL: wordDimension('The level of the project (项目级别).', ProjectLevel, PROJECT_LEVELS),
  RECIPIENT_KIND: wordDimension('What the recipient is (收款单位类型).', UnitKind, UNIT_KINDS),
} satisfies Record<Dimensions, GroupDimension>;

const FundingDimension = builder.enumType('FundingDimension', {
  description: 'By what fundings are grouped (分组维度).',
  values: DIMENSIONS,
});

const MEASURES = {
  AMOUNT: {
    description: 'The amount in yuan (金额), of one phase: filter by a phase or group by PHASE.',
    measure: FUNDING_SUBJECT.measures.AMOUNT,
  },
} satisfies Record<Measures, GroupMeasure>;

/** The enumeration of what is measured of fundings. */
export const FundingMeasure = builder.enumType('FundingMeasure', {
  description: 'What is measured of fundings (指标).',
  values: MEASURES,
});

const FundingSharer = builder.enumType('FundingSharer', {
  description: 'Over whom money may be concentrated (集中对象).',
  values: {
    RECIPIENT: { description: 'The units that get it (收款单位); money without one is left out.' },
    PROJECT: { description: 'The projects (项目).' },
    CONSORTIUM: { description: 'The consortia (联合体).' },
  } satisfies Record<keyof typeof FUNDING_SHARERS, object>,
});

const FundingStatistics = builder.objectRef<FundingGroup>('FundingStatistics');
implementStatistics(FundingStatistics, {
  plural: 'fundings',
  chinese: '经费',
  key: groupKey('Funding', DIMENSIONS),
  measures: MEASURES,
  comparedBy: FUNDING_SUBJECT.comparedBy,
  requireMeasured: ({ asked }) => requireOnePhase(asked),
  more: (t) => ({
    concentration: t.field({
      type: Concentration,
      description: 'How concentrated the amounts are over those that share them (集中度).',
      args: {
        over: t.arg({ type: FundingSharer, defaultValue: 'RECIPIENT', description: 'Over whom (集中对象).' }),
        top: t.arg.int(TOP),
      },
      work: 5,
      resolve: (group, { over, top }, context) => {
        requireOnePhase(group.asked);
        return concentrationFigures(
          context,
          { group, measure: FUNDING_SUBJECT.measures.AMOUNT },
          { per: FUNDING_SHARERS[over ?? 'RECIPIENT'], top: top ?? 3 },
        );
      },
    }),
  }),
});

builder.queryField('fundingStatistics', (t) =>
  t.field({
    ...groupsQuery(
      FundingStatistics,
      'Figures for each group of sums of money (经费统计), of those dated by the day or not dated.',
    ),
    args: groupArguments('Funding', {
      dimension: FundingDimension,
      measure: FundingMeasure,
      filter: FundingFilter,
    }),
    resolve: (_, args, context) => pageOfFundingGroups(context, args),
  }),
);
