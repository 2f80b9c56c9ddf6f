import { type ListArguments, listByRef, pageByRef } from './list-by-ref.ts';
import type { Row } from '../../model/column.ts';
import { defineRowsById, defineRowsByOwner, owned, rowColumns } from './rows.ts';
import { enumArray, type Sql, sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { PlatformLevel } from '../../domain/vocabulary.ts';
import type { Context } from '../request/context.ts';
import { isRegisteredIn } from './division.ts';
import { defineLoader, rowsBy } from '../request/loader.ts';
import { allOf, anyOf, type Page } from '../request/page.ts';
import { holdsOn } from './presence.ts';

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

/** The list of platforms. */
export const PLATFORMS = listByRef<PlatformFilter>('Platform', 'platform', platformCondition);

/** A page of platforms, in the order of their references. */
export function listPlatforms(
  context: Context,
  args: ListArguments<PlatformFilter>,
): Promise<Page<PlatformRow>> {
  return pageByRef(context, PLATFORMS, args, COLUMNS);
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
