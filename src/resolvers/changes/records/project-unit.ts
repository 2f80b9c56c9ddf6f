import { PROJECT_UNIT as NOUN } from '../../../model/project-unit.ts';
import type { RecordKind } from './record.ts';

/** Mutations of parts in projects. All of a part is what it is about, so it is made and removed. */
export const PROJECT_UNIT: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  removal: {},
  owners: ['project'],
};
