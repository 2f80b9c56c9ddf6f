import { sql } from '../database/statement.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { LedConsortium, UnitWithPast } from '../policy/barred-unit.ts';
import { policyCovers } from '../policy/covering.ts';
import type { Policy } from '../policy/policy.ts';
import { type ApplicationRow, formOf } from './application.ts';
import { requirePolicy } from './compliance.ts';
import { consortiaById } from './consortium.ts';
import type { Context } from './context.ts';
import { lifeOf } from './course.ts';
import { defineLoader, rowsBy } from './loader.ts';

interface LeadRow {
  readonly ref: string;
  readonly consortiumId: number;
  readonly joinedOn: CalendarDate | null;
  readonly leftOn: CalendarDate | null;
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

/**
 * The lead and the members of an application that led a consortium under its policy, where the policy bars leads at all.
 * A unit is known by its credit code; one without is none that is on record.
 */
export async function unitsWithPast(context: Context, row: ApplicationRow): Promise<UnitWithPast[]> {
  const policy = requirePolicy(context, row.policyKey);
  if (!policy.course.consequences.some(({ effect }) => effect === 'LEAD_BARRED')) return [];
  const { lead, members } = formOf(row);
  const units = [...(lead === null ? [] : [lead]), ...members];
  return Promise.all(
    units.map(async ({ name, creditCode }) => {
      const leads = creditCode === null ? [] : await leadsByUnit(context, null).load(`CN-USCC:${creditCode}`);
      const led = await Promise.all((leads ?? []).map((each) => ledUnder(context, policy, each)));
      return { name, led: led.flat() };
    }),
  );
}

async function ledUnder(
  context: Context,
  policy: Policy,
  { consortiumId, joinedOn, leftOn }: LeadRow,
): Promise<LedConsortium[]> {
  const [consortium, divisions] = await Promise.all([
    consortiaById(context, null).load(consortiumId),
    context.divisions(),
  ]);
  if (!consortium || !policyCovers(policy, consortium, divisions)) return [];
  const life = await lifeOf(context, consortium);
  return [{ name: consortium.name, from: joinedOn, until: leftOn, life }];
}
