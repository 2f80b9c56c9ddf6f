import { meantReferences } from '../../domain/reference.ts';
import type { Database } from '../../database/database.ts';
import { sql } from '../../database/statement.ts';
import { APPLICATION_FORM, type ApplicationForm } from '../../domain/application-form/application-form.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { consortiumForm } from './consortium-form.ts';

/** The content of an application as it is kept, and the policy whose form it fills in. */
export interface StoredForm {
  readonly policy: string;
  readonly form: ApplicationForm;
}

interface ApplicationRow {
  readonly policyKey: string;
  /** The document; null of an application that was recorded without one. */
  readonly form: unknown;
  readonly consortiumRef: string | null;
}

/**
 * What is kept under a reference, without document and telephone numbers: of an application its document, of a consortium
 * what is on record of it. A consortium takes its application's reference over; its record is the later of the two.
 *
 * @param written the reference, however it is written.
 * @param policyKey for which policy; of a consortium without it, the one of its latest application.
 * @returns undefined where nothing has the reference, or no policy can be told.
 */
export async function storedForm(
  database: Database,
  written: string,
  policyKey: string | undefined,
  on: CalendarDate,
): Promise<StoredForm | undefined> {
  const refs = meantReferences(written);
  const [application] = await database.query<ApplicationRow>(sql`
    SELECT application."policyKey", application."form", consortium."ref" AS "consortiumRef"
    FROM "Application" application LEFT JOIN "Consortium" consortium ON consortium."id" = application."consortiumId"
    WHERE application."ref" = ANY (${refs}::text[]) OR consortium."ref" = ANY (${refs}::text[])
    ORDER BY (application."policyKey" = ${policyKey ?? ''}) DESC, application."filledOn" DESC NULLS LAST, application."id" DESC
    LIMIT 1`);
  const policy = policyKey ?? application?.policyKey;
  if (policy === undefined) return undefined;
  if (application?.form && application.consortiumRef === null) {
    return { policy, form: APPLICATION_FORM.parse(application.form) };
  }
  const recorded = application?.consortiumRef ?? null;
  for (const ref of recorded === null ? refs : [recorded]) {
    const form = await consortiumForm(database, ref, policy, on);
    if (form) return { policy, form };
  }
  return undefined;
}

/**
 * The applications under a policy that a division recommends, or one within it: those that are on their course by their
 * documents, those of consortia by what is on record.
 */
export async function formsOfDivision(
  database: Database,
  policyKey: string,
  divisionCode: string,
  on: CalendarDate,
): Promise<ApplicationForm[]> {
  const rows = await database.query<ApplicationRow>(sql`
    SELECT application."policyKey", application."form", consortium."ref" AS "consortiumRef"
    FROM "Application" application LEFT JOIN "Consortium" consortium ON consortium."id" = application."consortiumId"
    WHERE application."policyKey" = ${policyKey} AND application."ending" IS NULL
      AND application."districtCode" IN (SELECT "placeCode" FROM "DivisionArea" WHERE "areaCode" = ${divisionCode})
    ORDER BY application."districtCode", application."id"`);
  const forms: ApplicationForm[] = [];
  for (const { form, consortiumRef } of rows) {
    if (consortiumRef === null) {
      if (form) forms.push(APPLICATION_FORM.parse(form));
      continue;
    }
    const recorded = await consortiumForm(database, consortiumRef, policyKey, on);
    if (recorded) forms.push(recorded);
  }
  return forms;
}
