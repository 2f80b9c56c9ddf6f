import { MOST_MILESTONES } from '../../../domain/application-form/project-form.ts';
import { LONGEST_TEXT } from '../../../domain/limits.ts';
import type { RecordKind } from './record.ts';

/** Mutations of milestones: the first, second and third, and no more. */
export const PROJECT_MILESTONE: RecordKind = {
  name: 'ProjectMilestone',
  means: { zh: '里程碑', en: 'milestone of a project' },
  right: 'WRITE_RECORDS',
  fields: {
    project: {
      column: 'projectId',
      type: 'RECORD',
      noun: 'Project',
      required: true,
      fixed: true,
      means: { zh: '攻关项目', en: 'The global id of the project' },
    },
    position: {
      column: 'position',
      type: 'INTEGER',
      least: 1,
      most: MOST_MILESTONES,
      required: true,
      fixed: true,
      means: { zh: '序号', en: 'Its place among the milestones' },
    },
    reachedBy: {
      column: 'reachedBy',
      type: 'DATE',
      means: { zh: '成果形成时间', en: 'The day by which it is reached' },
    },
    achievement: {
      column: 'achievement',
      type: 'TEXT',
      longest: LONGEST_TEXT,
      required: true,
      means: { zh: '成果内容', en: 'What is achieved' },
    },
  },
  removal: {},
  owners: ['project'],
};
