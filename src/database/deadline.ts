/** That a statement was not finished because whoever asked for it no longer waits. */
export class AbandonedError extends Error {
  override readonly name = 'AbandonedError';

  constructor() {
    super('whoever asked for the statement no longer waits for it');
  }
}

/**
 * How long somebody waits: until the deadline ends. An AbortSignal would say the same, but creating one and
 * listening to it takes ten times as long, and every request and every statement needs one.
 */
export class Deadline {
  readonly #listeners = new Set<() => void>();
  #hasEnded = false;

  /** Whether nobody waits any more. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** From now on nobody waits. */
  end(): void {
    this.#hasEnded = true;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }

  /** Does work for as long as somebody waits; once nobody does, what `onEnd` begins may end the work by throwing. */
  async until<Result>(work: () => Promise<Result>, onEnd: () => Promise<never>): Promise<Result> {
    let listener: (() => void) | undefined;
    const ended = new Promise<never>((_resolve, reject) => {
      listener = () => void onEnd().catch(reject);
      this.#listeners.add(listener);
    });
    try {
      return await Promise.race([work(), ended]);
    } finally {
      if (listener) this.#listeners.delete(listener);
    }
  }
}
