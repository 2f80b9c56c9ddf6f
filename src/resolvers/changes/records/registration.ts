import { REGISTRATION as NOUN } from '../../../model/registration.ts';
import type { RecordKind } from './record.ts';

/** Mutations of earlier places of registration. */
export const REGISTRATION: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  end: { column: 'validTo', means: { zh: '截止日期', en: 'The last day on which it was registered there' } },
  removal: {},
  owners: ['unit'],
  settles: () => true,
};
