import { LONGEST_SCHEDULE_GOAL } from '../domain/application-form/project-form.ts';
import { noun } from './noun.ts';

/** An entry of a project’s schedule (计划进度安排). */
export const PROJECT_SCHEDULE_ITEM = noun('ProjectScheduleItem', {
  zh: '计划进度',
  en: 'schedule entry of a project',
  fields: {
    project: { zh: '攻关项目', en: 'The project', fixed: true },
    startsOn: { zh: '起', en: 'Its first day' },
    endsOn: { zh: '止', en: 'Its last day' },
    goal: { zh: '进度目标要求', en: 'What is reached by then', longest: LONGEST_SCHEDULE_GOAL },
  },
  owners: ['project'],
  isRemovable: true,
  history: { is: 'A step of a project’s plan (进度安排).', partBy: ['id'] },
});
