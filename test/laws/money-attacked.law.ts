import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { UNIT_SUBJECT, type UnitDimension } from '../../src/resolvers/statistics/unit-statistics.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../src/resolvers/request/viewer.ts';
import { answer } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';
import { type Bounds, both, type KnownSum, solve, UNBOUNDED } from './money-solver.ts';
import {
  type Amount,
  partOf,
  stepOf,
  type Sums,
  sumsOf,
  toldGroups,
  type ToldGroup,
  wholeOf,
} from './money-told.ts';
import { recordLaw } from './record-law.ts';

const ANALYST: Viewer = {
  role: 'ANALYST',
  name: 'statistics',
  divisionCode: null,
  unitRef: null,
  scopes: ['READ'],
};
const AMOUNTS: readonly Amount[] = ['revenue', 'rdExpenditure'];
/** Whoever is off by no more has learned an amount. */
const NEAR = 0.05;

let database: Database;
let drop: () => Promise<void>;
let years: number[];
/** The ratios of units that everybody sees, by their ids and then by years, and by the days that end three. */
const ratios = new Map<string, number | null>();

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('sample'));
  const rows = await database.query<{ year: number }>(
    sql`SELECT DISTINCT "year" FROM "FinancialYear" ORDER BY "year"`,
  );
  years = rows.map(({ year }) => year);
  await askRatios();
});
afterAll(() => drop());

/** The days on which everything adds up three fiscal years of which there are any. */
function fixedYears(): number[] {
  return years.filter((year) => years.includes(year - 1) && years.includes(year - 2)).map((year) => year + 1);
}

