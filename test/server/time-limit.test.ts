import { EventEmitter, once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AbandonedError, Deadline } from '../../src/database/deadline.ts';
import { sql } from '../../src/database/statement.ts';
import type { Database } from '../../src/database/database.ts';
import { createGraph } from '../graph/ask.ts';
import { openDatabase } from '../../src/database/database.ts';
import { createTestDatabase, serversUnderTest } from '../test-database.ts';
import { startRelay } from './relay.ts';
import { serve } from './test-server.ts';

const LIST = '{ units { nodes { name } } }';

/** Makes every reading of units wait, until the test ends. */
async function holdUnits(database: Database): Promise<() => void> {
  const turns = new EventEmitter();
  const held = once(turns, 'held');
  void database.transaction(async (transaction) => {
    await transaction.query(sql`LOCK TABLE "Unit" IN ACCESS EXCLUSIVE MODE`);
    const released = once(turns, 'released');
    turns.emit('held');
    await released;
  });
  await held;
  return () => void turns.emit('released');
}

async function statementsThatWait(database: Database): Promise<number> {
  const [row] = await database.query<{ count: number }>(sql`
    SELECT count(*)::int FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%"Unit"%'`);
  return row?.count ?? 0;
}

async function start(timeLimit: number) {
  const { database, drop } = await createGraph();
  const service = await serve(database, { timeLimit });
  const release = await holdUnits(database);
  onTestFinished(async () => {
    release();
    await service.stop();
    await drop();
  });
  return { ...service, database };
}

describe.each(serversUnderTest())('a request that waits for the database', () => {
  it('is given up when its time is up, and its statement is cancelled', async () => {
    const { post, database } = await start(300);
    const reply = await post({ query: LIST });
    expect(reply).toMatchObject({ status: 503, codes: ['TIMED_OUT'] });
    expect(reply.headers.get('retry-after')).toBe('5');
    expect(await statementsThatWait(database)).toBe(0);
    expect((await post({ query: '{ __typename }' })).codes).toEqual([]);
  });

  it('is answered with what needs no waiting, and as a whole refused only where nothing came', async () => {
    const { post } = await start(300);
    const alone = await post({ query: '{ unit(ref: "LOCAL:lead-a") { name } }' });
    expect(alone).toMatchObject({ status: 503, codes: ['TIMED_OUT'], data: { unit: null } });
    expect(alone.headers.get('retry-after')).toBe('5');
    const beside = await post({
      query: '{ policy(key: "weihai-2022") { key } unit(ref: "LOCAL:lead-a") { name } }',
    });
    expect(beside).toMatchObject({
      status: 200,
      codes: ['TIMED_OUT'],
      data: { policy: { key: 'weihai-2022' }, unit: null },
    });
  });

  it('is given up when its client hangs up', async () => {
    const { url, database } = await start(30_000);
    const sent = httpRequest(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    sent.on('error', () => undefined);
    sent.end(JSON.stringify({ query: LIST }));
    await expect.poll(() => statementsThatWait(database), { timeout: 5000 }).toBe(1);
    sent.destroy();
    await expect.poll(() => statementsThatWait(database), { timeout: 5000 }).toBe(0);
  });

  it('is given up when the database falls silent, and keeps no connection', async () => {
    const { url, drop } = await createTestDatabase('graph');
    const relay = await startRelay(url ?? '');
    const database = await openDatabase({ kind: 'postgresql', url: relay.url });
    const service = await serve(database, { timeLimit: 300 });
    onTestFinished(async () => {
      await service.stop();
      await relay.close();
      await database.close();
      await drop();
    });
    expect((await service.post({ query: LIST })).codes).toEqual([]);
    await relay.fail('silent');
    const began = performance.now();
    const replies = await Promise.all(Array.from({ length: 15 }, () => service.post({ query: LIST })));
    // Some were given up, and some found no connection that was free.
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 503));
    expect(performance.now() - began).toBeLessThan(8000);
    await relay.mend();
    await expect.poll(async () => (await service.post({ query: LIST })).status, { timeout: 5000 }).toBe(200);
  });

  it('leaves the connection of use for the next', async () => {
    const { post } = await start(200);
    const replies = await Promise.all(Array.from({ length: 25 }, () => post({ query: LIST })));
    expect(new Set(replies.flatMap(({ codes }) => codes))).toEqual(new Set(['TIMED_OUT']));
    expect((await post({ query: '{ division(code: "330300") { name } }' })).data).toEqual({
      division: { name: '温州市' },
    });
  });
});

it('begins no statement once nobody waits for it', async () => {
  const { database, drop } = await createTestDatabase();
  onTestFinished(drop);
  const deadline = new Deadline();
  deadline.end();
  const asked = database.forCaller({ deadline }).query(sql`SELECT 1`);
  await expect(asked).rejects.toThrow(AbandonedError);
});
