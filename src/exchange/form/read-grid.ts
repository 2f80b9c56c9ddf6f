import { Decimal, formatDecimal, parseDecimal, sumDecimals } from '../../domain/decimal.ts';
import type { CellPosition } from '../workbook/address.ts';
import type { DraftStep, Found } from './draft.ts';
import type { GridBlock, GridRow } from './form-description.ts';
import { normalizedHeading } from './heading.ts';
import { EXACT_DIGITS, readValue } from './read-value.ts';
import {
  cellAt,
  cellReference,
  complain,
  complainIfHidden,
  type Reading,
  type SheetPart,
} from './sheet-part.ts';
import { findHead, type TableHead } from './table-head.ts';

type GridHead = TableHead<{ readonly heading: string }>;
const TEN_THOUSAND = 10_000;
/** Sums are a spreadsheet's floats and are kept nowhere: they are held against their items to the fen, in yuan. */
const FEN = '0.01';

/** Reads the cells of a grid; subtotals and totals are compared with what they sum and are no part of the document. */
export function readGrid(
  block: GridBlock,
  part: SheetPart,
  base: readonly DraftStep[],
  reading: Reading,
): Found[] {
  const { sheet } = part;
  const sumColumns = block.sum === undefined ? [] : [{ heading: block.sum }];
  const head: GridHead | undefined = findHead([...block.columns, ...sumColumns], part, reading, [
    block.corner,
  ]);
  if (!head) return [];
  const rows = rowsByLabel(block, head, part, reading);
  const found: Found[] = [];
  const amounts = new Map<string, Decimal>();
  for (const { row, at } of rows) {
    for (const column of block.columns) {
      const position = positionIn(head, column.heading, at);
      if (!position || row.without?.includes(column.heading)) continue;
      complainIfHidden(reading, sheet, position);
      const kind = column.path[0] === 'quantity' ? (row.value ?? column.value) : column.value;
      const read = readValue(cellAt(sheet, position), kind, reading.surroundings);
      if ('fault' in read) complain(reading, sheet, position, read.fault);
      const value = 'fault' in read ? null : read.value;
      const amount = typeof value === 'string' ? parseDecimal(value) : undefined;
      if (amount) amounts.set(keyOf(row.label, column.heading), amount);
      if (!row.entry) continue;
      const entry = { ...row.entry, ...column.entry };
      found.push({
        steps: [...base, ...block.list, entry, ...column.path],
        value,
        cell: cellReference(sheet, position),
      });
    }
  }
  for (const { row, at } of rows) {
    const { sumOf } = row;
    for (const { heading } of sumOf ? block.columns : []) {
      const parts = (sumOf ?? []).flatMap((label) => amounts.get(keyOf(label, heading)) ?? []);
      compare(amounts.get(keyOf(row.label, heading)), parts, positionIn(head, heading, at), part, reading);
    }
    const sumPosition = block.sum === undefined ? undefined : positionIn(head, block.sum, at);
    if (!sumPosition) continue;
    const labels = sumOf ?? [row.label];
    const parts = labels.flatMap((label) =>
      block.columns.flatMap(({ heading }) => amounts.get(keyOf(label, heading)) ?? []),
    );
    const read = readValue(
      cellAt(sheet, sumPosition),
      { type: 'amount', tenThousands: true },
      reading.surroundings,
    );
    if ('fault' in read) complain(reading, sheet, sumPosition, read.fault);
    else if (typeof read.value === 'string')
      compare(new Decimal(read.value), parts, sumPosition, part, reading);
  }
  return found;
}

const keyOf = (label: string, heading: string): string => `${label}\n${heading}`;

function positionIn({ columns }: GridHead, heading: string, row: number): CellPosition | undefined {
  const at = columns.find(({ column }) => column.heading === heading)?.at;
  return at === undefined ? undefined : { row, column: at };
}

/** Where each row of the grid is: its label stands left of the values. */
function rowsByLabel(
  block: GridBlock,
  head: GridHead,
  { sheet, lastRow }: SheetPart,
  reading: Reading,
): { row: GridRow; at: number }[] {
  const firstColumn = Math.min(...head.columns.map(({ at }) => at));
  const rows = new Map<string, number>();
  for (const [at, cells] of sheet.rows) {
    if (at <= head.row || at > lastRow) continue;
    for (const [column, { text }] of cells) {
      if (column < firstColumn) rows.set(normalizedHeading(text), at);
    }
  }
  return block.rows.flatMap((row) => {
    const at = rows.get(normalizedHeading(row.label));
    if (at !== undefined) return [{ row, at }];
    complain(reading, sheet, null, {
      code: 'MISSING_LABEL',
      zh: `“${block.heading}”缺少“${row.label}”一行，请使用下载的空白表格填写`,
      en: `"${block.heading}" lacks the row "${row.label}"; fill in the form as it was downloaded`,
    });
    return [];
  });
}

function compare(
  total: Decimal | undefined,
  parts: readonly Decimal[],
  position: CellPosition | undefined,
  { sheet }: SheetPart,
  reading: Reading,
): void {
  const sum = sumDecimals(parts);
  if (total === undefined || position === undefined || total.minus(sum).abs().lt(FEN)) return;
  // What a formula adds up of exact amounts is kept in so many digits.
  if (total.eq(sum.toSignificantDigits(EXACT_DIGITS))) return;
  const [shownTotal, shownSum] = [total, sum].map((amount) => formatDecimal(amount.div(TEN_THOUSAND)));
  complain(reading, sheet, position, {
    code: 'SUM_DIFFERS',
    zh: `此处为${shownTotal}万元，各项之和为${shownSum}万元，请核对`,
    en: `this is ${shownTotal} times 10,000 yuan, its items together are ${shownSum}; correct one of them`,
  });
}
