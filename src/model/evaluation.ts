import { noun } from './noun.ts';

/** An evaluation of a consortium (绩效评价). */
export const EVALUATION = noun('Evaluation', {
  zh: '绩效评价',
  en: 'evaluation',
  fields: {
    consortium: { zh: '创新联合体', en: 'The consortium', fixed: true },
    heldOn: { zh: '评价日期', en: 'The day on which it was held' },
    grade: { zh: '等次', en: 'The grade' },
  },
  owners: ['consortium'],
  isOfficial: true,
  isRemovable: true,
  history: { is: 'An evaluation of a consortium (绩效评价).', partBy: ['id'] },
  file: {
    name: 'evaluations.csv',
    columns: ['consortium', 'heldOn', 'grade'],
    key: ['consortium', 'heldOn'],
  },
});
