import { type Sql, sql } from '../../database/statement.ts';
import { CONSORTIUM_MEASURES, CONSORTIUM_SUBJECT } from '../statistics/consortium-statistics.ts';
import {
  columnOf,
  exactQuotient,
  type Measure,
  type PooledPart,
  pooledParts,
  quantileIn,
} from '../statistics/aggregate.ts';
import { type GroupColumns, openGrouping } from '../statistics/grouping.ts';
import { listArguments, numberAsked } from '../statistics/groups.ts';
import { consortiumGroupsArguments, quantileArguments } from './arguments.ts';
import {
  decimalText,
  type JsonText,
  nameText,
  NULL_TEXT,
  nullableText,
  nullableWordText,
  objectText,
  plainText,
  stringText,
} from './json-text.ts';
import { createScope } from './object.ts';
import { connectionText, nodeFields } from './page-text.ts';
import { fillGaps, Gaps, ofStatement } from './gaps.ts';
import { argumentsOf, type PlanContext, type RootPlan } from './root-plan.ts';
import { UnsupportedSelectionError, type SelectedField } from './selected-field.ts';
import type { Scope } from './type-plan.ts';

/** A group whose object is planned. */
interface PlannedGroup {
  readonly scope: Scope;
  readonly day: string;
  readonly columns: GroupColumns;
}

/** How the fields of an object of a group become JSON. Throws UnsupportedSelectionError where the arguments have no plan. */
type GroupPlan<Of> = Readonly<Record<string, (of: Of, field: SelectedField) => JsonText>>;

/** A measure of a group. */
interface PlannedMeasure {
  readonly columns: GroupColumns;
  readonly measure: Measure;
}

/** How many are in the group. */
const COUNT = sql`"count"`;

/** Figures of groups of consortia as a list. */
export const consortiumStatistics: RootPlan = (context, field) => {
  const { fetch, gaps } = planGroups(context, field, field.fields);
  return ofStatement(gaps, async () => {
    const { rows } = await fetch();
    const groups = rows.map(({ json }) => json);
    return `[${(await fillGaps(context, gaps, groups)).join(',')}]`;
  });
};

/** Figures of groups of consortia as a connection. */
export const consortiumGroupStatistics: RootPlan = (context, field) => {
  const { fetch, gaps } = planGroups(context, field, nodeFields(field) ?? []);
  return ofStatement(gaps, async () =>
    connectionText(context, await fetch(), gaps, 'ConsortiumStatistics', field),
  );
};

/**
 * Plans a page of groups of consortia and their figures, which anybody may see: the statement that lists the groups
 * aggregates and writes all that is asked of each. All consortia together are a group even where there are none, so they
 * are left to the resolvers.
 */
function planGroups(context: PlanContext, field: SelectedField, figures: readonly SelectedField[]) {
  const { groupBy, filter, asOf, ...args } = argumentsOf(consortiumGroupsArguments, field);
  if (groupBy.length === 0) throw new UnsupportedSelectionError();
  const day = asOf ?? context.today;
  const grouping = openGrouping(context, CONSORTIUM_SUBJECT, { groupBy, filter: filter ?? {}, asOf: day });
  const listed = listArguments(args, (input) => numberAsked(context, CONSORTIUM_MEASURES, input));
  const gaps = new Gaps();
  const scope = createScope(context, gaps);
  const fetch = grouping.listJson(
    listed,
    (columns) =>
      gaps.outermost(members('ConsortiumStatistics', CONSORTIUM_STATISTICS, { scope, day, columns }, figures))
        .text,
  );
  return { fetch, gaps: gaps.all };
}

function members<Of>(type: string, plans: GroupPlan<Of>, of: Of, fields: readonly SelectedField[]): JsonText {
  return objectText(
    fields.map((field): readonly [string, JsonText] => {
      if (field.name === '__typename') return [field.key, nameText(type)];
      const plan = plans[field.name];
      if (!plan) throw new UnsupportedSelectionError();
      return [field.key, plan(of, field)];
    }),
  );
}

const KEY: GroupPlan<PlannedGroup> = {
  city: place('CITY'),
  province: place('PROVINCE'),
  district: place('DISTRICT'),
  tier: key('TIER', nullableWordText),
  stage: key('STAGE', nullableWordText),
  industryField: key('INDUSTRY_FIELD', nullableText),
  technicalField: key('TECHNICAL_FIELD', nullableText),
  leadKind: key('LEAD_KIND', nullableWordText),
  year: key('YEAR', (year) => sql`coalesce(${year}, 'null')`),
  verdict: () => NULL_TEXT,
};

function key(dimension: string, text: (value: Sql) => JsonText) {
  return ({ columns }: PlannedGroup): JsonText => {
    const value = columns.key(dimension);
    return value ? text(value) : NULL_TEXT;
  };
}

function place(dimension: string) {
  return ({ columns, scope }: PlannedGroup, { fields }: SelectedField): JsonText =>
    scope.place(columns.key(dimension) ?? sql`NULL`, fields);
}

const CONSORTIUM_STATISTICS: GroupPlan<PlannedGroup> = {
  key: (group, { fields }) => members('ConsortiumStatisticsKey', KEY, group, fields),
  asOf: ({ day }) => stringText(sql`${day}::text`),
  count: () => plainText(COUNT),
  memberCount: ({ columns }, { fields }) =>
    members('Distribution', DISTRIBUTION, { columns, measure: CONSORTIUM_MEASURES.MEMBER_COUNT }, fields),
  inCityShare: ({ columns }, { fields }) =>
    members('PooledShare', SHARE, { columns, measure: CONSORTIUM_MEASURES.IN_CITY_SHARE }, fields),
  enterpriseShare: ({ columns }, { fields }) =>
    members('PooledShare', SHARE, { columns, measure: CONSORTIUM_MEASURES.ENTERPRISE_SHARE }, fields),
  rdIntensity: ({ columns, scope }, { fields }) =>
    members(
      'PooledRatio',
      scope.moneySeen === 'ALL' ? RATIO : OPEN_RATIO,
      { columns, measure: CONSORTIUM_MEASURES.RD_INTENSITY },
      fields,
    ),
};

