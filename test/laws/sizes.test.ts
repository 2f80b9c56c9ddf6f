import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { argumentFault } from '../../src/schema/request/argument-limits.ts';
import { schema } from '../graph/ask.ts';
import { recordLaw } from './record-law.ts';

type Input = GraphQLArgument | GraphQLInputField;

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const fields = types
  .filter(isObjectType)
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));
const inputs: readonly { readonly of: string; readonly input: Input }[] = [
  ...fields.flatMap(({ type, field }) =>
    field.args.map((input) => ({ of: `${type.name}.${field.name}`, input })),
  ),
  ...types
    .filter(isInputObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((input) => ({ of: type.name, input }))),
];

/** Numbers of these names size nothing; of a page every row is an object, which has its price. */
const SIZELESS = new Set(['first', 'last', 'seed', 'year', 'leadProjectsInProgress', 'otherConsortiaLed']);

const plainOf = (type: GraphQLInputType): GraphQLInputType => (isNonNullType(type) ? type.ofType : type);

/** Whether an argument sizes work: a list or a number, or an input that has one. What narrows a list does not. */
function sizes({ name, type }: Input): boolean {
  const plain = plainOf(type);
  if (isListType(plain)) return true;
  if (isInputObjectType(plain)) {
    return (
      !/Filter$|GroupKey$|Order$|^CityFigure$/.test(plain.name) &&
      Object.values(plain.getFields()).some(sizes)
    );
  }
  return plain.toString() === 'Int' && !SIZELESS.has(name);
}

describe('what sizes work', () => {
  it('has a most, which is told, and what is longer is refused', ({ task }) => {
    const lists = inputs.filter(({ input }) => isListType(plainOf(input.type)));
    expect(lists.length).toBeGreaterThan(50);
    for (const { of, input } of lists) {
      const name = `${of} ${input.name}`;
      const { most } = input.extensions;
      if (most === undefined) throw new Error(`${name} has no most`);
      expect(`${name}: ${input.description}`).toMatch(/at most/i);
      const field = { ...fields[0]?.field, args: [{ ...input, defaultValue: undefined }] };
      const faultOf = (length: number) =>
        isArgumentHolder(field)
          ? argumentFault(field, { [input.name]: Array<unknown>(length).fill(null) })
          : 'no field';
      expect([name, faultOf(most)]).toEqual([name, undefined]);
      expect(faultOf(most + 1)).toContain(`ask for at most ${most}`);
    }
    recordLaw(task, {
      law: 'Every list that can be sent has a most, and says it.',
      cases: lists.length,
      found: 'no list but three had one',
    });
  });

  it('has a price', ({ task }) => {
    const sized = fields.filter(
      ({ type, field }) => type !== schema.getMutationType() && field.args.some(sizes),
    );
    const free = sized
      .filter(({ field: { extensions } }) => !extensions.work && !extensions.workForAll)
      .filter(({ field }) => !field.args.some(({ name }) => name === 'ids'))
      .filter(
        ({ field }) =>
          !getNamedType(field.type).name.endsWith('Connection') ||
          field.args.some(({ name }) => name === 'groupBy'),
      )
      .map(({ type, field }) => `${type.name}.${field.name}`);
    expect(free).toEqual([]);
    recordLaw(task, { law: 'Every field with arguments that size work has a price.', cases: sized.length });
  });
});

function isArgumentHolder(field: object): field is Parameters<typeof argumentFault>[0] {
  return 'args' in field && 'name' in field;
}
