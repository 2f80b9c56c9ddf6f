import { joinSql, rawSql, type Sql, sql } from '../../database/statement.ts';
import { type ReadColumn, readColumnsOf, type Row, type TableName } from '../../model/column.ts';
import { defineLoader, rowBy, rowsBy } from '../request/loader.ts';

/** A table whose rows have a number of their own. */
type NumberedTable = { [Table in TableName]: 'id' extends ReadColumn<Table> ? Table : never }[TableName];

/** The columns that rows of a table are read with, of the table under an alias. */
export function rowColumns(table: TableName, alias: Sql): Sql {
  return joinSql(
    readColumnsOf(table).map(([name, { type, isList }]) => {
      const column = rawSql(`"${name}"`);
      // Numbers with a point are read as texts, and the driver knows no lists of our enumerations.
      if (type === 'Decimal') return sql`${alias}.${column}::text`;
      return isList ? sql`${alias}.${column}::text[]` : sql`${alias}.${column}`;
    }),
  );
}

/** Loads rows of a table by their numbers. */
export function defineRowsById<Table extends NumberedTable>(table: Table) {
  const row = sql`"row"`;
  const listed = sql`SELECT ${rowColumns(table, row)} FROM ${rawSql(`"${table}"`)} ${row}`;
  return defineLoader<number, Row<Table>, null>(async (ids, _, { database }) =>
    rowBy(
      await database.query<Row<Table> & { readonly id: number }>(
        sql`${listed} WHERE ${row}."id" = ANY (${ids}::int[])`,
      ),
      ({ id }) => id,
    ),
  );
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
