import {
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { ColumnType, ExportColumn } from '../../exchange/export-formats/export-table.ts';
import type { ColumnOrigin, ExportList } from './lists.ts';

/** A column with the keys that lead to its value in an answer, from the node, or from the row within the node. */
export interface ListColumn extends ExportColumn {
  readonly path: readonly string[];
  readonly isOfRow: boolean;
  /** In a column that says how the figure at the path came to be: the keys that lead to what the answer says of it. */
  readonly statusPath?: readonly string[];
  /** Whether a column of how something came to be stands in every file, and not only beside statistics. */
  readonly isAlwaysTold?: boolean;
}

/** The key of a node's id that only serves to ask for the rest of its rows. */
export const NODE_ID = 'nodeId';
/** The key of a group's key, whose fields are columns by their own names. */
export const KEY = 'key';
/** What a column's name ends in that says how the figure before it came to be. */
export const STATUS_ENDING = '_status';
/** The fields that say how the figures beside them came to be, under the keys that no column is made of. */
export const STATUS_KEYS: Readonly<Record<string, string>> = {
  status: '_status',
  quantileStatus: '_quantileStatus',
};
/** The figures of a distribution that are not withheld as soon as its quantiles are. */
const TOTALS = new Set(['sum', 'mean']);
/** Exact however little was reported. */
const ALWAYS_EXACT = 'coverage';
/** What the names of fields end in that hold a document or phone number, masked or in full. */
const NUMBER_OF_PERSON = /(?:Masked|Revealed)$/;

const TYPES: Readonly<Record<string, ColumnType>> = {
  Boolean: 'boolean',
  Date: 'date',
  Decimal: 'decimal',
  Int: 'integer',
};

/** Where in the selection a field is. */
interface SelectionPath {
  readonly path: readonly string[];
  readonly names: readonly string[];
  readonly fields: ColumnOrigin['fields'];
  readonly descriptions: readonly string[];
  readonly isList: boolean;
  readonly nullable: boolean;
  readonly isOfRow: boolean;
  /** The keys that lead to each status that the answer has of figures here, by its field. */
  readonly statuses: Readonly<Record<string, readonly string[]>>;
}

const TOP: SelectionPath = {
  path: [],
  names: [],
  fields: [],
  descriptions: [],
  isList: false,
  nullable: false,
  isOfRow: false,
  statuses: {},
};

/** What columns are made for. */
export interface ColumnOptions {
  /** Whether each figure that may be unknown is followed by a column that says how it came to be. */
  readonly withStatuses: boolean;
}

/**
 * The columns of a list: a leaf of its selection each, with the type and the description that the schema has of it, so
 * that a file says what the API says.
 */
export function listColumns(
  schema: GraphQLSchema,
  list: ExportList,
  document: DocumentNode,
  { withStatuses }: ColumnOptions,
): ListColumn[] {
  const [operation] = document.definitions;
  const query = schema.getQueryType();
  if (operation?.kind !== Kind.OPERATION_DEFINITION || !query) throw new Error(`${list.name} asks no query`);
  const root = field(operation.selectionSet, list.root);
  const type = query.getFields()[list.root]?.type;
  if (!type || !root.selectionSet) throw new Error(`${list.root} is no list of the graph`);
  const selection = field(root.selectionSet, 'nodes').selectionSet;
  if (!selection) throw new Error(`${list.name} selects nothing`);
  const columns = columnsOf(list, fieldType(type, 'nodes'), selection, TOP);
  return columns.filter(
    ({ statusPath, isAlwaysTold }) => withStatuses || statusPath === undefined || isAlwaysTold === true,
  );
}

function columnsOf(
  list: ExportList,
  type: GraphQLOutputType,
  selection: SelectionSetNode,
  at: SelectionPath,
): ListColumn[] {
  const parent = getNamedType(type);
  if (!isObjectType(parent)) throw new Error(`${list.name} selects fields of ${parent.name}`);
  const own = statusesOf(selection, at);
  const inside: SelectionPath = { ...at, statuses: Object.keys(own).length > 0 ? own : at.statuses };
  return selection.selections.flatMap((selected) => {
    if (selected.kind !== Kind.FIELD) throw new Error(`${list.name} selects by fragments`);
    const definition = parent.getFields()[selected.name.value];
    if (!definition) throw new Error(`${parent.name} has no field ${selected.name.value}`);
    const key = selected.alias?.value ?? selected.name.value;
    if (key === NODE_ID || key.startsWith('_')) return [];
    if (list.rows && at === TOP && selected.name.value === list.rows.field) {
      return rowColumns(list, definition.type, selected.selectionSet);
    }
    const isKey = key === KEY && at === TOP;
    const within: SelectionPath = {
      ...inside,
      path: [...at.path, key],
      names: isKey ? [] : [...at.names, snakeCase(key)],
      fields: [...at.fields, { of: parent.name, name: selected.name.value }],
      descriptions: isKey ? [] : [...at.descriptions, definition.description ?? ''],
      isList: at.isList || isListType(getNullableType(definition.type)),
      nullable: at.nullable || !isNonNullType(definition.type),
    };
    const named = getNamedType(definition.type);
    if (!isLeafType(named)) {
      return selected.selectionSet ? columnsOf(list, named, selected.selectionSet, within) : [];
    }
    const column = columnAt(list, within, TYPES[named.name] ?? 'text');
    if (NUMBER_OF_PERSON.test(selected.name.value)) return [column, statusOfNumber(column)];
    return isFigure(column) && column.nullable && within.fields[0]?.name !== KEY
      ? [column, statusColumn(column, within)]
      : [column];
  });
}

/** Whether a column holds numbers to compute with; a year is none. */
export function isFigure({ name, type }: ExportColumn): boolean {
  return (type === 'decimal' || type === 'integer') && !/(?:^|_)years?$/.test(name);
}

function statusesOf(selection: SelectionSetNode, { path }: SelectionPath): Record<string, readonly string[]> {
  const selected = new Set(
    selection.selections.map((each) => (each.kind === Kind.FIELD ? each.alias?.value : undefined)),
  );
  return Object.fromEntries(
    Object.entries(STATUS_KEYS).flatMap(([name, key]) => (selected.has(key) ? [[name, [...path, key]]] : [])),
  );
}

function statusColumn(figure: ListColumn, { statuses, fields }: SelectionPath): ListColumn {
  const name = fields.at(-1)?.name ?? '';
  const said = TOTALS.has(name) ? statuses['status'] : (statuses['quantileStatus'] ?? statuses['status']);
  return {
    name: figure.name + STATUS_ENDING,
    type: 'text',
    isList: false,
    nullable: false,
    description: `How ${figure.name} came to be (观测状态): NORMAL, ESTIMATED, MISSING or SUPPRESSED.`,
    unit: undefined,
    path: figure.path,
    isOfRow: figure.isOfRow,
    statusPath: name === ALWAYS_EXACT ? [] : (said ?? []),
  };
}

function statusOfNumber(number: ListColumn): ListColumn {
  const { name, path, isOfRow } = number;
  return {
    name: name + STATUS_ENDING,
    type: 'text',
    isList: false,
    nullable: false,
    description: `What became of ${name}: NORMAL, MISSING (not known), SUPPRESSED (not for whoever asked) or UNREADABLE (stored, and no key of the service opens it).`,
    unit: undefined,
    path,
    isOfRow,
    statusPath: [],
    isAlwaysTold: true,
  };
}

function rowColumns(
  list: ExportList,
  type: GraphQLOutputType,
  selection: SelectionSetNode | undefined,
): ListColumn[] {
  if (!selection) throw new Error(`${list.name} selects nothing of its rows`);
  const at = { ...TOP, isOfRow: true };
  if (list.rows?.isConnection !== true) return columnsOf(list, type, selection, at);
  const nodes = field(selection, 'nodes').selectionSet;
  return nodes ? columnsOf(list, fieldType(type, 'nodes'), nodes, at) : [];
}

function columnAt({ unitOf }: ExportList, at: SelectionPath, type: ColumnType): ListColumn {
  const name = at.names.join('_');
  const [last = '', ...outer] = at.descriptions.toReversed();
  return {
    name,
    type,
    isList: at.isList,
    nullable: at.nullable,
    description: [...outer.toReversed().map((text) => text.replace(/\.$/, '')), last].join(': '),
    unit: unitOf({ column: name, fields: at.fields, type }),
    path: at.path,
    isOfRow: at.isOfRow,
  };
}

function field(selection: SelectionSetNode | undefined, name: string) {
  for (const selected of selection?.selections ?? []) {
    if (selected.kind === Kind.FIELD && selected.name.value === name) return selected;
  }
  throw new Error(`nothing selects ${name}`);
}

function fieldType(type: GraphQLOutputType, name: string): GraphQLOutputType {
  const named = getNamedType(type);
  const found = isObjectType(named) ? named.getFields()[name] : undefined;
  if (!found) throw new Error(`${named.name} has no field ${name}`);
  return found.type;
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
