import { LONGEST_NAME } from '../../../domain/limits.ts';
import { endsNotBefore } from './period-check.ts';
import { OFFICIAL, type RecordKind } from './record.ts';

/** Mutations of platforms, which authorities recognise. */
export const PLATFORM: RecordKind = {
  name: 'Platform',
  means: { zh: '创新平台', en: 'platform' },
  right: OFFICIAL,
  fields: {
    ref: {
      column: 'ref',
      type: 'REF',
      required: true,
      fixed: true,
      means: { zh: '平台编号', en: 'Its reference as scheme:value' },
    },
    name: {
      column: 'name',
      type: 'TEXT',
      longest: LONGEST_NAME,
      required: true,
      means: { zh: '平台名称', en: 'Its name' },
    },
    hostUnit: {
      column: 'hostUnitId',
      type: 'RECORD',
      noun: 'Unit',
      required: true,
      means: { zh: '依托单位', en: 'The global id of the unit that hosts it' },
    },
    level: {
      column: 'level',
      type: 'WORD',
      enumeration: 'PlatformLevel',
      unknown: 'UNKNOWN',
      means: { zh: '级别', en: 'Who recognised it' },
    },
    category: {
      column: 'category',
      type: 'TEXT',
      longest: LONGEST_NAME,
      means: { zh: '平台类别', en: 'What sort of platform it is' },
    },
    industry: {
      column: 'industry',
      type: 'TEXT',
      longest: LONGEST_NAME,
      means: { zh: '行业类别', en: 'The industry, GB/T 4754' },
    },
    discipline: {
      column: 'discipline',
      type: 'TEXT',
      longest: LONGEST_NAME,
      means: { zh: '国标学科', en: 'The discipline, GB/T 13745' },
    },
    technicalField: {
      column: 'technicalField',
      type: 'TEXT',
      longest: LONGEST_NAME,
      means: { zh: '技术领域', en: 'The technical field' },
    },
    builtOn: {
      column: 'builtOn',
      type: 'DATE',
      means: { zh: '建设时间', en: 'The day on which it was built' },
    },
  },
  end: {
    column: 'endedOn',
    means: { zh: '撤销日期', en: 'The first day on which it is no longer recognised' },
  },
  removal: {},
  owners: ['hostUnit'],
  checks: [endsNotBefore('Platform', 'builtOn', 'endedOn')],
};
