import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Client } from 'pg';
import { z } from 'zod';
import { startAtlas } from '../server/atlas-process.ts';

/** What a request came to. */
export interface Measured {
  readonly codes: readonly string[];
  /** What it was charged, in points. */
  readonly charge: number;
  /** What it was told to cost at most. */
  readonly requested: number;
  /** The time of the processor that it took, in milliseconds: of the service, and of the server of its database. */
  readonly processor: number;
  readonly elapsed: number;
  /** The longest that `/health/live` took meanwhile. */
  readonly silence: number;
}

/** The program itself, with what it takes from the machine. */
export interface MeasuredService {
  readonly ask: (query: string, variables?: Record<string, unknown>) => Promise<Measured>;
  /** The most memory that it has held since it served, in megabytes: all, or without what the database in it held then. */
  readonly memory: () => number;
  readonly stop: () => Promise<void>;
}

const TICK_MS = 10;

const answered = z.object({
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })).optional(),
  extensions: z.object({ cost: z.object({ actual: z.int(), requested: z.int() }) }).optional(),
});

/** Starts the program over the sample data, on the embedded database or on a server. */
export async function startMeasured(serverUrl: string | undefined): Promise<MeasuredService> {
  const directory = await mkdtemp(join(tmpdir(), 'atlas-law-'));
  const database = serverUrl === undefined ? undefined : await createDatabase(serverUrl);
  const atlas = startAtlas(['serve'], {
    ATLAS_DATA_DIR: directory,
    ATLAS_SAMPLE: 'on',
    // What is kept takes nothing, and is charged for what it takes.
    ATLAS_KEPT_ANSWERS: '0',
    ATLAS_PUBLIC_POINTS: '1000000000',
    ATLAS_LOG_LEVEL: 'error',
    ...(database && { DATABASE_URL: database.url }),
  });
  const url = await atlas.served();
  const { pid } = atlas.child;
  if (pid === undefined) throw new Error('the service has no process');
  const probe = startProbe(url);
  const status = (name: string) =>
    Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  // What loading the sample took is given back, and is no request's.
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const ofDatabase = database ? 0 : status('VmRSS');
  const processor = async () => ticksOf(pid) + (database ? await database.ticks() : 0);
  return {
    async ask(query, variables = {}) {
      await probe.begin();
      const [before, began] = [await processor(), performance.now()];
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        // One that is kept may have been closed meanwhile by a service that had nothing to do.
        headers: { 'content-type': 'application/json', connection: 'close' },
        body: JSON.stringify({ query, variables }),
      });
      const { errors = [], extensions } = answered.parse(await response.json());
      const elapsed = performance.now() - began;
      return {
        codes: [...new Set(errors.map((error) => error.extensions.code))],
        charge: extensions?.cost.actual ?? 0,
        requested: extensions?.cost.requested ?? 0,
        processor: ((await processor()) - before) * TICK_MS,
        elapsed,
        silence: await probe.end(),
      };
    },
    memory: () => status('VmHWM') - ofDatabase,
    async stop() {
      await probe.stop();
      atlas.child.kill('SIGTERM');
      await atlas.ended;
      await database?.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The processor's time of a process and all its threads so far. */
function ticksOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

async function createDatabase(serverUrl: string) {
  const name = `atlas_law_${process.pid}`;
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const known = new Map<number, number>();
  return {
    url: url.href,
    /** Of the server's processes that worked for the database; what those took that have ended stays counted. */
    async ticks() {
      const { rows } = await client.query<{ pid: number }>(
        'SELECT pid FROM pg_stat_activity WHERE datname = $1',
        [name],
      );
      for (const { pid } of rows) {
        try {
          known.set(pid, ticksOf(pid));
        } catch {
          // It ended just now, or is on another machine.
        }
      }
      return [...known.values()].reduce((sum, ticks) => sum + ticks, 0);
    },
    async drop() {
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await client.end();
    },
  };
}

/** Asks `/health/live` again and again from a thread of its own. */
function startProbe(url: string) {
  const thread = new Worker(
    `
    const { parentPort } = require('node:worker_threads');
    const { get, Agent } = require('node:http');
    const agent = new Agent({ keepAlive: true });
    let longest = 0, stopped = false;
    const take = () => new Promise((resolve) => {
      const began = performance.now();
      get(${JSON.stringify(`${url}/health/live`)}, { agent }, (answer) => answer.resume().on('end', () => resolve(performance.now() - began))).on('error', () => resolve(0));
    });
    (async () => {
      while (!stopped) {
        longest = Math.max(longest, await take());
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      agent.destroy();
      parentPort.close();
    })();
    parentPort.on('message', (what) => {
      if (what === 'stop') stopped = true;
      if (what === 'begin') longest = 0;
      parentPort.postMessage(longest);
    });`,
    { eval: true },
  );
  const say = (what: string) =>
    new Promise<number>((resolve) => {
      thread.once('message', resolve);
      thread.postMessage(what, []);
    });
  return { begin: () => say('begin'), end: () => say('end'), stop: () => say('stop') };
}
