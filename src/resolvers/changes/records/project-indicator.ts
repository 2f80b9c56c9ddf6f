import { PROJECT_INDICATOR as NOUN } from '../../../model/project-indicator.ts';
import { sql } from '../../../database/statement.ts';
import { lockedOnceApproved, projectOf } from './lock.ts';
import type { RecordKind } from './record.ts';

/** Mutations of indicators of projects. */
export const PROJECT_INDICATOR: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  removal: {},
  guards: [lockedOnceApproved('INDICATORS', (write) => projectOf(sql`"ProjectIndicator"`, write))],
  owners: ['project'],
};
