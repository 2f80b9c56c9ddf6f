import { z } from 'zod';
import { isCalendarDate } from '../calendar-date.ts';
import { creditCodeFault, normalizeCreditCode } from '../credit-code.ts';
import { formatDecimal, parseDecimal } from '../decimal.ts';
import {
  AMOUNT_DECIMAL_PLACES,
  AMOUNT_WHOLE_DIGITS,
  EARLIEST_BIRTH_YEAR,
  EARLIEST_YEAR,
  isKeptAmount,
  LARGEST_COUNT,
  LATEST_YEAR,
  LONGEST_DIVISION_CODE,
  LONGEST_NAME,
  LONGEST_OPEN_TEXT,
  LONGEST_TEXT,
  LONGEST_WORD,
  MONTHS_OF_YEAR,
} from '../limits.ts';
import { type FormFault, shown } from './problem.ts';

// oxlint-disable-next-line eslint/no-control-regex -- these are what is looked for
const NO_TEXT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Surrogate}]/u;
const PHONE = /^\+?[\d() -]{5,24}$/u;

/** The fault of a written value, or the value as the document holds it. */
type Reading<Value> = { readonly value: Value } | { readonly fault: FormFault };

/** A text that is read to a value, or refused with a fault of ours. */
function written<Value>(read: (text: string) => Reading<Value>) {
  return z.string().transform((text, context): Value => {
    const reading = read(text);
    if ('value' in reading) return reading.value;
    const { fault } = reading;
    context.addIssue({ code: 'custom', message: fault.en, params: fault });
    return z.NEVER;
  });
}

/** What may be unknown: null, and so is a field that is left out. */
export function unknownable<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullable().default(null);
}

const refuse = (code: FormFault['code'], zh: string, en: string): { fault: FormFault } => ({
  fault: { code, zh, en },
});

function readText(text: string, longest: number): Reading<string> {
  if (NO_TEXT.test(text)) {
    return refuse('BAD_TEXT', '请删除不可见的控制字符', 'remove the control characters');
  }
  const trimmed = text.trim();
  // Forms count characters, and one outside the basic plane (as in rare names) is one.
  const length = Array.from(trimmed).length;
  if (length <= longest) return { value: trimmed };
  return refuse(
    'TOO_LONG',
    `现有${length}字，限${longest}字，请精简`,
    `shorten this text of ${length} characters to at most ${longest}`,
  );
}

/** A text; one of nothing but blanks is unknown. */
export function textOf(longest: number = LONGEST_TEXT) {
  return unknownable(
    written((text): Reading<string | null> => {
      const reading = readText(text, longest);
      return 'value' in reading && reading.value === '' ? { value: null } : reading;
    }),
  );
}

/** A text that its entry cannot do without. */
export function requiredTextOf(longest: number = LONGEST_NAME) {
  return written((text): Reading<string> => {
    const reading = readText(text, longest);
    if (!('value' in reading) || reading.value !== '') return reading;
    return refuse('MISSING_VALUE', '此项不能为空，请填写', 'fill this in; its entry cannot do without it');
  });
}

/** The name of a unit, a project, a person. */
export const nameOf = requiredTextOf();

/** A name that may be unknown, such as that of a place of work. */
export const knownNameOf = textOf(LONGEST_NAME);

/** A short text such as a degree or a contact. */
export const shortText = textOf(LONGEST_WORD);

/** A short text that the table set does not bound, such as a title. */
export const openText = textOf(LONGEST_OPEN_TEXT);

/** A day that exists, YYYY-MM-DD. */
export const dayOf = unknownable(
  written((text): Reading<string> => {
    if (isCalendarDate(text)) return { value: text };
    return refuse(
      'BAD_DATE',
      `“${shown(text)}”不是有效日期，请按“年-月-日”填写，如2025-08-11`,
      `"${shown(text)}" is no date; write a day that exists as YYYY-MM-DD`,
    );
  }),
);

/** An amount in yuan of 0 or more, as an exact decimal. */
export const yuanOf = unknownable(
  written((text): Reading<string> => {
    const amount = parseDecimal(text);
    if (!amount || amount.lt(0)) {
      return refuse(
        'BAD_NUMBER',
        `“${shown(text)}”不是有效金额，请填写不小于0的数字`,
        `"${shown(text)}" is no amount; write a plain decimal of 0 or more`,
      );
    }
    if (!isKeptAmount(amount)) {
      return refuse(
        'BAD_NUMBER',
        `${shown(text)}超出范围：元的小数最多${AMOUNT_DECIMAL_PLACES}位，整数最多${AMOUNT_WHOLE_DIGITS}位`,
        `${shown(text)} is out of range; write yuan with at most ${AMOUNT_WHOLE_DIGITS} digits before the point and ${AMOUNT_DECIMAL_PLACES} behind it`,
      );
    }
    return { value: formatDecimal(amount) };
  }),
);

