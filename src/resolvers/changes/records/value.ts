import { z } from 'zod';
import { type Sql, rawSql, sql } from '../../../database/statement.ts';
import { creditCodeFault } from '../../../domain/credit-code.ts';
import { Decimal } from '../../../domain/decimal.ts';
import {
  AMOUNT_DECIMAL_PLACES,
  AMOUNT_WHOLE_DIGITS,
  isKeptAmount,
  LONGEST_REF,
} from '../../../domain/limits.ts';
import { creditCodeOfRef, isReference, readReference } from '../../../domain/reference.ts';
import type { Text } from '../../../policy/vocabulary.ts';
import type { FieldType } from '../../../model/noun.ts';
import type { RecordField } from './field.ts';

/** What a field is given: null is unknown. */
export type FieldValue = string | number | boolean | Decimal | readonly string[] | null;

const NUL = '\0';

/** Forms count characters, and one outside the basic plane (as in rare names) is one. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

const HALF_CHARACTER = /\p{Surrogate}/u;

function isWellFormed(text: string): boolean {
  return !text.includes(NUL) && !HALF_CHARACTER.test(text);
}

/** A fault of a value, in the form in which zod carries it: the code in `params`, the words in both languages. */
function fault(context: z.RefinementCtx, code: string, message: Text): void {
  context.addIssue({ code: 'custom', message: message.en, params: { code, message } });
}

function textOf(longest: number) {
  return z.string().superRefine((text, context) => {
    if (!isWellFormed(text)) {
      fault(context, 'BAD_TEXT', {
        zh: '请删除空字符或不完整的字符。',
        en: 'Remove NUL characters and halves of characters.',
      });
    } else if (text.trim() === '') {
      fault(context, 'BLANK', {
        zh: '请填写内容；未知请用 null。',
        en: 'Write something; what is unknown is null.',
      });
    } else if (lengthOf(text) > longest) {
      fault(context, 'TOO_LONG', {
        zh: `共${lengthOf(text)}个字，请缩短到${longest}字以内。`,
        en: `This has ${lengthOf(text)} characters; shorten it to at most ${longest}.`,
      });
    }
  });
}

const reference = z
  .string()
  .transform(readReference)
  .superRefine((ref, context) => {
    const creditCode = creditCodeOfRef(ref);
    const fault18 = creditCode === null ? undefined : creditCodeFault(creditCode);
    if (!isWellFormed(ref) || !isReference(ref) || lengthOf(ref) > LONGEST_REF) {
      fault(context, 'BAD_REF', {
        zh: `编号应写作“体系:值”，例如 LOCAL:42 或 CN-USCC:…，不超过${LONGEST_REF}字。`,
        en: `Write scheme:value, such as LOCAL:42 or CN-USCC:…, in at most ${LONGEST_REF} characters.`,
      });
    } else if (fault18 === 'LENGTH' || fault18 === 'CHARACTER') {
      fault(context, 'BAD_CREDIT_CODE', {
        zh: '统一社会信用代码应为18位数字或大写字母（不含 I、O、S、V、Z）。',
        en: 'A credit code has 18 characters, of 0-9 and A-Z without I, O, S, V and Z.',
      });
    }
  });

const amount = z.instanceof(Decimal).superRefine((value, context) => {
  if (value.lt(0) || !isKeptAmount(value)) {
    fault(context, 'BAD_NUMBER', {
      zh: `应为不小于0的数，整数部分不超过${AMOUNT_WHOLE_DIGITS}位，小数不超过${AMOUNT_DECIMAL_PLACES}位。`,
      en: `Give 0 or more, with at most ${AMOUNT_WHOLE_DIGITS} digits before the point and ${AMOUNT_DECIMAL_PLACES} behind it.`,
    });
  }
});

function integerOf(least: number, most: number) {
  return z.int().superRefine((value, context) => {
    if (value < least || value > most) {
      fault(context, 'OUT_OF_RANGE', {
        zh: `${value}不在范围内；应为${least}至${most}之间的整数。`,
        en: `This is ${value}; give a whole number from ${least} to ${most}.`,
      });
    }
  });
}

function severalOf(item: z.ZodType<string>, most: number) {
  return z
    .array(item)
    .transform((values) => [...new Set(values)])
    .superRefine((values, context) => {
      if (values.length > most) {
        fault(context, 'TOO_MANY', {
          zh: `共${values.length}项，最多${most}项。`,
          en: `This has ${values.length}; give at most ${most}.`,
        });
      }
    });
}

/** The check of one field's value. Enumerations, days and divisions are checked by their types in the graph. */
function valueOf(field: FieldType): z.ZodType<FieldValue> {
  switch (field.type) {
    case 'TEXT':
    case 'PERSONAL':
      return textOf(field.longest);
    case 'TEXTS':
      return severalOf(textOf(field.longest), field.most);
    case 'REF':
      return reference;
    case 'INTEGER':
      return integerOf(field.least, field.most);
    case 'AMOUNT':
      return amount;
    case 'BOOLEAN':
      return z.boolean();
    case 'WORDS':
      return severalOf(z.string(), field.most);
    case 'DATE':
    case 'WORD':
    case 'DIVISION':
    case 'RECORD':
      return z.string();
  }
}

/** What a mutation sets: values by field. A field that is absent is left as it is. */
export type FieldValues = Readonly<Record<string, FieldValue | undefined>>;

/** The check of a field that a record cannot be without, so that it is never made unknown. */
function requiredOf(check: z.ZodType<FieldValue>): z.ZodType<FieldValue> {
  return z
    .unknown()
    .superRefine((value, context) => {
      if (value === null) fault(context, 'REQUIRED', { zh: '此项必填。', en: 'This cannot be left out.' });
    })
    .pipe(check);
}

/** The checks of the fields of an input; a required field may be absent only where a record is changed. */
export function fieldChecks(
  fields: Readonly<Record<string, RecordField>>,
): Record<string, z.ZodType<FieldValue | undefined>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      field.required ? requiredOf(valueOf(field)).optional() : valueOf(field).nullish(),
    ]),
  );
}

const SQL_TYPES = {
  TEXT: 'text',
  TEXTS: 'text[]',
  REF: 'text',
  INTEGER: 'int',
  AMOUNT: 'numeric',
  DATE: 'date',
  BOOLEAN: 'boolean',
  DIVISION: 'text',
  RECORD: 'int',
  PERSONAL: 'bytea',
} as const;

/** A stored value as a parameter of a statement, of the type of its column. */
export function parameterOf(field: RecordField, value: FieldValue | Uint8Array): Sql {
  const type =
    field.type === 'WORD'
      ? `"${field.enumeration}"`
      : field.type === 'WORDS'
        ? `"${field.enumeration}"[]`
        : SQL_TYPES[field.type];
  const parameter = value instanceof Decimal ? value.toFixed() : value;
  return sql`${parameter}::${rawSql(type)}`;
}

/** The name of a column in a statement. */
export function columnOf({ column }: RecordField): Sql {
  return rawSql(`"${column}"`);
}
