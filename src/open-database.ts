import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from './config.ts';
import { type DatabaseLocation, DatabaseUnavailableError } from './database/connection.ts';
import { type Database, openDatabase } from './database/database.ts';
import { migrate } from './database/migrate.ts';
import { isOutage } from './database/outage.ts';
import { loadReferenceRows } from './database/reference.ts';
import { sql } from './database/statement.ts';
import { MIGRATIONS_DIRECTORY } from './package-files.ts';
import { personalDataKeys } from './personal-data-keys.ts';
import { describeServerProblem } from './start-problem.ts';

/** A database that is at the newest migration, with what was applied to bring it there. */
export interface MigratedDatabase {
  readonly database: Database;
  readonly migrations: readonly string[];
}

/** How often a server that does not answer yet is asked again. */
const ATTEMPT_INTERVAL_MS = 500;

/**
 * Opens the configured database and leaves it as it is, migrations and reference rows included. A server that does not
 * answer yet, or is starting, is waited for; one that refuses user, password or database is not.
 *
 * @throws DatabaseUnavailableError with one line that names the setting.
 */
export async function openDatabaseAsItIs(config: Config): Promise<Database> {
  const { database: location } = config;
  const opened = personalDataKeys(config).then((keys) => openDatabase(location, keys));
  const database = await opened.catch((error: unknown) => {
    if (error instanceof DatabaseUnavailableError || location.kind !== 'embedded') throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new DatabaseUnavailableError(
      `ATLAS_DATA_DIR ${location.directory ?? ''} holds no database that can be opened (${detail}); name another folder, or restore this one`,
    );
  });
  try {
    // The connection is made by the first statement, so this is where a wrong address or password shows.
    await answering(database, config.databaseWait);
    return database;
  } catch (error) {
    throw await closedAfter(database, error, location);
  }
}

async function answering(database: Database, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  for (;;) {
    try {
      await database.query(sql`SELECT 1`);
      return;
    } catch (error) {
      if (!isOutage(error) || performance.now() >= end) throw error;
      await wait(ATTEMPT_INTERVAL_MS);
    }
  }
}

/**
 * Opens the configured database, migrates it and brings its reference rows up to date.
 *
 * @throws DatabaseUnavailableError with one line that names the setting.
 */
export async function openMigratedDatabase(config: Config): Promise<MigratedDatabase> {
  const database = await openDatabaseAsItIs(config);
  try {
    const migrations = await migrate(database, MIGRATIONS_DIRECTORY);
    await loadReferenceRows(database);
    return { database, migrations };
  } catch (error) {
    throw await closedAfter(database, error, config.database);
  }
}

/** Closes a database that cannot be used, and says why in words. */
async function closedAfter(database: Database, error: unknown, location: DatabaseLocation): Promise<unknown> {
  await database.close().catch(() => undefined);
  return location.kind === 'postgresql' ? describeServerProblem(error, location.url) : error;
}
