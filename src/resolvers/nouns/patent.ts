import { enumArray, type Sql, sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Row, Word } from '../../model/column.ts';
import type { Context } from '../request/context.ts';
import { decodeIdOf } from '../request/global-id.ts';
import { defineLoader, rowBy, rowsBy } from '../request/loader.ts';
import {
  allOf,
  anyOf,
  type ColumnOrder,
  isGiven,
  type Page,
  type PageArguments,
  planOwnedPage,
  planPage,
  textKey,
} from '../request/page.ts';
import { isRegisteredIn } from './division.ts';
import { type ListArguments, listByRef, pageByRef, type Referenced } from './list-by-ref.ts';
import { defineRowsById, defineRowsByOwner, owned, rowColumns } from './rows.ts';
import { UNIT_COLUMNS, type UnitRow } from './unit.ts';

/** A patent as its table has it. */
export type PatentRow = Row<'Patent'>;
/** A further holder of a patent. */
export type PatentCoHolderRow = Row<'PatentCoHolder'>;
/** What a patent protects. */
export type PatentKind = Word<'PatentKind'>;

/** What a list of patents is narrowed by; other records by their numbers, and all days included. */
export interface PatentFilter {
  readonly kinds?: readonly PatentKind[] | null | undefined;
  readonly isPct?: boolean | null | undefined;
  readonly holder?: number | null | undefined;
  readonly consortium?: number | null | undefined;
  readonly project?: number | null | undefined;
  readonly divisions?: readonly string[] | null | undefined;
  readonly filedFrom?: CalendarDate | null | undefined;
  readonly filedUntil?: CalendarDate | null | undefined;
  readonly grantedFrom?: CalendarDate | null | undefined;
  readonly grantedUntil?: CalendarDate | null | undefined;
}

type Named = 'holder' | 'consortium' | 'project';

/** The same as requests give it, with other records by their global ids. */
export type RequestedPatentFilter = Omit<PatentFilter, Named> & {
  readonly [Name in Named]?: string | null | undefined;
};

function numberOf(type: string, id: string | null | undefined): number | null {
  return isGiven(id) ? decodeIdOf(type, id) : null;
}

/**
 * Reads a filter of a request.
 *
 * @throws AtlasError BAD_ID where an id is of no such record.
 */
export function patentFilterOf(requested: RequestedPatentFilter | null | undefined): PatentFilter {
  const { holder, consortium, project, ...rest } = requested ?? {};
  return {
    ...rest,
    holder: numberOf('Unit', holder),
    consortium: numberOf('Consortium', consortium),
    project: numberOf('Project', project),
  };
}

const COLUMNS = rowColumns('Patent', sql`patent`);

/** The list of patents. */
export const PATENTS = listByRef<PatentFilter>('Patent', 'patent', patentCondition);

/** By what a list of patents is ordered. */
export type PatentOrderField = 'REF' | 'FILED_ON' | 'GRANTED_ON';

/** What orders of patents look at. */
export type PatentKeys = Referenced & { readonly orderKey?: string };

/** The order of a list of patents by one of its fields: what is unknown comes last, in either direction. */
export function patentOrder(field: PatentOrderField, descending: boolean): ColumnOrder<PatentKeys> {
  const byRef = textKey<PatentKeys>(sql`patent."ref"`, ({ ref }) => ref);
  const columns = sql`patent."ref"`;
  if (field === 'REF') return { name: 'patent ref', columns, keys: [byRef], descending };
  const date = field === 'FILED_ON' ? sql`patent."filedOn"` : sql`patent."grantedOn"`;
  const expression = sql`coalesce(${date}, ${descending ? sql`'-infinity'` : sql`'infinity'`}::date)`;
  return {
    name: field === 'FILED_ON' ? 'patent filed' : 'patent granted',
    columns: sql`${columns}, (${expression})::text AS "orderKey"`,
    keys: [
      {
        expression,
        type: sql`date`,
        pattern: /^(-?infinity|\d{4}-\d{2}-\d{2})$/,
        valueOf: ({ orderKey }) => orderKey ?? '',
      },
      byRef,
    ],
    descending,
  };
}

/** A page of patents. */
export function listPatents(
  context: Context,
  args: ListArguments<PatentFilter>,
  order: ColumnOrder<PatentKeys>,
): Promise<Page<PatentRow>> {
  return pageByRef<PatentRow & PatentKeys, PatentFilter>(
    context,
    PATENTS,
    args,
    sql`${COLUMNS}, ${order.columns}`,
    order,
  );
}

