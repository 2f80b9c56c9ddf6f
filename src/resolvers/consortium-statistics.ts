import { joinSql, rawSql, type Sql, sql } from '../database/statement.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { Decimal, SHOWN_DECIMAL_PLACES, shownQuotient } from '../domain/decimal.ts';
import type { ConsortiumTier } from '../domain/vocabulary.ts';
import type { ComplianceVerdict } from '../policy/vocabulary.ts';
import { requirePolicy, verdictOf } from './compliance.ts';
import { type ConsortiumFilter, consortiaById, consortiumCondition, figuresOn } from './consortium.ts';
import type { Context } from './context.ts';
import { defineLoader, rowBy, rowsBy } from './loader.ts';

/** By what consortia can be grouped. */
export type ConsortiumDimension = 'CITY' | 'PROVINCE' | 'TIER' | 'INDUSTRY_FIELD' | 'TECHNICAL_FIELD';

/** What statistics are asked for. */
export interface StatisticsRequest {
  readonly groupBy: readonly ConsortiumDimension[];
  readonly filter: ConsortiumFilter;
  readonly asOf: CalendarDate;
}

/** What tells a group from the others; null in a dimension that was not asked for, or where it is unknown. */
export interface StatisticsKey {
  readonly city: string | null;
  readonly province: string | null;
  readonly tier: ConsortiumTier | null;
  readonly industryField: string | null;
  readonly technicalField: string | null;
}

/** How a measure is distributed over the consortia of a group. */
export interface Distribution {
  readonly nTotal: number;
  readonly nReported: number;
  readonly mean: Decimal | null;
  readonly min: Decimal | null;
  readonly q1: Decimal | null;
  readonly median: Decimal | null;
  readonly q3: Decimal | null;
  readonly max: Decimal | null;
}

/** One group's figures. */
export interface ConsortiumStatistics {
  readonly request: StatisticsRequest;
  readonly key: StatisticsKey;
  readonly count: number;
  readonly memberCount: Distribution;
  readonly inCityShare: PooledShare;
  readonly enterpriseShare: PooledShare;
  readonly rdIntensity: { readonly pooled: Decimal | null; readonly distribution: Distribution };
}

/** A share pooled over a group: of the consortia whose own share is known, and its bounds over all. */
export interface PooledShare {
  readonly pooled: Decimal | null;
  readonly lower: Decimal | null;
  readonly upper: Decimal | null;
  readonly distribution: Distribution;
}

/** How many consortia of a group came to each verdict. */
export type ComplianceCounts = Readonly<Record<ComplianceVerdict, number>>;

interface DistributionRow {
  readonly reported: number;
  readonly mean: string | null;
  readonly min: string | null;
  readonly q1: string | null;
  readonly median: string | null;
  readonly q3: string | null;
  readonly max: string | null;
}

interface GroupRow extends StatisticsKey {
  readonly count: number;
  readonly memberCount: DistributionRow;
  readonly inCity: ShareRow;
  readonly enterprise: ShareRow;
  readonly rd: {
    readonly rdExpenditure: string | null;
    readonly revenue: string | null;
    readonly distribution: DistributionRow;
  };
}

interface ShareRow {
  readonly count: string;
  readonly unknown: string;
  readonly total: string;
  readonly knownCount: string | null;
  readonly knownTotal: string | null;
  readonly distribution: DistributionRow;
}

const KEYS: Readonly<Record<ConsortiumDimension, keyof StatisticsKey>> = {
  CITY: 'city',
  PROVINCE: 'province',
  TIER: 'tier',
  INDUSTRY_FIELD: 'industryField',
  TECHNICAL_FIELD: 'technicalField',
};

