import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRedis } from '../../deploy/local/redis.ts';
import { startRelay } from '../server/relay.ts';
import { inWords, isGood, post, untilGood, whileAsking } from './asking.ts';
import { startEmbedded } from './embedded-service.ts';
import { noteRow } from './row.ts';

const RECOVERY_MS = 5000;
const QUERY = '{ units(first: 1) { nodes { name } } }';

describe('faults of Redis', () => {
  it('killed, and silent', async ({ task }) => {
    const redis = await createRedis();
    await redis.start();
    const relay = await startRelay(redis.url);
    const service = await startEmbedded({ REDIS_URL: relay.url });
    onTestFinished(async () => {
      await service.remove();
      await relay.close();
      await redis.stop();
    });
    const asked = await whileAsking(
      service.url,
      async () => {
        await redis.stop('SIGKILL');
        await wait(1000);
        await redis.start();
        // It is tried again every two seconds at most.
        await wait(3000);
      },
      { query: QUERY },
    );
    expect(inWords(asked.refused)).toBe('');
    noteRow(task, {
      kind: 'fault',
      sent: 'Redis killed and started a second later; 4 clients asking',
      came: `${asked.answered} answered, none refused: meanwhile the instance counts by itself`,
      recovery: asked.outage,
    });

    await relay.fail('silent');
    const began = performance.now();
    const replies = await Promise.all([1, 2, 3].map(() => post(service.url, QUERY)));
    const took = performance.now() - began;
    expect(replies.filter(isGood)).toHaveLength(3);
    expect(took).toBeGreaterThan(400);
    expect(took).toBeLessThan(RECOVERY_MS);
    const next = performance.now();
    expect(isGood(await post(service.url, QUERY))).toBe(true);
    const tookNext = performance.now() - next;
    expect(tookNext).toBeLessThan(400);
    await relay.mend();
    const recovery = await untilGood(async () => isGood(await post(service.url, QUERY)), RECOVERY_MS);
    noteRow(task, {
      kind: 'fault',
      sent: 'Redis silent: the connection stands, nothing passes; three reads, and one more',
      came: `3 × 200 after ${Math.round(took)} ms; 200 after ${Math.round(tookNext)} ms`,
      recovery,
    });
  });
});
