import { Decimal } from '../domain/decimal.ts';
import type { DivisionTree } from '../domain/division.ts';
import type { FinancialYear } from '../domain/rd-intensity.ts';
import { AGREEMENT_CLAUSES, PLAN_CONTENTS, type UnitKind } from '../domain/vocabulary.ts';
import type { BooleanFact } from './condition.ts';
import { type ConsortiumFacts, UNKNOWN_UNIT, type UnitFacts } from './facts.ts';

/** A figure of the lead that can be raised. */
export type RaisableFigure = 'revenue' | 'salesRevenue' | 'rdExpenditure';

/** What a new member must be; null where it does not matter. */
export interface NewMember {
  readonly inside: boolean;
  readonly kind: UnitKind | null;
}

/** Yuan of a fiscal year. */
export interface YearAmount {
  readonly year: number;
  readonly amount: Decimal;
}

/** A change of facts that mends a rule. */
export type FactChange =
  | { readonly change: 'ADD_MEMBERS'; readonly count: number; readonly member: NewMember }
  /** So many members that are not such give way to members that are, and are like them in all else. */
  | {
      readonly change: 'REPLACE_MEMBERS';
      readonly count: number;
      readonly member: NewMember;
      /** Members of any of these kinds are such; null where the kind does not matter. */
      readonly kinds: readonly UnitKind[] | null;
    }
  | {
      readonly change: 'RAISE_FIGURE';
      readonly figure: RaisableFigure;
      /** Yuan to add, year by year. */
      readonly byYear: readonly YearAmount[];
    }
  | {
      readonly change: 'RAISE_NUMBER';
      readonly fact: 'planHorizonYears' | 'leadCompletedProjects';
      readonly by: number;
    }
  | {
      readonly change: 'LOWER_NUMBER';
      readonly fact: 'otherConsortiaLed' | 'leadProjectsInProgress';
      readonly by: number;
    }
  | {
      readonly change: 'ADD_WORDS';
      readonly fact: 'agreementClauses' | 'planContents';
      readonly words: readonly string[];
    }
  | { readonly change: 'MAKE_TRUE'; readonly fact: Exclude<BooleanFact, 'lead.isLegalPerson'> }
  | { readonly change: 'ASSIGN_TASKS'; readonly count: number }
  | { readonly change: 'BUILD_PLATFORMS'; readonly count: number };

/**
 * The facts after a change: a what-if. New members are known for nothing but what the change asks of them, and those
 * inside are registered in the division itself.
 */
export function applyChange(
  facts: ConsortiumFacts,
  change: FactChange,
  division: string,
  divisions: DivisionTree,
): ConsortiumFacts {
  switch (change.change) {
    case 'ADD_MEMBERS':
      return {
        ...facts,
        members: [
          ...facts.members,
          ...Array.from({ length: change.count }, () => asAsked(UNKNOWN_UNIT, change.member, division)),
        ],
      };
    case 'REPLACE_MEMBERS': {
      let left = change.count;
      const members = facts.members.map((unit) => {
        const { kinds, member } = change;
        const isThere = !member.inside || divisions.contains(division, unit.registeredDivision) === true;
        const isOfKind = kinds === null || kinds.some((kind) => kind === unit.kind);
        if (left === 0 || (isThere && isOfKind)) return unit;
        left -= 1;
        return asAsked(unit, change.member, division);
      });
      return { ...facts, members };
    }
    case 'RAISE_FIGURE':
      return {
        ...facts,
        lead: { ...facts.lead, financials: facts.lead.financials.map((row) => raised(row, change)) },
      };
    case 'RAISE_NUMBER':
      return { ...facts, [change.fact]: (facts[change.fact] ?? 0) + change.by };
    case 'LOWER_NUMBER':
      return { ...facts, [change.fact]: (facts[change.fact] ?? 0) - change.by };
    case 'ADD_WORDS':
      return change.fact === 'agreementClauses'
        ? { ...facts, agreementClauses: withWords(AGREEMENT_CLAUSES, facts.agreementClauses, change.words) }
        : { ...facts, planContents: withWords(PLAN_CONTENTS, facts.planContents, change.words) };
    case 'MAKE_TRUE':
      return { ...facts, [change.fact]: true };
    case 'ASSIGN_TASKS': {
      let left = change.count;
      const members = facts.members.map((unit) => {
        if (unit.hasTask === true || left === 0) return unit;
        left -= 1;
        return { ...unit, hasTask: true };
      });
      return { ...facts, members };
    }
    case 'BUILD_PLATFORMS': {
      const built = Array.from({ length: change.count }, () => 'PROVINCIAL' as const);
      return { ...facts, lead: { ...facts.lead, platforms: [...(facts.lead.platforms ?? []), ...built] } };
    }
  }
}

/** The words of a list's vocabulary that it holds or is given. */
function withWords<Word extends string>(
  vocabulary: readonly Word[],
  held: readonly Word[] | null,
  given: readonly string[],
): Word[] {
  return vocabulary.filter((word) => given.includes(word) || held?.includes(word));
}

function asAsked(unit: UnitFacts, { inside, kind }: NewMember, division: string): UnitFacts {
  return {
    ...unit,
    kind: kind ?? unit.kind,
    registeredDivision: inside ? division : unit.registeredDivision,
  };
}

function raised(row: FinancialYear, change: FactChange & { change: 'RAISE_FIGURE' }): FinancialYear {
  const more = change.byYear.find(({ year }) => year === row.year)?.amount;
  if (more === undefined) return row;
  return { ...row, [change.figure]: (row[change.figure] ?? new Decimal(0)).plus(more) };
}
