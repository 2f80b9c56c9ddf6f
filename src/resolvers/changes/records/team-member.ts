import { ofSameConsortium } from './consortium-check.ts';
import type { SpecialRecordKind } from './record.ts';

/** What is special about mutations of people of research teams. */
export const TEAM_MEMBER: SpecialRecordKind = {
  seenBy: 'PERSONS',
  checks: [ofSameConsortium('TeamMember', 'team', { table: 'ResearchTeam', column: 'teamId' })],
};
