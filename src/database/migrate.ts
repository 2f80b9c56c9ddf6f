import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import type { Connection } from './connection.ts';
import { createSchemaEngine } from './schema-engine.ts';
import { sql } from './statement.ts';

const NO_FILTER = { externalTables: [], externalEnums: [] };

/** The migrations of a folder, as Prisma's schema engine takes them. */
export async function readMigrations(directory: string): Promise<MigrationList> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: directory,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(directory, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.toSorted().map(async (path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(join(directory, path, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  };
}

/**
 * Brings a database to the newest migration. Of several that start at once, one migrates and the others wait. The engine
 * takes a lock that ends with the connection it was taken on, and gives up after ten seconds where another has it: so it
 * works on connections of its own.
 *
 * @returns the names of the migrations applied now, none where the database was up to date.
 */
export async function migrate(connection: Connection, directory: string): Promise<string[]> {
  const migrationsList = await readMigrations(directory);
  const names = migrationsList.migrationDirectories.map(({ path }) => path);
  // Starting on a migrated database is the usual case, and one query is cheaper than the engine.
  if (await isUpToDate(connection, names)) return [];
  return connection.exclusively('consortium-atlas migrate', async (adapter) => {
    // Whoever waited finds it done.
    if (await isUpToDate(connection, names)) return [];
    const engine = await createSchemaEngine(adapter);
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
      return appliedMigrationNames;
    } finally {
      engine.free();
    }
  });
}

async function isUpToDate(connection: Connection, names: readonly string[]): Promise<boolean> {
  const [table] = await connection.query<{ present: boolean }>(
    sql`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present`,
  );
  if (!table?.present) return false;
  const applied = await connection.query<{ migration_name: string }>(
    sql`SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const appliedNames = new Set(applied.map((row) => row.migration_name));
  return names.every((name) => appliedNames.has(name));
}

/**
 * What a database lacks, or has too much, against the Prisma schema, as SQL; empty where they agree. Functions, checks
 * and collations are beyond what Prisma compares.
 */
export async function differenceFromSchema(
  connection: Pick<Connection, 'adapter'>,
  schema: { readonly path: string; readonly content: string },
): Promise<string> {
  const engine = await createSchemaEngine(connection.adapter, [[schema.path, schema.content]]);
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files: [schema], configDir: '.' },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    return stdout ?? '';
  } finally {
    engine.free();
  }
}
