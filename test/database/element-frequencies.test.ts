import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { ElementFrequencies } from '../../src/database/element-frequencies.ts';
import { sql } from '../../src/database/statement.ts';
import { createTestDatabase } from '../test-database.ts';

let database: Database;
let drop: () => Promise<void>;

/** Of a thousand rows each has the letter all, and what its number is divisible by of 2, 10 and 500. */
beforeAll(async () => {
  ({ database, drop } = await createTestDatabase());
  await database.query(sql`CREATE TABLE "Counted" ("id" int, "letters" text[])`);
  await database.query(sql`
    INSERT INTO "Counted" SELECT n, ARRAY['all'] || ARRAY(SELECT 'by ' || m FROM unnest(ARRAY[2, 10, 500]) AS m WHERE n % m = 0)
    FROM generate_series(1, 1000) AS n`);
  await database.query(
    sql`CREATE INDEX "Counted_letters" ON "Counted" USING gin (array_remove("letters", 'none'))`,
  );
});
afterAll(() => drop());

it('knows nothing before PostgreSQL has counted, and before that was read', async () => {
  const { frequencies } = database;
  expect(frequencies.rowsWith('Counted_letters', ['all'])).toBeUndefined();
  await frequencies.refresh();
  expect(frequencies.rowsWith('Counted_letters', ['all'])).toBeUndefined();
  await database.query(sql`ANALYZE "Counted"`);
  expect(frequencies.rowsWith('Counted_letters', ['all'])).toBeUndefined();
  await frequencies.refresh();
  expect(frequencies.rowsWith('Counted_letters', ['all'])).toBeCloseTo(1000);
  expect(frequencies.rowsWith('Counted_nothing', ['all'])).toBeUndefined();
});

it.each([
  [['by 2'], 500],
  [['by 10'], 100],
  [['by 2', 'by 10'], 100],
  [['by 2', 'by 500'], 2],
  [['by 7'], 2],
  [['by 10', 'by 7'], 2],
  [[], 1000],
])('takes all of %j to be in %d rows at most', async (letters, rows) => {
  await database.frequencies.refresh();
  expect(database.frequencies.rowsWith('Counted_letters', letters)).toBeCloseTo(rows);
});

it('counts anew once it is told to, and goes on with what it knows while it cannot', async () => {
  const failures: unknown[] = [];
  const stop = await database.frequencies.keepFresh((error) => failures.push(error));
  stop();
  expect(failures).toEqual([]);
  await database.query(sql`DELETE FROM "Counted" WHERE "id" % 2 = 0`);
  await database.query(sql`VACUUM ANALYZE "Counted"`);
  expect(database.frequencies.rowsWith('Counted_letters', ['all'])).toBeCloseTo(1000);
  await database.frequencies.refresh();
  expect(database.frequencies.rowsWith('Counted_letters', ['all'])).toBeCloseTo(500);
});

it('tells why it cannot count', async () => {
  const failures: unknown[] = [];
  const bug = new TypeError('a bug of ours');
  const unreadable = new ElementFrequencies({ query: () => Promise.reject(bug) });
  const stop = await unreadable.keepFresh((error) => failures.push(error));
  stop();
  expect(failures).toEqual([bug]);
});
