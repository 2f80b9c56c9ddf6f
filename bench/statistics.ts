import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Command, Option } from 'commander';
import { writeTableSet } from './generate/table-set.ts';
import { AtlasServer, buildAtlas, runAtlas } from './measure/atlas-server.ts';
import { ScratchDatabase } from './measure/scratch-database.ts';
import { type QueryName, STATISTICS_QUERIES } from './statistics-queries.ts';
import { type Kind, type Measurement, reportOf } from './statistics-report.ts';

const SEED = 'bench';
const KEY = randomBytes(24).toString('hex');
const SAMPLE_MS = 10;
const WARM_UPS = 2;
const NAMES = Object.keys(STATISTICS_QUERIES).filter((name): name is QueryName =>
  Object.hasOwn(STATISTICS_QUERIES, name),
);

/** One database with its data, served. */
interface Stage {
  readonly kind: Kind;
  readonly consortia: number;
  readonly server: AtlasServer;
  readonly database: ScratchDatabase | undefined;
}

interface Run {
  readonly milliseconds: number;
  readonly processor: number;
  readonly bytes: number;
  readonly peak: number;
  readonly serverPeak: number | undefined;
}

const options = new Command('bench:statistics')
  .description('Time and memory of the grouped statistics at sizes of one shape, and how both grow.')
  .option('--sizes <numbers>', 'how many consortia', '5000,50000')
  .addOption(new Option('--only <database>', 'one database alone').choices(['embedded', 'postgresql']))
  .option(
    '--server <url>',
    'a PostgreSQL server where databases may be made',
    process.env['DATABASE_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres',
  )
  .option('--runs <number>', 'how often each query is asked', '11')
  .option('--query <text>', 'only queries whose names hold this text', '')
  .option('--keep <folder>', 'keep data and databases under this folder and its name, and use them again')
  .option('--json', 'write figures as JSON')
  .parse()
  .opts<{
    sizes: string;
    only?: Kind;
    server: string;
    runs: string;
    query: string;
    keep?: string;
    json?: true;
  }>();

const sizes = options.sizes.split(',').map(Number);
const kinds: readonly Kind[] = options.only ? [options.only] : ['embedded', 'postgresql'];
const queries = NAMES.filter((name) => name.includes(options.query));
const folder = options.keep ?? (await mkdtemp(join(tmpdir(), 'atlas-bench-')));
const suffix = options.keep === undefined ? randomBytes(4).toString('hex') : 'kept';

await buildAtlas();
const stages: Stage[] = [];
try {
  for (const consortia of sizes) for (const kind of kinds) stages.push(await prepare(kind, consortia));
  const measurements = await measure();
  const report = {
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`,
    postgresql: (await stages.find(({ database }) => database)?.database?.version()) ?? null,
    runs: Number(options.runs),
    load: loadavg()[1] ?? 0,
    measurements,
  };
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : reportOf(report));
} finally {
  for (const { server, database } of stages) {
    await server.stop();
    await database?.close({ drop: options.keep === undefined });
  }
  if (options.keep === undefined) await rm(folder, { recursive: true, force: true });
}

/** A database of a size, filled by the product's own import unless a run before has filled it. */
async function prepare(kind: Kind, consortia: number): Promise<Stage> {
  const opened =
    kind === 'postgresql'
      ? await ScratchDatabase.open(options.server, `atlas_bench_${consortia}_${suffix}`)
      : undefined;
  const data = join(folder, `embedded-${consortia}`);
  const environment = {
    ATLAS_ADMIN_KEY: KEY,
    ATLAS_DATA_DIR: data,
    ...(opened && { DATABASE_URL: opened.database.url }),
  };
  if (opened?.isNew ?? !(await exists(data))) {
    const tableSet = join(folder, `table-set-${consortia}`);
    if (!(await exists(tableSet))) await writeTableSet(tableSet, { consortia, seed: SEED });
    await mkdir(data, { recursive: true });
    const began = performance.now();
    await runAtlas(['import', tableSet], environment);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    process.stderr.write(`${kind}: ${consortia} consortia imported in ${seconds} s\n`);
  }
  return { kind, consortia, server: await AtlasServer.start(environment), database: opened?.database };
}

/** Asks every query of every stage in turn, round after round, so that noise of the machine falls on all alike. */
async function measure(): Promise<Measurement[]> {
  const runs = new Map<string, Run[]>();
  for (let round = -WARM_UPS; round < Number(options.runs); round += 1) {
    process.stderr.write(round < 0 ? 'warming up\n' : `round ${round + 1} of ${options.runs}\n`);
    for (const query of queries) {
      for (const stage of stages) {
        const run = await ask(stage, STATISTICS_QUERIES[query]);
        if (round < 0) continue;
        const key = keyOf(query, stage);
        runs.set(key, [...(runs.get(key) ?? []), run]);
      }
    }
  }
  return queries.flatMap((query) =>
    stages.map((stage) => {
      const all = runs.get(keyOf(query, stage)) ?? [];
      const times = all.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
      const serverPeaks = all.flatMap(({ serverPeak }) => serverPeak ?? []);
      return {
        query,
        kind: stage.kind,
        consortia: stage.consortia,
        milliseconds: { median: times[Math.floor(times.length / 2)] ?? 0, best: times[0] ?? 0 },
        processorMilliseconds: all.reduce((sum, { processor }) => sum + processor, 0) / all.length,
        answerBytes: all[0]?.bytes ?? 0,
        peakBytes: Math.max(...all.map(({ peak }) => peak)),
        serverPeakBytes: serverPeaks.length === 0 ? null : Math.max(...serverPeaks),
      };
    }),
  );
}

function keyOf(query: QueryName, { kind, consortia }: Stage): string {
  return `${query} ${kind} ${consortia}`;
}

async function ask({ server, database }: Stage, query: string): Promise<Run> {
  await server.forgetPeak();
  const used = await server.processorTime();
  let asking = true;
  const sampling = database ? samplePeak(database, () => asking) : Promise.resolve(undefined);
  try {
    const answer = await server.ask(query, KEY);
    asking = false;
    const processor = (await server.processorTime()) - used;
    return { ...answer, processor, peak: await server.peak(), serverPeak: await sampling };
  } finally {
    asking = false;
  }
}

async function samplePeak(database: ScratchDatabase, asking: () => boolean): Promise<number | undefined> {
  let peak: number | undefined;
  while (asking()) {
    const bytes = await database.ownMemory();
    if (bytes !== undefined) peak = Math.max(peak ?? 0, bytes);
    await wait(SAMPLE_MS);
  }
  return peak;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
