import { sql } from '../../database/statement.ts';
import type { Row } from '../../model/column.ts';
import type { Context } from '../request/context.ts';
import type { ProjectRow } from './project.ts';
import { defineRowsById, defineRowsByOwner } from './rows.ts';

/** The overall design of a group of projects. */
export type ProjectGroupRow = Row<'ProjectGroup'>;
/** A technical or economic indicator. */
export type IndicatorRow = Row<'ProjectIndicator'>;
/** An entry of a schedule. */
export type ScheduleItemRow = Row<'ProjectScheduleItem'>;
/** A milestone. */
export type MilestoneRow = Row<'ProjectMilestone'>;
/** What one source pays for one category. */
export type BudgetLineRow = Row<'BudgetLine'>;
/** Equipment to be bought. */
export type EquipmentItemRow = Row<'EquipmentItem'>;
/** A person of a project: personal data, without what is encrypted. */
export type ProjectPersonRow = Row<'ProjectPerson'>;

/** Groups of projects by id. */
export const groupsById = defineRowsById('ProjectGroup');
/** Groups of projects by consortium, in the order of their references. */
export const groupsByConsortium = defineRowsByOwner(
  'ProjectGroup',
  'consortiumId',
  (row) => sql`${row}."ref"`,
);

/** Indicators by id. */
export const indicatorsById = defineRowsById('ProjectIndicator');
/** Indicators by project, the binding ones first. */
export const indicatorsByProject = defineRowsByOwner(
  'ProjectIndicator',
  'projectId',
  (row) => sql`${row}."binding" DESC, ${row}."kind"`,
);

/** Entries of schedules by id. */
export const scheduleItemsById = defineRowsById('ProjectScheduleItem');
/** The schedule by project, in the order of time. */
export const scheduleByProject = defineRowsByOwner(
  'ProjectScheduleItem',
  'projectId',
  (row) => sql`${row}."startsOn", ${row}."id"`,
);

/** Milestones by id. */
export const milestonesById = defineRowsById('ProjectMilestone');
/** Milestones by project. */
export const milestonesByProject = defineRowsByOwner(
  'ProjectMilestone',
  'projectId',
  (row) => sql`${row}."position"`,
);

/** Budget lines by id. */
export const budgetLinesById = defineRowsById('BudgetLine');
/** Budget lines by project. */
export const budgetByProject = defineRowsByOwner(
  'BudgetLine',
  'projectId',
  (row) => sql`${row}."category", ${row}."source"`,
);

/** Equipment by id. */
export const equipmentById = defineRowsById('EquipmentItem');
/** Equipment by project, in the order of the form. */
export const equipmentByProject = defineRowsByOwner('EquipmentItem', 'projectId', (row) => sql`${row}."id"`);

/** People of projects by id. */
export const personsById = defineRowsById('ProjectPerson');
const personsByProject = defineRowsByOwner(
  'ProjectPerson',
  'projectId',
  (row) => sql`${row}."isLeader" DESC, ${row}."name", ${row}."id"`,
);

/** The people of a project, its leader first. */
export async function personsOf(context: Context, project: ProjectRow): Promise<ProjectPersonRow[]> {
  return (await personsByProject(context, null).load(project.id)) ?? [];
}
