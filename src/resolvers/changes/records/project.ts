import { ofSameConsortium } from './consortium-check.ts';
import { fieldsOf, lockedOnceApproved } from './lock.ts';
import type { SpecialRecordKind } from './record.ts';

/** What is special about mutations of projects. What an authority decides of them is official: the programme, its level, the stage, the end. */
export const PROJECT: SpecialRecordKind = {
  guards: [
    lockedOnceApproved('CONTENT', fieldsOf('content')),
    lockedOnceApproved('OWN_FUNDS', fieldsOf('totalCost')),
  ],
  checks: [ofSameConsortium('Project', 'group', { table: 'ProjectGroup', column: 'groupId' })],
};
