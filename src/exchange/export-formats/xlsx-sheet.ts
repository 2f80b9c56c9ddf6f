import { type Cell, cellText, type ExportColumn } from './export-table.ts';
import { looksLikeFormula } from './formula.ts';

/** What a sheet begins with; its first row stays in sight. */
export const SHEET_HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>';
/** What a sheet ends with. */
export const SHEET_TAIL = '</sheetData></worksheet>';

/** The styles by their index in the workbook's list of them. */
const DATE_STYLE = 1;
const QUOTED_STYLE = 2;
const HEAD_STYLE = 3;

/** A spreadsheet's numbers are floats: more digits than this it would round. */
const EXACT_DIGITS = 15;
/** A spreadsheet refuses a file with a longer text in a cell. */
const MOST_CHARACTERS = 32_767;
const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet's calendar, which is right from 1 March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const FIRST_RIGHT_DAY = '1900-03-01';
const WORDS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The row of the columns' names. */
export function headXml(columns: readonly ExportColumn[]): string {
  return `<row r="1">${columns.map(({ name }, index) => textXml(`${columnLetters(index)}1`, name, HEAD_STYLE)).join('')}</row>`;
}

/** A row of values. What is unknown has no cell. */
export function rowXml(columns: readonly ExportColumn[], cells: readonly Cell[], number: number): string {
  const written = columns.map((column, index) =>
    cellXml(column, cells[index] ?? null, `${columnLetters(index)}${number}`),
  );
  return `<row r="${number}">${written.join('')}</row>`;
}

function cellXml({ type, isList }: ExportColumn, cell: Cell, address: string): string {
  const text = cellText(cell);
  if (text === undefined) return '';
  if (isList || type === 'text') return textXml(address, text);
  if (type === 'boolean') return `<c r="${address}" t="b"><v>${cell === true ? 1 : 0}</v></c>`;
  if (type === 'date') {
    return text < FIRST_RIGHT_DAY
      ? textXml(address, text)
      : `<c r="${address}" s="${DATE_STYLE}"><v>${(Date.parse(text) - DAY_ZERO) / DAY_MS}</v></c>`;
  }
  return isExactFloat(text) ? `<c r="${address}"><v>${text}</v></c>` : textXml(address, text);
}

/** A text is a text whatever it looks like; the style of a quoted one keeps it so where somebody edits the cell. */
function textXml(address: string, text: string, style?: number): string {
  const shown = style ?? (looksLikeFormula(text) ? QUOTED_STYLE : 0);
  return `<c r="${address}" s="${shown}" t="inlineStr"><is><t xml:space="preserve">${escaped(shortened(text))}</t></is></c>`;
}

function shortened(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`;
}

/** A text in XML; what XML cannot hold is written as spreadsheets do, `_x0001_`, and so is what looks like that. */
export function escaped(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_')
    .replaceAll(
      // oxlint-disable-next-line eslint/no-control-regex -- these are what is looked for
      /[\u0000-\u0008\u000B\u000C\u000D\u000E-\u001F\uFFFE\uFFFF\p{Surrogate}]/gu,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll(/[&<>"]/gu, (character) => WORDS[character] ?? character);
}

function isExactFloat(text: string): boolean {
  return text.replaceAll(/[-+.]/gu, '').replace(/^0+/u, '').length <= EXACT_DIGITS;
}

/** The letters of a column: A to Z, AA, AB, … */
function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
