import { oneLeader } from './project-check.ts';
import type { SpecialRecordKind } from './record.ts';

/** What is special about mutations of people of projects. */
export const PROJECT_PERSON: SpecialRecordKind = {
  seenBy: 'PERSONS',
  checks: [oneLeader],
};
