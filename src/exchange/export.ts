import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import type { Connection, Queryable } from '../database/connection.ts';
import { composed, identifier } from './statement-text.ts';
import { type Column, columnOf, DIVISIONS, type Table, TABLE_SET } from './table-set.ts';

/** How a table set is exported. */
export interface ExportOptions {
  /** Called after each page of rows, with how many rows have been written so far. */
  readonly onProgress?: (progress: { readonly file: string; readonly rows: number }) => void;
}

/** What an export wrote: rows by file. */
export interface ExportResult {
  readonly rows: Readonly<Record<string, number>>;
}

const PAGE = 2000;

/**
 * Writes the whole table set into a folder, which is made where it does not exist: all files, those without rows with
 * their header, in an order that does not change from one export to the next, as the database was at one moment. A
 * file of the same name is replaced once its successor is complete. Of an empty list and an unknown one the table set
 * knows only the unknown.
 *
 * @throws the system's error where the folder cannot be written.
 */
export async function exportTableSet(
  connection: Connection,
  directory: string,
  { onProgress }: ExportOptions = {},
): Promise<ExportResult> {
  await mkdir(directory, { recursive: true });
  const rows: Record<string, number> = {};
  await connection.ofOneMoment(async (transaction) => {
    for (const table of TABLE_SET) {
      rows[table.file] = await exportTable(transaction, table, join(directory, table.file), (written) =>
        onProgress?.({ file: table.file, rows: written }),
      );
    }
  });
  return { rows };
}

async function exportTable(
  transaction: Queryable,
  table: Table,
  path: string,
  onPage: (rows: number) => void,
): Promise<number> {
  const unfinished = `${path}.unfinished`;
  const file = createWriteStream(unfinished);
  try {
    await once(file, 'open');
    await write(file, [table.columns.map(({ name }) => name)]);
    const written = await writeRows(transaction, table, file, onPage);
    file.end();
    await finished(file);
    await rename(unfinished, path);
    return written;
  } catch (error) {
    file.destroy();
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function writeRows(
  transaction: Queryable,
  table: Table,
  file: WriteStream,
  onPage: (rows: number) => void,
): Promise<number> {
  // Each file has a cursor name of its own: a prepared FETCH must always give the same columns.
  const cursor = identifier(`export ${table.file}`);
  await transaction.query(composed([`DECLARE ${cursor} NO SCROLL CURSOR FOR ${selectText(table)}`]));
  let written = 0;
  for (;;) {
    const rows = await transaction.query<Record<string, string | null>>(
      composed([`FETCH ${PAGE} FROM ${cursor}`]),
    );
    if (rows.length === 0) break;
    await write(
      file,
      rows.map((row) => table.columns.map(({ name }) => row[name] ?? '')),
    );
    written += rows.length;
    onPage(written);
  }
  await transaction.query(composed([`CLOSE ${cursor}`]));
  return written;
}

async function write(file: WriteStream, records: readonly (readonly string[])[]): Promise<void> {
  // A line break of any kind is quoted, not only the one that ends records here.
  const text = stringify([...records], { quoted_match: /[\r\n]/ });
  if (!file.write(text)) await once(file, 'drain');
}

function selectText(table: Table): string {
  const columns = table.columns.map((column) => `${cellText(column)} AS "${column.name}"`);
  const joins = table.columns.flatMap(({ cell, stores }) =>
    cell.type === 'reference'
      ? `LEFT JOIN ${identifier(cell.noun)} ${identifier(`of ${stores}`)} ON ${identifier(`of ${stores}`)}."id" = stored.${identifier(stores)}`
      : [],
  );
  const order = table.key.map((name) => `${storedValue(columnOf(table, name))} NULLS FIRST`);
  // The built-in list comes with the product.
  const condition = table === DIVISIONS ? 'WHERE NOT stored."builtIn"' : '';
  return `SELECT ${columns.join(', ')} FROM ${identifier(table.stores)} stored ${joins.join(' ')} ${condition} ORDER BY ${order.join(', ')}`;
}

function storedValue({ stores, cell }: Column): string {
  return cell.type === 'reference' ? `${identifier(`of ${stores}`)}."ref"` : `stored.${identifier(stores)}`;
}

function cellText(column: Column): string {
  const value = storedValue(column);
  switch (column.cell.type) {
    case 'text':
    case 'identity':
    case 'reference':
    case 'division':
    case 'divisionCode':
      return value;
    case 'date':
    case 'boolean':
    case 'year':
    case 'number':
    case 'choice':
      return `${value}::text`;
    case 'money':
      return `trim_scale(${value})::text`;
    case 'choices':
      return `array_to_string(${value}, ';')`;
  }
}
