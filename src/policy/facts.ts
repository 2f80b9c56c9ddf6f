import type { FinancialYear } from '../domain/rd-intensity.ts';
import type {
  AgreementClause,
  PlanContent,
  PlatformLevel,
  QualificationKind,
  TechnicalField,
  UnitKind,
} from '../domain/vocabulary.ts';

/**
 * What is known of a unit on one day. `null` is unknown, never false and never 0; an empty list is a known "none".
 */
export interface UnitFacts {
  /** scheme:value, such as CN-USCC:9133…; null for a unit of a draft. */
  readonly ref: string | null;
  readonly name: string | null;
  readonly kind: UnitKind | null;
  /** Code of the division where the unit is registered, never read from its credit code. */
  readonly registeredDivision: string | null;
  /** Whether it is a legal person of its own (独立法人); a branch is none. */
  readonly isLegalPerson: boolean | null;
  readonly qualifications: readonly QualificationKind[] | null;
  /** Figures in yuan; a year that is absent is unknown. */
  readonly financials: readonly FinancialYear[];
  /** The levels of the platforms that the unit hosts; a null entry is a platform of unknown level. */
  readonly platforms: readonly (PlatformLevel | null)[] | null;
  /** Whether the unit has a task of its own in the consortium. */
  readonly hasTask: boolean | null;
}

/**
 * What is known of a consortium on one day. `null` is unknown. The fields from `industryField` on are needed by
 * rules and not named by the public contract's first list of facts.
 */
export interface ConsortiumFacts {
  readonly lead: UnitFacts;
  /** Without the lead. */
  readonly members: readonly UnitFacts[];
  /** True where there may be further members whom nobody named; otherwise the list counts as whole. */
  readonly memberListIsPartial: boolean | null;
  /** Years that the plan looks ahead. */
  readonly planHorizonYears: number | null;
  readonly agreementSignedByAll: boolean | null;
  readonly agreementClauses: readonly AgreementClause[] | null;
  /** 理事会. */
  readonly hasCouncil: boolean | null;
  readonly councilChairIsLeadHead: boolean | null;
  /** 专家咨询 or 指导委员会. */
  readonly hasExpertCommittee: boolean | null;
  readonly hasSecretariat: boolean | null;
  readonly hasChiefScientist: boolean | null;
  readonly hasOperationsTeam: boolean | null;
  /** Other consortia that the lead already leads. */
  readonly otherConsortiaLed: number | null;
  /** The lead's projects in progress in the province's programmes. */
  readonly leadProjectsInProgress: number | null;
  /** The industrial field in the words of the application (产业领域); shown to the person who judges, decides nothing. */
  readonly industryField: string | null;
  /** Letters of the shared list of technical fields; HZ-E4 prefers A to O. */
  readonly technicalFields: readonly TechnicalField[] | null;
  /** What the plan of collaborative innovation contains (TZ-C1). */
  readonly planContents: readonly PlanContent[] | null;
  /** Whether a mechanism for assessing, trading and spreading results exists (成果转化机制, TZ-C2). */
  readonly hasTransferMechanism: boolean | null;
  /** Whether intellectual property is managed under a contract or an agreement of its own (ZJ-O3). */
  readonly hasIpManagement: boolean | null;
  /** Whether the heads of all members sit in the council (ZJ-O1). */
  readonly councilIncludesAllMembers: boolean | null;
  /** National, provincial and municipal science projects that the lead has undertaken and completed (TZ-L5). */
  readonly leadCompletedProjects: number | null;
  /** Whether the lead won a task of the province's 2023 尖兵/领雁 list for consortia (HZ-E1). */
  readonly wonProvincialChallenge: boolean | null;
  /** Whether the consortium is one of the city's own, such as a 杭州市企业创新联合体 (HZ-E2). */
  readonly isMunicipalConsortium: boolean | null;
  /** Whether it was supported by the province in 2022 as a project-type consortium (项目型创新联合体, HZ-E3). */
  readonly isProvincialProjectConsortium: boolean | null;
}

/** A unit of which nothing is known. */
export const UNKNOWN_UNIT: UnitFacts = {
  ref: null,
  name: null,
  kind: null,
  registeredDivision: null,
  isLegalPerson: null,
  qualifications: null,
  financials: [],
  platforms: null,
  hasTask: null,
};

/** A consortium of which nothing is known but that it has a lead and no members. */
export const UNKNOWN_CONSORTIUM: ConsortiumFacts = {
  lead: UNKNOWN_UNIT,
  members: [],
  memberListIsPartial: null,
  planHorizonYears: null,
  agreementSignedByAll: null,
  agreementClauses: null,
  hasCouncil: null,
  councilChairIsLeadHead: null,
  hasExpertCommittee: null,
  hasSecretariat: null,
  hasChiefScientist: null,
  hasOperationsTeam: null,
  otherConsortiaLed: null,
  leadProjectsInProgress: null,
  industryField: null,
  technicalFields: null,
  planContents: null,
  hasTransferMechanism: null,
  hasIpManagement: null,
  councilIncludesAllMembers: null,
  leadCompletedProjects: null,
  wonProvincialChallenge: null,
  isMunicipalConsortium: null,
  isProvincialProjectConsortium: null,
};
