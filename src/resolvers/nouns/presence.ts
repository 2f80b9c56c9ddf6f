import { type Sql, sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';

/** Whether `membership` holds on a day: joined by then, not left, and its unit not gone (注销). */
export function holdsOn(day: CalendarDate): Sql {
  return sql`${isJoinedOn(day)}
    AND NOT EXISTS (SELECT FROM "Unit" gone WHERE gone."id" = membership."unitId" AND gone."endedOn" <= ${day}::date)`;
}

/** The same where the unit of `membership` is joined as `unit`, which spares looking it up. */
export function holdsOnOfUnit(day: CalendarDate): Sql {
  return sql`${isJoinedOn(day)} AND coalesce(unit."endedOn", 'infinity') > ${day}::date`;
}

function isJoinedOn(day: CalendarDate): Sql {
  return sql`coalesce(membership."joinedOn", '-infinity') <= ${day}::date
    AND ${day}::date < coalesce(membership."leftOn", 'infinity')`;
}
