import type { Row } from '../../model/column.ts';
import { defineRowsById, defineRowsByOwner, owned, rowColumns } from './rows.ts';
import { enumArray, type Sql, sql } from '../../database/statement.ts';
import type { FundingPhase, FundingSource } from '../../domain/vocabulary.ts';
import type { Context } from '../request/context.ts';
import { liesIn } from './division.ts';
import {
  allOf,
  anyOf,
  type ListOrder,
  type Page,
  type PageArguments,
  planPage,
  textKey,
} from '../request/page.ts';
import { type Sample, sampled } from '../request/sample.ts';
import { count } from './unit.ts';

/** A sum of money for a project, as its table has it. */
export type FundingRow = Row<'Funding'>;

/** What a list of fundings is narrowed by; the divisions are those where the project's consortium is filed. */
export interface FundingFilter {
  readonly divisions?: readonly string[] | null | undefined;
  readonly sources?: readonly FundingSource[] | null | undefined;
  readonly phases?: readonly FundingPhase[] | null | undefined;
  readonly years?: readonly number[] | null | undefined;
}

const COLUMNS = rowColumns('Funding', sql`funding`);
const BY_REF: ListOrder<Pick<FundingRow, 'ref'>> = {
  name: 'funding ref',
  keys: [textKey(sql`funding."ref"`, ({ ref }) => ref)],
  descending: false,
};

/** What a list of fundings is narrowed to, and which page of it. */
export type FundingListArguments = PageArguments & {
  readonly filter?: FundingFilter | null | undefined;
  readonly sample?: Sample | null | undefined;
};

/** A page of fundings, in the order of their references. */
export function listFundings(context: Context, args: FundingListArguments): Promise<Page<FundingRow>> {
  return pageOfFundings(context, args, COLUMNS);
}

/** A page of fundings with columns of the table under the alias `funding`, the reference among them. */
export async function pageOfFundings<Listed extends Pick<FundingRow, 'ref'>>(
  { database }: Pick<Context, 'database'>,
  args: FundingListArguments,
  columns: Sql,
): Promise<Page<Listed>> {
  const plan = planPage<Listed>(args, BY_REF);
  const from = sql`"Funding" funding`;
  const filter = sampled(
    { from, row: sql`funding`, condition: fundingCondition(args.filter ?? {}) },
    args.sample,
  );
  const rows = await database.query<Listed>(sql`
    SELECT ${columns} FROM ${from} WHERE ${filter} AND ${plan.condition}
    ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`);
  return plan.page(rows, () => count(database.query(sql`SELECT count(*)::int FROM ${from} WHERE ${filter}`)));
}

/** A filter as a condition on `funding`. */
export function fundingCondition({ divisions, sources, phases, years }: FundingFilter): Sql {
  return allOf([
    anyOf(
      divisions,
      (codes) => sql`funding."projectId" IN (
        SELECT funded."id" FROM "Project" funded JOIN "Consortium" filed ON filed."id" = funded."consortiumId"
        WHERE ${liesIn(sql`filed."divisionCode"`, codes)})`,
    ),
    anyOf(sources, (values) => sql`funding."source" = ANY (${enumArray(values, 'FundingSource')})`),
    anyOf(phases, (values) => sql`funding."phase" = ANY (${enumArray(values, 'FundingPhase')})`),
    anyOf(years, (values) => sql`funding."year" = ANY (${values}::int[])`),
  ]);
}

/** Fundings by id. */
export const fundingsById = defineRowsById('Funding');

/** Fundings by project, in the order of their references. */
export const FUNDINGS_BY_PROJECT = owned('Funding', 'projectId', (row) => sql`${row}."ref"`);
/** Loads them. */
export const fundingsByProject = defineRowsByOwner(FUNDINGS_BY_PROJECT);
