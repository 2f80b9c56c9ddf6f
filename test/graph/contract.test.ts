import { readFile } from 'node:fs/promises';
import {
  buildSchema as parseSchema,
  findBreakingChanges,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from './ask.ts';

/** Paging as Relay has it is the same in every field of knowledge: its English words are enough. */
const PLUMBING = /^(PageInfo|\w+(Edge|Connection))\.|^(Query|Mutation)$/;
const CHINESE = /\p{Script=Han}/u;
const ENGLISH = /[A-Za-z]{3}/;

interface Described {
  readonly path: string;
  readonly description: string | null | undefined;
}

const types: readonly GraphQLNamedType[] = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

/** Every type, field, enum value and input field of the schema. */
function members(): Described[] {
  return types.flatMap((type): Described[] => {
    const inside = [
      ...(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields())
        : []),
      ...(isEnumType(type) ? type.getValues() : []),
    ];
    return [
      { path: type.name, description: type.description },
      ...inside.map(({ name, description }) => ({ path: `${type.name}.${name}`, description })),
    ];
  });
}

/** Every argument of the schema. */
function fieldArguments(): Described[] {
  return types.flatMap((type) =>
    isObjectType(type) || isInterfaceType(type)
      ? Object.values(type.getFields()).flatMap((field) =>
          field.args.map(({ name, description }) => ({
            path: `${type.name}.${field.name}(${name})`,
            description,
          })),
        )
      : [],
  );
}

const pathsWithout = (described: readonly Described[], words: RegExp) =>
  described.filter(({ description }) => !words.test(description ?? '')).map(({ path }) => path);

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

describe('every member of the schema is described', () => {
  it('in English', () => {
    expect(pathsWithout([...members(), ...fieldArguments()], ENGLISH)).toEqual([]);
  });

  it('with the Chinese term', () => {
    const without = pathsWithout([...members(), ...fieldArguments()], CHINESE);
    expect(without.filter((path) => !PLUMBING.test(path))).toEqual([]);
  });
});
