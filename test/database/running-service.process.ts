import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { sql } from '../../src/database/statement.ts';
import { connectToService, type ServiceConnection } from '../../src/database/running-service.ts';
import { programVersion } from '../../src/commands/program-version.ts';
import { type AtlasProcess, buildAtlas, type Ending, runAtlas, startAtlas } from '../server/atlas-process.ts';

const KEY = 'key-of-the-administrator';
const TABLE_SET = join(import.meta.dirname, '../graph/table-set');

let base: string;
beforeAll(async () => {
  await buildAtlas();
  base = await mkdtemp(join(tmpdir(), 'atlas-base-'));
  const { status, stderr } = await runAtlas(['import', TABLE_SET], environmentOf(base));
  if (status !== 0) throw new Error(stderr);
});
afterAll(() => rm(base, { recursive: true }));

function environmentOf(directory: string): Record<string, string> {
  return { ATLAS_DATA_DIR: directory, ATLAS_SAMPLE: 'off', ATLAS_ADMIN_KEY: KEY, ATLAS_DATABASE_WAIT: '2' };
}

interface Service {
  readonly directory: string;
  readonly atlas: AtlasProcess;
  readonly url: string;
}

async function start(directory: string): Promise<Service> {
  await cp(base, directory, { recursive: true });
  const atlas = startAtlas([], environmentOf(directory));
  return { directory, atlas, url: await atlas.served() };
}

async function newFolder(...parts: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'atlas-served-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, ...parts);
}

async function connected({ directory }: Service): Promise<ServiceConnection> {
  const connection = await connectToService(directory, programVersion());
  if (!connection) throw new Error('no service listens');
  onTestFinished(() => connection.close());
  return connection;
}

async function nameOfUnit({ url }: Service): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
    body: JSON.stringify({ query: '{ unit(ref: "LOCAL:lead-a") { name } }' }),
  });
  const { data }: { data: { unit: { name: string } } } = JSON.parse(await response.text());
  return data.unit.name;
}

test('commands reach the service, which answers between them and knows at once what they changed', async () => {
  const service = await start(await newFolder());
  expect((await stat(join(service.directory, 'service.sock'))).mode & 0o777).toBe(0o600);
  expect(await nameOfUnit(service)).toBe('甲牵头电气有限公司');
  const command = await connected(service);
  await command.transaction(async (transaction) => {
    await transaction.query(sql`UPDATE "Unit" SET "name" = '新' WHERE "ref" = 'LOCAL:lead-a'`);
  });
  expect(await nameOfUnit(service)).toBe('新');

  let isDone = false;
  const moment = command.ofOneMoment(async (transaction) => {
    const [before] = await transaction.query(sql`SELECT "name" FROM "Unit" WHERE "ref" = 'LOCAL:lead-a'`);
    const other = await connected(service);
    await other.query(sql`UPDATE "Unit" SET "name" = '更新' WHERE "ref" = 'LOCAL:lead-a'`);
    expect(await nameOfUnit(service)).toBe('更新');
    expect(isDone).toBe(false);
    const [after] = await transaction.query(sql`SELECT "name" FROM "Unit" WHERE "ref" = 'LOCAL:lead-a'`);
    return [before, after];
  });
  expect(await moment.finally(() => (isDone = true))).toEqual([{ name: '新' }, { name: '新' }]);
  expect((await readdir(service.directory)).filter((name) => name.startsWith('moment-'))).toEqual([]);
  service.atlas.child.kill('SIGTERM');
  expect(await service.atlas.ended).toMatchObject({ status: 0, stderr: '' });
  expect(await readdir(service.directory)).not.toContain('service.sock');
});

test('a command that goes away in a transaction is undone, and holds nobody up', async () => {
  const service = await start(await newFolder());
  const command = fork(join(import.meta.dirname, 'killed-command.ts'), [service.directory], {
    execArgv: ['--import', 'tsx'],
  });
  expect(await once(command, 'exit')).toEqual([null, 'SIGKILL']);
  expect(await nameOfUnit(service)).toBe('甲牵头电气有限公司');
});

test('a service that ends in the middle ends the command in words', async () => {
  const service = await start(await newFolder());
  const command = await connected(service);
  const transaction = command.transaction(async (within) => {
    await within.query(sql`UPDATE "Unit" SET "name" = 'gone' WHERE "ref" = 'LOCAL:lead-a'`);
    service.atlas.child.kill('SIGKILL');
    await service.atlas.ended;
    await within.query(sql`SELECT 1`);
  });
  await expect(transaction).rejects.toThrow(
    /Connection terminated|Client has encountered a connection error/,
  );
  expect(command.lost()?.message).toMatch(
    /^ATLAS_DATA_DIR \S+: the service ended while the command was under way;/,
  );
});

test('a command that waits for its turn ends in words with the service, and the next service listens anew', async () => {
  const service = await start(await newFolder());
  service.atlas.child.kill('SIGKILL');
  await service.atlas.ended;
  // The socket that was left behind is nobody's: commands open the database themselves.
  expect(await runAtlas(['keys', 'list'], environmentOf(service.directory))).toMatchObject({ status: 0 });
  const next = startAtlas([], environmentOf(service.directory));
  const again = { ...service, atlas: next, url: await next.served() };
  expect(await nameOfUnit(again)).toBe('甲牵头电气有限公司');
  const other = await connected(again);
  let ended: Ending | undefined;
  const held = other.transaction(async (within) => {
    await within.query(sql`SELECT 1`);
    const waiting = startAtlas(['keys', 'list'], environmentOf(service.directory));
    while ((await socketsOf(again)) < 3) await wait(20);
    next.child.kill('SIGKILL');
    ended = await waiting.ended;
  });
  await expect(held).rejects.toThrow(/Connection terminated|Client has encountered a connection error/);
  expect(ended).toEqual({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /^atlas: ATLAS_DATA_DIR \S+: the service ended while the command was under way;.*\n$/,
    ),
  });
});

/** How many sockets of a service there are: the one that listens, and one for each command. */
async function socketsOf({ directory }: Service): Promise<number> {
  const sockets = await readFile('/proc/net/unix', 'utf8');
  return sockets.split('\n').filter((line) => line.endsWith(`${directory}/service.sock`)).length;
}

test('a command of another version is refused in words', async () => {
  const service = await start(await newFolder());
  await expect(connectToService(service.directory, '9.9.9 with migration none')).rejects.toThrow(
    /is in use: the service that is running is 0\.\S+ with migration \d\S+, and this command is 9\.9\.9 with migration none;/,
  );
});

test('a folder whose path is too long for a socket is served from a folder of its own', async () => {
  const service = await start(await newFolder('l'.repeat(100), 'data'));
  const path = await readFile(join(service.directory, 'service.path'), 'utf8');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
  expect(await runAtlas(['keys', 'list'], environmentOf(service.directory))).toMatchObject({ status: 0 });
  service.atlas.child.kill('SIGTERM');
  await service.atlas.ended;
  await expect(stat(dirname(path))).rejects.toThrow('ENOENT');
  expect(await readdir(service.directory)).not.toContain('service.path');
});
