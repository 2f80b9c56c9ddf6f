import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ExportTable } from './export-table.ts';
import {
  CONTENT_TYPES_PATH,
  contentTypes,
  definitionRows,
  RELATIONSHIPS,
  RELATIONSHIPS_PATH,
  STYLES,
  STYLES_PATH,
  WORKBOOK_PATH,
  WORKBOOK_RELATIONSHIPS_PATH,
  workbook,
  workbookRelationships,
} from './xlsx-parts.ts';
import { headXml, rowXml, SHEET_HEAD, SHEET_TAIL } from './xlsx-sheet.ts';
import { zipEntry } from './zip-entry.ts';

/** The rows of a sheet, as many as spreadsheets have. */
const MOST_ROWS = 1_048_576;

/** Where to end one sheet and begin the next. */
export interface XlsxOptions {
  readonly rowsPerSheet?: number;
}

/**
 * Writes a workbook: a sheet of the rows, or several where one has no room, and a sheet that says what the columns mean.
 * The sheets are compressed while they are made, no faster than they are read.
 */
export async function* xlsxFile(
  table: ExportTable,
  { rowsPerSheet = MOST_ROWS }: XlsxOptions = {},
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = new PassThrough();
  const batches = table.batches[Symbol.asyncIterator]();
  let next = await batches.next();

  const addSheet = (number: number): void =>
    zip.addReadStream(Readable.from(sheet(number)), `xl/worksheets/sheet${number}.xml`, zipEntry());
  async function* sheet(number: number): AsyncGenerator<string> {
    yield SHEET_HEAD + headXml(table.columns);
    let row = 1;
    while (next.done !== true && row + next.value.length <= rowsPerSheet) {
      const first = row + 1;
      yield next.value.map((cells, index) => rowXml(table.columns, cells, first + index)).join('');
      row += next.value.length;
      next = await batches.next();
    }
    yield SHEET_TAIL;
    if (next.done === true) addRest(number);
    else addSheet(number + 1);
  }
  const addRest = (sheets: number): void => {
    const add = (text: string, path: string) => zip.addBuffer(Buffer.from(text), path, zipEntry());
    const names = Array.from({ length: sheets }, (_, index) => sheetName(table.name, index + 1));
    add(SHEET_HEAD + definitionRows(table.columns) + SHEET_TAIL, `xl/worksheets/sheet${sheets + 1}.xml`);
    add(workbook([...names, 'definitions']), WORKBOOK_PATH);
    add(workbookRelationships(sheets + 1), WORKBOOK_RELATIONSHIPS_PATH);
    add(STYLES, STYLES_PATH);
    add(RELATIONSHIPS, RELATIONSHIPS_PATH);
    add(contentTypes(sheets + 1), CONTENT_TYPES_PATH);
    zip.end();
  };

  zip.on('error', (error: Error) => output.destroy(error));
  zip.outputStream.pipe(output);
  addSheet(1);
  try {
    for await (const chunk of output) yield chunk;
  } finally {
    await batches.return?.();
  }
}

function sheetName(table: string, number: number): string {
  return number === 1 ? table : `${table} ${number}`;
}
