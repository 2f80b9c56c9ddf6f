import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { redisUnderTest } from '../redis-under-test.ts';
import { serve, type TestService } from './test-server.ts';
import { createGraph } from '../graph/ask.ts';
import type { Database } from '../../src/database/database.ts';
import { createApiKey } from '../../src/server/api-keys.ts';
import { connectRedis } from '../../src/server/limits/rate.ts';

const LIMITS = { operation: 10_000, publicPerMinute: 20_000, keyPerMinute: 40_000 };
const FEW = '{ consortia(first: 2) { nodes { ref lead { name } } } }';
const MANY = '{ consortia(first: 100) { nodes { members(first: 30) { nodes { unit { name } } } } } }';
const COSTLY = '{ consortia { nodes { members { nodes { unit { memberships { nodes { task } } } } } } } }';

const told = z.object({
  extensions: z.object({
    cost: z.object({
      requested: z.int(),
      actual: z.int(),
      limit: z.int(),
      remaining: z.int(),
      resetAt: z.iso.datetime(),
    }),
  }),
});
const costOf = (text: string) => told.parse(JSON.parse(text)).extensions.cost;

describe('the cost of operations', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let key: string;

  beforeAll(async () => {
    ({ database, drop } = await createGraph());
    key = await createApiKey(database, { name: 'office', role: 'ANALYST', expiresAt: null });
  });
  afterAll(() => drop());

  /** A service that has counted nothing yet. */
  async function start(config: Parameters<typeof serve>[1]): Promise<TestService> {
    const service = await serve(database, { limits: LIMITS, ...config });
    onTestFinished(() => service.stop());
    return service;
  }

  it('is told in every answer: what was asked for at most, what came, and what is left', async () => {
    const { post } = await start({});
    const first = costOf((await post({ query: FEW })).text);
    // Looking for the page, the page, and two consortia, for whose leads it is looked too.
    expect(first).toMatchObject({ requested: 1 + 1 + 2 * (1 + 2), limit: 20_000 });
    // The page, and the two consortia with their leads.
    expect(first.actual).toBe(1 + 2 * 2);
    expect(first.remaining).toBe(20_000 - first.actual);
    const second = costOf((await post({ query: FEW })).text);
    expect(second.actual).toBe(first.actual);
    expect(second.remaining).toBe(first.remaining - second.actual);
    expect(Date.parse(second.resetAt)).toBeGreaterThan(Date.now());
    expect(Date.parse(second.resetAt)).toBeLessThanOrEqual(Date.now() + 60_000);
    const unreadable = costOf((await post({ query: '{ nothing }' })).text);
    expect(unreadable).toMatchObject({ requested: 1, actual: 1, remaining: second.remaining - 1 });
  });

  it('of the first page of a dashboard is far below the limit of an operation by default', async () => {
    const { post } = await start({
      limits: { operation: 150_000, publicPerMinute: 5_000_000, keyPerMinute: 1 },
    });
    const query = await readFile('test/operations/wide-list.graphql', 'utf8');
    const { text } = await post({ query, variables: { first: 50 } });
    expect(costOf(text).requested).toBeLessThan(20_000);
  });

  it('grows with the pages that the variables ask for', async () => {
    const { post } = await start({});
    const query = 'query ($n: Int!) { consortia(first: $n) { nodes { ref } } }';
    const [one, ten] = await Promise.all(
      [1, 10].map(async (n) => costOf((await post({ query, variables: { n } })).text).requested),
    );
    expect([one, ten]).toEqual([2 + 1, 2 + 10]);
  });

  it('is told of a field whose argument `first` is no page size', async () => {
    const { post } = await start({});
    const query =
      '{ consortiumGroupComparison(measure: MEMBER_COUNT, first: { tier: MUNICIPAL }, second: { tier: PROVINCIAL }) { pValue } }';
    const answer = await post({ query });
    expect(answer).toMatchObject({ status: 200, codes: [] });
    // 500 points, and those of 9,999 arrangements of 300 numbers.
    expect(costOf(answer.text).requested).toBe(9073);
  });

  it('of what is computed once for all groups is charged once, however many groups there are', async () => {
    const { post } = await start({ limits: { ...LIMITS, operation: 100_000 } });
    const ask = async (parts: string) =>
      (await post({ query: `{ projectStatistics(groupBy: [CITY]) { nodes { ${parts} } } }` })).text;
    const plain = await ask('count');
    const days = await ask('series(days: ["2025-07-01", "2025-08-01"]) { count }');
    const groups = plain.split('"count"').length - 1;
    expect(groups).toBeGreaterThan(1);
    const ofEachGroup = 1 + 2;
    expect(costOf(days).actual - costOf(plain).actual).toBe(2 * 400 + groups * ofEachGroup);
  });

  it('of what was computed is not given back, whatever came of it', async () => {
    const { post } = await start({});
    const query =
      '{ consortiumGroupComparison(measure: MEMBER_COUNT, first: { tier: MUNICIPAL }, second: { tier: COUNTY }) { pValue } }';
    const { actual } = costOf((await post({ query })).text);
    expect(actual).toBeGreaterThanOrEqual(500);
    const check =
      '{ checkCompliance(policy: "wenzhou-2025", on: "2025-07-01", facts: { lead: {}, members: [{}, {}] }) { verdict } }';
    // Two checks, two members brought along, and the report that is looked for.
    expect(costOf((await post({ query: check })).text)).toMatchObject({ requested: 212, actual: 212 });
  });

  it('refuses an operation that may cost too much, and takes nothing for it', async () => {
    const { post } = await start({});
    const before = costOf((await post({ query: FEW })).text).remaining;
    const refused = await post({ query: COSTLY }, { accept: 'application/graphql-response+json' });
    expect(refused).toMatchObject({ status: 400, codes: ['TOO_COSTLY'] });
    expect(refused.messages[0]).toContain('the limit is 10000');
    expect(costOf((await post({ query: FEW })).text).remaining).toBeGreaterThan(before - 20);
  });

  it('lets an operation be answered that may cost just what the limit is, and none that may cost a point more', async () => {
    const [just, short] = [
      await start({ limits: { ...LIMITS, operation: 8 } }),
      await start({ limits: { ...LIMITS, operation: 7 } }),
    ];
    expect(await just.post({ query: FEW })).toMatchObject({ status: 200, codes: [] });
    expect(await short.post({ query: FEW })).toMatchObject({
      codes: ['TOO_COSTLY'],
      messages: [
        'The operation may cost 8 points; the limit is 7. Ask for smaller pages with "first", or in several requests.',
      ],
    });
  });

  it('shuts out nobody but who has spent too much, and says for how long', async () => {
    const { post } = await start({ limits: { ...LIMITS, publicPerMinute: 8_300 } });
    expect((await post({ query: FEW })).codes).toEqual([]);
    await Promise.all(Array.from({ length: 60 }, () => post({ query: FEW })));
    const refused = await post({ query: MANY });
    expect(refused).toMatchObject({ status: 429, codes: ['RATE_LIMITED'] });
    expect(refused.messages[0]).toMatch(
      /^The operation may cost \d+ points, and \d+ are left to you for this minute\. Try again in \d+ s, or ask for smaller pages\.$/,
    );
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(costOf(refused.text).remaining).toBeLessThan(8_300);
    expect((await post({ query: FEW })).codes).toEqual([]);
    const holder = await post({ query: MANY }, { authorization: `Bearer ${key}` });
    expect(holder).toMatchObject({ status: 200, codes: [] });
    expect(costOf(holder.text).limit).toBe(40_000);
  });

  it('is counted by the address that our own proxies tell, and no other', async () => {
    const { post } = await start({ trustedProxies: 1 });
    const remaining = async (forwarded: string) =>
      costOf((await post({ query: FEW }, { 'x-forwarded-for': forwarded })).text).remaining;
    const one = await remaining('203.0.113.1');
    expect(await remaining('203.0.113.2')).toBe(one);
    expect(await remaining('203.0.113.9, 203.0.113.1')).toBeLessThan(one);
  });

  it('counts exports too', async () => {
    const { fetch } = await start({ limits: { ...LIMITS, publicPerMinute: 2500 } });
    expect((await fetch('/export/units.csv')).status).toBe(200);
    expect((await fetch('/export/units.csv')).status).toBe(200);
    const refused = await fetch('/export/units.csv');
    expect(refused).toMatchObject({ status: 429, codes: ['RATE_LIMITED'] });
    expect(refused.messages[0]).toMatch(
      /^This costs \d+ points, and \d+ are left to you for this minute\. Try again in \d+ s\.$/,
    );
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is neither limited nor told where limits are off', async () => {
    const { post } = await start({ limits: undefined });
    const { text, codes } = await post({ query: COSTLY });
    expect(codes).toEqual([]);
    expect(JSON.parse(text)).not.toHaveProperty('extensions');
  });

  it.each(redisUnderTest())('is counted by all instances together that share a Redis', async (redisUrl) => {
    const shared = { redisUrl, limits: LIMITS, trustedProxies: 1 };
    const { post } = await start(shared);
    const other = await serve(database, shared);
    const headers = { 'x-forwarded-for': randomUUID() };
    const first = costOf((await post({ query: FEW }, headers)).text);
    const second = costOf((await other.post({ query: FEW }, headers)).text);
    await other.stop();
    expect(second.remaining).toBe(first.remaining - second.actual);
    const refusals: unknown[] = [];
    const redis = connectRedis(redisUrl, (error) => refusals.push(error));
    onTestFinished(() => redis.disconnect());
    await once(redis, 'ready');
    // Under names of their own: others may keep theirs in the same Redis.
    expect(await redis.keys(`*${headers['x-forwarded-for']}*`)).toEqual([
      `atlas:rate:public:${headers['x-forwarded-for']}`,
    ]);
    expect(refusals).toEqual([]);
  });

  it('is limited by each instance alone while Redis is away', async () => {
    const { post } = await start({ redisUrl: 'redis://127.0.0.1:1' });
    expect(costOf((await post({ query: FEW })).text).limit).toBe(20_000);
    expect((await post({ query: COSTLY })).codes).toEqual(['TOO_COSTLY']);
  });
});
