import { PLATFORM_LEVELS, UNIT_KINDS } from '../../domain/vocabulary.ts';
import {
  PLATFORM_SUBJECT,
  type PlatformDimension as Dimensions,
  type PlatformMeasure as Measures,
} from '../../resolvers/statistics/platform-statistics.ts';
import { comparabilityOf } from '../../resolvers/statistics/comparability.ts';
import { countOf, onDays } from '../../resolvers/statistics/figures.ts';
import { DIMENSION_LIMIT, GROUP_LIMIT, type Group } from '../../resolvers/statistics/grouping.ts';
import { groupsOf } from '../../resolvers/statistics/groups.ts';
import { builder } from '../request/builder.ts';
import { HAVING } from '../request/filter-lists.ts';
import { connectionOf } from '../request/connection.ts';
import { PlatformFilter, PlatformLevel } from '../nouns/platform.ts';
import { UnitKind } from '../nouns/unit.ts';
import { COMPARABILITY, ComparabilityHindrance } from './comparability.ts';
import { Distribution } from './distribution.ts';
import { keyText, keyWord, keyYear, placeDimensionValues, placeFields } from './group-fields.ts';
import { HAVING_LIMIT, groupInputs, groupPageArguments, groupWork } from './group-inputs.ts';
import { SERIES, seriesWork, seriesArguments } from './series.ts';

const DIMENSIONS = {
  ...placeDimensionValues('where the host is registered on the day'),
  LEVEL: { description: 'The level (级别).' },
  CATEGORY: { description: 'The category (平台类别).' },
  TECHNICAL_FIELD: { description: 'The technical field’s letter (技术领域).' },
  HOST_KIND: { description: 'What the host is (依托单位类型).' },
  YEAR: { description: 'The year in which it was built (建设年份).' },
} satisfies Record<Dimensions, object>;

const PlatformDimension = builder.enumType('PlatformDimension', {
  description: 'By what platforms are grouped (分组维度).',
  values: DIMENSIONS,
});

const MEASURES = {
  AGE: { description: 'Completed years since it was built (建成年数).' },
} satisfies Record<Measures, object>;

/** The enumeration of what is measured of platforms. */
export const PlatformMeasure = builder.enumType('PlatformMeasure', {
  description: 'What is measured of platforms (指标).',
  values: MEASURES,
});

const { having: PlatformGroupHaving, order: PlatformGroupOrder } = groupInputs('Platform', PlatformMeasure);

const PlatformStatisticsKey = builder.objectRef<Group>('PlatformStatisticsKey').implement({
  description:
    'What tells a group from the others (分组键): null in a dimension not asked for, or not known.',
  fields: (t) => ({
    ...placeFields(t, 'where the host is registered on the day'),
    level: t.field({
      type: PlatformLevel,
      nullable: true,
      description: 'The level (级别).',
      resolve: (group) => keyWord(group, 'LEVEL', [...PLATFORM_LEVELS, 'UNKNOWN'] as const),
    }),
    category: t.string({
      nullable: true,
      description: 'The category (平台类别).',
      resolve: (group) => keyText(group, 'CATEGORY'),
    }),
    technicalField: t.string({
      nullable: true,
      description: 'The technical field’s letter (技术领域).',
      resolve: (group) => keyText(group, 'TECHNICAL_FIELD'),
    }),
    hostKind: t.field({
      type: UnitKind,
      nullable: true,
      description: 'What the host is (依托单位类型).',
      resolve: (group) => keyWord(group, 'HOST_KIND', UNIT_KINDS),
    }),
    year: t.int({
      nullable: true,
      description: 'The year in which it was built (建设年份).',
      resolve: keyYear,
    }),
  }),
});

const PlatformStatistics = builder.objectRef<Group>('PlatformStatistics');
PlatformStatistics.implement({
  description: 'Figures of one group of platforms (平台统计).',
  fields: (t) => ({
    key: t.field({
      type: PlatformStatisticsKey,
      description: 'Which group (分组键).',
      resolve: (group) => group,
    }),
    asOf: t.field({
      type: 'Date',
      description: 'The day of the figures (截至日期).',
      resolve: ({ day }) => day,
    }),
    count: t.int({ description: 'How many (数量).', resolve: (group) => countOf(group) }),
    age: t.field({
      type: Distribution,
      description: 'Completed years since it was built (建成年数).',
      resolve: (group) => ({ group, measure: PLATFORM_SUBJECT.measures.AGE }),
    }),
    comparability: t.field({
      type: [ComparabilityHindrance],
      description: COMPARABILITY,
      resolve: (group, _, context) => comparabilityOf(context, group, PLATFORM_SUBJECT.comparedBy),
    }),
    series: t.field({
      type: [PlatformStatistics],
      description: SERIES,
      args: seriesArguments,
      workForAll: seriesWork,
      rows: ({ days }) => days.length,
      resolve: (group, { days }) => onDays(group, days),
    }),
  }),
});

builder.queryField('platformStatistics', (t) =>
  t.field({
    type: connectionOf(PlatformStatistics),
    nullable: true,
    description: `Figures for each group of platforms (平台统计), of those built by the day or nobody knows when. In the order of the groups’ keys unless \`orderBy\` says otherwise. \`groupBy: []\` gives one row for all; without \`first\` and \`last\` there may be ${GROUP_LIMIT} groups.`,
    args: {
      ...groupPageArguments,
      groupBy: t.arg({
        type: [PlatformDimension],
        required: true,
        most: DIMENSION_LIMIT,
        description: `By these dimensions, ${DIMENSION_LIMIT} at most (分组维度).`,
      }),
      filter: t.arg({ type: PlatformFilter, description: 'Only these, as of the same day (筛选).' }),
      asOf: t.arg({ type: 'Date', description: 'Of this day; today by default (截至日期).' }),
      having: t.arg({
        type: [PlatformGroupHaving],
        most: HAVING_LIMIT,
        description: HAVING,
      }),
      orderBy: t.arg({ type: PlatformGroupOrder, description: 'In this order (排序).' }),
    },
    work: groupWork,
    resolve: (_, { groupBy, filter, asOf, ...args }, context) =>
      groupsOf(
        context,
        PLATFORM_SUBJECT,
        { groupBy, filter: filter ?? {}, asOf: asOf ?? context.today },
        args,
      ),
  }),
);
