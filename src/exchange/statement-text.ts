import { type Sql, sql } from '../database/statement.ts';

/**
 * A statement whose text is put together from the definitions of the table set, never from input. Where the text has
 * `${}`-like gaps, it is given in pieces with one parameter between each two.
 */
export function composed(pieces: readonly string[], ...parameters: readonly unknown[]): Sql {
  return sql(pieces, ...parameters);
}

/** A name of the schema as SQL writes it. */
export function identifier(name: string): string {
  return `"${name}"`;
}
