import type { FormMessage, FormProblem, FormProblemCode } from '../../domain/application-form/problem.ts';
import type { WorkbookRefusalCode } from '../workbook/refusal.ts';

/** The codes of what can be wrong with a form as a workbook, beside those of its content. They are stable. */
export const READING_PROBLEMS = {
  UNKNOWN_FORM: 'The workbook is none of the forms, or has lost the name that tells which.',
  OTHER_VERSION: 'The workbook is a form of another version.',
  MISSING_SHEET: 'A sheet of the form is missing.',
  MISSING_HEADING: 'The heading of a part of a sheet is missing.',
  MISSING_LABEL: 'The label of a value is missing.',
  MISSING_COLUMN: 'A column of a table is missing.',
  DUPLICATE_COLUMN: 'A heading stands over two columns of a table.',
  UNKNOWN_COLUMN: 'Warning: a column that the form does not have; it is left alone.',
  MERGED_CELLS: 'Cells of a table were merged.',
  HIDDEN_ENTRY: 'A hidden row or column of a table is filled in.',
  CELL_ERROR: 'The cell shows an error, such as #REF!.',
  UNSAVED_FORMULA: 'The cell has a formula whose result was not saved.',
  NUMBER_FOR_CODE:
    'A code is kept as a number, of which a spreadsheet forgets the digits after the fifteenth.',
  AMBIGUOUS_DIVISION: 'Several divisions have the name.',
  SUM_DIFFERS: 'A subtotal or total is not the sum of what it sums.',
  MASKED_VALUE: 'Warning: a value of which only the ends are shown; it is left as it is.',
} as const;

/** A code of {@link READING_PROBLEMS}. */
export type ReadingProblemCode = keyof typeof READING_PROBLEMS;

/** Something wrong with a form as a workbook, and what to do about it. */
export interface WorkbookProblem {
  readonly severity: 'error' | 'warning';
  /** Null where it is of the workbook. */
  readonly sheet: string | null;
  /** Such as B7; null where it is of the sheet. */
  readonly cell: string | null;
  readonly code: ReadingProblemCode | FormProblemCode | WorkbookRefusalCode;
  readonly message: FormMessage;
  /** Where it is in the document, where it is of the content. */
  readonly path: FormProblem['path'] | null;
}

/** A problem of a workbook before its cell is known. */
export interface ReadingFault {
  readonly code: ReadingProblemCode | FormProblemCode;
  readonly zh: string;
  readonly en: string;
}

/** Where in a workbook something is. */
export interface CellReference {
  readonly sheet: string;
  readonly cell: string | null;
}

const WARNINGS: ReadonlySet<string> = new Set(['UNKNOWN_COLUMN', 'MASKED_VALUE']);

/** A fault in its cell. */
export function workbookProblem(cell: CellReference | null, { code, zh, en }: ReadingFault): WorkbookProblem {
  return {
    severity: WARNINGS.has(code) ? 'warning' : 'error',
    sheet: cell?.sheet ?? null,
    cell: cell?.cell ?? null,
    code,
    message: { zh, en },
    path: null,
  };
}

/** A problem as one line: severity, sheet, cell, code and both messages, separated by tabs. */
export function workbookProblemLine({ severity, sheet, cell, code, message }: WorkbookProblem): string {
  return [severity, sheet ?? '-', cell ?? '-', code, message.zh, message.en]
    .map((field) => field.replaceAll(/\s+/gu, ' '))
    .join('\t');
}
