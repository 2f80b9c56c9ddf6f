import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createInstance } from '../../deploy/local/instance.ts';
import { type Asked, inWords, isGood, post, untilGood, whileAsking } from './asking.ts';
import { noteRow } from './row.ts';
import { KEY, type ServerService, startOnServer } from './server-service.ts';

const RECOVERY_MS = 5000;
const TIME_LIMIT_MS = 1500;
const CONCURRENCY = 4;
const QUEUE = 6;
const DIVISION = '{ division(code: "330300") { name } }';
const CREATE = `mutation ($input: CreateUnitInput!) { createUnit(input: $input) { unit { ref } userErrors { code } } }`;
/** What an outage is told as. */
const UNAVAILABLE = { status: 503, codes: ['DATABASE_UNAVAILABLE'], retryAfter: '2' };
const TIMED_OUT = { status: 503, codes: ['TIMED_OUT'], retryAfter: '5' };

let service: ServerService;
let units = 0;
let questions = 0;
beforeAll(async () => {
  service = await startOnServer({
    ATLAS_TIME_LIMIT: String(TIME_LIMIT_MS),
    ATLAS_CONCURRENCY: String(CONCURRENCY),
    ATLAS_QUEUE: String(QUEUE),
  });
});
afterAll(() => service.remove());

const ask = (query: string) => post(service.url, query);
/** Each time another question, so that none is answered from what is kept. */
const askUnits = () => {
  questions += 1;
  return ask(`query Units${questions} { units(first: 5) { nodes { name } } }`);
};
const health = async (path: 'live' | 'ready') => (await fetch(`${service.url}/health/${path}`)).status;
const readsAgain = () => untilGood(async () => isGood(await askUnits()), RECOVERY_MS);

function create() {
  units += 1;
  const input = { ref: `LOCAL:fault-${units}`, name: `fault ${units}` };
  return post(service.url, CREATE, { variables: { input }, key: KEY });
}

