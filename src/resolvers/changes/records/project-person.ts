import { PROJECT_PERSON as NOUN } from '../../../model/project-person.ts';
import { oneLeader } from './project-check.ts';
import type { RecordKind } from './record.ts';

/** Mutations of people of projects. */
export const PROJECT_PERSON: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  removal: {},
  seenBy: 'PERSONS',
  owners: ['project'],
  checks: [oneLeader],
};
