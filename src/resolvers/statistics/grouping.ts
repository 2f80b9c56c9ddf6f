import { crc32 } from 'node:zlib';
import DataLoader from 'dataloader';
import { z } from 'zod';
import type { Queryable } from '../../database/connection.ts';
import { joinSql, rawSql, type Sql, sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Decimal } from '../../domain/decimal.ts';
import { AtlasError } from '../request/errors.ts';
import {
  allOf,
  isGiven,
  type ListOrder,
  type Page,
  type PageArguments,
  pageSize,
  planPage,
  textKey,
} from '../request/page.ts';
import type { Viewer } from '../request/viewer.ts';
import { type Aggregate, type Joined, type Measure, measureColumns, type Per } from './aggregate.ts';
import { COUNT_NUMBER, type GroupNumber } from './group-number.ts';

/** The most dimensions of one grouping. */
export const DIMENSION_LIMIT = 4;
/** The most groups of an answer that does not page. */
export const GROUP_LIMIT = 1000;

/** By what it is told whether the groups of a subject compare; null where its rows have no such thing. */
export interface ComparedBy {
  readonly tier: Joined | null;
  readonly division: Joined;
  /** The year that a row belongs to; null where it is that of the policies. */
  readonly year: Joined | null;
}

/** What is grouped: rows of the day `day."on"`, their dimensions, and what narrows them. */
export interface Subject<Filter extends object, Dimension extends string> {
  readonly name: string;
  /** Joined to `day ("on")`: the rows that were there on that day. */
  readonly from: Sql;
  readonly dimensions: Readonly<Record<Dimension, Joined>>;
  /** The filter that leaves everything. */
  readonly everything: Filter;
  /** The condition of a filter; what is dated in it is read as of a day. */
  readonly condition: (filter: Filter, asOf: CalendarDate) => Sql;
  readonly comparedBy: ComparedBy;
  /** What its groups depend on besides filter and day. */
  readonly basis?: string;
  /** A filter as far as its viewer may go into money; a subject without it has no such filter. */
  readonly filterFor?: (viewer: Viewer, filter: Filter) => Filter;
  /** What has to be in the database before a day of a request can be grouped. */
  readonly prepare?: (request: GroupingRequest<Filter, Dimension>, day: CalendarDate) => Promise<void>;
}

/** Who groups, and where. */
export interface GroupingContext {
  readonly database: Queryable;
  readonly viewer: Viewer;
}

/** What is asked of a subject. */
export interface GroupingRequest<Filter extends object, Dimension extends string> {
  readonly groupBy: readonly Dimension[];
  readonly filter: Filter;
  readonly asOf: CalendarDate;
}

/** Leaves only groups with a number in bounds; a group whose number is unknown is not in them. */
export interface Having {
  readonly number: GroupNumber;
  readonly atLeast?: Decimal | null | undefined;
  readonly atMost?: Decimal | null | undefined;
}

/** A group on a day. */
export interface Group {
  readonly grouping: Grouping;
  readonly day: CalendarDate;
  /** Tells it from the other groups: its key as JSON. */
  readonly name: string;
  readonly count: number;
  /** In an answer that is ordered by a number: the number. */
  readonly orderKey: string;
}

/** What the JSON of a group is written of. */
export interface GroupColumns {
  /** The key of the group in a dimension, as text; undefined in one that was not asked for. */
  readonly key: (dimension: string) => Sql | undefined;
  /** A column that is aggregated over the group; the same name is the same column. */
  readonly aggregated: (measure: Measure, name: string, value: Sql) => Sql;
}

/** The groups of one request, whose figures are fetched together: one statement for all that is selected. */
export interface Grouping {
  readonly request: GroupingRequest<object, string>;
  /** The key of a group by dimension; null in one that was not asked for or is unknown. */
  readonly keyOf: (group: Group, dimension: string) => string | null;
  /** A figure of a group. */
  readonly figure: <Result>(aggregate: Aggregate<Result>, group: Group) => Promise<Result>;
  /** A figure of every group of a day, by the groups' names. */
  readonly figures: <Result>(
    aggregate: Aggregate<Result>,
    day: CalendarDate,
  ) => Promise<ReadonlyMap<string, Result>>;
  /** The rows of the groups: with the group's name as "group", and such columns besides. */
  readonly rows: (day: CalendarDate, columns: Sql) => Sql;
  readonly list: (args: ListArguments) => Promise<Page<Group>>;
  /**
   * Begins to fetch the JSON of each group that is listed, written by the statement that lists them. The number of the
   * group's rows is "count" in it. What the JSON is written of, and what is wrong with the arguments, is known at once.
   */
  readonly listJson: (
    args: ListArguments,
    json: (columns: GroupColumns) => Sql,
  ) => () => Promise<Page<ListedGroup & { readonly json: string }>>;
}

