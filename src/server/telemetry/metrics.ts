import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ConnectionLoad } from '../../database/connection.ts';
import type { DatabaseServers } from '../../database/servers.ts';
import type { ConcurrencyLimit } from '../limits/concurrency.ts';
import type { FailedStep } from '../execution/plan-failures.ts';
import type { AnswerSource } from '../execution/query-answers.ts';
import type { RequestRecord } from './request-record.ts';

/** What is counted of the service, for Prometheus. */
export interface Metrics {
  readonly contentType: string;
  /** All figures in Prometheus' text format. */
  readonly text: () => Promise<string>;
  /** Counts a request to /graphql that was answered. */
  readonly answered: (record: RequestRecord, status: number, seconds: number) => void;
  /** Counts keys that a loader fetched together. */
  readonly loaded: (keys: number) => void;
  /** Counts where the answer of a query came from. */
  readonly sourced: (source: AnswerSource) => void;
  /** Counts a query that was left to the resolvers for a reason that nobody foresaw, by what failed. */
  readonly planFailed: (step: FailedStep) => void;
  readonly stop: () => void;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const STATEMENT_COUNTS = [0, 1, 2, 4, 8, 16, 32, 64, 128];
const COSTS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];
const BATCHES = [1, 2, 5, 10, 50, 100, 500, 1000, 5000];
/** Names of operations are the clients' to choose: past so many, the others share one. */
const MOST_OPERATIONS = 100;

/** Counts what the service does. */
export function createMetrics(servers: DatabaseServers, concurrency: ConcurrencyLimit): Metrics {
  const registry = new Registry();
  // Memory, processor, event loop and garbage collection, under their usual names.
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'atlas_request_seconds',
    help: 'Time from the head of a request to its answer, by operation and status',
    labelNames: ['operation', 'status'] as const,
    buckets: SECONDS,
    registers,
  });
  const costs = new Histogram({
    name: 'atlas_operation_cost',
    help: 'What operations may cost, in objects of their answers',
    buckets: COSTS,
    registers,
  });
  const statements = new Histogram({
    name: 'atlas_request_statements',
    help: 'Statements that a request sent to the database',
    buckets: STATEMENT_COUNTS,
    registers,
  });
  const statementSeconds = new Histogram({
    name: 'atlas_statement_seconds',
    help: 'Time that statements took',
    buckets: SECONDS,
    registers,
  });
  const batches = new Histogram({
    name: 'atlas_loader_batch_keys',
    help: 'Keys that a loader fetched in one go',
    buckets: BATCHES,
    registers,
  });
  const sources = new Counter({
    name: 'atlas_answers_total',
    help: 'Answers of queries by where they came from: kept, shared by another instance, planned, resolved',
    labelNames: ['source'] as const,
    registers,
  });
  const planFailures = new Counter({
    name: 'atlas_plan_failures_total',
    help: 'Queries left to the resolvers because a plan, or the look at the version of the data, failed unexpectedly',
    labelNames: ['step'] as const,
    registers,
  });
  const refusals = new Counter({
    name: 'atlas_refused_requests_total',
    help: 'Requests that were answered by a status of 400 or above',
    labelNames: ['status'] as const,
    registers,
  });
  const gauges: readonly (readonly [name: string, help: string, value: () => number])[] = [
    ['atlas_requests_running', 'Requests being answered', concurrency.running],
    ['atlas_requests_waiting', 'Requests that wait for others to end', concurrency.waiting],
  ];
  for (const [name, help, value] of gauges) {
    const gauge: Gauge = new Gauge({ name, help, registers: [], collect: () => gauge.set(value()) });
    registry.registerMetric(gauge);
  }
  const poolGauges: readonly (readonly [name: string, help: string, value: keyof ConnectionLoad])[] = [
    ['atlas_pool_connections', 'Connections to a database server', 'connections'],
    ['atlas_pool_idle', 'Connections to a database server that nobody uses', 'idle'],
    ['atlas_pool_waiting', 'Statements that wait for a connection to a database server', 'waiting'],
  ];
  for (const [name, help, value] of poolGauges) {
    const collect = () => {
      for (const { server, load } of servers.loads()) gauge.set({ server }, load[value]);
    };
    const gauge = new Gauge({ name, help, labelNames: ['server'] as const, registers: [], collect });
    registry.registerMetric(gauge);
  }

  const operations = new Set<string>();
  const nameOf = (operation: string | null): string => {
    if (operation === null) return 'unnamed';
    if (operations.size < MOST_OPERATIONS) operations.add(operation);
    return operations.has(operation) ? operation : 'other';
  };
  const stop = servers.listen(({ milliseconds }) => statementSeconds.observe(milliseconds / 1000));
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    answered({ operation, cost, statements: sent }, status, seconds) {
      requests.observe({ operation: nameOf(operation), status: String(status) }, seconds);
      statements.observe(sent.length);
      if (cost !== null) costs.observe(cost);
      if (status >= 400) refusals.inc({ status: String(status) });
    },
    loaded: (keys) => batches.observe(keys),
    sourced: (source) => sources.inc({ source }),
    planFailed: (step) => planFailures.inc({ step }),
    stop() {
      stop();
      registry.clear();
    },
  };
}
