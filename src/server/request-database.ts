import type { Redis } from 'ioredis';
import type { Database } from '../database/database.ts';
import {
  BEYOND_EVERY_LOG,
  type LogPosition,
  readLogPosition,
  writeLogPosition,
  writtenPosition,
} from '../database/log-position.ts';
import type { DatabaseServers } from '../database/servers.ts';

/** Which server answers whom: whoever wrote sees what they wrote, on whichever instance they ask next. */
export interface RequestDatabases {
  readonly primary: Database;
  /** A database for a request that only reads. */
  forReading(client: string): Promise<Database>;
  /** Notes that a client has written; call it once that is committed, before the client is answered. */
  wrote(client: string): Promise<void>;
}

/** Clients whose writes one instance remembers; the one that wrote first is forgotten first. */
const MOST_CLIENTS = 10_000;
/** How much longer than a replica may lag a write is remembered: far more than clocks and timers are off. */
const MARGIN_MS = 30_000;

interface LastWrite {
  readonly position: LogPosition;
  /** When every replica that may be read from has it anyway. */
  readonly until: number;
}

/**
 * Chooses the server for each request.
 *
 * @param redis where instances tell each other who wrote last. While it does not answer nobody knows that, and the primary
 *   is read; where there is none, an instance knows of its own writes.
 * @param lag how far behind a replica may be, in milliseconds.
 * @param failed told each time that the primary does not tell what was written.
 */
export function requestDatabases(
  servers: DatabaseServers,
  redis: Redis | undefined,
  lag: number,
  failed: (error: unknown) => void,
): RequestDatabases {
  const { primary } = servers;
  if (!servers.hasReplicas) {
    return { primary, forReading: async () => primary, wrote: async () => undefined };
  }
  const kept = new Map<string, LastWrite>();
  const lifetime = lag + MARGIN_MS;
  return {
    primary,
    async forReading(client) {
      const own = kept.get(client);
      const known = own && own.until > performance.now() ? own.position : undefined;
      if (redis === undefined) return servers.forReading(known);
      const shared = await redis.get(keyOf(client)).catch(() => writeLogPosition(BEYOND_EVERY_LOG));
      const elsewhere = shared === null ? 0n : readLogPosition(shared);
      return servers.forReading(known !== undefined && known > elsewhere ? known : elsewhere);
    },
    async wrote(client) {
      // Where the primary no longer tells, what was written may be there all the same.
      const position = await writtenPosition(primary).catch((error: unknown) => {
        failed(error);
        return BEYOND_EVERY_LOG;
      });
      const [first] = kept.keys();
      if (kept.size >= MOST_CLIENTS && first !== undefined) kept.delete(first);
      kept.delete(client);
      kept.set(client, { position, until: performance.now() + lifetime });
      await redis?.set(keyOf(client), writeLogPosition(position), 'PX', lifetime).catch(() => undefined);
    },
  };
}

function keyOf(client: string): string {
  return `atlas:wrote:${client}`;
}
