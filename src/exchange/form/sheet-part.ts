import { addressOf, type CellPosition } from '../workbook/address.ts';
import type { Cell, Sheet } from '../workbook/read-sheet.ts';
import type { Block } from './form-description.ts';
import {
  type CellReference,
  type ReadingFault,
  workbookProblem,
  type WorkbookProblem,
} from './form-problem.ts';
import { normalizedHeading } from './heading.ts';
import type { ReadingSurroundings } from './read-value.ts';

/** The rows of a sheet that belong to one block of the form; both count. */
export interface SheetPart {
  readonly sheet: Sheet;
  readonly firstRow: number;
  readonly lastRow: number;
}

/** What reading a sheet gathers problems with. */
export interface Reading {
  readonly surroundings: ReadingSurroundings;
  readonly problems: WorkbookProblem[];
}

/** A cell of a sheet, if it is filled. */
export function cellAt(sheet: Sheet, { row, column }: CellPosition): Cell | undefined {
  return sheet.rows.get(row)?.get(column);
}

/** A position in a sheet as problems name it. */
export function cellReference(sheet: Sheet, position: CellPosition | null): CellReference {
  return { sheet: sheet.name, cell: position && addressOf(position) };
}

/** Tells a problem of a cell, or of a sheet. */
export function complain(
  reading: Reading,
  sheet: Sheet,
  position: CellPosition | null,
  fault: ReadingFault,
): void {
  reading.problems.push(workbookProblem(cellReference(sheet, position), fault));
}

/** The filled cells of a part, row by row. */
export function* cellsOf({
  sheet,
  firstRow,
  lastRow,
}: SheetPart): Generator<{ position: CellPosition; cell: Cell }> {
  for (const row of [...sheet.rows.keys()].toSorted((a, b) => a - b)) {
    if (row < firstRow || row > lastRow) continue;
    for (const [column, cell] of [...(sheet.rows.get(row) ?? [])].toSorted(([a], [b]) => a - b)) {
      yield { position: { row, column }, cell };
    }
  }
}

/** Finds the blocks of a sheet by their headings, which stand alone in their rows; a missing heading is told. */
export function partsOf(
  sheet: Sheet,
  blocks: readonly Block[],
  reading: Reading,
): { block: Block; part: SheetPart }[] {
  const headings = new Map(blocks.map((block) => [normalizedHeading(block.heading), block]));
  const found: { block: Block; row: number }[] = [];
  for (const [row, cells] of [...sheet.rows].toSorted(([a], [b]) => a - b)) {
    const [first, second] = [...cells.values()].filter(({ text }) => text.trim() !== '');
    if (!first || second) continue;
    const heading = normalizedHeading(first.text);
    const block = headings.get(heading);
    if (block) found.push({ block, row });
    headings.delete(heading);
  }
  for (const { heading } of headings.values()) {
    complain(reading, sheet, null, {
      code: 'MISSING_HEADING',
      zh: `工作表“${sheet.name}”缺少标题“${heading}”，请使用下载的空白表格填写`,
      en: `the sheet "${sheet.name}" lacks the heading "${heading}"; fill in the form as it was downloaded`,
    });
  }
  return found.map(({ block, row }, index) => ({
    block,
    part: { sheet, firstRow: row + 1, lastRow: (found[index + 1]?.row ?? Number.MAX_SAFE_INTEGER) - 1 },
  }));
}

/** Tells of a filled cell that its row hides: whoever signs the form does not see it. */
export function complainIfHidden(reading: Reading, sheet: Sheet, position: CellPosition): void {
  if (!sheet.hiddenRows.has(position.row) || (cellAt(sheet, position)?.text ?? '').trim() === '') return;
  complain(reading, sheet, position, {
    code: 'HIDDEN_ENTRY',
    zh: `第${position.row}行被隐藏但有内容，请取消隐藏并核对`,
    en: `row ${position.row} is hidden and filled in; show it and look it over`,
  });
}

/** The last column of the merged cells that begin at a position, or its own. */
export function lastColumnAt(sheet: Sheet, position: CellPosition): number {
  const merge = sheet.merges.find(
    ([first]) => first.row === position.row && first.column === position.column,
  );
  return merge?.[1].column ?? position.column;
}
