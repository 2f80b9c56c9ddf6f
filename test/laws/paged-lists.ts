import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  isEnumType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import type { Database } from '../../src/database/database.ts';
import { rawSql, sql } from '../../src/database/statement.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import { schema } from '../graph/ask.ts';

/** The day of the figures of groups. */
export const DAY = '2026-07-01';

/** One order of one list: what is asked, and what its rows are told apart and ordered by. */
export interface PagedList {
  /** Tells it from all others: the field, its owner, its dimensions and its order. */
  readonly name: string;
  /** The field, such as Query.units. */
  readonly field: string;
  /** The question, with the arguments that say which rows there are, and the paging and selection given. */
  readonly source: (paging: string, selection: string) => string;
  /** Whether it is a connection; else a plain list whose rows have cursors. */
  readonly isConnection: boolean;
  /** What to select of a row to see the number or text that it is ordered by; null where nothing says it. */
  readonly key: string | null;
  readonly descending: boolean;
}

/** Arguments without which a list has nothing to show, or cannot be asked. */
const NEEDED: Readonly<Record<string, string>> = {
  'Query.fundingStatistics': 'filter: { phases: [AWARDED] }',
  'Query.duties': 'dueBefore: "2027-12-31"',
};
/** What the sample has none of; its one list is the history, which other records have too. */
const UNFURNISHED = new Set(['Application']);
const OWNERS = 2;
/** So many orders are all tried with each grouping; of more each so many. */
const MANY = 7;
const PAGING = new Set(['first', 'after', 'last', 'before']);

/** Every list of the schema that pages, in every order that it takes. */
export async function pagedLists(database: Database): Promise<PagedList[]> {
  const lists: PagedList[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.args.some(({ name }) => name === 'after')) continue;
      const owners = await ownersOf(database, type.name);
      if (owners.length === 0 && !UNFURNISHED.has(type.name))
        throw new Error(`there is no ${type.name} to list of`);
      for (const owner of owners) lists.push(...listsOf(type.name, field, owner));
    }
  }
  return lists;
}

/** What leads to the field of an owner, with FIELD where the field goes. */
interface Owner {
  readonly name: string;
  readonly around: string;
}

async function ownersOf(database: Database, type: string): Promise<Owner[]> {
  if (type === 'Query') return [{ name: '', around: '{ FIELD }' }];
  if (type === 'RecordedState') {
    const consortia = await ownersOf(database, 'Consortium');
    return consortia.map(({ name, around }) => ({
      name: `${name} as recorded`,
      around: around.replace('FIELD', 'asRecorded(on: "2026-12-31") { FIELD }'),
    }));
  }
  const course = type === 'Application' ? sql`WHERE "stage" IS NOT NULL` : sql``;
  const rows = await database.query<{ id: number }>(
    sql`SELECT "id" FROM ${rawSql(`"${type}"`)} ${course} ORDER BY "id" LIMIT ${OWNERS}::int`,
  );
  return rows.map(({ id }) => ({
    name: ` of ${id}`,
    around: `{ node(id: "${encodeId(type, id)}") { ... on ${type} { FIELD } } }`,
  }));
}

function listsOf(type: string, field: GraphQLField<unknown, unknown>, owner: Owner): PagedList[] {
  const path = `${type}.${field.name}`;
  const isConnection = getNamedType(field.type).name.endsWith('Connection');
  const orders = ordersOf(field);
  return groupingsOf(field).flatMap((groupBy, grouping) =>
    orders.flatMap(({ args, key, descending }, order): PagedList[] => {
      // Each grouping meets some of the many orders by numbers, each order some of the groupings.
      if (order > 2 && orders.length > MANY && (grouping + order) % MANY !== 0) return [];
      const given = [groupBy, args, NEEDED[path] ?? '', groupBy === '' ? '' : `asOf: "${DAY}"`]
        .filter(Boolean)
        .join(', ');
      return [
        {
          name: `${path}${owner.name}(${given})`,
          field: path,
          isConnection,
          key,
          descending,
          source: (paging, selection) => {
            const all = [given, paging].filter(Boolean).join(', ');
            return owner.around.replace(
              'FIELD',
              `page: ${field.name}${all === '' ? '' : `(${all})`} ${selection}`,
            );
          },
        },
      ];
    }),
  );
}

