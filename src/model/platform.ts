import { LONGEST_NAME, LONGEST_OPEN_TEXT } from '../domain/limits.ts';
import { noun } from './noun.ts';

/** A research facility that an authority recognised (创新平台): laboratory, engineering centre, enterprise institute. */
export const PLATFORM = noun('Platform', {
  zh: '创新平台',
  en: 'platform',
  fields: {
    ref: { zh: '平台编号', en: 'Its reference as scheme:value', fixed: true },
    name: { zh: '平台名称', en: 'Its name', longest: LONGEST_NAME },
    hostUnit: { zh: '依托单位', en: 'The unit that hosts it' },
    level: { zh: '级别', en: 'Who recognised it', unknown: 'UNKNOWN' },
    category: { zh: '平台类别', en: 'What sort of platform it is', longest: LONGEST_OPEN_TEXT },
    industry: { zh: '行业类别', en: 'The industry, GB/T 4754', longest: LONGEST_OPEN_TEXT },
    discipline: { zh: '国标学科', en: 'The discipline, GB/T 13745', longest: LONGEST_OPEN_TEXT },
    technicalField: { zh: '技术领域', en: 'The technical field', longest: LONGEST_OPEN_TEXT },
    builtOn: { zh: '建设时间', en: 'The day on which it was built' },
  },
  end: {
    column: 'endedOn',
    zh: '撤销日期',
    en: 'The first day on which it is no longer recognised',
    whenRead: '; null: it still is',
  },
  owners: ['hostUnit'],
  isOfficial: true,
  isRemovable: true,
  history: { is: 'A research facility (创新平台).' },
  file: {
    name: 'platforms.csv',
    columns: [
      'ref',
      'name',
      'hostUnit',
      'level',
      'category',
      'industry',
      'discipline',
      'technicalField',
      'builtOn',
      'endedOn',
    ],
    periods: [['builtOn', 'endedOn']],
  },
});
