import {
  LONGEST_ADDRESS,
  LONGEST_NAME,
  LONGEST_NUMBER,
  LONGEST_OPEN_TEXT,
  LONGEST_WORD,
} from '../domain/limits.ts';
import { noun } from './noun.ts';

/** An organisation (单位): enterprise, university, institute, funder. */
export const UNIT = noun('Unit', {
  zh: '单位',
  en: 'organisation',
  fields: {
    ref: {
      zh: '单位编号',
      en: 'Its reference as scheme:value',
      whenRead: ', such as CN-USCC:91330300…',
      fixed: true,
    },
    name: { zh: '单位名称', en: 'Its name', longest: LONGEST_NAME },
    kind: { zh: '单位类型', en: 'What it is', whenRead: '; null: not known' },
    registeredDivision: {
      zh: '注册地',
      en: 'Where it is registered',
      whenRead: ', never read from the credit code; null: not known',
    },
    isLegalPerson: {
      zh: '是否独立法人',
      en: 'Whether it is a legal person of its own',
      whenRead: '; a branch is none',
    },
    legalRepresentative: {
      restricted: true,
      zh: '法定代表人',
      en: 'The legal representative of the register',
      whenRead: ', a person',
      longest: LONGEST_OPEN_TEXT,
    },
    registeredOn: { zh: '成立日期', en: 'The day on which it was registered' },
    correspondenceAddress: {
      restricted: true,
      zh: '通讯地址',
      en: 'Its postal address',
      longest: LONGEST_ADDRESS,
    },
    contactName: { restricted: true, zh: '联系人', en: 'Whom to ask for', longest: LONGEST_WORD },
    contactPhone: {
      zh: '联系电话',
      en: 'The telephone of the contact',
      longest: LONGEST_NUMBER,
      column: 'contactPhoneCipher',
    },
  },
  end: {
    column: 'endedOn',
    zh: '注销日期',
    en: 'The day on which it ceased to be',
    whenRead: ', and on which nothing of it counts any more',
  },
  owners: 'ITSELF',
  history: { is: 'An organisation (单位).' },
  file: {
    name: 'units.csv',
    columns: [
      'ref',
      'name',
      'kind',
      'registeredDivision',
      'isLegalPerson',
      'legalRepresentative',
      'registeredOn',
      'endedOn',
    ],
  },
});
