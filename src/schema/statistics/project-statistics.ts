import { CONSORTIUM_TIERS, PROJECT_LEVELS, PROJECT_STAGES } from '../../domain/vocabulary.ts';
import { decodeIdOf } from '../../resolvers/request/global-id.ts';
import {
  PROJECT_SUBJECT,
  type ProjectDimension as Dimensions,
  type ProjectMeasure as Measures,
} from '../../resolvers/statistics/project-statistics.ts';
import { comparabilityOf } from '../../resolvers/statistics/comparability.ts';
import { concentrationFigures, countOf, onDays } from '../../resolvers/statistics/figures.ts';
import { DIMENSION_LIMIT, GROUP_LIMIT, type Group } from '../../resolvers/statistics/grouping.ts';
import { groupsOf } from '../../resolvers/statistics/groups.ts';
import { builder } from '../request/builder.ts';
import { HAVING } from '../request/filter-lists.ts';
import { connectionOf } from '../request/connection.ts';
import { ConsortiumTier } from '../nouns/consortium.ts';
import { ProjectFilter, ProjectLevel, ProjectStage } from '../nouns/project.ts';
import { Concentration, TOP } from './concentration.ts';
import { COMPARABILITY, ComparabilityHindrance } from './comparability.ts';
import { Distribution } from './distribution.ts';
import { keyText, keyWord, keyYear, placeDimensionValues, placeFields } from './group-fields.ts';
import { HAVING_LIMIT, groupInputs, groupPageArguments, groupWork } from './group-inputs.ts';
import { SERIES, seriesWork, seriesArguments } from './series.ts';
import { PooledRatio } from './pooled.ts';

const DIMENSIONS = {
  ...placeDimensionValues('where the consortium is filed'),
  TIER: { description: 'The tier of the consortium (层级).' },
  INDUSTRY_FIELD: { description: 'The industry of the consortium (产业领域).' },
  TECHNICAL_FIELD: {
    description:
      'The technical field of the consortium (技术领域): a project of several fields is in several groups.',
  },
  LEVEL: { description: 'The level of the programme (项目级别).' },
  STAGE: { description: 'The stage (项目阶段).' },
  YEAR: { description: 'The year in which it begins (开始年份).' },
} satisfies Record<Dimensions, object>;

const ProjectDimension = builder.enumType('ProjectDimension', {
  description: 'By what projects are grouped (分组维度).',
  values: DIMENSIONS,
});

const MEASURES = {
  TOTAL_COST: { description: 'Total cost in yuan (项目总投入).' },
  PUBLIC_MONEY: { description: 'Public money awarded, in yuan (财政资金).' },
  LEVERAGE: {
    description:
      'Yuan of other money for each yuan of public money awarded (财政资金杠杆): the total cost less the public money, over the public money.',
  },
} satisfies Record<Measures, object>;

/** The enumeration of what is measured of projects. */
export const ProjectMeasure = builder.enumType('ProjectMeasure', {
  description: 'What is measured of projects (指标).',
  values: MEASURES,
});

const { having: ProjectGroupHaving, order: ProjectGroupOrder } = groupInputs('Project', ProjectMeasure);

const ProjectStatisticsKey = builder.objectRef<Group>('ProjectStatisticsKey').implement({
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
    level: t.field({
      type: ProjectLevel,
      nullable: true,
      description: 'The level of the programme (项目级别).',
      resolve: (group) => keyWord(group, 'LEVEL', PROJECT_LEVELS),
    }),
    stage: t.field({
      type: ProjectStage,
      nullable: true,
      description: 'The stage (项目阶段).',
      resolve: (group) => keyWord(group, 'STAGE', PROJECT_STAGES),
    }),
    year: t.int({ nullable: true, description: 'The year in which it begins (开始年份).', resolve: keyYear }),
  }),
});

const ProjectStatistics = builder.objectRef<Group>('ProjectStatistics');
ProjectStatistics.implement({
  description: 'Figures of one group of projects (项目统计).',
  fields: (t) => ({
    key: t.field({
      type: ProjectStatisticsKey,
      description: 'Which group (分组键).',
      resolve: (group) => group,
    }),
    asOf: t.field({
      type: 'Date',
      description: 'The day of the figures (截至日期).',
      resolve: ({ day }) => day,
    }),
    count: t.int({ description: 'How many (数量).', resolve: (group) => countOf(group) }),
    totalCost: t.field({
      type: Distribution,
      description: 'Total cost in yuan (项目总投入).',
      resolve: (group) => ({ group, measure: PROJECT_SUBJECT.measures.TOTAL_COST }),
    }),
    publicMoney: t.field({
      type: Distribution,
      description: 'Public money awarded, in yuan (财政资金).',
      resolve: (group) => ({ group, measure: PROJECT_SUBJECT.measures.PUBLIC_MONEY }),
    }),
    leverage: t.field({
      type: PooledRatio,
      description:
        'Yuan of other money for each yuan of public money awarded (财政资金杠杆): the total cost less the public money, over the public money.',
      resolve: (group) => ({ group, measure: PROJECT_SUBJECT.measures.LEVERAGE }),
    }),
    totalCostConcentration: t.field({
      type: Concentration,
      description: 'How concentrated this is over the projects of the group (集中度): Total cost.',
      args: { top: t.arg.int(TOP) },
      work: 5,
      resolve: (group, { top }, context) =>
        concentrationFigures(
          context,
          { group, measure: PROJECT_SUBJECT.measures.TOTAL_COST },
          { per: null, top: top ?? 3 },
        ),
    }),
    comparability: t.field({
      type: [ComparabilityHindrance],
      description: COMPARABILITY,
      resolve: (group, _, context) => comparabilityOf(context, group, PROJECT_SUBJECT.comparedBy),
    }),
    series: t.field({
      type: [ProjectStatistics],
      description: SERIES,
      args: seriesArguments,
      workForAll: seriesWork,
      rows: ({ days }) => days.length,
      resolve: (group, { days }) => onDays(group, days),
    }),
  }),
});

builder.queryField('projectStatistics', (t) =>
  t.field({
    type: connectionOf(ProjectStatistics),
    nullable: true,
    description: `Figures for each group of projects (项目统计), of those begun by the day or nobody knows when. In the order of the groups’ keys unless \`orderBy\` says otherwise. \`groupBy: []\` gives one row for all; without \`first\` and \`last\` there may be ${GROUP_LIMIT} groups.`,
    args: {
      ...groupPageArguments,
      groupBy: t.arg({
        type: [ProjectDimension],
        required: true,
        most: DIMENSION_LIMIT,
        description: `By these dimensions, ${DIMENSION_LIMIT} at most (分组维度).`,
      }),
      filter: t.arg({ type: ProjectFilter, description: 'Only these, as of the same day (筛选).' }),
      asOf: t.arg({ type: 'Date', description: 'Of this day; today by default (截至日期).' }),
      having: t.arg({
        type: [ProjectGroupHaving],
        most: HAVING_LIMIT,
        description: HAVING,
      }),
      orderBy: t.arg({ type: ProjectGroupOrder, description: 'In this order (排序).' }),
    },
    work: groupWork,
    resolve: (_, { groupBy, filter, asOf, ...args }, context) =>
      groupsOf(
        context,
        PROJECT_SUBJECT,
        {
          groupBy,
          filter: {
            ...filter,
            consortium:
              typeof filter?.consortium === 'string' ? decodeIdOf('Consortium', filter.consortium) : null,
          },
          asOf: asOf ?? context.today,
        },
        args,
      ),
  }),
);
