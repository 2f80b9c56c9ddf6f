import {
  getNullableType,
  type GraphQLArgument,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isScalarType,
} from 'graphql';
import type { UserError } from '../../resolvers/request/user-error.ts';

/** The argument, or field of an input, that holds the document of an application. */
const DOCUMENT = 'form';
const POSITION = /^\d+$/;

/**
 * What is wrong, with a path that the arguments of a mutation have: one rule may be asked by several mutations, and not all
 * take the field that it is about. Then the path ends where the arguments do, and where it leads in a document of an
 * application is told beside it.
 */
export function atArguments(args: readonly GraphQLArgument[], error: UserError): UserError {
  const [first, second, ...rest] = error.field;
  const inDocument = first === 'input' && second === DOCUMENT && rest.length > 0 ? { document: rest } : {};
  const field = existing(args, error.field);
  // A reason is given beside the input, whatever the rule that asks for one calls it.
  const beside = field.length < error.field.length && args.some(({ name }) => name === second);
  return { ...error, ...inDocument, field: beside && second !== undefined ? [second] : field };
}

/** As much of a path as the arguments have. */
function existing(args: readonly GraphQLArgument[], path: readonly string[]): string[] {
  const [name, ...rest] = path;
  const argument = args.find((each) => each.name === name);
  return argument && name !== undefined ? [name, ...within(argument.type, rest)] : [];
}

function within(type: GraphQLInputType, path: readonly string[]): readonly string[] {
  const [name, ...rest] = path;
  if (name === undefined) return [];
  const given = getNullableType(type);
  if (isListType(given)) return POSITION.test(name) ? [name, ...within(given.ofType, rest)] : [];
  if (isInputObjectType(given)) {
    const field = given.getFields()[name];
    return field ? [name, ...within(field.type, rest)] : [];
  }
  // A document is one value to the graph, and has fields of its own.
  return isScalarType(given) && given.name === 'ApplicationForm' ? path : [];
}
