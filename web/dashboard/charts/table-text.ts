/** The figures of a chart: heads, and rows of as many cells. */
export interface ChartTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Excel takes UTF-8 for what it is only with this at the beginning. */
const BYTE_ORDER_MARK = '\uFEFF';

/** As CSV (RFC 4180), for spreadsheets. */
export function csvOf({ heads, rows }: ChartTable): string {
  return BYTE_ORDER_MARK + [heads, ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n') + '\r\n';
}

/** A cell that begins like a formula is no formula. */
function quoted(cell: string): string {
  const text = /^[=+@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
