import { joinSql, type Sql, sql, wholeNumber } from '../../database/statement.ts';
import { type Cursor, decodeCursor, encodeCursor } from './cursor.ts';
import { AtlasError } from './errors.ts';

/** The most rows of one page. */
export const PAGE_LIMIT = 100;

/** The arguments of a connection, as GraphQL hands them over. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** One ordering key: an SQL expression that is never null, its type, and its value in a row. */
export interface OrderKey<Row> {
  readonly expression: Sql;
  /** The type that the cursor's text is read as. */
  readonly type: Sql;
  /** What the type reads; a cursor with anything else is refused before the database sees it. */
  readonly pattern: RegExp;
  readonly valueOf: (row: Row) => string;
}

/** The order of a list: its keys, the last of which tells any two rows apart, all in one direction. */
export interface ListOrder<Row> {
  /** Names the order in cursors, so that a cursor of another order is refused. */
  readonly name: string;
  readonly keys: readonly OrderKey<Row>[];
  readonly descending: boolean;
}

/** An order, and the columns of a statement that its keys are read from. */
export interface ColumnOrder<Row> extends ListOrder<Row> {
  readonly columns: Sql;
}

/** A page as the connection types show it. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly cursorOf: (row: Row) => string;
  /** How many rows the list has on all pages; asked for only where the answer selects it. */
  readonly totalCount: () => Promise<number>;
}

type Counted = Pick<Page<never>, 'totalCount'>;
const totals = new WeakMap<Counted, Promise<number>>();

/** How many rows the list of a page has; counted once, however often it is asked. */
export function totalOf(page: Counted): Promise<number> {
  let total = totals.get(page);
  if (!total) totals.set(page, (total = page.totalCount()));
  return total;
}

/** Where in its list a page lies: the condition, the order and the limit to put into a statement. */
export interface PagePlan<Row> {
  readonly condition: Sql;
  readonly orderBy: Sql;
  /**
   * One row more than the page, to see whether there are more, where that is asked for. It stands in the statement as it is:
   * with a parameter in its place the planner expects a tenth of all rows, and plans each page anew because of it.
   */
  readonly limit: Sql;
  /** How many rows the page has at most. */
  readonly size: number;
  /** Makes the page of the rows that the statement gave. */
  readonly page: (rows: Row[], totalCount: () => Promise<number>) => Page<Row>;
}

const TEXT_TYPE = sql`text`;
const INT_TYPE = sql`int`;

/** An ordering key that is text. */
export function textKey<Row>(expression: Sql, valueOf: (row: Row) => string): OrderKey<Row> {
  return { expression, type: TEXT_TYPE, pattern: /^[^\0]*$/u, valueOf };
}

/** An ordering key that is a whole number, such as a row's id. */
export function intKey<Row>(expression: Sql, valueOf: (row: Row) => number): OrderKey<Row> {
  return { expression, type: INT_TYPE, pattern: /^-?\d{1,9}$/, valueOf: (row) => String(valueOf(row)) };
}

/**
 * Plans a page by keyset: the rows behind (or before) the cursor's keys, never an offset, so that a page costs the
 * same however deep it lies and rows that are added meanwhile neither repeat nor skip one.
 *
 * @param looksBeyond whether it is to be told if there are rows beyond the page; without it there seem to be none.
 * @throws AtlasError BAD_USER_INPUT for sizes out of range, BAD_CURSOR for cursors of another list.
 */
export function planPage<Row>(args: PageArguments, order: ListOrder<Row>, looksBeyond = true): PagePlan<Row> {
  const { after, before } = args;
  const { backward, size } = pageSize(args);
  const conditions = [
    ...(isGiven(after) ? [beyond(order, readCursor(after, order), order.descending)] : []),
    ...(isGiven(before) ? [beyond(order, readCursor(before, order), !order.descending)] : []),
  ];
  const direction = backward === order.descending ? sql`ASC` : sql`DESC`;
  return {
    condition: conditions.length === 0 ? sql`TRUE` : joinSql(conditions, ' AND '),
    orderBy: joinSql(order.keys.map(({ expression }) => sql`${expression} ${direction}`)),
    limit: wholeNumber(looksBeyond ? size + 1 : size),
    size,
    page: (rows, totalCount) => {
      const more = rows.length > size;
      const shown = rows.slice(0, size);
      return {
        rows: backward ? shown.toReversed() : shown,
        hasNextPage: backward ? isGiven(before) : more,
        hasPreviousPage: backward ? more : isGiven(after),
        cursorOf: (row) =>
          encodeCursor({ order: cursorName(order), keys: order.keys.map((key) => key.valueOf(row)) }),
        totalCount,
      };
    },
  };
}

