import { Decimal, sumDecimals } from '../../domain/decimal.ts';
import { addressOf } from '../workbook/address.ts';
import type { Content, SheetModel } from '../workbook/sheet-model.ts';
import type { Field, FieldsBlock, GridBlock, GridRow, TableBlock } from './form-description.ts';
import { shownHeading } from './heading.ts';
import { columnRange, type OptionLists } from './option-lists.ts';
import {
  contentOf,
  entriesWith,
  styleOf,
  validationOf,
  valueAt,
  type WritingSurroundings,
} from './write-value.ts';

/** What the blocks of a sheet are written with. */
export interface Writing {
  readonly sheet: SheetModel;
  readonly options: OptionLists;
  readonly surroundings: WritingSurroundings;
  /** The last of the columns, from the second on, that a value beside its label takes. */
  readonly valueColumn: number;
  /** The last column of the sheet. */
  readonly lastColumn: number;
}

const LINE_HEIGHT = 16;
const LARGEST_HEIGHT = 400;
/** A Chinese character is two units of width wide. */
const UNITS_A_CHARACTER = 2;
const ROWS_TO_SPARE = 3;
const TEN_THOUSAND = 10_000;

/** Writes a heading across the sheet. */
export function writeHeading({ sheet, lastColumn }: Writing, row: number, heading: string): void {
  sheet.put({ row, column: 1 }, { style: 'section', content: { text: heading } });
  for (let column = 2; column <= lastColumn; column += 1) sheet.put({ row, column }, { style: 'section' });
  sheet.merges.push(`A${row}:${addressOf({ row, column: lastColumn })}`);
  sheet.heights.set(row, 24);
}

/** Writes labels and values, one below the other. Returns the first row behind them. */
export function writeFields(
  writing: Writing,
  block: FieldsBlock,
  firstRow: number,
  document: unknown,
): number {
  const rowOf = new Map(block.fields.map(({ label }, index) => [label, firstRow + index]));
  block.fields.forEach((field, index) => writeField(writing, field, firstRow + index, rowOf, document));
  return firstRow + block.fields.length;
}

function writeField(
  { sheet, options, surroundings, valueColumn }: Writing,
  field: Field,
  row: number,
  rowOf: ReadonlyMap<string, number>,
  document: unknown,
): void {
  const { label, required, value: kind, note, position } = field;
  const whole = valueAt(document, field.path);
  const value: unknown = position !== undefined && Array.isArray(whole) ? whole[position] : whole;
  const content =
    position !== undefined && !Array.isArray(whole) ? undefined : contentOf(value, kind, surroundings);
  const style = styleOf(kind);
  sheet.put({ row, column: 1 }, { style: 'label', content: { text: shownHeading(label, required) } });
  sheet.put({ row, column: 2 }, { style, content });
  for (let column = 3; column <= valueColumn; column += 1) sheet.put({ row, column }, { style });
  if (valueColumn > 2) sheet.merges.push(`B${row}:${addressOf({ row, column: valueColumn })}`);
  sheet.validate(`B${row}`, validationOf(kind, note, options));
  const check = checkContent(field, row, rowOf, content);
  const beside: Content | undefined = check ?? (note === undefined ? undefined : { text: note });
  if (beside) sheet.put({ row, column: valueColumn + 1 }, { style: 'note', content: beside });
  const width = sheet.widths.slice(1, valueColumn).reduce((sum, each) => sum + each, 0);
  const lines = Math.max(
    kind.type === 'text' ? (kind.lines ?? 1) : 1,
    linesOf(content, width),
    linesOf({ text: label }, sheet.widths[0] ?? 1),
  );
  sheet.heights.set(row, Math.min(lines * LINE_HEIGHT + 6, LARGEST_HEIGHT));
}

/** What the cell beside a value tells about it: its length, or whether a sum fits. */
function checkContent(
  { value, cellCheck }: Field,
  row: number,
  rowOf: ReadonlyMap<string, number>,
  content: Content | undefined,
): Content | undefined {
  if (value.type === 'text' && value.longest !== undefined) {
    const length = content && 'text' in content ? content.text.length : 0;
    return {
      formula: `LEN(B${row})&"/${value.longest}字"`,
      result: { text: `${length}/${value.longest}字` },
    };
  }
  if (cellCheck === undefined) return undefined;
  const cellOf = (label: string) => `B${rowOf.get(label) ?? row}`;
  const formula =
    cellCheck.check === 'SUM_OF'
      ? `IF(B${row}="","",IF(ROUND(B${row}-SUM(${cellCheck.labels.map(cellOf).join(',')}),6)=0,"✓ 与各项之和相符","✗ 与各项之和不符"))`
      : `IF(OR(B${row}="",${cellOf(cellCheck.label)}=""),"",IF(B${row}<=${cellOf(cellCheck.label)},"✓","✗ 多于总数"))`;
  return { formula, result: { text: '' } };
}

