import { EARLIEST_YEAR, LATEST_YEAR } from '../domain/limits.ts';
import { noun } from './noun.ts';

/** The figures of one fiscal year (年度财务数据), in yuan. */
export const FINANCIAL_YEAR = noun('FinancialYear', {
  zh: '年度财务数据',
  en: 'fiscal year of a unit',
  fields: {
    unit: { zh: '单位', en: 'The unit', fixed: true },
    year: {
      zh: '年度',
      en: 'The fiscal year, which is the calendar year',
      fixed: true,
      least: EARLIEST_YEAR,
      most: LATEST_YEAR,
    },
    revenue: { restricted: true, zh: '营业收入', en: 'Operating revenue in yuan' },
    salesRevenue: {
      restricted: true,
      zh: '销售收入',
      en: 'Sales revenue in yuan',
      whenRead: ', another measure than operating revenue',
    },
    rdExpenditure: {
      restricted: true,
      zh: '研发经费支出',
      en: 'Expenditure on research and development in yuan',
    },
  },
  owners: ['unit'],
  isRemovable: true,
  history: { is: 'Figures of a fiscal year (年度财务数据).', partBy: ['unitId', 'year'] },
  file: {
    name: 'financials.csv',
    columns: ['unit', 'year', 'revenue', 'salesRevenue', 'rdExpenditure'],
    key: ['unit', 'year'],
  },
});
