import { createHash } from 'node:crypto';
import { formatDecimal, type Decimal } from '../domain/decimal.ts';
import type { DivisionTree } from '../domain/division.ts';
import type { ConsortiumFacts, UnitFacts } from './facts.ts';

/** A unit with the path under which a report names its facts, and whether it is registered inside the policy's division. */
export interface LocatedUnit {
  readonly unit: UnitFacts;
  /** `lead`, or `members[…]` with the unit's ref, else its name, else its place in the canonical order. */
  readonly path: string;
  /** Undefined where it cannot be told. */
  readonly inside: boolean | undefined;
}

/**
 * Facts in an order that does not depend on how they were given, so that no answer depends on it either: a report
 * names unnamed members by their place in this order.
 */
export interface ArrangedFacts {
  readonly facts: ConsortiumFacts;
  readonly lead: LocatedUnit;
  readonly members: readonly LocatedUnit[];
  /** The facts as one text: the same for the same facts, whatever the order of members and of lists. */
  readonly canonical: string;
}

/** Puts facts in canonical order and finds who is registered inside a division. */
export function arrangeFacts(
  facts: ConsortiumFacts,
  division: string,
  divisions: DivisionTree,
): ArrangedFacts {
  const locate = (unit: UnitFacts) => {
    const inside = divisions.contains(division, unit.registeredDivision);
    return { unit, inside, canonical: canonicalUnit(unit, inside) };
  };
  const lead = locate(facts.lead);
  const members = facts.members.map(locate).toSorted((a, b) => (a.canonical < b.canonical ? -1 : 1));
  const canonical = JSON.stringify([
    lead.canonical,
    members.map((member) => member.canonical),
    facts.memberListIsPartial === true,
    facts.planHorizonYears,
    facts.agreementSignedByAll,
    sortedWords(facts.agreementClauses),
    facts.hasCouncil,
    facts.councilChairIsLeadHead,
    facts.hasExpertCommittee,
    facts.hasSecretariat,
    facts.hasChiefScientist,
    facts.hasOperationsTeam,
    facts.otherConsortiaLed,
    facts.leadProjectsInProgress,
    facts.industryField,
    sortedWords(facts.technicalFields),
    sortedWords(facts.planContents),
    facts.hasTransferMechanism,
    facts.hasIpManagement,
    facts.councilIncludesAllMembers,
    facts.leadCompletedProjects,
    facts.wonProvincialChallenge,
    facts.isMunicipalConsortium,
    facts.isProvincialProjectConsortium,
  ]);
  return {
    facts,
    lead: { unit: facts.lead, path: 'lead', inside: lead.inside },
    members: members.map(({ unit, inside }, index) => ({
      unit,
      inside,
      path: `members[${unit.ref ?? unit.name ?? index}]`,
    })),
    canonical,
  };
}

/** The SHA-256 of texts in their order, in hexadecimal. */
export function digest(...texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}

function canonicalUnit(unit: UnitFacts, inside: boolean | undefined): string {
  return JSON.stringify([
    unit.ref,
    unit.name,
    unit.kind,
    unit.registeredDivision,
    inside ?? null,
    unit.isLegalPerson,
    sortedWords(unit.qualifications),
    unit.financials
      .map(
        (year) =>
          [year.year, money(year.revenue), money(year.salesRevenue), money(year.rdExpenditure)] as const,
      )
      .toSorted(([a], [b]) => a - b),
    sortedWords(unit.platforms?.map((level) => level ?? 'unknown') ?? null),
    unit.hasTask,
  ]);
}

function sortedWords(words: readonly string[] | null): string[] | null {
  return words && [...words].toSorted();
}

function money(amount: Decimal | null): string | null {
  return amount && formatDecimal(amount);
}
