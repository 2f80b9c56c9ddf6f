import { TEAM_MEMBER as NOUN } from '../../../model/team-member.ts';
import { ofSameConsortium } from './consortium-check.ts';
import type { RecordKind } from './record.ts';

/** Mutations of people of research teams. */
export const TEAM_MEMBER: RecordKind = {
  ...NOUN,
  right: 'WRITE_RECORDS',
  removal: {},
  seenBy: 'PERSONS',
  owners: ['consortium'],
  checks: [ofSameConsortium('TeamMember', 'team', { table: 'ResearchTeam', column: 'teamId' })],
};
