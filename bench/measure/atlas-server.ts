import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { environmentOf, memoryOf, ServerProcess } from './server-process.ts';

const ROOT = join(import.meta.dirname, '../..');

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
  readonly process: ServerProcess;

  private constructor(process: ServerProcess) {
    this.process = process;
  }

  /** Starts it with limits off on a port that is free, and waits until it serves. */
  static async start(environment: Record<string, string>): Promise<AtlasServer> {
    return new AtlasServer(
      await ServerProcess.start({
        command: process.execPath,
        parameters: [join(ROOT, 'dist/main.js'), 'serve'],
        directory: ROOT,
        environment: { PORT: '0', ATLAS_LIMITS: 'off', ATLAS_SAMPLE: 'off', ...environment },
        announcement: /serves GraphQL at (http:\S+\/graphql)/,
      }),
    );
  }

  /** The address of /graphql. */
  get url(): string {
    return this.process.address;
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
    await writeFile(`/proc/${this.process.pid}/clear_refs`, '5');
  }

  /** The most memory that the process held since its peak was forgotten, in bytes. */
  async peak(): Promise<number> {
    return (await memoryOf(this.process.pid, 'VmHWM')) ?? 0;
  }

  /** The processor time that the process has used, in milliseconds; Linux counts it in steps of ten. */
  async processorTime(): Promise<number> {
    return this.process.processorTime();
  }

  async stop(): Promise<void> {
    await this.process.stop();
  }
}
