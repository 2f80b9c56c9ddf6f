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

/** What stands between the values of a list where a format has no lists; the table set does the same. */
export const LIST_SEPARATOR = ';';

/** A cell as one text; undefined where it is unknown. */
export function cellText(cell: Cell | undefined): string | undefined {
  if (cell === null || cell === undefined) return undefined;
  return Array.isArray(cell) ? cell.map(String).join(LIST_SEPARATOR) : String(cell);
}
