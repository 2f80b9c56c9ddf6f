import { EARLIEST_YEAR, LATEST_YEAR, LONGEST_NAME, LONGEST_TEXT } from '../domain/limits.ts';
import { noun } from './noun.ts';

/** What a consortium reports to its science bureau (报告). */
export const REPORT = noun('Report', {
  zh: '报告',
  en: 'report',
  fields: {
    consortium: { zh: '创新联合体', en: 'The consortium', fixed: true },
    kind: { zh: '报告类型', en: 'What it is' },
    forYear: { zh: '年度', en: 'The year that it is about', least: EARLIEST_YEAR, most: LATEST_YEAR },
    submittedOn: { zh: '报送日期', en: 'The day on which it was sent' },
    title: { zh: '标题', en: 'Its title', longest: LONGEST_NAME },
    content: { zh: '内容', en: 'What it says', longest: LONGEST_TEXT },
  },
  owners: ['consortium'],
  isRemovable: true,
  history: { is: 'A report of a consortium (报告).', partBy: ['id'] },
});
