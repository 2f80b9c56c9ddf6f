import { type Sql, sql } from '../../database/statement.ts';
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';

/** The records whose history is read: each with that of the records which belong to it. */
export const HISTORY_SUBJECTS = [
  'Unit',
  'Consortium',
  'Platform',
  'ResearchTeam',
  'Project',
  'Funding',
  'Application',
] as const;
export type HistorySubject = (typeof HISTORY_SUBJECTS)[number];

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

/** The instant at which a day begins in Asia/Shanghai. */
export function beginningOf(day: CalendarDate): Sql {
  return sql`(${`${day} 00:00:00+08`}::text::timestamptz)`;
}

/** The instant at which a day ends in Asia/Shanghai. */
export function endOf(day: CalendarDate): Sql {
  return beginningOf(addDays(day, 1));
}
