import type { Division as DivisionShape } from '../domain/division.ts';
import type { Policy as PolicyShape } from '../policy/policy.ts';
import type { ConsortiumRow } from '../resolvers/consortium.ts';
import type { FundingRow } from '../resolvers/funding.ts';
import type { MembershipRow } from '../resolvers/membership.ts';
import type { PlatformRow } from '../resolvers/platform.ts';
import type { ProjectPersonRow } from '../resolvers/project-detail.ts';
import type { ProjectRow } from '../resolvers/project.ts';
import type { ResearchTeamRow, TeamMemberRow } from '../resolvers/research-team.ts';
import type { UnitRow } from '../resolvers/unit.ts';
import { builder } from './builder.ts';

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
/** A person of a project. */
export const ProjectPerson = builder.objectRef<ProjectPersonRow>('ProjectPerson');
/** A sum of money for a project. */
export const Funding = builder.objectRef<FundingRow>('Funding');
/** A policy. */
export const Policy = builder.objectRef<PolicyShape>('Policy');