/** The plan of a page of a list that belongs to a record, and the arguments of the statement that brings such lists of many. */
export interface OwnedPagePlan<Arguments, Row> extends PagePlan<Row> {
  /** With cursors that no longer say whose they are. */
  readonly ofMany: Arguments;
}

/**
 * Plans a page of a list that belongs to a record: its cursors bear the record's name, and are those of no other one's list.
 *
 * @throws AtlasError as {@link planPage} does; BAD_CURSOR for the cursor of another record's list too.
 */
export function planOwnedPage<Arguments extends PageArguments, Row>(
  args: Arguments,
  order: ListOrder<Row>,
  owner: number | string,
): OwnedPagePlan<Arguments, Row> {
  const owned = { ...order, name: `${order.name} of ${owner}` };
  const name = cursorName(order);
  const unowned = (text: string) => encodeCursor({ order: name, keys: readCursor(text, owned).keys });
  const ofMany = {
    ...args,
    ...(isGiven(args.after) && { after: unowned(args.after) }),
    ...(isGiven(args.before) && { before: unowned(args.before) }),
  };
  return { ...planPage(args, owned), ofMany };
}

/** A cursor is one of a list in one direction. */
function cursorName<Row>({ name, descending }: ListOrder<Row>): string {
  return `${name} ${descending ? 'down' : 'up'}`;
}

/** Whether a value is there. */
export function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}

/**
 * How many rows a page has, and whether it is taken from the end.
 *
 * @throws AtlasError BAD_USER_INPUT for both ends at once, and for sizes out of range.
 */
export function pageSize({ first, last }: PageArguments): {
  readonly backward: boolean;
  readonly size: number;
} {
  if (isGiven(first) && isGiven(last)) {
    throw new AtlasError('BAD_USER_INPUT', 'Give "first" or "last", not both.');
  }
  const size = last ?? first ?? PAGE_LIMIT;
  if (size < 0 || size > PAGE_LIMIT) {
    throw new AtlasError(
      'BAD_USER_INPUT',
      `"${isGiven(last) ? 'last' : 'first'}" is ${size}; ask for 0 to ${PAGE_LIMIT} and page on with cursors.`,
    );
  }
  return { backward: isGiven(last), size };
}

function readCursor<Row>(text: string, order: ListOrder<Row>): Cursor {
  const cursor = decodeCursor(text, cursorName(order), order.keys.length);
  if (!order.keys.every((key, index) => key.pattern.test(cursor.keys[index] ?? ''))) {
    throw new AtlasError('BAD_CURSOR', 'The cursor is none of this list; take it from pageInfo or an edge.');
  }
  return cursor;
}

/** Rows beyond a cursor, upwards or downwards, as one comparison of rows, which an index on the keys serves. */
function beyond<Row>(order: ListOrder<Row>, cursor: Cursor, downwards: boolean): Sql {
  const expressions = joinSql(order.keys.map(({ expression }) => expression));
  const values = joinSql(
    order.keys.map(({ type }, index) => sql`${cursor.keys[index] ?? ''}::text::${type}`),
  );
  return sql`(${expressions}) ${downwards ? sql`<` : sql`>`} (${values})`;
}

/** The conditions of a filter as one; true where there is none. */
export function allOf(conditions: readonly (Sql | undefined)[]): Sql {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length === 0 ? sql`TRUE` : joinSql(given, ' AND ');
}

/** A list of alternatives in a filter: no list filters nothing, an empty one leaves nothing. */
export function anyOf<Value>(
  values: readonly Value[] | null | undefined,
  condition: (values: readonly Value[]) => Sql,
): Sql | undefined {
  return isGiven(values) ? condition(values) : undefined;
}
