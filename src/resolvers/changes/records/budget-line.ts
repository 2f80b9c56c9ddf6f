import { BUDGET_LINE as NOUN } from '../../../model/budget-line.ts';
import { sql } from '../../../database/statement.ts';
import { lockedOnceApproved, ownFundsOf } from './lock.ts';
import type { RecordKind } from './record.ts';

/** Mutations of budgets. */
export const BUDGET_LINE: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  removal: {},
  guards: [lockedOnceApproved('OWN_FUNDS', (write) => ownFundsOf(sql`"BudgetLine"`, write))],
  owners: ['project'],
};
