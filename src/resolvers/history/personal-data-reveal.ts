import { type Sql, sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Context } from '../request/context.ts';
import { isRegisteredIn, liesIn } from '../nouns/division.ts';
import { AtlasError } from '../request/errors.ts';
import { beginningOf, endOf } from './subject.ts';
import { decodeId } from '../request/global-id.ts';
import { allOf, isGiven, type ListOrder, type Page, type PageArguments, planPage } from '../request/page.ts';
import type { PersonalField } from '../nouns/personal-data.ts';
import { reachOf, rightRefused } from '../request/rights.ts';
import { rowCount } from '../nouns/rows.ts';

/** A type of record that holds document or phone numbers. */
type PersonalRecord = PersonalField['table'];

/** That somebody was shown a document or phone number in full. */
export interface PersonalDataRevealRow {
  /** Its number; greater in later ones. */
  readonly revealId: string;
  readonly revealedAt: string;
  readonly actor: string;
  readonly role: string;
  readonly requestId: string | null;
  readonly record: PersonalRecord;
  readonly recordId: number;
  readonly column: PersonalField['column'];
}

/** What the looks at personal data are narrowed by. */
export interface RevealFilter {
  readonly actor?: string | null | undefined;
  readonly requestId?: string | null | undefined;
  /** The global id of the record whose number was shown. */
  readonly record?: string | null | undefined;
  /** The first day, in Asia/Shanghai. */
  readonly from?: CalendarDate | null | undefined;
  /** The last day. */
  readonly until?: CalendarDate | null | undefined;
}

const NEWEST_FIRST: ListOrder<PersonalDataRevealRow> = {
  name: 'reveal',
  keys: [
    {
      expression: sql`reveal."id"`,
      type: sql`bigint`,
      pattern: /^\d{1,18}$/,
      valueOf: ({ revealId }) => revealId,
    },
  ],
  descending: true,
};

const COLUMNS = sql`reveal."id"::text AS "revealId",
  to_char(reveal."revealedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "revealedAt",
  reveal."actor", reveal."role", reveal."requestId", reveal."record", reveal."recordKey"::int AS "recordId",
  reveal."field" AS "column"`;

/**
 * A page of who was shown which number in full, the newest first, as far as the viewer's right goes: an officer
 * sees this for records of the own division; for records that no longer exist only an administrator does.
 *
 * @throws AtlasError UNAUTHENTICATED or FORBIDDEN where the right goes to nothing, BAD_ID where the filter names a record
 * that holds no such numbers, BAD_USER_INPUT where its days are the wrong way round.
 */
export async function listReveals(
  context: Context,
  args: PageArguments & { readonly filter?: RevealFilter | null | undefined },
): Promise<Page<PersonalDataRevealRow>> {
  // What is shown is no part of the history, whose head tells whether answers still hold.
  context.answerOnce();
  const plan = planPage(args, NEWEST_FIRST);
  const condition = allOf([withinReach(context), ...filterConditions(args.filter ?? {})]);
  const rows = await context.database.query<PersonalDataRevealRow>(sql`
    SELECT ${COLUMNS} FROM "PersonalDataReveal" reveal
    WHERE ${condition} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`);
  return plan.page(rows, () =>
    rowCount(context.database, sql`"PersonalDataReveal" reveal WHERE ${condition}`),
  );
}

function withinReach({ viewer, today }: Context): Sql | undefined {
  const reach = reachOf(viewer, 'REVEALS');
  if (reach.to === 'EVERYTHING') return undefined;
  if (reach.to !== 'DIVISION') throw rightRefused(viewer, 'REVEALS');
  const areas = [reach.divisionCode];
  const key = sql`reveal."recordKey"::int`;
  return sql`CASE reveal."record"
    WHEN 'Unit' THEN ${isRegisteredIn(key, areas, today)}
    ELSE ${key} IN (
      SELECT person."id" FROM "ProjectPerson" person JOIN "Project" project ON project."id" = person."projectId"
      JOIN "Consortium" consortium ON consortium."id" = project."consortiumId"
      WHERE ${liesIn(sql`consortium."divisionCode"`, areas)})
    END`;
}

function filterConditions({ actor, requestId, record, from, until }: RevealFilter): (Sql | undefined)[] {
  if (isGiven(from) && isGiven(until) && from > until) {
    throw new AtlasError('BAD_USER_INPUT', `"from" (${from}) lies behind "until" (${until}); exchange them.`);
  }
  return [
    isGiven(actor) ? sql`reveal."actor" = ${actor}` : undefined,
    isGiven(requestId) ? sql`reveal."requestId" = ${requestId}` : undefined,
    isGiven(record) ? ofRecord(record) : undefined,
    isGiven(from) ? sql`reveal."revealedAt" >= ${beginningOf(from)}` : undefined,
    isGiven(until) ? sql`reveal."revealedAt" < ${endOf(until)}` : undefined,
  ];
}

function ofRecord(globalId: string): Sql {
  const { type, id } = decodeId(globalId);
  if (type !== 'Unit' && type !== 'ProjectPerson') {
    throw new AtlasError(
      'BAD_ID',
      `This is the id of a ${type}, which holds no document or phone number; give the id of a Unit or ProjectPerson.`,
    );
  }
  return sql`reveal."record" = ${type} AND reveal."recordKey" = ${String(id)}`;
}
