import { concentrationOver, groupKey, implementStatistics } from './group-statistics.ts';
import { QUALIFICATION_KINDS, UNIT_KINDS } from '../../domain/vocabulary.ts';
import {
  UNIT_SUBJECT,
  type UnitDimension as Dimensions,
  type UnitMeasure as Measures,
} from '../../resolvers/statistics/unit-statistics.ts';
import { onDays } from '../../resolvers/statistics/figures.ts';
import { GROUP_LIMIT, type Group } from '../../resolvers/statistics/grouping.ts';
import { groupsOf } from '../../resolvers/statistics/groups.ts';
import { builder } from '../request/builder.ts';
import { connectionOf } from '../request/connection.ts';
import { QualificationKind, UnitFilter, UnitKind } from '../nouns/unit.ts';
import { Distribution } from './distribution.ts';
import { keyWord, placeDimensionValues } from './group-fields.ts';
import { groupArguments, groupInputs, groupWork } from './group-inputs.ts';
import { PooledRatio } from './pooled.ts';

const DIMENSIONS = {
  ...placeDimensionValues('of registration on the day'),
  KIND: { description: 'What it is (类型).' },
  QUALIFICATION: { description: 'A title held on the day (资质): a unit with several is in several groups.' },
} satisfies Record<Dimensions, object>;

const UnitDimension = builder.enumType('UnitDimension', {
  description: 'By what units are grouped (分组维度).',
  values: DIMENSIONS,
});

const MEASURES = {
  REVENUE: {
    description: 'Operating revenue in yuan over the three fiscal years completed before the day (营业收入).',
  },
  RD_EXPENDITURE: { description: 'R&D expenditure in yuan over those years (研发经费支出).' },
  RD_INTENSITY: { description: 'R&D expenditure over operating revenue in those years (研发投入强度).' },
  CONSORTIA: { description: 'Number of consortia that it is a member of (所在联合体数).' },
} satisfies Record<Measures, object>;

/** The enumeration of what is measured of units. */
export const UnitMeasure = builder.enumType('UnitMeasure', {
  description: 'What is measured of units (指标).',
  values: MEASURES,
});

const { having: UnitGroupHaving, order: UnitGroupOrder } = groupInputs('Unit', UnitMeasure);

const UnitStatisticsKey = groupKey('Unit', 'of registration on the day', (t) => ({
  kind: t.field({
    type: UnitKind,
    nullable: true,
    description: 'What it is (类型).',
    resolve: (group) => keyWord(group, 'KIND', UNIT_KINDS),
  }),
  qualification: t.field({
    type: QualificationKind,
    nullable: true,
    description: 'A title held on the day (资质): a unit with several is in several groups.',
    resolve: (group) => keyWord(group, 'QUALIFICATION', QUALIFICATION_KINDS),
  }),
}));

const UnitStatistics = builder.objectRef<Group>('UnitStatistics');
implementStatistics(UnitStatistics, {
  description: 'Figures of one group of units (单位统计).',
  key: UnitStatisticsKey,
  counted: 'How many',
  comparedBy: UNIT_SUBJECT.comparedBy,
  groupOf: (group) => group,
  onDays: onDays,
  // Where a unit is on a day is looked up among its registrations.
  seriesFactor: 5,
  figures: (t) => ({
    revenue: t.field({
      type: Distribution,
      description:
        'Operating revenue in yuan over the three fiscal years completed before the day (营业收入).',
      resolve: (group) => ({ group, measure: UNIT_SUBJECT.measures.REVENUE }),
    }),
    rdExpenditure: t.field({
      type: Distribution,
      description: 'R&D expenditure in yuan over those years (研发经费支出).',
      resolve: (group) => ({ group, measure: UNIT_SUBJECT.measures.RD_EXPENDITURE }),
    }),
    rdIntensity: t.field({
      type: PooledRatio,
      description: 'R&D expenditure over operating revenue in those years (研发投入强度).',
      resolve: (group) => ({ group, measure: UNIT_SUBJECT.measures.RD_INTENSITY }),
    }),
    consortiumCount: t.field({
      type: Distribution,
      description: 'Number of consortia that it is a member of (所在联合体数).',
      resolve: (group) => ({ group, measure: UNIT_SUBJECT.measures.CONSORTIA }),
    }),
    revenueConcentration: concentrationOver(
      t,
      'How concentrated this is over the units of the group (集中度): Operating revenue.',
      UNIT_SUBJECT.measures.REVENUE,
    ),
    rdExpenditureConcentration: concentrationOver(
      t,
      'How concentrated this is over the units of the group (集中度): R&D expenditure.',
      UNIT_SUBJECT.measures.RD_EXPENDITURE,
    ),
  }),
});

builder.queryField('unitStatistics', (t) =>
  t.field({
    type: connectionOf(UnitStatistics),
    nullable: true,
    description: `Figures for each group of units (单位统计), every unit once, whatever the number of its consortia. In the order of the groups’ keys unless \`orderBy\` says otherwise. \`groupBy: []\` gives one row for all; without \`first\` and \`last\` there may be ${GROUP_LIMIT} groups.`,
    args: groupArguments({
      dimension: UnitDimension,
      filter: UnitFilter,
      having: UnitGroupHaving,
      order: UnitGroupOrder,
    }),
    work: groupWork,
    resolve: (_, { groupBy, filter, asOf, ...args }, context) =>
      groupsOf(context, UNIT_SUBJECT, { groupBy, filter: filter ?? {}, asOf: asOf ?? context.today }, args),
  }),
);
