import { readFile } from 'node:fs/promises';
import { buildSchema as parseSchema, findBreakingChanges, isIntrospectionType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from './ask.ts';

describe('the contract that third parties build on', () => {
  it('is contained in the schema', async () => {
    const contract = parseSchema(await readFile('test/graph/contract.graphql', 'utf8'));
    expect(findBreakingChanges(contract, schema)).toEqual([]);
  });

  it('keeps the default values of arguments and input fields', async () => {
    const contract = parseSchema(await readFile('test/graph/contract.graphql', 'utf8'));
    const defaults = Object.values(contract.getTypeMap())
      .filter((type) => isObjectType(type) && !isIntrospectionType(type))
      .flatMap((type) =>
        isObjectType(type)
          ? Object.values(type.getFields()).flatMap(({ name, args }) =>
              args.map((arg) => ({ type: type.name, field: name, arg: arg.name, value: arg.defaultValue })),
            )
          : [],
      );
    const changed = defaults.filter(({ type, field, arg, value }) => {
      const product = schema.getType(type);
      if (!isObjectType(product)) return true;
      return product.getFields()[field]?.args.find(({ name }) => name === arg)?.defaultValue !== value;
    });
    expect(changed).toEqual([]);
  });
});
