import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { isGood, post } from '../faults/asking.ts';

const START_MS = 90_000;
const STOP_MS = 15_000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

it('npm run cluster:local says where each part is, and Ctrl-C ends all of them', async () => {
  const npm = spawn('npm', ['run', 'cluster:local'], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  onTestFinished(() => void npm.kill('SIGKILL'));
  let output = '';
  npm.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  npm.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await expect.poll(() => output, { timeout: START_MS }).toContain('Ctrl-C ends all');
  const url = /(http:\S+)\/graphql/.exec(output)?.[1] ?? '';
  expect(isGood(await post(url, '{ units { totalCount } }'))).toBe(true);
  const processes = Array.from(output.matchAll(/\(process (\d+)\)/g), ([, pid]) => Number(pid));
  expect(processes).toHaveLength(6);
  expect(processes.filter(isAlive)).toEqual(processes);
  // As a terminal does: to everything that was started in it.
  process.kill(-(npm.pid ?? 0), 'SIGINT');
  await expect.poll(() => processes.filter(isAlive), { timeout: STOP_MS }).toEqual([]);
  expect(output).not.toContain('Error');
});
