import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { differenceFromSchema, migrate } from '../../src/database/migrate.ts';
import { connectPostgresql } from '../../src/database/postgresql.ts';
import { sql } from '../../src/database/statement.ts';
import { bareDatabase, createTestDatabase, migratedDump, serversUnderTest } from '../test-database.ts';

describe('migrations', () => {
  let database: Database;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    ({ database, drop } = await createTestDatabase());
  });
  afterAll(() => drop());

  it('apply once and then change nothing', async () => {
    expect(await migrate(database, 'prisma/migrations')).toEqual([]);
  });

  // Over an adapter for PGlite: the one for servers does not hand over a column type that introspection reads.
  it('give what the Prisma schema says', async () => {
    const pglite = await PGlite.create({ loadDataDir: await migratedDump() });
    onTestFinished(() => pglite.close());
    const content = await readFile('prisma/schema.prisma', 'utf8');
    const adapter = new PrismaPGlite(pglite);
    const difference = await differenceFromSchema({ adapter }, { path: 'schema.prisma', content });
    expect(difference.trim()).toBe('-- This is an empty migration.');
  });

  it.each(serversUnderTest())(
    'are applied by one of those that start together, and leave nothing locked',
    async (serverUrl) => {
      const url = await bareDatabase(serverUrl);
      const together = [connectPostgresql(url), connectPostgresql(url), connectPostgresql(url)] as const;
      onTestFinished(async () => {
        await Promise.all(together.map((each) => each.close()));
      });
      const applied = await Promise.all(together.map((each) => migrate(each, 'prisma/migrations')));
      expect(applied.filter(({ length }) => length > 0)).toHaveLength(1);
      const locks = await together[0].query(sql`
        SELECT lock."objid" FROM pg_locks lock JOIN pg_database here ON here."oid" = lock."database"
        WHERE lock."locktype" = 'advisory' AND here."datname" = current_database()`);
      expect(locks).toEqual([]);
    },
  );
});
