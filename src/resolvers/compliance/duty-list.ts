import { type Sql, sql, wholeNumber } from '../../database/statement.ts';
import { type CalendarDate, dayOfYear, yearOf } from '../../domain/calendar-date.ts';
import { type ConsortiumLife, dutiesOf } from '../../policy/duty.ts';
import type { Policy } from '../../policy/policy.ts';
import { CONSORTIUM_COLUMNS, type ConsortiumRow } from '../nouns/consortium.ts';
import { rowCount } from '../nouns/rows.ts';
import type { Context } from '../request/context.ts';
import { decodeCursor } from '../request/cursor.ts';
import { rowsBy } from '../request/loader.ts';
import {
  isGiven,
  type ListOrder,
  type Page,
  type PageArguments,
  planPage,
  textKey,
} from '../request/page.ts';
import { requirePolicy } from './compliance.ts';
import { type DutyFilter, type DutyRow, lifeOf, requireNear } from './course.ts';

/**
 * A duty under a policy, of one year where it is an annual one. Who owes it follows from the day of filing alone, and all owe
 * it by the same day, so that a list by due day need not look through all consortia for its first rows.
 */
interface SharedDuty {
  readonly policy: Policy;
  readonly key: string;
  readonly forYear: number | null;
  readonly dueOn: CalendarDate | null;
  /** Whoever was filed from this day, or -infinity, to that one owes it; nobody of a known day of filing where there are none. */
  readonly filed: { readonly from: string; readonly until: CalendarDate } | null;
  /** Whether those owe it too of whose filing no day is known. */
  readonly orUnfiled: boolean;
  /** The reports that fulfil it, each with its year. */
  readonly reports: readonly string[];
}

/** What a list by due day names a missing one: it comes last. */
const NO_DAY = '9999-99-99';
const dueKey = (dueOn: CalendarDate | null): string => dueOn ?? NO_DAY;

const ORDER: ListOrder<DutyRow> = {
  name: 'duties',
  descending: false,
  keys: [
    textKey(sql`shared."dueOn" COLLATE "C"`, ({ dueOn }) => dueKey(dueOn)),
    textKey(sql`consortium."ref" COLLATE "C"`, ({ consortium }) => consortium.ref),
    textKey(sql`shared."policy" COLLATE "C"`, ({ policy }) => policy.key),
    textKey(sql`shared."duty" COLLATE "C"`, ({ duty }) => duty.key),
    textKey(sql`shared."forYear" COLLATE "C"`, ({ forYear }) => String(forYear ?? '')),
  ],
};

/** A page of the duties of all consortia that are there, by due day, those without a day last. */
export async function listDuties(
  context: Context,
  { policy, ...args }: PageArguments & { readonly policy: string | null },
  filter: DutyFilter,
): Promise<Page<DutyRow>> {
  requireNear(context, filter);
  const { database } = context;
  const policies = policy === null ? context.policies.all() : [requirePolicy(context, policy)];
  const shared = policies.flatMap((each) => sharedDuties(each, filter));
  const plan = planPage(args, ORDER);
  const wanted = plan.size + 1;
  const rows: DutyRow[] = [];
  let days = 1;
  for (let left = daysOf(shared, args); left.length > 0 && rows.length < wanted; days *= 2) {
    const duties = left.slice(0, days).flat();
    left = left.slice(days);
    const found = await database.query<ConsortiumRow & { readonly at: number }>(sql`
      SELECT ${CONSORTIUM_COLUMNS}, shared."at" FROM ${owed(duties, filter)} AND ${plan.condition}
      ORDER BY ${plan.orderBy} LIMIT ${wholeNumber(wanted - rows.length)}`);
    rows.push(...(await Promise.all(found.map((row) => dutyOf(context, row, duties[row.at], filter)))));
  }
  return plan.page(rows, () => rowCount(database, owed(shared, filter)));
}

/** The duties that lie within a page's cursors, by their due days in the order of the page. */
function daysOf(shared: readonly SharedDuty[], { after, before, last }: PageArguments): SharedDuty[][] {
  const dayAt = (cursor: string) =>
    decodeCursor(cursor, `${ORDER.name} up`, ORDER.keys.length).keys[0] ?? NO_DAY;
  const from = isGiven(after) ? dayAt(after) : '';
  const until = isGiven(before) ? dayAt(before) : NO_DAY;
  const days = rowsBy(
    shared.filter(({ dueOn }) => from <= dueKey(dueOn) && dueKey(dueOn) <= until),
    ({ dueOn }) => dueKey(dueOn),
  );
  const sorted = [...days].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, duties]) => duties);
  return isGiven(last) ? sorted.toReversed() : sorted;
}

