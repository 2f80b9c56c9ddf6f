import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { recordStatements } from '../test-database.ts';
import { answer, createGraph, refusals } from './ask.ts';
import { backward, forward, type List, pageOf, rowsOf } from './paging.ts';

let database: Database;
let drop: () => Promise<void>;

/** Consortia of 0 to 4 members, their places and kinds known, unknown and equal, and every second lead with figures. */
async function addConsortia(): Promise<void> {
  await database.query(sql`
    INSERT INTO "Unit" ("ref", "name", "kind", "registeredDivisionCode")
    SELECT 'LOCAL:u' || n, '单位' || n % 7, CASE WHEN n % 5 = 0 THEN NULL WHEN n % 2 = 0 THEN 'ENTERPRISE' ELSE 'UNIVERSITY' END::"UnitKind",
      CASE n % 4 WHEN 0 THEN '330302' WHEN 1 THEN '330106' WHEN 2 THEN '330383' END
    FROM generate_series(1, 60) AS n`);
  await database.query(sql`
    INSERT INTO "Consortium" ("ref", "name", "tier", "divisionCode")
    SELECT 'LOCAL:p' || n, '联合体' || n % 6, 'MUNICIPAL', '330300' FROM generate_series(1, 20) AS n`);
  await database.query(sql`
    INSERT INTO "Membership" ("consortiumId", "unitId", "role")
    SELECT consortium."id", unit."id", CASE WHEN k = 1 THEN 'LEAD' ELSE 'MEMBER' END::"MemberRole"
    FROM generate_series(1, 20) AS n CROSS JOIN LATERAL generate_series(1, n % 5) AS k
    JOIN "Consortium" consortium ON consortium."ref" = 'LOCAL:p' || n
    JOIN "Unit" unit ON unit."ref" = 'LOCAL:u' || ((n * 7 + k * 11) % 60 + 1)`);
  await database.query(sql`
    INSERT INTO "FinancialYear" ("unitId", "year", "revenue", "rdExpenditure")
    SELECT "id", year, 1000, 30 + "id" % 3 FROM "Unit" CROSS JOIN generate_series(2022, 2024) AS year
    WHERE "ref" LIKE 'LOCAL:u%' AND "id" % 2 = 0`);
  await database.query(sql`
    INSERT INTO "Platform" ("ref", "name", "hostUnitId") SELECT 'LOCAL:pf-x' || "id", '平台', "id" FROM "Unit" ORDER BY "id" LIMIT 8`);
  await database.query(sql`
    INSERT INTO "Project" ("ref", "name", "consortiumId")
    SELECT 'LOCAL:pj-x' || n, '项目', "id" FROM "Consortium" CROSS JOIN generate_series(1, 9) AS n WHERE "ref" = 'LOCAL:p1'`);
  await database.query(sql`
    INSERT INTO "Funding" ("ref", "projectId", "source", "phase", "amount")
    SELECT 'LOCAL:fd-x' || n, "id", 'OTHER', 'PAID', n FROM "Project" CROSS JOIN generate_series(1, 9) AS n WHERE "ref" = 'LOCAL:pj-x1'`);
  await database.query(sql`
    INSERT INTO "Membership" ("consortiumId", "unitId", "role")
    SELECT consortium."id", unit."id", 'MEMBER' FROM "Consortium" consortium JOIN "Unit" unit ON unit."ref" = 'LOCAL:ent-ruian'
    WHERE consortium."ref" LIKE 'LOCAL:p%'`);
}

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  await addConsortia();
});
afterAll(() => drop());

const FIGURES = `ref name memberCount inCityShare { value } enterpriseShare { value } rdIntensity { value }`;
const ordered = (field: string, direction: string): List => ({
  query: `{ page: consortia(ARGS, orderBy: { field: ${field}, direction: ${direction} }) PAGE }`,
  node: FIGURES,
});

