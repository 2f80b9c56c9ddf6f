import { expect, it, onTestFinished } from 'vitest';
import { sql } from '../../src/database/statement.ts';
import { createTestDatabase } from '../test-database.ts';

it('places that are added at the same instant both lie in their areas', async () => {
  const { database, drop } = await createTestDatabase('graph');
  onTestFinished(drop);
  const add = (code: string) =>
    database.transaction(async (transaction) => {
      await transaction.query(
        sql`INSERT INTO "Division" ("code", "name", "level", "parentCode") VALUES (${code}, '新区', 'MANAGEMENT_ZONE', '330300')`,
      );
      await transaction.query(sql`SELECT pg_sleep(0.2)`);
    });
  await Promise.all(['X2', 'X3', 'X4'].map(add));
  const areas = await database.query<{ area: string }>(
    sql`SELECT concat("placeCode", ' in ', "areaCode") AS "area" FROM "DivisionArea" WHERE "placeCode" IN ('X2', 'X3', 'X4') ORDER BY 1`,
  );
  const surrounding = ['100000', '330000', '330300'];
  expect(areas.map(({ area }) => area)).toEqual(
    ['X2', 'X3', 'X4'].flatMap((code) => [...surrounding, code].map((area) => `${code} in ${area}`)),
  );
});
