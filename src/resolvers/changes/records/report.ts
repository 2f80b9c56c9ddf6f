import { EARLIEST_YEAR, LATEST_YEAR, LONGEST_NAME, LONGEST_TEXT } from '../../../domain/limits.ts';
import type { RecordKind } from './record.ts';

/** Mutations of reports. */
export const REPORT: RecordKind = {
  name: 'Report',
  means: { zh: '报告', en: 'report' },
  right: 'WRITE_RECORDS',
  fields: {
    consortium: {
      column: 'consortiumId',
      type: 'RECORD',
      noun: 'Consortium',
      required: true,
      fixed: true,
      means: { zh: '创新联合体', en: 'The global id of the consortium' },
    },
    kind: {
      column: 'kind',
      type: 'WORD',
      enumeration: 'ReportKind',
      required: true,
      means: { zh: '报告类型', en: 'What it is' },
    },
    forYear: {
      column: 'forYear',
      type: 'INTEGER',
      least: EARLIEST_YEAR,
      most: LATEST_YEAR,
      means: { zh: '年度', en: 'The year that it is about' },
    },
    submittedOn: {
      column: 'submittedOn',
      type: 'DATE',
      means: { zh: '报送日期', en: 'The day on which it was sent' },
    },
    title: {
      column: 'title',
      type: 'TEXT',
      longest: LONGEST_NAME,
      means: { zh: '标题', en: 'Its title' },
    },
    content: {
      column: 'content',
      type: 'TEXT',
      longest: LONGEST_TEXT,
      means: { zh: '内容', en: 'What it says' },
    },
  },
  removal: {},
  owners: ['consortium'],
};
