import { EARLIEST_YEAR, LATEST_YEAR } from '../domain/limits.ts';
import { noun } from './noun.ts';

/** A sum of money for a project, by source and phase (项目经费). */
export const FUNDING = noun('Funding', {
  zh: '项目经费',
  en: 'sum of money for a project',
  fields: {
    ref: { zh: '经费编号', en: 'Its reference as scheme:value', fixed: true },
    project: { zh: '项目', en: 'The project that it is for', fixed: true },
    source: { zh: '来源', en: 'Where it comes from' },
    phase: { zh: '阶段', en: 'How far it has come' },
    amount: { zh: '金额', en: 'In yuan' },
    year: { zh: '年度', en: 'The budget year', least: EARLIEST_YEAR, most: LATEST_YEAR },
    recipient: { zh: '收款单位', en: 'The unit that gets it' },
    datedOn: { zh: '日期', en: 'The day of the record' },
  },
  end: {
    column: 'endedOn',
    zh: '撤回日期',
    en: 'The first day on which it is withdrawn',
    whenRead: '; null: it stands',
  },
  owners: ['project'],
  isRemovable: true,
  history: { is: 'A sum of money for a project (项目经费).' },
  file: {
    name: 'fundings.csv',
    columns: ['ref', 'project', 'source', 'phase', 'amount', 'year', 'recipient', 'datedOn', 'endedOn'],
  },
});