/** The duties under a policy, each with who owes it, of consortia that were filed by a day. */
function sharedDuties(policy: Policy, { on, dueBefore }: DutyFilter): SharedDuty[] {
  const shared = new Map<string, SharedDuty>();
  const add = (filedOn: CalendarDate | null, filed: SharedDuty['filed']) => {
    for (const { duty, forYear, dueOn } of dutiesOf(policy, filedAlone(filedOn), on, dueBefore ?? on)) {
      if (dueBefore !== null && (dueOn === null || dueOn > dueBefore)) continue;
      const name = `${duty.key} ${forYear}`;
      const known = shared.get(name);
      shared.set(name, {
        policy,
        key: duty.key,
        forYear,
        dueOn,
        filed:
          known?.filed && filed
            ? { from: known.filed.from, until: filed.until }
            : (filed ?? known?.filed ?? null),
        orUnfiled: filed === null || known?.orUnfiled === true,
        reports: duty.reports.map(
          (kind) => `${kind} ${(forYear ?? 0) + (kind === 'NEXT_YEAR_PLAN' ? 1 : 0)}`,
        ),
      });
    }
  };
  add(null, null);
  // Whatever was filed before there was the policy counts from its first year on.
  const first = yearOf(policy.existsFrom);
  for (let year = first; year <= Math.max(first, yearOf(on)); year += 1) {
    const [from, until] = [dayOfYear(year, '01-01'), dayOfYear(year, '12-31')];
    if (from && until) add(from, { from: year === first ? '-infinity' : from, until });
  }
  return [...shared.values()];
}

/** Of a consortium nothing but the day of its filing. */
function filedAlone(filedOn: CalendarDate | null): ConsortiumLife {
  return { filedOn, dissolvedOn: null, planEndsOn: null, reports: [], evaluations: [] };
}

/** The consortia that are there on the day and owe some duties, joined with these, which `at` numbers. */
function owed(duties: readonly SharedDuty[], { on, overdue }: DutyFilter): Sql {
  const rows = duties.map(({ policy, key, forYear, dueOn, filed, orUnfiled, reports }, at) => ({
    at,
    policy: policy.key,
    division: policy.division,
    tier: policy.tier,
    duty: key,
    forYear: String(forYear ?? ''),
    dueOn: dueKey(dueOn),
    ...filed,
    orUnfiled,
    reports,
  }));
  const areas = [...new Set(duties.map(({ policy }) => policy.division))];
  // As the engine finds it: a duty that no report fulfils is never done.
  const isOverdue = sql`(shared."dueOn" < ${on}::text AND (shared."reports" = '[]' OR EXISTS (
    SELECT FROM jsonb_array_elements_text(shared."reports") AS wanted WHERE NOT EXISTS (
      SELECT FROM "Report" report WHERE report."consortiumId" = consortium."id"
        AND concat(report."kind", ' ', report."forYear") = wanted AND (report."submittedOn" IS NULL OR report."submittedOn" <= ${on}::date)))))`;
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS shared ("at" int, "policy" text, "division" text, "tier" text,
      "duty" text, "forYear" text, "dueOn" text, "from" date, "until" date, "orUnfiled" boolean, "reports" jsonb)
    JOIN "DivisionArea" area ON area."areaCode" = shared."division"
    JOIN "Consortium" consortium ON consortium."divisionCode" = area."placeCode" AND consortium."tier" = shared."tier"::"ConsortiumTier"
    WHERE consortium."divisionCode" IN (SELECT "placeCode" FROM "DivisionArea" WHERE "areaCode" = ANY (${areas}::text[]))
      AND ${on}::date < coalesce(consortium."dissolvedOn", 'infinity') AND coalesce(consortium."filedOn", '-infinity') <= ${on}::date
      AND (consortium."filedOn" BETWEEN shared."from" AND shared."until" OR shared."orUnfiled" AND consortium."filedOn" IS NULL)
      AND (consortium."dissolvedOn" IS NULL OR shared."dueOn" = ${NO_DAY}::text OR consortium."dissolvedOn" > nullif(shared."dueOn", ${NO_DAY}::text)::date)
      AND ${overdue === null ? sql`TRUE` : overdue ? isOverdue : sql`NOT ${isOverdue}`}`;
}

/** A duty of a consortium with where it stands. */
async function dutyOf(
  context: Context,
  consortium: ConsortiumRow,
  shared: SharedDuty | undefined,
  { on, dueBefore }: DutyFilter,
): Promise<DutyRow> {
  const life = await lifeOf(context, consortium);
  const found =
    shared &&
    dutiesOf(shared.policy, life, on, dueBefore ?? on).find(
      ({ duty, forYear }) => duty.key === shared.key && forYear === shared.forYear,
    );
  if (!found) throw new Error(`${consortium.ref} does not owe what it was listed with`);
  return { ...found, consortium };
}
