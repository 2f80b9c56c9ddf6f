import { sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Context } from '../request/context.ts';
import { defineLoader, rowBy, rowsBy } from '../request/loader.ts';
import type { Provenance } from './provenance.ts';

/** A research team as its table has it. */
export interface ResearchTeamRow extends Provenance {
  readonly id: number;
  readonly ref: string;
  readonly name: string;
  readonly consortiumId: number;
  readonly hostUnitId: number | null;
  /** The first day on which it is no more. */
  readonly endedOn: CalendarDate | null;
  readonly version: number;
}

/** A person of a research team: personal data. */
export interface TeamMemberRow {
  readonly id: number;
  readonly consortiumId: number;
  readonly teamId: number | null;
  readonly name: string;
  readonly isLeader: boolean | null;
  readonly birthYear: number | null;
  readonly title: string | null;
  readonly position: string | null;
  readonly specialty: string | null;
  readonly employerUnitId: number | null;
  readonly version: number;
}

const TEAM_COLUMNS = sql`"id", "ref", "name", "consortiumId", "hostUnitId", "endedOn", "version", "origin", "sourceDocument", "sourceClause"`;
const MEMBER_COLUMNS = sql`"id", "consortiumId", "teamId", "name", "isLeader", "birthYear", "title", "position", "specialty", "employerUnitId", "version"`;

/** Teams by id. */
export const teamsById = defineLoader<number, ResearchTeamRow, null>(async (ids, _, { database }) =>
  rowBy(
    await database.query<ResearchTeamRow>(
      sql`SELECT ${TEAM_COLUMNS} FROM "ResearchTeam" WHERE "id" = ANY (${ids}::int[])`,
    ),
    (team) => team.id,
  ),
);

/** Teams by consortium, in the order of their references. */
export const teamsByConsortium = defineLoader<number, ResearchTeamRow[], null>(
  async (consortiumIds, _, { database }) =>
    rowsBy(
      await database.query<ResearchTeamRow>(sql`
      SELECT ${TEAM_COLUMNS} FROM "ResearchTeam"
      WHERE "consortiumId" = ANY (${consortiumIds}::int[]) ORDER BY "consortiumId", "ref"`),
      (team) => team.consortiumId,
    ),
);

const peopleByConsortium = defineLoader<number, TeamMemberRow[], null>(
  async (consortiumIds, _, { database }) =>
    rowsBy(
      await database.query<TeamMemberRow>(sql`
      SELECT ${MEMBER_COLUMNS} FROM "TeamMember"
      WHERE "consortiumId" = ANY (${consortiumIds}::int[]) ORDER BY "consortiumId", "isLeader" DESC NULLS LAST, "name", "id"`),
      (person) => person.consortiumId,
    ),
);

/** People of teams by id. */
export const teamMembersById = defineLoader<number, TeamMemberRow, null>(async (ids, _, { database }) =>
  rowBy(
    await database.query<TeamMemberRow>(
      sql`SELECT ${MEMBER_COLUMNS} FROM "TeamMember" WHERE "id" = ANY (${ids}::int[])`,
    ),
    (person) => person.id,
  ),
);

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
