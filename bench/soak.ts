import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Command } from 'commander';
import { linearRegression, max, median } from 'simple-statistics';
import { settingsOf, startAtlas } from './compare/contestants/atlas.ts';
import type { Contestant } from './compare/contestants/contestant.ts';
import { operationsOf, type Question } from './compare/operations.ts';
import { Stage } from './compare/stage.ts';
import { LoadGenerator } from './load/load-generator.ts';
import { buildAtlas } from './measure/atlas-server.ts';

const SEED = 'soak';
const MEGABYTE = 2 ** 20;
const MINUTE_MS = 60_000;
/** Memory is judged behind this part of the run, when caches are full and code is compiled. */
const WARM_UP = 1 / 3;
/** By how much memory may seem to rise over the rest: what the garbage collector leaves lying between two samples. */
const MOST_RISE = 24 * MEGABYTE;
const SAMPLE_MS = 1000;
const PART_MS = 10_000;
const QUESTIONS_A_PART = 4000;
/** How many of a hundred questions are of each operation. */
const MIX = { list: 15, detail: 25, units: 20, dashboard: 34, statistics: 5, compliance: 1 };

/** The service at an instant, as it says itself. */
interface Sample {
  readonly minutes: number;
  readonly residentBytes: number;
  readonly heapBytes: number;
  /** The 99th percentile of delays of the event loop. */
  readonly delaySeconds: number;
}

const options = new Command('bench:soak')
  .description(
    'Keeps the product under mixed load, and fails where its memory rises or is larger than it may be.',
  )
  .option('--minutes <number>', 'how long', '60')
  .option('--requests <number>', 'go on until so many requests are answered, though the time is over', '0')
  .option('--size <number>', 'how many consortia', '5000')
  .option('--connections <number>', 'how many requests are under way at once', '8')
  .option('--most <number>', 'the most memory that the process may hold, in MB', '300')
  .option(
    '--server <url>',
    'a PostgreSQL server where databases may be made',
    process.env['DATABASE_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres',
  )
  .option('--keep <name>', 'keep the database under this name, and use it again')
  .option('--environment <settings...>', 'settings of the product as NAME=VALUE', [])
  .option('--json', 'write samples as JSON')
  .parse()
  .opts<{
    minutes: string;
    requests: string;
    size: string;
    connections: string;
    most: string;
    server: string;
    keep?: string;
    environment: string[];
    json?: true;
  }>();

const duration = Number(options.minutes) * MINUTE_MS;
const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());
process.once('SIGTERM', () => interrupted.abort());

await buildAtlas();
const stage = new Stage({
  server: options.server,
  consortia: Number(options.size),
  seed: 'bench',
  name: options.keep ?? randomBytes(4).toString('hex'),
  keep: options.keep !== undefined,
  onProgress: (text) => process.stderr.write(`${text}\n`),
});
const generator = new LoadGenerator();
const total = { requests: 0, failures: 0, failure: null as string | null };
let atlas: Contestant | undefined;
try {
  atlas = await startAtlas('atlas', {
    ...settingsOf(options.environment),
    DATABASE_URL: (await stage.database()).url,
  });
  const began = performance.now();
  const sampling = sample(atlas, began);
  await load(atlas, began);
  const samples = await sampling;
  const problems = problemsOf(samples);
  if (total.failures > 0) {
    problems.push(`${total.failures} answers were errors, the first: ${total.failure ?? ''}`);
  }
  if (interrupted.signal.aborted) problems.push('interrupted');
  report(samples, problems);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  generator.stop();
  await atlas?.process.stop();
  await stage.close();
}

function isOver(began: number): boolean {
  if (interrupted.signal.aborted) return true;
  return performance.now() - began >= duration && total.requests >= Number(options.requests);
}

