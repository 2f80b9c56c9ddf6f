import type { Decimal } from '../domain/decimal.ts';
import type { BooleanFact, Condition, LeafCondition, ListFact } from './condition.ts';
import type { ConsortiumFacts } from './facts.ts';
import {
  countUnits,
  mayHaveMore,
  MEMBERS,
  fractionAtLeast,
  fractionAtMost,
  type Measured,
  takeMeasure,
} from './measure.ts';
import type { Tally } from '../domain/share.ts';
import type { Rule } from './policy.ts';
import { countedUnits, type Situation } from './situation.ts';
import { comparedWith } from './withheld-money.ts';

/** Yes, no, or, where facts are missing, undefined. */
export type Truth = boolean | undefined;

interface Answer {
  readonly truth: Truth;
  /** Paths of the facts that would settle it; empty where it is settled. */
  readonly missing: readonly string[];
}

/** A comparison with a parameter, and what came of it. */
export interface ComparisonEvaluation extends Answer {
  readonly kind: 'comparison';
  readonly comparator: 'atLeast' | 'atMost';
  readonly measured: Measured;
  readonly parameter: string;
  readonly threshold: Decimal;
}
/** A fact that is true or false, and what came of it. */
export interface FactEvaluation extends Answer {
  readonly kind: 'fact';
  readonly fact: BooleanFact | 'lead.kind' | 'lead.registeredDivision';
  /** The fact as a word; null where it is unknown. */
  readonly value: string | null;
  readonly wanted: readonly string[];
}
/** A list that should hold words, and what came of it. */
export interface ListEvaluation extends Answer {
  readonly kind: 'list';
  readonly fact: ListFact;
  readonly asks: 'hasAny' | 'hasAll';
  /** Null where the list is unknown. */
  readonly held: readonly string[] | null;
  readonly wanted: readonly string[];
}
/** Something asked of every member, or of one at least, and what came of it. */
export interface MembersEvaluation extends Answer {
  readonly kind: 'members';
  readonly condition: LeafCondition & { readonly test: 'everyMember' | 'someMember' };
  readonly tally: Tally;
}
/** All or any of several conditions, and what came of them. */
export interface BranchEvaluation extends Answer {
  readonly kind: 'allOf' | 'anyOf';
  readonly of: readonly Evaluation[];
}
/** What came of a condition, with the tree of what it rests on. */
export type Evaluation =
  | ComparisonEvaluation
  | FactEvaluation
  | ListEvaluation
  | MembersEvaluation
  | BranchEvaluation;

/** Evaluates a condition of a rule in three values: a part that cannot be told leaves the whole open only where it matters. */
export function evaluate(condition: Condition, rule: Rule, situation: Situation): Evaluation {
  const { facts, lead } = situation.arranged;
  switch (condition.test) {
    case 'allOf':
    case 'anyOf':
      return branch(
        condition.test,
        condition.of.map((part) => evaluate(part, rule, situation)),
      );
    case 'atLeast':
    case 'atMost': {
      const measured = takeMeasure(condition.measure, situation);
      const threshold = situation.valueOf(rule, condition.parameter);
      const compared = comparedWith(measured, threshold, { rule, parameter: condition.parameter }, situation);
      const truth = compare(condition.test, compared, threshold);
      return {
        kind: 'comparison',
        comparator: condition.test,
        measured,
        parameter: condition.parameter,
        threshold,
        truth,
        missing: truth === undefined ? measured.missing : [],
      };
    }
    case 'holds': {
      const truth = booleanFact(facts, condition.fact) ?? undefined;
      const value = truth === undefined ? null : String(truth);
      return {
        kind: 'fact',
        fact: condition.fact,
        value,
        wanted: ['true'],
        ...answer(truth, condition.fact),
      };
    }
    case 'leadKind': {
      const { kind } = lead.unit;
      const truth = kind === null ? undefined : condition.values.includes(kind);
      return {
        kind: 'fact',
        fact: 'lead.kind',
        value: kind,
        wanted: condition.values,
        ...answer(truth, 'lead.kind'),
      };
    }
    case 'leadRegisteredInside': {
      const fact = 'lead.registeredDivision';
      const value = lead.unit.registeredDivision;
      return { kind: 'fact', fact, value, wanted: [situation.division], ...answer(lead.inside, fact) };
    }
    case 'hasAny':
    case 'hasAll': {
      const held = listFact(facts, condition.fact);
      const asks = condition.test;
      const truth =
        held === null
          ? undefined
          : condition.values[asks === 'hasAny' ? 'some' : 'every']((word) => held.includes(word));
      return {
        kind: 'list',
        fact: condition.fact,
        asks,
        held,
        wanted: condition.values,
        ...answer(truth, condition.fact),
      };
    }
    case 'everyMember':
    case 'someMember': {
      const { counts, missing } = countUnits(condition.where, countedUnits(situation, condition.counting));
      const ofNamed = condition.test === 'everyMember' ? everyOne(counts) : anyOne(counts);
      // Members whom nobody named may be such that the answer turns.
      const turns = mayHaveMore(situation) && ofNamed === (condition.test === 'everyMember');
      const truth = turns ? undefined : ofNamed;
      return {
        kind: 'members',
        condition,
        tally: counts,
        truth,
        missing: truth === undefined ? [...(mayHaveMore(situation) ? [MEMBERS] : []), ...missing] : [],
      };
    }
  }
}

/** A fact that is true or false; null where it is unknown. */
function booleanFact(facts: ConsortiumFacts, fact: BooleanFact): boolean | null {
  return fact === 'lead.isLegalPerson' ? facts.lead.isLegalPerson : facts[fact];
}

/** A fact that is a list of words; null where it is unknown. */
function listFact(facts: ConsortiumFacts, fact: ListFact): readonly string[] | null {
  return fact === 'lead.qualifications' ? facts.lead.qualifications : facts[fact];
}

function everyOne({ count, total, unknown }: Tally): Truth {
  if (count + unknown < total) return false;
  return unknown > 0 ? undefined : true;
}

function anyOne({ count, unknown }: Tally): Truth {
  if (count > 0) return true;
  return unknown > 0 ? undefined : false;
}

function answer(truth: Truth, fact: string): Answer {
  return { truth, missing: truth === undefined ? [fact] : [] };
}

/** Decided only where both ends of the interval agree. */
function compare(comparator: 'atLeast' | 'atMost', { low, high }: Measured, threshold: Decimal): Truth {
  if (low === null) return undefined;
  if (comparator === 'atLeast') {
    if (fractionAtLeast(low, threshold)) return true;
    return high === null || fractionAtLeast(high, threshold) ? undefined : false;
  }
  if (high !== null && fractionAtMost(high, threshold)) return true;
  return fractionAtMost(low, threshold) ? undefined : false;
}

/** One settling part settles the whole: a "no" among all-of, a "yes" among any-of. */
function branch(kind: 'allOf' | 'anyOf', of: readonly Evaluation[]): BranchEvaluation {
  const settling = kind === 'anyOf';
  if (of.some((part) => part.truth === settling)) return { kind, of, truth: settling, missing: [] };
  const open = of.filter((part) => part.truth === undefined);
  return {
    kind,
    of,
    truth: open.length > 0 ? undefined : !settling,
    missing: open.flatMap((part) => part.missing),
  };
}
