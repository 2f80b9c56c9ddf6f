import { rawSql, type Sql, sql } from '../../database/statement.ts';
import type { Context } from '../request/context.ts';
import { allOf, type ListOrder, type Page, type PageArguments, planPage } from '../request/page.ts';
import { type Sample, sampled } from '../request/sample.ts';
import { pageCondition, readSearch, searchedRows, type SearchedText } from '../request/search.ts';
import { rowCount } from './rows.ts';

/** A list of the rows of a table that can be searched. */
export interface SearchedList {
  readonly table: 'Consortium' | 'Unit';
  /** The alias of the table. */
  readonly row: Sql;
  readonly searched: SearchedText;
  /** The index of the characters and pairs of characters of what is searched. */
  readonly index: string;
}

/** Which rows of such a list are asked for, and which page of them. */
export type SearchedArguments = PageArguments & {
  readonly search?: string | null | undefined;
  readonly sample?: Sample | null | undefined;
};

/** How a list is narrowed besides. */
export interface Narrowing {
  readonly conditions: readonly (Sql | undefined)[];
  /** What its conditions look at beside the table. */
  readonly joins?: Sql | undefined;
  /** What its order looks at beside the table, where its conditions do not. */
  readonly orderJoins?: Sql | undefined;
}

/** A page of such a list with columns of its table, those that the order looks at among them. */
export async function pageOfSearched<Keys extends object, Row extends Keys>(
  { database }: Pick<Context, 'database'>,
  { table: name, row, searched, index }: SearchedList,
  args: SearchedArguments,
  { conditions, joins, orderJoins = joins }: Narrowing,
  order: ListOrder<Keys>,
  columns: Sql,
  looksBeyond: boolean,
): Promise<Page<Row>> {
  const table = rawSql(`"${name}"`);
  const { sample } = args;
  const plan = planPage<Row>(args, order, looksBeyond);
  const search = readSearch(searched, args.search);
  const from = sql`${table} ${row} ${joins ?? sql``}`;
  const matching = sampled({ from, row, condition: allOf([...conditions, search?.condition]) }, sample);
  const read = sample ? matching : allOf([...conditions, pageCondition(search, index, database.frequencies)]);
  const listed = searchedRows(
    { table, row, index },
    sample || orderJoins ? undefined : search,
    sql`${read} AND ${plan.condition}`,
    database.frequencies,
  );
  const rows = await database.query<Row>(sql`
    SELECT ${columns} FROM ${listed.from} ${orderJoins ?? sql``}
    WHERE ${listed.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`);
  return plan.page(rows, () => rowCount(database, sql`${from} WHERE ${matching}`));
}
