import { ZipFile } from 'yazl';
import {
  CONTENT_TYPES_PATH,
  contentTypes,
  RELATIONSHIPS,
  RELATIONSHIPS_PATH,
  STYLES_PATH,
  WORKBOOK_PATH,
  WORKBOOK_RELATIONSHIPS_PATH,
  workbookRelationships,
} from '../export-formats/xlsx-parts.ts';
import { escaped } from '../export-formats/xlsx-sheet.ts';
import { zipEntry } from '../export-formats/zip-entry.ts';
import type { SheetModel } from './sheet-model.ts';
import { stylesXml } from './styles.ts';
import { sheetXml } from './write-sheet.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Writes a workbook of sheets, with hidden names for cells. */
export async function writeWorkbook(
  sheets: readonly SheetModel[],
  hiddenNames: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (path: string, text: string) => zip.addBuffer(Buffer.from(text), path, zipEntry());
  add(CONTENT_TYPES_PATH, contentTypes(sheets.length));
  add(RELATIONSHIPS_PATH, RELATIONSHIPS);
  add(WORKBOOK_PATH, workbookXml(sheets, hiddenNames));
  add(WORKBOOK_RELATIONSHIPS_PATH, workbookRelationships(sheets.length));
  add(STYLES_PATH, stylesXml());
  sheets.forEach((sheet, index) => add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)));
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function workbookXml(sheets: readonly SheetModel[], hiddenNames: Readonly<Record<string, string>>): string {
  const listed = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  const names = Object.entries(hiddenNames).map(
    ([name, cell]) => `<definedName name="${name}" hidden="1">${escaped(cell)}</definedName>`,
  );
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets><definedNames>${names.join('')}</definedNames><calcPr fullCalcOnLoad="1"/></workbook>`;
}
