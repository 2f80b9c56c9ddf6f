import { sql } from '../../../database/statement.ts';
import type { SpecialRecordKind } from './record.ts';

/** What is special about mutations of units. */
export const UNIT: SpecialRecordKind = {
  settles: ({ values }) => values['registeredDivision'] !== undefined,
  // A unit that has ceased to be leads nothing; by taking its end back it would lead again.
  official: { rows: sql`"endedOn" IS NOT NULL`, writes: ({ action }) => action === 'END' },
};
