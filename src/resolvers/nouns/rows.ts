import { joinSql, rawSql, type Sql, sql } from '../../database/statement.ts';
import { type ReadColumn, readColumnsOf, type Row, type TableName } from '../../model/column.ts';
import type { Context } from '../request/context.ts';
import { defineLoader, rowBy, rowsBy } from '../request/loader.ts';
import { recordOfReference } from '../request/written-reference.ts';

/** A table whose rows have a number of their own. */
type NumberedTable = { [Table in TableName]: 'id' extends ReadColumn<Table> ? Table : never }[TableName];
/** A table whose rows have a reference. */
type ReferencedTable = {
  [Table in NumberedTable]: 'ref' extends ReadColumn<Table> ? Table : never;
}[NumberedTable];

/** The columns that rows of a table are read with but for some, of the table under an alias. */
export function rowColumns<Table extends TableName>(
  table: Table,
  alias: Sql,
  leftOut: readonly ReadColumn<Table>[] = [],
): Sql {
  const without: readonly string[] = leftOut;
  return joinSql(
    readColumnsOf(table).flatMap(([name, { type, isList }]) => {
      if (without.includes(name)) return [];
      const column = rawSql(`"${name}"`);
      // Numbers with a point are read as texts, and the driver knows no lists of our enumerations.
      if (type === 'Decimal') return [sql`${alias}.${column}::text`];
      return [isList ? sql`${alias}.${column}::text[]` : sql`${alias}.${column}`];
    }),
  );
}

/** Loads rows of a table by their numbers, but for some of their columns. */
export function defineRowsById<Table extends NumberedTable, LeftOut extends ReadColumn<Table> = never>(
  table: Table,
  leftOut: readonly LeftOut[] = [],
) {
  const listed = rowsListed(table, leftOut);
  return defineLoader<number, Omit<Row<Table>, LeftOut>, null>(async (ids, _, { database }) =>
    rowBy(
      await database.query<Omit<Row<Table>, LeftOut> & { readonly id: number }>(
        sql`${listed} WHERE "row"."id" = ANY (${ids}::int[])`,
      ),
      ({ id }) => id,
    ),
  );
}

/** Finds a row of a table by its reference, however that is written, but for some of its columns. */
export function defineRowOfReference<
  Table extends ReferencedTable,
  LeftOut extends ReadColumn<Table> = never,
>(
  table: Table,
  leftOut: readonly LeftOut[] = [],
): (context: Context, ref: string) => Promise<Omit<Row<Table>, LeftOut> | null> {
  const listed = rowsListed(table, leftOut);
  const rowsByRef = defineLoader<string, Omit<Row<Table>, LeftOut>, null>(async (refs, _, { database }) =>
    rowBy(
      await database.query<Omit<Row<Table>, LeftOut> & { readonly ref: string }>(
        sql`${listed} WHERE "row"."ref" = ANY (${refs}::text[])`,
      ),
      ({ ref }) => ref,
    ),
  );
  return (context, ref) => recordOfReference(rowsByRef(context, null), ref);
}

function rowsListed<Table extends TableName>(table: Table, leftOut: readonly ReadColumn<Table>[]): Sql {
  return sql`SELECT ${rowColumns(table, sql`"row"`, leftOut)} FROM ${rawSql(`"${table}"`)} "row"`;
}

/** How many rows a statement finds, by what stands in it from FROM on. */
export async function rowCount(database: Context['database'], from: Sql): Promise<number> {
  const [row] = await database.query<{ count: number }>(sql`SELECT count(*)::int FROM ${from}`);
  return row?.count ?? 0;
}

/** Which rows of a table belong to a row of another, and in which order. */
export interface OwnedRows<Table extends TableName = TableName> {
  /** The table, which is named as its type in the graph is. */
  readonly type: Table;
  /** The column that holds the number of the row that they belong to. */
  readonly owner: string;
  readonly orderBy: (row: Sql) => Sql;
}

/** Says which rows of a table belong to a row of another. */
export function owned<const Table extends TableName>(
  type: Table,
  owner: ReadColumn<Table>,
  orderBy: (row: Sql) => Sql,
): OwnedRows<Table> {
  return { type, owner, orderBy };
}

/** Loads rows of a table by the number of the row that they belong to. */
export function defineRowsByOwner<Table extends NumberedTable>({ type, owner, orderBy }: OwnedRows<Table>) {
  const row = sql`"row"`;
  const column = sql`${row}.${rawSql(`"${owner}"`)}`;
  const listed = sql`SELECT ${rowColumns(type, row)}, ${column} AS "ownedBy" FROM ${rawSql(`"${type}"`)} ${row}`;
  const order = sql`ORDER BY ${column}, ${orderBy(row)}`;
  return defineLoader<number, Row<Table>[], null>(async (owners, _, { database }) =>
    rowsBy<number, Row<Table> & { readonly ownedBy: number }>(
      await database.query(sql`${listed} WHERE ${column} = ANY (${owners}::int[]) ${order}`),
      ({ ownedBy }) => ownedBy,
    ),
  );
}
