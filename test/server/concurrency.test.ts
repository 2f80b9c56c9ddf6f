import { expect, it } from 'vitest';
import { concurrencyLimit } from '../../src/server/limits/concurrency.ts';
import { RefusedError } from '../../src/server/http/refusal.ts';

/** Pieces of work that end when they are told to, and what has begun so far. */
function work() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    piece: (name: string, outcome?: Error) => () =>
      new Promise<string>((resolve, reject) => {
        begun.push(name);
        ends.set(name, () => (outcome ? reject(outcome) : resolve(name)));
      }),
    end: async (name: string) => {
      ends.get(name)?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

it('runs so many at once, lets so many wait in the order of their coming, and refuses the rest in words', async () => {
  const limit = concurrencyLimit(2, 2);
  const { begun, piece, end } = work();
  const answers = ['a', 'b', 'c', 'd'].map((name) => limit.run(piece(name)));
  expect([begun, limit.running(), limit.waiting()]).toEqual([['a', 'b'], 2, 2]);
  const refused: unknown = await limit.run(piece('e')).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(RefusedError);
  expect(refused).toMatchObject({
    code: 'SERVER_BUSY',
    status: 503,
    headers: { 'retry-after': '1' },
    message:
      'Too much is asked of the service at this moment: it answers 2 requests at once, and 2 wait already. Try again in a second.',
  });
  await end('b');
  expect([begun, limit.running(), limit.waiting()]).toEqual([['a', 'b', 'c'], 2, 1]);
  await end('a');
  await end('c');
  expect([begun, limit.running(), limit.waiting()]).toEqual([['a', 'b', 'c', 'd'], 1, 0]);
  await end('d');
  expect(await Promise.all(answers)).toEqual(['a', 'b', 'c', 'd']);
  expect([limit.running(), limit.waiting()]).toEqual([0, 0]);
});

it('hands on the place of work that fails, and lets others in when all have ended', async () => {
  const limit = concurrencyLimit(1, 1);
  const { begun, piece, end } = work();
  const failing = limit.run(piece('a', new Error('broken'))).catch((error: Error) => error.message);
  const behind = limit.run(piece('b'));
  await end('a');
  expect([await failing, begun, limit.running()]).toEqual(['broken', ['a', 'b'], 1]);
  await end('b');
  expect(await behind).toBe('b');
  const later = limit.run(piece('c'));
  expect([begun.at(-1), limit.running(), limit.waiting()]).toEqual(['c', 1, 0]);
  await end('c');
  expect(await later).toBe('c');
});

it('lets nobody wait where there is no queue', async () => {
  const limit = concurrencyLimit(1, 0);
  const { piece, end } = work();
  const first = limit.run(piece('a'));
  await expect(limit.run(piece('b'))).rejects.toThrow('it answers 1 requests at once, and 0 wait already');
  await end('a');
  expect(await first).toBe('a');
});
