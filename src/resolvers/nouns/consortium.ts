import { enumArray, type Sql, sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Decimal } from '../../domain/decimal.ts';
import { openThreshold } from '../../domain/open-ratio.ts';
import { type ConsortiumTier, TECHNICAL_FIELDS, type TechnicalField } from '../../domain/vocabulary.ts';
import type { Row } from '../../model/column.ts';
import type { Context } from '../request/context.ts';
import { liesIn } from './division.ts';
import { AtlasError } from '../request/errors.ts';
import { moneySeenBy } from '../request/money-seen.ts';
import {
  allOf,
  anyOf,
  type ColumnOrder,
  intKey,
  isGiven,
  type ListOrder,
  type Page,
  textKey,
} from '../request/page.ts';
import { defineRowOfReference, defineRowsById, rowColumns } from './rows.ts';
import { pageOfSearched, type SearchedArguments, type SearchedList } from './searched-list.ts';
import type { Viewer } from '../request/viewer.ts';

/** What a consortium says of itself at such length that it is not read with every list. */
export const LONG_TEXTS = ['researchDirection', 'cooperationBasis', 'decisionMechanism'] as const;

/** A consortium but for its long texts. */
export type ConsortiumRow = Omit<Row<'Consortium'>, (typeof LONG_TEXTS)[number]> & {
  /** In a list that is ordered by a figure: the figure. */
  readonly orderKey?: string | null;
};

/** What a list of consortia is narrowed by; the lead counts as a member. */
export interface ConsortiumFilter {
  readonly divisions?: readonly string[] | null | undefined;
  readonly tiers?: readonly ConsortiumTier[] | null | undefined;
  readonly industryFields?: readonly string[] | null | undefined;
  readonly technicalFields?: readonly string[] | null | undefined;
  readonly minMembers?: number | null | undefined;
  readonly maxMembers?: number | null | undefined;
  readonly minInCityShare?: Decimal | null | undefined;
  readonly minEnterpriseShare?: Decimal | null | undefined;
  readonly minRdIntensity?: Decimal | null | undefined;
}

/** What orders of consortia look at. */
export type ConsortiumKeys = Pick<ConsortiumRow, 'id' | 'ref' | 'name' | 'orderKey'>;

/** By what a list of consortia can be ordered. */
export type ConsortiumOrderField =
  | 'NAME'
  | 'REF'
  | 'MEMBER_COUNT'
  | 'IN_CITY_SHARE'
  | 'ENTERPRISE_SHARE'
  | 'RD_INTENSITY';

/** The columns of a ConsortiumRow, of the table under the alias `consortium`. */
export const CONSORTIUM_COLUMNS = rowColumns('Consortium', sql`consortium`, LONG_TEXTS);
const CONSORTIA: SearchedList = {
  table: 'Consortium',
  row: sql`consortium`,
  searched: {
    name: sql`consortium."name"`,
    text: sql`search_text(consortium."name", consortium."formerNames", consortium."ref", consortium."industryField")`,
  },
  index: 'Consortium_search',
};
const NUMERIC = { type: sql`numeric`, pattern: /^(-?Infinity|\d{1,30}(\.\d{1,30})?)$/ };

/** The figures of the consortia of a statement on a day. */
export function figuresOn(day: CalendarDate): Sql {
  return sql`JOIN "ConsortiumFigures" figures ON figures."consortiumId" = consortium."id"
    AND figures."validFrom" <= ${day}::date AND ${day}::date < figures."validUntil"`;
}

/** The order of a list of consortia: unknown figures come last, in either direction. */
export function consortiumOrder(
  viewer: Viewer,
  field: ConsortiumOrderField,
  descending: boolean,
): ColumnOrder<ConsortiumKeys> {
  if (field === 'RD_INTENSITY' && moneySeenBy(viewer) !== 'ALL') return byOpenIntensity(descending);
  return ORDERS[field](descending);
}

