import { LARGEST_COUNT } from '../domain/limits.ts';
import { noun } from './noun.ts';

/** A unit that holds a patent beside the one that is named first (共同专利权人). */
export const PATENT_CO_HOLDER = noun('PatentCoHolder', {
  zh: '共同专利权人',
  en: 'further holder of a patent',
  fields: {
    patent: { zh: '专利', en: 'The patent', fixed: true },
    unit: { zh: '单位', en: 'The unit', fixed: true },
    position: {
      zh: '顺序',
      en: 'Where it is named among those that hold the patent',
      least: 2,
      most: LARGEST_COUNT,
    },
  },
  owners: ['patent'],
  isRemovable: true,
  history: { is: 'A further holder of a patent (共同专利权人).', partBy: ['id'] },
  file: {
    name: 'patent_co_holders.csv',
    columns: ['patent', 'unit', 'position'],
    key: ['patent', 'unit'],
  },
});