/** What a row is ordered by; null last. */
const KEYS: Readonly<Record<string, (row: Record<string, unknown>) => unknown>> = {
  REF: ({ ref }) => ref,
  NAME: ({ name }) => name,
  MEMBER_COUNT: ({ memberCount }) => memberCount,
  IN_CITY_SHARE: ({ inCityShare }) => valueOf(inCityShare),
  ENTERPRISE_SHARE: ({ enterpriseShare }) => valueOf(enterpriseShare),
  RD_INTENSITY: ({ rdIntensity }) => valueOf(rdIntensity),
};

function valueOf(figure: unknown): number | null {
  if (typeof figure !== 'object' || figure === null || !('value' in figure)) throw new Error('no figure');
  return figure.value === null ? null : Number(figure.value);
}

/** Numbers by size; texts by their bytes, whose order is that of code points. */
function rank(key: unknown): number | string {
  return typeof key === 'number' ? key : Buffer.from(String(key)).toString('hex');
}

/** Keys in order: numbers by size, texts by code point, null last in either direction. */
function inOrder(keys: readonly unknown[], descending: boolean): unknown[] {
  const known = keys
    .filter((key) => key !== null)
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
  return [...(descending ? known.toReversed() : known), ...keys.filter((key) => key === null)];
}

const ORDERS = Object.keys(KEYS).flatMap((field) =>
  ['ASC', 'DESC'].map((direction) => ({ field, direction })),
);

describe('consortia', () => {
  it.each(ORDERS)(
    'in the order $field $direction stand so, the unknown last',
    async ({ field, direction }) => {
      const rows = rowsOf([await pageOf(database, ordered(field, direction), 'first: 100')]);
      expect(rows).toHaveLength(24);
      const keys = rows.map((row) => KEYS[field]?.(row));
      expect(keys).toEqual(inOrder(keys, direction === 'DESC'));
      // There is something to tell: several known keys and, of the figures that can be unknown, several unknown ones.
      expect(new Set(keys).size).toBeGreaterThan(3);
      expect(keys.filter((key) => key === null).length > 1).toBe(/SHARE|INTENSITY/.test(field));
    },
  );

  it.each(ORDERS)('in the order $field $direction are each on one page', async ({ field, direction }) => {
    const list = ordered(field, direction);
    const all = rowsOf([await pageOf(database, list, 'first: 100')]);
    expect(rowsOf(await forward(database, list, 5))).toEqual(all);
    expect(rowsOf(await backward(database, list, 5))).toEqual(all);
    expect(rowsOf(await forward(database, list, 1))).toEqual(all);
  });
});

const LISTS: readonly (List & { readonly name: string; readonly rows: number })[] = [
  { name: 'units', query: '{ page: units(ARGS) PAGE }', node: 'ref', rows: 70 },
  {
    name: 'units by name',
    query: '{ page: units(ARGS, orderBy: { field: NAME, direction: DESC }) PAGE }',
    node: 'ref name',
    rows: 70,
  },
  { name: 'platforms', query: '{ page: platforms(ARGS) PAGE }', node: 'ref', rows: 10 },
  { name: 'projects', query: '{ page: projects(ARGS) PAGE }', node: 'ref', rows: 11 },
  { name: 'fundings', query: '{ page: fundings(ARGS) PAGE }', node: 'ref', rows: 11 },
  {
    name: 'members of a consortium',
    query: '{ parent: consortium(ref: "LOCAL:con-a") { page: members(ARGS) PAGE } }',
    node: 'role unit { ref }',
    rows: 8,
  },
  {
    name: 'memberships of a unit',
    query: '{ parent: unit(ref: "LOCAL:ent-ruian") { page: memberships(ARGS) PAGE } }',
    node: 'consortium { ref }',
    rows: 21,
  },
  {
    name: 'projects of a consortium',
    query: '{ parent: consortium(ref: "LOCAL:p1") { page: projects(ARGS) PAGE } }',
    node: 'ref',
    rows: 9,
  },
];

