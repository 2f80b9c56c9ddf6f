import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** What an argument or a field of an input is given, by its path and type; undefined for the least that the type takes. */
export type Given = (path: readonly string[], type: string) => unknown;

/** What the scalars are given where nothing else is said. */
const SCALARS: Readonly<Record<string, unknown>> = {
  Boolean: true,
  CreditCode: '91330301YY000001XF',
  Date: '2025-07-01',
  Decimal: '1',
  DivisionCode: '330300',
  Float: 1,
  ID: Buffer.from('Consortium:999999').toString('base64url'),
  Int: 1,
  String: 'LOCAL:law',
  ApplicationForm: {},
};

/** The least that the required arguments of a field take, by their names. */
export function leastArguments(
  { args }: GraphQLField<unknown, unknown>,
  given: Given,
): Record<string, unknown> {
  const needed = args.filter(
    (argument) => isRequiredArgument(argument) || given([argument.name], String(argument.type)) !== undefined,
  );
  return Object.fromEntries(needed.map(({ name, type }) => [name, leastValue(type, [name], given)]));
}

/** The declarations of variables for arguments, and the arguments that take them. */
export function variablesOf(args: readonly GraphQLArgument[], names: readonly string[], prefix: string) {
  const used = args.filter(({ name }) => names.includes(name));
  return {
    declared: used.map(({ name, type }) => `$${prefix}${name}: ${String(type)}`),
    passed: used.length === 0 ? '' : `(${used.map(({ name }) => `${name}: $${prefix}${name}`).join(', ')})`,
  };
}

/** The least that a type takes, at a path of an argument. */
export function leastValue(type: GraphQLInputType, path: readonly string[], given: Given): unknown {
  if (isNonNullType(type)) return leastValue(type.ofType, path, given);
  const said = given(path, String(type));
  if (said !== undefined) return said;
  if (isListType(type)) return [leastValue(type.ofType, [...path, '0'], given)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const needed = Object.values(type.getFields()).filter(
      (field) =>
        isRequiredInputField(field) || given([...path, field.name], String(field.type)) !== undefined,
    );
    return Object.fromEntries(
      needed.map((field) => [field.name, leastValue(field.type, [...path, field.name], given)]),
    );
  }
  const value = SCALARS[type.name];
  if (value === undefined) throw new Error(`say what a ${type.name} is given`);
  return value;
}
