import { NOTE as NOUN } from '../../../model/note.ts';
import { OFFICIAL, type RecordKind } from './record.ts';

/** Mutations of remarks, which officers keep. */
export const NOTE: RecordKind = {
  ...NOUN,
  right: OFFICIAL,
  removal: {},
  owners: ['consortium', 'unit', 'project'],
};