/** Ratios of money as everybody sees them: by their exact order, or by a cursor, more places of them would follow. */
function byOpenIntensity(descending: boolean): ColumnOrder<ConsortiumKeys> {
  const shown = sql`open_quotient(figures."rdExpenditure", figures."revenue")`;
  return byFigure('open-intensity', unknownLast(shown, descending), descending);
}

const ORDERS: Readonly<Record<ConsortiumOrderField, (descending: boolean) => ColumnOrder<ConsortiumKeys>>> = {
  REF: (descending) => ({
    name: 'consortium ref',
    columns: sql`consortium."ref"`,
    keys: [textKey(sql`consortium."ref"`, ({ ref }) => ref)],
    descending,
  }),
  NAME: (descending) => ({
    name: 'consortium name',
    columns: sql`consortium."name", consortium."id"`,
    keys: [textKey(sql`consortium."name"`, ({ name }) => name), intKey(sql`consortium."id"`, ({ id }) => id)],
    descending,
  }),
  MEMBER_COUNT: (descending) => byFigure('members', sql`figures."memberCount"`, descending),
  IN_CITY_SHARE: (descending) =>
    byFigure('in-city', unknownLast(sql`figures."inCityShare"`, descending), descending),
  ENTERPRISE_SHARE: (descending) =>
    byFigure('enterprises', unknownLast(sql`figures."enterpriseShare"`, descending), descending),
  RD_INTENSITY: (descending) =>
    byFigure('intensity', unknownLast(sql`figures."rdIntensity"`, descending), descending),
};

function byFigure(name: string, expression: Sql, descending: boolean): ColumnOrder<ConsortiumKeys> {
  return {
    name: `consortium ${name}`,
    columns: sql`(${expression})::text AS "orderKey", consortium."id"`,
    keys: [
      { ...NUMERIC, expression, valueOf: ({ orderKey }) => orderKey ?? '' },
      intKey(sql`figures."consortiumId"`, ({ id }) => id),
    ],
    descending,
  };
}

function unknownLast(figure: Sql, descending: boolean): Sql {
  return descending
    ? sql`coalesce(${figure}, '-Infinity'::numeric)`
    : sql`coalesce(${figure}, 'Infinity'::numeric)`;
}

/** The arguments of a list of consortia. */
export type ConsortiumListArguments = SearchedArguments & {
  readonly filter?: ConsortiumFilter | null | undefined;
};

/** A page of consortia. */
export function listConsortia(
  context: Context,
  args: ConsortiumListArguments,
  order: ColumnOrder<ConsortiumKeys>,
): Promise<Page<ConsortiumRow>> {
  return pageOfConsortia(context, args, order, sql`${CONSORTIUM_COLUMNS}, ${order.columns}`);
}

/** A page of consortia with columns of the table under the alias `consortium`, those that the order looks at among them. */
export function pageOfConsortia<Row extends ConsortiumKeys>(
  context: Pick<Context, 'database' | 'today' | 'viewer'>,
  args: ConsortiumListArguments,
  order: ListOrder<ConsortiumKeys>,
  columns: Sql,
  looksBeyond = true,
): Promise<Page<Row>> {
  const { joins, condition } = consortiumCondition(filterFor(context.viewer, args.filter ?? {}));
  const [first, ...further] = order.keys;
  const ordersByFigure = further.length > 0 && first?.type === NUMERIC.type;
  const figures = figuresOn(context.today);
  return pageOfSearched(
    context,
    CONSORTIA,
    args,
    {
      conditions: [condition],
      joins: joins ? figures : undefined,
      orderJoins: joins || ordersByFigure ? figures : undefined,
    },
    order,
    columns,
    looksBeyond,
  );
}

/**
 * A filter that looks at no more places of a ratio of money than its viewer may see; otherwise a series of filters
 * would find out the rest.
 */
export function filterFor<Filter extends ConsortiumFilter>(viewer: Viewer, filter: Filter): Filter {
  const { minRdIntensity: least } = filter;
  if (!isGiven(least) || moneySeenBy(viewer) === 'ALL') return filter;
  return { ...filter, minRdIntensity: openThreshold(least) };
}

