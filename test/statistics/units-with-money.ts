import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';

/** Units with R&D expenditure and revenue of each year 2022 to 2024, by the district that they are registered in. */
export const UNITS: readonly (readonly [division: string, rd: number | null, revenue: number])[] = [
  ['330302', 1, 100],
  ['330302', 2, 100],
  ['330302', 4, 100],
  ['330302', 4, 200],
  ['330302', 9, 300],
  ['330302', null, 300],
  ['330381', 5, 100],
  ['330381', 7, 100],
  ['331002', 3, 100],
  ['331002', 6, 100],
  ['331002', 8, 100],
  ['331002', 8, 100],
];

/** Puts those units, LOCAL:u0 and so on, into a database that knows the divisions. */
export async function insertUnitsWithMoney(database: Database): Promise<void> {
  for (const [at, [division, rd, revenue]] of UNITS.entries()) {
    await database.query(sql`WITH unit AS (
        INSERT INTO "Unit" ("ref", "name", "kind", "registeredDivisionCode") VALUES (${`LOCAL:u${at}`}, '单位', 'ENTERPRISE', ${division}) RETURNING "id")
      INSERT INTO "FinancialYear" ("unitId", "year", "revenue", "rdExpenditure")
      SELECT "id", year, ${revenue}::numeric, ${rd}::numeric FROM unit, generate_series(2022, 2024) AS year`);
  }
}
