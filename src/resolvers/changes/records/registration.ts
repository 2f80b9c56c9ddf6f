import { REGISTRATION as NOUN } from '../../../model/registration.ts';
import type { RecordKind } from './record.ts';

/** Mutations of earlier places of registration. */
export const REGISTRATION: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  removal: {},
  owners: ['unit'],
  settles: () => true,
};
