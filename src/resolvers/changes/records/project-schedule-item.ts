import { LONGEST_SCHEDULE_GOAL } from '../../../domain/application-form/project-form.ts';
import type { RecordKind } from './record.ts';

/** Mutations of entries of schedules. */
export const PROJECT_SCHEDULE_ITEM: RecordKind = {
  name: 'ProjectScheduleItem',
  means: { zh: '计划进度', en: 'schedule entry of a project' },
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
    startsOn: {
      column: 'startsOn',
      type: 'DATE',
      means: { zh: '起', en: 'Its first day' },
    },
    endsOn: {
      column: 'endsOn',
      type: 'DATE',
      means: { zh: '止', en: 'Its last day' },
    },
    goal: {
      column: 'goal',
      type: 'TEXT',
      longest: LONGEST_SCHEDULE_GOAL,
      required: true,
      means: { zh: '进度目标要求', en: 'What is reached by then, in at most 80 characters' },
    },
  },
  removal: {},
  owners: ['project'],
};
