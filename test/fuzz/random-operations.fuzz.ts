import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_SEED } from '../../src/domain/random.ts';
import { buildSchema } from '../../src/schema/schema.ts';
import { buildAtlas, runAtlas, startAtlas } from '../server/atlas-process.ts';
import { createTestDatabase } from '../test-database.ts';
import { type Finding, newTally, send, type Tally } from './answers.ts';
import { requestsOf } from './requests.ts';

const COUNT = Number(process.env['FUZZ_COUNT'] ?? 100_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * MAX_SEED));
const CONNECTIONS = 16;
const MEGABYTE = 1_000_000;
/** More than this, and the process would end. */
const HEAP_LIMIT_MB = 512;
/** More than this, and something is kept of each operation; caches and what is compiled have room in it. */
const MOST_KEPT_MB = 300;
const ROLES: readonly (readonly string[])[] = [
  ['ANALYST'],
  ['APPLICANT', '--unit', 'CN-USCC:91330300YY00061209'],
  ['DISTRICT_OFFICER', '--division', '330302'],
  ['CITY_OFFICER', '--division', '330300'],
  ['INTEGRATOR', '--division', '330300'],
  ['ADMINISTRATOR'],
];

const schema = buildSchema();
const keys: Record<string, string> = {};
let directory: string;
let database: Record<string, string>;
let drop: () => Promise<void>;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'atlas-fuzz-'));
  const created = await createTestDatabase();
  drop = created.drop;
  database =
    created.url === null ? { ATLAS_DATA_DIR: join(directory, 'data') } : { DATABASE_URL: created.url };
  await buildAtlas();
  for (const [role = '', ...terms] of ROLES) {
    const made = await runAtlas(['keys', 'create', role, '--role', role, ...terms], database);
    if (made.status !== 0) throw new Error(made.stderr);
    keys[role] = made.stdout.trim();
  }
});
afterAll(async () => {
  await drop();
  await rm(directory, { recursive: true });
});

/** Sends the operations of a run over several connections, each as soon as its last one is answered. */
async function run(service: string, from: number, to: number): Promise<{ tally: Tally; asked: Set<string> }> {
  const requests = requestsOf(schema, SEED, keys);
  const tally = newTally();
  let next = from;
  const connection = async (): Promise<void> => {
    while (next < to) {
      const index = next;
      next += 1;
      await send(service, requests.request(index), tally);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return { tally, asked: requests.asked };
}

/** A figure of the process from its metrics. */
async function figure(service: string, name: string): Promise<number> {
  const text = await (await fetch(`${service}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

/** What the memory of the service came to, in megabytes. */
interface Memory {
  readonly mostResident: number;
  /** The least that was in use in each fifth of the time: what is left when all that can go has gone. */
  readonly leastHeap: readonly number[];
}

/** Watches the memory of the service until it is told to stop. */
function watchMemory(service: string): () => Promise<Memory> {
  const resident: number[] = [];
  const heap: number[] = [];
  const watched = new AbortController();
  const watch = async (): Promise<void> => {
    while (!watched.signal.aborted) {
      resident.push((await figure(service, 'process_resident_memory_bytes')) / MEGABYTE);
      heap.push((await figure(service, 'nodejs_heap_size_used_bytes')) / MEGABYTE);
      await wait(500);
    }
  };
  const ended = watch();
  return async () => {
    watched.abort();
    await ended;
    const part = Math.ceil(heap.length / 5);
    const parts = [0, 1, 2, 3, 4].map((turn) => heap.slice(turn * part, (turn + 1) * part));
    return {
      mostResident: Math.round(Math.max(...resident)),
      leastHeap: parts.filter((each) => each.length > 0).map((each) => Math.round(Math.min(...each))),
    };
  };
}

/** One finding of each kind. */
function firstOfEach(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.toReversed().map((finding) => [finding.problem, finding])).values()];
}

/** The most frequent first. */
function sorted(counts: Map<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].toSorted(([, a], [, b]) => b - a));
}

test.each([
  ['without limits of cost and rate', { ATLAS_LIMITS: 'off' }, 0, Math.ceil(COUNT * 0.9)],
  [
    'with limits',
    { ATLAS_PUBLIC_POINTS: '2000', ATLAS_KEY_POINTS: '50000', ATLAS_OPERATION_COST: '1000' },
    Math.ceil(COUNT * 0.9),
    COUNT,
  ],
])('random operations %s are answered, whatever they are', async (_what, settings, from, to) => {
  const atlas = startAtlas(['serve'], {
    ...database,
    ...settings,
    ATLAS_SAMPLE: 'on',
    ATLAS_LOG_LEVEL: 'error',
    ATLAS_LOG: 'text',
    NODE_OPTIONS: `--max-old-space-size=${HEAP_LIMIT_MB}`,
  });
  const service = await atlas.served();
  const began = performance.now();
  const memory = watchMemory(service);
  const { tally, asked } = await run(service, from, to);
  const seconds = (performance.now() - began) / 1000;
  const processorSeconds = await figure(service, 'process_cpu_seconds_total');
  const { mostResident, leastHeap } = await memory();
  atlas.child.kill('SIGTERM');
  const ended = await atlas.ended;
  process.stdout.write(
    `${JSON.stringify({
      seed: SEED,
      operations: to - from,
      perSecond: Math.round((to - from) / seconds),
      answered: tally.answered,
      fields: asked.size,
      longestMilliseconds: Math.round(tally.longest),
      processorSeconds: Math.round(processorSeconds),
      mostResident,
      leastHeap,
      statuses: sorted(tally.statuses),
      codes: sorted(tally.codes),
    })}\n`,
  );
  expect(firstOfEach(tally.findings)).toEqual([]);
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  expect(ended.stdout).not.toContain('internal error');
  expect(ended.stdout).not.toContain('plan failed');
  expect(leastHeap.at(-1)).toBeLessThan(MOST_KEPT_MB);
  // A fifth that is answered in full shows that the operations reach the resolvers.
  expect(tally.answered).toBeGreaterThan((to - from) / 5);
});
