import type { LoadJob } from '../load/job.ts';
import type { LoadGenerator } from '../load/load-generator.ts';
import type { ScratchDatabase } from '../measure/scratch-database.ts';
import type { Contestant, ContestantName } from './contestants/contestant.ts';
import type { Operation } from './operations.ts';

/** A server under the load of one operation for some seconds. */
export interface Stretch {
  readonly requestsPerSecond: number;
  /** In milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the server and of the database's processes for each request, in milliseconds. */
  readonly serverMilliseconds: number;
  readonly databaseMilliseconds: number | null;
  readonly bytes: number;
  readonly residentBytes: number;
}

/** The medians of a server's stretches of one operation. */
export interface Measurement extends Stretch {
  readonly operation: string;
  readonly contestant: ContestantName;
  readonly rounds: number;
}

/** How much is measured. */
export interface Terms {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
}

/** So many different questions are drawn for a second of load, so that a server that keeps answers finds none again. */
const QUESTIONS_A_SECOND = 3000;
const WARM_UP_SECONDS = 2;

/**
 * Loads the servers one after the other with one operation after the other, round after round and each beginning with
 * another server, so that noise of the machine falls on all alike, and takes the median of each figure.
 */
export async function measure(
  generator: LoadGenerator,
  contestants: readonly Contestant[],
  operations: readonly Operation[],
  database: ScratchDatabase | undefined,
  { rounds, seconds, connections }: Terms,
  onProgress: (text: string) => void,
): Promise<Measurement[]> {
  const runs = operations.map((operation) =>
    contestants
      .filter(({ requestFor }) => operation.questions(0, 1).every((question) => requestFor(question)))
      .map((contestant) => ({ operation, contestant, stretches: new Array<Stretch>() })),
  );
  for (let round = -1; round < rounds; round += 1) {
    const length = round < 0 ? WARM_UP_SECONDS : seconds;
    // Whoever is asked first reads from the disk what the others find in memory.
    for (const { operation, contestant, stretches } of runs.flatMap((each) => rotated(each, round + 1))) {
      const questions = operation.questions(round, length * QUESTIONS_A_SECOND);
      // An embedded database works within the server's own process.
      const beside = contestant.name === 'embedded' ? undefined : database;
      const stretch = await load(generator, contestant, beside, {
        requests: questions.flatMap((question) => contestant.requestFor(question) ?? []),
        connections,
        milliseconds: length * 1000,
      });
      if (round >= 0) stretches.push(stretch);
      const name = round < 0 ? 'warming up' : `round ${round + 1} of ${rounds}`;
      onProgress(
        `${name}: ${operation.name} ${contestant.name} ${stretch.requestsPerSecond.toFixed(0)} a second`,
      );
    }
  }
  return runs.flat().map(({ operation, contestant, stretches }) => ({
    operation: operation.name,
    contestant: contestant.name,
    rounds,
    ...medianOf(stretches),
  }));
}

/** The same items, begun with another of them. */
function rotated<Item>(items: readonly Item[], by: number): Item[] {
  const first = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
}

async function load(
  generator: LoadGenerator,
  { name, process, headers }: Contestant,
  database: ScratchDatabase | undefined,
  job: Pick<LoadJob, 'requests' | 'connections' | 'milliseconds'>,
): Promise<Stretch> {
  const databaseBefore = await databaseTime(database);
  const serverBefore = await process.processorTime();
  const result = await generator.run({
    origin: new URL(process.address).origin,
    headers: { 'content-type': 'application/json', ...headers },
    ...job,
  });
  const serverTime = (await process.processorTime()) - serverBefore;
  const databaseAfter = await databaseTime(database);
  if (result.failure !== null) throw new Error(`${name} answered: ${result.failure}`);
  return {
    requestsPerSecond: (result.requests * 1000) / result.milliseconds,
    p50: quantile(result.latencies, 0.5),
    p99: quantile(result.latencies, 0.99),
    serverMilliseconds: serverTime / result.requests,
    databaseMilliseconds:
      databaseBefore && databaseAfter ? timeBetween(databaseBefore, databaseAfter) / result.requests : null,
    bytes: result.bytes / result.requests,
    residentBytes: await process.residentMemory(),
  };
}

interface DatabaseTime {
  readonly processes: ReadonlyMap<number, number>;
  readonly ended: number | undefined;
}

/** The processor time that the processes of a database have used; undefined where it has none of its own. */
export async function databaseTime(database: ScratchDatabase | undefined): Promise<DatabaseTime | undefined> {
  return (
    database && { processes: await database.processorTimes(), ended: await database.endedProcessesTime() }
  );
}

/** What they used between two looks, in milliseconds. */
export function timeBetween(before: DatabaseTime, after: DatabaseTime): number {
  const living = Array.from(after.processes, ([pid, time]) => time - (before.processes.get(pid) ?? 0));
  const ended =
    before.ended === undefined || after.ended === undefined
      ? 0
      : after.ended - before.ended - timeOfEnded(before, after);
  return living.reduce((sum, time) => sum + time, ended);
}

/** What processes that have ended since had used before: their whole time is told when they end. */
function timeOfEnded(before: DatabaseTime, after: DatabaseTime): number {
  return Array.from(before.processes)
    .filter(([pid]) => !after.processes.has(pid))
    .reduce((sum, [, time]) => sum + time, 0);
}

function quantile(sorted: readonly number[], fraction: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? 0;
}

function medianOf(stretches: readonly Stretch[]): Stretch {
  const median = (figure: (stretch: Stretch) => number) =>
    quantile(
      stretches.map(figure).toSorted((a, b) => a - b),
      0.5,
    );
  const databaseTimes = stretches.flatMap(({ databaseMilliseconds }) => databaseMilliseconds ?? []);
  return {
    requestsPerSecond: median((stretch) => stretch.requestsPerSecond),
    p50: median((stretch) => stretch.p50),
    p99: median((stretch) => stretch.p99),
    serverMilliseconds: median((stretch) => stretch.serverMilliseconds),
    databaseMilliseconds:
      databaseTimes.length === 0 ? null : median((stretch) => stretch.databaseMilliseconds ?? 0),
    bytes: median((stretch) => stretch.bytes),
    residentBytes: Math.max(...stretches.map(({ residentBytes }) => residentBytes)),
  };
}
