import { sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Row } from '../../model/column.ts';
import type { Context } from '../request/context.ts';
import { defineLoader, rowBy, rowsBy } from '../request/loader.ts';
import {
  intKey,
  type ListOrder,
  type Page,
  type PageArguments,
  planOwnedPage,
  planPage,
  textKey,
} from '../request/page.ts';
import { holdsOn, holdsOnOfUnit } from './presence.ts';
import { rowColumns } from './rows.ts';
import { UNIT_COLUMNS, type UnitRow, unitsById } from './unit.ts';

/** A unit's part in a consortium, in a list of such parts. */
export type MembershipRow = Row<'Membership'> & {
  /** The reference that the list is ordered by: the unit's in a consortium's list, the consortium's in a unit's. */
  readonly orderRef: string;
};

/** The arguments of a list of memberships. */
export type MembershipArguments = PageArguments & { readonly asOf: CalendarDate };

const COLUMNS = rowColumns('Membership', sql`membership`);

const leadFirst = intKey<MembershipRow>(sql`(membership."role" <> 'LEAD')::int`, ({ role }) =>
  role === 'LEAD' ? 0 : 1,
);
const byId = intKey<MembershipRow>(sql`membership."id"`, ({ id }) => id);

/** The order of the members of a consortium. */
export const MEMBERS: ListOrder<MembershipRow> = {
  name: 'members',
  keys: [leadFirst, textKey(sql`unit."ref"`, ({ orderRef }) => orderRef), byId],
  descending: false,
};
/** The order of the memberships of a unit. */
export const MEMBERSHIPS: ListOrder<MembershipRow> = {
  name: 'memberships',
  keys: [textKey(sql`consortium."ref"`, ({ orderRef }) => orderRef), byId],
  descending: false,
};

/** One statement brings the members of all consortia of an answer together with their units. */
const membersByConsortium = defineLoader<number, MembershipRow[], MembershipArguments>(
  async (consortiumIds, args, context) => {
    const plan = planPage(args, MEMBERS);
    // Both have columns of the same names, so that the membership comes as one column.
    const rows = await context.database.query<UnitRow & { readonly membership: Row<'Membership'> }>(sql`
      SELECT member.* FROM unnest(${consortiumIds}::int[]) AS parent (id) CROSS JOIN LATERAL (
        SELECT to_json(membership) AS "membership", ${UNIT_COLUMNS}
        FROM "Membership" membership JOIN "Unit" unit ON unit."id" = membership."unitId"
        WHERE membership."consortiumId" = parent.id AND ${holdsOnOfUnit(args.asOf)} AND ${plan.condition}
        ORDER BY ${plan.orderBy} LIMIT ${plan.limit}
      ) member`);
    const units = unitsById(context, null);
    const members = rows.map(({ membership, ...unit }) => {
      units.prime(unit.id, unit);
      return { ...membership, orderRef: unit.ref };
    });
    return rowsBy(members, ({ consortiumId }) => consortiumId);
  },
);

const membershipsByUnit = defineLoader<number, MembershipRow[], MembershipArguments>(
  async (unitIds, args, { database }) => {
    const plan = planPage(args, MEMBERSHIPS);
    const rows = await database.query<MembershipRow>(sql`
      SELECT membership.* FROM unnest(${unitIds}::int[]) AS parent (id) CROSS JOIN LATERAL (
        SELECT ${COLUMNS}, consortium."ref" AS "orderRef"
        FROM "Membership" membership JOIN "Consortium" consortium ON consortium."id" = membership."consortiumId"
        WHERE membership."unitId" = parent.id AND ${holdsOn(args.asOf)} AND ${plan.condition}
        ORDER BY ${plan.orderBy} LIMIT ${plan.limit}
      ) membership`);
    return rowsBy(rows, ({ unitId }) => unitId);
  },
);

const countsBy = (column: 'consortiumId' | 'unitId') =>
  defineLoader<number, { id: number; count: number }, { asOf: CalendarDate }>(
    async (ids, { asOf }, { database }) => {
      const parent = column === 'consortiumId' ? sql`membership."consortiumId"` : sql`membership."unitId"`;
      return rowBy(
        await database.query<{ id: number; count: number }>(sql`
        SELECT ${parent} AS id, count(*)::int FROM "Membership" membership
        WHERE ${parent} = ANY (${ids}::int[]) AND ${holdsOn(asOf)} GROUP BY ${parent}`),
        (row) => row.id,
      );
    },
  );
const memberCounts = countsBy('consortiumId');
const membershipCounts = countsBy('unitId');

/** The members of a consortium on a day, the lead first, then in the order of their references. */
export async function membersOf(
  context: Context,
  consortiumId: number,
  args: MembershipArguments,
): Promise<Page<MembershipRow>> {
  const plan = planOwnedPage(args, MEMBERS, consortiumId);
  const rows = (await membersByConsortium(context, plan.ofMany).load(consortiumId)) ?? [];
  return plan.page(
    rows,
    async () => (await memberCounts(context, { asOf: args.asOf }).load(consortiumId))?.count ?? 0,
  );
}

/** The memberships of a unit on a day, in the order of the consortia's references. */
export async function membershipsOf(
  context: Context,
  unitId: number,
  args: MembershipArguments,
): Promise<Page<MembershipRow>> {
  const plan = planOwnedPage(args, MEMBERSHIPS, unitId);
  const rows = (await membershipsByUnit(context, plan.ofMany).load(unitId)) ?? [];
  return plan.page(
    rows,
    async () => (await membershipCounts(context, { asOf: args.asOf }).load(unitId))?.count ?? 0,
  );
}

/** Memberships by id. */
export const membershipsById = defineLoader<number, MembershipRow, null>(async (ids, _, { database }) => {
  const rows = await database.query<MembershipRow>(sql`
    SELECT ${COLUMNS}, consortium."ref" AS "orderRef"
    FROM "Membership" membership JOIN "Consortium" consortium ON consortium."id" = membership."consortiumId"
    WHERE membership."id" = ANY (${ids}::int[])`);
  return rowBy(rows, ({ id }) => id);
});
