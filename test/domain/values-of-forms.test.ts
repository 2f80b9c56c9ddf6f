import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  applicationTypeOf,
  birthYearOf,
  countOf,
  creditCodeOf,
  dayOf,
  divisionCodeOf,
  fiscalYearOf,
  listOf,
  monthsOf,
  nameOf,
  phoneOf,
  positiveCountOf,
  shortText,
  textOf,
  yuanOf,
} from '../../src/domain/application-form/values.ts';
import { completeCreditCode } from '../../src/domain/credit-code.ts';

/** What a value is read to, or what is said of it: code, Chinese, English. */
function read(schema: z.ZodType, value: unknown): unknown {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  return error.issues.map((issue) => {
    const params: unknown = 'params' in issue ? issue.params : undefined;
    expect(params).toMatchObject({ en: issue.message });
    return params;
  });
}

describe('a text of a form', () => {
  const NO_CONTROL = [
    { code: 'BAD_TEXT', zh: '请删除不可见的控制字符', en: 'remove the control characters' },
  ];

  it.each([
    [textOf(3), ' 一二三 ', '一二三'],
    [textOf(3), '  ', null],
    [textOf(3), undefined, null],
    [textOf(3), null, null],
    // A rare character is one, though it takes two places.
    [textOf(3), '𠮷𠮷𠮷', '𠮷𠮷𠮷'],
    [textOf(9), '一\n二\t三', '一\n二\t三'],
    [textOf(), '长'.repeat(10_000), '长'.repeat(10_000)],
    [shortText, '长'.repeat(200), '长'.repeat(200)],
    [nameOf, ' 名 ', '名'],
    [nameOf, '长'.repeat(200), '长'.repeat(200)],
  ])('is trimmed: %#', (schema, value, text) => {
    expect(read(schema, value)).toBe(text);
  });

  it.each([
    [textOf(3), '一二三四', 4, 3],
    [textOf(), '长'.repeat(10_001), 10_001, 10_000],
    [shortText, '长'.repeat(201), 201, 200],
    [nameOf, '长'.repeat(501), 501, 500],
  ])('is told its length where that is too long: %#', (schema, value, length, most) => {
    expect(read(schema, value)).toEqual([
      {
        code: 'TOO_LONG',
        zh: `现有${length}字，限${most}字，请精简`,
        en: `shorten this text of ${length} characters to at most ${most}`,
      },
    ]);
  });

  it.each(['\u0000', '\u0008', '\u000B', '\u001F', '\uFFFE', '\uD842'])(
    'has no control characters',
    (character) => {
      expect(read(shortText, `一${character}`)).toEqual(NO_CONTROL);
      expect(read(nameOf, `一${character}`)).toEqual(NO_CONTROL);
    },
  );

  it('is asked for where its entry cannot do without it', () => {
    expect(read(nameOf, ' ')).toEqual([
      {
        code: 'MISSING_VALUE',
        zh: '此项不能为空，请填写',
        en: 'fill this in; its entry cannot do without it',
      },
    ]);
  });
});

describe('a number of a form', () => {
  it.each([
    ['0', '0'],
    ['1.500000', '1.5'],
    ['99999999999999999999.999999', '99999999999999999999.999999'],
    [null, null],
  ])('is an amount: %s', (value, amount) => {
    expect(read(yuanOf, value)).toBe(amount);
  });

  it.each(['-0.01', '一万', '1e3', ''])('is no amount: %s', (value) => {
    expect(read(yuanOf, value)).toEqual([
      {
        code: 'BAD_NUMBER',
        zh: `“${value}”不是有效金额，请填写不小于0的数字`,
        en: `"${value}" is no amount; write a plain decimal of 0 or more`,
      },
    ]);
  });

  it.each(['100000000000000000000', '0.0000001'])('is out of range: %s', (value) => {
    expect(read(yuanOf, value)).toEqual([
      {
        code: 'BAD_NUMBER',
        zh: `${value}超出范围：元的小数最多6位，整数最多20位`,
        en: `${value} is out of range; write yuan with at most 20 digits before the point and 6 behind it`,
      },
    ]);
  });

  it.each([
    [countOf, 0, 2_147_483_647, '请填写不小于0的整数', 'write a whole number of 0 or more'],
    [positiveCountOf, 1, 2_147_483_647, '请填写不小于1的整数', 'write a whole number of 1 or more'],
    [monthsOf, 0, 12, '每年参加项目工作时间为0至12个月的整数', 'write whole months of a year, 0 to 12'],
    [applicationTypeOf, 1, 3, '申报类型为1、2或3', 'write 1, 2 or 3, the types of the notice'],
    [
      birthYearOf,
      1900,
      9999,
      '请填写四位出生年份（如1980），不要填写年龄',
      'write the year of birth in four digits, such as 1980, not the age',
    ],
    [fiscalYearOf, 1949, 9999, '请填写四位年份，如2024', 'write a year in four digits, such as 2024'],
  ])('is whole and within its bounds: %#', (schema, least, most, zh, en) => {
    expect([read(schema, least), read(schema, most)]).toEqual([least, most]);
    for (const wrong of [least - 1, most + 1, least + 0.5]) {
      expect(read(schema, wrong)).toEqual([{ code: 'BAD_NUMBER', zh, en }]);
    }
  });
});

