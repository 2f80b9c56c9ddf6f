import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { type Program, startProgram, until } from './program.ts';

const PROGRAM = join(import.meta.dirname, '../../dist/main.js');

/** The service as a process of its own, on the loopback. */
export interface Instance {
  readonly port: number;
  readonly url: string;
  /** Starts it, and waits until it serves. */
  start(): Promise<void>;
  /** Ends it, and gives its exit code; null where a signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  processId(): number | undefined;
  /** What it has written since it was started last. */
  output(): string;
}

/** Takes a port for an instance; it is started by `start`. The program must be built. */
export async function createInstance(environment: Readonly<Record<string, string>>): Promise<Instance> {
  const port = await freePort();
  let program: Program | undefined;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    async start() {
      const started = startProgram(process.execPath, [PROGRAM], { ...environment, PORT: String(port) });
      program = started;
      const serves = /serves GraphQL at|"msg":"serving/;
      await until(started, async () => serves.test(started.output()), 'the service');
    },
    async stop(signal) {
      return (await program?.stop(signal)) ?? null;
    },
    processId: () => program?.child.pid,
    output: () => program?.output() ?? '',
  };
}
