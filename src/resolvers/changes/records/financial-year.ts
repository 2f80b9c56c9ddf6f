import { FINANCIAL_YEAR as NOUN } from '../../../model/financial-year.ts';
import type { RecordKind } from './record.ts';

/** Mutations of figures of fiscal years. */
export const FINANCIAL_YEAR: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  removal: {},
  owners: ['unit'],
};
