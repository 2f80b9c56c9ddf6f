import { sql } from '../../database/statement.ts';
import type { Row } from '../../model/column.ts';
import type { Context } from '../request/context.ts';
import type { ProjectRow } from './project.ts';
import { defineRowsById, defineRowsByOwner, owned } from './rows.ts';

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
export const GROUPS_BY_CONSORTIUM = owned('ProjectGroup', 'consortiumId', (row) => sql`${row}."ref"`);
/** Loads them. */
export const groupsByConsortium = defineRowsByOwner(GROUPS_BY_CONSORTIUM);

/** Indicators by id. */
export const indicatorsById = defineRowsById('ProjectIndicator');
/** Indicators by project, the binding ones first. */
export const INDICATORS_BY_PROJECT = owned(
  'ProjectIndicator',
  'projectId',
  (row) => sql`${row}."binding" DESC, ${row}."kind"`,
);
/** Loads them. */
export const indicatorsByProject = defineRowsByOwner(INDICATORS_BY_PROJECT);

/** Entries of schedules by id. */
export const scheduleItemsById = defineRowsById('ProjectScheduleItem');
/** The schedule by project, in the order of time. */
export const SCHEDULE_BY_PROJECT = owned(
  'ProjectScheduleItem',
  'projectId',
  (row) => sql`${row}."startsOn", ${row}."id"`,
);
/** Loads them. */
export const scheduleByProject = defineRowsByOwner(SCHEDULE_BY_PROJECT);

/** Milestones by id. */
export const milestonesById = defineRowsById('ProjectMilestone');
/** Milestones by project. */
export const MILESTONES_BY_PROJECT = owned('ProjectMilestone', 'projectId', (row) => sql`${row}."position"`);
/** Loads them. */
export const milestonesByProject = defineRowsByOwner(MILESTONES_BY_PROJECT);

/** Budget lines by id. */
export const budgetLinesById = defineRowsById('BudgetLine');
/** Budget lines by project. */
export const BUDGET_BY_PROJECT = owned(
  'BudgetLine',
  'projectId',
  (row) => sql`${row}."category", ${row}."source"`,
);
/** Loads them. */
export const budgetByProject = defineRowsByOwner(BUDGET_BY_PROJECT);

/** Equipment by id. */
export const equipmentById = defineRowsById('EquipmentItem');
/** Equipment by project, in the order of the form. */
export const EQUIPMENT_BY_PROJECT = owned('EquipmentItem', 'projectId', (row) => sql`${row}."id"`);
/** Loads them. */
export const equipmentByProject = defineRowsByOwner(EQUIPMENT_BY_PROJECT);

/** People of projects by id. */
export const personsById = defineRowsById('ProjectPerson');
/** People of projects, the leader first. */
export const PERSONS_BY_PROJECT = owned(
  'ProjectPerson',
  'projectId',
  (row) => sql`${row}."isLeader" DESC, ${row}."name", ${row}."id"`,
);
const personsByProject = defineRowsByOwner(PERSONS_BY_PROJECT);

/** The people of a project, its leader first. */
export async function personsOf(context: Context, project: ProjectRow): Promise<ProjectPersonRow[]> {
  return (await personsByProject(context, null).load(project.id)) ?? [];
}
