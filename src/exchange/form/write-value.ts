import { z } from 'zod';
import { Decimal } from '../../domain/decimal.ts';
import type { Content, Validation } from '../workbook/sheet-model.ts';
import type { StyleName } from '../workbook/styles.ts';
import type { DivisionNames } from './division-names.ts';
import type { DocumentPath, ValueKind } from './form-description.ts';
import type { OptionLists } from './option-lists.ts';
import { partyText } from './party-text.ts';

/** What writing a value needs to know. */
export interface WritingSurroundings {
  readonly divisions: DivisionNames;
  /** Whether document and telephone numbers are written whole. */
  readonly showPersonalData: boolean;
}

const TEN_THOUSAND = 10_000;
/** A spreadsheet's numbers are right to so many digits. */
const EXACT_DIGITS = 15;
/** The numbers of days before it are wrong, or look like years. */
const FIRST_PLAIN_DAY = '1906-01-01';
const SHOWN_AT_ENDS = [3, 4] as const;
const PARTY = z.object({ name: z.string(), creditCode: z.string().nullable() });

/** How the cells of a kind look. */
export function styleOf({ type }: ValueKind): StyleName {
  switch (type) {
    case 'count':
      return 'whole';
    case 'amount':
      return 'amount';
    case 'date':
      return 'day';
    case 'text':
    case 'suggestion':
    case 'code':
    case 'yesNo':
    case 'choice':
    case 'choices':
    case 'division':
    case 'party':
    case 'parties':
      return 'text';
  }
}

/** What a cell shows of a value of the document; undefined where it is unknown. */
export function contentOf(
  value: unknown,
  kind: ValueKind,
  { divisions, showPersonalData }: WritingSurroundings,
): Content | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return listContent(value, kind);
  if (kind.type === 'party') return { text: partyText(PARTY.parse(value)) };
  if (typeof value === 'boolean') return { text: value ? '是' : '否' };
  const text = z.coerce.string().parse(value);
  switch (kind.type) {
    case 'code':
      return { text: kind.personal && !showPersonalData ? masked(text) : text };
    case 'count':
      return { number: text };
    case 'amount':
      return amountContent(kind.tenThousands ? new Decimal(text).div(TEN_THOUSAND) : new Decimal(text));
    case 'date':
      return text < FIRST_PLAIN_DAY ? { text } : { day: text };
    case 'choice':
      return { text: kind.words[text] ?? text };
    case 'division':
      return { text: divisions.shown(text) };
    case 'text':
    case 'suggestion':
    case 'yesNo':
    case 'choices':
    case 'parties':
      return { text };
  }
}

function listContent(values: readonly unknown[], kind: ValueKind): Content | undefined {
  if (kind.type === 'parties') {
    return values.length === 0
      ? undefined
      : { text: values.map((value) => partyText(PARTY.parse(value))).join('\n') };
  }
  if (kind.type !== 'choices') return undefined;
  if (values.length === 0) return kind.tellsNone ? { text: '无' } : undefined;
  return {
    text: z
      .array(z.string())
      .parse(values)
      .map((code) => kind.words[code] ?? code)
      .join('、'),
  };
}

function amountContent(amount: Decimal): Content {
  const text = amount.toFixed();
  return amount.precision() <= EXACT_DIGITS ? { number: text } : { text };
}

/** A number of which only the ends are shown. */
export function masked(text: string): string {
  const characters = Array.from(text);
  const [first, last] = SHOWN_AT_ENDS;
  if (characters.length <= first + last) return '*'.repeat(Math.max(characters.length, 2));
  const hidden = '*'.repeat(Math.max(characters.length - first - last, 2));
  return characters.slice(0, first).join('') + hidden + characters.slice(-last).join('');
}

/** What may be typed into the cells of a kind, with what is said beside them. */
export function validationOf(kind: ValueKind, note: string | undefined, options: OptionLists): Validation {
  const list = (words: readonly string[], strict: boolean, error: string): Validation => ({
    rule: { type: 'list', source: options.source(words) },
    strict,
    prompt: note,
    error,
  });
  switch (kind.type) {
    case 'text':
      return kind.longest === undefined
        ? { rule: { type: 'any' }, strict: false, prompt: note }
        : {
            rule: { type: 'textLength', most: kind.longest },
            strict: true,
            prompt: note,
            error: `限${kind.longest}字`,
          };
    case 'suggestion':
      return list(kind.words, false, '不在参考选项之中，请核对后确认');
    case 'count':
      return {
        rule: { type: 'whole', least: kind.least, most: kind.most },
        strict: true,
        prompt: note,
        error:
          kind.most < 10_000 ? `请填写${kind.least}至${kind.most}的整数` : `请填写不小于${kind.least}的整数`,
      };
    case 'amount':
      return { rule: { type: 'decimal' }, strict: true, prompt: note, error: '请填写不小于0的数字' };
    case 'date':
      return { rule: { type: 'date' }, strict: true, prompt: note, error: '请填写日期，如2025-08-11' };
    case 'yesNo':
      return list(['是', '否'], true, '请选择“是”或“否”');
    case 'choice':
      return list(Object.values(kind.words), true, '请从下拉列表中选择');
    case 'division':
      return list(options.divisions, false, '不在列表之中；省外的请填写六位行政区划代码后确认');
    case 'code':
    case 'choices':
    case 'party':
    case 'parties':
      return { rule: { type: 'any' }, strict: false, prompt: note };
  }
}

/** The value at a path of a document; undefined where nothing is there. */
export function valueAt(document: unknown, path: DocumentPath): unknown {
  let value = document;
  for (const step of path) {
    value = typeof step === 'string' ? fieldOf(value, step) : entriesWith(value, step)[0];
  }
  return value;
}

/** The entries of a list that have these values. */
export function entriesWith(list: unknown, values: Readonly<Record<string, unknown>>): unknown[] {
  if (!Array.isArray(list)) return [];
  return list.filter((entry) =>
    Object.entries(values).every(([key, value]) => fieldOf(entry, key) === value),
  );
}

function fieldOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}
