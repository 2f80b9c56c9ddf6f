import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { createRedis } from '../../deploy/local/redis.ts';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { flushedPosition, replayedPosition } from '../../src/database/log-position.ts';
import { sql } from '../../src/database/statement.ts';
import { createApiKey } from '../../src/server/api-keys.ts';
import { startRelay } from '../server/relay.ts';
import { ADMIN_KEY, serve, type TestService } from '../server/test-server.ts';
import { startTwoServers, type TwoServers } from './two-servers.ts';

const WRITER = { authorization: `Bearer ${ADMIN_KEY}` };
const CREATE = `mutation ($input: CreateUnitInput!) { createUnit(input: $input) { unit { ref } userErrors { code } } }`;
const UNIT = 'query ($ref: String!) { unit(ref: $ref) { name } }';
const LAG = 10_000;
const RECOVERY_MS = 5000;
const found = z.object({ unit: z.object({ name: z.string() }).nullable() });

let servers: TwoServers;
let onReplica: Database;
let units = 0;
beforeAll(async () => {
  servers = await startTwoServers();
  onReplica = await openDatabase({ kind: 'postgresql', url: servers.replica.url });
});
afterEach(async () => {
  await onReplica.query(sql`SELECT pg_wal_replay_resume()`);
});
afterAll(async () => {
  await onReplica.close();
  await servers.remove();
});

async function start(config: Parameters<typeof serve>[1] = {}, replicaUrl = servers.replica.url) {
  const replicas = { primaryUrl: servers.primary.url, urls: [replicaUrl], lag: LAG };
  const service = await serve(servers.database, { replicas, ...config });
  onTestFinished(() => service.stop());
  return service;
}

/** Makes a unit by the API, in an administrator's name, and gives its ref. */
async function write({ post }: TestService): Promise<string> {
  units += 1;
  const ref = `LOCAL:written-${units}`;
  const input = { ref, name: `written ${units}`, kind: 'ENTERPRISE' };
  expect(await post({ query: CREATE, variables: { input } }, WRITER)).toMatchObject({
    status: 200,
    data: { createUnit: { unit: { ref }, userErrors: [] } },
  });
  return ref;
}

/** Whether a unit is there, for the public or for whoever wrote. */
async function sees({ post }: TestService, ref: string, headers?: Record<string, string>): Promise<boolean> {
  const { data } = await post({ query: UNIT, variables: { ref } }, headers);
  return found.parse(data).unit !== null;
}

async function replayed(): Promise<void> {
  const written = await flushedPosition(servers.database);
  await expect
    .poll(async () => ((await replayedPosition(onReplica)) ?? 0n) >= written, { timeout: RECOVERY_MS })
    .toBe(true);
}

async function pauseReplay(): Promise<void> {
  await replayed();
  await onReplica.query(sql`SELECT pg_wal_replay_pause()`);
}