describe.each(LISTS)('$name', (list) => {
  it('are each on one page, forward and backward', async () => {
    const all = rowsOf([await pageOf(database, list, 'first: 100')]);
    expect(all).toHaveLength(list.rows);
    expect(rowsOf(await forward(database, list, 4))).toEqual(all);
    expect(rowsOf(await backward(database, list, 4))).toEqual(all);
  });

  it('end with a page that has no next one, and begin with one that has no previous one', async () => {
    const pages = await forward(database, list, 4);
    expect(pages.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual(pages.map((_, at) => at > 0));
    expect(pages.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual(
      pages.map((_, at) => at < pages.length - 1),
    );
    for (const { edges, pageInfo } of pages) {
      expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0]?.cursor, edges.at(-1)?.cursor]);
    }
  });

  it('take a page of nothing, and say whether there is more', async () => {
    expect(await pageOf(database, list, 'first: 0')).toEqual({
      edges: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it('are cut out between two cursors', async () => {
    const { edges } = await pageOf(database, list, 'first: 100');
    const between = `after: "${edges[1]?.cursor}", before: "${edges[6]?.cursor}"`;
    const inside = edges.slice(2, 6);
    expect((await pageOf(database, list, between)).edges).toEqual(inside);
    expect((await pageOf(database, list, `first: 2, ${between}`)).edges).toEqual(inside.slice(0, 2));
    expect((await pageOf(database, list, `last: 2, ${between}`)).edges).toEqual(inside.slice(2));
  });

  it('refuse sizes that are none', async () => {
    const sizes = ['first: -1', 'last: -1', 'first: 101', 'last: 101', 'first: 1, last: 1'];
    for (const size of sizes) {
      const query = list.query.replace('ARGS', size).replace('PAGE', '{ edges { cursor } }');
      expect({ size, codes: await refusals(database, query) }).toEqual({ size, codes: ['BAD_USER_INPUT'] });
    }
  });
});

describe('totalCount', () => {
  it('is counted only where it is selected', async () => {
    const statements = recordStatements(database);
    const alsoPlanned = false;
    await answer(database, '{ units(first: 1) { nodes { ref } } consortia(first: 1) { nodes { ref } } }', {
      alsoPlanned,
    });
    expect(statements).toHaveLength(2);
    expect(
      await answer(
        database,
        '{ units(first: 1, filter: { kinds: [UNIVERSITY] }) { totalCount } consortia(first: 0) { totalCount } }',
        { alsoPlanned },
      ),
      // Of 1 to 60 the odd ones that are no multiple of 5: 24; and uni-hangzhou.
    ).toEqual({ units: { totalCount: 25 }, consortia: { totalCount: 24 } });
    expect(statements).toHaveLength(6);
  });
});

describe('rows that come and go between two pages', () => {
  it('neither repeat nor skip another', async () => {
    const list: List = { query: '{ page: consortia(ARGS) PAGE }', node: 'ref' };
    const before = rowsOf([await pageOf(database, list, 'first: 100')]);
    const first = await pageOf(database, list, 'first: 5');
    const cursor = first.pageInfo.endCursor;
    const data = { name: '新联合体', tier: 'MUNICIPAL' as const, divisionCode: '330300' };
    await database.prisma.consortium.create({ data: { ...data, ref: 'AAA:before-all' } });
    await database.prisma.consortium.create({ data: { ...data, ref: 'ZZZ:behind-all' } });
    // The row that the cursor names goes away as well.
    await database.prisma.consortium.delete({ where: { ref: 'LOCAL:p1' } });
    expect(first.edges.at(-1)?.node).toEqual({ ref: 'LOCAL:p1' });
    const rest = await pageOf(database, list, `first: 100, after: "${cursor}"`);
    expect([...rowsOf([first]), ...rowsOf([rest])]).toEqual([...before, { ref: 'ZZZ:behind-all' }]);
  });
});
