import { LONGEST_NAME, LONGEST_TEXT } from '../../../domain/limits.ts';
import type { RecordKind } from './record.ts';

/** As many as a proposal names. */
const MOST_SUB_GOALS = 20;

/** Mutations of groups of projects. */
export const PROJECT_GROUP: RecordKind = {
  name: 'ProjectGroup',
  means: { zh: '项目群', en: 'group of projects' },
  right: 'WRITE_RECORDS',
  fields: {
    ref: {
      column: 'ref',
      type: 'REF',
      required: true,
      fixed: true,
      means: { zh: '项目群编号', en: 'Its reference as scheme:value' },
    },
    consortium: {
      column: 'consortiumId',
      type: 'RECORD',
      noun: 'Consortium',
      required: true,
      fixed: true,
      means: { zh: '创新联合体', en: 'The global id of the consortium' },
    },
    name: {
      column: 'name',
      type: 'TEXT',
      longest: LONGEST_NAME,
      required: true,
      means: { zh: '项目群名称', en: 'Its name' },
    },
    necessity: {
      column: 'necessity',
      type: 'TEXT',
      longest: LONGEST_TEXT,
      means: { zh: '必要性', en: 'Why it is needed' },
    },
    mainGoal: {
      column: 'mainGoal',
      type: 'TEXT',
      longest: LONGEST_TEXT,
      means: { zh: '主目标', en: 'The main goal' },
    },
    subGoals: {
      column: 'subGoals',
      type: 'TEXTS',
      longest: LONGEST_NAME,
      most: MOST_SUB_GOALS,
      means: { zh: '子目标', en: 'The goals beneath it' },
    },
    roadmap: {
      column: 'roadmap',
      type: 'TEXT',
      longest: LONGEST_TEXT,
      means: { zh: '技术路线图', en: 'How the projects hang together' },
    },
  },
  end: { column: 'endedOn', means: { zh: '终止日期', en: 'The first day on which it is no more' } },
  removal: { referredToBy: [{ table: 'Project', column: 'groupId', means: { zh: '项目', en: 'projects' } }] },
  owners: ['consortium'],
};
