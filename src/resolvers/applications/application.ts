import { type Sql, sql } from '../../database/statement.ts';
import { APPLICATION_FORM, type ApplicationForm } from '../../domain/application-form/application-form.ts';
import { missingItems } from '../../domain/application-form/completeness.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Stage } from '../../domain/vocabulary.ts';
import type { Context } from '../request/context.ts';
import { liesIn } from '../nouns/division.ts';
import { defineLoader, rowBy, rowsBy } from '../request/loader.ts';
import {
  allOf,
  anyOf,
  intKey,
  type ListOrder,
  type Page,
  type PageArguments,
  planPage,
} from '../request/page.ts';
import { leaveOut, reachOf, type AccessScope } from '../request/rights.ts';
import { requirePolicy } from '../compliance/compliance.ts';
import { rowCount } from '../nouns/rows.ts';

/** How an application ended before it was filed. */
export const APPLICATION_ENDINGS = ['WITHDRAWN', 'REFUSED'] as const;
export type ApplicationEnding = (typeof APPLICATION_ENDINGS)[number];

/** An application on its course: a document until it is filed. */
export interface ApplicationRow {
  readonly id: number;
  readonly ref: string;
  readonly policyKey: string;
  readonly stage: Stage;
  readonly ending: ApplicationEnding | null;
  /** The lead, which need not be among the units. */
  readonly applicantRef: string;
  /** The division that recommends it. */
  readonly districtCode: string;
  /** Null until it is filed. */
  readonly consortiumId: number | null;
  /** The document without document and telephone numbers, as JSON. */
  readonly form: unknown;
  readonly submittedOn: CalendarDate | null;
  readonly noticeEndsOn: CalendarDate | null;
  readonly version: number;
}

/** What a list of applications is narrowed by. */
export interface ApplicationFilter {
  readonly policies?: readonly string[] | null | undefined;
  readonly stages?: readonly Stage[] | null | undefined;
  readonly divisions?: readonly string[] | null | undefined;
  /** Only those that are (true) or are not (false) at their end before a filing. */
  readonly ended?: boolean | null | undefined;
}

/** The columns of an ApplicationRow, of the table under the alias `application`. */
export const APPLICATION_COLUMNS = sql`application."id", application."ref", application."policyKey", application."stage",
  application."ending", application."applicantRef", application."districtCode", application."consortiumId",
  application."form", application."submittedOn", application."noticeEndsOn", application."version"`;

const BY_ID: ListOrder<ApplicationRow> = {
  name: 'application',
  keys: [intKey(sql`application."id"`, ({ id }) => id)],
  descending: false,
};

/** Applications by id; one that the viewer has no right to is not there. */
export const applicationsById = defineLoader<number, ApplicationRow, null>(async (ids, _, context) =>
  rowBy(
    await context.database.query<ApplicationRow>(sql`
      SELECT ${APPLICATION_COLUMNS} FROM "Application" application
      WHERE application."id" = ANY (${ids}::int[]) AND ${visible(context)}`),
    ({ id }) => id,
  ),
);

/** The applications that consortia came of, as far as the viewer has a right to them. */
export const applicationsByConsortium = defineLoader<number, ApplicationRow[], null>(
  async (consortiumIds, _, context) =>
    rowsBy(
      await context.database.query<ApplicationRow>(sql`
        SELECT ${APPLICATION_COLUMNS} FROM "Application" application
        WHERE application."consortiumId" = ANY (${consortiumIds}::int[]) AND ${visible(context)}
        ORDER BY application."id"`),
      ({ consortiumId }) => consortiumId ?? 0,
    ),
);

/** A page of the applications that the viewer has a right to, in the order in which they were drafted. */
export async function listApplications(
  context: Context,
  args: PageArguments & { readonly filter?: ApplicationFilter | null | undefined },
): Promise<Page<ApplicationRow>> {
  const { database, viewer } = context;
  if (reachOf(viewer, 'APPLICATIONS').to === 'NOTHING') leaveOut(context, 'APPLICATIONS');
  const plan = planPage(args, BY_ID);
  const condition = allOf([visible(context), ...filterConditions(args.filter ?? {})]);
  const rows = await database.query<ApplicationRow>(sql`
    SELECT ${APPLICATION_COLUMNS} FROM "Application" application
    WHERE ${condition} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`);
  return plan.page(rows, () => rowCount(database, sql`"Application" application WHERE ${condition}`));
}

/** The condition that an application is on a course and that the viewer has a right to it. */
function visible({ viewer }: Context): Sql {
  const reach = reachOf(viewer, 'APPLICATIONS');
  const onCourse = sql`application."stage" IS NOT NULL`;
  switch (reach.to) {
    case 'EVERYTHING':
      return onCourse;
    case 'DIVISION':
      return sql`${onCourse} AND ${liesIn(sql`application."districtCode"`, [reach.divisionCode])}`;
    case 'UNIT':
      return sql`${onCourse} AND application."applicantRef" = ${reach.unitRef}`;
    case 'NOTHING':
      return sql`FALSE`;
  }
}

function filterConditions({ policies, stages, divisions, ended }: ApplicationFilter): (Sql | undefined)[] {
  return [
    anyOf(policies, (keys) => sql`application."policyKey" = ANY (${keys}::text[])`),
    anyOf(stages, (words) => sql`application."stage" = ANY (${words}::"Stage"[])`),
    anyOf(divisions, (codes) => liesIn(sql`application."districtCode"`, codes)),
    ended === null || ended === undefined
      ? undefined
      : sql`(application."ending" IS NOT NULL) = ${ended}::boolean`,
  ];
}

/** Where an application belongs: to the division that recommends it, and to its lead. */
export function scopeOfApplication({
  districtCode,
  applicantRef,
}: Pick<ApplicationRow, 'districtCode' | 'applicantRef'>): Required<AccessScope> {
  return { divisionCode: districtCode, unitRef: applicantRef };
}

/** The document of an application, without document and telephone numbers. */
export function formOf({ form }: Pick<ApplicationRow, 'form'>): ApplicationForm {
  return APPLICATION_FORM.parse(form);
}

/** What the form of the policy asks for and the document, its numbers put back, does not say. */
export function missingOf(context: Context, { policyKey }: ApplicationRow, form: ApplicationForm) {
  return missingItems(form, requirePolicy(context, policyKey).course.form);
}
