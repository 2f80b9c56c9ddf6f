import { getNamedType, isObjectType } from 'graphql';
import { z } from 'zod';
import { schema } from '../graph/ask.ts';

const record = z.record(z.string(), z.unknown());

/** The fields, as Type.field, at which two answers to the same question differ. The question has no aliases. */
export function changedFields(before: unknown, after: unknown): string[] {
  const changed = new Set<string>();
  const walk = (typeName: string, field: string, one: unknown, other: unknown): void => {
    if (Array.isArray(one) && Array.isArray(other)) {
      if (one.length !== other.length) changed.add(field);
      for (const [at, item] of one.entries()) walk(typeName, field, item, other[at]);
      return;
    }
    const [left, right] = [record.safeParse(one).data, record.safeParse(other).data];
    const type = schema.getType(typeName);
    if (!left || !right || !isObjectType(type)) {
      if (JSON.stringify(one) !== JSON.stringify(other)) changed.add(field);
      return;
    }
    for (const [name, inside] of Object.entries(left)) {
      const led = type.getFields()[name];
      if (led) walk(getNamedType(led.type).name, `${typeName}.${name}`, inside, right[name]);
    }
  };
  walk('Query', 'Query', before, after);
  return [...changed].toSorted();
}
