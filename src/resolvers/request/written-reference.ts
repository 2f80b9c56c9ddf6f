import type DataLoader from 'dataloader';
import { type Sql, sql } from '../../database/statement.ts';
import { meantReferences } from '../../domain/reference.ts';

/** The record of a reference, however it is written, by the loader of records by their stored references. */
export async function recordOfReference<Row>(
  records: DataLoader<string, Row | undefined>,
  written: string,
): Promise<Row | null> {
  const found = await Promise.all(meantReferences(written).map((ref) => records.load(ref)));
  return found.find((row) => row !== undefined) ?? null;
}

/** What narrows a statement to the one row of a reference, however that is written. */
export function whereReference(row: Sql, written: string): Sql {
  const [ref, ...others] = meantReferences(written);
  if (others.length === 0) return sql`WHERE ${row}."ref" = ${ref}`;
  return sql`WHERE ${row}."ref" = ANY (${[ref, ...others]}::text[]) ORDER BY ${row}."ref" = ${ref} DESC LIMIT 1`;
}
