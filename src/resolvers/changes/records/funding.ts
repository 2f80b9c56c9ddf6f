import { sql } from '../../../database/statement.ts';
import { lockedOnceApproved, ownFundsOf } from './lock.ts';
import type { SpecialRecordKind } from './record.ts';

/** What is special about mutations of money for projects: whoever asks for it says so, and officers keep what is awarded and paid. */
export const FUNDING: SpecialRecordKind = {
  guards: [lockedOnceApproved('OWN_FUNDS', (write) => ownFundsOf(sql`"Funding"`, write))],
  official: {
    rows: sql`"phase" <> 'REQUESTED'`,
    makes: ({ phase }) => phase !== undefined && phase !== 'REQUESTED',
  },
};
