import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { type ColumnOptions, type ListColumn, listColumns } from './list-columns.ts';
import type { ExportList } from './lists.ts';

/** A list with the questions to the graph that bring its rows. */
export interface ListQuery {
  readonly list: ExportList;
  readonly columns: readonly ListColumn[];
  /** A page of nodes, behind `$after`. */
  readonly document: DocumentNode;
  /** The rows of the node `$node` behind `$afterRow`, where a node may have more than a page of them. */
  readonly restOfNode: DocumentNode | undefined;
}

/** The variables of a selection that are no arguments of the list, with their types. */
const OF_ROWS = { asOf: 'Date', days: '[Date!]!', afterRow: 'String' };

/** What may be given for a list: arguments of its field, and what its selection asks for besides. */
export function parametersOf(schema: GraphQLSchema, list: ExportList): string[] {
  const ofRows = variablesOfRows(list).filter((name) => name !== 'afterRow');
  return [...argumentsOf(schema, list).map(({ name }) => name), ...ofRows];
}

/** The questions to the graph for a list, and the columns of their answers. */
export function listQuery(schema: GraphQLSchema, list: ExportList, options: ColumnOptions): ListQuery {
  const taken = argumentsOf(schema, list);
  const ofRows = variablesOfRows(list).map((name) => `$${name}: ${OF_ROWS[name]}`);
  const declared = [
    '$first: Int',
    '$after: String',
    ...taken.map(({ name, type }) => `$${name}: ${String(type)}`),
    ...ofRows,
  ];
  const given = ['first', 'after', ...taken.map(({ name }) => name)].map((name) => `${name}: $${name}`);
  const selection = `{ pageInfo { hasNextPage endCursor } nodes ${list.selection} }`;
  const document = parse(
    `query Export(${declared.join(', ')}) { ${list.root}(${given.join(', ')}) ${selection} }`,
    { noLocation: true },
  );
  return {
    list,
    document,
    columns: listColumns(schema, list, document, options),
    restOfNode: list.rows?.isConnection === true ? restOfNode(schema, list, ofRows) : undefined,
  };
}

function argumentsOf(schema: GraphQLSchema, { root, takes }: ExportList) {
  const all = schema.getQueryType()?.getFields()[root]?.args ?? [];
  return all.filter(({ name }) => takes.includes(name));
}

function variablesOfRows({ selection, takes }: ExportList): (keyof typeof OF_ROWS)[] {
  const names: readonly (keyof typeof OF_ROWS)[] = ['asOf', 'days', 'afterRow'];
  return names.filter((name) => !takes.includes(name) && new RegExp(`\\$${name}\\b`).test(selection));
}

function restOfNode(schema: GraphQLSchema, { root, selection }: ExportList, ofRows: string[]): DocumentNode {
  const connection = schema.getQueryType()?.getFields()[root]?.type;
  const node = String(connection).replace(/Connection!?$/, '');
  return parse(
    `query Rest($node: ID!, ${ofRows.join(', ')}) { node(id: $node) { ... on ${node} ${selection} } }`,
    { noLocation: true },
  );
}