/** A group as it is listed. */
export type ListedGroup = Pick<Group, 'name' | 'count' | 'orderKey'>;

/** Which groups are listed, and in which order. */
export interface ListArguments extends PageArguments {
  readonly having: readonly Having[];
  /** Null: by the groups' keys. */
  readonly orderBy: GroupNumber | null;
  readonly descending: boolean;
}

const keyParts = z.array(z.string().nullable());
const NUMBER = { type: sql`numeric`, pattern: /^(-?Infinity|-?\d{1,60}(\.\d{1,60})?)$/ };

/**
 * Opens a grouping.
 *
 * @throws AtlasError BAD_USER_INPUT for more than {@link DIMENSION_LIMIT} dimensions.
 */
export function openGrouping<Filter extends object, Dimension extends string>(
  { database, viewer }: GroupingContext,
  subject: Subject<Filter, Dimension>,
  request: GroupingRequest<Filter, Dimension>,
): Grouping {
  const dimensions = [...new Set(request.groupBy)];
  if (dimensions.length > DIMENSION_LIMIT) {
    throw new AtlasError(
      'BAD_USER_INPUT',
      `"groupBy" names ${dimensions.length} dimensions; group ${subject.name} by at most ${DIMENSION_LIMIT} of ${Object.keys(subject.dimensions).join(', ')}.`,
    );
  }
  const keys = dimensions.map((_, index) => rawSql(`"k${index}"`));
  const filter = subject.filterFor?.(viewer, request.filter) ?? request.filter;
  const condition = subject.condition(filter, request.asOf);

  function items(days: readonly CalendarDate[], measures: readonly Measure[], more: readonly Joined[]): Sql {
    const joined = [...dimensions.map((dimension) => subject.dimensions[dimension]), ...measures, ...more];
    const joins = [...new Set(joined.flatMap(({ joins = [] }) => joins))];
    const columns = [
      sql`day."on"`,
      ...dimensions.map(
        (dimension, index) => sql`(${subject.dimensions[dimension].value})::text AS "${rawSql(`k${index}`)}"`,
      ),
      ...measures.map(measureColumns),
      ...more.map(({ value }) => value),
    ];
    return sql`SELECT ${joinSql(columns)} FROM ${daysTable(days)} ${subject.from}
      ${joins.length > 0 ? joinSql(joins, ' ') : sql``} WHERE ${condition}`;
  }

  /** The groups with their aggregated columns, as the statement's CTE "grouped". */
  function grouped(
    days: readonly CalendarDate[],
    wanted: readonly Pick<GroupNumber, 'measure' | 'grouped'>[],
    per: Per | undefined,
    json?: (columns: GroupColumns) => Sql,
  ): { readonly ctes: Sql; readonly column: (name: string) => Sql; readonly json: Sql | undefined } {
    const named = new Map(wanted.flatMap(({ measure }) => (measure ? [[measure.name, measure]] : [])));
    const columns = new Map(wanted.flatMap((each) => Object.entries(each.grouped)));
    const column = (name: string) => rawSql(`"g${[...columns.keys()].indexOf(name)}"`);
    const written = json?.({
      key: (dimension) => keys[dimensions.findIndex((each) => each === dimension)],
      aggregated: (measure, name, value) => {
        named.set(measure.name, measure);
        columns.set(name, value);
        return column(name);
      },
    });
    const measures = [...named.values()];
    const by = [sql`"on"`, ...keys];
    const source = per ? sql`added` : sql`item`;
    // OFFSET lets every expression be computed once a row, as keeping the rows would, which takes longer.
    const ctes = sql`WITH item AS (
        ${items(days, measures, per ? [{ ...per, value: sql`${per.value} AS "per"` }] : [])} OFFSET 0)
      ${per ? sql`, added AS (SELECT ${joinSql([...by, ...measures.map(({ name }) => sql`sum("${rawSql(name)} value") AS "${rawSql(name)} value"`)])} FROM item WHERE "per" IS NOT NULL GROUP BY ${joinSql([...by, sql`"per"`])})` : sql``}
      , grouped AS (SELECT ${joinSql([...by, sql`count(*)::int AS "count"`, ...[...columns].map(([name, value]) => sql`${value} AS ${column(name)}`)])}
        FROM ${source} GROUP BY ${joinSql(by)})`;
    return { ctes, column, json: written };
  }

  const groupName = sql`${keys.length > 0 ? sql`json_build_array(${joinSql(keys)})` : sql`json_build_array()`}::text`;

  const loader = new DataLoader<Asked, ReadonlyMap<string, unknown>, string>(
    async (asked) => {
      const found = new Map<string, Map<string, unknown>>(asked.map((each) => [nameOf(each), new Map()]));
      const pers = new Map(asked.map(({ aggregate: { per } }) => [per?.name, per]));
      await Promise.all(
        [...pers].map(async ([name, per]) => {
          const wanted = asked.filter(({ aggregate }) => aggregate.per?.name === name);
          const aggregates = [
            ...new Map(wanted.map(({ aggregate }) => [aggregate.name, aggregate])).values(),
          ];
          const days = [...new Set(wanted.map(({ day }) => day))];
          await Promise.all(days.map(async (day) => subject.prepare?.(request, day)));
          const { ctes, column } = grouped(days, aggregates, per);
          const rows = await database.query<
            Record<string, unknown> & { day: string; group: string }
          >(sql`${ctes}
            SELECT "on"::text AS "day", ${groupName} AS "group",
              ${joinSql(aggregates.map(({ result }, index) => sql`${result(column)} AS "${rawSql(`r${index}`)}"`))} FROM grouped`);
          for (const row of rows) {
            for (const [index, aggregate] of aggregates.entries()) {
              found.get(nameOf({ aggregate, day: row.day }))?.set(row.group, row[`r${index}`]);
            }
          }
        }),
      );
      return asked.map((each) => found.get(nameOf(each)) ?? new Map<string, unknown>());
    },
    { cacheKeyFn: nameOf },
  );

  const grouping: Grouping = {
    request,
    keyOf: ({ name }, dimension) => {
      const index = dimensions.findIndex((each) => each === dimension);
      return keyParts.parse(JSON.parse(name))[index] ?? null;
    },
    figure: async (aggregate, { day, name }) =>
      aggregate.read((await loader.load({ aggregate, day })).get(name) ?? null),
    figures: async (aggregate, day) =>
      new Map(
        [...(await loader.load({ aggregate, day }))].map(([name, value]) => [name, aggregate.read(value)]),
      ),
    rows: (day, columns) => sql`
      SELECT ${groupName} AS "group", item.* FROM (${items([day], [], [{ value: columns }])}) AS item`,
    list: listGroups,
    listJson: (args, json) => planList<ListedGroup & { readonly json: string }>(args, json),
  };

  async function listGroups(args: ListArguments): Promise<Page<Group>> {
    const day = request.asOf;
    await subject.prepare?.(request, day);
    const page = await planList<ListedGroup>(args)();
    const groups: Group[] = page.rows.map((row) => ({ ...row, grouping, day }));
    const { having, after, before } = args;
    const isAll = dimensions.length === 0 && having.length === 0;
    if (
      !isAll ||
      groups.length > 0 ||
      page.hasNextPage ||
      page.hasPreviousPage ||
      isGiven(after) ||
      isGiven(before)
    ) {
      return { ...page, rows: groups };
    }
    // All rows together are a group even where there are none.
    const { backward, size } = pageSize(args);
    const isShown = size > 0;
    return {
      ...page,
      rows: isShown ? [{ grouping, day, name: '[]', count: 0, orderKey: '0' }] : [],
      hasNextPage: !isShown && !backward,
      hasPreviousPage: !isShown && backward,
      totalCount: () => Promise.resolve(1),
    };
  }

  /** A place in the order of a number is one of what the number is of; the order of keys is the same of whatever rows. */
  function listName(orderBy: GroupNumber | null): string {
    const groups = `${subject.name} groups by ${dimensions.join(' ')}`;
    const { filter, asOf } = request;
    const given = Object.entries(filter)
      .filter(([, value]) => isGiven(value))
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    return orderBy
      ? `${groups} in order of ${orderBy.name} ${crc32(JSON.stringify([asOf, subject.basis, given]))}`
      : `${groups} in order of keys`;
  }

  function planList<Row extends ListedGroup>(
    { having, orderBy, descending, ...page }: ListArguments,
    json?: (columns: GroupColumns) => Sql,
  ): () => Promise<Page<Row>> {
    const wanted = [...having.map(({ number }) => number), orderBy ?? COUNT_NUMBER];
    const { ctes, column, json: written } = grouped([request.asOf], wanted, undefined, json);
    const within = allOf(having.flatMap((each) => bounds(each, column)));
    const order = groupOrder(listName(orderBy), descending);
    const more = written ? sql`, "json"` : sql``;
    const orderKey = orderBy
      ? sql`coalesce(${orderBy.value(column)}, ${descending ? sql`'-Infinity'` : sql`'Infinity'`}::numeric)::numeric`
      : sql`0::numeric`;
    const listed = sql`${ctes}, listed AS (
      SELECT ${groupName} COLLATE "C" AS "name", "count", ${orderKey} AS "orderKey"${written ? sql`, ${written} AS "json"` : sql``} FROM grouped WHERE ${within})`;
    const pages = [page.first, page.last, page.after, page.before].some(isGiven);
    const plan = planPage<Row>(page, order);
    const most = pages ? plan.size : GROUP_LIMIT;
    const total = async () => {
      const [row] = await database.query<{ count: number }>(sql`${listed} SELECT count(*)::int FROM listed`);
      return row?.count ?? 0;
    };
    return async () => {
      const rows = await database.query<Row>(sql`${listed}
        SELECT listed."name", listed."count", listed."orderKey"::text${more} FROM listed
        WHERE ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${most + 1}`);
      if (pages) return plan.page(rows, total);
      if (rows.length > GROUP_LIMIT) {
        throw new AtlasError(
          'BAD_USER_INPUT',
          `There are more than ${GROUP_LIMIT} groups; page with "first" and "after", narrow the filter, or group by fewer dimensions.`,
        );
      }
      return { ...plan.page([], total), rows };
    };
  }

  return grouping;
}

