import { csvFile } from '../../exchange/export-formats/csv.ts';
import type { ExportTable } from '../../exchange/export-formats/export-table.ts';
import { ndjsonFile } from '../../exchange/export-formats/ndjson.ts';
import { parquetFile } from '../../exchange/export-formats/parquet.ts';
import { xlsxFile } from '../../exchange/export-formats/xlsx.ts';

/** A format that a list is exported in. */
export interface ExportFormat {
  readonly contentType: string;
  readonly write: (
    table: ExportTable,
    options: { readonly forSpreadsheet: boolean },
  ) => AsyncIterable<string | Uint8Array>;
}

/** The formats by the extensions of their files. */
export const EXPORT_FORMATS: ReadonlyMap<string, ExportFormat> = new Map([
  ['csv', { contentType: 'text/csv; charset=utf-8; header=present', write: csvFile }],
  [
    'xlsx',
    {
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      write: (table: ExportTable) => xlsxFile(table),
    },
  ],
  ['parquet', { contentType: 'application/vnd.apache.parquet', write: parquetFile }],
  ['ndjson', { contentType: 'application/x-ndjson; charset=utf-8', write: ndjsonFile }],
]);

/** The ending of a CSV's description, as CSVW has it. */
export const METADATA = 'csv-metadata.json';