/** A filter as a condition on `patent`, with the registration of the holder that is named first as of a day. */
export function patentCondition(filter: PatentFilter, day: CalendarDate): Sql {
  const { kinds, isPct, holder, consortium, project, divisions } = filter;
  const { filedFrom, filedUntil, grantedFrom, grantedUntil } = filter;
  return allOf([
    anyOf(kinds, (values) => sql`patent."kind" = ANY (${enumArray(values, 'PatentKind')})`),
    isGiven(isPct) ? sql`patent."isPct" = ${isPct}::boolean` : undefined,
    isGiven(holder) ? heldBy(sql`${holder}::int`) : undefined,
    isGiven(consortium) ? sql`patent."consortiumId" = ${consortium}::int` : undefined,
    isGiven(project) ? sql`patent."projectId" = ${project}::int` : undefined,
    anyOf(divisions, (codes) => isRegisteredIn(sql`patent."holderUnitId"`, codes, day)),
    isGiven(filedFrom) ? sql`patent."filedOn" >= ${filedFrom}::date` : undefined,
    isGiven(filedUntil) ? sql`patent."filedOn" <= ${filedUntil}::date` : undefined,
    isGiven(grantedFrom) ? sql`patent."grantedOn" >= ${grantedFrom}::date` : undefined,
    isGiven(grantedUntil) ? sql`patent."grantedOn" <= ${grantedUntil}::date` : undefined,
  ]);
}

/** Whether a unit is among the holders of `patent`. */
export function heldBy(unitId: Sql): Sql {
  return sql`patent."id" IN (SELECT held."id" FROM "Patent" held WHERE held."holderUnitId" = ${unitId}
    UNION ALL SELECT joint."patentId" FROM "PatentCoHolder" joint WHERE joint."unitId" = ${unitId})`;
}

/** Patents by id. */
export const patentsById = defineRowsById('Patent');
/** Further holders of patents by id. */
export const coHoldersById = defineRowsById('PatentCoHolder');

/** All patents that came from a project, in the order of their references. */
export const patentsByProject = defineRowsByOwner(owned('Patent', 'projectId', (row) => sql`${row}."ref"`));

/** Further holders by patent, in the order in which they are named. */
export const CO_HOLDERS_BY_PATENT = owned(
  'PatentCoHolder',
  'patentId',
  (row) => sql`${row}."position", ${row}."id"`,
);
/** Loads them. */
export const coHoldersByPatent = defineRowsByOwner(CO_HOLDERS_BY_PATENT);

/** All holders of each patent, in the order in which they are named. */
export const holdersByPatent = defineLoader<number, UnitRow[], null>(async (patentIds, _, { database }) =>
  rowsBy(
    await database.query<UnitRow & { readonly patentId: number }>(sql`
      SELECT holder."patentId", ${UNIT_COLUMNS} FROM ${holdersOf(sql`= ANY (${patentIds}::int[])`)} AS holder
      JOIN "Unit" unit ON unit."id" = holder."unitId" ORDER BY holder."position", holder."id"`),
    ({ patentId }) => patentId,
  ),
);

/** The holders of patents, as rows of "patentId", "unitId", "position" and, for those of one position, "id". */
export function holdersOf(patents: Sql): Sql {
  return sql`(SELECT "id" AS "patentId", "holderUnitId" AS "unitId", 1 AS "position", 0 AS "id" FROM "Patent" WHERE "id" ${patents}
    UNION ALL SELECT "patentId", "unitId", "position", "id" FROM "PatentCoHolder" WHERE "patentId" ${patents})`;
}

/** Whose patents a list has: those that a unit holds, or that came from a consortium or a project. */
export type PatentOwner = 'Unit' | 'Consortium' | 'Project';

/** Whether `patent` is one of the record of a number. */
export function patentOf(owner: PatentOwner, id: Sql): Sql {
  if (owner === 'Unit') return heldBy(id);
  return owner === 'Consortium' ? sql`patent."consortiumId" = ${id}` : sql`patent."projectId" = ${id}`;
}

const patentsByOwner = defineLoader<
  number,
  (PatentRow & { readonly ownedBy: number })[],
  PageArguments & { readonly owner: PatentOwner }
>(async (ownerIds, { owner, ...args }, { database }) => {
  const plan = planPage(args, PATENTS.order);
  const rows = await database.query<PatentRow & { readonly ownedBy: number }>(sql`
    SELECT listed.*, parent.id AS "ownedBy" FROM unnest(${ownerIds}::int[]) AS parent (id) CROSS JOIN LATERAL (
      SELECT ${COLUMNS} FROM "Patent" patent
      WHERE ${patentOf(owner, sql`parent.id`)} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}
    ) listed`);
  return rowsBy(rows, ({ ownedBy }) => ownedBy);
});

const patentCounts = defineLoader<
  number,
  { readonly id: number; readonly count: number },
  { readonly owner: PatentOwner }
>(async (ownerIds, { owner }, { database }) =>
  rowBy(
    await database.query<{ id: number; count: number }>(sql`
      SELECT parent.id, (SELECT count(*)::int FROM "Patent" patent WHERE ${patentOf(owner, sql`parent.id`)}) AS count
      FROM unnest(${ownerIds}::int[]) AS parent (id)`),
    ({ id }) => id,
  ),
);

/** The patents of a record, in the order of their references. */
export async function patentsOf(
  context: Context,
  owner: PatentOwner,
  id: number,
  args: PageArguments,
): Promise<Page<PatentRow>> {
  const plan = planOwnedPage<PageArguments, PatentRow>(args, PATENTS.order, `${owner} ${id}`);
  const rows = (await patentsByOwner(context, { ...plan.ofMany, owner }).load(id)) ?? [];
  return plan.page(rows, async () => (await patentCounts(context, { owner }).load(id))?.count ?? 0);
}
