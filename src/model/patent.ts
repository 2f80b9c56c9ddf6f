import { LONGEST_NAME } from '../domain/limits.ts';
import { noun } from './noun.ts';

/** A patent, or an application for one (专利), with the consortium and the project that it came from. */
export const PATENT = noun('Patent', {
  zh: '专利',
  en: 'patent',
  fields: {
    ref: {
      zh: '专利编号',
      en: 'Its reference as scheme:value',
      whenRead: ', the value the number of its application or of its publication',
      fixed: true,
    },
    kind: { zh: '专利类型', en: 'What it protects' },
    isPct: {
      zh: '是否PCT国际申请',
      en: 'Whether it was filed by the Patent Cooperation Treaty',
      whenRead: '; null: not known',
    },
    title: { zh: '发明名称', en: 'Its title', longest: LONGEST_NAME },
    holder: { zh: '第一专利权人', en: 'The unit that is named first of those that hold it' },
    consortium: {
      zh: '所属联合体',
      en: 'The consortium that it came from',
      whenRead: '; null: none, or not known',
    },
    project: {
      zh: '来源项目',
      en: 'The project that it came from',
      whenRead: '; null: none, or not known',
      whenWritten: ', which is one of the same consortium',
    },
    filedOn: { zh: '申请日', en: 'The day of its filing' },
    grantedOn: {
      zh: '授权公告日',
      en: 'The day of its grant',
      whenRead: '; null: not granted, or not known',
    },
    expiresOn: { zh: '失效日期', en: 'The first day on which it is no longer in force' },
  },
  owners: ['holder'],
  isRemovable: true,
  history: { is: 'A patent (专利).' },
  file: {
    name: 'patents.csv',
    columns: [
      'ref',
      'kind',
      'isPct',
      'title',
      'holder',
      'consortium',
      'project',
      'filedOn',
      'grantedOn',
      'expiresOn',
    ],
    periods: [
      ['filedOn', 'grantedOn'],
      ['filedOn', 'expiresOn'],
      ['grantedOn', 'expiresOn'],
    ],
  },
});
