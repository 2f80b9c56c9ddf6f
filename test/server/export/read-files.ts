import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import JSONstat, { type Dataset } from 'jsonstat-toolkit';
import { z } from 'zod';
import { Decimal } from '../../../src/domain/decimal.ts';

/** A row by column, every value as text and what is unknown as null, so that rows of any format compare. */
export type TextRow = Record<string, string | null>;

const csvRecords = z.array(z.array(z.string()));

/** Reads a CSV strictly: RFC 4180, no blank lines, as many values in each row as the head has, no byte order mark. */
export function readCsv(text: string): TextRow[] {
  const [head = [], ...rows] = csvRecords.parse(parse(text, { record_delimiter: '\r\n' }));
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, textOf(row[index])])));
}

/** Reads a file of a JSON object a line. */
export function readNdjson(text: string): TextRow[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => textRow(z.record(z.string(), z.unknown()).parse(JSON.parse(line))));
}

/** Reads the first sheet of a workbook with ExcelJS. */
export async function readXlsx(file: Uint8Array, sheet = 1): Promise<TextRow[]> {
  const workbook = await readWorkbook(file);
  const worksheet = workbook.getWorksheet(sheet);
  if (!worksheet) throw new Error(`the workbook has no sheet ${sheet}`);
  const head = Array.from(
    { length: worksheet.columnCount },
    (_, index) => worksheet.getCell(1, index + 1).text,
  );
  return Array.from({ length: worksheet.rowCount - 1 }, (_, index) =>
    textRow(
      Object.fromEntries(head.map((name, column) => [name, worksheet.getCell(index + 2, column + 1).value])),
    ),
  );
}

/** Opens a workbook with ExcelJS. */
export async function readWorkbook(file: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(file).buffer);
  return workbook;
}

/** Opens a dataset with the toolkit of JSON-stat. */
export function openJsonStat(text: string): Dataset {
  return JSONstat(JSON.parse(text));
}

/**
 * The figures of a dataset by row: the codes of its dimensions, and each figure with what is said of it, under the
 * names that they have in the other formats.
 */
export function readJsonStat(text: string): TextRow[] {
  const rows = new Map<string, TextRow>();
  const dataset = openJsonStat(text);
  const dimensions = dataset.id.filter((id) => id !== 'figure');
  for (const cell of dataset.toTable({ type: 'arrobj', status: true, content: 'id' })) {
    // A combination of categories that no row has.
    if (cell['status'] === null) continue;
    const key = Object.fromEntries(dimensions.map((id) => [id, cell[id] === '_U' ? null : textOf(cell[id])]));
    const name = JSON.stringify(key);
    const row = rows.get(name) ?? key;
    const figure = String(cell['figure']);
    rows.set(name, {
      ...row,
      [figure]: textOf(cell['value']),
      [`${figure}_status`]: textOf(cell['status']),
    });
  }
  return [...rows.values()];
}

/** The rows that DuckDB gives for a statement over a Parquet file, which the statement calls `file`. */
export async function queryParquet(file: Uint8Array, statement = 'SELECT * FROM file'): Promise<TextRow[]> {
  const path = join(tmpdir(), `atlas-export-${randomUUID()}.parquet`);
  await writeFile(path, file);
  try {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(`CREATE VIEW file AS SELECT * FROM read_parquet('${path}')`);
    const reader = await connection.runAndReadAll(statement);
    return reader.getRowObjectsJson().map(textRow);
  } finally {
    await rm(path);
  }
}

function textRow(row: Record<string, unknown>): TextRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return textOf(value.map(String).join(';'));
  const text = z.union([z.string(), z.number(), z.boolean()]).transform(String).parse(value);
  // 0.50 and 0.5 are one number.
  return /^-?\d+\.\d+$/.test(text) ? new Decimal(text).toFixed() : text;
}
