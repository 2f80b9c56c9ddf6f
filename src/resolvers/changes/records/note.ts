import { LONGEST_TEXT } from '../../../domain/limits.ts';
import { OFFICIAL, type RecordKind } from './record.ts';

/** Mutations of remarks, which officers keep. */
export const NOTE: RecordKind = {
  name: 'Note',
  means: { zh: '备注', en: 'remark on a record' },
  right: OFFICIAL,
  fields: {
    consortium: {
      column: 'consortiumId',
      type: 'RECORD',
      noun: 'Consortium',
      fixed: true,
      means: { zh: '创新联合体', en: 'The global id of the consortium that it is about' },
    },
    unit: {
      column: 'unitId',
      type: 'RECORD',
      noun: 'Unit',
      fixed: true,
      means: { zh: '单位', en: 'The global id of the unit that it is about' },
    },
    project: {
      column: 'projectId',
      type: 'RECORD',
      noun: 'Project',
      fixed: true,
      means: { zh: '攻关项目', en: 'The global id of the project that it is about' },
    },
    textZh: {
      column: 'textZh',
      type: 'TEXT',
      longest: LONGEST_TEXT,
      required: true,
      means: { zh: '中文内容', en: 'What it says, in Chinese' },
    },
    textEn: {
      column: 'textEn',
      type: 'TEXT',
      longest: LONGEST_TEXT,
      required: true,
      means: { zh: '英文内容', en: 'What it says, in English' },
    },
  },
  removal: {},
  owners: ['consortium', 'unit', 'project'],
};
