import { addDays, addMonths, addYears, type CalendarDate } from '../domain/calendar-date.ts';
import type { Decimal } from '../domain/decimal.ts';
import type { CourseConsequence, CourseTarget } from './course.ts';
import type { ConsortiumLife, EvaluationFacts } from './duty.ts';
import { parameterOn, type Policy, ruleById } from './policy.ts';

/** Where a consequence stands on a day; UNKNOWN where the day it turns on is not known. */
export type ConsequenceState = 'COMING' | 'IN_EFFECT' | 'ENDED' | 'UNKNOWN';

/** What follows for a consortium from its evaluations and from the end of its plan. */
export interface Consequence {
  readonly policy: Policy;
  readonly consequence: CourseConsequence;
  readonly state: ConsequenceState;
  /** The first day; null where it is not known. */
  readonly from: CalendarDate | null;
  /** The last day; null where it does not end. */
  readonly until: CalendarDate | null;
  /** The evaluations it follows from. */
  readonly evaluations: readonly EvaluationFacts[];
}

/** What follows for a consortium under a policy as of a day, as far as its evaluations up to that day tell. */
export function consequencesOf(policy: Policy, life: ConsortiumLife, on: CalendarDate): Consequence[] {
  const held = life.evaluations
    .filter(({ heldOn }) => heldOn <= on)
    .toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : 1));
  return policy.course.consequences.flatMap((consequence): Consequence[] => {
    const { after, rule, lasts } = consequence;
    const numberOf = (name: string) => parameterValue(policy, rule, name, on)?.toNumber();
    if (after.event === 'PLAN_ENDED') {
      const months = numberOf(after.months);
      const from =
        life.planEndsOn === null || months === undefined ? null : addMonths(life.planEndsOn, months);
      return [{ policy, consequence, from, until: null, state: stateOf(from, null, on), evaluations: [] }];
    }
    const count = after.inARow === null ? 1 : numberOf(after.inARow);
    const run = count === undefined ? undefined : decisiveRun(held, after, count);
    const from = run?.at(-1)?.heldOn;
    if (run === undefined || from === undefined) return [];
    const years = lasts === null ? undefined : numberOf(lasts);
    const until = years === undefined ? null : addDays(addYears(from, years), -1);
    return [{ policy, consequence, from, until, state: stateOf(from, until, on), evaluations: run }];
  });
}

/** A city's target with its number. */
export interface CityTarget {
  readonly policy: Policy;
  readonly target: CourseTarget;
  /** How many consortia; about so many where the target is approximate. */
  readonly count: Decimal;
}

/** How many consortia a policy wants by when. A goal for the city, not a threshold for anybody. */
export function cityTargets(policy: Policy, on: CalendarDate): CityTarget[] {
  return policy.course.targets.flatMap((target) => {
    const count = parameterValue(policy, target.rule, target.count, on);
    return count === undefined ? [] : [{ policy, target, count }];
  });
}

/**
 * The evaluations a consequence follows from. What ends a title takes effect the first time that so many in a row have
 * the grade; what a single grade brings follows from the latest evaluation alone.
 */
function decisiveRun(
  held: readonly EvaluationFacts[],
  after: CourseConsequence['after'] & { event: 'GRADE' },
  count: number,
): EvaluationFacts[] | undefined {
  if (after.inARow === null) {
    const latest = held.at(-1);
    return latest?.grade === after.grade ? [latest] : undefined;
  }
  for (let end = count; end <= held.length; end += 1) {
    const run = held.slice(end - count, end);
    if (run.every(({ grade }) => grade === after.grade)) return run;
  }
  return undefined;
}

function stateOf(from: CalendarDate | null, until: CalendarDate | null, on: CalendarDate): ConsequenceState {
  if (from === null) return 'UNKNOWN';
  if (on < from) return 'COMING';
  return until !== null && on > until ? 'ENDED' : 'IN_EFFECT';
}

function parameterValue(policy: Policy, ruleId: string, name: string, on: CalendarDate): Decimal | undefined {
  const rule = ruleById(policy, ruleId);
  return rule && parameterOn(rule, name, on)?.value;
}