/** Asks a mix of questions, none of them again but those of the dashboard and the statistics of today. */
async function load({ process, requestFor }: Contestant, began: number): Promise<void> {
  const operations = operationsOf(Number(options.size), SEED);
  for (let part = 0; !isOver(began); part += 1) {
    const drawn = new Map(operations.map(({ name, questions }) => [name, questions(part, QUESTIONS_A_PART)]));
    const turns = Object.entries(MIX).flatMap(([name, share]) => Array.from({ length: share }, () => name));
    const asked = Array.from({ length: QUESTIONS_A_PART }, (_, number): Question[] => {
      // Shares of a hundred, strewn: 37 and 100 have no common divisor.
      const questions = drawn.get(turns[(number * 37) % turns.length] ?? '') ?? [];
      const question = questions[number % questions.length];
      return question ? [question] : [];
    });
    const result = await generator.run({
      origin: new URL(process.address).origin,
      headers: { 'content-type': 'application/json' },
      requests: asked.flat().flatMap((question) => requestFor(question) ?? []),
      connections: Number(options.connections),
      milliseconds: lengthOf(performance.now() - began),
    });
    total.requests += result.requests;
    total.failures += result.failures;
    total.failure ??= result.failure;
  }
}

/** How long a part of the run is loaded that begins so many milliseconds behind the first. */
function lengthOf(elapsed: number): number {
  const left = duration - elapsed;
  return left > 0 ? Math.min(PART_MS, left) : PART_MS;
}

async function sample({ process: { address } }: Contestant, began: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  const metrics = new URL('/metrics', address);
  while (!isOver(began)) {
    const text = await (await fetch(metrics)).text();
    const figure = (name: string) =>
      Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
    const now = {
      minutes: (performance.now() - began) / MINUTE_MS,
      residentBytes: figure('process_resident_memory_bytes'),
      heapBytes: figure('nodejs_heap_size_used_bytes'),
      delaySeconds: figure('nodejs_eventloop_lag_p99_seconds'),
    };
    samples.push(now);
    if (samples.length % 30 === 0) {
      const { residentBytes, heapBytes } = now;
      process.stderr.write(
        `${now.minutes.toFixed(1)} min, ${total.requests} requests: RSS ${megabytes(residentBytes)}, heap ${megabytes(heapBytes)}\n`,
      );
    }
    await wait(SAMPLE_MS);
  }
  return samples;
}

/** What is wrong with the memory of a run. */
function problemsOf(samples: readonly Sample[]): string[] {
  const problems: string[] = [];
  const settled = samples.slice(Math.floor(samples.length * WARM_UP));
  for (const [name, bytesOf] of [
    ['RSS', (one: Sample) => one.residentBytes],
    ['the heap', (one: Sample) => one.heapBytes],
  ] as const) {
    const { m } = linearRegression(settled.map((one) => [one.minutes, bytesOf(one)]));
    const rise = m * ((settled.at(-1)?.minutes ?? 0) - (settled[0]?.minutes ?? 0));
    // Not a number compares with nothing: then memory could not be read, which is no success.
    if (!(rise <= MOST_RISE)) problems.push(`${name} rose by ${megabytes(rise)} behind the warm-up`);
  }
  const most = max(samples.map(({ residentBytes }) => residentBytes));
  if (!(most <= Number(options.most) * MEGABYTE)) {
    problems.push(`RSS came to ${megabytes(most)}, more than ${options.most} MB`);
  }
  return problems;
}

function report(samples: readonly Sample[], problems: readonly string[]): void {
  const { requests } = total;
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ requests, samples, problems })}\n`);
    return;
  }
  const of = (figure: (one: Sample) => number) => samples.map(figure);
  process.stdout.write(`${requests} requests in ${(samples.at(-1)?.minutes ?? 0).toFixed(0)} min
RSS: median ${megabytes(median(of((one) => one.residentBytes)))}, most ${megabytes(max(of((one) => one.residentBytes)))}
heap: median ${megabytes(median(of((one) => one.heapBytes)))}, most ${megabytes(max(of((one) => one.heapBytes)))}
delay of the event loop, 99th percentile: median ${milliseconds(median(of((one) => one.delaySeconds)))}, most ${milliseconds(max(of((one) => one.delaySeconds)))}
${problems.length === 0 ? 'memory is flat' : problems.join('\n')}
`);
}

function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(0)} MB`;
}

function milliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(0)} ms`;
}