const listed = z.object({
  units: z.object({
    nodes: z.array(z.record(z.string(), z.union([z.string(), z.object({ value: z.string().nullable() })]))),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

async function askRatios(): Promise<void> {
  const asked = [...years, (years.at(-1) ?? 0) + 1].flatMap((year) =>
    [1, 2, 3].map(
      (count) => `_${year}_${count}: rdIntensity(asOf: "${year}-01-01", years: ${count}) { value }`,
    ),
  );
  const ids = new Map(
    (await database.query<{ id: number; ref: string }>(sql`SELECT "id", "ref" FROM "Unit"`)).map(
      ({ id, ref }) => [ref, id],
    ),
  );
  for (let after = ''; ;) {
    const question = `{ units(first: 100${after}) { nodes { ref ${asked.join(' ')} } pageInfo { hasNextPage endCursor } } }`;
    const { nodes, pageInfo } = listed.parse(await answer(database, question, { alsoPlanned: false })).units;
    for (const { ref, ...told } of nodes) {
      for (const [name, ratio] of Object.entries(told)) {
        if (typeof ratio === 'string' || typeof ref !== 'string') continue;
        ratios.set(`${ids.get(ref)}${name}`, ratio.value === null ? null : Number(ratio.value));
      }
    }
    if (!pageInfo.hasNextPage) break;
    after = `, after: "${pageInfo.endCursor}"`;
  }
}

const read = (text: string | null) => (text === null ? null : Number(text));
const ratioOf = (unit: number, year: number, count: number) => ratios.get(`${unit}_${year}_${count}`) ?? null;

/** The sums of so many years before one. */
async function sumsBefore(year: number, count: number): Promise<Sums> {
  const rows = await database.query<{ unit: number; revenue: string | null; rd: string | null }>(sql`
    SELECT "unitId" AS "unit", CASE count("revenue") WHEN ${count}::int THEN sum("revenue") END::text AS "revenue",
      CASE count("rdExpenditure") WHEN ${count}::int THEN sum("rdExpenditure") END::text AS "rd"
    FROM "FinancialYear" WHERE "year" BETWEEN ${year - count}::int AND ${year - 1}::int GROUP BY "unitId"`);
  return new Map(
    rows.map(({ unit, revenue, rd }) => [unit, { revenue: read(revenue), rdExpenditure: read(rd) }]),
  );
}

/** By nothing, one and two of the dimensions that there are. */
function sets(): UnitDimension[][] {
  const names = Object.keys(UNIT_SUBJECT.dimensions).filter(
    (name): name is UnitDimension => name in UNIT_SUBJECT.dimensions,
  );
  return [
    [],
    ...names.map((name) => [name]),
    ...names.flatMap((name, at) => names.slice(at + 1).map((other) => [name, other])),
  ];
}

type Learned = Readonly<Record<Amount, Map<number, Bounds>>>;

/** What a viewer learns of the three-year sums on a day. */
async function attack(viewer: Viewer, year: number, sums: Sums): Promise<{ learned: Learned; told: number }> {
  const groups: ToldGroup[] = [];
  for (const set of sets()) groups.push(...(await toldGroups(database, viewer, set, `${year}-01-01`)));
  const isCoarse = viewer === PUBLIC_VIEWER;
  const known: Record<Amount, KnownSum[]> = { revenue: [], rdExpenditure: [] };
  const learned: Learned = { revenue: new Map(), rdExpenditure: new Map() };
  for (const group of groups) {
    const told = sumsOf(group, { sums, isCoarse });
    for (const amount of AMOUNTS) {
      known[amount].push(...told[amount].filter(({ most }) => most < Infinity));
      if (group[amount] === null || !isCoarse) continue;
      const amounts = group.units.map((unit) => sums.get(unit)?.[amount] ?? null);
      const most = stepOf(amounts.map((each) => each ?? 0));
      for (const [at, unit] of group.units.entries()) {
        if (amounts[at] === null) continue;
        learned[amount].set(unit, both(learned[amount].get(unit) ?? UNBOUNDED, { least: 0, most }));
      }
    }
  }
  for (let round = 0; round < 2; round += 1) {
    for (const amount of AMOUNTS) {
      for (const [unit, bounds] of solve(known[amount], learned[amount])) learned[amount].set(unit, bounds);
    }
    exchange(learned, (unit) => ratioOf(unit, year, 3));
  }
  return { learned, told: known.revenue.length + known.rdExpenditure.length };
}

/** Bounds of either amount give bounds of the other by the ratio. */
function exchange({ revenue, rdExpenditure }: Learned, ratio: (unit: number) => number | null): void {
  for (const unit of new Set([...revenue.keys(), ...rdExpenditure.keys()])) {
    const [whole, part] = [revenue.get(unit) ?? UNBOUNDED, rdExpenditure.get(unit) ?? UNBOUNDED];
    revenue.set(unit, both(whole, wholeOf(part, ratio(unit))));
    rdExpenditure.set(unit, both(part, partOf(whole, ratio(unit))));
  }
}

/** The amounts whose bounds are both near the truth. */
function near(learned: Learned, sums: Sums, what: string): string[] {
  return AMOUNTS.flatMap((amount) =>
    [...sums].flatMap(([unit, { [amount]: truth }]) => {
      const { least, most } = learned[amount].get(unit) ?? UNBOUNDED;
      if (truth === null || truth === 0) return [];
      if (least > truth * 1.000001 || most < truth * 0.999999)
        throw new Error(`${amount} of ${unit}, ${what}, is not within ${least} and ${most}: ${truth}`);
      return least >= truth * (1 - NEAR) && most <= truth * (1 + NEAR)
        ? [`${amount} of ${unit}, ${what}`]
        : [];
    }),
  );
}

/** What a viewer learns within a twentieth: of three years, and of each. */
async function learnedBy(viewer: Viewer): Promise<{ near: string[]; told: number; hidden: number }> {
  const found: string[] = [];
  let [told, hidden] = [0, 0];
  const bySum = new Map<number, Learned>();
  for (const year of fixedYears()) {
    const sums = await sumsBefore(year, 3);
    const attacked = await attack(viewer, year, sums);
    bySum.set(year, attacked.learned);
    told += attacked.told;
    hidden += sums.size * AMOUNTS.length;
    found.push(...near(attacked.learned, sums, `three years before ${year}`));
  }
  const single = singleYears(bySum);
  for (const year of years) {
    const sums = await sumsBefore(year + 1, 1);
    hidden += sums.size * AMOUNTS.length;
    found.push(
      ...near(single.get(year) ?? { revenue: new Map(), rdExpenditure: new Map() }, sums, `${year}`),
    );
  }
  return { near: found, told, hidden };
}

/** What the sums of three years tell of each, with the ratios of one and of two. */
function singleYears(bySum: ReadonlyMap<number, Learned>): ReadonlyMap<number, Learned> {
  const single = new Map(
    years.map((year): [number, Learned] => [year, { revenue: new Map(), rdExpenditure: new Map() }]),
  );
  for (let round = 0; round < 3; round += 1) {
    for (const [day, learned] of bySum) {
      for (const amount of AMOUNTS) {
        for (const [unit, bounds] of learned[amount]) {
          const now = new Map(
            [1, 2, 3].map((back) => [back, single.get(day - back)?.[amount].get(unit) ?? UNBOUNDED]),
          );
          for (const [back, each] of solve([{ of: 0b1110n, ...bounds }], now))
            single.get(day - back)?.[amount].set(unit, each);
        }
      }
    }
    for (const [year, learned] of single) exchange(learned, (unit) => ratioOf(unit, year + 1, 1));
  }
  return single;
}

it('learns no amount of an enterprise within a twentieth of all that the public is told', async ({
  task,
}) => {
  const seen = await learnedBy(ANALYST);
  expect(seen.near.length).toBeGreaterThan(100);
  const open = await learnedBy(PUBLIC_VIEWER);
  expect(open.told).toBeGreaterThan(100);
  expect(open.near).toEqual([]);
  recordLaw(task, {
    law: `Out of ${open.told} sums that the public is told and all ratios, a solver learns no amount of an enterprise within a twentieth; out of an analyst's it learns ${seen.near.length}.`,
    cases: open.hidden,
  });
});
