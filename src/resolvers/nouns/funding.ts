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
const BY_REF: ListOrder<FundingRow> = {
  name: 'funding ref',
  keys: [textKey(sql`funding."ref"`, ({ ref }) => ref)],
  descending: false,
};

/** A page of fundings, in the order of their references. */
export async function listFundings(
  { database }: Context,
  args: PageArguments & {
    readonly filter?: FundingFilter | null | undefined;
    readonly sample?: Sample | null | undefined;
  },
): Promise<Page<FundingRow>> {
  const plan = planPage(args, BY_REF);
  const from = sql`"Funding" funding`;
  const condition = fundingCondition(args.filter ?? {});
  const filter = sampled({ from, row: sql`funding`, condition }, args.sample);
  const rows = await database.query<FundingRow>(sql`
    SELECT ${COLUMNS} FROM ${from} WHERE ${filter} AND ${plan.condition}
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
