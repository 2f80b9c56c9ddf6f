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
import type { ExportList } from './lists.ts';

/** A column with the keys that lead to its value in an answer, from the node, or from the row within the node. */
export interface ListColumn extends ExportColumn {
  readonly path: readonly string[];
  readonly isOfRow: boolean;
}

/** The key of a node's id that only serves to ask for the rest of its rows. */
export const NODE_ID = 'nodeId';
const TYPES: Readonly<Record<string, ColumnType>> = {
  Boolean: 'boolean',
  Date: 'date',
  Decimal: 'decimal',
  Int: 'integer',
};

/** Where in the selection a field is. */
interface Place {
  readonly path: readonly string[];
  readonly names: readonly string[];
  readonly descriptions: readonly string[];
  readonly isList: boolean;
  readonly nullable: boolean;
  readonly isOfRow: boolean;
}

const TOP: Place = {
  path: [],
  names: [],
  descriptions: [],
  isList: false,
  nullable: false,
  isOfRow: false,
};

/**
 * The columns of a list: a leaf of its selection each, with the type and the description that the schema has of it, so
 * that a file says what the API says.
 */
export function listColumns(schema: GraphQLSchema, list: ExportList, document: DocumentNode): ListColumn[] {
  const [operation] = document.definitions;
  const query = schema.getQueryType();
  if (operation?.kind !== Kind.OPERATION_DEFINITION || !query) throw new Error(`${list.name} asks no query`);
  const root = field(operation.selectionSet, list.root);
  const nodes = field(root.selectionSet, 'nodes');
  const connection = query.getFields()[list.root]?.type;
  if (!connection || !nodes.selectionSet) throw new Error(`${list.root} is no list of the graph`);
  return columnsOf(list, fieldType(connection, 'nodes'), nodes.selectionSet, TOP);
}

function columnsOf(
  list: ExportList,
  type: GraphQLOutputType,
  selection: SelectionSetNode,
  place: Place,
): ListColumn[] {
  const parent = getNamedType(type);
  if (!isObjectType(parent)) throw new Error(`${list.name} selects fields of ${parent.name}`);
  return selection.selections.flatMap((selected) => {
    if (selected.kind !== Kind.FIELD) throw new Error(`${list.name} selects by fragments`);
    const definition = parent.getFields()[selected.name.value];
    if (!definition) throw new Error(`${parent.name} has no field ${selected.name.value}`);
    const key = selected.alias?.value ?? selected.name.value;
    if (key === NODE_ID) return [];
    if (list.rows && place === TOP && selected.name.value === list.rows.field) {
      return rowColumns(list, definition.type, selected.selectionSet);
    }
    const within: Place = {
      path: [...place.path, key],
      names: [...place.names, snakeCase(key)],
      descriptions: [...place.descriptions, definition.description ?? ''],
      isList: place.isList || isListType(getNullableType(definition.type)),
      nullable: place.nullable || !isNonNullType(definition.type),
      isOfRow: place.isOfRow,
    };
    const named = getNamedType(definition.type);
    if (!isLeafType(named)) {
      return selected.selectionSet ? columnsOf(list, named, selected.selectionSet, within) : [];
    }
    return [columnAt(list, within, TYPES[named.name] ?? 'text')];
  });
}

function rowColumns(
  list: ExportList,
  type: GraphQLOutputType,
  selection: SelectionSetNode | undefined,
): ListColumn[] {
  if (!selection) throw new Error(`${list.name} selects nothing of its rows`);
  const place = { ...TOP, isOfRow: true };
  if (list.rows?.isConnection !== true) return columnsOf(list, type, selection, place);
  const nodes = field(selection, 'nodes').selectionSet;
  return nodes ? columnsOf(list, fieldType(type, 'nodes'), nodes, place) : [];
}

function columnAt({ units }: ExportList, place: Place, type: ColumnType): ListColumn {
  const name = place.names.join('_');
  const [last = '', ...outer] = place.descriptions.toReversed();
  return {
    name,
    type,
    isList: place.isList,
    nullable: place.nullable,
    description: [...outer.toReversed().map((text) => text.replace(/\.$/, '')), last].join(': '),
    unit: units[name],
    path: place.path,
    isOfRow: place.isOfRow,
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
