import { UNIT_KINDS } from '../../domain/vocabulary.ts';
import { patentFilterOf } from '../../resolvers/nouns/patent.ts';
import { groupsOf } from '../../resolvers/statistics/groups.ts';
import {
  PATENT_SUBJECT,
  type PatentDimension as Dimensions,
  type PatentGroup,
  type PatentMeasure as Measures,
} from '../../resolvers/statistics/patent-statistics.ts';
import { PatentFilter, PatentKind } from '../nouns/patent.ts';
import { UnitKind } from '../nouns/unit.ts';
import { builder } from '../request/builder.ts';
import {
  divisionDimensions,
  type GroupDimension,
  groupKey,
  textDimension,
  wordDimension,
  yearDimension,
} from './group-dimensions.ts';
import { groupArguments } from './group-inputs.ts';
import { type GroupMeasure, groupsQuery, implementStatistics } from './group-statistics.ts';

const DIMENSIONS = {
  ...divisionDimensions('where the first holder is registered on the day'),
  KIND: wordDimension('What it protects (专利类型).', PatentKind, ['INVENTION', 'UTILITY_MODEL', 'DESIGN']),
  HOLDER: textDimension(
    'The reference of a unit that holds it (专利权人): a patent of several is in several groups.',
  ),
  HOLDER_KIND: wordDimension('What the first holder is (第一专利权人类型).', UnitKind, UNIT_KINDS),
  YEAR: yearDimension('The year in which it was filed (申请年份).'),
} satisfies Record<Dimensions, GroupDimension>;

const PatentDimension = builder.enumType('PatentDimension', {
  description: 'By what patents are grouped (分组维度).',
  values: DIMENSIONS,
});

const MEASURES = {
  DAYS_TO_GRANT: {
    description: 'Days from the filing to the grant, of those granted by the day (授权周期).',
    measure: PATENT_SUBJECT.measures.DAYS_TO_GRANT,
  },
  HOLDER_COUNT: {
    description: 'Number of units that hold it (专利权人数).',
    measure: PATENT_SUBJECT.measures.HOLDER_COUNT,
  },
} satisfies Record<Measures, GroupMeasure>;

const PatentMeasure = builder.enumType('PatentMeasure', {
  description: 'What is measured of patents (指标).',
  values: MEASURES,
});

const PatentStatistics = builder.objectRef<PatentGroup>('PatentStatistics');
implementStatistics(PatentStatistics, {
  plural: 'patents',
  chinese: '专利',
  key: groupKey('Patent', DIMENSIONS),
  measures: MEASURES,
  comparedBy: PATENT_SUBJECT.comparedBy,
});

builder.queryField('patentStatistics', (t) =>
  t.field({
    ...groupsQuery(
      PatentStatistics,
      'Figures for each group of patents (专利统计), of those filed by the day or nobody knows when, and not expired by then.',
    ),
    args: groupArguments('Patent', {
      dimension: PatentDimension,
      measure: PatentMeasure,
      filter: PatentFilter,
    }),
    resolve: (_, { filter, ...args }, context) =>
      groupsOf(context, PATENT_SUBJECT, { ...args, filter: patentFilterOf(filter) }),
  }),
);