/** Figures for each group, in the order of the groups' keys; without dimensions one row for all. */
export async function consortiumStatistics(
  { database }: Context,
  request: StatisticsRequest,
): Promise<ConsortiumStatistics[]> {
  const dimensions = [...new Set(request.groupBy)];
  const keys = dimensions.map((dimension) => sql`"key"."${rawSql(KEYS[dimension])}"`);
  const rows = await database.query<GroupRow>(sql`
    WITH "key" AS MATERIALIZED (${membersOfGroups(request)}),
    grouped AS (
      SELECT ${keys.length > 0 ? sql`${joinSql(keys)},` : sql``}
        count(*)::int AS "count",
        array_agg("memberCount"::numeric ORDER BY "memberCount") AS "memberCounts",
        ${sharesOf('inCity')}, ${sharesOf('enterprise')},
        sum("rdExpenditure") FILTER (WHERE "revenue" IS NOT NULL) AS "rdExpenditure",
        sum("revenue") FILTER (WHERE "rdExpenditure" IS NOT NULL) AS "revenue",
        array_agg("rdIntensity" ORDER BY "rdIntensity") FILTER (WHERE "rdIntensity" IS NOT NULL) AS "rdIntensities"
      FROM "key" ${keys.length > 0 ? sql`GROUP BY ${joinSql(keys)}` : sql``}
    )
    SELECT ${keysOf(dimensions)}, "count", ${distributionOf('memberCounts')} AS "memberCount",
      ${shareJson('inCity')} AS "inCity", ${shareJson('enterprise')} AS "enterprise",
      json_build_object('rdExpenditure', "rdExpenditure"::text, 'revenue', "revenue"::text, 'distribution', ${distributionOf('rdIntensities')}) AS "rd"
    FROM grouped ORDER BY 1 NULLS LAST, 2 NULLS LAST, 3 NULLS LAST, 4 NULLS LAST, 5 NULLS LAST`);
  return rows.map((row) => statisticsOf(request, row));
}

/** The consortia that were there on the day, with their figures and, for each group they are in, its key. */
function membersOfGroups({ groupBy, filter, asOf }: StatisticsRequest): Sql {
  const { condition } = consortiumCondition(filter, null);
  const byField = groupBy.includes('TECHNICAL_FIELD');
  return sql`
    SELECT consortium."id", figures.*, ${surroundingAt(groupBy, 'CITY', 'PREFECTURE')} AS "city",
      ${surroundingAt(groupBy, 'PROVINCE', 'PROVINCE')} AS "province", consortium."tier", consortium."industryField",
      ${byField ? sql`field."letter"` : sql`NULL`} AS "technicalField"
    FROM "Consortium" consortium ${figuresOn(asOf)}
    ${byField ? sql`LEFT JOIN LATERAL unnest(consortium."technicalFields"::text[]) AS field ("letter") ON TRUE` : sql``}
    WHERE ${condition}
      AND coalesce(consortium."filedOn", '-infinity') <= ${asOf}::date
      AND ${asOf}::date < coalesce(consortium."dissolvedOn", 'infinity')`;
}

function surroundingAt(
  groupBy: readonly ConsortiumDimension[],
  dimension: ConsortiumDimension,
  level: string,
): Sql {
  if (!groupBy.includes(dimension)) return sql`NULL`;
  return sql`(
    SELECT min(division."code") FROM "DivisionArea" area JOIN "Division" division ON division."code" = area."areaCode"
    WHERE area."placeCode" = consortium."divisionCode" AND division."level" = ${level}::"DivisionLevel")`;
}

function keysOf(dimensions: readonly ConsortiumDimension[]): Sql {
  return joinSql(
    Object.entries(KEYS).map(([dimension, key]) =>
      dimensions.some((asked) => asked === dimension)
        ? sql`"${rawSql(key)}"::text AS "${rawSql(key)}"`
        : sql`NULL AS "${rawSql(key)}"`,
    ),
  );
}

function sharesOf(what: 'inCity' | 'enterprise'): Sql {
  const count = sql`"${rawSql(`${what}Count`)}"`;
  const unknown = sql`"${rawSql(`${what}Unknown`)}"`;
  const share = sql`"${rawSql(`${what}Share`)}"`;
  return sql`
    sum(${count}) AS "${rawSql(`${what}Count`)}", sum(${unknown}) AS "${rawSql(`${what}Unknown`)}",
    sum(${count}) FILTER (WHERE ${share} IS NOT NULL) AS "${rawSql(`${what}KnownCount`)}",
    sum("memberCount") FILTER (WHERE ${share} IS NOT NULL) AS "${rawSql(`${what}KnownTotal`)}",
    sum("memberCount") AS "${rawSql(`${what}Total`)}",
    array_agg(${share} ORDER BY ${share}) FILTER (WHERE ${share} IS NOT NULL) AS "${rawSql(`${what}Shares`)}"`;
}

function shareJson(what: 'inCity' | 'enterprise'): Sql {
  const column = (name: string) => sql`"${rawSql(`${what}${name}`)}"::text`;
  return sql`json_build_object('count', ${column('Count')}, 'unknown', ${column('Unknown')}, 'total', ${column('Total')},
    'knownCount', ${column('KnownCount')}, 'knownTotal', ${column('KnownTotal')}, 'distribution', ${distributionOf(`${what}Shares`)})`;
}

