import { sql } from '../../../database/statement.ts';
import { lockedOnceApproved, ownFundsOf } from './lock.ts';
import type { SpecialRecordKind } from './record.ts';

/** What is special about mutations of budgets. */
export const BUDGET_LINE: SpecialRecordKind = {
  guards: [lockedOnceApproved('OWN_FUNDS', (write) => ownFundsOf(sql`"BudgetLine"`, write))],
};
