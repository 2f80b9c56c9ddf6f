import { type ListArguments, listByRef, pageByRef } from './list-by-ref.ts';
import type { Row } from '../../model/column.ts';
import { defineRowsById, defineRowsByOwner, owned, rowColumns } from './rows.ts';
import { enumArray, type Sql, sql } from '../../database/statement.ts';
import type { FundingPhase, FundingSource } from '../../domain/vocabulary.ts';
import type { Context } from '../request/context.ts';
import { liesIn } from './division.ts';
import { allOf, anyOf, type Page } from '../request/page.ts';

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

/** The list of fundings. */
export const FUNDINGS = listByRef<FundingFilter>('Funding', 'funding', fundingCondition);

/** A page of fundings, in the order of their references. */
export function listFundings(
  context: Context,
  args: ListArguments<FundingFilter>,
): Promise<Page<FundingRow>> {
  return pageByRef(context, FUNDINGS, args, COLUMNS);
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
