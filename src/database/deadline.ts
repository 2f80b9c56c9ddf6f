import { AsyncLocalStorage } from 'node:async_hooks';

/** That a statement was not finished because whoever asked for it no longer waits. */
export class AbandonedError extends Error {
  override readonly name = 'AbandonedError';

  constructor() {
    super('whoever asked for the statement no longer waits for it');
  }
}

const waiting = new AsyncLocalStorage<AbortSignal>();

/**
 * Does work whose statements end with a signal: those under way are cancelled on the server, and no others are begun.
 * A statement that does not end by itself throws AbandonedError.
 */
export function untilAborted<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  return waiting.run(signal, work);
}

/** The signal that ends the statements of the present work; undefined where nothing does. */
export function currentSignal(): AbortSignal | undefined {
  return waiting.getStore();
}

/** Does work for as long as a signal lets it; once it is aborted, what `onAbort` begins may end the wait by throwing. */
export async function orAborted<Result>(
  signal: AbortSignal,
  work: () => Promise<Result>,
  onAbort: () => Promise<never>,
): Promise<Result> {
  let listener: (() => void) | undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    listener = () => void onAbort().catch(reject);
    signal.addEventListener('abort', listener, { once: true });
  });
  try {
    return await Promise.race([work(), ended]);
  } finally {
    if (listener) signal.removeEventListener('abort', listener);
  }
}
