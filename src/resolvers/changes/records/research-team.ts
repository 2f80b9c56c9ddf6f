import { LONGEST_NAME } from '../../../domain/limits.ts';
import type { RecordKind } from './record.ts';

/** Mutations of research teams. */
export const RESEARCH_TEAM: RecordKind = {
  name: 'ResearchTeam',
  means: { zh: '科研团队', en: 'research team' },
  right: 'WRITE_RECORDS',
  fields: {
    ref: {
      column: 'ref',
      type: 'REF',
      required: true,
      fixed: true,
      means: { zh: '团队编号', en: 'Its reference as scheme:value' },
    },
    consortium: {
      column: 'consortiumId',
      type: 'RECORD',
      noun: 'Consortium',
      required: true,
      fixed: true,
      means: { zh: '创新联合体', en: 'The global id of the consortium' },
    },
    name: {
      column: 'name',
      type: 'TEXT',
      longest: LONGEST_NAME,
      required: true,
      means: { zh: '团队名称', en: 'Its name' },
    },
    hostUnit: {
      column: 'hostUnitId',
      type: 'RECORD',
      noun: 'Unit',
      means: { zh: '依托单位', en: 'The global id of the unit that hosts it' },
    },
  },
  end: { column: 'endedOn', means: { zh: '解散日期', en: 'The first day on which it is no more' } },
  removal: {
    referredToBy: [{ table: 'TeamMember', column: 'teamId', means: { zh: '团队成员', en: 'people' } }],
  },
  owners: ['consortium'],
};
