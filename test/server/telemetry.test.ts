import { type Logger, pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { concurrencyLimit } from '../../src/server/limits/concurrency.ts';
import { createGraph } from '../graph/ask.ts';
import { serve } from './test-server.ts';

/** What drawing a sample costs. */
const SAMPLE_COST = 100;
/** A sample has no plan, so that the resolvers answer with their loaders. */
const NAMED = 'query Hosts { platforms(first: 3, sample: { size: 3 }) { nodes { hostUnit { name } } } }';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await createGraph());
});
afterAll(() => drop());

async function start(config: Parameters<typeof serve>[1] = {}, log?: Logger) {
  const service = await serve(database, config, undefined, log);
  onTestFinished(() => service.stop());
  return service;
}

/** The value of a sample in Prometheus' text format. */
function sample(text: string, name: string): number {
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1));
}

describe('/metrics', () => {
  it('counts requests by operation and status, statements, costs and batches', async () => {
    const { post, fetch } = await start({
      limits: { operation: 1000, publicPerMinute: 100_000, keyPerMinute: 1 },
      responseCacheMegabytes: 0,
    });
    await post({ query: NAMED });
    await post({ query: NAMED });
    await post({ query: '{ nothing }' }, { accept: 'application/graphql-response+json' });
    const { headers, text } = await fetch('/metrics');
    expect(headers.get('content-type')).toContain('text/plain');
    expect(sample(text, 'atlas_request_seconds_count{operation="Hosts",status="200"}')).toBe(2);
    expect(sample(text, 'atlas_request_seconds_count{operation="unnamed",status="400"}')).toBe(1);
    expect(sample(text, 'atlas_refused_requests_total{status="400"}')).toBe(1);
    expect(sample(text, 'atlas_operation_cost_sum')).toBe(2 * (1 + 1 + 3 * (1 + 2) + SAMPLE_COST));
    // The page and the hosts of its platforms, whom one loader fetches together.
    expect(sample(text, 'atlas_request_statements_sum')).toBeGreaterThanOrEqual(4);
    expect(sample(text, 'atlas_loader_batch_keys_sum')).toBeGreaterThanOrEqual(4);
    expect(sample(text, 'atlas_pool_connections{server="primary"}')).toBeGreaterThanOrEqual(1);
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });

  it('gives at most a hundred operations names of their own', async () => {
    const { post, fetch } = await start();
    for (let turn = 0; turn < 102; turn += 1) await post({ query: `query N${turn} { __typename }` });
    const { text } = await fetch('/metrics');
    expect(sample(text, 'atlas_request_seconds_count{operation="N99",status="200"}')).toBe(1);
    expect(sample(text, 'atlas_request_seconds_count{operation="other",status="200"}')).toBe(2);
  });
});

const slow = z.object({
  msg: z.literal('slow operation'),
  requestId: z.string(),
  operation: z.string().nullable(),
  cost: z.int().nullable(),
  milliseconds: z.number(),
  statementCount: z.int(),
  statements: z.array(z.object({ milliseconds: z.number(), text: z.string() })),
});

it('logs a slow operation with its cost and statements, and nobody’s data', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void lines.push(line) });
  const limits = { operation: 1000, publicPerMinute: 1000, keyPerMinute: 1 };
  const { post } = await start({ slowMilliseconds: 0, limits }, log);
  const query = 'query Find($ref: String!) { unit(ref: $ref) { name } }';
  await post({ query, variables: { ref: 'LOCAL:secret-ref' } }, { 'x-request-id': 'the-slow-one' });
  const line = lines.find((each) => each.includes('slow operation')) ?? '';
  expect(slow.parse(JSON.parse(line))).toMatchObject({
    requestId: 'the-slow-one',
    operation: 'Find',
    cost: 2,
    statementCount: 1,
  });
  expect(line).toContain('FROM \\"Unit\\"');
  expect(line).not.toContain('secret-ref');
});

it('logs what a slow operation read of whole tables too', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void lines.push(line) });
  const { post } = await start({ slowMilliseconds: 0 }, log);
  await post({ query: 'query Read { consortia(first: 3) { nodes { complianceDecisions { verdict } } } }' });
  const line = lines.find((each) => each.includes('slow operation')) ?? '';
  const { statements } = slow.parse(JSON.parse(line));
  expect(statements.map(({ text }) => text)).toContain('ComplianceDecision.findMany');
  expect(Math.max(...statements.map(({ milliseconds }) => milliseconds))).toBeGreaterThan(0);
});

describe('what runs at once', () => {
  it('is limited; some wait in turn, and the rest is refused', async () => {
    const limit = concurrencyLimit(2, 3);
    const turns: number[] = [];
    const gates: (() => void)[] = [];
    const work = (turn: number) => () =>
      new Promise<number>((resolve) => {
        turns.push(turn);
        gates.push(() => resolve(turn));
      });
    const settled = [0, 1, 2, 3, 4].map((turn) => limit.run(work(turn)));
    await expect(limit.run(work(5))).rejects.toMatchObject({
      code: 'SERVER_BUSY',
      status: 503,
      headers: { 'retry-after': '1' },
    });
    expect([limit.running(), limit.waiting(), turns]).toEqual([2, 3, [0, 1]]);
    for (let open = 0; open < 5; open += 1) {
      gates[open]?.();
      await settled[open];
    }
    expect(turns).toEqual([0, 1, 2, 3, 4]);
    expect([limit.running(), limit.waiting()]).toEqual([0, 0]);
  });

  it('gives its place back where the work fails', async () => {
    const limit = concurrencyLimit(1, 0);
    const failing = limit.run(() => Promise.reject(new Error('failed')));
    await expect(failing).rejects.toThrow('failed');
    expect(await limit.run(() => Promise.resolve('next'))).toBe('next');
  });
});
