import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { differenceFromSchema, migrate } from '../../src/database/migrate.ts';
import { createTestDatabase, migratedDump } from '../test-database.ts';

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
});
