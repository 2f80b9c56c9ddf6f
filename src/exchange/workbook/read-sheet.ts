import { type CellPosition, positionOf } from './address.ts';
import { noWorkbook, WorkbookRefusedError } from './refusal.ts';
import { type Attributes, readXml } from './xml-reader.ts';

/** The most rows and filled cells of a sheet that are read; no form comes near them. */
export const MOST_ROWS = 10_000;
const MOST_CELLS = 200_000;

/** What a filled cell holds. */
export interface Cell {
  readonly type: 'text' | 'number' | 'boolean' | 'error';
  /** A text as it is, a number as it was saved, TRUE or FALSE, or the name of an error such as #REF!. */
  readonly text: string;
  /** Whether a number is shown as a day. */
  readonly isDate: boolean;
  /** Whether a formula gave it. */
  readonly isFormula: boolean;
}

/** What a formula is whose result was not saved with it. */
export const UNSAVED_RESULT: Cell = { type: 'error', text: 'UNSAVED', isDate: false, isFormula: true };

/** A sheet's filled cells. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Whether its days count from 1904 and not from 1900. */
  readonly startsIn1904: boolean;
  /** By row, then by column; both count from 1. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, Cell>>;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: readonly (readonly [from: number, to: number])[];
  /** Ranges that are one cell to the eye, by their first and last cells. */
  readonly merges: readonly (readonly [first: CellPosition, last: CellPosition])[];
}

/** What is told of a sheet from outside its part. */
export interface SheetSurroundings {
  readonly name: string;
  readonly hidden: boolean;
  readonly shared: readonly string[];
  readonly dates: ReadonlySet<number>;
  readonly startsIn1904: boolean;
}

/** Spreadsheets write what XML cannot hold as _x0001_. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/gu;
const unescaped = (text: string): string =>
  text.replaceAll(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
const isTrue = (attribute: string | undefined): boolean => attribute === '1' || attribute === 'true';

/** The texts that cells share. Readings beside the characters (phonetic runs) are no part of them. */
export function readSharedTexts(part: Buffer): string[] {
  const texts: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  readXml(part, {
    onOpen(element) {
      if (element === 'si') text = '';
      if (element === 'rPh') phonetic += 1;
      if (element === 't') inText = phonetic === 0;
    },
    onText(piece) {
      if (inText) text += piece;
    },
    onClose(element) {
      if (element === 't') inText = false;
      if (element === 'rPh') phonetic -= 1;
      if (element === 'si') texts.push(unescaped(text));
    },
  });
  return texts;
}

/**
 * Reads a sheet.
 *
 * @throws WorkbookRefusedError TOO_MANY_ROWS as soon as there are more rows or cells than a form could have.
 */
export function readSheet(part: Buffer, surroundings: SheetSurroundings): Sheet {
  const { name, hidden, shared, dates, startsIn1904 } = surroundings;
  const rows = new Map<number, Map<number, Cell>>();
  const hiddenRows = new Set<number>();
  const hiddenColumns: (readonly [number, number])[] = [];
  const merges: (readonly [CellPosition, CellPosition])[] = [];
  let rowsSeen = 0;
  let cellsSeen = 0;
  let position: CellPosition = { row: 0, column: 0 };
  let attributes: Attributes = {};
  let value = '';
  let inlineText = '';
  let inValue = false;
  let inInlineText = false;
  let phonetic = 0;
  let isFormula = false;

  const finishCell = () => {
    const cell = cellOf(attributes, value, inlineText, isFormula, shared, dates);
    if (!cell) return;
    cellsSeen += 1;
    if (cellsSeen > MOST_CELLS) throw tooManyRows(name);
    const row = rows.get(position.row) ?? new Map<number, Cell>();
    rows.set(position.row, row.set(position.column, cell));
  };

  readXml(part, {
    onOpen(element, given) {
      switch (element) {
        case 'row':
          rowsSeen += 1;
          position = { row: given['r'] === undefined ? position.row + 1 : Number(given['r']), column: 0 };
          if (!Number.isInteger(position.row)) throw noWorkbook();
          if (rowsSeen > MOST_ROWS) throw tooManyRows(name);
          if (isTrue(given['hidden'])) hiddenRows.add(position.row);
          break;
        case 'c': {
          const named = given['r'];
          const read = named === undefined ? { ...position, column: position.column + 1 } : positionOf(named);
          if (!read) throw noWorkbook();
          position = read;
          attributes = given;
          value = '';
          inlineText = '';
          isFormula = false;
          break;
        }
        case 'f':
          isFormula = true;
          break;
        case 'v':
          inValue = true;
          break;
        case 'rPh':
          phonetic += 1;
          break;
        case 't':
          inInlineText = phonetic === 0;
          break;
        case 'col':
          if (isTrue(given['hidden'])) hiddenColumns.push([Number(given['min']), Number(given['max'])]);
          break;
        case 'mergeCell': {
          const [first, last] = (given['ref'] ?? '').split(':').map(positionOf);
          if (first && last) merges.push([first, last]);
          break;
        }
        default:
      }
    },
    onText(text) {
      if (inValue) value += text;
      else if (inInlineText) inlineText += text;
    },
    onClose(element) {
      if (element === 'v') inValue = false;
      if (element === 't') inInlineText = false;
      if (element === 'rPh') phonetic -= 1;
      if (element === 'c') finishCell();
    },
  });
  return { name, hidden, startsIn1904, rows, hiddenRows, hiddenColumns, merges };
}

function cellOf(
  { t: type = 'n', s: style }: Attributes,
  value: string,
  inlineText: string,
  isFormula: boolean,
  shared: readonly string[],
  dates: ReadonlySet<number>,
): Cell | undefined {
  const filled = (kind: Cell['type'], text: string): Cell | undefined =>
    text === '' && !isFormula ? undefined : { type: kind, text, isDate: false, isFormula };
  switch (type) {
    case 's':
      return filled('text', shared[Number(value)] ?? '');
    case 'inlineStr':
      return filled('text', unescaped(inlineText));
    case 'str':
    case 'd':
      return filled('text', unescaped(value));
    case 'b':
      return filled('boolean', value === '1' ? 'TRUE' : 'FALSE');
    case 'e':
      return filled('error', value);
    default: {
      if (value === '') return isFormula ? UNSAVED_RESULT : undefined;
      const isDate = style !== undefined && dates.has(Number(style));
      return { type: 'number', text: value, isDate, isFormula };
    }
  }
}

function tooManyRows(sheet: string): WorkbookRefusedError {
  return new WorkbookRefusedError(
    'TOO_MANY_ROWS',
    {
      zh: `工作表“${sheet}”超过${MOST_ROWS}行，请删除多余的行（包括空行）后重新提交`,
      en: `the sheet "${sheet}" has more than ${MOST_ROWS} rows; delete those beyond the form, empty ones too, and send it again`,
    },
    sheet,
  );
}
