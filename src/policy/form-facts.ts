import { refOfCreditCode } from '../domain/reference.ts';
import type { ApplicationForm, PartyEntry } from '../domain/application-form/application-form.ts';
import { Decimal } from '../domain/decimal.ts';
import { planHorizonYears } from '../domain/plan-horizon.ts';
import type { PlatformLevel } from '../domain/vocabulary.ts';
import { type ConsortiumFacts, UNKNOWN_CONSORTIUM, UNKNOWN_UNIT, type UnitFacts } from './facts.ts';

/** What the graph knows of a lead beside what its application says. `null` is unknown. */
export type LeadRecord = Pick<
  ConsortiumFacts,
  'otherConsortiaLed' | 'leadProjectsInProgress' | 'leadCompletedProjects'
>;

/**
 * The facts that an application states, with what is on record of its lead. A list about which a form says nothing is
 * unknown, not a known "none".
 */
export function factsOfForm(form: ApplicationForm, record: LeadRecord): ConsortiumFacts {
  const { consortium, lead, members } = form;
  return {
    ...UNKNOWN_CONSORTIUM,
    ...record,
    lead: lead
      ? { ...unitFacts(lead), platforms: platformsOf(form, lead.name), financials: financials(lead) }
      : UNKNOWN_UNIT,
    members: members.map(unitFacts),
    memberListIsPartial: false,
    planHorizonYears: planHorizonYears(consortium.planStartsOn, consortium.planEndsOn),
    agreementSignedByAll: signedByAll(form),
    agreementClauses: consortium.agreementClauses,
    hasCouncil: consortium.hasCouncil,
    councilChairIsLeadHead: consortium.councilChairIsLeadHead,
    hasExpertCommittee: consortium.hasExpertCommittee,
    hasSecretariat: consortium.hasSecretariat,
    hasChiefScientist: consortium.hasChiefScientist ?? (consortium.chiefScientistName === null ? null : true),
    hasOperationsTeam: consortium.hasOperationsTeam,
    industryField: consortium.industryField,
    technicalFields: knownOf(consortium.technicalFields),
  };
}

function unitFacts(party: PartyEntry): UnitFacts {
  return {
    ...UNKNOWN_UNIT,
    ref: party.creditCode === null ? null : refOfCreditCode(party.creditCode),
    name: party.name,
    kind: party.kind,
    registeredDivision: party.registeredDivisionCode,
    isLegalPerson: party.isLegalPerson,
    qualifications: knownOf(party.qualifications),
    hasTask: party.task === null ? null : true,
  };
}

function financials({ financials: years }: PartyEntry): UnitFacts['financials'] {
  return years.map(({ year, revenue, salesRevenue, rdExpenditure }) => ({
    year,
    revenue: amount(revenue),
    salesRevenue: amount(salesRevenue),
    rdExpenditure: amount(rdExpenditure),
  }));
}

function amount(text: string | null): Decimal | null {
  return text === null ? null : new Decimal(text);
}

/**
 * Of a lead that hosts none of the platforms that are listed it is known that it has none. One whose host is not named may be
 * the lead's or not, so it counts for as little as one whose level is not known.
 */
function platformsOf({ platforms }: ApplicationForm, host: string): readonly (PlatformLevel | null)[] | null {
  if (platforms.length === 0) return null;
  return platforms
    .filter(({ hostUnit }) => hostUnit === host || hostUnit === null)
    .map(({ hostUnit, level }) => (hostUnit === host ? level : null));
}

/** Who is not named has not been asked. */
function signedByAll({ lead, members }: ApplicationForm): boolean | null {
  const answers = new Set([lead, ...members].map((party) => party?.signedAgreement ?? null));
  if (answers.has(false)) return false;
  return answers.has(null) ? null : true;
}

function knownOf<Value>(list: readonly Value[]): readonly Value[] | null {
  return list.length === 0 ? null : list;
}
