import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const START_TIMEOUT_MS = 60_000;

/** How a process ended. */
export interface Ending {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The `atlas` command as a process of its own. */
export interface AtlasProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ending>;
  /** Waits until it serves, and gives the address. */
  readonly served: () => Promise<string>;
}

/** Builds what the command runs from; call it before all tests that run it. */
export async function buildAtlas(): Promise<void> {
  await promisify(execFile)(process.execPath, [join(ROOT, 'scripts/build.js')]);
}

/** Starts the command, and kills it when the test ends before it does. */
export function startAtlas(parameters: readonly string[], environment: Record<string, string>): AtlasProcess {
  const atlas = spawnAtlas(parameters, environment);
  onTestFinished(() => void atlas.child.kill('SIGKILL'));
  return atlas;
}

/** Runs the command to its end. */
export function runAtlas(
  parameters: readonly string[],
  environment: Record<string, string>,
): Promise<Ending> {
  return spawnAtlas(parameters, environment).ended;
}

/** The command sees the environment given here, and of that of the tests only what finds programs. */
function spawnAtlas(parameters: readonly string[], environment: Record<string, string>): AtlasProcess {
  const child = spawn(process.execPath, [join(ROOT, 'dist/main.js'), ...parameters], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Ending>((resolve) => {
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
  return {
    child,
    ended,
    async served() {
      const end = performance.now() + START_TIMEOUT_MS;
      while (performance.now() < end && child.exitCode === null) {
        const url = /serves GraphQL at (http:\S+)\/graphql/.exec(stdout)?.[1];
        if (url !== undefined) return url;
        await wait(50);
      }
      throw new Error(`the server did not start: ${stdout}${stderr}`);
    },
  };
}