/** A number of a measure, as it is shown. No measure of consortia is ever negative. */
function number(name: string, aggregate: (value: Sql) => Sql) {
  return ({ columns, measure }: PlannedMeasure): JsonText => {
    const exact = columns.aggregated(measure, `${measure.name} ${name}`, aggregate(columnOf(measure)));
    return decimalText(sql`shown_quotient(${exact}, 1::numeric)`);
  };
}

const sorted = (value: Sql) => sql`array_agg(${value} ORDER BY ${value}) FILTER (WHERE ${value} IS NOT NULL)`;

function quantile(name: string, at: Sql) {
  return (measured: PlannedMeasure): JsonText => {
    const { measure } = measured;
    return number(name, (value) => quantileIn(measure, sorted(value), at))(measured);
  };
}

/** The sample standard deviation with as many places as its square is given, sixty: PostgreSQL's own has sixteen digits. */
function deviation(value: Sql): Sql {
  const n = sql`count(${value})`;
  const squares = sql`${n} * sum(${value} * ${value}) - sum(${value}) * sum(${value})`;
  return sql`CASE WHEN ${n} > 1 THEN sqrt(${exactQuotient(squares, sql`${n} * (${n} - 1)`)}) END`;
}

function reported({ columns, measure }: PlannedMeasure): Sql {
  return columns.aggregated(measure, `${measure.name} reported`, sql`count(${columnOf(measure)})`);
}

function statusText(known: Sql): JsonText {
  return sql`CASE ${known} WHEN 0 THEN '"MISSING"' WHEN ${COUNT} THEN '"NORMAL"' ELSE '"ESTIMATED"' END`;
}

function coverageText(known: Sql): JsonText {
  return decimalText(sql`shown_quotient(${known}, ${COUNT}::numeric)`);
}

const DISTRIBUTION: GroupPlan<PlannedMeasure> = {
  nTotal: () => plainText(COUNT),
  nReported: (measured) => plainText(reported(measured)),
  coverage: (measured) => coverageText(reported(measured)),
  status: (measured) => statusText(reported(measured)),
  quantileStatus: (measured) => statusText(reported(measured)),
  sum: number('sum', (value) => sql`sum(${value})`),
  mean: (measured) => {
    const sum = measured.columns.aggregated(
      measured.measure,
      `${measured.measure.name} sum`,
      sql`sum(${columnOf(measured.measure)})`,
    );
    return decimalText(sql`shown_quotient(${sum}, ${reported(measured)}::numeric)`);
  },
  min: number('min', (value) => sql`min(${value})`),
  q1: quantile('q1', sql`0.25`),
  median: quantile('median', sql`0.5`),
  q3: quantile('q3', sql`0.75`),
  max: number('max', (value) => sql`max(${value})`),
  standardDeviation: number('deviation', deviation),
  quantile: (measured, field) => {
    const { at } = argumentsOf(quantileArguments, field);
    if (at.lt(0) || at.gt(1)) throw new UnsupportedSelectionError();
    return quantile(`quantile ${at.toFixed()}`, sql`${at.toFixed()}::numeric`)(measured);
  },
};

function part({ columns, measure }: PlannedMeasure, name: PooledPart): Sql {
  return columns.aggregated(measure, `${measure.name} ${name}`, pooledParts(measure)[name]);
}

const RATIO: GroupPlan<PlannedMeasure> = {
  pooled: (measured) =>
    decimalText(sql`shown_quotient(${part(measured, 'pooled part')}, ${part(measured, 'pooled whole')})`),
  distribution: (measured, { fields }) => members('Distribution', DISTRIBUTION, measured, fields),
  nTotal: () => plainText(COUNT),
  nReported: (measured) => plainText(part(measured, 'pooled n')),
  coverage: (measured) => coverageText(part(measured, 'pooled n')),
  // Without a whole there is nothing to divide by, however many are known.
  status: (measured) =>
    sql`CASE WHEN ${part(measured, 'pooled whole')} > 0 THEN ${statusText(part(measured, 'pooled n'))} ELSE '"MISSING"' END`,
};

/** A ratio of money for whoever does not see that: which cells are told is for the resolvers to find out. */
const OPEN_RATIO: GroupPlan<PlannedMeasure> = {
  distribution: ({ columns, measure }, { fields }) =>
    members('Distribution', DISTRIBUTION, { columns, measure: measure.open ?? measure }, fields),
  nTotal: () => plainText(COUNT),
  nReported: (measured) => plainText(part(measured, 'pooled n')),
  coverage: (measured) => coverageText(part(measured, 'pooled n')),
};

const SHARE: GroupPlan<PlannedMeasure> = {
  ...RATIO,
  lower: (measured) => boundText(measured, sql`coalesce(${part(measured, 'part')}, 0)`, sql`0`),
  upper: (measured) =>
    boundText(
      measured,
      sql`coalesce(${part(measured, 'part')}, 0) + coalesce(${part(measured, 'unknown')}, 0)`,
      sql`1`,
    ),
};

/** A bound of a share over all; where there may be others whom nobody counted, that of any share. */
function boundText(measured: PlannedMeasure, counted: Sql, ofSome: Sql): JsonText {
  return decimalText(
    sql`CASE WHEN ${part(measured, 'open')} THEN ${ofSome} ELSE shown_quotient(${counted}, ${part(measured, 'whole')}) END`,
  );
}
