import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Division } from '../../domain/division.ts';
import type { DivisionLevel } from '../../domain/vocabulary.ts';
import { type Sql, sql } from '../../database/statement.ts';
import type { Context } from '../request/context.ts';
import { AtlasError } from '../request/errors.ts';
import { isGiven } from '../request/page.ts';

/** The division of a code; null where there is none. */
export async function divisionByCode(
  context: Context,
  code: string | null | undefined,
): Promise<Division | null> {
  if (code === null || code === undefined) return null;
  return (await context.divisions()).get(code) ?? null;
}

/** The division of a code that the database refers to, which its foreign keys keep there. */
export async function requireDivision(context: Context, code: string): Promise<Division> {
  const division = await divisionByCode(context, code);
  if (!division) throw new AtlasError('UNKNOWN_DIVISION', `There is no division ${code}.`);
  return division;
}

/** The divisions of a level, of a parent, or all, in the order of their codes; abolished ones only where asked for. */
export async function listDivisions(
  context: Context,
  args: {
    readonly level?: DivisionLevel | null | undefined;
    readonly parent?: string | null | undefined;
    readonly abolished?: boolean | null | undefined;
  },
): Promise<Division[]> {
  const all = (await context.divisions()).all();
  return all.filter(
    ({ level, parentCode, abolished = false }) =>
      (!isGiven(args.level) || level === args.level) &&
      (!isGiven(args.parent) || parentCode === args.parent) &&
      (!abolished || args.abolished === true),
  );
}

/**
 * The condition that a unit is registered on a day in one of some areas, or inside it. The units are found once, as an
 * array: left to itself, a planner that knows no numbers of rows looks for them anew for every row.
 */
export function isRegisteredIn(unitId: Sql, areas: readonly string[], day: CalendarDate): Sql {
  return sql`${unitId} = ANY (ARRAY(
    SELECT settled."id" FROM "Unit" settled
    WHERE ${liesIn(sql`settled."registeredDivisionCode"`, areas)}
      AND NOT EXISTS (SELECT FROM "Registration" WHERE "unitId" = settled."id")
    UNION ALL
    SELECT moved."unitId" FROM (
      SELECT "unitId" FROM "Registration" WHERE ${liesIn(sql`"divisionCode"`, areas)}
      UNION
      SELECT own."id" FROM "Unit" own
      WHERE ${liesIn(sql`own."registeredDivisionCode"`, areas)} AND EXISTS (SELECT FROM "Registration" WHERE "unitId" = own."id")
    ) moved
    WHERE ${liesIn(sql`registered_division(moved."unitId", ${day}::date)`, areas)}))`;
}

/** The condition that a code lies in one of some areas. */
export function liesIn(code: Sql, areas: readonly string[]): Sql {
  return sql`${code} IN (SELECT "placeCode" FROM "DivisionArea" WHERE "areaCode" = ANY (${areas}::text[]))`;
}
