import type { ExportColumn } from './export-table.ts';
import { escaped, headXml, rowXml } from './xlsx-sheet.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Where the parts of a workbook are in its file. */
export const CONTENT_TYPES_PATH = '[Content_Types].xml';
/** Where the file says which part is the workbook. */
export const RELATIONSHIPS_PATH = '_rels/.rels';
/** Where the list of sheets is. */
export const WORKBOOK_PATH = 'xl/workbook.xml';
/** Where the workbook says which parts its sheets are. */
export const WORKBOOK_RELATIONSHIPS_PATH = 'xl/_rels/workbook.xml.rels';
/** Where the styles are. */
export const STYLES_PATH = 'xl/styles.xml';

/** Which part is the workbook. */
export const RELATIONSHIPS = `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="${WORKBOOK_PATH}"/></Relationships>`;

/** Four styles: plain, a day, a text that looks like a formula, the head of a column. */
export const STYLES = `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;

/** The list of sheets, by their names in their order. */
export function workbook(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

/** Which parts the sheets and styles are. */
export function workbookRelationships(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${parts.join('')}<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;
}

/** What each part is. */
export function contentTypes(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`,
  );
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${WORKBOOK_PATH}" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/${STYLES_PATH}" ContentType="${SPREADSHEET}.styles+xml"/>${parts.join('')}</Types>`;
}

const DEFINITIONS: readonly ExportColumn[] = ['column', 'type', 'unit', 'description'].map((name) => ({
  name,
  type: 'text',
  isList: false,
  nullable: true,
  description: '',
  unit: undefined,
}));

/** The rows of the sheet that says what the columns mean. */
export function definitionRows(columns: readonly ExportColumn[]): string {
  const rows = columns.map(({ name, type, isList, unit, description }, index) =>
    rowXml(DEFINITIONS, [name, isList ? `list of ${type}` : type, unit ?? null, description], index + 2),
  );
  return headXml(DEFINITIONS) + rows.join('');
}