async function onServer(): Promise<Client> {
  const client = new Client({ connectionString: service.postgresql.url });
  // The server is restarted under it.
  client.on('error', () => undefined);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** Whatever was refused was refused in one of the ways that are promised. */
function expectRefusals({ refused }: Asked, ...allowed: readonly object[]): void {
  for (const reply of refused) {
    expect(allowed.map((each) => ({ ...reply, ...each }))).toContainEqual(reply);
  }
}

describe('faults of the database', () => {
  it('restarted as by a crash', async ({ task }) => {
    let back = 0;
    let recovery = 0;
    const asked = await whileAsking(service.url, async () => {
      await wait(500);
      await service.postgresql.stop('immediate');
      expect(await health('ready')).toBe(503);
      expect(await health('live')).toBe(200);
      await wait(1000);
      await service.postgresql.start();
      back = performance.now();
      recovery = await readsAgain();
      expect(isGood(await create())).toBe(true);
      await wait(500);
    });
    expectRefusals(asked, UNAVAILABLE);
    expect(asked.refused.length).toBeGreaterThan(0);
    expect(performance.now() - back).toBeLessThan(RECOVERY_MS);
    noteRow(task, {
      kind: 'fault',
      sent: 'PostgreSQL stopped as by a crash (pg_ctl stop -m immediate) and started a second later; 4 clients asking',
      came: `${asked.answered} answered; meanwhile ${inWords(asked.refused)} with Retry-After; /health/live 200, /health/ready 503`,
      recovery,
    });
  });

  it('every connection cut, again and again', async ({ task }) => {
    const admin = await onServer();
    const asked = await whileAsking(service.url, async () => {
      for (let turn = 0; turn < 5; turn += 1) {
        await wait(200);
        await admin.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'consortium-atlas'`,
        );
      }
      await wait(500);
    });
    expectRefusals(asked, UNAVAILABLE);
    expect(asked.answered).toBeGreaterThan(0);
    expect(asked.outage ?? 0).toBeLessThan(RECOVERY_MS);
    const recovery = await readsAgain();
    noteRow(task, {
      kind: 'fault',
      sent: 'All connections of the service to PostgreSQL cut (pg_terminate_backend), five times in a second; 4 clients asking',
      came: `${asked.answered} answered; of what was under way: ${inWords(asked.refused) || 'nothing was lost'}`,
      recovery,
    });
  });

  it('slow: every packet late', async ({ task }) => {
    await service.relay.fail('slow');
    const began = performance.now();
    const small = await ask(DIVISION);
    const took = performance.now() - began;
    const wide = await ask('{ consortia(first: 5) { nodes { compliance { verdict } } } }');
    expect(wide).toMatchObject(TIMED_OUT);
    expect(small).toMatchObject({ status: 200, codes: [] });
    const live = performance.now();
    expect(await health('live')).toBe(200);
    expect(performance.now() - live).toBeLessThan(500);
    await service.relay.mend();
    const recovery = await readsAgain();
    noteRow(task, {
      kind: 'fault',
      sent: `A slow database: 250 ms more each way (time limit ${TIME_LIMIT_MS} ms); a question of one statement, and one of many`,
      came: `the one: 200 after ${Math.round(took)} ms; the other: ${inWords([wide])} with Retry-After`,
      recovery,
    });
  });

  it('waiting for a lock that somebody holds', async ({ task }) => {
    const admin = await onServer();
    await admin.query('BEGIN; LOCK TABLE "Unit" IN ACCESS EXCLUSIVE MODE');
    const [locked, other] = await Promise.all([askUnits(), ask(DIVISION)]);
    expect(locked).toMatchObject(TIMED_OUT);
    expect(other).toMatchObject({ status: 200, codes: [] });
    const waiting = await admin.query(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = 'consortium-atlas'`,
    );
    expect(waiting.rows).toEqual([{ count: 0 }]);
    await admin.query('ROLLBACK');
    noteRow(task, {
      kind: 'limit',
      sent: `Time: a question that waits for a lock (limit here ${TIME_LIMIT_MS} ms), beside one that does not`,
      came: '503 TIMED_OUT with Retry-After: 5, its statement cancelled; the other: 200',
      recovery: await readsAgain(),
    });
  });

  it('more at once than run and wait', async ({ task }) => {
    const admin = await onServer();
    await admin.query('BEGIN; LOCK TABLE "Unit" IN ACCESS EXCLUSIVE MODE');
    const asked = 50;
    const replies = Promise.all(Array.from({ length: asked }, () => askUnits()));
    await wait(500);
    await admin.query('ROLLBACK');
    const refused = (await replies).filter((reply) => !isGood(reply));
    for (const reply of refused) {
      expect(reply).toMatchObject({ status: 503, codes: ['SERVER_BUSY'], retryAfter: '1' });
    }
    expect(asked - refused.length).toBe(CONCURRENCY + QUEUE);
    noteRow(task, {
      kind: 'limit',
      sent: `Concurrency: ${asked} requests at once (here ${CONCURRENCY} run and ${QUEUE} wait)`,
      came: `${asked - refused.length} answered, ${refused.length} × 503 SERVER_BUSY with Retry-After: 1`,
      recovery: await readsAgain(),
    });
  });

  it('silent: connections stand and nothing comes', async ({ task }) => {
    await service.relay.fail('silent');
    const replies = await Promise.all([askUnits(), create(), health('ready')]);
    expect(replies).toMatchObject([TIMED_OUT, TIMED_OUT, 503]);
    await service.relay.mend();
    const recovery = await readsAgain();
    expect(isGood(await create())).toBe(true);
    noteRow(task, {
      kind: 'fault',
      sent: 'A database that falls silent: connections stand, nothing passes; a read and a change',
      came: '2 × 503 TIMED_OUT with Retry-After; /health/ready 503',
      recovery,
    });
  });

  it('SIGTERM under load', async ({ task }) => {
    const { relay } = service;
    const other = await createInstance({
      DATABASE_URL: relay.url,
      ATLAS_ADMIN_KEY: KEY,
      ATLAS_LIMITS: 'off',
    });
    await other.start();
    const admin = await onServer();
    await admin.query('BEGIN; LOCK TABLE "Unit" IN ACCESS EXCLUSIVE MODE');
    const accepted = 80;
    const replies = Promise.all(
      Array.from({ length: accepted }, (_, turn) =>
        post(other.url, `query Accepted${turn} { units(first: 5) { nodes { name } } }`),
      ),
    );
    const running = async () => {
      const metrics = await (await fetch(`${other.url}/metrics`)).text();
      return Number(/^atlas_requests_running (\d+)$/m.exec(metrics)?.[1]);
    };
    await expect.poll(running, { timeout: RECOVERY_MS }).toBe(accepted);
    const began = performance.now();
    const stopped = other.stop('SIGTERM');
    await wait(1000);
    await admin.query('ROLLBACK');
    const status = await stopped;
    const took = performance.now() - began;
    expect(inWords((await replies).filter((reply) => !isGood(reply)))).toBe('');
    expect(status).toBe(0);
    expect(took).toBeLessThan(10_000);
    noteRow(task, {
      kind: 'fault',
      sent: `SIGTERM with ${accepted} requests under way, which wait for a lock for a second more`,
      came: `${accepted} × 200; exit 0 after ${Math.round(took)} ms`,
      recovery: null,
    });
  });

  it('a start without a database', async ({ task }) => {
    const began = performance.now();
    const instance = await createInstance({
      DATABASE_URL: 'postgresql://atlas:hunter2@127.0.0.1:1/atlas',
      ATLAS_DATABASE_WAIT: '3',
    });
    onTestFinished(() => void instance.stop());
    await expect(instance.start()).rejects.toThrow('did not start');
    const took = performance.now() - began;
    expect(instance.output()).toMatch(/^atlas: DATABASE_URL: no PostgreSQL server listens at [^\n]+\n$/);
    expect(instance.output()).not.toContain('hunter2');
    expect(took).toBeGreaterThan(3000);
    expect(took).toBeLessThan(60_000);
    noteRow(task, {
      kind: 'fault',
      sent: 'A start whose database is not there (ATLAS_DATABASE_WAIT=3)',
      came: `one line that names DATABASE_URL and no password, after ${Math.round(took)} ms`,
    });
  });
});
