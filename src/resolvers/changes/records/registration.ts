import type { RecordKind } from './record.ts';

/** Mutations of earlier places of registration. */
export const REGISTRATION: RecordKind = {
  name: 'Registration',
  means: { zh: '注册地记录', en: 'registration' },
  right: 'WRITE_RECORDS',
  fields: {
    unit: {
      column: 'unitId',
      type: 'RECORD',
      noun: 'Unit',
      required: true,
      fixed: true,
      means: { zh: '单位', en: 'The global id of the unit' },
    },
    division: {
      column: 'divisionCode',
      type: 'DIVISION',
      required: true,
      means: { zh: '注册地', en: 'Where it was registered' },
    },
    validFrom: {
      column: 'validFrom',
      type: 'DATE',
      means: { zh: '起始日期', en: 'The first day there' },
    },
    validTo: {
      column: 'validTo',
      type: 'DATE',
      means: { zh: '截止日期', en: 'The last day there' },
    },
  },
  end: { column: 'validTo', means: { zh: '截止日期', en: 'The last day on which it was registered there' } },
  removal: {},
  owners: ['unit'],
  settles: () => true,
};