describe('a code or a day of a form', () => {
  const code = completeCreditCode('91330300YY0000001');

  it('is normalised, and unknown where it is blank', () => {
    expect(read(creditCodeOf, ` ${code.toLowerCase()} `)).toBe(code);
    expect(read(creditCodeOf, '  ')).toBeNull();
    expect(read(divisionCodeOf, ' ３３０３２４ ')).toBe('330324');
    expect(read(divisionCodeOf, ' ')).toBeNull();
    expect(read(divisionCodeOf, 'X'.repeat(50))).toBe('X'.repeat(50));
    expect(read(phoneOf, ' ＋86 (577) 6000-0000 ')).toBe('+86 (577) 6000-0000');
    expect(read(phoneOf, '')).toBeNull();
    expect(read(dayOf, '2025-08-11')).toBe('2025-08-11');
    // A wrong check character alone refuses no code.
    expect(read(creditCodeOf, `${code.slice(0, 17)}${code.endsWith('0') ? '1' : '0'}`)).toHaveLength(18);
  });

  it.each([
    [
      creditCodeOf,
      '9133',
      'BAD_CREDIT_CODE',
      '统一社会信用代码应为18位，“9133”为4位，请核对营业执照',
      'the credit code "9133" has 4 characters; write all 18',
    ],
    [
      creditCodeOf,
      `${code.slice(0, 17)}I`,
      'BAD_CREDIT_CODE',
      `“${code.slice(0, 17)}I”含有统一社会信用代码不使用的字符（不用I、O、S、V、Z），请核对`,
      `the credit code "${code.slice(0, 17)}I" has a character outside 0-9 and A-Z without I, O, S, V and Z; correct it`,
    ],
    [
      divisionCodeOf,
      '3303 24',
      'BAD_DIVISION',
      '“3303 24”不是行政区划代码，请填写六位代码，如330324',
      '"3303 24" is no division code; write its six digits, such as 330324',
    ],
    [
      phoneOf,
      '一三八',
      'BAD_PHONE',
      '电话号码只能包含数字、空格、括号、“+”和“-”，请核对',
      'write a telephone number of digits, blanks, brackets, + and -',
    ],
    [
      dayOf,
      '2025-02-30',
      'BAD_DATE',
      '“2025-02-30”不是有效日期，请按“年-月-日”填写，如2025-08-11',
      '"2025-02-30" is no date; write a day that exists as YYYY-MM-DD',
    ],
  ])('is told what is wrong with it: %#', (schema, value, fault, zh, en) => {
    expect(read(schema, value)).toEqual([{ code: fault, zh, en }]);
  });

  it.each(['1234', '+1234567890123456789012345', '12345x', 'x12345', '1+2345'])(
    'is no telephone number: %s',
    (value) => {
      expect(read(phoneOf, value)).toMatchObject([{ code: 'BAD_PHONE' }]);
    },
  );

  it.each(['12345', '+123456789012345678901234'])('is a telephone number at the bounds: %s', (value) => {
    expect(read(phoneOf, value)).toBe(value);
  });

  it('is no division code of more than 50 characters', () => {
    expect(read(divisionCodeOf, 'X'.repeat(51))).toMatchObject([{ code: 'BAD_DIVISION' }]);
  });
});

it('a list is empty where nothing is said, and has an end', () => {
  const schema = listOf(nameOf, 2);
  expect([schema.parse(undefined), schema.parse(null), schema.parse(['一'])]).toEqual([[], [], ['一']]);
  expect(schema.safeParse(['一', '二']).success).toBe(true);
  expect(schema.safeParse(['一', '二', '三']).success).toBe(false);
});
