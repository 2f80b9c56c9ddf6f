import { z } from 'zod';
import { enumArray, joinSql, rawSql, type Sql, sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Policy } from '../../policy/policy.ts';
import { COMPLIANCE_VERDICTS, type ComplianceVerdict } from '../../policy/vocabulary.ts';
import { requirePolicy } from '../compliance/compliance.ts';
import { CONSORTIUM_COLUMNS, type ConsortiumFilter } from '../nouns/consortium.ts';
import {
  CONSORTIUM_SUBJECT,
  type ConsortiumMeasure,
  type RecordedDimension,
} from './consortium-statistics.ts';
import type { Context } from '../request/context.ts';
import { AtlasError } from '../request/errors.ts';
import { currentVerdicts, keepVerdicts } from '../compliance/kept-verdicts.ts';
import { allOf, anyOf, isGiven, type Page } from '../request/page.ts';
import { type Aggregate, columnOf, type Measure } from './aggregate.ts';
import { type Group, type GroupingRequest, openGrouping, type Subject } from './grouping.ts';
import { type AskedGroup, groupsOf, type SubjectArguments } from './groups.ts';

/** By what consortia can be grouped: what is on record of them, and the verdict on them. */
export type ConsortiumDimension = RecordedDimension | 'VERDICT';

/** All of them. */
export const CONSORTIUM_DIMENSIONS = [
  'CITY',
  'PROVINCE',
  'DISTRICT',
  'TIER',
  'STAGE',
  'INDUSTRY_FIELD',
  'TECHNICAL_FIELD',
  'LEAD_KIND',
  'YEAR',
  'VERDICT',
] as const satisfies readonly ConsortiumDimension[];

/** A filter of consortia that may look at the verdict on them. */
export interface JudgedFilter extends ConsortiumFilter {
  readonly verdicts?: readonly ComplianceVerdict[] | null | undefined;
}

/** Which consortia are grouped, and by what. */
export type ConsortiumRequest = GroupingRequest<JudgedFilter, ConsortiumDimension>;

/** Consortia, with the verdicts on them where a policy is given. */
export type JudgedSubject = Subject<JudgedFilter, ConsortiumDimension> &
  Pick<typeof CONSORTIUM_SUBJECT, 'measures'>;

/** How many consortia of a group came to each verdict. */
export type ComplianceCounts = Readonly<Record<ComplianceVerdict, number>>;

/**
 * Consortia with the verdicts of a policy on the day of the figures.
 *
 * @throws AtlasError BAD_USER_INPUT where verdicts are asked for without a policy, UNKNOWN_POLICY for one that is not there.
 */
export function judgedConsortia(
  context: Context,
  { groupBy, filter }: Pick<ConsortiumRequest, 'groupBy' | 'filter'>,
  policyKey: string | null | undefined,
): JudgedSubject {
  const looksAtVerdicts = groupBy.includes('VERDICT') || isGiven(filter.verdicts);
  if (!isGiven(policyKey)) {
    if (looksAtVerdicts) {
      throw new AtlasError(
        'BAD_USER_INPUT',
        'Verdicts are those against a policy: give its key as "policy"; the query "policies" lists them.',
      );
    }
    return {
      ...CONSORTIUM_SUBJECT,
      dimensions: { ...CONSORTIUM_SUBJECT.dimensions, VERDICT: { value: sql`NULL` } },
    };
  }
  const policy = requirePolicy(context, policyKey);
  const joins = [verdictJoin(policy, sql`"judged"`, sql`day."on"`)];
  return {
    ...CONSORTIUM_SUBJECT,
    ...(looksAtVerdicts && { basis: `${policy.key} ${policy.version}` }),
    // A filter looks at verdicts whether groups do or not.
    from: isGiven(filter.verdicts)
      ? sql`${CONSORTIUM_SUBJECT.from} ${joins[0] ?? sql``}`
      : CONSORTIUM_SUBJECT.from,
    dimensions: {
      ...CONSORTIUM_SUBJECT.dimensions,
      VERDICT: { value: sql`"judged"."verdict"`, joins: isGiven(filter.verdicts) ? [] : joins },
    },
    condition: ({ verdicts, ...recorded }, asOf) =>
      allOf([
        CONSORTIUM_SUBJECT.condition(recorded, asOf),
        anyOf(verdicts, (words) => sql`"judged"."verdict" = ANY (${enumArray(words, 'ComplianceVerdict')})`),
      ]),
    ...(looksAtVerdicts && { prepare: (request, day) => judge(context, policy, request, { day, on: day }) }),
  };
}

/** Joins the verdicts of a policy on a day, under an alias. */
function verdictJoin(policy: Policy, alias: Sql, on: Sql): Sql {
  return sql`LEFT JOIN ${currentVerdicts(policy)} AS ${alias} ON ${alias}."consortiumId" = consortium."id" AND ${alias}."on" = ${on}`;
}

