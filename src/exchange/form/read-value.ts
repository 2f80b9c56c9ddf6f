import { isCalendarDate } from '../../domain/calendar-date.ts';
import { Decimal, formatDecimal, parseDecimal } from '../../domain/decimal.ts';
import { shown } from '../../domain/application-form/problem.ts';
import type { Cell } from '../workbook/read-sheet.ts';
import { UNSAVED_RESULT } from '../workbook/read-sheet.ts';
import { dayOfSerial } from '../workbook/serial-day.ts';
import type { DivisionNames } from './division-names.ts';
import type { ValueKind } from './form-description.ts';
import type { ReadingFault } from './form-problem.ts';
import { partiesIn, partyIn } from './party-text.ts';
import type { Words } from './words.ts';

/** What a cell says: a value of the document (null is unknown), with a warning or not, or why it says nothing. */
export type ValueReading =
  | { readonly value: unknown; readonly warning?: ReadingFault }
  | { readonly fault: ReadingFault };

/** What reading a cell needs to know of its surroundings. */
export interface ReadingSurroundings {
  readonly startsIn1904: boolean;
  readonly divisions: DivisionNames;
}

/** A spreadsheet's numbers are right to so many digits; what is behind them is chance. */
export const EXACT_DIGITS = 15;
const TEN_THOUSAND = 10_000;
const WRITTEN_DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u;
const PLAIN_DAY = /^(\d{4})(\d{2})(\d{2})$/u;
const MASKED = /\*{2,}/u;
const NOTHING_OF_LIST = '无';
/** Numbers that somebody means as a year, not as the number of a day. */
const isYear = (number: number): boolean => number >= 1900 && number <= 2100;

const UNKNOWN: ValueReading = { value: null };
const refuse = (code: ReadingFault['code'], zh: string, en: string): ValueReading => ({
  fault: { code, zh, en },
});

/** Reads a cell. An empty one, and one of nothing but blanks, is unknown; a formula stands for its saved result. */
export function readValue(
  cell: Cell | undefined,
  kind: ValueKind,
  surroundings: ReadingSurroundings,
): ValueReading {
  if (cell === undefined) return UNKNOWN;
  if (cell === UNSAVED_RESULT) {
    return refuse(
      'UNSAVED_FORMULA',
      '公式没有保存计算结果，请用Excel或WPS打开后保存，或直接填写数值',
      'the result of this formula was not saved; open and save the workbook, or write the value itself',
    );
  }
  if (cell.type === 'error') {
    return refuse(
      'CELL_ERROR',
      `单元格为错误值${cell.text}，请改为正确的内容`,
      `the cell shows the error ${cell.text}; write the value itself`,
    );
  }
  const text = cell.type === 'number' ? numberText(cell.text) : cell.text;
  if (text.trim() === '') return UNKNOWN;
  const plain = text.normalize('NFKC').trim();
  switch (kind.type) {
    case 'text':
    case 'suggestion':
      return { value: cell.isDate ? (dayIn(cell, plain, surroundings) ?? text) : text };
    case 'code':
      return readCode(cell, plain, kind.personal, kind.digits);
    case 'count':
      return readCount(plain);
    case 'amount':
      return readAmount(plain, kind.tenThousands);
    case 'date':
      return readDay(cell, plain, surroundings);
    case 'yesNo':
      return readYesNo(plain);
    case 'choice': {
      const code = codeOf(plain, kind.words);
      if (code === undefined) return refuseWord(plain, kind.words);
      return { value: kind.asNumber ? Number(code) : code };
    }
    case 'choices':
      return readChoices(plain, kind.words);
    case 'division':
      return surroundings.divisions.read(plain);
    case 'party':
      return { value: partyIn(text) };
    case 'parties':
      return { value: partiesIn(text) };
  }
}

/** A number in plain digits, as exact as a spreadsheet has it. */
function numberText(saved: string): string {
  try {
    return new Decimal(saved).toSignificantDigits(EXACT_DIGITS).toFixed();
  } catch {
    return saved;
  }
}

