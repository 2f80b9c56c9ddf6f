import { sql } from '../../../database/statement.ts';
import { byConsentAlone } from './member-consent.ts';
import { notTwiceAtOnce } from './membership-check.ts';
import type { SpecialRecordKind } from './record.ts';

/** What is special about mutations of parts in consortia. */
export const MEMBERSHIP: SpecialRecordKind = {
  // Who leads writes the consortium: by what a lead writes itself it would stay or become one.
  official: {
    rows: sql`"role" = 'LEAD'`,
    writes: ({ action, values }) =>
      action !== 'CHANGE' || ['role', 'joinedOn', 'leftOn'].some((field) => values[field] !== undefined),
    makes: ({ role }) => role === 'LEAD',
  },
  guards: [byConsentAlone],
  checks: [notTwiceAtOnce],
};
