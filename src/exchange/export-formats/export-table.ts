/** What a column holds. Decimals are exact and come as text, days as YYYY-MM-DD. */
export type ColumnType = 'text' | 'integer' | 'decimal' | 'date' | 'boolean';

/** One value; null is unknown. */
export type Scalar = string | number | boolean | null;
/** What stands where a row and a column meet: a value, or the values of a column that holds lists. */
export type Cell = Scalar | readonly Scalar[];

/** A column of a table that is exported. */
export interface ExportColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Whether each cell is a list of values. */
  readonly isList: boolean;
  /** Whether a cell may be unknown. */
  readonly nullable: boolean;
  /** What it means, for whoever reads the file. */
  readonly description: string;
  /** What its numbers count, such as CNY. */
  readonly unit: string | undefined;
}

/** A table on its way out. The rows are made while they are written, a batch at a time, and never all held at once. */
export interface ExportTable {
  readonly name: string;
  readonly columns: readonly ExportColumn[];
  readonly batches: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** A dimension of a table that is read as a cube: its columns by their names. */
export interface CubeDimension {
  /** The column that holds the codes of the dimension's categories. */
  readonly code: string;
  /** The column that holds what the categories are called, where that is another one. */
  readonly label: string | undefined;
  readonly role: 'time' | 'geo' | undefined;
}

/** A figure of a table that is read as a cube: its columns by their names. */
export interface CubeFigure {
  readonly column: string;
  /** The column that says how it came to be; what has none is always known. */
  readonly status: string | undefined;
}

/** How a table is read as a cube: the dimensions that together tell a row from all others, and the figures of a row. */
export interface Cube {
  readonly dimensions: readonly CubeDimension[];
  readonly figures: readonly CubeFigure[];
}

/** What is said of a table as a whole. */
export interface TableAccount {
  readonly title: string;
  readonly description: string;
  readonly licence: string;
  /** The day on which it was asked for, YYYY-MM-DD. */
  readonly today: string;
  /** How it was asked for: the filter, the day, the version of the data, what was left out. */
  readonly notes: readonly Readonly<Record<string, unknown>>[];
}

/** What stands between the values of a list where a format has no lists; the table set does the same. */
export const LIST_SEPARATOR = ';';

/** A cell as one text; undefined where it is unknown. */
export function cellText(cell: Cell | undefined): string | undefined {
  if (cell === null || cell === undefined) return undefined;
  return Array.isArray(cell) ? cell.map(String).join(LIST_SEPARATOR) : String(cell);
}
