import { sql } from '../../../database/statement.ts';
import type { RecordKind } from './record.ts';

/** Mutations of units. */
export const UNIT: RecordKind = {
  name: 'Unit',
  means: { zh: '单位', en: 'organisation' },
  right: 'WRITE_RECORDS',
  fields: {
    ref: {
      column: 'ref',
      type: 'REF',
      required: true,
      fixed: true,
      means: { zh: '单位编号', en: 'Its reference as scheme:value' },
    },
    name: {
      column: 'name',
      type: 'TEXT',
      longest: 200,
      required: true,
      means: { zh: '单位名称', en: 'Its name' },
    },
    kind: {
      column: 'kind',
      type: 'WORD',
      enumeration: 'UnitKind',
      means: { zh: '单位类型', en: 'What it is' },
    },
    registeredDivision: {
      column: 'registeredDivisionCode',
      type: 'DIVISION',
      means: { zh: '注册地', en: 'The place where it is registered' },
    },
    isLegalPerson: {
      column: 'isLegalPerson',
      type: 'BOOLEAN',
      means: { zh: '是否独立法人', en: 'Whether it is a legal person of its own' },
    },
    legalRepresentative: {
      column: 'legalRepresentative',
      type: 'TEXT',
      longest: 100,
      means: { zh: '法定代表人', en: 'Its legal representative' },
    },
    registeredOn: {
      column: 'registeredOn',
      type: 'DATE',
      means: { zh: '成立日期', en: 'The day of its registration' },
    },
    correspondenceAddress: {
      column: 'correspondenceAddress',
      type: 'TEXT',
      longest: 200,
      means: { zh: '通讯地址', en: 'Its postal address' },
    },
    contactName: {
      column: 'contactName',
      type: 'TEXT',
      longest: 100,
      means: { zh: '联系人', en: 'Whom to ask for' },
    },
    contactPhone: {
      column: 'contactPhoneCipher',
      type: 'PERSONAL',
      longest: 40,
      means: { zh: '联系电话', en: 'The telephone of the contact' },
    },
  },
  end: { column: 'endedOn', means: { zh: '注销日期', en: 'The day on which it ceased to be' } },
  owners: 'ITSELF',
  settles: ({ values }) => values['registeredDivision'] !== undefined,
  // A unit that has ceased to be leads nothing; by taking its end back it would lead again.
  official: { rows: sql`"endedOn" IS NOT NULL`, writes: ({ action }) => action === 'END' },
};
