import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../graph/ask.ts';
import { recordLaw } from './record-law.ts';

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

const described = [...members(), ...fieldArguments()];

it('every member of the schema is described in English', ({ task }) => {
  expect(pathsWithout(described, ENGLISH)).toEqual([]);
  recordLaw(task, { law: 'Every member of the schema is described in English.', cases: described.length });
});

it('every member of the schema is described with the Chinese term', ({ task }) => {
  expect(pathsWithout(described, CHINESE).filter((path) => !PLUMBING.test(path))).toEqual([]);
  recordLaw(task, {
    law: 'Every member of the schema bears its Chinese term.',
    cases: described.length,
  });
});
