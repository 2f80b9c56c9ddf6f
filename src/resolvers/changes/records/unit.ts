import { UNIT as NOUN } from '../../../model/unit.ts';
import { sql } from '../../../database/statement.ts';
import type { RecordKind } from './record.ts';

/** Mutations of units. */
export const UNIT: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  owners: 'ITSELF',
  settles: ({ values }) => values['registeredDivision'] !== undefined,
  // A unit that has ceased to be leads nothing; by taking its end back it would lead again.
  official: { rows: sql`"endedOn" IS NOT NULL`, writes: ({ action }) => action === 'END' },
};
