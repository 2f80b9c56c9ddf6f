import { RESEARCH_TEAM as NOUN } from '../../../model/research-team.ts';
import type { RecordKind } from './record.ts';

/** Mutations of research teams. */
export const RESEARCH_TEAM: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  removal: {
    referredToBy: [{ table: 'TeamMember', column: 'teamId', means: { zh: '团队成员', en: 'people' } }],
  },
  owners: ['consortium'],
};
