import { OFFICIAL, type RecordKind } from './record.ts';

/** Mutations of titles, which authorities grant. */
export const QUALIFICATION: RecordKind = {
  name: 'Qualification',
  means: { zh: '资质', en: 'title of a unit' },
  right: OFFICIAL,
  fields: {
    unit: {
      column: 'unitId',
      type: 'RECORD',
      noun: 'Unit',
      required: true,
      fixed: true,
      means: { zh: '单位', en: 'The global id of the unit' },
    },
    kind: {
      column: 'kind',
      type: 'WORD',
      enumeration: 'QualificationKind',
      required: true,
      means: { zh: '资质名称', en: 'The title' },
    },
    validFrom: {
      column: 'validFrom',
      type: 'DATE',
      means: { zh: '有效期起', en: 'The first day on which it holds' },
    },
    validTo: {
      column: 'validTo',
      type: 'DATE',
      means: { zh: '有效期止', en: 'The last day on which it holds' },
    },
  },
  end: { column: 'validTo', means: { zh: '有效期止', en: 'The last day on which it holds' } },
  removal: {},
  owners: ['unit'],
};
