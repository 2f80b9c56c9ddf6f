import { QUALIFICATION as NOUN } from '../../../model/qualification.ts';
import { OFFICIAL, type RecordKind } from './record.ts';

/** Mutations of titles, which authorities grant. */
export const QUALIFICATION: RecordKind = {
  ...NOUN,
  right: OFFICIAL,
  removal: {},
  owners: ['unit'],
};
