import { Worker } from 'node:worker_threads';
import { AbandonedError, type Deadline } from '../../database/deadline.ts';
import type { SamplingTask } from './sampling-task.ts';

/** So many tasks are drawn at once; the others wait in the order of their coming. */
const MOST_THREADS = 2;

const idle: Worker[] = [];
const waiting: (() => void)[] = [];
let running = 0;

/**
 * Draws a task in a thread of its own.
 *
 * @returns the answer as JSON.
 * @throws AbandonedError once nobody waits any more; then the thread is ended, wherever it is.
 */
export function drawInThread(task: SamplingTask, deadline: Deadline | undefined): Promise<string> {
  if (!deadline) return drawWhenThereIsRoom(task, undefined);
  return deadline.until(() => drawWhenThereIsRoom(task, deadline), abandon);
}

async function drawWhenThereIsRoom(task: SamplingTask, deadline: Deadline | undefined): Promise<string> {
  if (running < MOST_THREADS) running += 1;
  // Whoever ends hands their place to the first who waits, so the count stays.
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    if (deadline?.hasEnded) throw new AbandonedError();
    return await drawIn(idle.pop() ?? startThread(), task, deadline);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

async function drawIn(thread: Worker, task: SamplingTask, deadline: Deadline | undefined): Promise<string> {
  thread.ref();
  const answer = () =>
    new Promise<string>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', (status) => reject(new Error(`the thread ended with ${status}`)));
      thread.postMessage(task, []);
    });
  try {
    const drawn = await (deadline ? deadline.until(answer, abandon) : answer());
    forget(thread);
    // A thread that nothing is asked of keeps no process alive.
    thread.unref();
    idle.push(thread);
    return drawn;
  } catch (error) {
    forget(thread);
    await thread.terminate();
    throw error;
  }
}

/** Not all listeners: some are the thread's own. */
function forget(thread: Worker): void {
  for (const event of ['message', 'error', 'exit']) thread.removeAllListeners(event);
}

/** Built it is JavaScript; in the sources TypeScript, which Node reads with the help of what the tests and tools have. */
function startThread(): Worker {
  const limits = { resourceLimits: { maxOldGenerationSizeMb: 64 } };
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./sampling-thread.js', import.meta.url), limits);
  }
  const source = JSON.stringify(new URL('./sampling-thread.ts', import.meta.url).href);
  return new Worker(
    `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); });`,
    { ...limits, eval: true, execArgv: [] },
  );
}

function abandon(): Promise<never> {
  return Promise.reject(new AbandonedError());
}
