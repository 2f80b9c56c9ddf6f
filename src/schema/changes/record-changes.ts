import type { ObjectRef } from '@pothos/core';
import type DataLoader from 'dataloader';
import type { Context } from '../../resolvers/request/context.ts';
import { isShown } from '../../resolvers/nouns/node.ts';
import type { RecordKind } from '../../resolvers/changes/records/record.ts';
import { evaluationsById, notesById, reportsById } from '../../resolvers/nouns/consortium-record.ts';
import { consortiaById } from '../../resolvers/nouns/consortium.ts';
import { fundingsById } from '../../resolvers/nouns/funding.ts';
import { membershipsById } from '../../resolvers/nouns/membership.ts';
import { platformsById } from '../../resolvers/nouns/platform.ts';
import {
  budgetLinesById,
  equipmentById,
  groupsById,
  indicatorsById,
  milestonesById,
  personsById,
  scheduleItemsById,
} from '../../resolvers/nouns/project-detail.ts';
import { partsById, projectsById } from '../../resolvers/nouns/project.ts';
import { BUDGET_LINE } from '../../resolvers/changes/records/budget-line.ts';
import { CONSORTIUM } from '../../resolvers/changes/records/consortium.ts';
import { EQUIPMENT_ITEM } from '../../resolvers/changes/records/equipment-item.ts';
import { EVALUATION } from '../../resolvers/changes/records/evaluation.ts';
import { FINANCIAL_YEAR } from '../../resolvers/changes/records/financial-year.ts';
import { FUNDING } from '../../resolvers/changes/records/funding.ts';
import { MEMBERSHIP } from '../../resolvers/changes/records/membership.ts';
import { NOTE } from '../../resolvers/changes/records/note.ts';
import { PLATFORM } from '../../resolvers/changes/records/platform.ts';
import { PROJECT_GROUP } from '../../resolvers/changes/records/project-group.ts';
import { PROJECT_INDICATOR } from '../../resolvers/changes/records/project-indicator.ts';
import { PROJECT_MILESTONE } from '../../resolvers/changes/records/project-milestone.ts';
import { PROJECT_PERSON } from '../../resolvers/changes/records/project-person.ts';
import { PROJECT_SCHEDULE_ITEM } from '../../resolvers/changes/records/project-schedule-item.ts';
import { PROJECT_UNIT } from '../../resolvers/changes/records/project-unit.ts';
import { PROJECT } from '../../resolvers/changes/records/project.ts';
import { QUALIFICATION } from '../../resolvers/changes/records/qualification.ts';
import { REGISTRATION } from '../../resolvers/changes/records/registration.ts';
import { REPORT } from '../../resolvers/changes/records/report.ts';
import { RESEARCH_TEAM } from '../../resolvers/changes/records/research-team.ts';
import { TEAM_MEMBER } from '../../resolvers/changes/records/team-member.ts';
import { UNIT } from '../../resolvers/changes/records/unit.ts';
import { registrationsById } from '../../resolvers/nouns/registration.ts';
import { teamMembersById, teamsById } from '../../resolvers/nouns/research-team.ts';
import { financialYearsById, titlesById, unitsById } from '../../resolvers/nouns/unit.ts';
import type { builder } from '../request/builder.ts';
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
} from '../nouns/refs.ts';

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
