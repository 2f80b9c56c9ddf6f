import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { AbandonedError, Deadline } from '../../src/database/deadline.ts';
import { bootstrapRatio } from '../../src/domain/interval.ts';
import { medianDifferenceTest, rankCorrelation } from '../../src/domain/permutation.ts';
import { RequestWork } from '../../src/resolvers/request/request-work.ts';
import {
  drawInterval,
  drawMedianDifference,
  drawRankCorrelation,
} from '../../src/resolvers/statistics/sampling.ts';

/** Some numbers without an order. */
const numbers = (count: number, step: number) => Array.from({ length: count }, (_, at) => (at * step) % 101);
const FIRST = numbers(40, 7);
const SECOND = numbers(40, 13);
const PAIRS = FIRST.map((part, at) => ({ part: part + 1, whole: 100 + at }));
const request = (deadline?: Deadline) => ({ work: new RequestWork(), deadline });

/** How often the process came to other things until something was done. */
async function turnsUntil(done: Promise<unknown>): Promise<number> {
  const isDone = done.then(() => true);
  for (let turns = 0; ; turns += 1) {
    if (await Promise.race([isDone, setImmediate(false)])) return turns;
  }
}

describe('what takes many draws', () => {
  it('is drawn as what takes few, to the last digit', async () => {
    const [many, seed] = [6_000, 7];
    expect(await drawInterval(request(), PAIRS, { replicates: many, seed })).toEqual(
      bootstrapRatio(PAIRS, { replicates: many, seed }),
    );
    const drawing = { permutations: many, seed };
    expect(await drawMedianDifference(request(), FIRST, SECOND, drawing)).toEqual(
      medianDifferenceTest(FIRST, SECOND, drawing),
    );
    expect(await drawRankCorrelation(request(), FIRST, SECOND, drawing)).toEqual(
      rankCorrelation(FIRST, SECOND, drawing),
    );
  });

  it('is drawn while the process answers others', async () => {
    const drawing = { permutations: 20_000, seed: 1 };
    const turns = await turnsUntil(drawMedianDifference(request(), FIRST, SECOND, drawing));
    expect(turns).toBeGreaterThan(100);
  });

  it('is counted before it is drawn, and refused beyond what a request may', async () => {
    const { work, deadline } = request();
    await drawInterval({ work, deadline }, PAIRS, { replicates: 7_000, seed: 1 });
    expect(work.points).toBe((40 * 7_000) / 350);
    const drawing = { permutations: 625_000, seed: 1 };
    await expect(drawMedianDifference({ work, deadline }, FIRST, SECOND, drawing)).rejects.toThrow(
      'The request would take 50280000 draws; the limit is 50000000',
    );
    await expect(
      drawRankCorrelation({ work, deadline }, FIRST, SECOND, { permutations: 1_250_000, seed: 1 }),
    ).rejects.toThrow('The request would take 50280000 draws');
  });

  it('waits for its turn where others are drawn, and all are', async () => {
    const drawn = await Promise.all(
      [1, 2, 3, 4, 5].map((seed) => drawInterval(request(), PAIRS, { replicates: 6_000, seed })),
    );
    expect(drawn).toEqual([1, 2, 3, 4, 5].map((seed) => bootstrapRatio(PAIRS, { replicates: 6_000, seed })));
  });

  it('is drawn two at once, so that the third begins where the first of them ends', async () => {
    const ended: string[] = [];
    const drawn = async (name: string, permutations: number) => {
      await drawMedianDifference(request(), FIRST, SECOND, { permutations, seed: 1 });
      ended.push(name);
    };
    await Promise.all([drawn('long', 60_000), drawn('as long', 60_000), drawn('short', 2_500)]);
    expect(ended[0]).not.toBe('short');
    ended.length = 0;
    // Nothing is left of them that would keep others waiting.
    await Promise.all([drawn('long', 60_000), drawn('short', 2_500)]);
    expect(ended).toEqual(['short', 'long']);
  });

  it('ends with the time of whoever asked, wherever it is, and leaves room for others', async () => {
    const deadline = new Deadline();
    const drawing = { permutations: 600_000, seed: 1 };
    const asked = Array.from({ length: 4 }, () =>
      drawMedianDifference(request(deadline), FIRST, SECOND, drawing),
    );
    const outcomes = Promise.allSettled(asked);
    await setImmediate();
    deadline.end();
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(AbandonedError) });
    }
    const few = { replicates: 6_000, seed: 3 };
    const later = await Promise.all([1, 2, 3].map(() => drawInterval(request(new Deadline()), PAIRS, few)));
    expect(later).toEqual([1, 2, 3].map(() => bootstrapRatio(PAIRS, few)));
  });
});
