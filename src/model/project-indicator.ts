import { LONGEST_TEXT, LONGEST_WORD } from '../domain/limits.ts';
import { noun } from './noun.ts';

/** A technical or economic indicator of a project (技术经济指标). */
export const PROJECT_INDICATOR = noun('ProjectIndicator', {
  zh: '技术经济指标',
  en: 'indicator of a project',
  fields: {
    project: { zh: '攻关项目', en: 'The project', fixed: true },
    binding: { zh: '约束性或预期性', en: 'Whether it binds or is expected' },
    kind: {
      zh: '指标名称',
      en: 'What is counted, such as PATENT_APPLICATIONS',
      longest: LONGEST_WORD,
    },
    quantity: { zh: '数量', en: 'How many or how much' },
    description: { zh: '具体为', en: 'In particular', longest: LONGEST_TEXT },
  },
  owners: ['project'],
  isRemovable: true,
  history: { is: 'An indicator of a project (项目指标).', partBy: ['id'] },
});