/** Writes a list, an entry a row, with empty rows to spare. Returns the first row behind it. */
export function writeTable(writing: Writing, block: TableBlock, firstRow: number, document: unknown): number {
  const { sheet, options, surroundings } = writing;
  const headRow = writeNote(writing, block.note, firstRow);
  const entries = entriesWith(valueAt(document, block.list), block.entry ?? {});
  const spare = Math.min(entries.length + ROWS_TO_SPARE, block.most);
  const lastRow = headRow + Math.max(block.rows, spare, entries.length);
  block.columns.forEach(({ heading, required, value: kind, note, path }, index) => {
    const column = index + 1;
    sheet.put(
      { row: headRow, column },
      { style: 'label', content: { text: shownHeading(heading, required) } },
    );
    for (let row = headRow + 1; row <= lastRow; row += 1) {
      const entry = entries[row - headRow - 1];
      const content =
        contentOf(valueAt(entry, path), kind, surroundings) ?? productContent(block, heading, row);
      sheet.put({ row, column }, { style: styleOf(kind), content });
    }
    sheet.validate(columnRange(column, headRow + 1, lastRow), validationOf(kind, note, options));
  });
  sheet.heights.set(headRow, 34);
  entries.forEach((entry, index) => {
    const lines = block.columns.map(({ path, value, width }) =>
      linesOf(contentOf(valueAt(entry, path), value, surroundings), width),
    );
    sheet.heights.set(headRow + 1 + index, Math.min(Math.max(...lines) * LINE_HEIGHT + 6, LARGEST_HEIGHT));
  });
  return lastRow + 1;
}

function productContent({ product, columns }: TableBlock, heading: string, row: number): Content | undefined {
  if (product?.heading !== heading) return undefined;
  const [a, b] = product.of.map((of) =>
    addressOf({ row, column: columns.findIndex((column) => column.heading === of) + 1 }),
  );
  return { formula: `IF(OR(${a}="",${b}=""),"",${a}*${b})`, result: { text: '' } };
}

/** Writes rows with labels of their own; sums are formulas. Returns the first row behind them. */
export function writeGrid(writing: Writing, block: GridBlock, firstRow: number, document: unknown): number {
  const { sheet, options, surroundings } = writing;
  const headRow = writeNote(writing, block.note, firstRow);
  const rowOf = new Map(block.rows.map(({ label }, index) => [label, headRow + 1 + index]));
  const headings = [
    block.corner,
    ...block.columns.map(({ heading }) => heading),
    ...(block.sum ? [block.sum] : []),
  ];
  headings.forEach((text, index) =>
    sheet.put({ row: headRow, column: index + 1 }, { style: 'label', content: { text } }),
  );
  const amountIn = (row: GridRow, column: GridBlock['columns'][number]): unknown =>
    valueAt(entriesWith(valueAt(document, block.list), { ...row.entry, ...column.entry })[0], column.path);
  const sumIn = (row: GridRow, columns: GridBlock['columns']): string => {
    const rows = row.sumOf ? block.rows.filter(({ label }) => row.sumOf?.includes(label)) : [row];
    const amounts = rows.flatMap((each) => columns.map((column) => amountIn(each, column)));
    const known = amounts.flatMap((amount) => (typeof amount === 'string' ? new Decimal(amount) : []));
    return sumDecimals(known).div(TEN_THOUSAND).toFixed();
  };
  for (const row of block.rows) {
    const at = rowOf.get(row.label) ?? headRow;
    sheet.put({ row: at, column: 1 }, { style: 'label', content: { text: row.label } });
    sheet.heights.set(at, 20);
    block.columns.forEach((gridColumn, index) => {
      const column = index + 2;
      const address = addressOf({ row: at, column });
      if (row.sumOf) {
        const parts = row.sumOf.map((label) => addressOf({ row: rowOf.get(label) ?? at, column }));
        const result = { number: sumIn(row, [gridColumn]) };
        sheet.put(
          { row: at, column },
          { style: 'computed', content: { formula: `SUM(${parts.join(',')})`, result } },
        );
        return;
      }
      if (row.without?.includes(gridColumn.heading)) {
        sheet.put({ row: at, column }, { style: 'computed' });
        return;
      }
      const kind = gridColumn.path[0] === 'quantity' ? (row.value ?? gridColumn.value) : gridColumn.value;
      const content = contentOf(amountIn(row, gridColumn), kind, surroundings);
      sheet.put({ row: at, column }, { style: styleOf(kind), content });
      sheet.validate(address, validationOf(kind, gridColumn.note, options));
    });
    if (block.sum === undefined) continue;
    const column = block.columns.length + 2;
    const formula = `SUM(${addressOf({ row: at, column: 2 })}:${addressOf({ row: at, column: column - 1 })})`;
    const result = { number: sumIn(row, block.columns) };
    sheet.put({ row: at, column }, { style: 'computed', content: { formula, result } });
  }
  return headRow + block.rows.length + 1;
}

/** A remark above a table. Returns the row of the table's head. */
function writeNote({ sheet, lastColumn }: Writing, note: string | undefined, row: number): number {
  if (note === undefined) return row;
  sheet.put({ row, column: 1 }, { style: 'note', content: { text: note } });
  sheet.merges.push(`A${row}:${addressOf({ row, column: lastColumn })}`);
  return row + 1;
}

function linesOf(content: Content | undefined, width: number): number {
  if (!content || !('text' in content)) return 1;
  return content.text
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil((line.length * UNITS_A_CHARACTER) / width)), 0);
}
