import { QUALIFICATION as NOUN } from '../../../model/qualification.ts';
import { OFFICIAL, type RecordKind } from './record.ts';

/** Mutations of titles, which authorities grant. */
export const QUALIFICATION: RecordKind = {
  ...NOUN,
  right: OFFICIAL,
  end: { column: 'validTo', means: { zh: '有效期止', en: 'The last day on which it holds' } },
  removal: {},
  owners: ['unit'],
};
