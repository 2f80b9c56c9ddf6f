import { groupKey, implementStatistics } from './group-statistics.ts';
import { PLATFORM_LEVELS, UNIT_KINDS } from '../../domain/vocabulary.ts';
import {
  PLATFORM_SUBJECT,
  type PlatformDimension as Dimensions,
  type PlatformMeasure as Measures,
} from '../../resolvers/statistics/platform-statistics.ts';
import { onDays } from '../../resolvers/statistics/figures.ts';
import { GROUP_LIMIT, type Group } from '../../resolvers/statistics/grouping.ts';
import { groupsOf } from '../../resolvers/statistics/groups.ts';
import { builder } from '../request/builder.ts';
import { connectionOf } from '../request/connection.ts';
import { PlatformFilter, PlatformLevel } from '../nouns/platform.ts';
import { UnitKind } from '../nouns/unit.ts';
import { Distribution } from './distribution.ts';
import { keyText, keyWord, keyYear, placeDimensionValues } from './group-fields.ts';
import { groupArguments, groupInputs, groupWork } from './group-inputs.ts';

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

const PlatformStatisticsKey = groupKey('Platform', 'where the host is registered on the day', (t) => ({
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
}));

const PlatformStatistics = builder.objectRef<Group>('PlatformStatistics');
implementStatistics(PlatformStatistics, {
  description: 'Figures of one group of platforms (平台统计).',
  key: PlatformStatisticsKey,
  counted: 'How many',
  comparedBy: PLATFORM_SUBJECT.comparedBy,
  groupOf: (group) => group,
  onDays: onDays,
  figures: (t) => ({
    age: t.field({
      type: Distribution,
      description: 'Completed years since it was built (建成年数).',
      resolve: (group) => ({ group, measure: PLATFORM_SUBJECT.measures.AGE }),
    }),
  }),
});

builder.queryField('platformStatistics', (t) =>
  t.field({
    type: connectionOf(PlatformStatistics),
    nullable: true,
    description: `Figures for each group of platforms (平台统计), of those built by the day or nobody knows when. In the order of the groups’ keys unless \`orderBy\` says otherwise. \`groupBy: []\` gives one row for all; without \`first\` and \`last\` there may be ${GROUP_LIMIT} groups.`,
    args: groupArguments({
      dimension: PlatformDimension,
      filter: PlatformFilter,
      having: PlatformGroupHaving,
      order: PlatformGroupOrder,
    }),
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
