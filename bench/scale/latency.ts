import { Random } from '../../prisma/generator/random.ts';
import type { Cluster } from './cluster.ts';
import { type FanOut, quantile, type Reach } from './fan-out.ts';
import type { Measured, StatementName } from './measured.ts';

/** Within one data centre, from the instance of the API to a node and back. Assumed. */
const ROUND_TRIP_MS = 0.5;
/** Assumed. */
const CORES_PER_NODE = 8;
/** Grouped by 300 cities on one server, the best of 15 answers at either size (bench/RESULTS.md). */
const BY_CITY = { small: { consortia: 5000, ms: 197 }, large: { consortia: 50_000, ms: 378 } };
/** All consortia as one group, the statements alone (bench/RESULTS.md). */
const AS_ONE = { consortia: 50_000, ms: 289 };
const TRIALS = 500;
const PAGE = 50;
const HUNDRED = 100;

/** What a question takes. */
export interface Cost {
  readonly name: string;
  /** Steps that wait for one another. */
  readonly steps: number;
  /** How many shards it asks, all steps of it together; the mean. */
  readonly shards: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Until one server with all of it has answered, the median. */
  readonly oneServerMs: number;
  /** Of all nodes together, the mean. */
  readonly workMs: number;
  readonly oneServerWorkMs: number;
}

/** One step: what each shard that it asks takes. */
type Step = ReadonlyMap<number, number>;

interface Question {
  readonly name: string;
  readonly oneServerWorkMs: number;
  /** What is done once, whatever the number of shards. */
  readonly onceMs?: number;
  /** Draws the steps of one answer. */
  readonly steps: () => readonly Step[];
}

/** What the questions of the API take on a cluster. The same measurement gives the same costs. */
export function costsOf(measured: Measured, cluster: Cluster, fanOut: FanOut): Cost[] {
  return questionsOf(measured, cluster, fanOut).map(({ name, oneServerWorkMs, onceMs = 0, steps }) => {
    const trials = Array.from({ length: TRIALS }, steps);
    const latencies = trials
      .map((trial) => trial.reduce((sum, step) => sum + ROUND_TRIP_MS + slowestNode(cluster, step), onceMs))
      .toSorted((a, b) => a - b);
    const asked = trials.flat();
    return {
      name,
      steps: asked.length / TRIALS,
      shards: asked.reduce((sum, step) => sum + step.size, 0) / TRIALS,
      p50Ms: quantile(latencies, 0.5),
      p99Ms: quantile(latencies, 0.99),
      oneServerMs: ROUND_TRIP_MS + oneServerWorkMs,
      workMs: onceMs + asked.reduce((sum, step) => sum + total(step.values()), 0) / TRIALS,
      oneServerWorkMs,
    };
  });
}

function questionsOf(measured: Measured, cluster: Cluster, fanOut: FanOut): Question[] {
  const all = total(cluster.consortia);
  const draws = new Draws(measured, cluster);
  // The product prepares its statements, so one server has planned them before.
  const middle = (name: StatementName) => median(measured.milliseconds[name].execution);
  const page = middle('nestedPage');
  const byCityEach =
    (BY_CITY.large.ms - BY_CITY.small.ms) / (BY_CITY.large.consortia - BY_CITY.small.consortia);
  const byCityOnce = BY_CITY.large.ms - byCityEach * BY_CITY.large.consortia;
  const asOneEach = AS_ONE.ms / AS_ONE.consortia;
  /** What a search finds grows with what it searches. */
  const searched = (consortia: number) => Math.max(1, consortia / measured.consortia);
  const figures = (name: string, { consortia, shards }: { consortia: number; shards: number }): Question => ({
    name,
    oneServerWorkMs: middle('figuresOfOne') + draws.figureEach * (consortia - 1),
    steps: () => [draws.refresh(consortia, shards)],
  });
  return [
    {
      name: 'list of one city',
      oneServerWorkMs: page,
      steps: () => [draws.somewhere('nestedPage')],
    },
    {
      name: 'list of all by reference',
      oneServerWorkMs: page,
      steps: () => [draws.everywhere(() => draws.time('keysByRef')), draws.foundRows()],
    },
    {
      name: 'list of all by a figure',
      oneServerWorkMs: page + middle('keysByFigure'),
      steps: () => [draws.everywhere(() => draws.time('keysByFigure')), draws.foundRows()],
    },
    {
      name: 'search over all',
      oneServerWorkMs: page + middle('search') * searched(all),
      steps: () => [draws.everywhere((held) => draws.time('search', searched(held))), draws.foundRows()],
    },
    {
      name: 'record by an id that names its city',
      oneServerWorkMs: middle('node'),
      steps: () => [draws.somewhere('node')],
    },
    {
      name: 'record by its reference',
      oneServerWorkMs: middle('nestedOne'),
      steps: () => [draws.somewhere('node'), draws.somewhere('nestedOne')],
    },
    {
      name: 'statistics by city',
      oneServerWorkMs: byCityOnce + byCityEach * all,
      onceMs: byCityOnce,
      steps: () => [draws.everywhere((held) => byCityEach * held)],
    },
    {
      name: 'statistics of all as one group',
      oneServerWorkMs: asOneEach * all,
      steps: () => [draws.everywhere((held) => asOneEach * held)],
    },
    figures('figures after a change of a unit', typical(fanOut.ordinary)),
    figures('figures after a change of a popular unit', typical(fanOut.popular)),
  ];
}

