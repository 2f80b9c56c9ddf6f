import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { type DatabaseLocation, DatabaseUnavailableError } from '../database/connection.ts';
import { type Database, databaseOver, openDatabase } from '../database/database.ts';
import { DirectoryInUseError } from '../database/directory-lock.ts';
import { migrate } from '../database/migrate.ts';
import { isOutage } from '../database/outage.ts';
import { loadReferenceRows } from '../database/reference.ts';
import { connectToService } from '../database/running-service.ts';
import { sql } from '../database/statement.ts';
import { MIGRATIONS_DIRECTORY } from '../package-files.ts';
import { personalDataKeys } from './personal-data-keys.ts';
import { programVersion } from './program-version.ts';
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
    await database.close().catch(() => undefined);
    throw inWords(error, location);
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

/** A database that is open for a command. */
interface OpenedForCommand {
  readonly database: Database;
  /** What an error of the work on it comes from, in words for whoever runs the command. */
  readonly explain: (error: unknown) => unknown;
}

/**
 * Opens the configured database for a command: an embedded one that a service has open over that service, for which it waits
 * while that starts.
 */
async function openForCommand(config: Config): Promise<OpenedForCommand> {
  const { database: location } = config;
  const end = performance.now() + config.databaseWait;
  for (;;) {
    try {
      return { database: await openDatabaseAsItIs(config), explain: (error) => error };
    } catch (error) {
      if (!(error instanceof DirectoryInUseError) || location.kind !== 'embedded') throw error;
      const service = await connectToService(location.directory ?? '', programVersion());
      if (service) {
        const database = databaseOver(service, await personalDataKeys(config));
        return { database, explain: (problem) => service.lost() ?? problem };
      }
      if (performance.now() >= end) throw error;
      await wait(ATTEMPT_INTERVAL_MS);
    }
  }
}

/** Runs a command's work on the configured database as it is, whatever it lacks, and closes it whatever comes. */
export async function withDatabaseAsItIs(
  config: Config,
  work: (database: Database) => Promise<void>,
): Promise<void> {
  const { database, explain } = await openForCommand(config);
  try {
    await work(database);
  } catch (error) {
    throw explain(error);
  } finally {
    await database.close();
  }
}

/** The same on the database once it is at the newest migration, with the names of those that were applied now. */
export async function withDatabase(
  config: Config,
  work: (database: Database, migrations: readonly string[]) => Promise<void>,
): Promise<void> {
  await withDatabaseAsItIs(config, async (database) => work(database, await bringUpToDate(database, config)));
}

async function bringUpToDate(database: Database, config: Config): Promise<readonly string[]> {
  try {
    const migrations = await migrate(database, MIGRATIONS_DIRECTORY);
    await loadReferenceRows(database);
    return migrations;
  } catch (error) {
    throw inWords(error, config.database);
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
    return { database, migrations: await bringUpToDate(database, config) };
  } catch (error) {
    await database.close().catch(() => undefined);
    throw error;
  }
}

/** Why a database cannot be used, in words. */
function inWords(error: unknown, location: DatabaseLocation): unknown {
  return location.kind === 'postgresql' ? describeServerProblem(error, location.url) : error;
}
