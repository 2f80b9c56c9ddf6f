import type { Queryable } from '../../database/connection.ts';
import { sql } from '../../database/statement.ts';
import type { ApplicationForm } from '../../domain/application-form/application-form.ts';
import { partiesOf } from '../../domain/application-form/consortium-sums.ts';
import type { PatentsOnRecord } from '../../domain/application-form/patent-counts.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { refOfCreditCode } from '../../domain/reference.ts';

/** What is on record of the patents of a form's lead and members; undefined where none is. */
export type FindPatents = (form: ApplicationForm) => Promise<PatentsOnRecord | undefined>;

/** Finds the patents of the units that a form names by credit codes, as they are on a day. */
export function patentsOnRecord(database: Queryable, day: CalendarDate): FindPatents {
  return async (form) => {
    const refs = partiesOf(form).flatMap(({ party: { creditCode } }) =>
      creditCode === null ? [] : [refOfCreditCode(creditCode)],
    );
    const [found] = await database.query<PatentsOnRecord & { readonly known: number }>(sql`
      WITH held AS (
        SELECT patent."id" FROM "Patent" patent JOIN "Unit" unit ON unit."id" = patent."holderUnitId"
        WHERE unit."ref" = ANY (${refs}::text[])
        UNION
        SELECT joint."patentId" FROM "PatentCoHolder" joint JOIN "Unit" unit ON unit."id" = joint."unitId"
        WHERE unit."ref" = ANY (${refs}::text[])
      ), patent AS (
        SELECT patent."kind", patent."grantedOn" <= ${day}::date AND coalesce(patent."expiresOn", 'infinity') > ${day}::date AS "isInForce"
        FROM "Patent" patent JOIN held USING ("id"))
      SELECT count(*)::int AS "known", (count(*) FILTER (WHERE "isInForce"))::int AS "inForce",
        (count(*) FILTER (WHERE "isInForce" AND "kind" = 'INVENTION'))::int AS "inventionsInForce" FROM patent`);
    return found && found.known > 0 ? found : undefined;
  };
}
