import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Database, databaseOver } from '../../src/database/database.ts';
import { AbandonedError, Deadline } from '../../src/database/deadline.ts';
import { openEmbedded } from '../../src/database/embedded.ts';
import { isOutage } from '../../src/database/outage.ts';
import { sql } from '../../src/database/statement.ts';
import { serve } from '../server/test-server.ts';
import { migratedDump } from '../test-database.ts';

/** A statement that takes much longer than all else here. */
const LONG = sql`SELECT count(*)::int AS count FROM generate_series(1, 3000000) number WHERE number % 7 = 3`;

/** A migrated database, and the thread that it is in. */
async function open(): Promise<{ database: Database; thread: Worker }> {
  const started = once(process, 'worker');
  const connection = await openEmbedded({ directory: undefined, loadDataDir: dump });
  const [thread] = await started;
  if (!(thread instanceof Worker)) throw new Error('no thread was started');
  return { database: databaseOver(connection), thread };
}

let dump: Blob;
let database: Database;
beforeAll(async () => {
  dump = await migratedDump();
  ({ database } = await open());
});
afterAll(() => database.close());

describe('the embedded database', () => {
  it('leaves the event loop free while it works', async () => {
    const service = await serve(database);
    onTestFinished(() => service.stop());
    await service.fetch('/health/live');
    const counted = new AbortController();
    let answers = 0;
    let turns = 0;
    let longest = 0;
    const ask = async () => {
      while (!counted.signal.aborted) {
        const { status } = await service.fetch('/health/live');
        if (!counted.signal.aborted && status === 200) answers += 1;
      }
    };
    const turn = async () => {
      while (!counted.signal.aborted) {
        const began = performance.now();
        await nextTurn();
        turns += 1;
        longest = Math.max(longest, performance.now() - began);
      }
    };
    const began = performance.now();
    const count = database.query(LONG).finally(() => counted.abort());
    const [rows] = await Promise.all([count, ask(), turn()]);
    expect(rows).toEqual([{ count: 428_572 }]);
    expect({ answers: answers > 5, turns: turns > 100 }).toEqual({ answers: true, turns: true });
    expect(longest).toBeLessThan((performance.now() - began) / 2);
  });

  it('lets whoever waits for a statement go at once when told to, and is of use afterwards', async () => {
    const deadline = new Deadline();
    const order: string[] = [];
    const long = database.query(LONG).then(() => order.push('the statement'));
    const waiting = database
      .forCaller({ deadline })
      .transaction((transaction) => transaction.query(sql`SELECT 1`))
      .finally(() => order.push('who waited'));
    deadline.end();
    await expect(waiting).rejects.toThrow(AbandonedError);
    await long;
    expect(order).toEqual(['who waited', 'the statement']);
    expect(await database.query(sql`SELECT 1 AS one`)).toEqual([{ one: 1 }]);
  });

  it('tells what is wrong with a statement', async () => {
    await database.query(sql`CREATE TABLE taken (name text PRIMARY KEY)`);
    await database.query(sql`INSERT INTO taken VALUES ('it')`);
    await expect(database.query(sql`INSERT INTO taken VALUES ('it')`)).rejects.toMatchObject({
      code: '23505',
      message: 'duplicate key value violates unique constraint "taken_pkey"',
      detail: 'Key (name)=(it) already exists.',
      table: 'taken',
      constraint: 'taken_pkey',
    });
    await expect(database.query(sql`SELECT nothing`)).rejects.toMatchObject({ code: '42703', position: '8' });
    await expect(database.prisma.$queryRaw`SELECT nothing`).rejects.toMatchObject({ code: 'P2010' });
    expect(await database.query(sql`SELECT name FROM taken`)).toEqual([{ name: 'it' }]);
  });

  it('undoes a transaction that fails', async () => {
    await database.query(sql`CREATE TABLE kept (name text)`);
    const failing = database.transaction(async (transaction) => {
      await transaction.query(sql`INSERT INTO kept VALUES ('it')`);
      throw new Error('no more of this');
    });
    await expect(failing).rejects.toThrow('no more of this');
    const careless = database.transaction(async (transaction) => {
      await transaction.query(sql`INSERT INTO kept VALUES ('it')`);
      await transaction.query(sql`SELECT nothing`).catch(() => undefined);
    });
    await expect(careless).rejects.toThrow('one of its statements failed');
    expect(await database.query(sql`SELECT name FROM kept`)).toEqual([]);
  });

  it('hands over results of any size', async () => {
    const rows = await database.query<{ at: number; text: string }>(
      sql`SELECT number AS at, repeat('行', 100) AS text FROM generate_series(1, 20000) number`,
    );
    expect(rows).toHaveLength(20_000);
    expect(rows.every(({ at, text }, index) => at === index + 1 && text === '行'.repeat(100))).toBe(true);
    const text = '长'.repeat(1_000_000);
    expect(await database.query(sql`SELECT ${text}::text AS text`)).toEqual([{ text }]);
  });

  it('is closed when all that was asked of it is answered, and takes its thread along', async () => {
    const { database, thread } = await open();
    const ended = once(thread, 'exit');
    const asked = [1, 2, 3].map((number) => database.query(sql`SELECT ${number}::int AS number`));
    const transaction = database.transaction((within) => within.query(sql`SELECT 4 AS number`));
    await database.close();
    expect(await Promise.all([...asked, transaction])).toEqual([1, 2, 3, 4].map((number) => [{ number }]));
    await ended;
    await expect(database.query(sql`SELECT 5`)).rejects.toThrow('after calling end');
  });

  it('is an outage when its thread has ended: nothing that is asked of it waits for ever', async () => {
    const { database, thread } = await open();
    onTestFinished(() => database.close());
    await database.query(sql`SELECT 1`);
    const underWay = database.query(LONG);
    const behind = database.transaction((transaction) => transaction.query(sql`SELECT 1`));
    const outages = Promise.all([underWay, behind].map((asked) => asked.then(() => false, isOutage)));
    await thread.terminate();
    expect(await outages).toEqual([true, true]);
    const later = [
      database.query(sql`SELECT 1`),
      database.transaction((transaction) => transaction.query(sql`SELECT 1`)),
      database.prisma.division.count(),
      database.prisma.$transaction((prisma) => prisma.division.count()),
    ];
    expect(await Promise.all(later.map((asked) => asked.then(() => false, isOutage)))).toEqual(
      later.map(() => true),
    );
    const service = await serve(database);
    onTestFinished(() => service.stop());
    expect(await service.fetch('/health/ready')).toMatchObject({ status: 503 });
    const asked = await service.post({ query: '{ units { totalCount } }' });
    expect(asked).toMatchObject({ status: 503, codes: ['DATABASE_UNAVAILABLE'] });
  });
});
