import { sql } from '../../../database/statement.ts';
import { EARLIEST_YEAR, LATEST_YEAR } from '../../../domain/limits.ts';
import { lockedOnceApproved, ownFundsOf } from './lock.ts';
import type { RecordKind } from './record.ts';

/** Mutations of money for projects: whoever asks for it says so, and officers keep what is awarded and paid. */
export const FUNDING: RecordKind = {
  name: 'Funding',
  means: { zh: '项目经费', en: 'sum of money for a project' },
  right: 'WRITE_RECORDS',
  fields: {
    ref: {
      column: 'ref',
      type: 'REF',
      required: true,
      fixed: true,
      means: { zh: '经费编号', en: 'Its reference as scheme:value' },
    },
    project: {
      column: 'projectId',
      type: 'RECORD',
      noun: 'Project',
      required: true,
      fixed: true,
      means: { zh: '攻关项目', en: 'The global id of the project' },
    },
    source: {
      column: 'source',
      type: 'WORD',
      enumeration: 'FundingSource',
      required: true,
      means: { zh: '来源', en: 'Where it comes from' },
    },
    phase: {
      column: 'phase',
      type: 'WORD',
      enumeration: 'FundingPhase',
      required: true,
      means: { zh: '阶段', en: 'How far it has come' },
    },
    amount: {
      column: 'amount',
      type: 'AMOUNT',
      required: true,
      means: { zh: '金额', en: 'In yuan' },
    },
    year: {
      column: 'year',
      type: 'INTEGER',
      least: EARLIEST_YEAR,
      most: LATEST_YEAR,
      means: { zh: '年度', en: 'The budget year' },
    },
    recipient: {
      column: 'recipientUnitId',
      type: 'RECORD',
      noun: 'Unit',
      means: { zh: '收款单位', en: 'The global id of the unit that gets it' },
    },
    datedOn: {
      column: 'datedOn',
      type: 'DATE',
      means: { zh: '日期', en: 'The day of the record' },
    },
  },
  end: { column: 'endedOn', means: { zh: '撤回日期', en: 'The first day on which it is withdrawn' } },
  removal: {},
  guards: [lockedOnceApproved('OWN_FUNDS', (write) => ownFundsOf(sql`"Funding"`, write))],
  owners: ['project'],
  official: {
    rows: sql`"phase" <> 'REQUESTED'`,
    makes: ({ phase }) => phase !== undefined && phase !== 'REQUESTED',
  },
};
