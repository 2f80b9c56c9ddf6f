import { rawSql, type Sql, sql } from '../../database/statement.ts';
import type { Noun } from '../../model/noun.ts';
import { type NounName, NOUNS } from '../../model/nouns.ts';
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';

/** The kept records that the model does not tell: places, what members agreed to, and applications. */
const OTHER_RECORDS = [
  'Division',
  'DivisionSuccession',
  'MemberChange',
  'MemberConsent',
  'Application',
  'ApplicationMove',
  'ApplicationReviewer',
] as const;

/** A type of record whose changes are kept. */
export type KeptRecord = NounName | (typeof OTHER_RECORDS)[number];
/** Every one of them. */
export const KEPT_RECORDS: readonly KeptRecord[] = [...NOUNS.map(({ name }) => name), ...OTHER_RECORDS];

/** The records whose history is read: owners with what belongs to them, parts by themselves. */
export type HistorySubject = NounName | 'Application';

/** The parts, with the columns that name a row of them in the history. */
const PARTS: ReadonlyMap<string, readonly string[]> = new Map(
  NOUNS.flatMap(({ name, history: { partBy } }: Noun) => (partBy ? [[name, partBy]] : [])),
);

/** The records that own the changes of those which belong to them, and their own. */
export const HISTORY_OWNERS: readonly HistorySubject[] = [
  ...NOUNS.map(({ name }) => name).filter((name) => !PARTS.has(name)),
  'Application',
];

/** Whether other records may belong to one of a type. */
export function isOwner(subject: string): subject is HistorySubject {
  return HISTORY_OWNERS.some((owner) => owner === subject);
}

/** The rows of a type by their numbers, as a table `subject` of each with its name in the history. */
export function subjectsOf(subject: HistorySubject, ids: readonly number[]): Sql {
  const columns = PARTS.get(subject) ?? ['id'];
  if (columns.join() === 'id') {
    return sql`(SELECT id, id::text AS key FROM unnest(${ids}::int[]) AS id) AS subject`;
  }
  return sql`(SELECT part."id" AS id, change_key(to_jsonb(part), ${columns}::text[]) AS key
    FROM ${rawSql(`"${subject}"`)} part WHERE part."id" = ANY (${ids}::int[])) AS subject`;
}

/** Which changes make up the history of a `subject`. A part that was removed and made anew is another one. */
export function ofSubject(subject: HistorySubject): Sql {
  return isOwner(subject)
    ? sql`change."ownerRecord" = ${subject} AND change."ownerKey" = subject.key`
    : sql`change."record" = ${subject} AND change."recordKey" = subject.key AND change."image" ->> 'id' = subject.id::text`;
}

/** The instant at which a day begins in Asia/Shanghai. */
export function beginningOf(day: CalendarDate): Sql {
  return sql`(${`${day} 00:00:00+08`}::text::timestamptz)`;
}

/** The instant at which a day ends in Asia/Shanghai. */
export function endOf(day: CalendarDate): Sql {
  return beginningOf(addDays(day, 1));
}
