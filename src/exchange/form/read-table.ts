import { addressOf, type CellPosition } from '../workbook/address.ts';
import { type Sheet, UNSAVED_RESULT } from '../workbook/read-sheet.ts';
import { type DraftStep, type Found, NewEntry } from './draft.ts';
import type { TableBlock } from './form-description.ts';
import { readValue } from './read-value.ts';
import { cellAt, cellReference, complain, type Reading, type SheetPart } from './sheet-part.ts';
import { findHead } from './table-head.ts';

/** Reads the rows of a table, each of which is an entry of its list. */
export function readTable(
  block: TableBlock,
  part: SheetPart,
  base: readonly DraftStep[],
  reading: Reading,
): Found[] {
  const { sheet, lastRow } = part;
  const head = findHead(block.columns, part, reading);
  const found: Found[] = [];
  if (!head) return found;
  complainOfHiddenColumns(sheet, head, lastRow, reading);
  const mergedRows = rowsOfMerges(sheet, head, lastRow, reading);
  const rows = [...sheet.rows.keys()].filter((row) => row > head.row && row <= lastRow);
  for (const row of rows.toSorted((a, b) => a - b)) {
    const cellOf = ({ column, at }: (typeof head.columns)[number]) => {
      const cell = cellAt(sheet, { row, column: at });
      // The product that the form works out itself may be unsaved: it follows from what it is made of.
      return cell === UNSAVED_RESULT && column.heading === block.product?.heading ? undefined : cell;
    };
    const filled = head.columns.filter((each) => (cellOf(each)?.text ?? '').trim() !== '');
    if (filled.length === 0 || mergedRows.has(row)) continue;
    if (sheet.hiddenRows.has(row)) {
      complain(
        reading,
        sheet,
        { row, column: filled[0]?.at ?? 1 },
        {
          code: 'HIDDEN_ENTRY',
          zh: `第${row}行被隐藏但有内容，请取消隐藏并核对，或删除该行`,
          en: `row ${row} is hidden and filled in; show it and look it over, or delete it`,
        },
      );
      continue;
    }
    const entry = [...base, ...block.list, new NewEntry()];
    for (const [key, value] of Object.entries(block.entry ?? {})) {
      found.push({
        steps: [...entry, key],
        value,
        cell: cellReference(sheet, { row, column: head.columns[0]?.at ?? 1 }),
      });
    }
    for (const each of head.columns) {
      const { column, at } = each;
      const position = { row, column: at };
      const read = readValue(cellOf(each), column.value, reading.surroundings);
      if ('fault' in read) complain(reading, sheet, position, read.fault);
      else if (read.warning) complain(reading, sheet, position, read.warning);
      const value = 'fault' in read ? null : read.value;
      found.push({ steps: [...entry, ...column.path], value, cell: cellReference(sheet, position) });
    }
  }
  return found;
}

interface Head {
  readonly row: number;
  readonly columns: readonly { readonly at: number }[];
}

/** The rows of a table in which cells were merged; of each range it is told, for nobody knows to which row it belongs. */
function rowsOfMerges(
  sheet: Sheet,
  { row: headRow, columns }: Head,
  lastRow: number,
  reading: Reading,
): Set<number> {
  const rows = new Set<number>();
  for (const [first, last] of sheet.merges) {
    const touches = columns.some(({ at }) => at >= first.column && at <= last.column);
    if (!touches || first.row <= headRow || first.row > lastRow) continue;
    if (cellAt(sheet, first) === undefined) continue;
    const range = `${addressOf(first)}:${addressOf(last)}`;
    complain(reading, sheet, first, {
      code: 'MERGED_CELLS',
      zh: `单元格${range}被合并，请取消合并，每行填写一条`,
      en: `the cells ${range} were merged; unmerge them and write one entry a row`,
    });
    for (let row = first.row; row <= last.row && row <= lastRow; row += 1) rows.add(row);
  }
  return rows;
}

function complainOfHiddenColumns(sheet: Sheet, head: Head, lastRow: number, reading: Reading): void {
  for (const { at } of head.columns) {
    if (!sheet.hiddenColumns.some(([from, to]) => at >= from && at <= to)) continue;
    const row = [...sheet.rows].find(
      ([each, cells]) => each > head.row && each <= lastRow && (cells.get(at)?.text ?? '').trim() !== '',
    )?.[0];
    if (row === undefined) continue;
    const position: CellPosition = { row, column: at };
    complain(reading, sheet, position, {
      code: 'HIDDEN_ENTRY',
      zh: '该列被隐藏但有内容，请取消隐藏并核对',
      en: 'this column is hidden and filled in; show it and look it over',
    });
  }
}
