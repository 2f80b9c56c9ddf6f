import type { GenericFieldRef } from '@pothos/core';
import {
  type Field,
  fieldNamed,
  type Noun,
  type OpenField,
  openFieldsOf,
  type PlainField,
} from '../../model/noun.ts';
import type { builder } from '../request/builder.ts';
import { enumerationNamed } from '../request/enumeration.ts';

type Builder = typeof builder;
type FieldBuilder<Shape> = PothosSchemaTypes.ObjectFieldBuilder<Builder['$inferSchemaTypes'], Shape>;

/**
 * The fields of a noun that are columns as they stand, with their meanings. Whatever names another record or a place, is
 * encrypted or needs a right is written out beside them.
 *
 * @throws RangeError where a field is of an enumeration that the graph does not have.
 */
export function columnFields<Shape extends object>(
  t: FieldBuilder<Shape>,
  noun: Noun,
): Record<string, GenericFieldRef> {
  return Object.fromEntries(openFieldsOf(noun).map((open) => [open.name, columnField(t, open)]));
}

/** What a field of a noun means, for one that is written out beside those that are columns as they stand. */
export function descriptionOf(noun: Noun, field: string): string {
  return described(fieldNamed(noun, field));
}

function described({ means: { zh, en }, whenRead = '' }: Pick<Field, 'means' | 'whenRead'>): string {
  return `${en} (${zh})${whenRead}.`;
}

function columnField<Shape extends object>(
  t: FieldBuilder<Shape>,
  { field, isNullable }: OpenField,
): GenericFieldRef {
  const description = described(field);
  const type = typeOf(field);
  if (field.type === 'TEXTS' || field.type === 'WORDS') {
    const list = (row: Shape) => textsIn(row, field.column);
    return isNullable
      ? t.field({ type: [type], nullable: true, description, resolve: list })
      : t.field({ type: [type], description, resolve: (row) => present(list(row)) });
  }
  const value = (row: Shape) => valueIn(row, field.column);
  return isNullable
    ? t.field({ type, nullable: true, description, resolve: value })
    : t.field({ type, description, resolve: (row) => present(value(row)) });
}

function typeOf(field: PlainField) {
  switch (field.type) {
    case 'TEXT':
    case 'TEXTS':
    case 'REF':
      return 'String';
    case 'DATE':
      return 'Date';
    case 'AMOUNT':
      return 'Decimal';
    case 'INTEGER':
      return 'Int';
    case 'BOOLEAN':
      return 'Boolean';
    case 'WORD':
    case 'WORDS':
      return enumerationNamed(field.enumeration);
  }
}

function present<Value>(value: Value | null): Value {
  if (value === null) throw new TypeError('a column that is never null is null');
  return value;
}

/** What a column holds; the loaders of its table read it as its type says. */
function valueIn(row: object, column: string): string | number | boolean | null {
  const value: unknown = Reflect.get(row, column);
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    return value;
  }
  throw new TypeError(`${column} was not read, or holds a list`);
}

function textsIn(row: object, column: string): string[] | null {
  const value: unknown = Reflect.get(row, column);
  if (value === null) return null;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
  throw new TypeError(`${column} was not read, or holds no list of texts`);
}
