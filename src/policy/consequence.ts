import { addDays, addMonths, addYears, type CalendarDate } from '../domain/calendar-date.ts';
import type { Decimal } from '../domain/decimal.ts';
import type { EvaluationGrade } from '../domain/vocabulary.ts';
import type { CourseConsequence, CourseTarget } from './course.ts';
import type { ConsortiumLife, EvaluationFacts } from './duty.ts';
import { numberOn, type Policy } from './policy.ts';

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
  // What ends a title takes effect the first time that so many in a row have the grade; what a single grade brings follows
  // from the latest evaluation alone.
  return policy.course.consequences.flatMap((consequence): Consequence[] => {
    const { after, rule, lasts } = consequence;
    const numberOf = (name: string) => numberOn(policy, rule, name, on).toNumber();
    if (after.event === 'PLAN_ENDED') {
      const from = life.planEndsOn && addMonths(life.planEndsOn, numberOf(after.months));
      return [{ policy, consequence, from, until: null, state: stateOf(from, null, on), evaluations: [] }];
    }
    const run =
      after.inARow === null
        ? held.slice(-1).filter(({ grade }) => grade === after.grade)
        : firstRun(held, after.grade, numberOf(after.inARow));
    const last = run.at(-1);
    if (last === undefined) return [];
    const from = last.heldOn;
    const until = lasts === null ? null : addDays(addYears(from, numberOf(lasts)), -1);
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
  return policy.course.targets.map((target) => ({
    policy,
    target,
    count: numberOn(policy, target.rule, target.count, on),
  }));
}

/** The first so many evaluations in a row that have a grade; none where there never were so many. */
function firstRun(
  held: readonly EvaluationFacts[],
  grade: EvaluationGrade,
  count: number,
): readonly EvaluationFacts[] {
  const runs = held.map((_, start) => held.slice(start, start + count));
  return runs.find((run) => run.length === count && run.every((each) => each.grade === grade)) ?? [];
}

function stateOf(from: CalendarDate | null, until: CalendarDate | null, on: CalendarDate): ConsequenceState {
  if (from === null) return 'UNKNOWN';
  if (on < from) return 'COMING';
  return until !== null && on > until ? 'ENDED' : 'IN_EFFECT';
}
