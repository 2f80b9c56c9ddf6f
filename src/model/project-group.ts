import { LONGEST_NAME, LONGEST_TEXT, MOST_SUB_GOALS } from '../domain/limits.ts';
import { noun } from './noun.ts';

/** The overall design of a group of projects (项目群总体设计). */
export const PROJECT_GROUP = noun('ProjectGroup', {
  zh: '项目群',
  en: 'group of projects',
  fields: {
    ref: { zh: '项目群编号', en: 'Its reference as scheme:value', fixed: true },
    consortium: { zh: '创新联合体', en: 'The consortium', fixed: true },
    name: { zh: '项目群名称', en: 'Its name', longest: LONGEST_NAME },
    necessity: { zh: '必要性', en: 'Why it is needed', longest: LONGEST_TEXT },
    mainGoal: { zh: '主目标', en: 'The main goal', longest: LONGEST_TEXT },
    subGoals: { zh: '子目标', en: 'The goals beneath it', longest: LONGEST_NAME, most: MOST_SUB_GOALS },
    roadmap: { zh: '技术路线图', en: 'How the projects hang together', longest: LONGEST_TEXT },
  },
  end: {
    column: 'endedOn',
    zh: '终止日期',
    en: 'The first day on which it is no more',
    whenRead: '; null: it still is',
  },
  owners: ['consortium'],
  isRemovable: true,
  history: { is: 'A group of projects (项目群).', partBy: ['id'] },
});
