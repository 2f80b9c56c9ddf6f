import type { DraftStep, Found } from './draft.ts';
import type { FieldsBlock } from './form-description.ts';
import { normalizedHeading } from './heading.ts';
import { readValue } from './read-value.ts';
import {
  cellAt,
  cellReference,
  cellsOf,
  complain,
  complainIfHidden,
  lastColumnAt,
  type Reading,
  type SheetPart,
} from './sheet-part.ts';

/** Reads values that stand beside their labels, wherever in the part the labels are. */
export function readFields(
  { fields }: FieldsBlock,
  part: SheetPart,
  base: readonly DraftStep[],
  reading: Reading,
): Found[] {
  const { sheet } = part;
  const wanted = new Map(fields.map((field) => [normalizedHeading(field.label), field]));
  const found: Found[] = [];
  const values = new Set<string>();
  for (const { position, cell } of cellsOf(part)) {
    // What stands in the place of a value is no label, whatever it says.
    if (values.has(`${position.row} ${position.column}`)) continue;
    const label = normalizedHeading(cell.text);
    const field = wanted.get(label);
    if (!field) continue;
    wanted.delete(label);
    const beside = { row: position.row, column: lastColumnAt(sheet, position) + 1 };
    values.add(`${beside.row} ${beside.column}`);
    complainIfHidden(reading, sheet, beside);
    const read = readValue(cellAt(sheet, beside), field.value, reading.surroundings);
    if ('fault' in read) complain(reading, sheet, beside, read.fault);
    else if (read.warning) complain(reading, sheet, beside, read.warning);
    found.push({
      steps: [...base, ...field.path],
      value: 'fault' in read ? null : read.value,
      cell: cellReference(sheet, beside),
      ...(field.position !== undefined && { appends: true }),
    });
  }
  for (const { label } of wanted.values()) {
    complain(reading, sheet, null, {
      code: 'MISSING_LABEL',
      zh: `工作表“${sheet.name}”缺少“${label}”一项，请使用下载的空白表格填写`,
      en: `the sheet "${sheet.name}" lacks the label "${label}"; fill in the form as it was downloaded`,
    });
  }
  return found;
}
