import type { ApplicationForm } from '../../domain/application-form/application-form.ts';
import type { DivisionTree } from '../../domain/division.ts';
import { SheetModel } from '../workbook/sheet-model.ts';
import { writeWorkbook } from '../workbook/write-workbook.ts';
import { DivisionNames } from './division-names.ts';
import type { Block, FormDescription, FormSheet } from './form-description.ts';
import { FORM_NAME, formMark, OPTIONS_SHEET, type PolicyForm } from './form-mark.ts';
import { OptionLists } from './option-lists.ts';
import { formOf } from './forms.ts';
import { writeFields, writeGrid, writeHeading, writeTable, type Writing } from './write-block.ts';
import { valueAt } from './write-value.ts';

/** What a form is written with. */
export interface WriteFormOptions {
  readonly divisions: DivisionTree;
  /** The division of the policy: the places of its province are offered in drop-downs. */
  readonly area: string;
  /** Whether document and telephone numbers are written whole; otherwise only their ends are. */
  readonly showPersonalData: boolean;
}

const INSTRUCTIONS_SHEET = '填写说明';
const FIELD_WIDTHS = [36, 72, 48];
/** Beside tables, a value takes the columns B to D. */
const VALUE_COLUMN_BESIDE_TABLES = 4;
const LABEL_WIDTH = 36;
const LEAST_WIDTH = 14;

const GENERAL_INSTRUCTIONS = [
  '标“*”的为识别所必需的内容，其余可以先空着，未知的不要填0。',
  '请勿修改表头、项目名称和工作表名称；可以调整列的先后，也可以在表格中插入行。',
  '日期填写年、月、日，如2025-08-11；金额的单位见表头。',
  '统一社会信用代码、证件号码按文本填写，不要作为数字输入。',
  '灰色底色的单元格由公式得出，不需要填写。',
  '带“*”号遮盖的号码（如138****0000）读取时不作为新内容。',
];

/** Writes a policy's form as a workbook: empty where there is no application, and otherwise filled. */
export async function writeForm(
  policyForm: PolicyForm,
  applications: readonly ApplicationForm[],
  { divisions, area, showPersonalData }: WriteFormOptions,
): Promise<Buffer> {
  const form = formOf(policyForm.kind);
  const names = new DivisionNames(divisions);
  const province = divisions.atLevel(area, 'PROVINCE')?.code ?? area;
  const options = new OptionLists(names.within(province));
  const surroundings = { divisions: names, showPersonalData };
  const document: unknown = form.applicationPerRow ? { applications } : applications[0];
  const sheets = form.sheets.flatMap((described) =>
    entriesOf(described, document).map(({ name, entry }) => {
      const { widths, valueColumn } = columnsOf(described);
      const sheet = new SheetModel(name, widths);
      writeBlocks(described, { sheet, options, surroundings, valueColumn, lastColumn: widths.length }, entry);
      return sheet;
    }),
  );
  const all = [instructionsSheet(form, policyForm.policy), ...sheets, options.sheet(formMark(policyForm))];
  return writeWorkbook(all, { [FORM_NAME]: `'${OPTIONS_SHEET}'!$A$1` });
}

/** The sheets that a description stands for, with what each shows. */
function entriesOf({ name, repeats }: FormSheet, document: unknown): { name: string; entry: unknown }[] {
  if (!repeats) return [{ name, entry: document }];
  const list = valueAt(document, repeats.list);
  const entries: readonly unknown[] = Array.isArray(list) ? list : [];
  return Array.from({ length: Math.max(repeats.times, entries.length) }, (_, index) => ({
    name: `${name}${index + 1}`,
    entry: entries[index],
  }));
}

function columnsOf({ blocks }: FormSheet): { widths: number[]; valueColumn: number } {
  const tables = blocks.flatMap(tableWidths);
  if (tables.length === 0) return { widths: FIELD_WIDTHS, valueColumn: 2 };
  const withFields = blocks.some(({ kind }) => kind === 'fields');
  const columns = Math.max(
    ...tables.map((widths) => widths.length),
    withFields ? VALUE_COLUMN_BESIDE_TABLES + 1 : 0,
  );
  const widths = Array.from({ length: columns }, (_, index) =>
    Math.max(
      ...tables.map((each) => each[index] ?? LEAST_WIDTH),
      withFields && index === 0 ? LABEL_WIDTH : 0,
    ),
  );
  return { widths, valueColumn: VALUE_COLUMN_BESIDE_TABLES };
}

function tableWidths(block: Block): number[][] {
  if (block.kind === 'fields') return [];
  const widths = block.columns.map(({ width }) => width);
  if (block.kind === 'table') return [widths];
  return [[LABEL_WIDTH, ...widths, ...(block.sum === undefined ? [] : [LEAST_WIDTH])]];
}

function writeBlocks({ blocks }: FormSheet, writing: Writing, document: unknown): void {
  let row = 1;
  for (const block of blocks) {
    writeHeading(writing, row, block.heading);
    switch (block.kind) {
      case 'fields':
        row = writeFields(writing, block, row + 1, document);
        break;
      case 'table':
        row = writeTable(writing, block, row + 1, document);
        break;
      case 'grid':
        row = writeGrid(writing, block, row + 1, document);
        break;
    }
    row += 1;
  }
}

function instructionsSheet(
  { title, source, version, instructions }: FormDescription,
  policyKey: string,
): SheetModel {
  const sheet = new SheetModel(INSTRUCTIONS_SHEET, [6, 110]);
  sheet.put({ row: 1, column: 1 }, { style: 'title', content: { text: title } });
  sheet.heights.set(1, 34);
  const about = [`依据：${source}`, `政策编号：${policyKey}　表格版本：${version}`];
  about.forEach((text, index) =>
    sheet.put({ row: index + 2, column: 1 }, { style: 'note', content: { text } }),
  );
  for (const row of [1, 2, 3]) sheet.merges.push(`A${row}:B${row}`);
  [...instructions, ...GENERAL_INSTRUCTIONS].forEach((text, index) => {
    const row = index + 5;
    sheet.put({ row, column: 1 }, { style: 'plain', content: { number: `${index + 1}` } });
    sheet.put({ row, column: 2 }, { style: 'plain', content: { text } });
    sheet.heights.set(row, 22);
  });
  return sheet;
}
