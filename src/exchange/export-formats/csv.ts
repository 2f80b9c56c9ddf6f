import { stringify } from 'csv-stringify/sync';
import { type Cell, cellText, type ExportColumn, type ExportTable } from './export-table.ts';
import { neutralised } from './formula.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** How a CSV is written. */
export interface CsvOptions {
  /**
   * For a spreadsheet: with the byte order mark by which Excel knows UTF-8, and with texts that it would compute kept
   * from it. Programs get neither.
   */
  readonly forSpreadsheet: boolean;
}

/** Writes CSV as RFC 4180 has it, in UTF-8. What is unknown is empty; the values of a list are parted by semicolons. */
export async function* csvFile(
  { columns, batches }: ExportTable,
  { forSpreadsheet }: CsvOptions,
): AsyncGenerator<string> {
  const head = records([columns.map(({ name }) => name)]);
  yield forSpreadsheet ? BYTE_ORDER_MARK + head : head;
  for await (const rows of batches) {
    yield records(
      rows.map((row) => columns.map((column, index) => written(column, row[index], forSpreadsheet))),
    );
  }
}

function written(column: ExportColumn, cell: Cell | undefined, forSpreadsheet: boolean): string | null {
  const text = cellText(cell);
  if (text === undefined) return null;
  return forSpreadsheet && column.type === 'text' ? neutralised(text) : text;
}

function records(rows: readonly (readonly (string | null)[])[]): string {
  // A line break of any kind is quoted, not only the one that ends records here.
  return stringify([...rows], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}
