import { sql } from '../../database/statement.ts';
import type { ApplicationForm } from '../../domain/application-form/application-form.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { DivisionTree } from '../../domain/division.ts';
import { refOfCreditCode } from '../../domain/reference.ts';
import type { LedConsortium, UnitWithPast } from '../../policy/barred-unit.ts';
import { policyCovers } from '../../policy/covering.ts';
import type { Policy } from '../../policy/policy.ts';
import { requirePolicy } from './compliance.ts';
import { consortiaById, type ConsortiumRow } from '../nouns/consortium.ts';
import type { Context } from '../request/context.ts';
import { lifeOf } from './course.ts';
import { defineLoader, rowsBy } from '../request/loader.ts';

interface LeadRow {
  readonly ref: string;
  readonly consortiumId: number;
  readonly joinedOn: CalendarDate | null;
  readonly leftOn: CalendarDate | null;
}

/** A consortium that a unit led, whichever policies it is under. */
export interface LedRow extends LedConsortium {
  readonly consortium: ConsortiumRow;
}

/** What units led, by their references. */
const leadsByUnit = defineLoader<string, LeadRow[], null>(async (refs, _, { database }) =>
  rowsBy(
    await database.query<LeadRow>(sql`
      SELECT unit."ref", membership."consortiumId", membership."joinedOn", membership."leftOn"
      FROM "Membership" membership JOIN "Unit" unit ON unit."id" = membership."unitId"
      WHERE unit."ref" = ANY (${refs}::text[]) AND membership."role" = 'LEAD' ORDER BY membership."id"`),
    ({ ref }) => ref,
  ),
);

/** The consortia that a unit leads and led, by its reference. */
export async function consortiaLedBy(context: Context, unitRef: string): Promise<LedRow[]> {
  const leads = (await leadsByUnit(context, null).load(unitRef)) ?? [];
  const led = await Promise.all(
    leads.map(async ({ consortiumId, joinedOn, leftOn }): Promise<LedRow[]> => {
      const consortium = await consortiaById(context, null).load(consortiumId);
      if (!consortium) return [];
      const life = await lifeOf(context, consortium);
      return [{ consortium, name: consortium.name, from: joinedOn, until: leftOn, life }];
    }),
  );
  return led.flat();
}

/** Those of the consortia that are under a policy. */
export function ledUnder(policy: Policy, led: readonly LedRow[], divisions: DivisionTree): LedRow[] {
  return led.filter(({ consortium }) => policyCovers(policy, consortium, divisions));
}

/**
 * The lead and the members of an application with the consortia that they led under its policy; none where the policy bars
 * no leads. A unit is known by its credit code; one without is none that is on record.
 */
export async function unitsWithPast(
  context: Context,
  policyKey: string,
  { lead, members }: ApplicationForm,
): Promise<UnitWithPast[]> {
  const policy = requirePolicy(context, policyKey);
  if (!policy.course.consequences.some(({ effect }) => effect === 'LEAD_BARRED')) return [];
  const divisions = await context.divisions();
  return Promise.all(
    [...(lead === null ? [] : [lead]), ...members].map(async ({ name, creditCode }) => {
      const led = creditCode === null ? [] : await consortiaLedBy(context, refOfCreditCode(creditCode));
      return { name, led: ledUnder(policy, led, divisions) };
    }),
  );
}
