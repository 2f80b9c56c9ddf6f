import { csvFile } from '../../exchange/export-formats/csv.ts';
import type { Cube, ExportTable, TableAccount } from '../../exchange/export-formats/export-table.ts';
import { jsonStatFile } from '../../exchange/export-formats/json-stat.ts';
import { ndjsonFile } from '../../exchange/export-formats/ndjson.ts';
import { parquetFile } from '../../exchange/export-formats/parquet.ts';
import { xlsxFile } from '../../exchange/export-formats/xlsx.ts';

/** A format that a list is exported in. */
export interface ExportFormat {
  readonly contentType: string;
  /** Whether it holds figures by dimensions instead of rows. */
  readonly isCube: boolean;
  readonly write: (table: ExportTable, options: WriteOptions) => AsyncIterable<string | Uint8Array>;
}

/** What a writer may need besides rows and columns. */
export interface WriteOptions {
  readonly forSpreadsheet: boolean;
  readonly cube: Cube | undefined;
  readonly account: TableAccount;
}

/** The formats by the extensions of their files. */
export const EXPORT_FORMATS: ReadonlyMap<string, ExportFormat> = new Map<string, ExportFormat>([
  ['csv', { contentType: 'text/csv; charset=utf-8; header=present', isCube: false, write: csvFile }],
  [
    'xlsx',
    {
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      isCube: false,
      write: (table: ExportTable) => xlsxFile(table),
    },
  ],
  ['parquet', { contentType: 'application/vnd.apache.parquet', isCube: false, write: parquetFile }],
  ['ndjson', { contentType: 'application/x-ndjson; charset=utf-8', isCube: false, write: ndjsonFile }],
  ['jsonstat', { contentType: 'application/json; charset=utf-8', isCube: true, write: dataset }],
]);

function dataset(table: ExportTable, { cube, account }: WriteOptions): AsyncIterable<string> {
  if (!cube) throw new Error(`${table.name} was not asked for as a cube`);
  return jsonStatFile(table, { cube, account });
}

/** The ending of a CSV's description, as CSVW has it. */
export const METADATA = 'csv-metadata.json';
