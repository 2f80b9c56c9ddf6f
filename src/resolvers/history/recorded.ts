import { sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Context } from '../request/context.ts';
import { AtlasError } from '../request/errors.ts';
import { defineLoader, rowsBy } from '../request/loader.ts';
import { decodeId } from '../request/global-id.ts';
import type { Page, PageArguments } from '../request/page.ts';
import { pageOfSorted } from '../request/sorted-page.ts';
import { COMMITTED_AT } from './history.ts';
import {
  endOf,
  HISTORY_OWNERS,
  type HistorySubject,
  isOwner,
  type KeptRecord,
  ofSubject,
  subjectsOf,
} from './subject.ts';

/** A record as it stood in the database on some day. */
export interface RecordedRow {
  readonly record: KeptRecord;
  /** Its name in the history. */
  readonly recordKey: string;
  readonly recordId: number | null;
  readonly version: number | null;
  /** Since when it stood so. */
  readonly committedAt: string;
  readonly actor: string;
  /** Its columns as the database writes them; null is unknown. */
  readonly columns: readonly { readonly column: string; readonly value: string | null }[];
}

/** A record and what belonged to it at the end of a day. */
export interface RecordedState {
  readonly on: CalendarDate;
  readonly record: RecordedRow;
  readonly belonging: readonly RecordedRow[];
}

interface SubjectRow extends RecordedRow {
  readonly subjectId: number;
  readonly isSubject: boolean;
}

/**
 * One statement brings the last images, by the end of the day, of all records that an answer shows: but not of those that
 * were removed by then, or had come to belong to another record.
 */
const statesBySubject = defineLoader<
  number,
  SubjectRow[],
  { readonly subject: HistorySubject; readonly on: CalendarDate }
>(async (ids, { subject, on }, { database }) => {
  const rows = await database.query<SubjectRow>(sql`
    SELECT subject.id AS "subjectId", last."record" = ${subject} AS "isSubject", last."record", last."recordKey",
      (last."image" ->> 'id')::int AS "recordId", (last."image" ->> 'version')::int AS version, last."committedAt", last."actor",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('column', key, 'value', value) ORDER BY key), '[]')
       FROM jsonb_each_text(last."image") WHERE key NOT IN ('id', 'version')) AS columns
    FROM ${subjectsOf(subject, ids)} CROSS JOIN LATERAL (
      SELECT DISTINCT ON (change."record", change."recordKey") change.*, ${COMMITTED_AT} AS "committedAt", change_set."actor"
      FROM "Change" change JOIN "ChangeSeal" seal ON seal."changeSetId" = change."changeSetId"
      JOIN "ChangeSet" change_set ON change_set."id" = change."changeSetId"
      WHERE ${ofSubject(subject)} AND seal."committedAt" < ${endOf(on)}
      ORDER BY change."record", change."recordKey", change."id" DESC
    ) last
    WHERE last."action" <> 'REMOVED' AND NOT EXISTS (
      SELECT FROM "Change" later JOIN "ChangeSeal" seal ON seal."changeSetId" = later."changeSetId"
      WHERE later."record" = last."record" AND later."recordKey" = last."recordKey" AND later."id" > last."id"
        AND seal."committedAt" < ${endOf(on)})`);
  return rowsBy(rows, ({ subjectId }) => subjectId);
});

/** A record and what belonged to it, as the database had them at the end of a day; null where it had no such record. */
export async function recordedStateOf(
  context: Context,
  subject: HistorySubject,
  id: number,
  on: CalendarDate,
): Promise<RecordedState | null> {
  const rows = (await statesBySubject(context, { subject, on }).load(id)) ?? [];
  const record = rows.find(({ isSubject }) => isSubject);
  return record ? { on, record, belonging: rows.filter(({ isSubject }) => !isSubject) } : null;
}

/**
 * The same by a global id, for records that are no more, too.
 *
 * @throws AtlasError BAD_ID where the id is of a record that has no history of its own.
 */
export function recordedNode(
  context: Context,
  globalId: string,
  on: CalendarDate,
): Promise<RecordedState | null> {
  const { type, id } = decodeId(globalId);
  if (!isOwner(type)) {
    throw new AtlasError(
      'BAD_ID',
      `A ${type} is part of the history of the record that it belongs to; give the id of one of ${HISTORY_OWNERS.join(', ')}, or ask its own "asRecorded".`,
    );
  }
  return recordedStateOf(context, type, id, on);
}

/** A page of the records that belonged to another, by type and key. */
export function belongingTo(
  { record: owner, belonging }: RecordedState,
  args: PageArguments,
): Page<RecordedRow> {
  return pageOfSorted(belonging, args, {
    name: `recorded of ${owner.record} ${owner.recordKey}`,
    keyCount: 2,
    keysOf: ({ record, recordKey }) => [record, recordKey],
  });
}
