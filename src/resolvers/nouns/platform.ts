import type { Row } from '../../model/column.ts';
import { defineRowsById, defineRowsByOwner, owned, rowColumns } from './rows.ts';
import { enumArray, type Sql, sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { PlatformLevel } from '../../domain/vocabulary.ts';
import type { Context } from '../request/context.ts';
import { isRegisteredIn } from './division.ts';
import { defineLoader, rowsBy } from '../request/loader.ts';
import {
  allOf,
  anyOf,
  type ListOrder,
  type Page,
  type PageArguments,
  planPage,
  textKey,
} from '../request/page.ts';
import { holdsOn } from './presence.ts';
import { type Sample, sampled } from '../request/sample.ts';
import { count } from './unit.ts';

/** A platform as its table has it. */
export type PlatformRow = Row<'Platform'>;

/** A level to narrow a list by; UNKNOWN takes the platforms whose level nobody recorded. */
export type KnownOrUnknownLevel = PlatformLevel | 'UNKNOWN';

/** What a list of platforms is narrowed by: the level, and where the host is registered. */
export interface PlatformFilter {
  readonly levels?: readonly KnownOrUnknownLevel[] | null | undefined;
  readonly divisions?: readonly string[] | null | undefined;
}

const COLUMNS = rowColumns('Platform', sql`platform`);
const BY_REF: ListOrder<Pick<PlatformRow, 'ref'>> = {
  name: 'platform ref',
  keys: [textKey(sql`platform."ref"`, ({ ref }) => ref)],
  descending: false,
};

/** What a list of platforms is narrowed to, and which page of it. */
export type PlatformListArguments = PageArguments & {
  readonly filter?: PlatformFilter | null | undefined;
  readonly sample?: Sample | null | undefined;
};

/** A page of platforms, in the order of their references. */
export function listPlatforms(context: Context, args: PlatformListArguments): Promise<Page<PlatformRow>> {
  return pageOfPlatforms(context, args, COLUMNS);
}

/** A page of platforms with columns of the table under the alias `platform`, the reference among them. */
export async function pageOfPlatforms<Listed extends Pick<PlatformRow, 'ref'>>(
  { database, today }: Pick<Context, 'database' | 'today'>,
  args: PlatformListArguments,
  columns: Sql,
): Promise<Page<Listed>> {
  const plan = planPage<Listed>(args, BY_REF);
  const from = sql`"Platform" platform`;
  const filter = sampled(
    { from, row: sql`platform`, condition: platformCondition(args.filter ?? {}, today) },
    args.sample,
  );
  const rows = await database.query<Listed>(sql`
    SELECT ${columns} FROM ${from} WHERE ${filter} AND ${plan.condition}
    ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`);
  return plan.page(rows, () => count(database.query(sql`SELECT count(*)::int FROM ${from} WHERE ${filter}`)));
}

/** A filter as a condition on `platform`, with the host's registration as of a day. */
export function platformCondition({ levels, divisions }: PlatformFilter, day: CalendarDate): Sql {
  return allOf([
    anyOf(
      levels,
      (values) => sql`(platform."level" = ANY (${enumArray(known(values), 'PlatformLevel')})
        ${values.includes('UNKNOWN') ? sql`OR platform."level" IS NULL` : sql``})`,
    ),
    anyOf(divisions, (codes) => isRegisteredIn(sql`platform."hostUnitId"`, codes, day)),
  ]);
}

function known(levels: readonly KnownOrUnknownLevel[]): KnownOrUnknownLevel[] {
  return levels.filter((level) => level !== 'UNKNOWN');
}

/** Platforms by id. */
export const platformsById = defineRowsById('Platform');

/** Platforms by the unit that hosts them, in the order of their references. */
export const PLATFORMS_BY_HOST = owned('Platform', 'hostUnitId', (row) => sql`${row}."ref"`);
/** Loads them. */
export const platformsByHost = defineRowsByOwner(PLATFORMS_BY_HOST);

/** Platforms that the members of a consortium host on a day, the lead among them. */
export const platformsByConsortium = defineLoader<number, PlatformRow[], { asOf: CalendarDate }>(
  async (consortiumIds, { asOf }, { database }) =>
    rowsBy(
      await database.query<PlatformRow & { readonly consortiumId: number }>(sql`
        SELECT ${COLUMNS}, member."consortiumId"
        FROM (
          SELECT DISTINCT membership."consortiumId", membership."unitId" FROM "Membership" membership
          WHERE membership."consortiumId" = ANY (${consortiumIds}::int[]) AND ${holdsOn(asOf)}
        ) member
        JOIN "Platform" platform ON platform."hostUnitId" = member."unitId"
        ORDER BY platform."ref"`),
      (platform) => platform.consortiumId,
    ),
);
