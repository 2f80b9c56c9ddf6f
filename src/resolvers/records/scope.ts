import { type Sql, sql } from '../../database/statement.ts';

/** Where a unit belongs: its division, and itself. */
export function scopeOfUnit(id: Sql): Sql {
  return sql`SELECT unit."registeredDivisionCode" AS "divisionCode", unit."ref" AS "unitRef" FROM "Unit" unit WHERE unit."id" IN (${id})`;
}

/** Where a consortium belongs: its division, and its lead of today. */
export function scopeOfConsortium(id: Sql): Sql {
  return sql`
    SELECT consortium."divisionCode", unit."ref" AS "unitRef" FROM "Consortium" consortium
    LEFT JOIN "Membership" membership ON membership."consortiumId" = consortium."id" AND membership."role" = 'LEAD'
      AND coalesce(membership."leftOn", 'infinity') > current_date
    LEFT JOIN "Unit" unit ON unit."id" = membership."unitId"
    WHERE consortium."id" IN (${id})`;
}

/** Where a project belongs: to its consortium. */
export function scopeOfProject(id: Sql): Sql {
  return scopeOfConsortium(sql`SELECT "consortiumId" FROM "Project" WHERE "id" IN (${id})`);
}

/** Where a note belongs: with the record that it is about. */
export function scopeOfNote(id: number): Sql {
  const about = (column: Sql) => sql`SELECT ${column} FROM "Note" WHERE "id" = ${id}::int`;
  return sql`${scopeOfConsortium(about(sql`"consortiumId"`))} UNION ALL ${scopeOfUnit(about(sql`"unitId"`))}
    UNION ALL ${scopeOfProject(about(sql`"projectId"`))}`;
}
