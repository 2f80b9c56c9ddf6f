import type { GenericFieldRef } from '@pothos/core';
import { fieldNamed, type Noun } from '../../model/noun.ts';
import type { Context } from '../../resolvers/request/context.ts';
import type { builder } from '../request/builder.ts';
import { descriptionOf } from './column-fields.ts';
import { rowsByIdOf } from './node.ts';
import { recordRefOf } from './refs.ts';

type FieldBuilder<Shape> = PothosSchemaTypes.ObjectFieldBuilder<(typeof builder)['$inferSchemaTypes'], Shape>;

/** The record that a field of a noun names; null where it names none, or one that went away meanwhile. */
export function recordField<Shape extends object>(
  t: FieldBuilder<Shape>,
  noun: Noun,
  name: string,
): GenericFieldRef {
  const { type, load } = recordNamed(noun, name);
  return t.field({
    type: recordRefOf(type),
    nullable: true,
    description: descriptionOf(noun, name),
    resolve: (row, _, context) => load(row, context),
  });
}

/** The record that a field of a noun always names, which the foreign keys of the database keep there. */
export function requiredRecordField<Shape extends object>(
  t: FieldBuilder<Shape>,
  noun: Noun,
  name: string,
): GenericFieldRef {
  const { type, load } = recordNamed(noun, name);
  return t.field({
    type: recordRefOf(type),
    description: descriptionOf(noun, name),
    resolve: async (row, _, context) => {
      const record = await load(row, context);
      if (!record) throw new Error(`a ${type} went away during the request`);
      return record;
    },
  });
}

function recordNamed(noun: Noun, name: string) {
  const field = fieldNamed(noun, name);
  if (field.type !== 'RECORD') throw new RangeError(`${noun.name}.${name} names no record`);
  const { noun: type, column } = field;
  return {
    type,
    load: async (row: object, context: Context) => {
      const id: unknown = Reflect.get(row, column);
      return typeof id === 'number' ? ((await rowsByIdOf(type)(context, null).load(id)) ?? null) : null;
    },
  };
}
