import type { Redis } from 'ioredis';

/** Documents that clients have sent once, so that they need not send them again. */
export interface DocumentStore {
  readonly get: (hash: string) => Promise<string | undefined>;
  readonly set: (hash: string, text: string) => Promise<void>;
}

/** Documents kept in this process; the one that was kept first goes first. */
const KEPT_DOCUMENTS = 2000;
const KEPT_SECONDS = 24 * 60 * 60;

function keyOf(hash: string): string {
  return `atlas:document:${hash}`;
}

/**
 * A store of documents by their hashes.
 *
 * @param redis where instances keep them together; while it does not answer, each has its own.
 */
export function documentStore(redis: Redis | undefined): DocumentStore {
  const kept = new Map<string, string>();
  const keep = (hash: string, text: string): void => {
    const [oldest] = kept.keys();
    if (kept.size >= KEPT_DOCUMENTS && oldest !== undefined) kept.delete(oldest);
    kept.set(hash, text);
  };
  return {
    async get(hash) {
      const known = kept.get(hash);
      if (known !== undefined || redis === undefined) return known;
      const shared = await redis.get(keyOf(hash)).catch(() => null);
      if (shared === null) return undefined;
      keep(hash, shared);
      return shared;
    },
    async set(hash, text) {
      keep(hash, text);
      await redis?.set(keyOf(hash), text, 'EX', KEPT_SECONDS).catch(() => undefined);
    },
  };
}
