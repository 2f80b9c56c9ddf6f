import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import type { Dice } from './dice.ts';

/** A value as JSON has it, and as a document writes it. */
export interface Value {
  readonly json: unknown;
  readonly literal: string;
}

/** What the values of a type with the records of the sample may be, by the names of scalars. */
const SCALARS: Readonly<Record<string, readonly unknown[]>> = {
  Int: [0, 1, 2, 3, 5, 10, 50, 100, 199, 2023, 2024, 2025, -1, 101],
  Float: [0, 0.5, 1, 1e3, -1.5],
  Boolean: [true, false],
  Date: ['2025-07-01', '2024-02-29', '2023-01-01', '2026-12-31', '1990-05-05'],
  DateTime: ['2025-07-01T00:00:00Z', '2024-02-29T23:59:59+08:00'],
  Decimal: ['0', '0.5', '0.04', '1', '1000000', '-1', '12345678901234.5678'],
  CreditCode: ['91330301YY000001XF', '91330300YY00061209', '12330700YY0005814Y'],
  DivisionCode: ['330300', '330302', '330100', '331000', '330000', '321100', '371000', 'DE'],
  ApplicationForm: [
    {},
    { consortium: { name: '某联合体' }, projects: [{}] },
    { consortium: null, projects: 7 },
  ],
  Upload: [null, {}, 'file'],
};

/** Texts by the name of what takes them. */
const TEXTS: readonly (readonly [name: RegExp, texts: readonly string[]])[] = [
  [
    /ref$|refs$|unit$|lead$/i,
    [
      'LOCAL:sample-wenzhou-001',
      'LOCAL:sample-wenzhou-002',
      'LOCAL:sample-wenzhou-001-p1',
      'LOCAL:sample-wenzhou-001-p1-f1',
      'LOCAL:sample-platform-0001',
      'CN-USCC:91330300YY00061209',
      'CN-USCC:91330301YY000001XF',
      'LOCAL:nobody',
      'no reference',
    ],
  ],
  [
    /policy|^key$/i,
    ['wenzhou-2025', 'zhejiang-2022', 'hangzhou-2022', 'taizhou-2025-draft', 'weihai-2022', 'none-1900'],
  ],
  [/after|before|cursor/i, ['', 'x', 'WzEsMl0', Buffer.from('["id",1,"x"]').toString('base64url')]],
  [/search|name/i, ['温州', '样', '创新联合体', 'a', '储能 变流器', '%_', ' ']],
  [/industry/i, ['新能源', '汽车零部件', '电气']],
];

const PLAIN_TEXTS = ['某', '新能源', 'a', '0', '', 'E', 'A', '一段较长的说明文字'];

/** What nobody should send: too large, too long, of another type, or no characters. */
const ODD: readonly unknown[] = [
  null,
  true,
  -2_147_483_649,
  2_147_483_648,
  9_007_199_254_740_992,
  1e308,
  0.1,
  '',
  ' ',
  'NaN',
  '1e999999',
  '0x10',
  '2025-02-30',
  '9999999-01-01',
  "'; drop table x; --",
  '%',
  '\\',
  '\u0000',
  '\ud800',
  '\u202e',
  '🚀'.repeat(300),
  'x'.repeat(3000),
  '__proto__',
  'constructor',
  [],
  [[]],
  {},
  { a: { b: { c: 1 } } },
];

const NODE_TYPES = [
  'Unit',
  'Consortium',
  'Membership',
  'Project',
  'Funding',
  'Platform',
  'FinancialYear',
  'Qualification',
  'Registration',
  'Patent',
  'ResearchTeam',
  'TeamMember',
  'Evaluation',
  'Application',
  'Nothing',
];

/** A value for a type: one that fits, and now and then one that does not. */
export function valueOf(dice: Dice, type: GraphQLInputType, name: string, oddness: number, depth = 0): Value {
  if (dice.happens(oddness)) return written(dice.pick(ODD));
  if (isNonNullType(type)) return valueOf(dice, type.ofType, name, 0, depth);
  if (dice.happens(0.05)) return written(null);
  return fitting(dice, type, name, oddness, depth);
}

function fitting(dice: Dice, type: GraphQLInputType, name: string, oddness: number, depth: number): Value {
  if (isNonNullType(type)) return fitting(dice, type.ofType, name, oddness, depth);
  if (isListType(type)) {
    const items = Array.from({ length: dice.between(0, 3) }, () =>
      valueOf(dice, type.ofType, name, oddness, depth + 1),
    );
    return {
      json: items.map(({ json }) => json),
      literal: `[${items.map(({ literal }) => literal).join(', ')}]`,
    };
  }
  if (isEnumType(type)) {
    const { name: value } = dice.pick(type.getValues());
    return { json: value, literal: value };
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields())
      .filter((field) => isRequiredInputField(field) || (depth < 4 && dice.happens(0.25)))
      .map((field) => [field.name, valueOf(dice, field.type, field.name, oddness, depth + 1)] as const);
    return {
      json: Object.fromEntries(fields.map(([key, { json }]) => [key, json])),
      literal: `{${fields.map(([key, { literal }]) => `${key}: ${literal}`).join(', ')}}`,
    };
  }
  if (type.name === 'ID') {
    const id = `${dice.pick(NODE_TYPES)}:${dice.between(0, 60)}`;
    return written(Buffer.from(id).toString('base64url'));
  }
  if (/^(?:first|last)$/.test(name)) return written(dice.between(0, 3));
  if (name === 'permutations') return written(199);
  return written(
    dice.pick(SCALARS[type.name] ?? TEXTS.find(([names]) => names.test(name))?.[1] ?? PLAIN_TEXTS),
  );
}

function written(json: unknown): Value {
  return { json, literal: literalOf(json) };
}

function literalOf(json: unknown): string {
  if (Array.isArray(json)) return `[${json.map(literalOf).join(', ')}]`;
  if (typeof json === 'object' && json !== null) {
    return `{${Object.entries(json)
      .map(([key, value]) => `${key}: ${literalOf(value)}`)
      .join(', ')}}`;
  }
  return JSON.stringify(json);
}