/** By each dimension, by each two neighbours among them, and by none. */
function groupingsOf(field: GraphQLField<unknown, unknown>): string[] {
  const argument = field.args.find(({ name }) => name === 'groupBy');
  if (!argument) return [''];
  const dimensions = wordsOf(getNamedType(argument.type).name).filter((word) => word !== 'VERDICT');
  const pairs = dimensions.map((word, at) => `${word}, ${dimensions[(at + 1) % dimensions.length] ?? word}`);
  return ['', ...dimensions, ...pairs].map((words) => `groupBy: [${words}]`);
}

function wordsOf(type: string): string[] {
  const found = schema.getType(type);
  return isEnumType(found) ? found.getValues().map(({ name }) => name) : [];
}

interface Order {
  readonly args: string;
  readonly key: string | null;
  readonly descending: boolean;
}

/** Arguments that narrow a list or say its order, and move no row within it. */
const NARROWING = new Set([
  'filter',
  'having',
  'search',
  'sample',
  'policy',
  'verdicts',
  'asOf',
  'on',
  'dueBefore',
  'overdue',
  'groupBy',
  'orderBy',
]);

const directions = (args: string, key: string): Order[] =>
  ['ASC', 'DESC'].map((direction) => ({
    args: `orderBy: { ${args}${args === '' ? '' : ', '}direction: ${direction} }`,
    key,
    descending: direction === 'DESC',
  }));

function ordersOf(field: GraphQLField<unknown, unknown>): Order[] {
  const stranger = field.args.find(({ name }) => !NARROWING.has(name) && !PAGING.has(name));
  if (stranger) throw new Error(`nobody says what ${stranger.name} of ${field.name} does to its order`);
  const argument = field.args.find(({ name }) => name === 'orderBy');
  const none = { args: '', key: null, descending: false };
  if (!argument) return [none];
  return [none, ...numbersOf(field, argument).flatMap(({ args, key }) => directions(args, key))];
}

function numbersOf(field: GraphQLField<unknown, unknown>, { type }: GraphQLArgument) {
  const input = getNamedType(type);
  if (!isInputObjectType(input)) throw new Error(`${field.name} is ordered by no input`);
  const fields = input.getFields();
  const row = rowType(field);
  if (fields['field']) {
    return wordsOf(getNamedType(fields['field'].type).name).map((word) => ({
      args: `field: ${word}`,
      key: selectionOf(row, camelCase(word), 'value'),
    }));
  }
  if (!fields['measure'] || !fields['statistic'])
    throw new Error(`${input.name} has an order that nobody knows`);
  const statistics = wordsOf(getNamedType(fields['statistic'].type).name);
  const measures = wordsOf(getNamedType(fields['measure'].type).name);
  return [
    { args: '', key: 'count' },
    ...measures.flatMap((measure) =>
      statistics.flatMap((statistic) => {
        const key = numberSelection(row, MEASURE_FIELDS[measure] ?? camelCase(measure), statistic);
        return key === null ? [] : [{ args: `measure: ${measure}, statistic: ${statistic}`, key }];
      }),
    ),
  ];
}

/** The measures whose field has another name. */
const MEASURE_FIELDS: Readonly<Record<string, string>> = { CONSORTIA: 'consortiumCount' };

function numberSelection(row: string, measure: string, statistic: string): string | null {
  const of = fieldType(row, measure);
  const isPooled = of === 'PooledShare' || of === 'PooledRatio';
  if (statistic === 'POOLED') return isPooled ? `${measure} { pooled }` : null;
  const name = statistic === 'REPORTED' ? 'nReported' : statistic.toLowerCase();
  return isPooled ? `${measure} { distribution { ${name} } }` : `${measure} { ${name} }`;
}

/** The type of a row: of a node of a connection, or of an item of a list. */
export function rowType(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) throw new Error(`${field.name} lists no objects`);
  const nodes = type.getFields()['nodes'];
  return nodes ? getNamedType(nodes.type).name : type.name;
}

function fieldType(type: string, field: string): string {
  const found = schema.getType(type);
  const inside = isObjectType(found) ? found.getFields()[field] : undefined;
  if (!inside) throw new Error(`${type} has no field ${field} to see what it is ordered by`);
  return getNamedType(inside.type).name;
}

function selectionOf(type: string, field: string, within: string): string {
  return isObjectType(schema.getType(fieldType(type, field))) ? `${field} { ${within} }` : field;
}

function camelCase(word: string): string {
  return word.toLowerCase().replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
