import { isCalendarDate } from '../domain/calendar-date.ts';
import { creditCodeFault } from '../domain/credit-code.ts';
import { formatDecimal, parseDecimal } from '../domain/decimal.ts';
import {
  AMOUNT_DECIMAL_PLACES,
  AMOUNT_WHOLE_DIGITS,
  isKeptAmount,
  LATEST_YEAR,
  LONGEST_DIVISION_CODE,
  LONGEST_REF,
} from '../domain/limits.ts';
import { creditCodeOfRef, isReference, readReference } from '../domain/reference.ts';
import { nearestWords } from './nearest.ts';
import { type Fault, quoted } from './problem.ts';
import type { CellType } from './table-set.ts';

/**
 * What a cell says: its value as the database reads it (null is unknown), with a warning that does not refuse it, or
 * why it says nothing. Division codes stay as they are written; money loses its trailing zeros.
 */
export type Reading =
  | { readonly value: string | null; readonly warning?: Fault; readonly fault?: never }
  | { readonly value?: never; readonly warning?: never; readonly fault: Fault };

const UNKNOWN: Reading = { value: null };
const refuse = (code: Fault['code'], message: string): Reading => ({ fault: { code, message } });

/** Reads a cell. Empty is unknown, and so is a text of nothing but blanks. */
export function readCell(cell: CellType, text: string): Reading {
  if (text === '') return UNKNOWN;
  if (text.includes('\0')) return refuse('BAD_TEXT', 'remove the NUL character from this cell');
  switch (cell.type) {
    case 'text':
      return readText(text, cell.longest);
    case 'divisionCode':
      return readDivisionCode(text);
    case 'division':
      return { value: text };
    case 'identity':
    case 'reference':
      return readRef(text);
    case 'date':
      return isCalendarDate(text)
        ? { value: text }
        : refuse('BAD_DATE', `${quoted(text)} is no date; write a day that exists as YYYY-MM-DD`);
    case 'boolean':
      return readWord(text, ['true', 'false']);
    case 'money':
      return readMoney(text);
    case 'year':
      return readYear(text, cell.earliest);
    case 'number':
      return readNumber(text, cell.least, cell.most);
    case 'choice':
      return readWord(text, cell.words);
    case 'choices':
      return readWords(text, cell.words);
  }
}

function readText(text: string, longest: number): Reading {
  if (text.trim() === '') return UNKNOWN;
  return tooLong(text, longest) ?? { value: text };
}

/** Forms count characters, and a character outside the basic plane (as in rare names) is one. */
function tooLong(text: string, longest: number): Reading | undefined {
  if (text.length <= longest) return undefined;
  const length = Array.from(text).length;
  if (length <= longest) return undefined;
  return refuse('TOO_LONG', `shorten this text of ${length} characters to at most ${longest}`);
}

function readDivisionCode(text: string): Reading {
  if (/\s/u.test(text)) return refuse('BAD_TEXT', `remove the blanks from the division code ${quoted(text)}`);
  return tooLong(text, LONGEST_DIVISION_CODE) ?? { value: text };
}

function readRef(text: string): Reading {
  const ref = readReference(text);
  const creditCode = creditCodeOfRef(ref);
  if (creditCode !== null) return readCreditCode(ref, creditCode);
  if (!isReference(ref)) {
    return refuse('BAD_REF', `${quoted(text)} is no ref; write scheme:value, such as LOCAL:42 or CN-USCC:…`);
  }
  return tooLong(ref, LONGEST_REF) ?? { value: ref };
}

function readCreditCode(value: string, code: string): Reading {
  switch (creditCodeFault(code)) {
    case 'LENGTH':
      return refuse(
        'BAD_CREDIT_CODE',
        `the credit code ${quoted(code)} has ${code.length} characters; write all 18, or another scheme for another kind of number`,
      );
    case 'CHARACTER':
      return refuse(
        'BAD_CREDIT_CODE',
        `the credit code ${quoted(code)} has a character outside 0-9 and A-Z without I, O, S, V and Z; correct it`,
      );
    case 'CHECK_CHARACTER':
      return {
        value,
        warning: {
          code: 'CREDIT_CODE_CHECK',
          message: `the last character of the credit code ${quoted(code)} does not fit the others; compare it with the licence`,
        },
      };
    case undefined:
      return { value };
  }
}

function readMoney(text: string): Reading {
  const amount = parseDecimal(text);
  if (!amount) {
    return refuse('BAD_NUMBER', `${quoted(text)} is no plain decimal; write yuan such as 1250000 or 0.5`);
  }
  if (amount.lt(0)) return refuse('BAD_NUMBER', `${text} is negative; write an amount of 0 or more`);
  if (!isKeptAmount(amount)) {
    return refuse(
      'BAD_NUMBER',
      `${text} is out of range; write yuan with at most ${AMOUNT_WHOLE_DIGITS} digits before the point and ${AMOUNT_DECIMAL_PLACES} behind it`,
    );
  }
  return { value: formatDecimal(amount) };
}

function readYear(text: string, earliest: number): Reading {
  if (/^\d{4}$/.test(text) && Number(text) >= earliest) return { value: text };
  return refuse(
    'BAD_NUMBER',
    `${quoted(text)} is no year from ${earliest} to ${LATEST_YEAR}; write four digits`,
  );
}

function readNumber(text: string, least: number, most: number): Reading {
  if (/^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most) {
    return { value: String(Number(text)) };
  }
  return refuse(
    'BAD_NUMBER',
    `${quoted(text)} is no whole number from ${least} to ${most}; write digits alone`,
  );
}

function readWord(text: string, words: readonly string[]): Reading {
  return words.includes(text)
    ? { value: text }
    : refuse(
        'UNKNOWN_VALUE',
        `${quoted(text)} is no value of this column; write ${nearestWords(text, words)}`,
      );
}

/** A list is a set: a word that comes twice counts once. */
function readWords(text: string, words: readonly string[]): Reading {
  const written = text.split(';').map((word) => word.trim());
  const stranger = written.find((word) => !words.includes(word));
  if (stranger === undefined) return { value: [...new Set(written)].join(';') };
  return refuse(
    'UNKNOWN_VALUE',
    `${quoted(stranger)} is no value of this list; write ${nearestWords(stranger, words)}, separated by ;`,
  );
}
