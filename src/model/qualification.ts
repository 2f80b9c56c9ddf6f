import { noun } from './noun.ts';

/** A title that a unit holds (资质), from when to when. */
export const QUALIFICATION = noun('Qualification', {
  zh: '资质',
  en: 'title of a unit',
  fields: {
    unit: { zh: '单位', en: 'The unit', fixed: true },
    kind: { zh: '资质名称', en: 'The title', inFile: 'qualification' },
    validFrom: {
      zh: '有效期起',
      en: 'The first day on which it holds',
      whenRead: '; null: since before any day asked about',
    },
    validTo: { zh: '有效期止', en: 'The last day on which it holds', whenRead: '; null: still' },
  },
  end: { column: 'validTo', zh: '有效期止', en: 'The last day on which it holds' },
  owners: ['unit'],
  isOfficial: true,
  isRemovable: true,
  history: { is: 'A title of an organisation (资质).', partBy: ['id'] },
  file: {
    name: 'qualifications.csv',
    columns: ['unit', 'kind', 'validFrom', 'validTo'],
    key: ['unit', 'kind', 'validFrom'],
    periods: [['validFrom', 'validTo']],
  },
});
