import { rawSql, type Sql, sql } from '../../database/statement.ts';
import type { DivisionLevel } from '../../domain/vocabulary.ts';
import type { Joined } from './aggregate.ts';

/** The dimensions of a division: its city, its province, its district or management zone. */
export type DivisionDimension = 'CITY' | 'PROVINCE' | 'DISTRICT';

/** Cities, provinces and districts of a division, each joined once, by the area around it of that level. */
export function divisionDimensions(
  divisionCode: Sql,
  joins: readonly Sql[] = [],
): Readonly<Record<DivisionDimension, Joined>> {
  return {
    CITY: around('city', ['PREFECTURE'], divisionCode, joins),
    PROVINCE: around('province', ['PROVINCE'], divisionCode, joins),
    DISTRICT: around('district', ['COUNTY', 'MANAGEMENT_ZONE'], divisionCode, joins),
  };
}

function around(
  name: string,
  levels: readonly DivisionLevel[],
  divisionCode: Sql,
  joins: readonly Sql[],
): Joined {
  const alias = rawSql(`"${name}"`);
  return {
    value: sql`${alias}."code"`,
    joins: [
      ...joins,
      sql`LEFT JOIN (
        SELECT area."placeCode", min(division."code") AS "code"
        FROM "DivisionArea" area JOIN "Division" division ON division."code" = area."areaCode"
        WHERE division."level"::text = ANY (${levels}::text[]) GROUP BY area."placeCode"
      ) AS ${alias} ON ${alias}."placeCode" = ${divisionCode}`,
    ],
  };
}

/**
 * The place where a unit is registered on the day. Few units have ever moved, so the function that looks at their dates is
 * called for those alone: of 200,000 units it took eight ninths of the time.
 */
export function registrationOf(unit: Sql): Sql {
  return sql`(CASE WHEN ${unit}."id" IN (SELECT "unitId" FROM "Registration")
    THEN registered_division(${unit}."id", day."on") ELSE ${unit}."registeredDivisionCode" END)`;
}
