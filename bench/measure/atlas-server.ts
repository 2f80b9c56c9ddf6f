import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../..');
const START_TIMEOUT_MS = 300_000;
const KILOBYTE = 1024;
/** Where /proc/PID/stat has the times, counted behind the name of the program, and what they are counted in. */
const [USER_TIME, SYSTEM_TIME] = [11, 12];
const TICK_MS = 10;

/** Builds what the `atlas` command runs from. */
export async function buildAtlas(): Promise<void> {
  await promisify(execFile)(process.execPath, [join(ROOT, 'scripts/build.js')]);
}

/** Runs an `atlas` command to its end. Throws what it wrote where it fails. */
export async function runAtlas(
  parameters: readonly string[],
  environment: Record<string, string>,
): Promise<void> {
  await promisify(execFile)(process.execPath, [join(ROOT, 'dist/main.js'), ...parameters], {
    cwd: ROOT,
    env: environmentOf(environment),
  });
}

/** The product as it is served, in a process of its own whose memory can be read. */
export class AtlasServer {
  readonly #child: ChildProcess;
  /** The address of /graphql. */
  readonly url: string;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  /** Starts it with limits off on a port that is free, and waits until it serves. */
  static async start(environment: Record<string, string>): Promise<AtlasServer> {
    const child = spawn(process.execPath, [join(ROOT, 'dist/main.js'), 'serve'], {
      cwd: ROOT,
      env: environmentOf({ PORT: '0', ATLAS_LIMITS: 'off', ATLAS_SAMPLE: 'off', ...environment }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const end = performance.now() + START_TIMEOUT_MS;
    while (performance.now() < end && child.exitCode === null) {
      const url = /serves GraphQL at (http:\S+\/graphql)/.exec(output)?.[1];
      if (url !== undefined) return new AtlasServer(child, url);
      await wait(50);
    }
    child.kill('SIGKILL');
    throw new Error(`the server did not start: ${output}`);
  }

  /** Asks one question. Throws where the answer has errors. */
  async ask(query: string, key?: string): Promise<{ readonly milliseconds: number; readonly bytes: number }> {
    const began = performance.now();
    const response = await fetch(this.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(key !== undefined && { Authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    const milliseconds = performance.now() - began;
    if (response.status !== 200 || text.includes('"errors"')) throw new Error(text.slice(0, 500));
    return { milliseconds, bytes: Buffer.byteLength(text) };
  }

  /** Lets the next peak begin at what the process holds now. */
  async forgetPeak(): Promise<void> {
    await writeFile(`/proc/${String(this.#child.pid)}/clear_refs`, '5');
  }

  /** The most memory that the process held since its peak was forgotten, in bytes. */
  async peak(): Promise<number> {
    return (await memoryOf(Number(this.#child.pid), 'VmHWM')) ?? 0;
  }

  /** The processor time that the process has used, in milliseconds; Linux counts it in steps of ten. */
  async processorTime(): Promise<number> {
    return processorTimeOf(Number(this.#child.pid));
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.kill('SIGTERM');
    await ended;
  }
}

/** The processor time that a process has used, in milliseconds. */
export async function processorTimeOf(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ');
  return (Number(fields?.[USER_TIME]) + Number(fields?.[SYSTEM_TIME])) * TICK_MS;
}

/** A figure of a process's memory as Linux states it, in bytes; undefined where it is not to be read here. */
export async function memoryOf(pid: number, figure: 'VmHWM' | 'RssAnon'): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = new RegExp(`^${figure}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * KILOBYTE;
}

function environmentOf(environment: Record<string, string>): Record<string, string | undefined> {
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment };
}
