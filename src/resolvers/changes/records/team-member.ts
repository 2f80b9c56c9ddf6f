import { EARLIEST_BIRTH_YEAR, LATEST_YEAR, LONGEST_NAME, LONGEST_WORD } from '../../../domain/limits.ts';
import { ofSameConsortium } from './consortium-check.ts';
import type { RecordKind } from './record.ts';

/** Mutations of people of research teams. */
export const TEAM_MEMBER: RecordKind = {
  name: 'TeamMember',
  means: { zh: '科研团队成员', en: 'person of a research team' },
  right: 'WRITE_RECORDS',
  fields: {
    consortium: {
      column: 'consortiumId',
      type: 'RECORD',
      noun: 'Consortium',
      required: true,
      fixed: true,
      means: { zh: '创新联合体', en: 'The global id of the consortium' },
    },
    team: {
      column: 'teamId',
      type: 'RECORD',
      noun: 'ResearchTeam',
      means: { zh: '所属团队', en: 'The global id of the team, which is one of the same consortium' },
    },
    name: {
      column: 'name',
      type: 'TEXT',
      longest: LONGEST_WORD,
      required: true,
      means: { zh: '姓名', en: 'Name' },
    },
    isLeader: {
      column: 'isLeader',
      type: 'BOOLEAN',
      means: { zh: '是否团队负责人', en: 'Whether the person leads the team' },
    },
    birthYear: {
      column: 'birthYear',
      type: 'INTEGER',
      least: EARLIEST_BIRTH_YEAR,
      most: LATEST_YEAR,
      means: { zh: '出生年份', en: 'Year of birth' },
    },
    title: {
      column: 'title',
      type: 'TEXT',
      longest: LONGEST_WORD,
      means: { zh: '职称', en: 'Academic or technical title' },
    },
    position: {
      column: 'position',
      type: 'TEXT',
      longest: LONGEST_WORD,
      means: { zh: '职务', en: 'Position held' },
    },
    specialty: {
      column: 'specialty',
      type: 'TEXT',
      longest: LONGEST_NAME,
      means: { zh: '从事专业', en: 'Specialty' },
    },
    employer: {
      column: 'employerUnitId',
      type: 'RECORD',
      noun: 'Unit',
      means: { zh: '工作单位', en: 'The global id of the unit that employs the person' },
    },
  },
  removal: {},
  seenBy: 'PERSONS',
  owners: ['consortium'],
  checks: [ofSameConsortium('TeamMember', 'team', { table: 'ResearchTeam', column: 'teamId' })],
};
