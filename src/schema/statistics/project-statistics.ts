import { projectFilterOf } from '../../resolvers/nouns/project.ts';
import { concentrationOver, groupKey, implementStatistics } from './group-statistics.ts';
import { PROJECT_LEVELS, PROJECT_STAGES } from '../../domain/vocabulary.ts';
import {
  PROJECT_SUBJECT,
  type ProjectDimension as Dimensions,
  type ProjectMeasure as Measures,
} from '../../resolvers/statistics/project-statistics.ts';
import { onDays } from '../../resolvers/statistics/figures.ts';
import { GROUP_LIMIT, type Group } from '../../resolvers/statistics/grouping.ts';
import { groupsOf } from '../../resolvers/statistics/groups.ts';
import { builder } from '../request/builder.ts';
import { connectionOf } from '../request/connection.ts';
import { ProjectFilter, ProjectLevel, ProjectStage } from '../nouns/project.ts';
import { Distribution } from './distribution.ts';
import { consortiumFields, keyWord, keyYear, placeDimensionValues } from './group-fields.ts';
import { groupArguments, groupInputs, groupWork } from './group-inputs.ts';
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

const ProjectStatisticsKey = groupKey('Project', 'where the consortium is filed', (t) => ({
  ...consortiumFields(t),
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
}));

const ProjectStatistics = builder.objectRef<Group>('ProjectStatistics');
implementStatistics(ProjectStatistics, {
  description: 'Figures of one group of projects (项目统计).',
  key: ProjectStatisticsKey,
  counted: 'How many',
  comparedBy: PROJECT_SUBJECT.comparedBy,
  groupOf: (group) => group,
  onDays: onDays,
  figures: (t) => ({
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
    totalCostConcentration: concentrationOver(
      t,
      'How concentrated this is over the projects of the group (集中度): Total cost.',
      PROJECT_SUBJECT.measures.TOTAL_COST,
    ),
  }),
});

builder.queryField('projectStatistics', (t) =>
  t.field({
    type: connectionOf(ProjectStatistics),
    nullable: true,
    description: `Figures for each group of projects (项目统计), of those begun by the day or nobody knows when. In the order of the groups’ keys unless \`orderBy\` says otherwise. \`groupBy: []\` gives one row for all; without \`first\` and \`last\` there may be ${GROUP_LIMIT} groups.`,
    args: groupArguments({
      dimension: ProjectDimension,
      filter: ProjectFilter,
      having: ProjectGroupHaving,
      order: ProjectGroupOrder,
    }),
    work: groupWork,
    resolve: (_, { groupBy, filter, asOf, ...args }, context) =>
      groupsOf(
        context,
        PROJECT_SUBJECT,
        {
          groupBy,
          filter: projectFilterOf(filter),
          asOf: asOf ?? context.today,
        },
        args,
      ),
  }),
);
