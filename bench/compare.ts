import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { compareAnswers } from './compare/answers.ts';
import { settingsOf, startAtlas } from './compare/contestants/atlas.ts';
import { CONTESTANT_NAMES, type Contestant, type ContestantName } from './compare/contestants/contestant.ts';
import { startLimit } from './compare/contestants/limit.ts';
import { startPlain } from './compare/contestants/plain.ts';
import { startPostgraphile } from './compare/contestants/postgraphile.ts';
import { measure } from './compare/measure.ts';
import { operationsOf } from './compare/operations.ts';
import { addFunctions, installPeer, peerVersion } from './compare/peers.ts';
import { type Report, reportOf, withPart } from './compare/report.ts';
import { Stage } from './compare/stage.ts';
import { LoadGenerator } from './load/load-generator.ts';
import { buildAtlas } from './measure/atlas-server.ts';

const SEED = 'bench';
const RESULTS = join(import.meta.dirname, 'RESULTS.md');
const DEFAULT_NAMES = CONTESTANT_NAMES.filter((name) => name !== 'embedded').join(',');

const options = new Command('bench')
  .description('Compares the product with its peers and with the limit, on one machine, over the same data.')
  .option('--size <number>', 'how many consortia', positive, 5000)
  .option('--rounds <number>', 'how often each server is loaded with each operation', positive, 5)
  .option('--seconds <number>', 'how long each time', positive, 5)
  .option('--connections <number>', 'how many requests are under way at once', positive, 8)
  .option('--operations <names>', 'only these, with commas between them', '')
  .option('--servers <names>', `only these, of ${CONTESTANT_NAMES.join(', ')}`, DEFAULT_NAMES)
  .option('--embedded', 'the product over its embedded database besides')
  .option('--environment <settings...>', 'settings of the product as NAME=VALUE', [])
  .option(
    '--server <url>',
    'a PostgreSQL server where databases may be made',
    process.env['DATABASE_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres',
  )
  .option('--keep <name>', 'keep the databases under this name, and use them again')
  .option('--write', 'write the table into RESULTS.md')
  .option('--json', 'write figures as JSON')
  .parse()
  .opts<{
    size: number;
    rounds: number;
    seconds: number;
    connections: number;
    operations: string;
    servers: string;
    embedded?: true;
    environment: string[];
    server: string;
    keep?: string;
    write?: true;
    json?: true;
  }>();

const names = namesOf(options.servers, options.embedded === true);
const operations = chosenOperations();
const environment = settingsOf(options.environment);

const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort(new Error('interrupted')));
process.once('SIGTERM', () => interrupted.abort(new Error('interrupted')));
const cleanUps: (() => Promise<void>)[] = [];
try {
  await Promise.race([run(), rejectedOnAbort(interrupted.signal)]);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  for (const cleanUp of cleanUps.toReversed()) await cleanUp();
  // What was under way when somebody interrupted it must not go on.
  if (interrupted.signal.aborted) process.exit(1);
}

async function run(): Promise<void> {
  await buildAtlas();
  for (const name of ['postgraphile', 'plain'] as const) {
    if (names.includes(name)) await installPeer(name, progress);
  }
  const stage = new Stage({
    server: options.server,
    consortia: options.size,
    seed: SEED,
    name: options.keep ?? randomBytes(4).toString('hex'),
    keep: options.keep !== undefined,
    onProgress: progress,
  });
  cleanUps.push(() => stage.close());
  const needsServer = names.some((name) => name !== 'embedded');
  const database = needsServer ? await stage.database() : undefined;
  if (database) await addFunctions(database.url);
  const folder = names.includes('embedded') ? await stage.embeddedFolder() : undefined;

  const contestants: Contestant[] = [];
  for (const name of names) {
    const contestant = await start(name, database?.url ?? '', folder ?? '');
    contestants.push(contestant);
    cleanUps.push(() => contestant.process.stop());
  }
  progress('comparing answers');
  await compareAnswers(contestants, operations);
  const generator = new LoadGenerator();
  cleanUps.push(() => Promise.resolve(generator.stop()));
  const loadBefore = loadavg()[0] ?? 0;
  const measurements = await measure(generator, contestants, operations, database, options, progress);
  const report: Report = {
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    versions: {
      Node: process.versions.node,
      ...(database && { PostgreSQL: await database.version() }),
      ...(names.includes('postgraphile') && {
        PostGraphile: await peerVersion('postgraphile', 'postgraphile'),
        'with Node': await peerVersion('postgraphile', `node-linux-${process.arch}`),
      }),
      ...(names.includes('plain') && {
        'Pothos Prisma plugin': await peerVersion('plain', '@pothos/plugin-prisma'),
        Prisma: await peerVersion('plain', '@prisma/client'),
      }),
    },
    load: { before: loadBefore, after: loadavg()[0] ?? 0 },
    terms: {
      size: options.size,
      rounds: options.rounds,
      seconds: options.seconds,
      connections: options.connections,
      environment: options.environment,
    },
    operations: operations.map(({ name, title }) => ({ name, title })),
    starts: contestants.map(({ name, process: { startMilliseconds } }) => ({
      contestant: name,
      milliseconds: startMilliseconds,
    })),
    measurements,
  };
  if (process.stderr.isTTY) process.stderr.write('\n');
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : reportOf(report));
  if (options.write) {
    await writeFile(
      RESULTS,
      withPart(await readFile(RESULTS, 'utf8'), `bench ${options.size}`, reportOf(report)),
    );
  }
}

async function start(name: ContestantName, databaseUrl: string, folder: string): Promise<Contestant> {
  switch (name) {
    case 'atlas':
      return startAtlas(name, { ...environment, DATABASE_URL: databaseUrl });
    case 'embedded':
      return startAtlas(name, { ...environment, ATLAS_DATA_DIR: folder });
    case 'postgraphile':
      return startPostgraphile(databaseUrl);
    case 'plain':
      return startPlain(databaseUrl);
    case 'limit':
    case 'limit-kept':
      return startLimit(name, databaseUrl);
  }
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${text}`);
  else process.stderr.write(`${text}\n`);
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Give a whole number from 1.');
  return number;
}

function namesOf(text: string, embedded: boolean): ContestantName[] {
  const given = text.split(',').map((name) => name.trim());
  const unknown = given.find((name) => !CONTESTANT_NAMES.some((known) => known === name));
  if (unknown !== undefined) throw new Error(`There is no server "${unknown}".`);
  return CONTESTANT_NAMES.filter((name) => given.includes(name) || (embedded && name === 'embedded'));
}

function chosenOperations() {
  const all = operationsOf(options.size, SEED);
  if (options.operations === '') return all;
  const given = options.operations.split(',').map((name) => name.trim());
  const unknown = given.find((name) => !all.some((operation) => operation.name === name));
  if (unknown !== undefined) throw new Error(`There is no operation "${unknown}".`);
  return all.filter(({ name }) => given.includes(name));
}

async function rejectedOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
