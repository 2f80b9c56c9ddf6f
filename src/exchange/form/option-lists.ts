import { addressOf, columnLetters } from '../workbook/address.ts';
import { SheetModel } from '../workbook/sheet-model.ts';
import { OPTIONS_SHEET } from './form-mark.ts';

const WIDTH = 20;
/** The first column tells which form it is. */
const FIRST_COLUMN = 2;

/** The lists of words that a workbook's drop-downs offer. */
export class OptionLists {
  /** The places that are offered, as cells show them. */
  readonly divisions: readonly string[];
  readonly #columns = new Map<string, { column: number; words: readonly string[] }>();

  constructor(divisions: readonly string[]) {
    this.divisions = divisions;
  }

  /** Where a list of words stands, as a drop-down names it. */
  source(words: readonly string[]): string {
    const key = words.join('\n');
    const known = this.#columns.get(key);
    const column = known?.column ?? this.#columns.size + FIRST_COLUMN;
    if (!known) this.#columns.set(key, { column, words });
    const letters = columnLetters(column);
    return `'${OPTIONS_SHEET}'!$${letters}$1:$${letters}$${Math.max(words.length, 1)}`;
  }

  /** The hidden sheet of all lists that were asked for, with what tells which form it is. */
  sheet(mark: string): SheetModel {
    const columns = [...this.#columns.values()];
    const widths = [WIDTH, ...columns.map(() => WIDTH)];
    const sheet = new SheetModel(OPTIONS_SHEET, widths, true);
    sheet.put({ row: 1, column: 1 }, { style: 'plain', content: { text: mark } });
    for (const { column, words } of columns) {
      words.forEach((text, index) =>
        sheet.put({ row: index + 1, column }, { style: 'plain', content: { text } }),
      );
    }
    return sheet;
  }
}

/** The address of a range of one column. */
export function columnRange(column: number, firstRow: number, lastRow: number): string {
  return `${addressOf({ row: firstRow, column })}:${addressOf({ row: lastRow, column })}`;
}
