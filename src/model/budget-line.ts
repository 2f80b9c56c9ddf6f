import { noun } from './noun.ts';

/** What one source pays for one category (经费概算). */
export const BUDGET_LINE = noun('BudgetLine', {
  zh: '经费概算',
  en: 'budget line of a project',
  fields: {
    project: { zh: '攻关项目', en: 'The project', fixed: true },
    category: { zh: '科目', en: 'What it is spent on', fixed: true },
    source: { zh: '经费来源', en: 'Who pays', fixed: true },
    amount: { zh: '金额', en: 'In yuan' },
  },
  owners: ['project'],
  isRemovable: true,
  history: {
    is: 'What one source pays for one category (经费概算).',
    partBy: ['projectId', 'category', 'source'],
  },
});
