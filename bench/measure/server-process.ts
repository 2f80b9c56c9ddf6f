import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;
/** How often is looked whether a server has started. */
const LOOK_MS = 10;
const KILOBYTE = 1024;
/** Where /proc/PID/stat has what is read of it, counted behind the name of the program, and what times are counted in. */
const PARENT = 1;
const [USER_TIME, SYSTEM_TIME, CHILDREN_USER_TIME, CHILDREN_SYSTEM_TIME] = [11, 12, 13, 14];
const TICK_MS = 10;

/** How a server is started. */
export interface ServerCommand {
  readonly command: string;
  readonly parameters: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What it writes when it serves; the first group is its address. */
  readonly announcement: RegExp;
}

/** A server in a process of its own, whose memory and processor time can be read. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly address: string;
  /** From its beginning until it served. */
  readonly startMilliseconds: number;

  private constructor(child: ChildProcess, address: string, startMilliseconds: number) {
    this.#child = child;
    this.address = address;
    this.startMilliseconds = startMilliseconds;
  }

  /** Starts it with no more of our environment than it needs, and waits until it serves. Throws what it wrote where it does not. */
  static async start(server: ServerCommand): Promise<ServerProcess> {
    const began = performance.now();
    const child = spawn(server.command, server.parameters, {
      cwd: server.directory,
      env: environmentOf(server.environment),
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: Ctrl-C is for the bench, which then stops its servers.
      detached: true,
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => (output += error.message));
    const end = began + START_TIMEOUT_MS;
    while (performance.now() < end && child.exitCode === null && child.signalCode === null) {
      const address = server.announcement.exec(output)?.[1];
      if (address !== undefined) return new ServerProcess(child, address, performance.now() - began);
      await wait(LOOK_MS);
    }
    child.kill('SIGKILL');
    throw new Error(`the server did not start: ${output}`);
  }

  get pid(): number {
    return Number(this.#child.pid);
  }

  /** The processor time that the process and those that it started have used, in milliseconds. */
  async processorTime(): Promise<number> {
    const times = await Promise.all((await treeOf(this.pid)).map(processorTimeOf));
    return times.reduce((sum, time) => sum + time, 0);
  }

  /** What the process and those that it started hold of the machine's memory, in bytes. */
  async residentMemory(): Promise<number> {
    const each = await Promise.all((await treeOf(this.pid)).map((pid) => memoryOf(pid, 'VmRSS')));
    return each.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0);
  }

  /** Asks it to end, and ends it where it does not. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const late = setTimeout(() => this.#child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(late);
  }
}

/** The processor time that a process has used, in milliseconds; 0 of one that has ended. */
export async function processorTimeOf(pid: number): Promise<number> {
  const fields = await statOf(pid);
  return (Number(fields[USER_TIME] ?? 0) + Number(fields[SYSTEM_TIME] ?? 0)) * TICK_MS;
}

/** The processor time of those that a process had started and that have ended, in milliseconds. */
export async function endedChildrenTimeOf(pid: number): Promise<number> {
  const fields = await statOf(pid);
  return (Number(fields[CHILDREN_USER_TIME] ?? 0) + Number(fields[CHILDREN_SYSTEM_TIME] ?? 0)) * TICK_MS;
}

/** The process that started another. */
export async function parentOf(pid: number): Promise<number> {
  return Number((await statOf(pid))[PARENT]);
}

/** Nothing of a process that has ended meanwhile. */
async function statOf(pid: number): Promise<string[]> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name of a program, in parentheses, may hold spaces.
  return text.split(') ')[1]?.split(' ') ?? [];
}

/** A figure of a process's memory as Linux states it, in bytes; undefined where it is not to be read here. */
export async function memoryOf(
  pid: number,
  figure: 'VmHWM' | 'VmRSS' | 'RssAnon',
): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = new RegExp(`^${figure}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * KILOBYTE;
}

/** The environment of a program of the bench: what it is given, and where programs and their settings are. */
export function environmentOf(environment: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment };
}

/** A process and all that it started which are still there. */
async function treeOf(pid: number): Promise<number[]> {
  const started = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const below = await Promise.all(started.split(' ').filter(Boolean).map(Number).map(treeOf));
  return [pid, ...below.flat()];
}