function readCode(cell: Cell, text: string, personal: boolean, digits: number): ValueReading {
  if (cell.type === 'number' && digits > EXACT_DIGITS) {
    return refuse(
      'NUMBER_FOR_CODE',
      '此处以数字保存，第15位以后的数字已丢失，请将单元格设为“文本”格式后重新输入',
      'this was kept as a number, which forgets the digits after the fifteenth; format the cell as text and write it again',
    );
  }
  if (personal && MASKED.test(text)) {
    const warning: ReadingFault = {
      code: 'MASKED_VALUE',
      zh: '此处为脱敏内容，按未填写处理，如需更改请填写完整号码',
      en: 'only the ends of this are shown, so it counts as not filled in; write the whole number to change it',
    };
    return { value: null, warning };
  }
  return { value: text };
}

function readCount(text: string): ValueReading {
  if (/^-?\d{1,15}$/u.test(text)) return { value: Number(text) };
  return refuse(
    'BAD_NUMBER',
    `“${shown(text)}”不是整数，请只填写数字，不带单位`,
    `"${shown(text)}" is no whole number; write digits alone`,
  );
}

function readAmount(text: string, tenThousands: boolean): ValueReading {
  const bare = text.replaceAll(/[,\s]/gu, '').replace(tenThousands ? /万元$/u : /$^/u, '');
  const amount = parseDecimal(bare);
  if (!amount) {
    return refuse(
      'BAD_NUMBER',
      `“${shown(text)}”不是数字，请只填写数字${tenThousands ? '（单位：万元）' : ''}`,
      `"${shown(text)}" is no number; write digits alone${tenThousands ? ', in units of 10,000 yuan' : ''}`,
    );
  }
  return { value: formatDecimal(tenThousands ? amount.times(TEN_THOUSAND) : amount) };
}

function readDay(cell: Cell, text: string, surroundings: ReadingSurroundings): ValueReading {
  const day = dayIn(cell, text, surroundings);
  if (day !== undefined) return { value: day };
  return refuse(
    'BAD_DATE',
    `“${shown(text)}”不是有效日期，请填写年、月、日，如2025-08-11`,
    `"${shown(text)}" is no date; write year, month and day, such as 2025-08-11`,
  );
}

function dayIn(cell: Cell, text: string, { startsIn1904 }: ReadingSurroundings): string | undefined {
  const [, year, month, day] = WRITTEN_DAY.exec(text) ?? PLAIN_DAY.exec(text) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined) {
    const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isCalendarDate(written) ? written : undefined;
  }
  if (isCalendarDate(text)) return text;
  const serial = Number(text);
  if (cell.type !== 'number' || isYear(serial)) return undefined;
  return dayOfSerial(serial, startsIn1904);
}

function readYesNo(text: string): ValueReading {
  if (['是', 'TRUE'].includes(text)) return { value: true };
  if (['否', 'FALSE'].includes(text)) return { value: false };
  return refuse('UNKNOWN_VALUE', `“${shown(text)}”应为“是”或“否”`, `"${shown(text)}" is neither 是 nor 否`);
}

function readChoices(text: string, words: Words): ValueReading {
  if (text === NOTHING_OF_LIST) return { value: [] };
  const written = text.split(/[、,;\n]/u).flatMap((word) => word.trim() || []);
  const stranger = written.find((word) => codeOf(word, words) === undefined);
  if (stranger !== undefined) return refuseWord(stranger, words);
  return { value: written.map((word) => codeOf(word, words)) };
}

/** The code of a word; a letter before a full stop stands for the whole, and so does the code itself. */
function codeOf(word: string, words: Words): string | undefined {
  const wanted = comparable(word);
  return Object.entries(words).find(
    ([code, shownWord]) => wanted === comparable(shownWord) || wanted === code,
  )?.[0];
}

function comparable(word: string): string {
  return word.normalize('NFKC').replaceAll(/\s/gu, '').replaceAll('“', '').replaceAll('”', '');
}

function refuseWord(word: string, words: Words): ValueReading {
  const known = Object.values(words).join('、');
  return refuse(
    'UNKNOWN_VALUE',
    `“${shown(word)}”不在可选项之中，请选择：${known}`,
    `"${shown(word)}" is none of the options; choose one of ${known}`,
  );
}
