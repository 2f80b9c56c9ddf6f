import type { FormColumn } from './form-description.ts';
import { normalizedHeading } from './heading.ts';
import { complain, type Reading, type SheetPart } from './sheet-part.ts';

/** Headings of columns that help the reader and hold nothing. */
const ORDINALS: ReadonlySet<string> = new Set(['序号']);

/** Where the columns of a table are. */
export interface TableHead<Column> {
  readonly row: number;
  readonly columns: readonly { readonly column: Column; readonly at: number }[];
}

/**
 * Finds the columns of a table by their headings, in whatever order: the head is the row with the most of them. A
 * missing column is told, and so are two of one heading; of a further one that is filled there is a warning.
 *
 * @returns undefined where no row has a heading of the table.
 */
export function findHead<Column extends Pick<FormColumn, 'heading'>>(
  columns: readonly Column[],
  part: SheetPart,
  reading: Reading,
  further: readonly string[] = [],
): TableHead<Column> | undefined {
  const { sheet } = part;
  const wanted = new Map(columns.map((column) => [normalizedHeading(column.heading), column]));
  const known = new Set([...wanted.keys(), ...further.map(normalizedHeading), ...ORDINALS]);
  const row = bestRow(part, new Set(wanted.keys()));
  if (row === undefined) {
    complain(reading, sheet, null, {
      code: 'MISSING_COLUMN',
      zh: `工作表“${sheet.name}”中没有找到表头“${columns.map(({ heading }) => heading).join('、')}”`,
      en: `the sheet "${sheet.name}" has no row with the headings "${columns.map(({ heading }) => heading).join(', ')}"`,
    });
    return undefined;
  }
  const found: { column: Column; at: number }[] = [];
  const seen = new Set<string>();
  for (const [at, cell] of sheet.rows.get(row) ?? []) {
    const heading = normalizedHeading(cell.text);
    const column = wanted.get(heading);
    if (column && seen.has(heading)) {
      complain(
        reading,
        sheet,
        { row, column: at },
        {
          code: 'DUPLICATE_COLUMN',
          zh: `表头“${column.heading}”出现两次，请删除多余的一列`,
          en: `the heading "${column.heading}" is there twice; delete one of the columns`,
        },
      );
    } else if (column) found.push({ column, at });
    else if (heading !== '' && !known.has(heading)) {
      complain(
        reading,
        sheet,
        { row, column: at },
        {
          code: 'UNKNOWN_COLUMN',
          zh: `表格中没有“${cell.text.trim()}”这一列，其内容不会读取`,
          en: `the form has no column "${cell.text.trim()}"; what is in it is not read`,
        },
      );
    }
    seen.add(heading);
  }
  for (const [heading, column] of wanted) {
    if (seen.has(heading)) continue;
    complain(
      reading,
      sheet,
      { row, column: 1 },
      {
        code: 'MISSING_COLUMN',
        zh: `缺少“${column.heading}”一列，请使用下载的空白表格填写`,
        en: `the column "${column.heading}" is missing; fill in the form as it was downloaded`,
      },
    );
  }
  return { row, columns: found };
}

function bestRow({ sheet, firstRow, lastRow }: SheetPart, headings: ReadonlySet<string>): number | undefined {
  let best: { row: number; count: number } | undefined;
  for (const [row, cells] of sheet.rows) {
    if (row < firstRow || row > lastRow) continue;
    const count = [...cells.values()].filter(({ text }) => headings.has(normalizedHeading(text))).length;
    if (count > (best?.count ?? 0) || (count > 0 && count === best?.count && row < best.row)) {
      best = { row, count };
    }
  }
  return best?.row;
}
