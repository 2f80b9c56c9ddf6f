import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { ADMINISTRATOR, answer, refusals } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';

const sees = { viewer: ADMINISTRATOR };
let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('sample'));
});
afterAll(() => drop());

describe('consortia whose members are known in part', () => {
  it('have no share in statistics either, as the records that the product comes with say', async () => {
    const share = z.object({ nReported: z.int() });
    const shares = z.object({ enterpriseShare: share, inCityShare: share });
    const data = await answer(
      database,
      '{ consortiumStatistics(groupBy: [CITY], asOf: "2026-07-01") { key { city { code } } enterpriseShare { nReported } inCityShare { nReported } } }',
    );
    const groups = z
      .object({
        consortiumStatistics: z.array(
          shares.extend({ key: z.object({ city: z.object({ code: z.string() }) }) }),
        ),
      })
      .parse(data).consortiumStatistics;
    const hangzhou = groups.find(({ key }) => key.city.code === '330100');
    expect(hangzhou?.enterpriseShare.nReported).toBe(55);
  });

  it('are kept with the figures that would be computed anew', async () => {
    const differing = await database.query(sql`
      (SELECT * FROM "ConsortiumFigures" EXCEPT
       SELECT * FROM consortium_figures(ARRAY(SELECT "id" FROM "Consortium")))`);
    expect(differing).toEqual([]);
  });
});

describe('units', () => {
  it('are in the consortia that were there on the day alone', async () => {
    const [before] = await database.query<{ unit: string; consortium: number; n: number }>(sql`
      SELECT unit."ref" AS unit, min(membership."consortiumId") AS consortium, count(DISTINCT "consortiumId")::int AS n
      FROM "Membership" membership JOIN "Unit" unit ON unit."id" = membership."unitId"
      JOIN "Consortium" consortium ON consortium."id" = membership."consortiumId"
      WHERE membership."leftOn" IS NULL AND coalesce(membership."joinedOn", '-infinity') < '2024-01-01'
        AND coalesce(consortium."filedOn", '-infinity') < '2024-01-01' AND consortium."dissolvedOn" IS NULL AND unit."endedOn" IS NULL
      GROUP BY unit."ref" HAVING count(DISTINCT "consortiumId") = 2 LIMIT 1`);
    if (!before) throw new Error('no unit is in two consortia');
    const sum = async (day: string) =>
      answer(
        database,
        `{ unitStatistics(groupBy: [], asOf: "${day}") { nodes { consortiumCount { sum } } } }`,
      );
    const read = z.object({
      unitStatistics: z.object({
        nodes: z.tuple([z.object({ consortiumCount: z.object({ sum: z.string() }) })]),
      }),
    });
    const of = async (day: string) =>
      Number(read.parse(await sum(day)).unitStatistics.nodes[0].consortiumCount.sum);
    const there = await of('2026-07-01');
    const [members] = await database.query<{ n: number }>(sql`
      SELECT "memberCount" AS n FROM "ConsortiumFigures" WHERE "consortiumId" = ${before.consortium}::int
        AND "validFrom" <= '2026-07-01' AND '2026-07-01' < "validUntil"`);
    await database.query(
      sql`UPDATE "Consortium" SET "dissolvedOn" = '2026-06-01' WHERE "id" = ${before.consortium}::int`,
    );
    expect(await of('2026-07-01')).toBe(there - (members?.n ?? 0));
    const earlier = await of('2020-01-01');
    await database.query(
      sql`UPDATE "Consortium" SET "dissolvedOn" = NULL, "filedOn" = '2026-08-01' WHERE "id" = ${before.consortium}::int`,
    );
    expect(await of('2026-07-01')).toBe(there - (members?.n ?? 0));
    expect(await of('2020-01-01')).toBeLessThanOrEqual(earlier);
    await database.query(
      sql`UPDATE "Consortium" SET "filedOn" = NULL WHERE "id" = ${before.consortium}::int`,
    );
  });
});