/** A whole number within bounds. */
function wholeOf(least: number, most: number, what: FormFault) {
  return unknownable(
    z.number().superRefine((value, context) => {
      if (Number.isInteger(value) && value >= least && value <= most) return;
      context.addIssue({ code: 'custom', message: what.en, params: what });
    }),
  );
}

/** A count of 0 or more. */
export const countOf = wholeOf(0, LARGEST_COUNT, {
  code: 'BAD_NUMBER',
  zh: '请填写不小于0的整数',
  en: 'write a whole number of 0 or more',
});

/** A count of 1 or more. */
export const positiveCountOf = wholeOf(1, LARGEST_COUNT, {
  code: 'BAD_NUMBER',
  zh: '请填写不小于1的整数',
  en: 'write a whole number of 1 or more',
});

/** Months of a year (年参加项目工作时间). */
export const monthsOf = wholeOf(0, MONTHS_OF_YEAR, {
  code: 'BAD_NUMBER',
  zh: `每年参加项目工作时间为0至${MONTHS_OF_YEAR}个月的整数`,
  en: `write whole months of a year, 0 to ${MONTHS_OF_YEAR}`,
});

/** The kind of application that the summary table knows (申报类型): 1, 2 or 3. */
export const applicationTypeOf = wholeOf(1, 3, {
  code: 'BAD_NUMBER',
  zh: '申报类型为1、2或3',
  en: 'write 1, 2 or 3, the types of the notice',
});

/** A year of birth. An age would be wrong a year later, and is refused. */
export const birthYearOf = wholeOf(EARLIEST_BIRTH_YEAR, LATEST_YEAR, {
  code: 'BAD_NUMBER',
  zh: '请填写四位出生年份（如1980），不要填写年龄',
  en: 'write the year of birth in four digits, such as 1980, not the age',
});

/** A fiscal year. */
export const fiscalYearOf = z.number().superRefine((year, context) => {
  if (Number.isInteger(year) && year >= EARLIEST_YEAR && year <= LATEST_YEAR) return;
  const fault: FormFault = {
    code: 'BAD_NUMBER',
    zh: '请填写四位年份，如2024',
    en: 'write a year in four digits, such as 2024',
  };
  context.addIssue({ code: 'custom', message: fault.en, params: fault });
});

/** A unified social credit code, normalised. A wrong check character alone does not refuse it. */
export const creditCodeOf = unknownable(
  written((text): Reading<string | null> => {
    const code = normalizeCreditCode(text);
    if (code === '') return { value: null };
    switch (creditCodeFault(code)) {
      case 'LENGTH':
        return refuse(
          'BAD_CREDIT_CODE',
          `统一社会信用代码应为18位，“${shown(code)}”为${code.length}位，请核对营业执照`,
          `the credit code "${shown(code)}" has ${code.length} characters; write all 18`,
        );
      case 'CHARACTER':
        return refuse(
          'BAD_CREDIT_CODE',
          `“${shown(code)}”含有统一社会信用代码不使用的字符（不用I、O、S、V、Z），请核对`,
          `the credit code "${shown(code)}" has a character outside 0-9 and A-Z without I, O, S, V and Z; correct it`,
        );
      case 'CHECK_CHARACTER':
      case undefined:
        return { value: code };
    }
  }),
);

/** A division code; whether a place has it is told by the list of divisions. */
export const divisionCodeOf = unknownable(
  written((text): Reading<string | null> => {
    const code = text.normalize('NFKC').trim();
    if (code === '') return { value: null };
    if (!/[\s\0]/u.test(code) && code.length <= LONGEST_DIVISION_CODE) return { value: code };
    return refuse(
      'BAD_DIVISION',
      `“${shown(code)}”不是行政区划代码，请填写六位代码，如330324`,
      `"${shown(code)}" is no division code; write its six digits, such as 330324`,
    );
  }),
);

/** A telephone number. */
export const phoneOf = unknownable(
  written((text): Reading<string | null> => {
    const phone = text.normalize('NFKC').trim();
    if (phone === '') return { value: null };
    if (PHONE.test(phone)) return { value: phone };
    return refuse(
      'BAD_PHONE',
      '电话号码只能包含数字、空格、括号、“+”和“-”，请核对',
      'write a telephone number of digits, blanks, brackets, + and -',
    );
  }),
);

/** Yes, no or unknown. */
export const answerOf = unknownable(z.boolean());

/** A list that is empty where nothing is said. */
export function listOf<Schema extends z.ZodType>(schema: Schema, most: number) {
  return z
    .array(schema)
    .max(most)
    .nullish()
    .transform((entries) => entries ?? []);
}
