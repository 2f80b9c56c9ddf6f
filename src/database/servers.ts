import type { ConnectionLoad } from './connection.ts';
import type { Database } from './database.ts';
import { BEYOND_EVERY_LOG, flushedPosition, LogHistory, type LogPosition } from './log-position.ts';
import { connectPostgresql } from './postgresql.ts';
import { Replica } from './replica.ts';
import type { StatementListener } from './statement.ts';

/** How often each server is asked how far it is. */
const LOOK_INTERVAL_MS = 500;
const PROBE_TIMEOUT_MS = 2000;

/** Where the servers of a database are, and when replicas may be read from. */
export interface ReplicaTerms {
  readonly primaryUrl: string;
  readonly urls: readonly string[];
  /** How far behind the primary a replica may be, in milliseconds. */
  readonly lag: number;
}

/** The servers that hold one database: a primary, which alone takes changes, and its replicas. */
export interface DatabaseServers {
  readonly primary: Database;
  /** Whether there are replicas at all. */
  readonly hasReplicas: boolean;
  /**
   * A database for the reads of one request, all from one server: a replica that has everything up to a position, the
   * next one each time, or else the primary.
   *
   * @param since what the reader must see; undefined for nothing in particular, BEYOND_EVERY_LOG where that is not known:
   *   then the primary is read, and a replica only while the primary is away.
   */
  forReading(since?: LogPosition): Database;
  /** How busy the connections to each server are. */
  loads(): readonly { readonly server: string; readonly load: ConnectionLoad }[];
  /** Registers a listener for the statements of all servers; the returned function removes it. */
  listen(listener: StatementListener): () => void;
  /** Leaves the replicas; the primary stays open. */
  close(): Promise<void>;
}

/** The servers of a database that has none but its primary. */
export function primaryAlone(primary: Database): DatabaseServers {
  return {
    primary,
    hasReplicas: false,
    forReading: () => primary,
    loads: () => [{ server: 'primary', load: primary.load() }],
    listen: (listener) => primary.listen(listener),
    close: async () => undefined,
  };
}

/**
 * Reads from replicas. Resolves once each server has been looked at.
 *
 * @param failed told each time that a server cannot be looked at.
 */
export async function connectReplicas(
  primary: Database,
  { primaryUrl, urls, lag }: ReplicaTerms,
  failed: (server: 'primary' | 'replica', error: unknown) => void,
): Promise<DatabaseServers> {
  const listeners = new Set<StatementListener>();
  let isClosing = false;
  const lookFailed = (server: 'primary' | 'replica') => (error: unknown) => {
    // A look that is under way when its connection closes fails.
    if (!isClosing) failed(server, error);
    return undefined;
  };
  const replicas = urls.map(
    (url) =>
      new Replica(
        url,
        primary,
        (statement) => {
          for (const listener of listeners) listener(statement);
        },
        lookFailed('replica'),
      ),
  );
  const history = new LogHistory(lag);
  const probe = connectPostgresql(primaryUrl, {
    connections: 1,
    connectTimeout: PROBE_TIMEOUT_MS,
    statementTimeout: PROBE_TIMEOUT_MS,
  });
  let primaryAnswers = true;
  const lookAtPrimary = async (): Promise<void> => {
    const position = await flushedPosition(probe).catch(lookFailed('primary'));
    primaryAnswers = position !== undefined;
    if (position !== undefined) history.note(position, performance.now());
  };
  await Promise.all([lookAtPrimary(), ...replicas.map((replica) => replica.look())]);
  const looking = [repeatedly(lookAtPrimary), ...replicas.map((replica) => repeatedly(() => replica.look()))];

  let turn = 0;
  return {
    primary,
    hasReplicas: true,
    forReading(since = 0n) {
      const needed = since === BEYOND_EVERY_LOG && !primaryAnswers ? 0n : since;
      const least = needed > history.required ? needed : history.required;
      const fit = replicas.filter((replica) => replica.has(least));
      turn += 1;
      return fit[turn % fit.length]?.forRequest() ?? primary;
    },
    loads: () => [
      { server: 'primary', load: primary.load() },
      ...replicas.map((replica, index) => ({ server: `replica ${index + 1}`, load: replica.load() })),
    ],
    listen(listener) {
      listeners.add(listener);
      const stop = primary.listen(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    async close() {
      isClosing = true;
      for (const stop of looking) stop();
      await Promise.all([...replicas.map((replica) => replica.close()), probe.close()]);
    },
  };
}

/** Does work again and again, each time once the last has ended, until the returned function is called. */
function repeatedly(work: () => Promise<void>): () => void {
  let underWay = false;
  const timer = setInterval(() => {
    if (underWay) return;
    underWay = true;
    void work().finally(() => {
      underWay = false;
    });
  }, LOOK_INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
