import { RefusedError } from '../http/refusal.ts';

/** Lets so many pieces of work run at once and a few more wait; the rest is refused. */
export interface ConcurrencyLimit {
  /** Runs work when there is room. Throws a RefusedError SERVER_BUSY where too much waits already. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  readonly running: () => number;
  readonly waiting: () => number;
}

/**
 * A limit on what runs at once: past it, requests wait in the order of their coming.
 *
 * @param most how many run at once.
 * @param queue how many wait for them at most.
 */
export function concurrencyLimit(most: number, queue: number): ConcurrencyLimit {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    async run(work) {
      if (running < most) running += 1;
      else if (waiting.length >= queue) throw serverBusy(most, queue);
      // Whoever ends hands their place to the first who waits, so the count stays.
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
    running: () => running,
    waiting: () => waiting.length,
  };
}

function serverBusy(most: number, queue: number): RefusedError {
  return new RefusedError(
    'SERVER_BUSY',
    503,
    `Too much is asked of the service at this moment: it answers ${most} requests at once, and ${queue} wait already. Try again in a second.`,
    {
      'retry-after': '1',
    },
  );
}
