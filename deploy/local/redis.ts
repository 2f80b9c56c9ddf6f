import { freePort } from './free-port.ts';
import { listens, type Program, startProgram, until } from './program.ts';

/** A Redis of our own, on the loopback, that keeps nothing on disk. */
export interface RedisServer {
  readonly url: string;
  start(): Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<void>;
  processId(): number | undefined;
}

/** Takes a port for a Redis; it is started by `start`. */
export async function createRedis(): Promise<RedisServer> {
  const port = await freePort();
  let program: Program | undefined;
  return {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const parameters = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
      program = startProgram('redis-server', parameters);
      await until(program, () => listens(port), 'Redis');
    },
    async stop(signal) {
      await program?.stop(signal);
      program = undefined;
    },
    processId: () => program?.child.pid,
  };
}
