import { LONGEST_NAME, LONGEST_OPEN_TEXT, LONGEST_TEXT } from '../domain/limits.ts';
import { LONGEST_RESEARCH_CONTENT } from '../domain/application-form/project-form.ts';
import { noun } from './noun.ts';

/** A research project of a consortium (攻关项目). */
export const PROJECT = noun('Project', {
  zh: '攻关项目',
  en: 'project',
  fields: {
    ref: { zh: '项目编号', en: 'Its reference as scheme:value', fixed: true },
    consortium: { zh: '所属联合体', en: 'The consortium whose project it is', fixed: true },
    group: {
      zh: '项目群',
      en: 'The group of projects that it belongs to',
      whenWritten: ', which is one of the same consortium',
    },
    name: { zh: '项目名称', en: 'Its name', longest: LONGEST_NAME },
    level: { zh: '级别', en: 'The programme’s level', official: true },
    programme: { zh: '计划类别', en: 'The programme', official: true, longest: LONGEST_OPEN_TEXT },
    stage: { zh: '阶段', en: 'How far it has come', official: true },
    startsOn: { zh: '起始日期', en: 'Its first day' },
    endsOn: { zh: '结束日期', en: 'Its last day as planned' },
    totalCost: { zh: '项目经费总投入', en: 'What it costs in all, in yuan, the public money in it' },
    content: {
      zh: '主要研发内容及创新点',
      en: 'What is researched and what is new in it',
      longest: LONGEST_RESEARCH_CONTENT,
    },
    goal: { zh: '研发目标', en: 'Its goal', longest: LONGEST_TEXT },
    intellectualProperty: { zh: '知识产权归属', en: 'To whom its results belong', longest: LONGEST_TEXT },
  },
  end: {
    column: 'endedOn',
    zh: '终止日期',
    en: 'The first day on which it is no more, whatever was planned',
    whenRead: '; null: it goes as planned',
    official: true,
  },
  owners: ['consortium'],
  history: { is: 'A research project (项目).' },
  file: {
    name: 'projects.csv',
    columns: [
      'ref',
      'consortium',
      'name',
      'level',
      'programme',
      'stage',
      'startsOn',
      'endsOn',
      'endedOn',
      'totalCost',
    ],
    periods: [['startsOn', 'endsOn']],
  },
});