const judged = new WeakMap<Context, Map<string, Promise<void>>>();

/** Comes once a request to the verdicts `on` a day on the consortia that were there on another `day`, whatever the verdicts are. */
async function judge(
  context: Context,
  policy: Policy,
  { filter, asOf }: GroupingRequest<JudgedFilter, string>,
  { day, on }: { readonly day: CalendarDate; readonly on: CalendarDate },
): Promise<void> {
  let known = judged.get(context);
  if (!known) judged.set(context, (known = new Map()));
  const recorded = { ...filter, verdicts: undefined };
  const name = JSON.stringify([policy.key, recorded, asOf, day, on]);
  let done = known.get(name);
  if (!done) {
    const all = openGrouping(context, CONSORTIUM_SUBJECT, { groupBy: [], filter: recorded, asOf });
    known.set(name, (done = keepVerdicts(context, policy, on, all.rows(day, CONSORTIUM_COLUMNS))));
  }
  return done;
}

const counts = z.object({
  COMPLIANT: z.number(),
  DEVIATING: z.number(),
  NON_COMPLIANT: z.number(),
  UNDETERMINED: z.number(),
}) satisfies z.ZodType<ComplianceCounts>;
const NONE: ComplianceCounts = { COMPLIANT: 0, DEVIATING: 0, NON_COMPLIANT: 0, UNDETERMINED: 0 };

/** How many of a group came to each verdict on a day; null: on the day of the figures. */
function verdictCountsOf(policy: Policy, on: CalendarDate | null): Aggregate<ComplianceCounts> {
  const name = `verdict ${policy.version} ${on ?? 'day'}`;
  const alias = rawSql(`"${name}"`);
  const day = on === null ? sql`day."on"` : sql`${on}::date`;
  const measure: Measure = {
    name,
    value: sql`${alias}."verdict"::text`,
    joins: [verdictJoin(policy, alias, day)],
  };
  const columnName = (verdict: ComplianceVerdict) => `${name} ${verdict}`;
  return {
    name,
    measure,
    grouped: Object.fromEntries(
      COMPLIANCE_VERDICTS.map((verdict) => [
        columnName(verdict),
        sql`count(*) FILTER (WHERE ${columnOf(measure)} = ${verdict})`,
      ]),
    ),
    result: (column) => {
      const entries = COMPLIANCE_VERDICTS.map(
        (verdict) => sql`${verdict}::text, ${column(columnName(verdict))}`,
      );
      return sql`json_build_object(${joinSql(entries)})`;
    },
    read: (value) => (value === null ? NONE : counts.parse(value)),
  };
}

/** A group of consortia. */
export type ConsortiumGroup = AskedGroup<JudgedFilter, ConsortiumDimension>;

/** A group of consortia at its place in an answer; on another day it has the cursor of its own day. */
export interface ListedConsortiumGroup extends ConsortiumGroup {
  readonly cursor: string;
}

/** What is asked of groups of consortia, as the arguments of a query say it. */
export interface ConsortiumGroupArguments extends SubjectArguments<
  ConsortiumFilter,
  ConsortiumDimension,
  ConsortiumMeasure
> {
  readonly policy?: string | null | undefined;
  readonly verdicts?: readonly ComplianceVerdict[] | null | undefined;
}

/** The verdict that the key of a group has; null where consortia are not grouped by it. */
export function verdictKey(group: Group): ComplianceVerdict | null {
  const key = group.grouping.keyOf(group, 'VERDICT');
  return COMPLIANCE_VERDICTS.find((verdict) => verdict === key) ?? null;
}

/** A page of groups of consortia; throws AtlasError as {@link judgedConsortia} does. */
export async function pageOfConsortiumGroups(
  context: Context,
  { policy, verdicts, filter: recorded, ...args }: ConsortiumGroupArguments,
): Promise<Page<ListedConsortiumGroup>> {
  const filter: JudgedFilter = { ...recorded, verdicts };
  const subject = judgedConsortia(context, { groupBy: args.groupBy, filter }, policy);
  const page = await groupsOf(context, subject, { ...args, filter });
  return { ...page, rows: page.rows.map((group) => ({ ...group, cursor: page.cursorOf(group) })) };
}

/** How many consortia of a group came to each verdict against a policy; throws AtlasError UNKNOWN_POLICY. */
export async function complianceCounts(
  context: Context,
  group: ConsortiumGroup,
  policyKey: string,
  on: CalendarDate | null,
): Promise<ComplianceCounts> {
  const policy = requirePolicy(context, policyKey);
  await judge(context, policy, group.asked, { day: group.day, on: on ?? group.day });
  return group.grouping.figure(verdictCountsOf(policy, on), group);
}
