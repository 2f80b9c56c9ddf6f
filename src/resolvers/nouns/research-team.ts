import type { Row } from '../../model/column.ts';
import { defineRowsById, defineRowsByOwner, owned } from './rows.ts';
import { sql } from '../../database/statement.ts';
import type { Context } from '../request/context.ts';

/** A research team as its table has it. */
export type ResearchTeamRow = Row<'ResearchTeam'>;

/** A person of a research team: personal data. */
export type TeamMemberRow = Row<'TeamMember'>;

/** Teams by id. */
export const teamsById = defineRowsById('ResearchTeam');

/** Teams by consortium, in the order of their references. */
export const TEAMS_BY_CONSORTIUM = owned('ResearchTeam', 'consortiumId', (row) => sql`${row}."ref"`);
/** Loads them. */
export const teamsByConsortium = defineRowsByOwner(TEAMS_BY_CONSORTIUM);

/** People by consortium, leaders first. */
export const PEOPLE_BY_CONSORTIUM = owned(
  'TeamMember',
  'consortiumId',
  (row) => sql`${row}."isLeader" DESC NULLS LAST, ${row}."name", ${row}."id"`,
);
const peopleByConsortium = defineRowsByOwner(PEOPLE_BY_CONSORTIUM);

/** People of teams by id. */
export const teamMembersById = defineRowsById('TeamMember');

/** The people of a consortium, leaders first. */
export async function teamMembersOf(context: Context, consortiumId: number): Promise<TeamMemberRow[]> {
  return (await peopleByConsortium(context, null).load(consortiumId)) ?? [];
}

/** The people of one team. */
export async function membersOfTeam(context: Context, team: ResearchTeamRow): Promise<TeamMemberRow[]> {
  const people = await teamMembersOf(context, team.consortiumId);
  return people.filter((person) => person.teamId === team.id);
}

/** Who leads a team; null where nobody is known to. */
export async function leaderOfTeam(context: Context, team: ResearchTeamRow): Promise<TeamMemberRow | null> {
  return (await membersOfTeam(context, team)).find((person) => person.isLeader === true) ?? null;
}
