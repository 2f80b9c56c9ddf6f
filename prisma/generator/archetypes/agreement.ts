import { addDays, addYears } from '../../../src/domain/calendar-date.ts';
import { AGREEMENT_CLAUSES } from '../../../src/domain/vocabulary.ts';
import type { Archetype, ConsortiumDraft } from '../draft.ts';

// Signatures.

function signatureOfTheLast(draft: ConsortiumDraft, signed: boolean | null): void {
  const last = draft.seats.at(-1);
  if (last) last.signed = signed;
}
export const oneHasNotSigned: Archetype = (draft) => signatureOfTheLast(draft, false);
export const oneSignatureUnknown: Archetype = (draft) => signatureOfTheLast(draft, null);
export const theLeadHasNotSigned: Archetype = (draft) => {
  draft.leadSigned = false;
};
export const allSignaturesUnknown: Archetype = (draft) => {
  draft.leadSigned = null;
  for (const each of draft.seats) each.signed = null;
};

// Clauses.

export const oneClauseMissing: Archetype = (draft) => {
  draft.clauses = draft.clauses?.slice(0, -1) ?? null;
};
export const fewClauses: Archetype = (draft) => {
  draft.clauses = ['PURPOSE', 'GOALS'];
};
export const everyClause: Archetype = (draft) => {
  draft.clauses = AGREEMENT_CLAUSES;
};
export const clausesUnknown: Archetype = (draft) => {
  draft.clauses = null;
};

// The plan.

/** Three years, the first and the last day included. */
export const planOfThreeYears: Archetype = (draft) => {
  draft.planEndsOn = draft.planStartsOn && addDays(addYears(draft.planStartsOn, 3), -1);
};
export const planOneDayShort: Archetype = (draft) => {
  draft.planEndsOn = draft.planStartsOn && addDays(addYears(draft.planStartsOn, 3), -2);
};
export const planOfTwoYears: Archetype = (draft) => {
  draft.planEndsOn = draft.planStartsOn && addDays(addYears(draft.planStartsOn, 2), -1);
};
export const planEndUnknown: Archetype = (draft) => {
  draft.planEndsOn = null;
};
export const planLacksTheConstructionPeriod: Archetype = (draft) => {
  draft.planContents = ['GOALS', 'TASKS', 'PATH', 'COORDINATION_MECHANISM'];
};
export const planContentsUnknown: Archetype = (draft) => {
  draft.planContents = null;
};

// Bodies and mechanisms.

export const noCouncil: Archetype = (draft) => {
  draft.hasCouncil = false;
  draft.councilChairIsLeadHead = null;
  draft.councilIncludesAllMembers = null;
};
export const councilUnknown: Archetype = (draft) => {
  draft.hasCouncil = null;
  draft.councilChairIsLeadHead = null;
  draft.councilIncludesAllMembers = null;
};
export const councilChairedByAnother: Archetype = (draft) => {
  draft.councilChairIsLeadHead = false;
};
export const councilChairUnknown: Archetype = (draft) => {
  draft.councilChairIsLeadHead = null;
};
export const councilWithoutSomeMembers: Archetype = (draft) => {
  draft.councilIncludesAllMembers = false;
};
export const noExpertCommittee: Archetype = (draft) => {
  draft.hasExpertCommittee = false;
};
export const noSecretariat: Archetype = (draft) => {
  draft.hasSecretariat = false;
};
export const noChiefScientist: Archetype = (draft) => {
  draft.hasChiefScientist = false;
};
export const noOperationsTeam: Archetype = (draft) => {
  draft.hasOperationsTeam = false;
};
export const bodiesUnknown: Archetype = (draft) => {
  draft.hasExpertCommittee = null;
  draft.hasSecretariat = null;
  draft.hasChiefScientist = null;
  draft.hasOperationsTeam = null;
};
export const noTransferMechanism: Archetype = (draft) => {
  draft.hasTransferMechanism = false;
};
export const transferMechanismUnknown: Archetype = (draft) => {
  draft.hasTransferMechanism = null;
};
/** Nor does the agreement say anything of intellectual property. */
function ipManagement(draft: ConsortiumDraft, present: false | null): void {
  draft.hasIpManagement = present;
  draft.clauses = draft.clauses?.filter((clause) => clause !== 'INTELLECTUAL_PROPERTY') ?? null;
}
export const noIpManagement: Archetype = (draft) => ipManagement(draft, false);
export const ipManagementUnknown: Archetype = (draft) => ipManagement(draft, null);
