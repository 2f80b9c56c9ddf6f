import { createWriteStream } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Command } from 'commander';
import { backUp, BackupError, type BackupProgress, restore, type RowCounts } from '../database/backup.ts';
import type { Database } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { fileProblem } from './file-problem.ts';
import { MIGRATIONS_DIRECTORY } from '../package-files.ts';

/** Backups hold everything, secrets in their stored form too: they are their owner's alone. */
const OWNER_ONLY = 0o600;

/** Adds `atlas backup` and `atlas restore`. */
export function addBackupCommands(
  program: Command,
  withDatabaseAsItIs: (work: (database: Database) => Promise<void>) => Promise<void>,
): void {
  program
    .command('backup')
    .description('write all rows, of one moment, to a file; the service may go on')
    .argument('<file>', 'a new file, such as atlas-2026-11-21.backup.gz')
    .option('--json', 'print the rows by table as JSON', false)
    .action(async (file: string, { json }: { json: boolean }) => {
      await withDatabaseAsItIs(async (database) =>
        tell(await backUpTo(database, file, progress(json)), json),
      );
    });
  program
    .command('restore')
    .description('put the rows of a backup into a new database')
    .argument('<file>', 'what `atlas backup` wrote')
    .option('--json', 'print the rows by table as JSON', false)
    .action(async (file: string, { json }: { json: boolean }) => {
      await withDatabaseAsItIs(async (database) => {
        await migrate(database, MIGRATIONS_DIRECTORY);
        tell(await restoreFrom(database, file, progress(json)), json);
      });
    });
}

/** Writes a backup to a new file. The file has its name only once it is whole. */
export async function backUpTo(
  database: Database,
  file: string,
  onProgress: (progress: BackupProgress) => void,
): Promise<RowCounts> {
  const unfinished = `${file}.unfinished`;
  const gzip = createGzip();
  const written = pipeline(gzip, createWriteStream(unfinished, { mode: OWNER_ONLY, flags: 'wx' }));
  // Whoever awaits the end of the file sees a failure there; it must not end the process before.
  written.catch(() => undefined);
  try {
    const write = async (text: string): Promise<void> => {
      if (gzip.destroyed) await written;
      if (!gzip.write(text)) await Promise.race([once(gzip, 'drain'), written]);
    };
    const counts = await backUp(database, write, onProgress);
    gzip.end();
    await written;
    await rename(unfinished, file);
    return counts;
  } catch (error) {
    gzip.destroy();
    // One that was there before is another backup's, which may be under way.
    if (!isThereAlready(error)) await rm(unfinished, { force: true });
    throw inWords(error, file);
  }
}

/** Puts the backup in a file into a database that is migrated and has no rows. */
export async function restoreFrom(
  database: Database,
  file: string,
  onProgress: (progress: BackupProgress) => void,
): Promise<RowCounts> {
  const opened = await open(file).catch((error: unknown) => {
    throw inWords(error, file);
  });
  try {
    return await restore(database, textOf(opened), onProgress);
  } catch (error) {
    throw inWords(error, file);
  } finally {
    await opened.close();
  }
}

/** The text of a compressed file. Nothing is read before it is asked for. */
async function* textOf(file: FileHandle): AsyncGenerator<string> {
  const gunzip = createGunzip();
  gunzip.setEncoding('utf8');
  const source = file.createReadStream({ autoClose: false });
  source.on('error', (error) => gunzip.destroy(error));
  yield* source.pipe(gunzip);
}

function isThereAlready(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function inWords(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (isThereAlready(error))
    return new BackupError(`${file}.unfinished is there already; remove it, or name another file`);
  if (typeof code === 'string' && code.startsWith('Z_')) {
    return new BackupError(`${file} is no backup, or is cut short; take another copy of it`);
  }
  const words = fileProblem(error, file);
  return words === undefined ? error : new BackupError(words);
}

function progress(json: boolean): (progress: BackupProgress) => void {
  if (json || !process.stderr.isTTY) return () => undefined;
  return ({ table, rows }) => process.stderr.write(`\r${rows} rows, ${table.padEnd(30)}`);
}

function tell(counts: RowCounts, json: boolean): void {
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  process.stdout.write(
    json
      ? `${JSON.stringify({ rows, tables: counts })}\n`
      : `${rows} rows of ${Object.keys(counts).length} tables\n`,
  );
}
