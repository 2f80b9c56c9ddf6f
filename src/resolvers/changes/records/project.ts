import { LONGEST_RESEARCH_CONTENT } from '../../../domain/application-form/project-form.ts';
import { LONGEST_NAME, LONGEST_TEXT } from '../../../domain/limits.ts';
import { ofSameConsortium } from './consortium-check.ts';
import { fieldsOf, lockedOnceApproved } from './lock.ts';
import type { RecordKind } from './record.ts';

/** Mutations of projects. What an authority decides of them is official: the programme, its level, the stage, the end. */
export const PROJECT: RecordKind = {
  name: 'Project',
  means: { zh: '攻关项目', en: 'project' },
  right: 'WRITE_RECORDS',
  fields: {
    ref: {
      column: 'ref',
      type: 'REF',
      required: true,
      fixed: true,
      means: { zh: '项目编号', en: 'Its reference as scheme:value' },
    },
    consortium: {
      column: 'consortiumId',
      type: 'RECORD',
      noun: 'Consortium',
      required: true,
      fixed: true,
      means: { zh: '创新联合体', en: 'The global id of the consortium' },
    },
    group: {
      column: 'groupId',
      type: 'RECORD',
      noun: 'ProjectGroup',
      means: { zh: '项目群', en: 'The global id of the group, which is one of the same consortium' },
    },
    name: {
      column: 'name',
      type: 'TEXT',
      longest: LONGEST_NAME,
      required: true,
      means: { zh: '项目名称', en: 'Its name' },
    },
    level: {
      column: 'level',
      type: 'WORD',
      enumeration: 'ProjectLevel',
      official: true,
      means: { zh: '级别', en: 'The programme’s level' },
    },
    programme: {
      column: 'programme',
      type: 'TEXT',
      longest: LONGEST_NAME,
      official: true,
      means: { zh: '计划类别', en: 'The programme' },
    },
    stage: {
      column: 'stage',
      type: 'WORD',
      enumeration: 'ProjectStage',
      official: true,
      means: { zh: '阶段', en: 'How far it has come' },
    },
    startsOn: {
      column: 'startsOn',
      type: 'DATE',
      means: { zh: '起始日期', en: 'Its first day' },
    },
    endsOn: {
      column: 'endsOn',
      type: 'DATE',
      means: { zh: '结束日期', en: 'Its last day as planned' },
    },
    totalCost: {
      column: 'totalCost',
      type: 'AMOUNT',
      means: { zh: '项目经费总投入', en: 'What it costs in all, in yuan, the public money in it' },
    },
    content: {
      column: 'content',
      type: 'TEXT',
      longest: LONGEST_RESEARCH_CONTENT,
      means: {
        zh: '主要研发内容及创新点',
        en: 'What is researched and what is new in it, in at most 1000 characters',
      },
    },
    goal: {
      column: 'goal',
      type: 'TEXT',
      longest: LONGEST_TEXT,
      means: { zh: '研发目标', en: 'Its goal' },
    },
    intellectualProperty: {
      column: 'intellectualProperty',
      type: 'TEXT',
      longest: LONGEST_TEXT,
      means: { zh: '知识产权归属', en: 'To whom its results belong' },
    },
  },
  end: {
    column: 'endedOn',
    means: { zh: '终止日期', en: 'The first day on which it is no more, whatever was planned' },
    official: true,
  },
  owners: ['consortium'],
  guards: [
    lockedOnceApproved('CONTENT', fieldsOf('content')),
    lockedOnceApproved('OWN_FUNDS', fieldsOf('totalCost')),
  ],
  checks: [ofSameConsortium('Project', 'group', { table: 'ProjectGroup', column: 'groupId' })],
};
