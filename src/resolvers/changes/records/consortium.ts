import { CONSORTIUM as NOUN } from '../../../model/consortium.ts';
import type { RecordKind } from './record.ts';

/** Mutations of consortia. What is decided at a filing is official: where, with whom, when, how far. */
export const CONSORTIUM: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  owners: 'ITSELF',
};
