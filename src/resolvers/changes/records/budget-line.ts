import { sql } from '../../../database/statement.ts';
import { lockedOnceApproved, ownFundsOf } from './lock.ts';
import type { RecordKind } from './record.ts';

/** Mutations of budgets. */
export const BUDGET_LINE: RecordKind = {
  name: 'BudgetLine',
  means: { zh: '经费概算', en: 'budget line of a project' },
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
    category: {
      column: 'category',
      type: 'WORD',
      enumeration: 'BudgetCategory',
      required: true,
      fixed: true,
      means: { zh: '科目', en: 'What it is spent on' },
    },
    source: {
      column: 'source',
      type: 'WORD',
      enumeration: 'FundingSource',
      required: true,
      fixed: true,
      means: { zh: '经费来源', en: 'Who pays' },
    },
    amount: {
      column: 'amount',
      type: 'AMOUNT',
      required: true,
      means: { zh: '金额', en: 'In yuan' },
    },
  },
  removal: {},
  guards: [lockedOnceApproved('OWN_FUNDS', (write) => ownFundsOf(sql`"BudgetLine"`, write))],
  owners: ['project'],
};