/** Draws which shards a step asks, and what each of them takes: a time that was measured. */
class Draws {
  /** What the figures of each further consortium take. */
  readonly figureEach: number;
  readonly #random = new Random('scale latency');
  readonly #measured: Measured;
  readonly #filled: readonly { readonly shard: number; readonly held: number }[];
  readonly #all: number;
  readonly #rowEach: number;

  constructor(measured: Measured, { consortia }: Cluster) {
    const middle = (name: StatementName) => median(measured.milliseconds[name].execution);
    this.#measured = measured;
    this.#filled = consortia.map((held, shard) => ({ shard, held })).filter(({ held }) => held > 0);
    this.#all = total(consortia);
    this.#rowEach = (middle('nestedPage') - middle('nestedOne')) / (PAGE - 1);
    this.figureEach = (middle('figuresOfHundred') - middle('figuresOfOne')) / (HUNDRED - 1);
  }

  /** A shard plans what the coordinator sends it each time anew; the execution may be of so many times as much. */
  time(name: StatementName, times = 1): number {
    const { planning, execution } = this.#measured.milliseconds[name];
    return this.#random.pick(planning) + this.#random.pick(execution) * times;
  }

  /** Every shard that holds anything. */
  everywhere(time: (held: number) => number): Step {
    return new Map(this.#filled.map(({ shard, held }) => [shard, time(held)]));
  }

  /** The shard of a consortium that is drawn from all. */
  somewhere(name: StatementName): Step {
    return new Map([[this.#shard(), this.time(name)]]);
  }

  /** The rows of a page that was found before, from the shards that they are on. */
  foundRows(): Step {
    const found = new Map<number, number>();
    for (let row = 0; row < PAGE; row += 1) {
      const shard = this.#shard();
      const before = found.get(shard);
      found.set(shard, before === undefined ? this.time('nestedOne') : before + this.#rowEach);
    }
    return found;
  }

  /** The figures of so many consortia, spread evenly over so many shards. */
  refresh(consortia: number, shards: number): Step {
    const further = this.figureEach * (consortia / shards - 1);
    return new Map(
      this.#filled.slice(0, shards).map(({ shard }) => [shard, this.time('figuresOfOne') + further]),
    );
  }

  #shard(): number {
    let place = this.#random.integer(0, this.#all - 1);
    for (const { shard, held } of this.#filled) {
      place -= held;
      if (place < 0) return shard;
    }
    throw new RangeError('nothing is in any shard');
  }
}

/** The middle one. */
export function median(numbers: readonly number[]): number {
  return quantile(
    numbers.toSorted((a, b) => a - b),
    0.5,
  );
}

function typical({ consortia, shards }: Reach): { consortia: number; shards: number } {
  return { consortia: Math.max(1, quantile(consortia, 0.5)), shards: Math.max(1, quantile(shards, 0.5)) };
}

/** A step ends when the last node is done: not before its longest shard, nor before its cores have done all. */
function slowestNode({ nodeOf, nodes }: Cluster, step: Step): number {
  const sums = Array.from({ length: nodes }, () => 0);
  for (const [shard, time] of step) {
    const node = nodeOf[shard] ?? 0;
    sums[node] = (sums[node] ?? 0) + time;
  }
  return Math.max(...step.values(), ...sums.map((sum) => sum / CORES_PER_NODE));
}

function total(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
