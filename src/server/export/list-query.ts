import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { type ListColumn, listColumns } from './list-columns.ts';
import { EXPORT_LISTS, type ExportList } from './lists.ts';

/** A list with the questions to the graph that bring its rows. */
export interface ListQuery {
  readonly list: ExportList;
  readonly columns: readonly ListColumn[];
  /** What may be given: some of filter, orderBy and search, as the query takes them, and asOf. */
  readonly parameters: readonly string[];
  /** A page of nodes, behind `$after`. */
  readonly document: DocumentNode;
  /** The rows of the node `$node` behind `$afterRow`, where a node may have more than a page of them. */
  readonly restOfNode: DocumentNode | undefined;
}

const OF_LISTS = new Set(['filter', 'orderBy', 'search']);

/** The questions of every list, by its name. */
export function listQueries(schema: GraphQLSchema): ReadonlyMap<string, ListQuery> {
  return new Map(EXPORT_LISTS.map((list) => [list.name, listQuery(schema, list)]));
}

function listQuery(schema: GraphQLSchema, list: ExportList): ListQuery {
  const taken = (schema.getQueryType()?.getFields()[list.root]?.args ?? []).filter(({ name }) =>
    OF_LISTS.has(name),
  );
  const ofRows = [
    ...(list.selection.includes('$asOf') ? ['$asOf: Date'] : []),
    ...(list.selection.includes('$afterRow') ? ['$afterRow: String'] : []),
  ];
  const declared = [
    '$first: Int',
    '$after: String',
    ...taken.map(({ name, type }) => `$${name}: ${String(type)}`),
    ...ofRows,
  ];
  const given = ['first', 'after', ...taken.map(({ name }) => name)].map((name) => `${name}: $${name}`);
  const document = parse(
    `query Export(${declared.join(', ')}) {
      ${list.root}(${given.join(', ')}) { pageInfo { hasNextPage endCursor } nodes ${list.selection} }
    }`,
    { noLocation: true },
  );
  return {
    list,
    document,
    columns: listColumns(schema, list, document),
    parameters: [...taken.map(({ name }) => name), ...(list.selection.includes('$asOf') ? ['asOf'] : [])],
    restOfNode: list.rows?.isConnection === true ? restOfNode(schema, list, ofRows) : undefined,
  };
}

function restOfNode(schema: GraphQLSchema, { root, selection }: ExportList, ofRows: string[]): DocumentNode {
  const connection = schema.getQueryType()?.getFields()[root]?.type;
  const node = String(connection).replace(/Connection!?$/, '');
  return parse(
    `query Rest($node: ID!, ${ofRows.join(', ')}) { node(id: $node) { ... on ${node} ${selection} } }`,
    { noLocation: true },
  );
}
