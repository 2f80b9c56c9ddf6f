import { LONGEST_TEXT } from '../domain/limits.ts';
import { MOST_MILESTONES } from '../domain/application-form/project-form.ts';
import { noun } from './noun.ts';

/** A milestone of a project (里程碑节点); there are at most three. */
export const PROJECT_MILESTONE = noun('ProjectMilestone', {
  zh: '里程碑',
  en: 'milestone of a project',
  fields: {
    project: { zh: '攻关项目', en: 'The project', fixed: true },
    position: { zh: '序号', en: 'The first, second or third', fixed: true, least: 1, most: MOST_MILESTONES },
    reachedBy: { zh: '成果形成时间', en: 'The day by which it is reached' },
    achievement: { zh: '成果内容', en: 'What is achieved', longest: LONGEST_TEXT },
  },
  owners: ['project'],
  isRemovable: true,
  history: { is: 'A milestone of a project (里程碑节点).', partBy: ['projectId', 'position'] },
});
