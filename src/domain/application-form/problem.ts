/**
 * The codes of what can be wrong with an application form, with what each means. They are stable: programs may tell
 * problems apart by them.
 */
export const FORM_PROBLEM_CODES = {
  MISSING_VALUE: 'A value that identifies the entry, such as a name, is missing.',
  WRONG_TYPE: 'A value of another type than its place takes, such as a text for a list.',
  UNKNOWN_FIELD: 'A field that the form does not have.',
  UNKNOWN_VALUE: 'None of the words that its place knows.',
  TOO_LONG: 'A text with more characters than the form allows.',
  TOO_MANY: 'More entries than the form allows.',
  BAD_TEXT: 'A text with a character that no text has, such as NUL.',
  BAD_NUMBER: 'An amount, a count or a year that is none, or lies outside its range.',
  BAD_DATE: 'A date that is no day of the calendar, written YYYY-MM-DD.',
  BAD_PERIOD: 'A period that ends before it begins.',
  BAD_CREDIT_CODE: 'A credit code of another length than 18, or with a character outside its alphabet.',
  CREDIT_CODE_CHECK:
    'Warning: a credit code whose check character is wrong; some early codes are legal and fail it.',
  BAD_DIVISION: 'A division code with blanks.',
  UNKNOWN_DIVISION: 'A division code that nothing in force has.',
  BAD_PHONE: 'A telephone number with other characters than digits, +, - and blanks, or too short.',
  DOCUMENT_NUMBER_CHECK:
    'Warning: a resident identity number whose day of birth or check character is wrong.',
  DUPLICATE_UNIT: 'A unit for the second time among the lead and the members.',
  DUPLICATE_ENTRY: 'An entry for the second time, such as two budget lines of one category and source.',
  SECOND_LEADER: 'A second leader of one project.',
  UNKNOWN_HOST: 'A platform of a unit that is neither the lead nor a member.',
  COUNTS_DO_NOT_ADD_UP: 'Declared counts by kind whose sum is not the declared total.',
  MORE_LISTED_THAN_DECLARED: 'More entries are listed than were declared.',
  PART_EXCEEDS_WHOLE: 'A part that is larger than what it is a part of.',
  PARTS_DO_NOT_ADD_UP: 'Parts whose sum is not the whole.',
  BUDGET_DOES_NOT_ADD_UP: 'Sources that are not the total, or spending that is not its source.',
  AMOUNT_IS_NOT_PRODUCT: 'Equipment whose amount is not quantity times unit price.',
  PATENTS_ON_RECORD_DIFFER: 'Warning: a count that does not agree with the patents on record.',
} as const;

/** A code of {@link FORM_PROBLEM_CODES}. */
export type FormProblemCode = keyof typeof FORM_PROBLEM_CODES;

/** A message in both languages of the product, telling what to do. */
export interface FormMessage {
  readonly zh: string;
  readonly en: string;
}

/** Something wrong with an application form, and what to do about it. */
export interface FormProblem {
  /** A form with an error is refused; a warning lets it pass. */
  readonly severity: 'error' | 'warning';
  /** Where: names of fields and places in lists, such as ["projects", 0, "equipment", 2, "amount"]. */
  readonly path: readonly (string | number)[];
  readonly code: FormProblemCode;
  readonly message: FormMessage;
}

/** A problem before its place is known. */
export interface FormFault {
  readonly code: FormProblemCode;
  readonly zh: string;
  readonly en: string;
}

/** Tells a problem at a place. */
export type Complain = (path: readonly (string | number)[], fault: FormFault) => void;

const WARNINGS: ReadonlySet<FormProblemCode> = new Set([
  'CREDIT_CODE_CHECK',
  'DOCUMENT_NUMBER_CHECK',
  'PATENTS_ON_RECORD_DIFFER',
]);

/** A fault at a place. */
export function formProblem(path: readonly (string | number)[], { code, zh, en }: FormFault): FormProblem {
  return { severity: WARNINGS.has(code) ? 'warning' : 'error', path, code, message: { zh, en } };
}

const LONGEST_QUOTATION = 30;

/** A piece of the input for a message: on one line, shortened. */
export function shown(text: string): string {
  const characters = Array.from(text.replaceAll(/\s+/gu, ' '));
  if (characters.length <= LONGEST_QUOTATION) return characters.join('');
  return `${characters.slice(0, LONGEST_QUOTATION).join('')}…`;
}
