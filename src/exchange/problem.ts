/**
 * The codes of an import's problems, with what each means. They are stable: programs may tell problems apart by them.
 */
export const PROBLEM_CODES = {
  NO_TABLE_SET: 'The directory does not exist, is no directory, or has no file of the table set.',
  UNREADABLE_FILE: 'A file of the table set cannot be read.',
  UNKNOWN_FILE: 'Warning: the directory has something that is no file of the table set; it is left alone.',
  MISSING_COLUMN: 'The header lacks a column that every row needs.',
  DUPLICATE_COLUMN: 'The header names a column twice.',
  UNKNOWN_COLUMN: 'Warning: the header names a column that the file does not have; it is left alone.',
  BAD_QUOTING: 'A record is not quoted as RFC 4180 says, or never ends.',
  BAD_ENCODING: 'A record has bytes that are no UTF-8.',
  CELL_COUNT: 'A record has more or fewer cells than the header.',
  MISSING_VALUE: 'A cell is empty that every row needs.',
  UNKNOWN_VALUE: 'A cell has none of the words that its column knows.',
  BAD_NUMBER: 'An amount or a year that is none, or lies outside the range.',
  BAD_DATE: 'A date that is no day of the calendar, written YYYY-MM-DD.',
  BAD_TEXT: 'A text with a NUL character, or a code with blanks.',
  TOO_LONG: 'A text with more characters than the application forms or the index allow.',
  BAD_REF: 'A ref that is not scheme:value.',
  BAD_CREDIT_CODE: 'A credit code of another length than 18, or with a character outside its alphabet.',
  CREDIT_CODE_CHECK:
    'Warning: a credit code whose check character is wrong; some early codes are legal and fail it.',
  UNKNOWN_REF: 'A ref that neither the folder nor the database knows.',
  REJECTED_REF: 'A ref of a row of the folder that has an error of its own.',
  UNKNOWN_DIVISION: 'A division code that neither the built-in list nor divisions.csv nor the database has.',
  BUILT_IN_DIVISION: 'divisions.csv says something else of a place of the built-in list.',
  DIVISION_CYCLE: 'A place of divisions.csv would lie in itself.',
  DUPLICATE_REF: 'A ref for the second time in its file; the first row stands.',
  DUPLICATE_YEAR: 'A fiscal year of a unit for the second time; the first row stands.',
  DUPLICATE_ROW: 'Warning: a row for the second time, the same in every column; it is taken once.',
  CONFLICTING_ROW: 'A record for the second time, with other values; the first row stands.',
  SECOND_LEAD: 'A consortium would have two leads at one time; the first row stands.',
  BAD_PERIOD: 'A period that ends before it begins.',
  OVERLAPPING_REGISTRATION:
    'Warning: a unit is registered at two places at once; the one that began last counts.',
} as const;

/** A code of {@link PROBLEM_CODES}. */
export type ProblemCode = keyof typeof PROBLEM_CODES;

/** The codes that never refuse anything. */
const WARNINGS: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'UNKNOWN_FILE',
  'UNKNOWN_COLUMN',
  'CREDIT_CODE_CHECK',
  'DUPLICATE_ROW',
  'OVERLAPPING_REGISTRATION',
]);

/** Something wrong with a table set, and what to do about it. */
export interface ImportProblem {
  readonly severity: 'error' | 'warning';
  /** The name of the file in its folder; of a problem with the folder itself, the folder. */
  readonly file: string;
  /** 1 is the header, and stands for the file as a whole too; a record counts from the line where it starts. */
  readonly line: number;
  /** Null where the problem is of the row or the file. */
  readonly column: string | null;
  readonly code: ProblemCode;
  /** What to do about it, in words. */
  readonly message: string;
}

/** A problem before its place is known. */
export interface Fault {
  readonly code: ProblemCode;
  readonly message: string;
}

/** Counts problems and hands each on as it is found. */
export class ProblemLog {
  errors = 0;
  warnings = 0;
  readonly #onProblem: ((problem: ImportProblem) => void) | undefined;

  constructor(onProblem: ((problem: ImportProblem) => void) | undefined) {
    this.#onProblem = onProblem;
  }

  add(file: string, line: number, column: string | null, { code, message }: Fault): void {
    const severity = WARNINGS.has(code) ? 'warning' : 'error';
    if (severity === 'error') this.errors += 1;
    else this.warnings += 1;
    this.#onProblem?.({ severity, file, line, column, code, message });
  }
}

const LONGEST_QUOTATION = 60;

/** A piece of the input for a message: quoted, on one line, shortened. */
export function quoted(text: string): string {
  const characters = Array.from(text);
  const shown = characters.slice(0, LONGEST_QUOTATION).join('');
  return JSON.stringify(characters.length > LONGEST_QUOTATION ? `${shown}…` : shown);
}
