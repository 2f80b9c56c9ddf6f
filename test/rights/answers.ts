import { getNamedType, isObjectType } from 'graphql';
import { z } from 'zod';
import { type AnsweredError, schema } from '../graph/ask.ts';

/** What became of one field of one record of an answer. */
export interface MetField {
  /** Type.field */
  readonly field: string;
  readonly value: 'VALUE' | 'NULL' | 'EMPTY';
  /** The code of the error at this place; undefined where there is none. */
  readonly code: unknown;
}

const record = z.record(z.string(), z.unknown());

/** Every field that an answer holds, wherever it holds it. The question has no aliases. */
export function metFields(data: unknown, errors: readonly AnsweredError[]): MetField[] {
  const codes = new Map(errors.map(({ path, extensions }) => [JSON.stringify(path), extensions?.['code']]));
  const met: MetField[] = [];
  const walk = (typeName: string, value: unknown, path: readonly (string | number)[]): void => {
    if (Array.isArray(value)) {
      for (const [at, item] of value.entries()) walk(typeName, item, [...path, at]);
      return;
    }
    const type = schema.getType(typeName);
    const read = record.safeParse(value);
    if (!isObjectType(type) || !read.success) return;
    for (const [name, inside] of Object.entries(read.data)) {
      const field = type.getFields()[name];
      if (!field) continue;
      const at = [...path, name];
      met.push({
        field: `${typeName}.${name}`,
        value: inside === null ? 'NULL' : Array.isArray(inside) && inside.length === 0 ? 'EMPTY' : 'VALUE',
        code: codes.get(JSON.stringify(at)),
      });
      walk(getNamedType(field.type).name, inside, at);
    }
  };
  walk('Query', data, []);
  return met;
}
