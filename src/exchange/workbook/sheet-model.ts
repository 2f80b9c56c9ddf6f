import type { CellPosition } from './address.ts';
import type { StyleName } from './styles.ts';

/**
 * What a written cell holds: a text, a number in plain digits, a day from 1 March 1900 on, or a formula with the text or
 * number to show until it is worked out.
 */
export type Content =
  | { readonly text: string }
  | { readonly number: string }
  | { readonly day: string }
  | { readonly formula: string; readonly result: { readonly text: string } | { readonly number: string } };

/** A cell to write; one without content has its style alone. */
export interface WrittenCell {
  readonly content?: Content | undefined;
  readonly style: StyleName;
}

/** What a spreadsheet lets be typed into a cell, with what it says beside and when something else is typed. */
export interface Validation {
  readonly rule:
    | { readonly type: 'list'; readonly source: string }
    | { readonly type: 'textLength'; readonly most: number }
    | { readonly type: 'whole'; readonly least: number; readonly most: number }
    | { readonly type: 'decimal' }
    | { readonly type: 'date' }
    | { readonly type: 'any' };
  /** Whether anything else is refused; otherwise it is only asked about. */
  readonly strict: boolean;
  readonly prompt?: string | undefined;
  readonly error?: string | undefined;
}

/** A sheet to write, put together cell by cell. */
export class SheetModel {
  readonly name: string;
  readonly hidden: boolean;
  readonly widths: readonly number[];
  readonly rows = new Map<number, Map<number, WrittenCell>>();
  readonly heights = new Map<number, number>();
  readonly merges: string[] = [];
  readonly validations: { readonly range: string; readonly validation: Validation }[] = [];

  constructor(name: string, widths: readonly number[], hidden = false) {
    this.name = name;
    this.widths = widths;
    this.hidden = hidden;
  }

  put({ row, column }: CellPosition, cell: WrittenCell): void {
    const cells = this.rows.get(row) ?? new Map<number, WrittenCell>();
    this.rows.set(row, cells.set(column, cell));
  }

  validate(range: string, validation: Validation): void {
    this.validations.push({ range, validation });
  }
}
