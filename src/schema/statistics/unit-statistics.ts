import { QUALIFICATION_KINDS, UNIT_KINDS } from '../../domain/vocabulary.ts';
import { groupsOf } from '../../resolvers/statistics/groups.ts';
import {
  UNIT_SUBJECT,
  type UnitDimension as Dimensions,
  type UnitGroup,
  type UnitMeasure as Measures,
} from '../../resolvers/statistics/unit-statistics.ts';
import { QualificationKind, UnitFilter, UnitKind } from '../nouns/unit.ts';
import { builder } from '../request/builder.ts';
import { type GroupDimension, groupKey, divisionDimensions, wordDimension } from './group-dimensions.ts';
import { groupArguments } from './group-inputs.ts';
import { type GroupMeasure, groupsQuery, implementStatistics } from './group-statistics.ts';

const DIMENSIONS = {
  ...divisionDimensions('of registration on the day'),
  KIND: wordDimension('What it is (类型).', UnitKind, UNIT_KINDS),
  QUALIFICATION: wordDimension(
    'A title held on the day (资质): a unit with several is in several groups.',
    QualificationKind,
    QUALIFICATION_KINDS,
  ),
} satisfies Record<Dimensions, GroupDimension>;

const UnitDimension = builder.enumType('UnitDimension', {
  description: 'By what units are grouped (分组维度).',
  values: DIMENSIONS,
});

const MEASURES = {
  REVENUE: {
    description: 'Operating revenue in yuan over the three fiscal years completed before the day (营业收入).',
    measure: UNIT_SUBJECT.measures.REVENUE,
    isConcentrated: true,
  },
  RD_EXPENDITURE: {
    description:
      'R&D expenditure in yuan over the three fiscal years completed before the day (研发经费支出).',
    measure: UNIT_SUBJECT.measures.RD_EXPENDITURE,
    isConcentrated: true,
  },
  RD_INTENSITY: {
    description:
      'R&D expenditure over operating revenue in the three fiscal years completed before the day (研发投入强度).',
    measure: UNIT_SUBJECT.measures.RD_INTENSITY,
  },
  CONSORTIA: {
    description: 'Number of consortia that it is a member of (所在联合体数).',
    measure: UNIT_SUBJECT.measures.CONSORTIA,
    field: 'consortiumCount',
  },
} satisfies Record<Measures, GroupMeasure>;

/** The enumeration of what is measured of units. */
export const UnitMeasure = builder.enumType('UnitMeasure', {
  description: 'What is measured of units (指标).',
  values: MEASURES,
});

const UnitStatistics = builder.objectRef<UnitGroup>('UnitStatistics');
implementStatistics(UnitStatistics, {
  plural: 'units',
  chinese: '单位',
  key: groupKey('Unit', DIMENSIONS),
  measures: MEASURES,
  comparedBy: UNIT_SUBJECT.comparedBy,
  // Where a unit is on a day is looked up among its registrations.
  seriesFactor: 5,
});

builder.queryField('unitStatistics', (t) =>
  t.field({
    ...groupsQuery(
      UnitStatistics,
      'Figures for each group of units (单位统计), every unit once, whatever the number of its consortia.',
    ),
    args: groupArguments('Unit', { dimension: UnitDimension, measure: UnitMeasure, filter: UnitFilter }),
    resolve: (_, args, context) => groupsOf(context, UNIT_SUBJECT, args),
  }),
);
