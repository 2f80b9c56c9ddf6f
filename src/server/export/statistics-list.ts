import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isObjectType,
  Kind,
  type NameNode,
  OperationTypeNode,
  parse,
  print,
  type SelectionSetNode,
  specifiedRules,
  validate,
  visit,
} from 'graphql';
import { fieldNameOf } from '../../schema/statistics/group-dimensions.ts';
import { createDocumentCheck } from '../document-check.ts';
import { RefusedError } from '../http/refusal.ts';
import { KEY, STATUS_KEYS } from './list-columns.ts';
import { type ColumnOrigin, type ExportList, WHOLE_PAGE } from './lists.ts';
import { type ExportStatistics, MONEY_FOR_PUBLIC } from './statistics.ts';

/** What of an address decides which columns the statistics have. */
export interface StatisticsSelection {
  /** The dimensions, as the query names them. */
  readonly groupBy: readonly string[];
  /** The figures, as the query selects them of a group; undefined for the usual ones. */
  readonly select: string | undefined;
  /** Whether the groups are wanted on several days, a row each. */
  readonly isSeries: boolean;
}

/** Where the export itself asks for these, and so nobody else does. */
const ASKED_ANYWAY = new Map([
  ['key', 'its columns come with "groupBy"'],
  ['asOf', 'its column is always there'],
  ['cursor', 'an export has all groups'],
  ['series', 'give "days" for a row a day'],
]);
const PAGING = new Set(['first', 'after', 'last', 'before']);
const OBSERVATION_STATUS = 'ObservationStatus';
const EXAMPLE = '{ count rdIntensity { pooled } }';
/** The types whose decimals are in the unit of their measure, with those fields of them that are ratios. */
const IN_UNIT_OF_MEASURE: Readonly<Record<string, readonly string[]>> = {
  Distribution: ['coverage'],
  HistogramBar: [],
  Change: ['relative'],
  ThresholdShare: ['share', 'lower', 'upper'],
};

const checkDocument = createDocumentCheck();

/**
 * The list that an export of statistics is: a row a group, or a row a group and day, its key before its figures.
 *
 * @throws RefusedError BAD_USER_INPUT for dimensions and figures that there are not, saying which there are.
 */
export function statisticsList(
  schema: GraphQLSchema,
  statistics: ExportStatistics,
  { groupBy, select, isSeries }: StatisticsSelection,
): ExportList {
  const { name, description, root, units } = statistics;
  const field = schema.getQueryType()?.getFields()[root];
  if (!field) throw new Error(`${root} is no query of the graph`);
  const group = groupType(field.type);
  const keys = groupBy.map((dimension) => keyOf(schema, statistics, group, dimension));
  const row = `asOf ${figuresOf(schema, statistics, group, select ?? statistics.select)}`;
  const parts = [
    ...(keys.length > 0 ? [`${KEY} { ${keys.map(({ selection }) => selection).join(' ')} }`] : []),
    isSeries ? `series(days: $days) { ${row} }` : row,
  ];
  return {
    name,
    description,
    root,
    takes: field.args.flatMap((arg) => (PAGING.has(arg.name) ? [] : [arg.name])),
    selection: `{ ${parts.join(' ')} }`,
    ...(isSeries && { rows: { field: 'series', isConnection: false } }),
    page: WHOLE_PAGE,
    primaryKey: [...keys.map(({ column }) => column), 'as_of'],
    divisionColumns: keys.flatMap(({ column, isDivision }) => (isDivision ? [column] : [])),
    unitOf: (origin) => unitOf(origin, units),
    ...(Object.values(units).includes('CNY') && { leftOutForPublic: MONEY_FOR_PUBLIC }),
  };
}

function groupType(type: GraphQLOutputType): GraphQLObjectType {
  const connection = getNamedType(type);
  const nodes = isObjectType(connection) ? connection.getFields()['nodes']?.type : undefined;
  const group = nodes && getNamedType(nodes);
  if (!isObjectType(group)) throw new Error(`${connection.name} lists no groups`);
  return group;
}

