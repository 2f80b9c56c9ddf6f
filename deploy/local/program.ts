import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 15_000;

/** A program that runs as a child of this process. */
export interface Program {
  readonly child: ChildProcess;
  /** What it has written so far. */
  readonly output: () => string;
  /** Sends a signal and waits for the end; one that does not end by itself is killed. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts a program that goes on until it is stopped. */
export function startProgram(
  command: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Program {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(command, [...parameters], {
    env: { PATH, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C is for whoever started it, who ends it in order.
    detached: true,
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.on('error', (error) => (text += error.message));
  return {
    child,
    output: () => text,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
        return child.exitCode;
      const ended = once(child, 'exit');
      // A program that is killed can end no program of its own.
      if (signal === 'SIGKILL') process.kill(-child.pid, signal);
      else child.kill(signal);
      const deadline = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      await ended;
      clearTimeout(deadline);
      return child.exitCode;
    },
  };
}

/** Waits until something holds, or the program has ended. */
export async function until(
  program: Program,
  holds: () => Promise<boolean>,
  what: string,
  timeout = START_TIMEOUT_MS,
): Promise<void> {
  const end = performance.now() + timeout;
  while (!(await holds())) {
    if (program.child.exitCode !== null || performance.now() > end) {
      throw new Error(`${what} did not start: ${program.output()}`);
    }
    await wait(50);
  }
}

/** Whether somebody listens on a port of the loopback. */
export async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
