import {
  type GraphQLArgument,
  type GraphQLField,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { schema } from './ask.ts';

/** What required arguments are given, by their names. */
const REQUIRED: Readonly<Record<string, string>> = {
  policy: '"taizhou-2025-draft"',
  totalCost: '"1000000"',
  on: '"2025-07-01"',
  years: '[2025]',
  year: '2025',
  days: '["2025-01-01"]',
  since: '"2025-01-01"',
  at: '"0.9"',
  atLeast: '"0.035"',
};

/**
 * The selection of every field of a type, and of every field of what it leads to, so many steps far. Of a connection
 * the rows, the cursors, where the page lies and the total.
 *
 * @param page the arguments of every connection in it, such as `first: 20`.
 */
export function everyField(typeName: string, steps: number, page = 'first: 20'): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`${typeName} has no fields`);
  const selected = Object.values(type.getFields()).flatMap((field) => selectionOf(field, steps, page));
  return selected.length === 0 ? '' : `{ ${selected.join(' ')} }`;
}

/** The selection of a field with every field behind it; none where it leads further than the steps go. */
export function selectionOf(field: GraphQLField<unknown, unknown>, steps: number, page: string): string[] {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return [field.name + argumentsOf(field, page)];
  if (isInterfaceType(type) || (steps === 0 && !type.name.endsWith('Connection'))) return [];
  if (!type.name.endsWith('Connection')) {
    const inside = everyField(type.name, steps - 1, page);
    return inside === '' ? [] : [field.name + argumentsOf(field, page) + inside];
  }
  const node = type.name.replace(/Connection$/, '');
  const rows = steps === 0 ? '' : `nodes ${everyField(node, steps - 1, page)}`;
  const place = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
  return [`${field.name}${argumentsOf(field, page)} { totalCount edges { cursor } ${place} ${rows} }`];
}

function argumentsOf({ name, args }: GraphQLField<unknown, unknown>, page: string): string {
  const given = args
    .filter(isRequiredArgument)
    .map((argument) => `${argument.name}: ${value(name, argument)}`);
  if (args.some((argument) => argument.name === 'first')) given.push(page);
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

function value(field: string, { name }: GraphQLArgument): string {
  const given = REQUIRED[name];
  if (given === undefined) throw new Error(`say what "${name}" of the field "${field}" is given`);
  return given;
}
