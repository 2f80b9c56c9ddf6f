import { QUALIFICATION_KINDS, UNIT_KINDS } from '../../domain/vocabulary.ts';
import {
  UNIT_SUBJECT,
  type UnitDimension as Dimensions,
  type UnitMeasure as Measures,
} from '../../resolvers/statistics/unit-statistics.ts';
import { comparabilityOf } from '../../resolvers/statistics/comparability.ts';
import { concentrationFigures, countOf, onDays } from '../../resolvers/statistics/figures.ts';
import { DIMENSION_LIMIT, GROUP_LIMIT, type Group } from '../../resolvers/statistics/grouping.ts';
import { groupsOf } from '../../resolvers/statistics/groups.ts';
import { builder } from '../request/builder.ts';
import { HAVING } from '../request/filter-lists.ts';
import { connectionOf } from '../request/connection.ts';
import { QualificationKind, UnitFilter, UnitKind } from '../nouns/unit.ts';
import { Concentration, TOP } from './concentration.ts';
import { COMPARABILITY, ComparabilityHindrance } from './comparability.ts';
import { Distribution } from './distribution.ts';
import { keyWord, placeDimensionValues, placeFields } from './group-fields.ts';
import { HAVING_LIMIT, groupInputs, groupPageArguments, groupWork } from './group-inputs.ts';
import { SERIES, seriesWork, seriesArguments } from './series.ts';
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

const UnitStatisticsKey = builder.objectRef<Group>('UnitStatisticsKey').implement({
  description:
    'What tells a group from the others (分组键): null in a dimension not asked for, or not known.',
  fields: (t) => ({
    ...placeFields(t, 'of registration on the day'),
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
  }),
});

const UnitStatistics = builder.objectRef<Group>('UnitStatistics');
UnitStatistics.implement({
  description: 'Figures of one group of units (单位统计).',
  fields: (t) => ({
    key: t.field({
      type: UnitStatisticsKey,
      description: 'Which group (分组键).',
      resolve: (group) => group,
    }),
    asOf: t.field({
      type: 'Date',
      description: 'The day of the figures (截至日期).',
      resolve: ({ day }) => day,
    }),
    count: t.int({ description: 'How many (数量).', resolve: (group) => countOf(group) }),
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
    revenueConcentration: t.field({
      type: Concentration,
      description: 'How concentrated this is over the units of the group (集中度): Operating revenue.',
      args: { top: t.arg.int(TOP) },
      work: 5,
      resolve: (group, { top }, context) =>
        concentrationFigures(
          context,
          { group, measure: UNIT_SUBJECT.measures.REVENUE },
          { per: null, top: top ?? 3 },
        ),
    }),
    rdExpenditureConcentration: t.field({
      type: Concentration,
      description: 'How concentrated this is over the units of the group (集中度): R&D expenditure.',
      args: { top: t.arg.int(TOP) },
      work: 5,
      resolve: (group, { top }, context) =>
        concentrationFigures(
          context,
          { group, measure: UNIT_SUBJECT.measures.RD_EXPENDITURE },
          { per: null, top: top ?? 3 },
        ),
    }),
    comparability: t.field({
      type: [ComparabilityHindrance],
      description: COMPARABILITY,
      resolve: (group, _, context) => comparabilityOf(context, group, UNIT_SUBJECT.comparedBy),
    }),
    series: t.field({
      type: [UnitStatistics],
      description: SERIES,
      args: seriesArguments,
      // Where a unit is on a day is looked up among its registrations.
      workForAll: (args) => 5 * seriesWork(args),
      rows: ({ days }) => days.length,
      resolve: (group, { days }) => onDays(group, days),
    }),
  }),
});

builder.queryField('unitStatistics', (t) =>
  t.field({
    type: connectionOf(UnitStatistics),
    nullable: true,
    description: `Figures for each group of units (单位统计), every unit once, whatever the number of its consortia. In the order of the groups’ keys unless \`orderBy\` says otherwise. \`groupBy: []\` gives one row for all; without \`first\` and \`last\` there may be ${GROUP_LIMIT} groups.`,
    args: {
      ...groupPageArguments,
      groupBy: t.arg({
        type: [UnitDimension],
        required: true,
        most: DIMENSION_LIMIT,
        description: `By these dimensions, ${DIMENSION_LIMIT} at most (分组维度).`,
      }),
      filter: t.arg({ type: UnitFilter, description: 'Only these, as of the same day (筛选).' }),
      asOf: t.arg({ type: 'Date', description: 'Of this day; today by default (截至日期).' }),
      having: t.arg({
        type: [UnitGroupHaving],
        most: HAVING_LIMIT,
        description: HAVING,
      }),
      orderBy: t.arg({ type: UnitGroupOrder, description: 'In this order (排序).' }),
    },
    work: groupWork,
    resolve: (_, { groupBy, filter, asOf, ...args }, context) =>
      groupsOf(context, UNIT_SUBJECT, { groupBy, filter: filter ?? {}, asOf: asOf ?? context.today }, args),
  }),
);
