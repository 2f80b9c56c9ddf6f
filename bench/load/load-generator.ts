import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { LoadJob, LoadResult } from './job.ts';

const answer = z.union([
  z.object({
    result: z.object({
      requests: z.number(),
      failures: z.number(),
      failure: z.string().nullable(),
      milliseconds: z.number(),
      latencies: z.array(z.number()),
      bytes: z.number(),
    }),
  }),
  z.object({ error: z.string() }),
]);

/** A process that loads servers, one job at a time. */
export class LoadGenerator {
  readonly #child: ChildProcess;

  constructor() {
    this.#child = fork(join(import.meta.dirname, 'worker.ts'), { execArgv: ['--import', 'tsx'] });
  }

  /** Throws where the server closes a connection or does not answer. */
  async run(job: LoadJob): Promise<LoadResult> {
    this.#child.send(job);
    const [message]: unknown[] = await once(this.#child, 'message');
    const told = answer.parse(message);
    if ('error' in told) throw new Error(told.error);
    return told.result;
  }

  stop(): void {
    this.#child.kill();
  }
}
