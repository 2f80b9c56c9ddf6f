import { once } from 'node:events';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { connectRedis } from '../../src/server/limits/rate.ts';
import { backgroundFailures } from '../../src/server/telemetry/background-failures.ts';
import { redisUnderTest } from '../redis-under-test.ts';

const logged = z.object({ msg: z.string(), work: z.string(), err: z.object({ stack: z.string() }) });

it('what fails beside requests is logged once for each kind of work, with its stack', () => {
  const lines: string[] = [];
  const failed = backgroundFailures(pino({ level: 'info' }, { write: (line) => void lines.push(line) }));
  for (let turn = 0; turn < 2; turn += 1) {
    failed('count elements', new TypeError('a bug of ours'));
    failed('look at the primary', new TypeError('another'));
  }
  const told = lines.map((line) => logged.parse(JSON.parse(line)));
  expect(told.map(({ msg, work }) => `${msg}: ${work}`)).toEqual([
    'background work failed: count elements',
    'background work failed: look at the primary',
  ]);
  expect(told[0]?.err.stack).toContain('background-failures.test.ts');
});

it.each([
  ['a server that is away', Object.assign(new Error('away'), { code: 'ECONNREFUSED' })],
  ['a server that does not answer in time', new Error('Query read timeout')],
  ['a primary that has become a replica', Object.assign(new Error('recovery'), { code: '55000' })],
])('%s is no failure', (_what, error) => {
  const lines: string[] = [];
  const failed = backgroundFailures(pino({ level: 'info' }, { write: (line) => void lines.push(line) }));
  failed('look at the primary', error);
  expect(lines).toEqual([]);
});

it.each(redisUnderTest())(
  'what Redis refuses is told, and not what it takes once it is told more',
  async (url) => {
    const refusals: unknown[] = [];
    const redis = connectRedis(url, (error) => refusals.push(error));
    onTestFinished(() => redis.disconnect());
    await once(redis, 'ready');
    const unknownScript = redis.evalsha('0'.repeat(40), 0);
    await expect(unknownScript).rejects.toThrow('NOSCRIPT');
    expect(refusals).toEqual([]);
    await expect(redis.call('atlas-knows-no-such-command')).rejects.toThrow('unknown command');
    expect(refusals).toMatchObject([{ name: 'ReplyError' }]);
  },
);

it('a Redis that is away refuses nothing', async () => {
  const refusals: unknown[] = [];
  const redis = connectRedis('redis://127.0.0.1:1', (error) => refusals.push(error));
  onTestFinished(() => redis.disconnect());
  await expect(redis.get('anything')).rejects.toThrow(/writeable|closed|retries|ECONNREFUSED/);
  expect(refusals).toEqual([]);
});
