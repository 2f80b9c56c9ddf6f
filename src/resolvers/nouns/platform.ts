import { enumArray, type Sql, sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { PlatformLevel } from '../../domain/vocabulary.ts';
import type { Context } from '../request/context.ts';
import { isRegisteredIn } from './division.ts';
import { defineLoader, rowBy, rowsBy } from '../request/loader.ts';
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
import { type Provenance, provenanceColumns } from './provenance.ts';
import { type Sample, sampled } from '../request/sample.ts';
import { count } from './unit.ts';

/** A platform as its table has it. */
export interface PlatformRow extends Provenance {
  readonly id: number;
  readonly ref: string;
  readonly name: string;
  readonly hostUnitId: number;
  readonly level: PlatformLevel | null;
  readonly category: string | null;
  readonly industry: string | null;
  readonly discipline: string | null;
  readonly technicalField: string | null;
  readonly builtOn: CalendarDate | null;
  /** The first day on which it is no longer recognised. */
  readonly endedOn: CalendarDate | null;
  readonly version: number;
}

/** A level to narrow a list by; UNKNOWN takes the platforms whose level nobody recorded. */
export type KnownOrUnknownLevel = PlatformLevel | 'UNKNOWN';

/** What a list of platforms is narrowed by: the level, and where the host is registered. */
export interface PlatformFilter {
  readonly levels?: readonly KnownOrUnknownLevel[] | null | undefined;
  readonly divisions?: readonly string[] | null | undefined;
}

const COLUMNS = sql`platform."id", platform."ref", platform."name", platform."hostUnitId", platform."level",
  platform."category", platform."industry", platform."discipline", platform."technicalField", platform."builtOn",
  platform."endedOn", platform."version", ${provenanceColumns(sql`platform`)}`;
const BY_REF: ListOrder<PlatformRow> = {
  name: 'platform ref',
  keys: [textKey(sql`platform."ref"`, ({ ref }) => ref)],
  descending: false,
};

/** A page of platforms, in the order of their references. */
export async function listPlatforms(
  { database, today }: Context,
  args: PageArguments & {
    readonly filter?: PlatformFilter | null | undefined;
    readonly sample?: Sample | null | undefined;
  },
): Promise<Page<PlatformRow>> {
  const plan = planPage(args, BY_REF);
  const from = sql`"Platform" platform`;
  const condition = platformCondition(args.filter ?? {}, today);
  const filter = sampled({ from, row: sql`platform`, condition }, args.sample);
  const rows = await database.query<PlatformRow>(sql`
    SELECT ${COLUMNS} FROM ${from} WHERE ${filter} AND ${plan.condition}
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
export const platformsById = defineLoader<number, PlatformRow, null>(async (ids, _, { database }) =>
  rowBy(
    await database.query<PlatformRow>(
      sql`SELECT ${COLUMNS} FROM "Platform" platform WHERE platform."id" = ANY (${ids}::int[])`,
    ),
    (platform) => platform.id,
  ),
);

/** Platforms by the unit that hosts them, in the order of their references. */
export const platformsByHost = defineLoader<number, PlatformRow[], null>(async (unitIds, _, { database }) =>
  rowsBy(
    await database.query<PlatformRow>(sql`
      SELECT ${COLUMNS} FROM "Platform" platform
      WHERE platform."hostUnitId" = ANY (${unitIds}::int[]) ORDER BY platform."ref"`),
    (platform) => platform.hostUnitId,
  ),
);

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
