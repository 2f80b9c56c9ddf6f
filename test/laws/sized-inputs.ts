import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import { schema } from '../graph/ask.ts';
import { type Given, leastValue } from './least-input.ts';

/** An argument, or a field of an input, with the shortest way to it from a field that takes it. */
export interface SizedInput {
  /** Tells it from all others: the field and the argument, or the input and its field. */
  readonly name: string;
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  /** The argument, and the fields of inputs and places in lists that lead from it. */
  readonly path: readonly string[];
  readonly input: GraphQLArgument | GraphQLInputField;
}

/** What sizes a list or a number: that it may not be smaller or larger than these. */
export interface Bound {
  readonly least: number | undefined;
  readonly most: number | undefined;
}

/** Every argument and field of an input that is a list or a whole number, each by the shortest way. */
export function sizedInputs(): readonly SizedInput[] {
  const found = new Map<string, SizedInput>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      for (const each of inputsOf(type, field)) {
        const known = found.get(each.name);
        if (!known || known.path.length > each.path.length) found.set(each.name, each);
      }
    }
  }
  return [...found.values()].filter(({ input }) => hasSize(input.type));
}

function inputsOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): SizedInput[] {
  const inputs: SizedInput[] = field.args.map((input) => ({
    name: `${type.name}.${field.name}(${input.name})`,
    type,
    field,
    path: [input.name],
    input,
  }));
  const entered = new Set<string>();
  for (const { input, path } of inputs) {
    const named = getNamedType(input.type);
    if (!isInputObjectType(named) || entered.has(named.name)) continue;
    entered.add(named.name);
    const place = isListType(getNullableType(input.type)) ? ['0'] : [];
    for (const inner of Object.values(named.getFields())) {
      inputs.push({
        name: `${named.name}.${inner.name}`,
        type,
        field,
        path: [...path, ...place, inner.name],
        input: inner,
      });
    }
  }
  return inputs;
}

function hasSize(type: GraphQLInputType): boolean {
  const plain = getNullableType(type);
  return isListType(plain) || plain.toString() === 'Int';
}

/** The bound that the schema keeps of itself, or else what the description tells; undefined where there is none. */
export function boundOf({ input }: SizedInput): Bound | undefined {
  const { least, most } = input.extensions;
  return least === undefined && most === undefined ? toldIn(input) : { least, most };
}

/** What the description of an input says of its size; undefined where it says nothing. */
export function toldIn({ description, type }: GraphQLArgument | GraphQLInputField): Bound | undefined {
  const text = description ?? '';
  if (isListType(getNullableType(type))) {
    const [, before, behind] = /\bat most (\d+)|\b(\d+) at most/.exec(text) ?? [];
    const most = before ?? behind;
    return most === undefined ? undefined : { least: undefined, most: Number(most) };
  }
  const [, from, to, alone] = /\b(\d+) to (\d+)|\b(\d+) or more/.exec(text) ?? [];
  const least = from ?? alone;
  if (least === undefined) return undefined;
  return { least: Number(least), most: to === undefined ? undefined : Number(to) };
}

/** A value of a size: the number, or so many entries, each of its own where the type has as many. */
export function valueOfSize({ input, path }: SizedInput, size: number, given: Given): unknown {
  const plain = getNullableType(input.type);
  if (!isListType(plain)) return size;
  const item = leastValue(plain.ofType, [...path, '0'], given);
  const named = getNamedType(plain.ofType);
  const words = isEnumType(named) ? named.getValues().map(({ name }) => name) : [];
  return Array.from({ length: size }, (_, at) => {
    if (words.length > 0) return words[at % words.length];
    // Edges rise, and what is named twice would be counted once.
    if (named.name === 'Decimal') return String(at);
    return named.name === 'String' ? `LOCAL:law-${at}` : item;
  });
}

/** The arguments of the field with a value at the path of the input, and the least of all else. */
export function argumentsWith(
  { field, path: [first = '', ...rest] }: SizedInput,
  value: unknown,
  given: Given,
): Record<string, unknown> {
  const needed = field.args.flatMap((argument): [string, unknown][] => {
    if (argument.name === first) return [[first, valueWith(argument.type, [first], rest, value, given)]];
    const least = leastOrNothing(argument, [argument.name], given);
    return least === undefined ? [] : [[argument.name, least]];
  });
  return Object.fromEntries(needed);
}

function valueWith(
  type: GraphQLInputType,
  path: readonly string[],
  [next, ...rest]: readonly string[],
  value: unknown,
  given: Given,
): unknown {
  if (next === undefined) return value;
  const plain = getNullableType(type);
  if (isListType(plain)) return [valueWith(plain.ofType, [...path, next], rest, value, given)];
  if (!isInputObjectType(plain)) throw new Error(`${path.join('.')} has no ${next}`);
  return Object.fromEntries(
    Object.values(plain.getFields()).flatMap((inner): [string, unknown][] => {
      const inside = [...path, inner.name];
      if (inner.name === next) return [[next, valueWith(inner.type, inside, rest, value, given)]];
      const least = leastOrNothing(inner, inside, given);
      return least === undefined ? [] : [[inner.name, least]];
    }),
  );
}

function leastOrNothing(
  { type, defaultValue }: GraphQLArgument | GraphQLInputField,
  path: readonly string[],
  given: Given,
): unknown {
  if (getNullableType(type) !== type && defaultValue === undefined) return leastValue(type, path, given);
  // What is named beyond what must be named is left out.
  return getNamedType(type).name === 'ID' ? undefined : given(path, String(type));
}
