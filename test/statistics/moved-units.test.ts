import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { sql } from '../../src/database/statement.ts';
import { answer } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';

let database: Database;
let drop: () => Promise<void>;

/** Units by where they are registered now, and where they were: from, until; each hosts a platform. */
const UNITS: readonly (readonly [
  now: string | null,
  was: string | null,
  from: string | null,
  to: string | null,
])[] = [
  ['330302', null, null, null],
  ['330302', '371002', null, '2024-06-30'],
  ['330302', '371002', '2024-01-01', '2024-06-30'],
  // A registration that goes on is where it is, whatever the unit's own row says.
  ['330302', '321102', '2024-01-01', null],
  [null, null, null, null],
];

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase());
  await loadReferenceRows(database);
  for (const [at, [now, was, from, to]] of UNITS.entries()) {
    await database.query(sql`WITH unit AS (
        INSERT INTO "Unit" ("ref", "name", "kind", "registeredDivisionCode") VALUES (${`LOCAL:u${at}`}, '单位', 'ENTERPRISE', ${now}) RETURNING "id"
      ), platform AS (
        INSERT INTO "Platform" ("ref", "name", "hostUnitId") SELECT ${`LOCAL:p${at}`}, '平台', "id" FROM unit)
      INSERT INTO "Registration" ("unitId", "divisionCode", "validFrom", "validTo")
      SELECT "id", ${was}, ${from}::date, ${to}::date FROM unit WHERE ${was}::text IS NOT NULL`);
  }
});
afterAll(() => drop());

/** How many units and platforms are in each city on a day. */
async function cities(day: string): Promise<unknown> {
  return answer(
    database,
    `{ unitStatistics(groupBy: [CITY], asOf: "${day}") { nodes { key { city { code } } count } }
       platformStatistics(groupBy: [CITY], asOf: "${day}") { nodes { key { city { code } } count } } }`,
  );
}

it.each([
  // The first unit has been there always; the second moved; of the third nothing is known before 2024.
  ['2023-12-31', { '330300': 1, '371000': 1, unknown: 3 }],
  ['2024-06-30', { '330300': 1, '371000': 2, '321100': 1, unknown: 1 }],
  ['2024-07-01', { '330300': 3, '321100': 1, unknown: 1 }],
])(
  'on %s units and the platforms of units are where the units are registered that day',
  async (day, counts) => {
    const nodes = Object.entries(counts)
      .map(([code, count]) => ({ key: { city: code === 'unknown' ? null : { code } }, count }))
      .toSorted((a, b) => (a.key.city?.code ?? '9').localeCompare(b.key.city?.code ?? '9'));
    expect(await cities(day)).toEqual({ unitStatistics: { nodes }, platformStatistics: { nodes } });
  },
);
