import type { Queryable } from '../../database/connection.ts';
import { rawSql, type Sql, sql } from '../../database/statement.ts';

/** Rows of a statement that come from a list of ours, as `row(name type, …)`. */
export function rowsOf(columns: string, rows: readonly object[]): Sql {
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS row(${rawSql(columns)})`;
}

/** The id of the one row that a statement makes. */
export async function madeId(transaction: Queryable, statement: Sql): Promise<number> {
  const [row] = await transaction.query<{ id: number }>(statement);
  if (!row) throw new Error('no row came of an insert');
  return row.id;
}

/** So many new row numbers of a table, for rows whose encrypted values are bound to their number. */
export async function newIds(transaction: Queryable, table: string, count: number): Promise<number[]> {
  const rows = await transaction.query<{ id: number }>(sql`
    SELECT nextval(pg_get_serial_sequence(${`"${table}"`}, 'id'))::int AS id FROM generate_series(1, ${count}::int)`);
  return rows.map(({ id }) => id);
}
