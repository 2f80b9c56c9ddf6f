import type { ObjectRef } from '@pothos/core';
import type { NounName } from '../../model/nouns.ts';
import type { Division as DivisionShape } from '../../domain/division.ts';
import type { Policy as PolicyShape } from '../../policy/policy.ts';
import type { EvaluationRow, NoteRow, ReportRow } from '../../resolvers/nouns/consortium-record.ts';
import type { ConsortiumRow } from '../../resolvers/nouns/consortium.ts';
import type { FundingRow } from '../../resolvers/nouns/funding.ts';
import type { MembershipRow } from '../../resolvers/nouns/membership.ts';
import type { PlatformRow } from '../../resolvers/nouns/platform.ts';
import type {
  BudgetLineRow,
  EquipmentItemRow,
  IndicatorRow,
  MilestoneRow,
  ProjectGroupRow,
  ProjectPersonRow,
  ScheduleItemRow,
} from '../../resolvers/nouns/project-detail.ts';
import type { ProjectRow, ProjectUnitRow } from '../../resolvers/nouns/project.ts';
import type { RegistrationRow } from '../../resolvers/nouns/registration.ts';
import type { ResearchTeamRow, TeamMemberRow } from '../../resolvers/nouns/research-team.ts';
import type { FinancialYearRow, QualificationRow, UnitRow } from '../../resolvers/nouns/unit.ts';
import { builder } from '../request/builder.ts';

const RECORDS = new Map<string, ObjectRef<(typeof builder)['$inferSchemaTypes'], Numbered>>();

interface Numbered {
  readonly id: number;
}

/** The reference of a kind of record, which is found again by its name. */
export function recordRef<Row extends Numbered>(name: NounName) {
  const ref = builder.objectRef<Row>(name);
  RECORDS.set(name, ref);
  return ref;
}

/** The reference of a kind of record. Throws a RangeError where its file was not read yet. */
export function recordRefOf(name: string) {
  const ref = RECORDS.get(name);
  if (!ref) throw new RangeError(`the graph has no ${name}`);
  return ref;
}

// The nouns name one another, so their references stand here and each is filled in in its own file.

/** A place. */
export const Division = builder.objectRef<DivisionShape>('Division');
/** An organisation. */
export const Unit = recordRef<UnitRow>('Unit');
/** An innovation consortium. */
export const Consortium = recordRef<ConsortiumRow>('Consortium');
/** A unit's part in a consortium. */
export const Membership = recordRef<MembershipRow>('Membership');
/** A research facility. */
export const Platform = recordRef<PlatformRow>('Platform');
/** A team of people doing a consortium's research. */
export const ResearchTeam = recordRef<ResearchTeamRow>('ResearchTeam');
/** A person of a team. */
export const TeamMember = recordRef<TeamMemberRow>('TeamMember');
/** A research project. */
export const Project = recordRef<ProjectRow>('Project');
/** A sum of money for a project. */
export const Funding = recordRef<FundingRow>('Funding');
/** A policy. */
export const Policy = builder.objectRef<PolicyShape>('Policy');
/** A place where a unit was registered before it moved. */
export const Registration = recordRef<RegistrationRow>('Registration');
/** A title of a unit. */
export const Qualification = recordRef<QualificationRow>('Qualification');
/** The figures of a unit's fiscal year. */
export const FinancialYear = recordRef<FinancialYearRow>('FinancialYear');
/** A group of projects. */
export const ProjectGroup = recordRef<ProjectGroupRow>('ProjectGroup');
/** A unit's part in a project. */
export const ProjectUnit = recordRef<ProjectUnitRow>('ProjectUnit');
/** A person of a project. */
export const ProjectPerson = recordRef<ProjectPersonRow>('ProjectPerson');
/** An indicator of a project. */
export const ProjectIndicator = recordRef<IndicatorRow>('ProjectIndicator');
/** An entry of a project's schedule. */
export const ProjectScheduleItem = recordRef<ScheduleItemRow>('ProjectScheduleItem');
/** A milestone of a project. */
export const ProjectMilestone = recordRef<MilestoneRow>('ProjectMilestone');
/** What one source pays for one category. */
export const BudgetLine = recordRef<BudgetLineRow>('BudgetLine');
/** Equipment that a project buys. */
export const EquipmentItem = recordRef<EquipmentItemRow>('EquipmentItem');
/** An evaluation of a consortium. */
export const Evaluation = recordRef<EvaluationRow>('Evaluation');
/** What a consortium reports. */
export const Report = recordRef<ReportRow>('Report');
/** A remark on a record. */
export const Note = recordRef<NoteRow>('Note');
