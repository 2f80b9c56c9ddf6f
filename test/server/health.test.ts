import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { serversUnderTest } from '../test-database.ts';
import { startRelay } from './relay.ts';
import { serve, startTestServer, type TestServer, type TestService } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function expectWithin(
  milliseconds: number,
  service: TestService,
  path: string,
  status: number,
): Promise<void> {
  const end = performance.now() + milliseconds;
  while ((await service.fetch(path)).status !== status) {
    if (performance.now() > end) throw new Error(`${path} is not ${status} after ${milliseconds} ms`);
    await wait(100);
  }
}

test('a server over a migrated database is live and ready', async () => {
  expect(await server.fetch('/health/live')).toMatchObject({ status: 200, text: '{"status":"live"}\n' });
  expect(await server.fetch('/health/ready')).toMatchObject({ status: 200, text: '{"status":"ready"}\n' });
});

test('a server whose tables are missing is live and not ready', async () => {
  await server.database.query(sql`ALTER TABLE "Division" RENAME TO "Elsewhere"`);
  expect(await server.fetch('/health/ready')).toMatchObject({ status: 503 });
  expect(await server.fetch('/health/live')).toMatchObject({ status: 200 });
  await server.database.query(sql`ALTER TABLE "Elsewhere" RENAME TO "Division"`);
  expect(await server.fetch('/health/ready')).toMatchObject({ status: 200 });
});

test.each(serversUnderTest())(
  'a server that goes away shows within 3 s, and its return within 5',
  async () => {
    const { databaseUrl } = server;
    const relay = await startRelay(databaseUrl ?? '');
    const database = await openDatabase({ kind: 'postgresql', url: relay.url });
    const service = await serve(database);
    const query = { query: '{ units { totalCount } }' };
    expect(await service.post(query)).toMatchObject({ status: 200, codes: [] });

    await relay.fail('cut');
    await expectWithin(3000, service, '/health/ready', 503);
    expect(await service.fetch('/health/live')).toMatchObject({ status: 200 });
    const answer = await service.post(query);
    expect(answer).toMatchObject({ status: 503, codes: ['DATABASE_UNAVAILABLE'] });
    expect(answer.headers.get('retry-after')).toBe('2');
    await relay.mend();
    await expectWithin(5000, service, '/health/ready', 200);
    expect(await service.post(query)).toMatchObject({ status: 200, codes: [] });

    await relay.fail('silent');
    await expectWithin(3000, service, '/health/ready', 503);
    expect(await service.fetch('/health/live')).toMatchObject({ status: 200 });
    await relay.mend();
    await expectWithin(5000, service, '/health/ready', 200);
    expect(await service.post(query)).toMatchObject({ status: 200, codes: [] });

    await service.stop();
    await database.close();
    await relay.close();
  },
);