function distributionOf(sortedColumn: string): Sql {
  const sorted = sql`"${rawSql(sortedColumn)}"`;
  return sql`json_build_object('reported', coalesce(cardinality(${sorted}), 0),
    'mean', (SELECT avg(value)::text FROM unnest(${sorted}) AS value), 'min', ${sorted}[1]::text,
    'q1', linear_quantile(${sorted}, 0.25)::text, 'median', linear_quantile(${sorted}, 0.5)::text,
    'q3', linear_quantile(${sorted}, 0.75)::text, 'max', ${sorted}[cardinality(${sorted})]::text)`;
}

function statisticsOf(request: StatisticsRequest, row: GroupRow): ConsortiumStatistics {
  const distribution = (figures: DistributionRow): Distribution => ({
    nTotal: row.count,
    nReported: figures.reported,
    mean: shown(figures.mean),
    min: shown(figures.min),
    q1: shown(figures.q1),
    median: shown(figures.median),
    q3: shown(figures.q3),
    max: shown(figures.max),
  });
  const share = (figures: ShareRow): PooledShare => ({
    pooled: shownQuotient(figures.knownCount ?? 0, figures.knownTotal ?? 0),
    lower: shownQuotient(figures.count ?? 0, figures.total ?? 0),
    upper: shownQuotient(new Decimal(figures.count ?? 0).plus(figures.unknown ?? 0), figures.total ?? 0),
    distribution: distribution(figures.distribution),
  });
  const { city, province, tier, industryField, technicalField } = row;
  return {
    request,
    key: { city, province, tier, industryField, technicalField },
    count: row.count,
    memberCount: distribution(row.memberCount),
    inCityShare: share(row.inCity),
    enterpriseShare: share(row.enterprise),
    rdIntensity: {
      pooled: shownQuotient(row.rd.rdExpenditure ?? 0, row.rd.revenue ?? 0),
      distribution: distribution(row.rd.distribution),
    },
  };
}

function shown(text: string | null): Decimal | null {
  return text === null
    ? null
    : new Decimal(text).toDecimalPlaces(SHOWN_DECIMAL_PLACES, Decimal.ROUND_HALF_EVEN);
}

/** The verdicts on all consortia of all groups of a request, by the group's key. */
const verdictsByGroup = defineLoader<
  string,
  ComplianceVerdict[],
  { policy: string; on: CalendarDate; request: StatisticsRequest }
>(async (_, { policy: key, on, request }, context) => {
  const policy = requirePolicy(context, key);
  const members = await context.database.query<StatisticsKey & { readonly id: number }>(sql`
    WITH "key" AS (${membersOfGroups(request)})
    SELECT "key"."id", ${keysOf(request.groupBy)} FROM "key"`);
  const consortia = rowBy(
    (await consortiaById(context, null).loadMany([...new Set(members.map(({ id }) => id))])).flatMap((row) =>
      row === undefined || row instanceof Error ? [] : [row],
    ),
    (row) => row.id,
  );
  const verdicts = new Map(
    await Promise.all(
      [...consortia.values()].map(async (row): Promise<[number, ComplianceVerdict]> => [
        row.id,
        await verdictOf(context, row, policy, on),
      ]),
    ),
  );
  const groups = rowsBy(members, groupName);
  return new Map([...groups].map(([name, rows]) => [name, rows.flatMap(({ id }) => verdicts.get(id) ?? [])]));
});

/** How many consortia of a group came to each verdict against a policy. */
export async function complianceCounts(
  context: Context,
  { request, key }: ConsortiumStatistics,
  policy: string,
  on: CalendarDate,
): Promise<ComplianceCounts> {
  requirePolicy(context, policy);
  const verdicts = (await verdictsByGroup(context, { policy, on, request }).load(groupName(key))) ?? [];
  const count = (verdict: ComplianceVerdict) => verdicts.filter((each) => each === verdict).length;
  return {
    COMPLIANT: count('COMPLIANT'),
    DEVIATING: count('DEVIATING'),
    NON_COMPLIANT: count('NON_COMPLIANT'),
    UNDETERMINED: count('UNDETERMINED'),
  };
}

function groupName({ city, province, tier, industryField, technicalField }: StatisticsKey): string {
  return JSON.stringify([city, province, tier, industryField, technicalField]);
}