/** The field of a group's key that a dimension is, such as `leadKind` of LEAD_KIND, and the column of its code. */
function keyOf(
  schema: GraphQLSchema,
  { root, name }: ExportStatistics,
  group: GraphQLObjectType,
  dimension: string,
): { readonly selection: string; readonly column: string; readonly isDivision: boolean } {
  const queries = schema.getQueryType()?.getFields() ?? {};
  const groupBy = queries[root]?.args.find((arg) => arg.name === 'groupBy');
  const dimensions = groupBy && getNamedType(groupBy.type);
  const known = isEnumType(dimensions) ? dimensions.getValues().map((value) => value.name) : [];
  if (!known.includes(dimension)) {
    throw badInput(`"${dimension}" is no dimension of ${name}; group by ${known.join(', ')}.`);
  }
  const field = fieldNameOf(dimension);
  const key = getNamedType(group.getFields()[KEY]?.type ?? group);
  const type = isObjectType(key) ? key.getFields()[field]?.type : undefined;
  if (!type) throw new Error(`the key of ${root} has no ${field}`);
  const column = dimension.toLowerCase();
  const isDivision = isObjectType(getNamedType(type));
  return isDivision
    ? { selection: `${field} { code name }`, column: `${column}_code`, isDivision }
    : { selection: field, column, isDivision };
}

/** What is selected of a group, with how each figure came to be, and without its outer braces. */
function figuresOf(
  schema: GraphQLSchema,
  { root }: ExportStatistics,
  group: GraphQLObjectType,
  select: string,
): string {
  const selection = selectionOf(select);
  const whole = parse(`{ ${root}(groupBy: []) { nodes ${print(selection)} } }`, { noLocation: true });
  const [problem] = validate(schema, whole, specifiedRules, { hideSuggestions: true });
  if (problem) throw badInput(`"select" cannot be answered: ${problem.message}`);
  return withStatuses(group, selection)
    .selections.map((each) => print(each))
    .join(' ');
}

/** Reads a selection, and refuses all but fields with arguments. */
function selectionOf(select: string): SelectionSetNode {
  checkDocument({ query: select, trusted: false });
  let document: DocumentNode;
  try {
    document = parse(select, { noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError) throw badInput(`"select" cannot be read: ${error.message}`);
    throw error;
  }
  const [operation] = document.definitions;
  if (
    document.definitions.length !== 1 ||
    operation?.kind !== Kind.OPERATION_DEFINITION ||
    operation.operation !== OperationTypeNode.QUERY ||
    operation.name !== undefined
  ) {
    throw badInput(`"select" is what the query selects of a group, such as ${EXAMPLE}.`);
  }
  for (const selected of operation.selectionSet.selections) {
    const reason = selected.kind === Kind.FIELD ? ASKED_ANYWAY.get(selected.name.value) : undefined;
    if (reason !== undefined && selected.kind === Kind.FIELD) {
      throw badInput(`"select" has no need of ${selected.name.value}: ${reason}.`);
    }
  }
  visit(operation.selectionSet, {
    FragmentSpread: () => refuse('fragments'),
    InlineFragment: () => refuse('fragments'),
    Directive: () => refuse('directives'),
    Variable: () => refuse('variables'),
    Field: ({ alias, name }) => {
      if ((alias ?? name).value.startsWith('_')) refuse('names that begin with _');
    },
  });
  return operation.selectionSet;
}

function refuse(what: string): never {
  throw badInput(`"select" takes fields with their arguments and aliases, and no ${what}.`);
}

/** The selection with the statuses of the figures of each object in it. */
function withStatuses(type: GraphQLObjectType, selection: SelectionSetNode): SelectionSetNode {
  const fields = type.getFields();
  const added = Object.entries(STATUS_KEYS).flatMap(([name, alias]): FieldNode[] => {
    const status = fields[name];
    return status && getNamedType(status.type).name === OBSERVATION_STATUS
      ? [{ kind: Kind.FIELD, alias: nameNode(alias), name: nameNode(name) }]
      : [];
  });
  const selections = selection.selections.map((selected) => {
    if (selected.kind !== Kind.FIELD || !selected.selectionSet) return selected;
    const within = getNamedType(fields[selected.name.value]?.type ?? type);
    return isObjectType(within)
      ? { ...selected, selectionSet: withStatuses(within, selected.selectionSet) }
      : selected;
  });
  return { ...selection, selections: [...selections, ...added] };
}

function nameNode(value: string): NameNode {
  return { kind: Kind.NAME, value };
}

/** Counts count; of the rest the numbers of a distribution are in the unit of their measure, and others are ratios. */
function unitOf({ fields, type }: ColumnOrigin, units: Readonly<Record<string, string>>): string | undefined {
  const [measure, last] = [fields[0]?.name ?? '', fields.at(-1)];
  if (measure === KEY || !last) return undefined;
  if (type === 'integer') return 'count';
  if (type !== 'decimal') return undefined;
  const shares = IN_UNIT_OF_MEASURE[last.of];
  const isInUnit = shares !== undefined && !shares.includes(last.name);
  return (isInUnit ? units[measure] : undefined) ?? 'ratio';
}

function badInput(message: string): RefusedError {
  return new RefusedError('BAD_USER_INPUT', 400, message);
}
