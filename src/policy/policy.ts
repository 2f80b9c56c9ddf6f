import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Decimal } from '../domain/decimal.ts';
import type { ConsortiumTier, RdIntensityMethod } from '../domain/vocabulary.ts';
import type { Condition, Shown } from './condition.ts';
import type { Course } from './course.ts';
import type { MoneyCheck } from './money-check.ts';
import { PolicyError } from './policy-error.ts';
import type { Topic } from './topic.ts';
import type { ParameterUnit, PolicyStatus, RuleScope, RuleStrength, Text } from './vocabulary.ts';

/** Where a rule stands: the document, its clause, and the line of the source text. */
export interface Citation {
  readonly document: string;
  readonly clause: string;
  /** L and the line in the source file, such as L23. */
  readonly lines: string;
}

/** A number of a rule in base units: a ratio as a fraction, money in yuan, a count, years. */
export interface RuleParameter {
  readonly name: string;
  readonly value: Decimal;
  readonly unit: ParameterUnit;
  /** Null where the document does not say from when the number holds. */
  readonly validFrom: CalendarDate | null;
}

/** One rule of a policy with its id from the specification. */
export interface Rule {
  readonly id: string;
  /** Ids of further arms of the same "or", which live in this rule. */
  readonly includes: readonly string[];
  readonly scope: RuleScope;
  readonly strength: RuleStrength;
  /** The modal word of the text; null where the clause has none. */
  readonly modalText: string | null;
  readonly topic: Topic;
  readonly title: Text;
  /** The rule in our own words. */
  readonly summary: Text;
  /** How open wording was read; null where nothing was open. */
  readonly interpretation: Text | null;
  readonly citation: Citation;
  /** A name stands once for each date from which it has another value. */
  readonly parameters: readonly RuleParameter[];
  /** Where it does not hold the rule does not apply; null for a rule that always applies. */
  readonly appliesWhen: Condition | null;
  /** Null for what only a person can judge and for rules that are not checked against the facts of a consortium. */
  readonly condition: Condition | null;
  /** What the person who judges is shown. */
  readonly shows: Shown | null;
  /** The check on projects and fundings that a rule on money is. */
  readonly money: MoneyCheck | null;
}

/** How open wording is read; `leadCounts` null: both ways, and what differs is unknown. */
export interface Readings {
  readonly leadCounts: boolean | null;
  readonly rdIntensityMethod: RdIntensityMethod;
}

/** A policy as its folder states it; null is what the document does not say. */
export interface Policy {
  readonly key: string;
  /** The short code that its rule ids begin with. */
  readonly code: string;
  readonly title: Text;
  readonly document: {
    readonly title: string;
    readonly issuer: string | null;
    readonly number: string | null;
    readonly issuedOn: CalendarDate | null;
  };
  readonly interpreter: string | null;
  readonly standing: 'DRAFT' | 'TRIAL' | 'IN_FORCE';
  readonly tier: ConsortiumTier;
  /** Code of the division whose policy it is. */
  readonly division: string;
  readonly validFrom: CalendarDate | null;
  /** The last day on which it holds. */
  readonly validTo: CalendarDate | null;
  /** The first day on which it can have existed, told by the year in its title or number. */
  readonly existsFrom: CalendarDate;
  /** What makes a comparison with other policies unfair; null where nothing does but tier and standing. */
  readonly comparabilityNote: Text | null;
  /** The policy's own readings. */
  readonly readings: Readings;
  readonly rules: readonly Rule[];
  readonly course: Course;
  /** Changes with every change of what the folder says. */
  readonly version: string;
}

/** The standing of a policy on a day; a draft stays one on every day. */
export function policyStatus(policy: Policy, on: CalendarDate): PolicyStatus {
  if (policy.standing === 'DRAFT') return 'DRAFT';
  if (on < (policy.validFrom ?? policy.existsFrom)) return 'NOT_YET_IN_FORCE';
  if (policy.validTo !== null && on > policy.validTo) return 'EXPIRED';
  return policy.standing;
}

/** The rule with an id, or the rule that holds the arm with that id. */
export function ruleById(policy: Policy, id: string): Rule | undefined {
  return policy.rules.find((rule) => rule.id === id || rule.includes.includes(id));
}

/** The number of the rule with an id that holds on a day. Throws as {@link parameterOn} does, and UNKNOWN_RULE. */
export function numberOn(policy: Policy, ruleId: string, name: string, on: CalendarDate): Decimal {
  const rule = ruleById(policy, ruleId);
  if (rule === undefined) throw new PolicyError('UNKNOWN_RULE', `${policy.key} has no rule ${ruleId}`);
  return parameterOn(rule, name, on).value;
}

/**
 * The entry of a parameter that holds on a day: the latest that began by then, else the earliest there is.
 *
 * @throws PolicyError UNKNOWN_PARAMETER where the rule has no such parameter.
 */
export function parameterOn(rule: Rule, name: string, on: CalendarDate): RuleParameter {
  let holding: RuleParameter | undefined;
  for (const parameter of rule.parameters) {
    if (parameter.name !== name) continue;
    if (holding === undefined || beginsLater(parameter, holding, on)) holding = parameter;
  }
  if (holding === undefined)
    throw new PolicyError('UNKNOWN_PARAMETER', `${rule.id} has no parameter ${name}`);
  return holding;
}

/** Whether a parameter's entry takes another's place on a day. */
function beginsLater(parameter: RuleParameter, holding: RuleParameter, on: CalendarDate): boolean {
  const [begins, held] = [parameter.validFrom ?? '', holding.validFrom ?? ''];
  if (held > on) return begins < held;
  return begins <= on && begins > held;
}
