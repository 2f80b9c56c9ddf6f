import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../src/database/database.ts';
import { verifyHistory } from '../src/database/history/verify.ts';
import { migrate } from '../src/database/migrate.ts';
import { loadReferenceRows } from '../src/database/reference.ts';
import { rawSql, sql } from '../src/database/statement.ts';
import { importTableSet } from '../src/exchange/import.ts';
import { writeTableSet } from './generate/table-set.ts';
import { ScratchDatabase } from './measure/scratch-database.ts';

const ROOT = join(import.meta.dirname, '..');
const CONSORTIA = Number(process.argv[2] ?? '5000');
const SERVER = process.env['TEST_DATABASE_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres';

/** How long an import took, on the clock and of the processors: on a busy machine only the latter can be compared. */
interface ImportTime {
  readonly seconds: number;
  readonly processorSeconds: number;
}

/**
 * What the history costs an import: the same table set of so many consortia (5,000 unless an argument says otherwise) into
 * a new database without the triggers of the history, and into one with them; then how long the history takes to verify.
 */
async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'atlas-bench-'));
  const rows = await writeTableSet(folder, { consortia: CONSORTIA, seed: 'history' });
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  process.stdout.write(`${total} rows of ${CONSORTIA} consortia; ${cpus().length} cores\n`);
  const without = await onNewDatabase('without', async (database, scratch) => {
    await dropHistory(database);
    return importTime(database, scratch, folder);
  });
  process.stdout.write(
    `  import without history: ${without.seconds.toFixed(1)} s, processors ${without.processorSeconds.toFixed(1)} s\n`,
  );
  await onNewDatabase('with', async (database, scratch) => {
    const time = await importTime(database, scratch, folder);
    const ratio = time.processorSeconds / without.processorSeconds;
    process.stdout.write(
      `  import with history: ${time.seconds.toFixed(1)} s, processors ${time.processorSeconds.toFixed(1)} s: ${ratio.toFixed(2)} times\n`,
    );
    const began = performance.now();
    const { changes, findings } = await verifyHistory(database);
    process.stdout.write(
      `  verify: ${((performance.now() - began) / 1000).toFixed(1)} s for ${changes} changes, ${findings.length} findings\n`,
    );
  });
  await rm(folder, { recursive: true });
}

async function onNewDatabase<Result>(
  name: string,
  work: (database: Database, scratch: ScratchDatabase) => Promise<Result>,
): Promise<Result> {
  const scratch = await ScratchDatabase.open(SERVER, `atlas_bench_history_${name}`);
  const database = await openDatabase({ kind: 'postgresql', url: scratch.database.url });
  try {
    await migrate(database, join(ROOT, 'prisma/migrations'));
    await loadReferenceRows(database);
    return await work(database, scratch.database);
  } finally {
    await database.close();
    await scratch.database.close({ drop: true });
  }
}

async function importTime(database: Database, scratch: ScratchDatabase, folder: string): Promise<ImportTime> {
  const before = await scratch.processorTimes();
  const own = process.cpuUsage();
  const began = performance.now();
  const { committed } = await importTableSet(database, folder);
  if (!committed) throw new Error('the generated table set does not import');
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(own);
  const server = Array.from(
    await scratch.processorTimes(),
    ([pid, milliseconds]) => milliseconds - (before.get(pid) ?? 0),
  );
  const serverSeconds = server.reduce((sum, milliseconds) => sum + milliseconds, 0) / 1000;
  return { seconds, processorSeconds: (user + system) / 1_000_000 + serverSeconds };
}

async function dropHistory(database: Database): Promise<void> {
  const triggers = await database.query<{ table: string; trigger: string }>(sql`
    SELECT tgrelid::regclass::text AS table, tgname::text AS trigger FROM pg_trigger
    WHERE tgname ~ '_(history_(insert|update|delete)|version)$'`);
  for (const { table, trigger } of triggers) {
    await database.query(rawSql(`DROP TRIGGER "${trigger}" ON ${table}`));
  }
}

await run();
