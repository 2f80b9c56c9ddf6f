import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { bareDatabase, serversUnderTest } from '../test-database.ts';
import { buildAtlas, startAtlas } from './atlas-process.ts';
import { startRelay } from './relay.ts';

const INSTANCES = 10;
const MIGRATIONS = join(import.meta.dirname, '../../prisma/migrations');

beforeAll(buildAtlas);

test('a start gives up on a server that does not answer within its bound', async () => {
  const began = performance.now();
  const { status, stderr } = await startAtlas([], {
    DATABASE_URL: 'postgresql://nobody:secret@127.0.0.1:9/none',
    ATLAS_DATABASE_WAIT: '2',
  }).ended;
  expect(status).toBe(1);
  expect(stderr).toContain('DATABASE_URL');
  expect(stderr).not.toContain('secret');
  expect(stderr.trim().split('\n')).toHaveLength(1);
  const taken = performance.now() - began;
  expect([taken > 2000, taken < 20_000]).toEqual([true, true]);
});

describe.each(serversUnderTest())('on one database', (serverUrl) => {
  test('ten instances that start at once migrate once', async () => {
    const url = await bareDatabase(serverUrl);
    const client = new Client({ connectionString: url });
    await client.connect();
    onTestFinished(() => client.end());
    const environment = { DATABASE_URL: url, ATLAS_LOG: 'json', ATLAS_SAMPLE: 'on' };
    const instances = Array.from({ length: INSTANCES }, () => startAtlas([], environment));
    const addresses = await Promise.all(instances.map((instance) => instance.served()));
    for (const address of addresses) expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    for (const { child } of instances) child.kill('SIGTERM');
    const endings = await Promise.all(instances.map(({ ended }) => ended));
    expect(endings.map(({ status, stderr }) => ({ status, stderr }))).toEqual(
      instances.map(() => ({ status: 0, stderr: '' })),
    );
    expect(endings.filter(({ stdout }) => stdout.includes('migrated the database'))).toHaveLength(1);
    expect(endings.filter(({ stdout }) => /atlas_\S{32}/.test(stdout))).toHaveLength(1);

    const folders = (await readdir(MIGRATIONS, { withFileTypes: true })).filter((entry) =>
      entry.isDirectory(),
    );
    const { rows } = await client.query(
      `SELECT count(*)::int AS "all", count(DISTINCT migration_name)::int AS "names", count(finished_at)::int AS "finished",
         (SELECT count(*)::int FROM "ApiKey") AS "keys",
         (SELECT count(*)::int FROM "Consortium") = (SELECT count(DISTINCT "ref")::int FROM "Consortium") AS "loadedOnce"
       FROM _prisma_migrations`,
    );
    const count = folders.length;
    expect(rows).toEqual([{ all: count, names: count, finished: count, keys: 1, loadedOnce: true }]);
  }, 180_000);

  test('a start waits for a server that does not answer yet', async () => {
    const url = await bareDatabase(serverUrl);
    const relay = await startRelay(url);
    onTestFinished(() => relay.close());
    await relay.fail('cut');
    const instance = startAtlas([], { DATABASE_URL: relay.url, ATLAS_SAMPLE: 'off' });
    await wait(3000);
    expect(instance.child.exitCode).toBeNull();
    await relay.mend();
    const address = await instance.served();
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    instance.child.kill('SIGTERM');
    expect(await instance.ended).toMatchObject({ status: 0, stderr: '' });
  }, 120_000);

  test('and not for one that refuses the user, or has no such database', async () => {
    const began = performance.now();
    const url = new URL(serverUrl);
    url.pathname = '/no_such_database';
    const refused = await startAtlas([], { DATABASE_URL: url.href }).ended;
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('has no database') });
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
