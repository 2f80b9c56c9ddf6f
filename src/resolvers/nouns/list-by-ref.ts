import { rawSql, type Sql, sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { TableName } from '../../model/column.ts';
import type { Context } from '../request/context.ts';
import { type ListOrder, type Page, type PageArguments, planPage, textKey } from '../request/page.ts';
import { type Sample, sampled } from '../request/sample.ts';
import { rowCount } from './rows.ts';

/** What every row of a list in the order of references brings along. */
export interface Referenced {
  readonly ref: string;
}

/** What a list is narrowed to, and which page of it. */
export type ListArguments<Filter> = PageArguments & {
  readonly filter?: Filter | null | undefined;
  readonly sample?: Sample | null | undefined;
};

/** A list of the rows of a table, in the order of their references. */
export interface ListByRef<Filter> {
  readonly table: TableName;
  /** The alias of the table. */
  readonly row: Sql;
  readonly order: ListOrder<Referenced>;
  /** A filter as a condition on the alias, on a day. */
  readonly condition: (filter: Filter, day: CalendarDate) => Sql;
}

/**
 * Says what a list in the order of references is of.
 *
 * @param alias the name of the table in its conditions, and of the list in its cursors.
 */
export function listByRef<Filter>(
  table: TableName,
  alias: string,
  condition: ListByRef<Filter>['condition'],
): ListByRef<Filter> {
  const row = rawSql(alias);
  const order = {
    name: `${alias} ref`,
    keys: [textKey<Referenced>(sql`${row}."ref"`, ({ ref }) => ref)],
    descending: false,
  };
  return { table, row, order, condition };
}

/**
 * A page of a list with columns of its table, the reference among them.
 *
 * @param order another one than that of references, whose keys are among the columns.
 */
export async function pageByRef<Listed extends Referenced, Filter>(
  { database, today }: Pick<Context, 'database' | 'today'>,
  { table, row, order: byRef, condition }: ListByRef<Filter>,
  { filter, sample, ...args }: ListArguments<Filter>,
  columns: Sql,
  order: ListOrder<Listed> = byRef,
): Promise<Page<Listed>> {
  const plan = planPage<Listed>(args, order);
  const from = sql`${rawSql(`"${table}"`)} ${row}`;
  const narrowed = filter ? condition(filter, today) : sql`TRUE`;
  const rows = sampled({ from, row, condition: narrowed }, sample);
  const listed = await database.query<Listed>(sql`
    SELECT ${columns} FROM ${from} WHERE ${rows} AND ${plan.condition}
    ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`);
  return plan.page(listed, () => rowCount(database, sql`${from} WHERE ${rows}`));
}
