import { rawSql, type Sql, sql } from '../../database/statement.ts';
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';

/** The records that own the changes of those which belong to them, and their own. */
export const HISTORY_OWNERS = [
  'Unit',
  'Consortium',
  'Platform',
  'ResearchTeam',
  'Project',
  'Funding',
  'Application',
  'Note',
] as const;
export type HistoryOwner = (typeof HISTORY_OWNERS)[number];

/**
 * The records that belong to another, with the columns that name a row of them in the history where its number does not:
 * those of the triggers of their tables.
 */
const PARTS = {
  Registration: null,
  Qualification: null,
  FinancialYear: ['unitId', 'year'],
  Membership: null,
  TeamMember: null,
  ProjectGroup: null,
  ProjectUnit: ['projectId', 'unitId', 'role'],
  ProjectPerson: null,
  ProjectIndicator: null,
  ProjectScheduleItem: null,
  ProjectMilestone: ['projectId', 'position'],
  BudgetLine: ['projectId', 'category', 'source'],
  EquipmentItem: null,
  Evaluation: null,
  Report: null,
} as const;
type HistoryPart = keyof typeof PARTS;

/** The records whose history is read: owners with what belongs to them, parts by themselves. */
export type HistorySubject = HistoryOwner | HistoryPart;

/** Every type of record whose changes are kept. */
export const KEPT_RECORDS = [
  'Division',
  'DivisionSuccession',
  'Unit',
  'Registration',
  'Qualification',
  'FinancialYear',
  'Consortium',
  'Membership',
  'MemberChange',
  'MemberConsent',
  'Platform',
  'ResearchTeam',
  'TeamMember',
  'ProjectGroup',
  'Project',
  'ProjectUnit',
  'ProjectPerson',
  'ProjectIndicator',
  'ProjectScheduleItem',
  'ProjectMilestone',
  'BudgetLine',
  'EquipmentItem',
  'Funding',
  'Evaluation',
  'Report',
  'Application',
  'ApplicationMove',
  'ApplicationReviewer',
  'Note',
] as const;
export type KeptRecord = (typeof KEPT_RECORDS)[number];

/** Whether other records may belong to one of a type. */
export function isOwner(subject: string): subject is HistoryOwner {
  return HISTORY_OWNERS.some((owner) => owner === subject);
}

/** The rows of a type by their numbers, as a table `subject` of each with its name in the history. */
export function subjectsOf(subject: HistorySubject, ids: readonly number[]): Sql {
  const columns = isOwner(subject) ? null : PARTS[subject];
  if (columns === null) {
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