describe('reads with a replica', () => {
  it('come from the replica, and from the primary for whoever just wrote', async () => {
    const service = await start();
    await pauseReplay();
    const ref = await write(service);
    expect(await sees(service, ref)).toBe(false);
    expect(await sees(service, ref, WRITER)).toBe(true);
    await onReplica.query(sql`SELECT pg_wal_replay_resume()`);
    await expect.poll(() => sees(service, ref), { timeout: RECOVERY_MS }).toBe(true);
    expect((await service.fetch('/metrics')).text).toContain('atlas_pool_connections{server="replica 1"} 1');
  });

  it('see on one instance what was written on another, by way of Redis', async () => {
    const redis = await createRedis();
    await redis.start();
    onTestFinished(() => redis.stop());
    const one = await start({ redisUrl: redis.url });
    const other = await start({ redisUrl: redis.url });
    await pauseReplay();
    const ref = await write(one);
    expect(await sees(other, ref, WRITER)).toBe(true);
    expect(await sees(other, ref)).toBe(false);
    // Nobody can tell any more who has written, so everybody reads where everything is.
    await redis.stop('SIGKILL');
    expect(await sees(other, ref)).toBe(true);
  });

  it('know a key that was made a moment ago', async () => {
    const { post } = await start();
    await pauseReplay();
    const key = await createApiKey(servers.database, {
      name: 'a moment ago',
      role: 'ADMINISTRATOR',
      expiresAt: null,
    });
    const reply = await post({ query: '{ __typename }' }, { authorization: `Bearer ${key}` });
    expect(reply).toMatchObject({ status: 200, codes: [] });
    expect(await post({ query: '{ __typename }' }, { authorization: 'Bearer nobody' })).toMatchObject({
      status: 401,
      codes: ['UNAUTHENTICATED'],
    });
  });

  it('keep verdicts where they can be kept, and read them there', async () => {
    const { post } = await start();
    const query =
      '{ consortiumStatistics(groupBy: []) { compliance(policy: "wenzhou-2025") { compliant nonCompliant } } }';
    const first = await post({ query });
    expect(first).toMatchObject({ status: 200, codes: [] });
    await replayed();
    expect((await post({ query })).data).toEqual(first.data);
  });

  it('leave a replica that is too far behind, and come back to it', async () => {
    const replicas = { primaryUrl: servers.primary.url, urls: [servers.replica.url], lag: 1000 };
    const service = await start({ replicas });
    await pauseReplay();
    const ref = await write(service);
    await expect.poll(() => sees(service, ref), { timeout: RECOVERY_MS }).toBe(true);
  });

  it('go on without a fault when the replica dies, and come back to it', async () => {
    const service = await start();
    let failures = 0;
    let asked = 0;
    const stop = new AbortController();
    const askers = [1, 2, 3, 4].map(async () => {
      while (!stop.signal.aborted) {
        const query =
          '{ consortia(first: 20) { nodes { name members(first: 20) { nodes { unit { name } } } reports { title } } } }';
        const { status, codes } = await service.post({ query });
        asked += 1;
        if (status !== 200 || codes.length > 0) failures += 1;
      }
    });
    await wait(1000);
    await servers.replica.stop('immediate');
    await wait(2000);
    await servers.replica.start();
    await wait(2000);
    stop.abort();
    await Promise.all(askers);
    expect({ failures, some: asked > 50 }).toEqual({ failures: 0, some: true });
    const used = async () => (await service.fetch('/metrics')).text;
    await service.post({ query: '{ units { totalCount } }' });
    await expect
      .poll(used, { timeout: RECOVERY_MS })
      .toMatch(/atlas_pool_connections\{server="replica 1"\} [1-9]/);
  });

  it('do not wait long for a replica that falls silent', async () => {
    const relay = await startRelay(servers.replica.url);
    const service = await start({}, relay.url);
    onTestFinished(() => relay.close());
    const query = '{ consortia(first: 5) { nodes { name } } }';
    expect((await service.post({ query })).codes).toEqual([]);
    await relay.fail('silent');
    const began = performance.now();
    const replies = await Promise.all([1, 2, 3].map(() => service.post({ query })));
    expect(replies.flatMap(({ codes }) => codes)).toEqual([]);
    expect(performance.now() - began).toBeLessThan(RECOVERY_MS);
  });

  it('go on while the primary is away, which changes cannot', async () => {
    const service = await start();
    expect(await service.fetch('/health/ready')).toMatchObject({ text: '{"status":"ready"}\n' });
    await servers.primary.stop('immediate');
    for (let turn = 0; turn < 20; turn += 1) {
      const { status, codes } = await service.post({ query: '{ units { totalCount } }' });
      expect({ status, codes }).toEqual({ status: 200, codes: [] });
    }
    const input = { ref: 'LOCAL:while-away', name: 'while away' };
    const refused = await service.post({ query: CREATE, variables: { input } }, WRITER);
    expect(refused).toMatchObject({ status: 503, codes: ['DATABASE_UNAVAILABLE'] });
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(await service.fetch('/health/ready')).toMatchObject({
      status: 200,
      text: '{"status":"read-only"}\n',
    });
    await servers.primary.start();
    const began = performance.now();
    await expect
      .poll(async () => (await service.fetch('/health/ready')).text, { timeout: RECOVERY_MS })
      .toBe('{"status":"ready"}\n');
    await write(service);
    expect(performance.now() - began).toBeLessThan(RECOVERY_MS);
  });
});
