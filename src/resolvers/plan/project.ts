import { sql } from '../../database/statement.ts';
import type { ProjectUnitRole } from '../../domain/vocabulary.ts';
import { BUDGET_LINE as BUDGET_LINE_NOUN } from '../../model/budget-line.ts';
import { EQUIPMENT_ITEM as EQUIPMENT_ITEM_NOUN } from '../../model/equipment-item.ts';
import { FUNDING as FUNDING_NOUN } from '../../model/funding.ts';
import { PROJECT_GROUP as PROJECT_GROUP_NOUN } from '../../model/project-group.ts';
import { PROJECT_INDICATOR as PROJECT_INDICATOR_NOUN } from '../../model/project-indicator.ts';
import { PROJECT_MILESTONE as PROJECT_MILESTONE_NOUN } from '../../model/project-milestone.ts';
import { PROJECT_PERSON as PROJECT_PERSON_NOUN } from '../../model/project-person.ts';
import { PROJECT_SCHEDULE_ITEM as PROJECT_SCHEDULE_ITEM_NOUN } from '../../model/project-schedule-item.ts';
import { PROJECT_UNIT as PROJECT_UNIT_NOUN } from '../../model/project-unit.ts';
import { PROJECT as PROJECT_NOUN } from '../../model/project.ts';
import { NOTES_BY_PROJECT } from '../nouns/consortium-record.ts';
import { FUNDINGS_BY_PROJECT } from '../nouns/funding.ts';
import {
  BUDGET_BY_PROJECT,
  EQUIPMENT_BY_PROJECT,
  INDICATORS_BY_PROJECT,
  MILESTONES_BY_PROJECT,
  PERSONS_BY_PROJECT,
  SCHEDULE_BY_PROJECT,
} from '../nouns/project-detail.ts';
import { columnPlans, provenance, recordFields, toOne, withRight } from './columns.ts';
import { listText } from './json-text.ts';
import { ownedList } from './owned-list.ts';
import { patentsOf } from './patent.ts';
import type { FieldPlan, TypePlan } from './type-plan.ts';

/** The fields of Project that anybody may see. */
export const PROJECT: TypePlan = {
  ...recordFields('Project'),
  ...columnPlans(PROJECT_NOUN),
  provenance,
  consortium: toOne('Consortium', 'consortiumId'),
  group: toOne('ProjectGroup', 'groupId'),
  fundings: ownedList(FUNDINGS_BY_PROJECT),
  patents: patentsOf('Project'),
  indicators: ownedList(INDICATORS_BY_PROJECT),
  schedule: ownedList(SCHEDULE_BY_PROJECT),
  milestones: ownedList(MILESTONES_BY_PROJECT),
  budget: ownedList(BUDGET_BY_PROJECT),
  equipment: ownedList(EQUIPMENT_BY_PROJECT),
  persons: withRight('PERSONS', ownedList(PERSONS_BY_PROJECT)),
  notes: ownedList(NOTES_BY_PROJECT),
  parts: ({ row, scope }, { fields }) =>
    listText(sql`SELECT ${scope.object('ProjectUnit', sql`part`, fields)} AS "json"
      FROM "ProjectUnit" part JOIN "Unit" unit ON unit."id" = part."unitId"
      WHERE part."projectId" = ${row}."id" ORDER BY part."role", unit."ref"`),
  undertakers: unitsInRole('UNDERTAKER'),
  participants: unitsInRole('PARTICIPANT'),
};

function unitsInRole(role: ProjectUnitRole): FieldPlan {
  return ({ row, scope }, { fields }) =>
    listText(sql`SELECT ${scope.object('Unit', sql`unit`, fields)} AS "json"
      FROM "ProjectUnit" part JOIN "Unit" unit ON unit."id" = part."unitId"
      WHERE part."projectId" = ${row}."id" AND part."role" = ${role}::"ProjectUnitRole" ORDER BY unit."ref"`);
}

/** The fields of Funding. */
export const FUNDING: TypePlan = {
  ...recordFields('Funding'),
  ...columnPlans(FUNDING_NOUN),
  provenance,
  project: toOne('Project', 'projectId'),
  recipient: toOne('Unit', 'recipientUnitId'),
};

/** The fields of ProjectUnit; whoever plans one joins its unit. */
export const PROJECT_UNIT: TypePlan = {
  ...recordFields('ProjectUnit'),
  ...columnPlans(PROJECT_UNIT_NOUN),
  unit: ({ scope }, { fields }) => scope.object('Unit', sql`unit`, fields),
};

/** The fields of ProjectGroup. */
export const PROJECT_GROUP: TypePlan = {
  ...recordFields('ProjectGroup'),
  ...columnPlans(PROJECT_GROUP_NOUN),
};

/** The fields of ProjectIndicator. */
export const PROJECT_INDICATOR: TypePlan = {
  ...recordFields('ProjectIndicator'),
  ...columnPlans(PROJECT_INDICATOR_NOUN),
};

/** The fields of ProjectScheduleItem. */
export const PROJECT_SCHEDULE_ITEM: TypePlan = {
  ...recordFields('ProjectScheduleItem'),
  ...columnPlans(PROJECT_SCHEDULE_ITEM_NOUN),
};

/** The fields of ProjectMilestone. */
export const PROJECT_MILESTONE: TypePlan = {
  ...recordFields('ProjectMilestone'),
  ...columnPlans(PROJECT_MILESTONE_NOUN),
};

/** The fields of BudgetLine. */
export const BUDGET_LINE: TypePlan = {
  ...recordFields('BudgetLine'),
  ...columnPlans(BUDGET_LINE_NOUN),
};

/** The fields of EquipmentItem. */
export const EQUIPMENT_ITEM: TypePlan = {
  ...recordFields('EquipmentItem'),
  ...columnPlans(EQUIPMENT_ITEM_NOUN),
};

/** The fields of ProjectPerson but for numbers, which are encrypted; whoever plans one has the right to people. */
export const PROJECT_PERSON: TypePlan = {
  ...recordFields('ProjectPerson'),
  ...columnPlans(PROJECT_PERSON_NOUN),
  employer: toOne('Unit', 'employerUnitId'),
};
