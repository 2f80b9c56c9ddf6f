import { PROJECT_SCHEDULE_ITEM as NOUN } from '../../../model/project-schedule-item.ts';
import type { RecordKind } from './record.ts';

/** Mutations of entries of schedules. */
export const PROJECT_SCHEDULE_ITEM: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  removal: {},
  owners: ['project'],
};
