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
  /** What it has written to its output so far. */
  readonly written: () => string;
  /** Waits until it serves, and gives the address. */
  readonly served: () => Promise<string>;
}

/** Where the command runs. */
export interface Place {
  /** In a namespace of processes of its own, as in another container on the same machine. */
  readonly inContainer?: boolean;
  /** The folder that names of files are relative to; that of the sources where it is left out. */
  readonly folder?: string;
}

/** Builds what the command runs from; call it before all tests that run it. */
export async function buildAtlas(): Promise<void> {
  await promisify(execFile)(process.execPath, [join(ROOT, 'scripts/build.js')]);
}

/** Starts the command, and kills it when the test ends before it does. The test fails whose plans broke, too. */
export function startAtlas(
  parameters: readonly string[],
  environment: Record<string, string>,
  place?: Place,
): AtlasProcess {
  const atlas = spawnAtlas(parameters, environment, place);
  onTestFinished(() => {
    atlas.child.kill('SIGKILL');
    if (atlas.written().includes('plan failed')) throw new Error(atlas.written());
  });
  return atlas;
}

/** Runs the command to its end. */
export function runAtlas(
  parameters: readonly string[],
  environment: Record<string, string>,
  place?: Place,
): Promise<Ending> {
  return spawnAtlas(parameters, environment, place).ended;
}

/** What runs a program in another namespace of processes; whoever is not root is root in one of users besides. */
function container(): string[] {
  const asRoot = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  return ['unshare', ...asRoot, '--pid', '--fork', '--kill-child', '--mount-proc'];
}

/** The command sees the environment given here, and of that of the tests only what finds programs. */
function spawnAtlas(
  parameters: readonly string[],
  environment: Record<string, string>,
  { inContainer = false, folder = ROOT }: Place = {},
): AtlasProcess {
  const words = [...(inContainer ? container() : []), process.execPath, join(ROOT, 'dist/main.js')];
  const [program = '', ...given] = [...words, ...parameters];
  const child = spawn(program, given, {
    cwd: folder,
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
    written: () => stdout,
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
