import { EARLIEST_YEAR, LATEST_YEAR } from '../../../domain/limits.ts';
import type { RecordKind } from './record.ts';

/** Mutations of figures of fiscal years. */
export const FINANCIAL_YEAR: RecordKind = {
  name: 'FinancialYear',
  means: { zh: '年度财务数据', en: 'fiscal year of a unit' },
  right: 'WRITE_RECORDS',
  fields: {
    unit: {
      column: 'unitId',
      type: 'RECORD',
      noun: 'Unit',
      required: true,
      fixed: true,
      means: { zh: '单位', en: 'The global id of the unit' },
    },
    year: {
      column: 'year',
      type: 'INTEGER',
      least: EARLIEST_YEAR,
      most: LATEST_YEAR,
      required: true,
      fixed: true,
      means: { zh: '年度', en: 'The fiscal year' },
    },
    revenue: {
      column: 'revenue',
      type: 'AMOUNT',
      means: { zh: '营业收入', en: 'Operating revenue in yuan' },
    },
    salesRevenue: {
      column: 'salesRevenue',
      type: 'AMOUNT',
      means: { zh: '销售收入', en: 'Sales revenue in yuan' },
    },
    rdExpenditure: {
      column: 'rdExpenditure',
      type: 'AMOUNT',
      means: { zh: '研发经费支出', en: 'Expenditure on research and development in yuan' },
    },
  },
  removal: {},
  owners: ['unit'],
};
