import type { ObjectRef } from '@pothos/core';
import type DataLoader from 'dataloader';
import type { Context } from '../resolvers/context.ts';
import { isShown } from '../resolvers/node.ts';
import type { RecordKind } from '../resolvers/records/record.ts';
import { evaluationsById, notesById, reportsById } from '../resolvers/consortium-record.ts';
import { consortiaById } from '../resolvers/consortium.ts';
import { fundingsById } from '../resolvers/funding.ts';
import { membershipsById } from '../resolvers/membership.ts';
import { platformsById } from '../resolvers/platform.ts';
import {
  budgetLinesById,
  equipmentById,
  groupsById,
  indicatorsById,
  milestonesById,
  personsById,
  scheduleItemsById,
} from '../resolvers/project-detail.ts';
import { partsById, projectsById } from '../resolvers/project.ts';
import { BUDGET_LINE } from '../resolvers/records/budget-line.ts';
import { CONSORTIUM } from '../resolvers/records/consortium.ts';
import { EQUIPMENT_ITEM } from '../resolvers/records/equipment-item.ts';
import { EVALUATION } from '../resolvers/records/evaluation.ts';
import { FINANCIAL_YEAR } from '../resolvers/records/financial-year.ts';
import { FUNDING } from '../resolvers/records/funding.ts';
import { MEMBERSHIP } from '../resolvers/records/membership.ts';
import { NOTE } from '../resolvers/records/note.ts';
import { PLATFORM } from '../resolvers/records/platform.ts';
import { PROJECT_GROUP } from '../resolvers/records/project-group.ts';
import { PROJECT_INDICATOR } from '../resolvers/records/project-indicator.ts';
import { PROJECT_MILESTONE } from '../resolvers/records/project-milestone.ts';
import { PROJECT_PERSON } from '../resolvers/records/project-person.ts';
import { PROJECT_SCHEDULE_ITEM } from '../resolvers/records/project-schedule-item.ts';
import { PROJECT_UNIT } from '../resolvers/records/project-unit.ts';
import { PROJECT } from '../resolvers/records/project.ts';
import { QUALIFICATION } from '../resolvers/records/qualification.ts';
import { REGISTRATION } from '../resolvers/records/registration.ts';
import { REPORT } from '../resolvers/records/report.ts';
import { RESEARCH_TEAM } from '../resolvers/records/research-team.ts';
import { TEAM_MEMBER } from '../resolvers/records/team-member.ts';
import { UNIT } from '../resolvers/records/unit.ts';
import { registrationsById } from '../resolvers/registration.ts';
import { teamMembersById, teamsById } from '../resolvers/research-team.ts';
import { financialYearsById, titlesById, unitsById } from '../resolvers/unit.ts';
import type { builder } from './builder.ts';
import { addRecordMutations } from './record-mutations.ts';
import {
  BudgetLine,
  Consortium,
  EquipmentItem,
  Evaluation,
  FinancialYear,
  Funding,
  Membership,
  Note,
  Platform,
  Project,
  ProjectGroup,
  ProjectIndicator,
  ProjectMilestone,
  ProjectPerson,
  ProjectScheduleItem,
  ProjectUnit,
  Qualification,
  Registration,
  Report,
  ResearchTeam,
  TeamMember,
  Unit,
} from './refs.ts';

type Types = (typeof builder)['$inferSchemaTypes'];

interface Row {
  readonly id: number;
}

/** Adds the mutations of a kind of record, whose payloads show it to whoever sees such records. */
function addMutations<KindRow extends Row>(
  kind: RecordKind,
  type: ObjectRef<Types, KindRow>,
  rowsById: (context: Context, args: null) => DataLoader<number, KindRow | undefined>,
): void {
  const shownType: ObjectRef<Types, Row> = type;
  const shown = async (context: Context, id: number): Promise<Row | null> =>
    (await isShown(context, kind.name, id)) ? ((await rowsById(context, null).load(id)) ?? null) : null;
  addRecordMutations(kind, (t, options) =>
    t.field({
      ...options,
      type: shownType,
      resolve: ({ recordId }, _, context) => (recordId === null ? null : shown(context, recordId)),
    }),
  );
}

addMutations(UNIT, Unit, unitsById);
addMutations(REGISTRATION, Registration, registrationsById);
addMutations(QUALIFICATION, Qualification, titlesById);
addMutations(FINANCIAL_YEAR, FinancialYear, financialYearsById);
addMutations(CONSORTIUM, Consortium, consortiaById);
addMutations(MEMBERSHIP, Membership, membershipsById);
addMutations(PLATFORM, Platform, platformsById);
addMutations(RESEARCH_TEAM, ResearchTeam, teamsById);
addMutations(TEAM_MEMBER, TeamMember, teamMembersById);
addMutations(PROJECT_GROUP, ProjectGroup, groupsById);
addMutations(PROJECT, Project, projectsById);
addMutations(PROJECT_UNIT, ProjectUnit, partsById);
addMutations(PROJECT_PERSON, ProjectPerson, personsById);
addMutations(PROJECT_INDICATOR, ProjectIndicator, indicatorsById);
addMutations(PROJECT_SCHEDULE_ITEM, ProjectScheduleItem, scheduleItemsById);
addMutations(PROJECT_MILESTONE, ProjectMilestone, milestonesById);
addMutations(BUDGET_LINE, BudgetLine, budgetLinesById);
addMutations(EQUIPMENT_ITEM, EquipmentItem, equipmentById);
addMutations(FUNDING, Funding, fundingsById);
addMutations(EVALUATION, Evaluation, evaluationsById);
addMutations(REPORT, Report, reportsById);
addMutations(NOTE, Note, notesById);
