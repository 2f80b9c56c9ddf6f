import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { buildSchema } from '../src/schema/schema.ts';
import { type BroadList, broadLists, WIDE_LIST } from './breadth/documents.ts';
import { databaseTime, timeBetween } from './compare/measure.ts';
import { withPart } from './compare/report.ts';
import { Stage } from './compare/stage.ts';
import { AtlasServer, buildAtlas } from './measure/atlas-server.ts';
import type { ScratchDatabase } from './measure/scratch-database.ts';

const SEED = 'bench';
const RESULTS = join(import.meta.dirname, 'RESULTS.md');
const THOUSAND = 1000;

const options = new Command('breadth')
  .description('What each list takes for everything that it offers, for each object, beside the wide list.')
  .option('--size <number>', 'how many consortia', positive, 5000)
  .option('--rounds <number>', 'how often each list is asked for some time', positive, 3)
  .option('--seconds <number>', 'for how long', positive, 1)
  .option('--lists <names>', 'only these, with commas between them', '')
  .option(
    '--server <url>',
    'a PostgreSQL server where databases may be made',
    process.env['DATABASE_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres',
  )
  .option('--keep <name>', 'keep the database under this name, and use it again')
  .option('--write', 'write the table into RESULTS.md')
  .parse()
  .opts<{
    size: number;
    rounds: number;
    seconds: number;
    lists: string;
    server: string;
    keep?: string;
    write?: true;
  }>();

/** What a list took. */
interface Taken {
  readonly objects: number;
  /** Processor time for each object, in microseconds. */
  readonly server: number;
  readonly database: number;
  readonly milliseconds: number;
  readonly kilobytes: number;
}

const key = randomBytes(24).toString('hex');
await buildAtlas();
const stage = new Stage({
  server: options.server,
  consortia: options.size,
  seed: SEED,
  name: options.keep ?? randomBytes(4).toString('hex'),
  keep: options.keep !== undefined,
  onProgress: progress,
});
try {
  const database = await stage.database();
  const server = await AtlasServer.start({
    NODE_ENV: 'production',
    ATLAS_ADMIN_KEY: key,
    DATABASE_URL: database.url,
    // Everything is made anew each time.
    ATLAS_KEPT_ANSWERS: '0',
  });
  try {
    const report = reportOf(await measured(server, database));
    process.stdout.write(report);
    if (options.write) {
      await writeFile(RESULTS, withPart(await readFile(RESULTS, 'utf8'), 'breadth', report));
    }
  } finally {
    await server.stop();
  }
} finally {
  await stage.close();
}

async function measured(
  server: AtlasServer,
  database: ScratchDatabase,
): Promise<ReadonlyMap<string, Taken | string>> {
  const named = options.lists.split(',');
  const lists = broadLists(buildSchema()).filter(({ name }) => options.lists === '' || named.includes(name));
  const all = [WIDE_LIST, ...lists];
  const taken = new Map<string, Taken[]>();
  const refused = new Map<string, string>();
  // All lists in turn, round after round, so that noise of the machine falls on all alike.
  for (let round = 0; round < options.rounds; round += 1) {
    for (const list of all) {
      if (refused.has(list.name)) continue;
      try {
        const one = await take(server, database, list);
        taken.set(list.name, [...(taken.get(list.name) ?? []), one]);
        progress(`round ${round + 1}: ${list.name} ${(one.server + one.database).toFixed(1)} µs an object`);
      } catch (error) {
        refused.set(list.name, error instanceof Error ? error.message : String(error));
      }
    }
  }
  return new Map(
    all.map(({ name }) => [name, refused.get(name) ?? medianOf(taken.get(name) ?? [])] as const),
  );
}

async function take(server: AtlasServer, database: ScratchDatabase, { document }: BroadList): Promise<Taken> {
  // The document is parsed, and the code is warm.
  const { text } = await ask(server, document);
  await ask(server, document);
  const databaseBefore = await databaseTime(database);
  const before = await server.processorTime();
  const began = performance.now();
  let asked = 0;
  do {
    await ask(server, document);
    asked += 1;
  } while (performance.now() - began < options.seconds * THOUSAND);
  const milliseconds = performance.now() - began;
  const serverTime = (await server.processorTime()) - before;
  const databaseAfter = await databaseTime(database);
  const inDatabase = databaseBefore && databaseAfter ? timeBetween(databaseBefore, databaseAfter) : 0;
  const objects = text.match(/\{/gu)?.length ?? 1;
  const each = (time: number) => (time * THOUSAND) / asked / objects;
  return {
    objects,
    server: each(serverTime),
    database: each(inDatabase),
    milliseconds: milliseconds / asked,
    kilobytes: Buffer.byteLength(text) / THOUSAND,
  };
}

async function ask(server: AtlasServer, query: string): Promise<{ readonly text: string }> {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  if (response.status !== 200 || text.startsWith('{"errors"')) throw new Error(text.slice(0, 200));
  return { text };
}

function medianOf(taken: readonly Taken[]): Taken {
  const sorted = taken.toSorted((a, b) => a.server + a.database - b.server - b.database);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('nothing was measured');
  return middle;
}

function reportOf(taken: ReadonlyMap<string, Taken | string>): string {
  const wide = taken.get(WIDE_LIST.name);
  if (wide === undefined || typeof wide === 'string') throw new Error(`the wide list failed: ${wide ?? ''}`);
  const rows = Array.from(taken, ([name, list]) => {
    if (typeof list === 'string') return `| \`${name}\` | ${list} | | | | | |\n`;
    const whole = list.server + list.database;
    const cells = [
      name === WIDE_LIST.name ? name : `\`${name}\``,
      list.objects.toLocaleString('en'),
      list.kilobytes.toFixed(0),
      list.milliseconds.toFixed(1),
      list.server.toFixed(1),
      list.database.toFixed(1),
      (whole / (wide.server + wide.database)).toFixed(1),
    ];
    return `| ${cells.join(' | ')} |\n`;
  });
  return `${options.size.toLocaleString('en')} consortia; one request at a time, with a key, nothing kept; medians of ${options.rounds} rounds of ${options.seconds} s, lists in turn.
${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}; load average at the end ${(loadavg()[0] ?? 0).toFixed(1)}.

| list | objects | KB | ms | CPU µs an object, server | database | times the wide list |
|---|---|---|---|---|---|---|
${rows.join('')}`;
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value <= 0)
    throw new InvalidArgumentError('It must be a whole number.');
  return value;
}

function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}
