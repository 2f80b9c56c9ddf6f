/** That a statement was not finished because whoever asked for it no longer waits. */
export class AbandonedError extends Error {
  override readonly name = 'AbandonedError';

  constructor() {
    super('whoever asked for the statement no longer waits for it');
  }
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