/** The days as the table "day". Of one day the planner knows how many rows it leaves, of the elements of a list not. */
function daysTable(days: readonly CalendarDate[]): Sql {
  const [day] = days;
  return days.length === 1
    ? sql`(SELECT ${day}::date AS "on") AS day`
    : sql`unnest(${days}::date[]) AS day ("on")`;
}

interface Asked {
  readonly aggregate: Aggregate<unknown>;
  readonly day: CalendarDate;
}

function nameOf({ aggregate, day }: Asked): string {
  return `${day} ${aggregate.name}`;
}

/** Quotients compare with bounds by cross-multiplication, so none is rounded. */
function bounds({ number, atLeast, atMost }: Having, column: (name: string) => Sql): Sql[] {
  const { part, whole } = number.quotient?.(column) ?? { part: number.value(column), whole: undefined };
  const value = whole ? sql`${part} * sign(nullif(${whole}, 0)::numeric)` : part;
  const times = whole ? sql`* abs(${whole})::numeric` : sql``;
  return [
    ...(isGiven(atLeast) ? [sql`${value} >= ${atLeast.toFixed()}::numeric ${times}`] : []),
    ...(isGiven(atMost) ? [sql`${value} <= ${atMost.toFixed()}::numeric ${times}`] : []),
  ];
}

function groupOrder(name: string, descending: boolean): ListOrder<ListedGroup> {
  return {
    name,
    keys: [
      // The text of the number is a column of the answer, and a bare name in ORDER BY would be that.
      { ...NUMBER, expression: sql`listed."orderKey"`, valueOf: ({ orderKey }) => orderKey },
      textKey(sql`listed."name"`, ({ name }) => name),
    ],
    descending,
  };
}
