import { type DocumentNode, execute, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { Cell } from '../../exchange/export-formats/export-table.ts';
import type { Context } from '../../resolvers/request/context.ts';
import { AtlasError } from '../../resolvers/request/errors.ts';
import { figureStatus, UNREADABLE, WITHHELD } from './figure-status.ts';
import { type ListColumn, NODE_ID } from './list-columns.ts';
import type { ListQuery } from './list-query.ts';

/** What a list is asked for with, by the names of the query's arguments. */
export type ListVariables = Readonly<Record<string, unknown>>;

type Row = readonly Cell[];

/** The errors of single fields that leave a cell empty, and what stands in its place until its status is told. */
const LEFT_EMPTY: ReadonlyMap<unknown, symbol> = new Map([
  ['UNAUTHENTICATED', WITHHELD],
  ['FORBIDDEN', WITHHELD],
  ['PERSONAL_DATA_UNREADABLE', UNREADABLE],
]);

/**
 * The rows of a list, a page of the query at a time. Every page is the query that anybody may send, with the viewer's
 * rights: what the query leaves out is left out here.
 *
 * @throws GraphQLError with a code where the variables cannot be answered, before the first batch.
 */
export async function* listRows(
  schema: GraphQLSchema,
  query: ListQuery,
  variables: ListVariables,
  context: Context,
): AsyncGenerator<readonly Row[]> {
  const { list, document, columns } = query;
  let after: unknown = null;
  for (;;) {
    const data = await answer(schema, document, { ...variables, first: list.page, after }, context);
    const page = at(data, [list.root]);
    const nodes = items(at(page, ['nodes']));
    const rows: Row[] = [];
    for (const node of nodes) {
      if (!list.rows) rows.push(rowOf(columns, node, node));
      else for await (const row of rowsOfNode(schema, query, node, variables, context)) rows.push(row);
    }
    if (rows.length > 0) yield rows;
    if (at(page, ['pageInfo', 'hasNextPage']) !== true) return;
    after = at(page, ['pageInfo', 'endCursor']);
  }
}

async function* rowsOfNode(
  schema: GraphQLSchema,
  { list, columns, restOfNode }: ListQuery,
  first: unknown,
  variables: ListVariables,
  context: Context,
): AsyncGenerator<Row> {
  let node = first;
  for (;;) {
    const rows = at(node, [list.rows?.field ?? '']);
    for (const row of items(restOfNode ? at(rows, ['nodes']) : rows)) yield rowOf(columns, node, row);
    if (!restOfNode || at(rows, ['pageInfo', 'hasNextPage']) !== true) return;
    const rest = { ...variables, node: at(node, [NODE_ID]), afterRow: at(rows, ['pageInfo', 'endCursor']) };
    node = at(await answer(schema, restOfNode, rest, context), ['node']);
  }
}

/**
 * The data of an answer. Fields that the viewer has no right to, or that no key opens, are null in it, as they are for
 * whoever sends the query; any other error is the end.
 */
async function answer(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: ListVariables,
  context: Context,
): Promise<unknown> {
  const { data, errors = [] } = await execute({
    schema,
    document,
    variableValues,
    // Loaders remember what they fetched for as long as their context is there: a page each, and memory stays as it is.
    contextValue: { ...context },
    hideSuggestions: context.viewer.role === 'PUBLIC',
  });
  const marks = errors.map(({ path = [], extensions }) =>
    // What is refused of the list itself, and not of a field of a row, is refused.
    data && path.length > 1 ? LEFT_EMPTY.get(extensions['code']) : undefined,
  );
  const fatal = errors.find((_, index) => marks[index] === undefined);
  if (!fatal) {
    for (const [index, { path = [] }] of errors.entries()) leaveMark(data, path, marks[index]);
    return data;
  }
  // What goes wrong in a field has a path.
  if (fatal.path === undefined) throw aboutVariable(fatal);
  throw fatal.extensions['code'] === undefined ? (fatal.originalError ?? fatal) : fatal;
}

/** What graphql-js says of a variable, said of the parameter that it came from. */
function aboutVariable({ message }: GraphQLError): AtlasError {
  return new AtlasError('BAD_USER_INPUT', message.replace(/^Variable "\$(\w+)"/, 'The parameter "$1"'));
}

/** Puts a mark where an error says that a field was left empty. */
function leaveMark(data: unknown, path: readonly (string | number)[], mark: symbol | undefined): void {
  const [key, ...rest] = path;
  if (key === undefined || !isIndexable(data)) return;
  const next = data[key];
  if (next === null || next === undefined) data[key] = mark;
  else leaveMark(next, rest, mark);
}

function rowOf(columns: readonly ListColumn[], node: unknown, row: unknown): Row {
  return columns.map(({ path, isOfRow, statusPath }) => {
    const from = isOfRow ? row : node;
    const value = at(from, path);
    if (statusPath === undefined) return cellOf(value);
    return figureStatus(value, statusPath.length === 0 ? null : at(from, statusPath));
  });
}

/** The value at the end of keys; through a list, the list of the values within its items. */
function at(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => at(item, path));
  return isRecord(value) ? at(value[key], rest) : null;
}

function cellOf(value: unknown): Cell {
  return Array.isArray(value) ? value.map(scalarOf) : scalarOf(value);
}

function scalarOf(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Objects and lists alike: both are read by their keys. */
function isIndexable(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
