import { PROJECT as NOUN } from '../../../model/project.ts';
import { ofSameConsortium } from './consortium-check.ts';
import { fieldsOf, lockedOnceApproved } from './lock.ts';
import type { RecordKind } from './record.ts';

/** Mutations of projects. What an authority decides of them is official: the programme, its level, the stage, the end. */
export const PROJECT: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  owners: ['consortium'],
  guards: [
    lockedOnceApproved('CONTENT', fieldsOf('content')),
    lockedOnceApproved('OWN_FUNDS', fieldsOf('totalCost')),
  ],
  checks: [ofSameConsortium('Project', 'group', { table: 'ProjectGroup', column: 'groupId' })],
};