/** A filter as a condition on `consortium` and, where it looks at figures, on `figures`. */
export function consortiumCondition(filter: ConsortiumFilter): {
  readonly joins: boolean;
  readonly condition: Sql;
} {
  const onFigures = figureConditions(filter).filter((condition) => condition !== undefined);
  return {
    joins: onFigures.length > 0,
    condition: allOf([
      anyOf(filter.divisions, (codes) => liesIn(sql`consortium."divisionCode"`, codes)),
      anyOf(filter.tiers, (values) => sql`consortium."tier" = ANY (${enumArray(values, 'ConsortiumTier')})`),
      anyOf(filter.industryFields, (values) => sql`consortium."industryField" = ANY (${values}::text[])`),
      anyOf(
        filter.technicalFields,
        (values) =>
          sql`consortium."technicalFields" && ${enumArray(values.map(technicalField), 'TechnicalField')}`,
      ),
      ...onFigures,
    ]),
  };
}

/** The contract has the letters as texts, so what is no letter of the list is refused here. */
function technicalField(letter: string): TechnicalField {
  const known = TECHNICAL_FIELDS.find((field) => field === letter);
  if (known === undefined) {
    throw new AtlasError('BAD_USER_INPUT', `"${letter}" is no technical field; give letters from A to P.`);
  }
  return known;
}

/** Shares and intensities compare by cross-multiplication; a share holds where its lower end does. */
function figureConditions(filter: ConsortiumFilter): (Sql | undefined)[] {
  return [
    given(filter.minMembers, (least) => sql`figures."memberCount" >= ${least}::int`),
    given(filter.maxMembers, (most) => sql`figures."memberCount" <= ${most}::int`),
    given(filter.minInCityShare, (least) =>
      atLeast(sql`figures."inCityCount"`, sql`figures."memberCount"`, least),
    ),
    given(filter.minEnterpriseShare, (least) =>
      atLeast(sql`figures."enterpriseCount"`, sql`figures."memberCount"`, least),
    ),
    given(
      filter.minRdIntensity,
      (least) => sql`coalesce(figures."rdIntensity", '-Infinity'::numeric) >= ${nearly(least)}::numeric
        AND ${reaches(sql`figures."rdExpenditure"`, sql`figures."revenue"`, least)}`,
    ),
  ];
}

function given<Value>(value: Value | null | undefined, condition: (value: Value) => Sql): Sql | undefined {
  return value === null || value === undefined ? undefined : condition(value);
}

/** An index finds the shares that are nearly as large; the numbers themselves decide, so no quotient is rounded. */
function atLeast(part: Sql, whole: Sql, least: Decimal): Sql {
  return sql`${part}::numeric / nullif(${whole}, 0) >= ${nearly(least)}::numeric AND ${reaches(part, whole, least)}
    AND consortium."memberListIsPartial" IS NOT TRUE`;
}

function reaches(part: Sql, whole: Sql, least: Decimal): Sql {
  return sql`${whole} > 0 AND ${part} >= ${least.toFixed()}::numeric * ${whole}`;
}

function nearly(least: Decimal): string {
  return least.minus('0.000000000001').toFixed();
}

/** Consortia by id. */
export const consortiaById = defineRowsById('Consortium', LONG_TEXTS);

const wholeConsortiaById = defineRowsById('Consortium');

/** A long text of a consortium. */
export async function longTextOf(
  context: Context,
  { id }: Pick<ConsortiumRow, 'id'>,
  field: (typeof LONG_TEXTS)[number],
): Promise<string | null> {
  return (await wholeConsortiaById(context, null).load(id))?.[field] ?? null;
}

/** The consortium of a reference, however that is written. */
export const consortiumByRef = defineRowOfReference('Consortium', LONG_TEXTS);

/** The consortium of an id that the database refers to, which its foreign keys keep there. */
export async function requireConsortium(context: Context, id: number): Promise<ConsortiumRow> {
  const consortium = await consortiaById(context, null).load(id);
  if (!consortium) throw new Error(`consortium ${id} went away during the request`);
  return consortium;
}
