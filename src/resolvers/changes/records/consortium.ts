import { CONSORTIUM as NOUN } from '../../../model/consortium.ts';
import type { RecordKind } from './record.ts';

/** Mutations of consortia. What is decided at a filing is official: where, with whom, when, how far. */
export const CONSORTIUM: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  end: {
    column: 'dissolvedOn',
    means: { zh: '解散日期', en: 'The first day on which it is no longer there' },
    official: true,
  },
  owners: 'ITSELF',
};
