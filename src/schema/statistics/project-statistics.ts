import { PROJECT_LEVELS, PROJECT_STAGES } from '../../domain/vocabulary.ts';
import { projectFilterOf } from '../../resolvers/nouns/project.ts';
import { groupsOf } from '../../resolvers/statistics/groups.ts';
import {
  PROJECT_SUBJECT,
  type ProjectDimension as Dimensions,
  type ProjectGroup,
  type ProjectMeasure as Measures,
} from '../../resolvers/statistics/project-statistics.ts';
import { ProjectFilter, ProjectLevel, ProjectStage } from '../nouns/project.ts';
import { builder } from '../request/builder.ts';
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
  ...consortiumDimensions('a project'),
  LEVEL: wordDimension('The level of the programme (项目级别).', ProjectLevel, PROJECT_LEVELS),
  STAGE: wordDimension('The stage (项目阶段).', ProjectStage, PROJECT_STAGES),
  YEAR: yearDimension('The year in which it begins (开始年份).'),
} satisfies Record<Dimensions, GroupDimension>;

const ProjectDimension = builder.enumType('ProjectDimension', {
  description: 'By what projects are grouped (分组维度).',
  values: DIMENSIONS,
});

const MEASURES = {
  TOTAL_COST: {
    description: 'Total cost in yuan (项目总投入).',
    measure: PROJECT_SUBJECT.measures.TOTAL_COST,
    isConcentrated: true,
  },
  PUBLIC_MONEY: {
    description: 'Public money awarded, in yuan (财政资金).',
    measure: PROJECT_SUBJECT.measures.PUBLIC_MONEY,
  },
  LEVERAGE: {
    description:
      'Yuan of other money for each yuan of public money awarded (财政资金杠杆): the total cost less the public money, over the public money.',
    measure: PROJECT_SUBJECT.measures.LEVERAGE,
  },
} satisfies Record<Measures, GroupMeasure>;

/** The enumeration of what is measured of projects. */
export const ProjectMeasure = builder.enumType('ProjectMeasure', {
  description: 'What is measured of projects (指标).',
  values: MEASURES,
});

const ProjectStatistics = builder.objectRef<ProjectGroup>('ProjectStatistics');
implementStatistics(ProjectStatistics, {
  plural: 'projects',
  chinese: '项目',
  key: groupKey('Project', DIMENSIONS),
  measures: MEASURES,
  comparedBy: PROJECT_SUBJECT.comparedBy,
});

builder.queryField('projectStatistics', (t) =>
  t.field({
    ...groupsQuery(
      ProjectStatistics,
      'Figures for each group of projects (项目统计), of those begun by the day or nobody knows when.',
    ),
    args: groupArguments('Project', {
      dimension: ProjectDimension,
      measure: ProjectMeasure,
      filter: ProjectFilter,
    }),
    resolve: (_, { filter, ...args }, context) =>
      groupsOf(context, PROJECT_SUBJECT, { ...args, filter: projectFilterOf(filter) }),
  }),
);
