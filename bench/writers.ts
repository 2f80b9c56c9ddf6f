import { randomBytes } from 'node:crypto';
import { cpus } from 'node:os';
import { Command } from 'commander';
import { openDatabase } from '../src/database/database.ts';
import { verifyHistory } from '../src/database/history/verify.ts';
import { AtlasServer, buildAtlas } from './measure/atlas-server.ts';
import { ScratchDatabase } from './measure/scratch-database.ts';
import { lostUpdates, runWriters } from './measure/writers.ts';

const options = new Command('bench:writers')
  .description('Many writers at once on PostgreSQL: how many changes a second, and whether one was lost.')
  .option(
    '--server <url>',
    'a PostgreSQL server where databases may be made',
    process.env['DATABASE_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres',
  )
  .option('--writers <number>', 'how many write at once', '200')
  .option('--contended <number>', 'how many units all of them change', '20')
  .option('--seconds <number>', 'for how long', '30')
  .option('--json', 'write figures as JSON')
  .parse()
  .opts<{ server: string; writers: string; contended: string; seconds: string; json?: true }>();

/** The value below which so much of a sorted list lies. */
function quantile(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

/** Serves a new database, lets the writers write, and holds what is stored against what they were told. */
async function run(): Promise<void> {
  await buildAtlas();
  const { database: scratch } = await ScratchDatabase.open(
    options.server,
    `atlas_writers_${randomBytes(4).toString('hex')}`,
  );
  const key = randomBytes(24).toString('hex');
  try {
    const server = await AtlasServer.start({ DATABASE_URL: scratch.url, ATLAS_ADMIN_KEY: key });
    const result = await runWriters({
      url: server.url,
      key,
      writers: Number(options.writers),
      contended: Number(options.contended),
      seconds: Number(options.seconds),
    });
    await server.stop();
    const database = await openDatabase({ kind: 'postgresql', url: scratch.url });
    const lost = await lostUpdates(database, result);
    const began = performance.now();
    const { changes, findings } = await verifyHistory(database);
    const verifySeconds = (performance.now() - began) / 1000;
    await database.close();
    const sorted = result.milliseconds.toSorted((a, b) => a - b);
    const figures = {
      postgresql: await scratch.version(),
      cores: cpus().length,
      processor: cpus()[0]?.model ?? '',
      node: process.versions.node,
      writers: Number(options.writers),
      seconds: Math.round(result.seconds),
      writes: sorted.length,
      writesPerSecond: Math.round(sorted.length / result.seconds),
      p50Milliseconds: quantile(sorted, 0.5),
      p99Milliseconds: quantile(sorted, 0.99),
      conflicts: result.conflicts,
      answersPerSecond: Math.round((sorted.length + result.conflicts) / result.seconds),
      failures: result.failures.length,
      lost: lost.length,
      changes,
      verifySeconds: Number(verifySeconds.toFixed(2)),
      findings: findings.length,
    };
    if (options.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
    else for (const [name, value] of Object.entries(figures)) process.stdout.write(`${name}: ${value}\n`);
    const wrong = [...lost, ...findings.map(({ message }) => message), ...result.failures];
    for (const line of wrong.slice(0, 10)) process.stderr.write(`${line}\n`);
    if (wrong.length > 0) process.exitCode = 1;
  } finally {
    await scratch.close({ drop: true });
  }
}

await run();
