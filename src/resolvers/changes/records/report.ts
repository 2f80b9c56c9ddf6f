import { REPORT as NOUN } from '../../../model/report.ts';
import type { RecordKind } from './record.ts';

/** Mutations of reports. */
export const REPORT: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  removal: {},
  owners: ['consortium'],
};
