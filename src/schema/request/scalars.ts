import {
  type FloatValueNode,
  GraphQLError,
  GraphQLScalarType,
  type IntValueNode,
  Kind,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { isCalendarDate } from '../../domain/calendar-date.ts';
import { creditCodeFault, normalizeCreditCode } from '../../domain/credit-code.ts';
import {
  Decimal,
  DECIMAL_FRACTION_DIGITS,
  DECIMAL_WHOLE_DIGITS,
  formatDecimal,
  parseDecimal,
  PLAIN_DECIMAL,
  SHOWN_DECIMAL_PLACES,
} from '../../domain/decimal.ts';
import { survivesAsDouble } from './exact-number.ts';
import { builder } from './builder.ts';

const BAD = { extensions: { code: 'BAD_USER_INPUT' } };
const WITH_EXPONENT = new RegExp(`^(${PLAIN_DECIMAL})[eE]([+-]?\\d{1,2})$`);

/** Reads a decimal of a request; moderate exponents are fine, for that is how programs write small numbers. */
function readDecimal(text: string): Decimal {
  const plain = parseDecimal(text) ?? parseDecimal(withoutExponent(text) ?? '');
  if (!plain) {
    throw new GraphQLError(
      `A Decimal is a plain number such as "0.035" or "10000000", of at most ${DECIMAL_WHOLE_DIGITS} digits before and ${DECIMAL_FRACTION_DIGITS} behind the point.`,
      BAD,
    );
  }
  return plain;
}

/** A whole number of JSON beyond 2^53 has lost digits before it comes here, and nobody would notice. */
function exactText(value: number): string {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new GraphQLError('A number of so many digits is not exact in JSON; send it as a string.', BAD);
  }
  return String(value);
}

/** The numbers of a document that is written into the query become doubles, as those of JSON do. */
function requireExact({ value }: IntValueNode | FloatValueNode): void {
  if (survivesAsDouble(value)) return;
  throw new GraphQLError(
    `The number ${value.slice(0, 60)} has more digits than are kept; write it as a string.`,
    BAD,
  );
}

function withoutExponent(text: string): string | undefined {
  const match = WITH_EXPONENT.exec(text);
  return match?.[1] && match[2]
    ? new Decimal(match[1]).times(new Decimal(10).pow(match[2])).toFixed()
    : undefined;
}

builder.addScalarType(
  'Decimal',
  new GraphQLScalarType<Decimal, string>({
    name: 'Decimal',
    description: `An exact decimal number (精确小数) as a string: money in yuan, or a ratio as a fraction of one. Never a float. Given, it may have an exponent of at most two digits, as programs write small numbers: "1e3" is 1000, and "3.5e-2" is 0.035; in any spelling at most ${DECIMAL_WHOLE_DIGITS} digits before and ${DECIMAL_FRACTION_DIGITS} behind the point. Answered, it is plain, without an exponent and without zeros at its end. Quotients are rounded half to even at ${SHOWN_DECIMAL_PLACES} decimal places for showing; no comparison uses the rounded value.`,
    serialize: (value) => formatDecimal(value instanceof Decimal ? value : readDecimal(String(value))),
    parseValue: (value) => {
      if (typeof value === 'string') return readDecimal(value);
      if (typeof value === 'number') return readDecimal(exactText(value));
      throw new GraphQLError('A Decimal is a string such as "0.035".', BAD);
    },
    parseLiteral: (node) => {
      if (node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT)
        return readDecimal(node.value);
      throw new GraphQLError('A Decimal is a string such as "0.035".', BAD);
    },
  }),
);

builder.addScalarType(
  'Date',
  new GraphQLScalarType<string, string>({
    ...GraphQLLocalDate.toConfig(),
    name: 'Date',
    description: 'A day of the calendar (日期) that exists, YYYY-MM-DD, in Asia/Shanghai.',
    parseValue: (value) => readDate(value),
    parseLiteral: (node) => readDate(node.kind === Kind.STRING ? node.value : undefined),
  }),
);

function readDate(value: unknown): string {
  if (typeof value === 'string' && isCalendarDate(value)) return value;
  throw new GraphQLError('A Date is a day that exists, written "YYYY-MM-DD".', BAD);
}

builder.addScalarType(
  'DateTime',
  new GraphQLScalarType({
    ...GraphQLDateTime.toConfig(),
    description: 'An instant (时间), as RFC 3339 writes it.',
  }),
);

builder.addScalarType(
  'DivisionCode',
  new GraphQLScalarType<string, string>({
    name: 'DivisionCode',
    description:
      'The code of a division (行政区划代码): six digits of GB/T 2260, or a code imported for a place outside that list.',
    serialize: String,
    parseValue: (value) => readDivisionCode(value),
    parseLiteral: (node) => readDivisionCode(node.kind === Kind.STRING ? node.value : undefined),
  }),
);

function readDivisionCode(value: unknown): string {
  if (typeof value === 'string' && /^[\w.:-]{1,64}$/u.test(value)) return value;
  throw new GraphQLError('A DivisionCode is a string such as "330300".', BAD);
}

builder.addScalarType(
  'CreditCode',
  new GraphQLScalarType<string, string>({
    name: 'CreditCode',
    description:
      'A unified social credit code (统一社会信用代码, GB 32100): 18 characters, normalised to half-width upper case. Some early codes are legal and fail the check character, and so it refuses none.',
    serialize: String,
    parseValue: (value) => readCreditCode(value),
    parseLiteral: (node) => readCreditCode(node.kind === Kind.STRING ? node.value : undefined),
  }),
);

function readCreditCode(value: unknown): string {
  const code = typeof value === 'string' ? normalizeCreditCode(value) : '';
  const fault = creditCodeFault(code);
  if (fault === undefined || fault === 'CHECK_CHARACTER') return code;
  throw new GraphQLError('A CreditCode is 18 digits and capital letters without I, O, S, V and Z.', BAD);
}

builder.addScalarType(
  'ApplicationForm',
  new GraphQLScalarType({
    name: 'ApplicationForm',
    description:
      'The document of an application (申报材料) as a JSON object: what the forms of the policies ask for. Everything wrong with it is told in `userErrors`, field by field.',
    parseValue: (value) => value,
    parseLiteral: (node, variables) => {
      visit(node, { IntValue: requireExact, FloatValue: requireExact });
      return valueFromASTUntyped(node, variables);
    },
  }),
);
