import type { Queryable } from '../connection.ts';
import { rawSql, type Sql, sql } from '../statement.ts';

/** A table whose rows the history keeps. */
export interface KeptTable {
  readonly name: string;
  /** The columns whose values, joined by a slash, name a row in the history. */
  readonly key: readonly string[];
}

/** The tables whose rows the history keeps, as their triggers say. */
export async function keptTables(database: Queryable): Promise<KeptTable[]> {
  return database.query<KeptTable>(sql`
    SELECT relation.relname::text AS name, (string_to_array(encode(kept.tgargs, 'escape'), '\\000'))[1]::text[] AS key
    FROM pg_trigger kept JOIN pg_class relation ON relation.oid = kept.tgrelid
    WHERE kept.tgname = relation.relname || '_history_insert' AND relation.relnamespace = current_schema()::regnamespace
    ORDER BY relation.relname`);
}

/** A table's name in a statement. */
export function tableOf(name: string): Sql {
  return rawSql(quoted(name));
}

/** The name that a row of a table has in the history. */
export function keyOf({ key }: KeptTable, alias: string): Sql {
  return rawSql(`concat_ws('/', ${key.map((column) => `${alias}.${quoted(column)}`).join(', ')})`);
}

/** The name of a table or column as SQL writes it: it comes from the catalogue, and need not be ours. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
