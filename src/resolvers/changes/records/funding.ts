import { FUNDING as NOUN } from '../../../model/funding.ts';
import { sql } from '../../../database/statement.ts';
import { lockedOnceApproved, ownFundsOf } from './lock.ts';
import type { RecordKind } from './record.ts';

/** Mutations of money for projects: whoever asks for it says so, and officers keep what is awarded and paid. */
export const FUNDING: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  removal: {},
  guards: [lockedOnceApproved('OWN_FUNDS', (write) => ownFundsOf(sql`"Funding"`, write))],
  owners: ['project'],
  official: {
    rows: sql`"phase" <> 'REQUESTED'`,
    makes: ({ phase }) => phase !== undefined && phase !== 'REQUESTED',
  },
};
