import { type Sql, sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { ChangeAction } from '../../generated/prisma/enums.ts';
import type { Context } from '../request/context.ts';
import { AtlasError } from '../request/errors.ts';
import { defineLoader, rowBy, rowsBy } from '../request/loader.ts';
import {
  allOf,
  anyOf,
  isGiven,
  type ListOrder,
  type Page,
  type PageArguments,
  planOwnedPage,
  planPage,
} from '../request/page.ts';
import type { ColumnChange } from './recorded-field.ts';
import {
  beginningOf,
  endOf,
  type HistorySubject,
  type KeptRecord,
  ofSubject,
  subjectsOf,
} from './subject.ts';

/** A change of a record, with who made it and which columns it changed. */
export interface RecordChangeRow {
  /** The number of the change; greater in later ones. */
  readonly changeId: string;
  readonly committedAt: string;
  readonly actor: string;
  readonly role: string | null;
  readonly operation: string | null;
  readonly requestId: string | null;
  readonly reason: string | null;
  readonly record: KeptRecord;
  readonly recordId: number | null;
  readonly version: number | null;
  readonly action: ChangeAction;
  readonly columns: readonly ColumnChange[];
}

/** What a history is narrowed by. */
export interface HistoryFilter {
  /** The first day, in Asia/Shanghai. */
  readonly from?: CalendarDate | null | undefined;
  /** The last day. */
  readonly until?: CalendarDate | null | undefined;
  readonly records?: readonly string[] | null | undefined;
}

/** The arguments of a history. */
export type HistoryArguments = PageArguments & { readonly filter?: HistoryFilter | null | undefined };

interface SubjectArguments extends HistoryArguments {
  readonly subject: HistorySubject;
}

const NEWEST_FIRST: ListOrder<RecordChangeRow> = {
  name: 'history',
  keys: [
    {
      expression: sql`change."id"`,
      type: sql`bigint`,
      pattern: /^\d{1,18}$/,
      valueOf: ({ changeId }) => changeId,
    },
  ],
  descending: true,
};

/** An instant as ISO 8601 has it. */
export const COMMITTED_AT = sql`to_char(seal."committedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * One statement brings the changes of all records of an answer, each with the image before it: the changes of one record
 * follow one another under the record's lock, so that the one before it has the next lower number.
 */
const changesBySubject = defineLoader<number, (RecordChangeRow & { subjectId: number })[], SubjectArguments>(
  async (ids, { subject, filter, ...page }, { database }) => {
    const plan = planPage(page, NEWEST_FIRST);
    const rows = await database.query<RecordChangeRow & { subjectId: number }>(sql`
      SELECT subject.id AS "subjectId", change."id"::text AS "changeId", change."committedAt",
        change."actor", change."role", change."operation", change."requestId", change."reason",
        change."record", (change."image" ->> 'id')::int AS "recordId", (change."image" ->> 'version')::int AS version,
        change."action"::text,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('column', key, 'before', old.value, 'after', new.value) ORDER BY key), '[]')
         FROM jsonb_each_text(CASE WHEN change."action" = 'REMOVED' THEN change."image" ELSE earlier."image" END) AS old (key, value)
         FULL JOIN jsonb_each_text(CASE WHEN change."action" = 'REMOVED' THEN NULL ELSE change."image" END) AS new (key, value) USING (key)
         WHERE old.value IS DISTINCT FROM new.value AND key NOT IN ('id', 'version')) AS columns
      FROM ${subjectsOf(subject, ids)} CROSS JOIN LATERAL (
        SELECT change.*, ${COMMITTED_AT} AS "committedAt", change_set."actor", change_set."role", change_set."operation",
          change_set."requestId", change_set."reason"
        FROM ${CHANGES} WHERE ${ofSubject(subject)} AND ${historyCondition(filter ?? {})} AND ${plan.condition}
        ORDER BY ${plan.orderBy} LIMIT ${plan.limit}
      ) change LEFT JOIN LATERAL (
        SELECT before."image" FROM "Change" before
        WHERE before."record" = change."record" AND before."recordKey" = change."recordKey" AND before."id" < change."id"
          AND change."action" = 'CHANGED'
        ORDER BY before."id" DESC LIMIT 1
      ) earlier ON true
      ORDER BY ${plan.orderBy}`);
    return rowsBy(rows, ({ subjectId }) => subjectId);
  },
);

const countsBySubject = defineLoader<
  number,
  { subjectId: number; count: number },
  { subject: HistorySubject; filter: HistoryFilter }
>(async (ids, { subject, filter }, { database }) =>
  rowBy(
    await database.query<{ subjectId: number; count: number }>(sql`
      SELECT subject.id AS "subjectId", (
        SELECT count(*)::int FROM ${CHANGES} WHERE ${ofSubject(subject)} AND ${historyCondition(filter)}) AS count
      FROM ${subjectsOf(subject, ids)}`),
    ({ subjectId }) => subjectId,
  ),
);

const CHANGES = sql`"Change" change JOIN "ChangeSeal" seal ON seal."changeSetId" = change."changeSetId"
  JOIN "ChangeSet" change_set ON change_set."id" = change."changeSetId"`;

function historyCondition({ from, until, records }: HistoryFilter): Sql {
  return allOf([
    isGiven(from) ? sql`seal."committedAt" >= ${beginningOf(from)}` : undefined,
    isGiven(until) ? sql`seal."committedAt" < ${endOf(until)}` : undefined,
    anyOf(records, (names) => sql`change."record" = ANY (${names}::text[])`),
  ]);
}

/**
 * A page of the changes of a record and of the records that belong to it, the newest first.
 *
 * @throws AtlasError BAD_USER_INPUT where the days of the filter are the wrong way round.
 */
export async function historyOf(
  context: Context,
  subject: HistorySubject,
  id: number,
  args: HistoryArguments,
): Promise<Page<RecordChangeRow>> {
  const filter = args.filter ?? {};
  if (isGiven(filter.from) && isGiven(filter.until) && filter.from > filter.until) {
    throw new AtlasError(
      'BAD_USER_INPUT',
      `"from" (${filter.from}) lies behind "until" (${filter.until}); exchange them.`,
    );
  }
  const owner = `${subject} ${id}`;
  const plan = planOwnedPage(args, NEWEST_FIRST, owner);
  const rows = (await changesBySubject(context, { ...plan.ofMany, subject }).load(id)) ?? [];
  return plan.page(
    rows,
    async () => (await countsBySubject(context, { subject, filter }).load(id))?.count ?? 0,
  );
}
