import { sql } from '../../../database/statement.ts';
import { lockedOnceApproved, projectOf } from './lock.ts';
import type { SpecialRecordKind } from './record.ts';

/** What is special about mutations of indicators of projects. */
export const PROJECT_INDICATOR: SpecialRecordKind = {
  guards: [lockedOnceApproved('INDICATORS', (write) => projectOf(sql`"ProjectIndicator"`, write))],
};
