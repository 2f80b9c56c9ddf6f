import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { createTestDatabase } from '../test-database.ts';

const CALLERS = 1000;
/** As much as a request may hold: what its document asks, what it was told. */
const HELD_BYTES = 10_000;

const collector = z.custom<(options: { type: 'minor' }) => void>((value) => typeof value === 'function');

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase());
});

afterAll(async () => drop());

/** What looks through the young objects alone, as V8 does several times a second. */
function youngCollection(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = collector.parse(runInNewContext('gc'));
  return () => collect({ type: 'minor' });
}

test('what a caller held is free as soon as the young objects are looked through', () => {
  const collectYoung = youngCollection();
  const call = (): void => {
    const held = Array.from({ length: HELD_BYTES / 8 }, (_, place) => place);
    database.forCaller({ onStatement: () => void held.pop() });
  };
  for (let caller = 0; caller < CALLERS / 10; caller += 1) call();
  collectYoung();
  collectYoung();
  const before = getHeapStatistics().used_heap_size;
  for (let caller = 0; caller < CALLERS; caller += 1) call();
  collectYoung();
  collectYoung();
  const left = getHeapStatistics().used_heap_size - before;
  expect(left / CALLERS).toBeLessThan(HELD_BYTES / 10);
});

test('callers are told of their own statements and of nobody else’s', async () => {
  const told: [string, string][] = [];
  const [one, other] = ['one', 'other'].map((name) =>
    database.forCaller({ onStatement: ({ text }) => void told.push([name, text]) }),
  );
  await one?.query(sql`SELECT 1`);
  await other?.query(sql`SELECT 2`);
  await other?.prisma.unit.count();
  expect(told).toEqual([
    ['one', 'SELECT 1'],
    ['other', 'SELECT 2'],
    ['other', 'Unit.count'],
  ]);
});
