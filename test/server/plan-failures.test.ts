import { pino } from 'pino';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { Connection, Session } from '../../src/database/connection.ts';
import { type Database, databaseOver } from '../../src/database/database.ts';
import { AbandonedError } from '../../src/database/deadline.ts';
import { buildSchema } from '../../src/schema/schema.ts';
import type { PlanFailure } from '../../src/server/execution/plan-failures.ts';
import { createGraph } from '../graph/ask.ts';
import { serve } from './test-server.ts';

/** Has a plan. */
const PLANNED =
  'query Units($ref: String!) { unit(ref: $ref) { ref name } units(first: 2) { nodes { ref } } }';
const QUESTION = { query: PLANNED, variables: { ref: 'LOCAL:secret-ref' } };

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await createGraph());
});
afterAll(() => drop());

/** The same database, but for statements that fail. */
function failing(fails: (text: string) => boolean, error: Error): Database {
  const over = (session: Session): Session => ({
    query: (statement) => (fails(statement.text) ? Promise.reject(error) : session.query(statement)),
    transaction: (work) => session.transaction(work),
  });
  const connection: Connection = {
    ...over(database),
    adapter: database.adapter,
    kind: database.kind,
    forCaller: (caller) => over(database.forCaller(caller)),
    exclusively: (name, work) => database.exclusively(name, work),
    ofOneMoment: (work) => database.ofOneMoment(work),
    admitCommands: (version) => database.admitCommands(version),
    load: () => database.load(),
    listen: (listener) => database.listen(listener),
    close: async () => undefined,
  };
  return databaseOver(connection);
}

const isOfPlan = (text: string): boolean => text.includes('AS "json"');
const isOfVersion = (text: string): boolean => text.includes('"hash"');

const logged = z.object({
  msg: z.string(),
  step: z.string(),
  operation: z.string().nullable(),
  document: z.string().min(1),
  requestId: z.string(),
  err: z.object({ message: z.string(), stack: z.string() }),
});

async function start(over: Database, planFailed?: (failure: PlanFailure) => void) {
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line) => void lines.push(line) });
  const service = await serve(over, {}, buildSchema(), log, undefined, undefined, planFailed);
  const counted = async (): Promise<readonly string[]> =>
    (await service.fetch('/metrics')).text.match(/^atlas_plan_failures_total\{.*$/gm) ?? [];
  return { ...service, lines, counted };
}

const goOn = (): void => undefined;

test.each([
  ['plan', isOfPlan],
  ['version', isOfVersion],
] as const)('what breaks a %s is logged once, counted each time, and answered', async (step, fails) => {
  const whole = await start(database);
  onTestFinished(() => whole.stop());
  const expected = await whole.post(QUESTION);
  const broken = await start(failing(fails, new TypeError('a bug of ours')), goOn);
  onTestFinished(() => broken.stop());

  for (let turn = 0; turn < 3; turn += 1) {
    const { status, data } = await broken.post(QUESTION, { 'x-request-id': `r-${turn}` });
    expect({ status, data }).toEqual({ status: 200, data: expected.data });
  }
  const [line = '', ...others] = broken.lines;
  expect(others).toEqual([]);
  expect(logged.parse(JSON.parse(line))).toMatchObject({ msg: 'plan failed', step, operation: 'Units' });
  expect(line).toContain('a bug of ours');
  expect(line).toContain('plan-failures.test.ts');
  expect(line).not.toContain('secret-ref');
  const [sample] = await broken.counted();
  expect(sample).toMatch(new RegExp(`\\{step="${step}"\\} [1-9]`));
});

test.each([
  ['the database is away', Object.assign(new Error('away'), { code: 'ECONNRESET' })],
  ['nobody waits any longer', new AbandonedError()],
])('what is no bug is neither logged nor counted: %s', async (_reason, error) => {
  const service = await start(failing(isOfPlan, error));
  onTestFinished(() => service.stop());
  expect((await service.post(QUESTION)).status).toBe(200);
  expect(
    await service.post({ query: '{ units(first: 1, after: "nothing") { nodes { ref } } }' }),
  ).toMatchObject({
    codes: ['BAD_CURSOR'],
  });
  expect(service.lines).toEqual([]);
  expect(await service.counted()).toEqual([]);
});

test('a test fails whose plans break: its requests and the end of its service', async () => {
  const service = await start(failing(isOfPlan, new TypeError('a bug of ours')));
  expect(await service.post(QUESTION)).toMatchObject({ codes: ['INTERNAL'] });
  await expect(service.stop()).rejects.toThrow('plans failed unexpectedly');
});
