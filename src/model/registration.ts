import { noun } from './noun.ts';

/** Where a unit was registered before it moved (注册地记录), from when to when. */
export const REGISTRATION = noun('Registration', {
  zh: '注册地记录',
  en: 'registration',
  fields: {
    unit: { zh: '单位', en: 'The unit', fixed: true },
    division: { zh: '注册地', en: 'Where it was registered' },
    validFrom: {
      zh: '起始日期',
      en: 'The first day there',
      whenRead: '; null: since before any day asked about',
    },
    validTo: { zh: '截止日期', en: 'The last day there', whenRead: '; null: still' },
  },
  end: { column: 'validTo', zh: '截止日期', en: 'The last day on which it was registered there' },
  owners: ['unit'],
  isRemovable: true,
  history: { is: 'Where an organisation was registered, and until when (注册地).', partBy: ['id'] },
  file: {
    name: 'registrations.csv',
    columns: ['unit', 'division', 'validFrom', 'validTo'],
    key: ['unit', 'validFrom'],
    periods: [['validFrom', 'validTo']],
  },
});
