import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInputObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** A list of the schema with a document that asks for everything it offers. */
export interface BroadList {
  readonly name: string;
  readonly document: string;
}

/** Rows of the list itself, and of each list in a row. */
const ROWS = 50;
const INNER_ROWS = 10;
/** So many steps are taken from a row of a list to other objects. */
const STEPS = 2;
/** What lists cannot be asked for without. */
const REQUIRED: Readonly<Record<string, string>> = { groupBy: '[CITY]' };
const NEEDED: Readonly<Record<string, string>> = { fundingStatistics: 'filter: { phases: [PAID] }' };

/** The list that the others are held against: the one that `npm run bench` asks for. */
export const WIDE_LIST: BroadList = {
  name: 'the wide list',
  document: `{ consortia(first: ${ROWS}) { nodes {
    ref name tier division { name }
    inCityShare { value } enterpriseShare { value } rdIntensity { value }
    members(first: 12) { nodes { role unit { name registeredDivision { name } } } }
    projects(first: 3) { nodes { name level } }
  } pageInfo { endCursor } } }`,
};

/** Every list that the query has and that needs no argument but groups, with everything that its rows offer. */
export function broadLists(schema: GraphQLSchema): BroadList[] {
  const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    (field) => isList(field) && field.args.every((arg) => !isRequiredArgument(arg) || arg.name in REQUIRED),
  );
  return lists.map((field) => ({
    name: field.name,
    document: `{ ${field.name}${argumentsOf(field, ROWS)} ${selectionOf(field, STEPS)} }`,
  }));
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isObjectType(getNamedType(type)) && (type.toString().includes('[') || isConnection(type));
}

function isConnection(type: GraphQLField<unknown, unknown>['type']): boolean {
  return getNamedType(type).name.endsWith('Connection');
}

function argumentsOf({ name, args }: GraphQLField<unknown, unknown>, rows: number): string {
  const given = args.flatMap((arg) => {
    if (arg.name === 'first' && !isInputObjectType(getNamedType(arg.type))) return [`first: ${rows}`];
    const required = isRequiredArgument(arg) ? REQUIRED[arg.name] : undefined;
    return required === undefined ? [] : [`${arg.name}: ${required}`];
  });
  const all = [...given, ...(name in NEEDED ? [NEEDED[name]] : [])];
  return all.length === 0 ? '' : `(${all.join(', ')})`;
}

function selectionOf(field: GraphQLField<unknown, unknown>, steps: number): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return isLeafType(type) ? '' : '{ __typename }';
  const nodes = isConnection(type) ? type.getFields()['nodes'] : undefined;
  if (nodes) return `{ nodes ${selectionOf(nodes, steps)} pageInfo { hasNextPage endCursor } }`;
  const fields = fieldsOf(type, steps);
  return `{ ${fields.length === 0 ? '__typename' : fields.join(' ')} }`;
}

/** Of a type whatever can be asked without an argument; numbers in full are left out, for each look is written down. */
function fieldsOf(type: GraphQLObjectType, steps: number): string[] {
  return Object.values(type.getFields())
    .filter((field) => !field.args.some(isRequiredArgument) && field.extensions.right !== 'PERSONAL_DATA')
    .flatMap((field) => {
      if (isLeafType(getNamedType(field.type))) return [field.name];
      return steps > 0
        ? [`${field.name}${argumentsOf(field, INNER_ROWS)} ${selectionOf(field, steps - 1)}`]
        : [];
    });
}
