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

// The nouns name one another, so their references stand here and each is filled in in its own file.

/** A place. */
export const Division = builder.objectRef<DivisionShape>('Division');
/** An organisation. */
export const Unit = builder.objectRef<UnitRow>('Unit');
/** An innovation consortium. */
export const Consortium = builder.objectRef<ConsortiumRow>('Consortium');
/** A unit's part in a consortium. */
export const Membership = builder.objectRef<MembershipRow>('Membership');
/** A research facility. */
export const Platform = builder.objectRef<PlatformRow>('Platform');
/** A team of people doing a consortium's research. */
export const ResearchTeam = builder.objectRef<ResearchTeamRow>('ResearchTeam');
/** A person of a team. */
export const TeamMember = builder.objectRef<TeamMemberRow>('TeamMember');
/** A research project. */
export const Project = builder.objectRef<ProjectRow>('Project');
/** A sum of money for a project. */
export const Funding = builder.objectRef<FundingRow>('Funding');
/** A policy. */
export const Policy = builder.objectRef<PolicyShape>('Policy');
/** A place where a unit was registered before it moved. */
export const Registration = builder.objectRef<RegistrationRow>('Registration');
/** A title of a unit. */
export const Qualification = builder.objectRef<QualificationRow>('Qualification');
/** The figures of a unit's fiscal year. */
export const FinancialYear = builder.objectRef<FinancialYearRow>('FinancialYear');
/** A group of projects. */
export const ProjectGroup = builder.objectRef<ProjectGroupRow>('ProjectGroup');
/** A unit's part in a project. */
export const ProjectUnit = builder.objectRef<ProjectUnitRow>('ProjectUnit');
/** A person of a project. */
export const ProjectPerson = builder.objectRef<ProjectPersonRow>('ProjectPerson');
/** An indicator of a project. */
export const ProjectIndicator = builder.objectRef<IndicatorRow>('ProjectIndicator');
/** An entry of a project's schedule. */
export const ProjectScheduleItem = builder.objectRef<ScheduleItemRow>('ProjectScheduleItem');
/** A milestone of a project. */
export const ProjectMilestone = builder.objectRef<MilestoneRow>('ProjectMilestone');
/** What one source pays for one category. */
export const BudgetLine = builder.objectRef<BudgetLineRow>('BudgetLine');
/** Equipment that a project buys. */
export const EquipmentItem = builder.objectRef<EquipmentItemRow>('EquipmentItem');
/** An evaluation of a consortium. */
export const Evaluation = builder.objectRef<EvaluationRow>('Evaluation');
/** What a consortium reports. */
export const Report = builder.objectRef<ReportRow>('Report');
/** A remark on a record. */
export const Note = builder.objectRef<NoteRow>('Note');
