import { sql } from '../../database/statement.ts';
import { addYears, type CalendarDate } from '../../domain/calendar-date.ts';
import { type CityTarget, cityTargets, type Consequence, consequencesOf } from '../../policy/consequence.ts';
import { type ConsortiumLife, dutiesOf, type DutyOccurrence } from '../../policy/duty.ts';
import type { Policy } from '../../policy/policy.ts';
import { type WindowOn, windowsOn } from '../../policy/application.ts';
import { listPolicies, policiesCovering, requirePolicy } from './compliance.ts';
import type { ConsortiumRow } from '../nouns/consortium.ts';
import { evaluationsByConsortium, reportsByConsortium } from '../nouns/consortium-record.ts';
import type { Context } from '../request/context.ts';
import { AtlasError } from '../request/errors.ts';
import { defineLoader } from '../request/loader.ts';
import { inTurn } from '../request/turns.ts';

/** Duties are told up to so many years from today: each year has its own. */
export const DUTY_YEARS = 20;

/** What a consortium owes. */
export interface DutyRow extends DutyOccurrence {
  readonly consortium: ConsortiumRow;
}

/** Which duties are asked for. */
export interface DutyFilter {
  readonly on: CalendarDate;
  /** Those due on or before this day; without it, those of the present term. */
  readonly dueBefore: CalendarDate | null;
  /** Only those that are, or are not, overdue. */
  readonly overdue: boolean | null;
}

/** What a target comes to. */
export interface TargetRow extends CityTarget {
  readonly on: CalendarDate;
}

/**
 * The duties of one consortium under the policies that cover it.
 *
 * @throws AtlasError BAD_USER_INPUT for days more than {@link DUTY_YEARS} years from today.
 */
export async function dutiesOfConsortium(
  context: Context,
  consortium: ConsortiumRow,
  filter: DutyFilter,
): Promise<DutyRow[]> {
  requireNear(context, filter);
  const [life, policies] = await Promise.all([
    lifeOf(context, consortium),
    policiesCovering(context, consortium),
  ]);
  return inTurn(context.deadline, () =>
    policies.flatMap((policy) => duties(policy, consortium, life, filter)),
  );
}

/** Refuses days that are too far away: each year has duties of its own. Throws AtlasError BAD_USER_INPUT. */
export function requireNear({ today }: Context, { on, dueBefore }: DutyFilter): void {
  const last = addYears(today, DUTY_YEARS);
  for (const [name, day] of Object.entries({ on, dueBefore })) {
    if (day === null || day <= last) continue;
    throw new AtlasError(
      'BAD_USER_INPUT',
      `"${name}" is ${day}; duties are told up to ${DUTY_YEARS} years from today, ${last}.`,
    );
  }
}

function duties(
  policy: Policy,
  consortium: ConsortiumRow,
  life: ConsortiumLife,
  filter: DutyFilter,
): DutyRow[] {
  const { on, dueBefore, overdue } = filter;
  return dutiesOf(policy, life, on, dueBefore ?? on)
    .filter(({ dueOn }) => dueBefore === null || (dueOn !== null && dueOn <= dueBefore))
    .filter(({ state }) => overdue === null || (state === 'OVERDUE') === overdue)
    .map((duty) => ({ ...duty, consortium }));
}

/** What follows for a consortium from its evaluations and from the end of its plan. */
export async function consequencesOfConsortium(
  context: Context,
  consortium: ConsortiumRow,
  on: CalendarDate,
): Promise<Consequence[]> {
  const [life, policies] = await Promise.all([
    lifeOf(context, consortium),
    policiesCovering(context, consortium),
  ]);
  return policies.flatMap((policy) => consequencesOf(policy, life, on));
}

/** What has happened to a consortium. */
export async function lifeOf(context: Context, consortium: ConsortiumRow): Promise<ConsortiumLife> {
  const [reports = [], evaluations = []] = await Promise.all([
    reportsByConsortium(context, null).load(consortium.id),
    evaluationsByConsortium(context, null).load(consortium.id),
  ]);
  const { filedOn, dissolvedOn, planEndsOn } = consortium;
  return {
    filedOn,
    dissolvedOn,
    planEndsOn,
    reports: reports.map(({ kind, forYear, submittedOn }) => ({
      kind,
      forYear,
      submittedOn,
    })),
    evaluations: evaluations.map(({ heldOn, grade }) => ({ heldOn, grade })),
  };
}

/** The windows of one policy, or of all, on a day. */
export function listWindows(context: Context, policy: string | null, on: CalendarDate): WindowOn[] {
  const policies = policy === null ? listPolicies(context, null) : [requirePolicy(context, policy)];
  return policies.flatMap((each) => windowsOn(each, on));
}

/** How many consortia a policy aims at. */
export function targetsOf(policy: Policy, on: CalendarDate): TargetRow[] {
  return cityTargets(policy, on).map((target) => ({ ...target, on }));
}

const consortiaThere = defineLoader<string, number, { on: CalendarDate }>(async (keys, { on }, context) => {
  const policies = context.policies.all().filter(({ key }) => keys.includes(key));
  const rows = await context.database.query<{ key: string; count: number }>(sql`
    SELECT policy.key, count(consortium."id")::int
    FROM unnest(${policies.map(({ key }) => key)}::text[], ${policies.map(({ division }) => division)}::text[],
                ${policies.map(({ tier }) => tier)}::text[]) AS policy (key, division, tier)
    LEFT JOIN ("Consortium" consortium JOIN "DivisionArea" area ON area."placeCode" = consortium."divisionCode")
      ON area."areaCode" = policy.division AND consortium."tier" = policy.tier::"ConsortiumTier"
      AND coalesce(consortium."filedOn", '-infinity') <= ${on}::date
      AND ${on}::date < coalesce(consortium."dissolvedOn", 'infinity')
    GROUP BY policy.key`);
  return new Map(rows.map(({ key, count }) => [key, count]));
});

/** How many consortia of a policy's place and tier there are on the day of a target. */
export async function actualCount(context: Context, { policy, on }: TargetRow): Promise<number> {
  return (await consortiaThere(context, { on }).load(policy.key)) ?? 0;
}
