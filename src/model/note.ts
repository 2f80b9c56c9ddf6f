import { LONGEST_TEXT } from '../domain/limits.ts';
import { noun } from './noun.ts';

/** A remark on a record (备注), such as a contradiction in its source. */
export const NOTE = noun('Note', {
  zh: '备注',
  en: 'remark on a record',
  fields: {
    consortium: { zh: '创新联合体', en: 'The consortium that it is about', fixed: true },
    unit: { zh: '单位', en: 'The unit that it is about', fixed: true },
    project: { zh: '攻关项目', en: 'The project that it is about', fixed: true },
    textZh: { zh: '中文内容', en: 'What it says, in Chinese', longest: LONGEST_TEXT },
    textEn: { zh: '英文内容', en: 'What it says, in English', longest: LONGEST_TEXT },
  },
  owners: ['consortium', 'unit', 'project'],
  isOfficial: true,
  isRemovable: true,
  history: { is: 'A remark (备注).' },
});
