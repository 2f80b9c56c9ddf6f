import { PROJECT_MILESTONE as NOUN } from '../../../model/project-milestone.ts';
import type { RecordKind } from './record.ts';

/** Mutations of milestones: the first, second and third, and no more. */
export const PROJECT_MILESTONE: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  removal: {},
  owners: ['project'],
};
