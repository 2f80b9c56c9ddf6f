import { type Sql, sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { AccessScope } from './rights.ts';

/** The records that others belong to, and so where those belong. */
export type ScopeOwner = 'Unit' | 'Consortium' | 'Project' | 'Patent';

/** A kind of record as one that others belong to. Throws an Error where none belong to it. */
export function scopeOwner(noun: string): ScopeOwner {
  if (noun === 'Unit' || noun === 'Consortium' || noun === 'Project' || noun === 'Patent') return noun;
  throw new Error(`records do not belong to a ${noun}`);
}

/** Where a record belongs on a day; what is not known is null. */
export type ScopeRow = { readonly id: number } & Required<AccessScope>;

/**
 * The statement for where some records belong on a day, as rows of "id", "divisionCode" and "unitRef": a unit to the
 * division of its registration on that day and to itself, a consortium to its division and to the unit that leads it on
 * that day, a project to its consortium, a patent to the unit that is named first of its holders. This is the only definition: reading and writing ask it, on one and the same day.
 *
 * @param ids a statement for the numbers of the records.
 */
export function scopesOn(owner: ScopeOwner, ids: Sql, on: CalendarDate): Sql {
  if (owner === 'Unit') {
    return sql`
      SELECT unit."id", registered_division(unit."id", ${on}::date) AS "divisionCode", unit."ref" AS "unitRef"
      FROM "Unit" unit WHERE unit."id" IN (${ids})`;
  }
  if (owner === 'Patent') {
    return sql`
      SELECT patent."id", registered_division(unit."id", ${on}::date) AS "divisionCode", unit."ref" AS "unitRef"
      FROM "Patent" patent JOIN "Unit" unit ON unit."id" = patent."holderUnitId" WHERE patent."id" IN (${ids})`;
  }
  const belonging =
    owner === 'Consortium'
      ? sql`SELECT "id", "id" AS "consortiumId" FROM "Consortium" WHERE "id" IN (${ids})`
      : sql`SELECT "id", "consortiumId" FROM "Project" WHERE "id" IN (${ids})`;
  return sql`
    SELECT belonging."id", consortium."divisionCode", lead."ref" AS "unitRef"
    FROM (${belonging}) AS belonging JOIN "Consortium" consortium ON consortium."id" = belonging."consortiumId"
    LEFT JOIN "ConsortiumFigures" figures ON figures."consortiumId" = consortium."id"
      AND figures."validFrom" <= ${on}::date AND ${on}::date < figures."validUntil"
    LEFT JOIN "Unit" lead ON lead."id" = figures."leadUnitId"`;
}

/** The same for units, on the day and on every later one that is on record: a unit that is to move belongs to both places. */
export function scopesFrom(unitIds: Sql, on: CalendarDate): Sql {
  return sql`
    ${scopesOn('Unit', unitIds, on)}
    UNION
    SELECT unit."id", period."divisionCode", unit."ref" FROM "Unit" unit
    JOIN "RegistrationPeriod" period ON period."unitId" = unit."id" AND period."validUntil" > ${on}::date
    WHERE unit."id" IN (${unitIds})`;
}
