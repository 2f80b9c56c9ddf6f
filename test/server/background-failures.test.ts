import { pino } from 'pino';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { backgroundFailures } from '../../src/server/telemetry/background-failures.ts';

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
