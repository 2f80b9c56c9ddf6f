import { sql } from '../../../database/statement.ts';
import { LONGEST_TEXT, LONGEST_WORD } from '../../../domain/limits.ts';
import { lockedOnceApproved, projectOf } from './lock.ts';
import type { RecordKind } from './record.ts';

/** Mutations of indicators of projects. */
export const PROJECT_INDICATOR: RecordKind = {
  name: 'ProjectIndicator',
  means: { zh: '技术经济指标', en: 'indicator of a project' },
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
    binding: {
      column: 'binding',
      type: 'BOOLEAN',
      required: true,
      means: { zh: '约束性或预期性', en: 'Whether it binds or is expected' },
    },
    kind: {
      column: 'kind',
      type: 'TEXT',
      longest: LONGEST_WORD,
      required: true,
      means: { zh: '指标名称', en: 'What is counted, such as PATENT_APPLICATIONS' },
    },
    quantity: {
      column: 'quantity',
      type: 'AMOUNT',
      means: { zh: '数量', en: 'How many or how much' },
    },
    description: {
      column: 'description',
      type: 'TEXT',
      longest: LONGEST_TEXT,
      means: { zh: '具体为', en: 'In particular' },
    },
  },
  removal: {},
  guards: [lockedOnceApproved('INDICATORS', (write) => projectOf(sql`"ProjectIndicator"`, write))],
  owners: ['project'],
};
