import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openEmbedded } from '../../src/database/embedded.ts';
import { differenceFromSchema, migrate } from '../../src/database/migrate.ts';
import { createTestDatabase } from '../test-database.ts';

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

  // Only on the embedded database: the adapter for servers does not hand over a column type that introspection reads.
  it('give what the Prisma schema says', async () => {
    const embedded = await openEmbedded({ directory: undefined });
    onTestFinished(() => embedded.close());
    await migrate(embedded, 'prisma/migrations');
    const content = await readFile('prisma/schema.prisma', 'utf8');
    const difference = await differenceFromSchema(embedded, { path: 'schema.prisma', content });
    expect(difference.trim()).toBe('-- This is an empty migration.');
  });
});
