import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type {
  AgreementClause,
  EvaluationGrade,
  FundingPhase,
  FundingSource,
  PlanContent,
  ProjectLevel,
  ProjectStage,
  Stage,
  TechnicalField,
  UnitKind,
} from '../../src/domain/vocabulary.ts';
import type { Chain, City } from './cities.ts';
import type { UnitDraft } from './units.ts';

/** Where a member is registered, seen from the city: inside, outside, unknown, or known only by the province around it. */
export type Where = 'CITY' | 'ELSEWHERE' | 'UNKNOWN' | 'PROVINCE';

/** A place among the members, filled with a unit that fits when the consortium is written. */
export interface Seat {
  kind: UnitKind | null;
  where: Where;
  signed: boolean | null;
  hasTask: boolean;
  joinedOn: CalendarDate | null;
  leftOn: CalendarDate | null;
  /** A tech SME (科技型中小企业), known not to be one, or whichever. */
  isTechSme: boolean | null;
}

/** A party of a project: the lead, the first member that is so placed, or a unit that is no member. */
export type Party = 'LEAD' | 'CITY_MEMBER' | 'ELSEWHERE_MEMBER' | 'UNKNOWN_MEMBER' | 'OUTSIDER';

/** Money for a project, in whole yuan. */
export interface FundingDraft {
  readonly source: FundingSource;
  readonly phase: FundingPhase;
  readonly amount: number;
  readonly year: number | null;
  readonly recipient: Party | null;
}

/** Equipment of a project; the unit price in whole yuan. */
export interface EquipmentDraft {
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly source: FundingSource | null;
  readonly use: 'PROJECT_RESEARCH' | 'PRODUCTION' | 'SHARED' | 'GENERAL_OFFICE' | null;
}

/** A project as it is to be written. */
export interface ProjectDraft {
  readonly title: string;
  readonly level: ProjectLevel | null;
  readonly programme: string | null;
  readonly stage: ProjectStage | null;
  readonly startsOn: CalendarDate | null;
  readonly endsOn: CalendarDate | null;
  readonly totalCost: number | null;
  readonly undertakers: readonly Party[];
  readonly participants: readonly Party[];
  readonly fundings: readonly FundingDraft[];
  readonly equipment: readonly EquipmentDraft[];
  /** What each source pays, in whole yuan, to be split over the categories; empty where no budget was handed in. */
  readonly budget: Partial<Record<FundingSource, number>>;
}

/** What was reported, and when. */
export interface ReportDraft {
  readonly kind: 'SELF_EVALUATION' | 'OPERATION_SUMMARY' | 'NEXT_YEAR_PLAN' | 'PROGRESS';
  readonly forYear: number | null;
  readonly submittedOn: CalendarDate | null;
}

/** Another consortium that the lead is in too. */
export interface Companion {
  readonly role: 'LEADS' | 'JOINS';
}

/** A consortium as it is to be written; archetypes change it. Null is unknown. */
export interface ConsortiumDraft {
  readonly city: City;
  readonly chain: Chain;
  lead: UnitDraft;
  seats: Seat[];
  letters: readonly TechnicalField[] | null;
  stage: Stage | null;
  clauses: readonly AgreementClause[] | null;
  agreementOn: CalendarDate | null;
  planStartsOn: CalendarDate | null;
  planEndsOn: CalendarDate | null;
  planContents: readonly PlanContent[] | null;
  leadSigned: boolean | null;
  /** The day on which the lead took over from another unit; null where it has led from the beginning. */
  leadSince: CalendarDate | null;
  /** Whether anybody wrote down who leads; if not, the lead is on record as a member. */
  leadRecorded: boolean;
  hasCouncil: boolean | null;
  councilChairIsLeadHead: boolean | null;
  councilIncludesAllMembers: boolean | null;
  hasExpertCommittee: boolean | null;
  hasSecretariat: boolean | null;
  hasChiefScientist: boolean | null;
  hasOperationsTeam: boolean | null;
  hasTransferMechanism: boolean | null;
  hasIpManagement: boolean | null;
  wonProvincialChallenge: boolean | null;
  isMunicipalConsortium: boolean | null;
  isProvincialProjectConsortium: boolean | null;
  filedOn: CalendarDate | null;
  dissolvedOn: CalendarDate | null;
  projects: readonly ProjectDraft[];
  evaluations: readonly { readonly heldOn: CalendarDate; readonly grade: EvaluationGrade }[];
  reports: readonly ReportDraft[];
  companions: readonly Companion[];
}

/** What a consortium is made to show: one change of a draft that is sound in all else. */
export type Archetype = (draft: ConsortiumDraft) => void;
