import { PLATFORM_LEVELS, UNIT_KINDS } from '../../domain/vocabulary.ts';
import { groupsOf } from '../../resolvers/statistics/groups.ts';
import {
  PLATFORM_SUBJECT,
  type PlatformDimension as Dimensions,
  type PlatformGroup,
  type PlatformMeasure as Measures,
} from '../../resolvers/statistics/platform-statistics.ts';
import { PlatformFilter, PlatformLevel } from '../nouns/platform.ts';
import { UnitKind } from '../nouns/unit.ts';
import { builder } from '../request/builder.ts';
import {
  type GroupDimension,
  groupKey,
  divisionDimensions,
  textDimension,
  wordDimension,
  yearDimension,
} from './group-dimensions.ts';
import { groupArguments } from './group-inputs.ts';
import { type GroupMeasure, groupsQuery, implementStatistics } from './group-statistics.ts';

const DIMENSIONS = {
  ...divisionDimensions('where the host is registered on the day'),
  LEVEL: wordDimension('The level (级别).', PlatformLevel, [...PLATFORM_LEVELS, 'UNKNOWN']),
  CATEGORY: textDimension('The category (平台类别).'),
  TECHNICAL_FIELD: textDimension('The technical field’s letter (技术领域).'),
  HOST_KIND: wordDimension('What the host is (依托单位类型).', UnitKind, UNIT_KINDS),
  YEAR: yearDimension('The year in which it was built (建设年份).'),
} satisfies Record<Dimensions, GroupDimension>;

const PlatformDimension = builder.enumType('PlatformDimension', {
  description: 'By what platforms are grouped (分组维度).',
  values: DIMENSIONS,
});

const MEASURES = {
  AGE: {
    description: 'Completed years since it was built (建成年数).',
    measure: PLATFORM_SUBJECT.measures.AGE,
  },
} satisfies Record<Measures, GroupMeasure>;

/** The enumeration of what is measured of platforms. */
export const PlatformMeasure = builder.enumType('PlatformMeasure', {
  description: 'What is measured of platforms (指标).',
  values: MEASURES,
});

const PlatformStatistics = builder.objectRef<PlatformGroup>('PlatformStatistics');
implementStatistics(PlatformStatistics, {
  plural: 'platforms',
  chinese: '平台',
  key: groupKey('Platform', DIMENSIONS),
  measures: MEASURES,
  comparedBy: PLATFORM_SUBJECT.comparedBy,
});

builder.queryField('platformStatistics', (t) =>
  t.field({
    ...groupsQuery(
      PlatformStatistics,
      'Figures for each group of platforms (平台统计), of those built by the day or nobody knows when.',
    ),
    args: groupArguments('Platform', {
      dimension: PlatformDimension,
      measure: PlatformMeasure,
      filter: PlatformFilter,
    }),
    resolve: (_, args, context) => groupsOf(context, PLATFORM_SUBJECT, args),
  }),
);