describe('what is divided', () => {
  it('has twelve places of money too, rounded once', async () => {
    await database.query(sql`
      WITH unit AS (INSERT INTO "Unit" ("ref", "name", "kind", "registeredDivisionCode")
        SELECT 'LOCAL:third' || n, '单位', 'SERVICE_AGENCY', '330302' FROM generate_series(1, 3) AS n RETURNING "id", "ref")
      INSERT INTO "FinancialYear" ("unitId", "year", "revenue", "rdExpenditure")
      SELECT "id", year, CASE WHEN year = 2024 THEN right("ref", 1)::numeric * 1000000000 + 0.000001 ELSE 0 END, 0 FROM unit, generate_series(2022, 2024) AS year`);
    const data = await answer(
      database,
      `{ unitStatistics(groupBy: [], asOf: "2025-07-01", filter: { kinds: [SERVICE_AGENCY] }) { nodes { revenue { nReported sum mean standardDeviation } } } }`,
      sees,
    );
    expect(data).toMatchObject({
      unitStatistics: {
        nodes: [
          {
            revenue: {
              nReported: 3,
              sum: '6000000000.000003',
              mean: '2000000000.000001',
              standardDeviation: '1000000000',
            },
          },
        ],
      },
    });
    await database.query(
      sql`UPDATE "FinancialYear" SET "revenue" = 2000000000.000002 WHERE "revenue" = 3000000000.000001`,
    );
    expect(
      await answer(
        database,
        `{ unitStatistics(groupBy: [], asOf: "2025-07-01", filter: { kinds: [SERVICE_AGENCY] }) { nodes { revenue { mean standardDeviation } } } }`,
        sees,
      ),
    ).toMatchObject({
      // python3: Fraction and isqrt of (1000000000.000001, 2000000000.000001, 2000000000.000002)
      unitStatistics: {
        nodes: [{ revenue: { mean: '1666666666.666668', standardDeviation: '577350269.189626053184' } }],
      },
    });
  });
});

describe('groups in the order of a number', () => {
  const listed = z.object({
    projectStatistics: z.object({
      nodes: z.array(z.object({ count: z.int(), key: z.unknown() })),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string() }),
    }),
  });
  const pageOf = async (args: string, groupBy = 'CITY, INDUSTRY_FIELD') =>
    listed.parse(
      await answer(
        database,
        `{ projectStatistics(groupBy: [${groupBy}], asOf: "2026-07-01", ${args}) { pageInfo { hasNextPage endCursor } nodes { count key { city { code } industryField } } } }`,
      ),
    ).projectStatistics;

  it('stand by the number and not by its text, each on one page', async () => {
    const all = (await pageOf('orderBy: { direction: DESC }, first: 100')).nodes;
    expect(all.map(({ count }) => count)).toEqual(all.map(({ count }) => count).toSorted((a, b) => b - a));
    expect(Math.max(...all.map(({ count }) => count))).toBeGreaterThan(9);
    const paged: unknown[] = [];
    for (let after = ''; ;) {
      const { nodes, pageInfo } = await pageOf(`orderBy: { direction: DESC }, first: 7${after}`);
      paged.push(...nodes);
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    expect(paged).toEqual(all);
  });

  it('have cursors of their dimensions, their order, their day and their filter alone', async () => {
    const given = (await pageOf('orderBy: {}, first: 1')).pageInfo.endCursor;
    const codes = (args: string, groupBy: string) =>
      refusals(
        database,
        `{ projectStatistics(groupBy: [${groupBy}], after: "${given}", ${args}) { nodes { count } } }`,
      );
    expect(await codes('orderBy: {}, asOf: "2026-07-01"', 'CITY, INDUSTRY_FIELD')).toEqual([]);
    for (const [args, groupBy] of [
      ['orderBy: {}, asOf: "2026-07-01"', 'CITY, TIER'],
      ['orderBy: {}, asOf: "2026-07-01"', 'INDUSTRY_FIELD, CITY'],
      ['orderBy: {}, asOf: "2026-07-02"', 'CITY, INDUSTRY_FIELD'],
      ['orderBy: {}, asOf: "2026-07-01", filter: { divisions: ["330000"] }', 'CITY, INDUSTRY_FIELD'],
      ['orderBy: { measure: TOTAL_COST }, asOf: "2026-07-01"', 'CITY, INDUSTRY_FIELD'],
      ['asOf: "2026-07-01"', 'CITY, INDUSTRY_FIELD'],
    ] as const) {
      expect([args, await codes(args, groupBy)]).toEqual([args, ['BAD_CURSOR']]);
    }
  });
});

const none = async (args: string) =>
  answer(
    database,
    `{ unitStatistics(groupBy: [], filter: { divisions: [] }${args}) { totalCount nodes { count } pageInfo { hasNextPage hasPreviousPage } } }`,
  );

describe('the group of all rows', () => {
  it('is one where there are none, and pages as one', async () => {
    expect(await none('')).toEqual({
      unitStatistics: {
        totalCount: 1,
        nodes: [{ count: 0 }],
        pageInfo: { hasNextPage: false, hasPreviousPage: false },
      },
    });
    expect(await none(', first: 0')).toEqual({
      unitStatistics: { totalCount: 1, nodes: [], pageInfo: { hasNextPage: true, hasPreviousPage: false } },
    });
  });
});
