import type { FormKind } from '../../domain/application-form/completeness.ts';
import type { Words } from './words.ts';

/** A step into the document: a field, or the entry of a list that has these values. */
export type Step = string | Readonly<Record<string, string | boolean>>;

/** Where a value is in the document. */
export type DocumentPath = readonly Step[];

/** What a cell takes, and how it stands in the document. */
export type ValueKind =
  /** A text of at most so many characters, where the form names a limit. */
  | { readonly type: 'text'; readonly longest?: number; readonly lines?: number }
  /** A text for which some words are offered. */
  | { readonly type: 'suggestion'; readonly words: readonly string[] }
  /** A text of digits and letters that a spreadsheet would spoil as a number; personal data are masked when written. */
  | { readonly type: 'code'; readonly personal: boolean; readonly digits: number }
  /** A whole number. */
  | { readonly type: 'count'; readonly least: number; readonly most: number }
  /** An amount: in 万元 in the cell and in yuan in the document, or as it is. */
  | { readonly type: 'amount'; readonly tenThousands: boolean }
  | { readonly type: 'date' }
  | { readonly type: 'yesNo' }
  /** One word of a closed list; by it stands a code in the document, or a number. */
  | { readonly type: 'choice'; readonly words: Words; readonly asNumber?: boolean }
  /** Several words of a closed list, between enumeration commas; where none can be told from unknown, it is 无. */
  | { readonly type: 'choices'; readonly words: Words; readonly tellsNone?: boolean }
  /** A place of the list of divisions, as its code and name. */
  | { readonly type: 'division' }
  /** A unit as its name, with its credit code in brackets where it is known. */
  | { readonly type: 'party' }
  /** Several units, one a line. */
  | { readonly type: 'parties' };

/** Something that the cell beside a value tells about it at once. */
export type CellCheck =
  | { readonly check: 'SUM_OF'; readonly labels: readonly string[] }
  | { readonly check: 'AT_MOST'; readonly label: string };

/** A value with its label beside it. */
export interface Field {
  readonly label: string;
  readonly path: DocumentPath;
  /** Which entry of a list of plain values it is, counted from 0. */
  readonly position?: number;
  readonly value: ValueKind;
  readonly required?: boolean;
  readonly note?: string;
  readonly cellCheck?: CellCheck;
}

/** A column of a table or a grid. */
export interface FormColumn {
  readonly heading: string;
  /** Within the entry of a row. */
  readonly path: DocumentPath;
  readonly value: ValueKind;
  readonly width: number;
  readonly required?: boolean;
  readonly note?: string;
}

/** Values one below the other. */
export interface FieldsBlock {
  readonly kind: 'fields';
  /** The heading above it; no two blocks of a sheet have the same. */
  readonly heading: string;
  readonly fields: readonly Field[];
}

/** A list, an entry a row. */
export interface TableBlock {
  readonly kind: 'table';
  readonly heading: string;
  readonly list: DocumentPath;
  /** What all entries of the table have, where the list has others too. */
  readonly entry?: Readonly<Record<string, string | boolean>>;
  readonly columns: readonly FormColumn[];
  /** How many rows an empty form has. */
  readonly rows: number;
  readonly most: number;
  readonly note?: string;
  /** The heading of a column that a spreadsheet works out from two others of its row. */
  readonly product?: { readonly of: readonly [string, string]; readonly heading: string };
}

/** A row of a grid: an entry of the list, or the sum of other rows. */
export interface GridRow {
  readonly label: string;
  readonly entry?: Readonly<Record<string, string | boolean>>;
  readonly sumOf?: readonly string[];
  /** What its cells take, where it is not what the column's do. */
  readonly value?: ValueKind;
  /** Columns that mean nothing in this row. */
  readonly without?: readonly string[];
}

/** A column of a grid. */
export interface GridColumn extends FormColumn {
  /** What the entries of the column have beside those of the row. */
  readonly entry?: Readonly<Record<string, string>>;
}

/** Rows with labels of their own, and columns. */
export interface GridBlock {
  readonly kind: 'grid';
  readonly heading: string;
  readonly list: DocumentPath;
  readonly corner: string;
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
  /** The heading of a column that is the sum of the others. */
  readonly sum?: string;
  readonly note?: string;
}

export type Block = FieldsBlock | TableBlock | GridBlock;

/** A sheet of a form. */
export interface FormSheet {
  readonly name: string;
  readonly blocks: readonly Block[];
  /** The list of which each sheet is an entry: there are sheets 项目1, 项目2 … */
  readonly repeats?: { readonly list: DocumentPath; readonly times: number };
}

/** A policy's form as a workbook: the one description for writing it empty, reading it and filling it. */
export interface FormDescription {
  readonly kind: FormKind;
  readonly title: string;
  /** The document of whose annex it is a form. */
  readonly source: string;
  /** A form whose headings or places changed has another. */
  readonly version: number;
  readonly instructions: readonly string[];
  readonly sheets: readonly FormSheet[];
  /** Whether each row of its one table is an application of its own. */
  readonly applicationPerRow: boolean;
}
