import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { lockDirectory } from '../../src/database/directory-lock.ts';
import { buildAtlas, runAtlas, startAtlas } from '../server/atlas-process.ts';

const CONTENDERS = 20;
const ROUNDS = 10;
const KEY = 'key-of-the-administrator';

beforeAll(buildAtlas);

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'atlas-lock-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** As versions without a lock of the system named a process in the file. */
async function nameOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
}

function sleeper(): ChildProcess {
  const child = spawn('sleep', ['600'], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function contender(folder: string): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'lock-contender.ts'), [folder], {
    execArgv: ['--import', 'tsx'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'message');
  return child;
}

async function told(child: ChildProcess, message: 'claim' | 'release'): Promise<string> {
  const answer = once(child, 'message');
  child.send(message);
  return String((await answer)[0]);
}

test('a process of another container is refused, and may have the folder once the holder is killed', async () => {
  const environment = { ATLAS_DATA_DIR: await newFolder(), ATLAS_SAMPLE: 'off', ATLAS_ADMIN_KEY: KEY };
  const holder = startAtlas([], environment, { inContainer: true });
  const address = await holder.served();
  const refusal = {
    status: 1,
    stdout: '',
    stderr: `atlas: ATLAS_DATA_DIR ${environment.ATLAS_DATA_DIR} is in use by another process, here or in another container; stop it, or name another folder\n`,
  };
  expect(await runAtlas([], environment, { inContainer: true })).toEqual(refusal);
  expect(await runAtlas([], environment)).toEqual(refusal);
  const asked = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
    body: JSON.stringify({
      query:
        'mutation { createUnit(input: { ref: "CN-X:1", name: "锁", kind: ENTERPRISE }) { unit { name } userErrors { code } } }',
    }),
  });
  expect(await asked.json()).toMatchObject({ data: { createUnit: { userErrors: [] } } });

  holder.child.kill('SIGKILL');
  await holder.ended;
  const folder = join(await newFolder(), 'table-set');
  expect(await runAtlas(['export', folder], environment, { inContainer: true })).toMatchObject({
    status: 0,
    stderr: '',
  });
  expect(await readFile(join(folder, 'units.csv'), 'utf8')).toContain('锁');
});

test('of twenty that claim a folder at once exactly one has it, whatever a holder that was killed left behind', async () => {
  const folder = await newFolder();
  const contenders = await Promise.all(Array.from({ length: CONTENDERS }, () => contender(folder)));
  for (let round = 0; round < ROUNDS; round += 1) {
    await writeFile(join(folder, 'process.lock'), ['4194305 1\n', ''][round % 2] ?? '');
    const answers = await Promise.all(contenders.map((child) => told(child, 'claim')));
    const holder = contenders[answers.indexOf('has it')];
    expect(answers.filter((answer) => answer === 'has it')).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes('is in use by'))).toHaveLength(CONTENDERS - 1);
    if (holder && round % 2 === 0) await told(holder, 'release');
    if (holder && round % 2 === 1) {
      holder.kill('SIGKILL');
      await once(holder, 'exit');
      contenders.splice(contenders.indexOf(holder), 1, await contender(folder));
    }
  }
});

test('the file of a version without a lock of the system holds while its process is alive', async () => {
  const folder = await newFolder();
  const other = sleeper();
  await writeFile(join(folder, 'process.lock'), `${await nameOf(other.pid ?? 0)}\n`);
  await expect(lockDirectory(folder)).rejects.toThrow(`is in use by process ${other.pid};`);
  other.kill('SIGKILL');
  await once(other, 'exit');
  const unlock = await lockDirectory(folder);
  // Such a version finds the name of this process where it looks for it.
  expect(await readFile(join(folder, 'process.lock'), 'utf8')).toBe(`${await nameOf(process.pid)}\n`);
  await expect(lockDirectory(folder)).rejects.toThrow(`is in use by process ${process.pid};`);
  await unlock();
  await (
    await lockDirectory(folder)
  )();
});
