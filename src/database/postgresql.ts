import { setTimeout as wait } from 'node:timers/promises';
import { Client, DatabaseError, Pool, type PoolClient } from 'pg';
import { z } from 'zod';
import { type Connection, DatabaseUnavailableError } from './connection.ts';
import { AbandonedError, type Deadline } from './deadline.ts';
import { connectionOver, type PoolTerms, UnansweredError } from './pool-connection.ts';

const CONNECT_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 3000;

/** A connection to a server that may be given up. */
export interface PostgresqlConnection extends Connection {
  /** Ends all connections without waiting for their statements, which fail. */
  abandon(): Promise<void>;
}

/** How a server is connected to. */
export interface ConnectionTerms {
  /** How many connections there are at most. */
  readonly connections?: number;
  /** How long a connection may take, and the wait for one that is free, in milliseconds. */
  readonly connectTimeout?: number;
  /** How long a statement may take, in milliseconds: as long as it likes where this is left out. */
  readonly statementTimeout?: number;
}

/**
 * Connects to a PostgreSQL server.
 *
 * @throws DatabaseUnavailableError where the address is no PostgreSQL address.
 */
export function connectPostgresql(
  url: string,
  { connections = 10, connectTimeout = CONNECT_TIMEOUT_MS, statementTimeout }: ConnectionTerms = {},
): PostgresqlConnection {
  const pool = new Pool({
    connectionString: checkedUrl(url),
    max: connections,
    connectionTimeoutMillis: connectTimeout,
    ...(statementTimeout !== undefined && { query_timeout: statementTimeout }),
    // A server that went away without a word, such as a machine that lost its power, is known as gone once it is back.
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    application_name: 'consortium-atlas',
    // What is asked here is answered within a second; compiling it first took longer than it saved, up to as long again.
    options: '-c jit=off',
  });
  // An idle connection that the server drops is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  // One that drops while it is in use fails its statement too, but says so here besides.
  const clients = new Set<PoolClient>();
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    clients.add(client);
  });
  pool.on('remove', (client) => clients.delete(client));
  const whileWaiting: PoolTerms['whileWaiting'] = (client, deadline, run) =>
    deadline ? abandonable(deadline, run, () => cancelStatement(url, client)) : run();

  return {
    ...connectionOver(pool, { kind: 'postgresql', whileWaiting }),
    async exclusively(name, work) {
      const client = await pool.connect();
      const own = connectPostgresql(url, { connections: 2, connectTimeout });
      try {
        await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]);
        return await work(own.adapter);
      } finally {
        await own.close();
        // The lock belongs to the session: ending it gives the lock back even where an unlock would fail.
        client.release(true);
      }
    },
    admitCommands: () => Promise.resolve(),
    close: () => pool.end(),
    async abandon() {
      const ended = pool.end();
      await Promise.allSettled(Array.from(clients, (client) => client.end()));
      await ended;
    },
  };
}

const QUERY_CANCELED = '57014';

/** How long a server may take to cancel a statement; one that takes longer is taken to have fallen silent. */
const CANCEL_TIMEOUT_MS = 2000;

/**
 * Runs a statement that is cancelled when nobody waits for it any more. It ends only when the cancelling has ended too, for else
 * that could hit the next statement of the connection. Where the server answers neither, it throws UnansweredError.
 */
async function abandonable<Result>(
  deadline: Deadline,
  run: () => Promise<Result>,
  cancel: () => Promise<void>,
): Promise<Result> {
  if (deadline.hasEnded) throw new AbandonedError();
  let cancelling: Promise<void> | undefined;
  try {
    return await deadline.until(run, async () => {
      cancelling = cancel();
      await cancelling;
      await wait(CANCEL_TIMEOUT_MS, undefined, { ref: false });
      throw new UnansweredError();
    });
  } catch (error) {
    if (error instanceof DatabaseError && error.code === QUERY_CANCELED && deadline.hasEnded) {
      throw new AbandonedError();
    }
    throw error;
  } finally {
    await cancelling;
  }
}

/** Cancels the statement that a connection is busy with, over a connection of its own: the pool may be used up. */
async function cancelStatement(url: string, busy: PoolClient): Promise<void> {
  const canceller = new Client({
    connectionString: url,
    connectionTimeoutMillis: CANCEL_TIMEOUT_MS,
    query_timeout: CANCEL_TIMEOUT_MS,
  });
  try {
    await canceller.connect();
    await canceller.query('SELECT pg_cancel_backend($1)', [backendOf(busy)]);
  } catch {
    // Then the statement goes on to its own end; nobody waits for what it finds.
  } finally {
    await canceller.end().catch(() => undefined);
  }
}

const backend = z.object({ processID: z.int() });

/** The number of the server's process behind a connection; the driver knows it, its types do not. */
function backendOf(client: PoolClient): number {
  return backend.parse(client).processID;
}

function checkedUrl(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw new DatabaseUnavailableError(
      'DATABASE_URL is no address; it looks like postgresql://user@host:5432/database',
    );
  }
  if (parsed.protocol !== 'postgres:' && parsed.protocol !== 'postgresql:') {
    throw new DatabaseUnavailableError(
      `DATABASE_URL begins with ${parsed.protocol}//, but the database is PostgreSQL: postgresql://user@host:5432/database`,
    );
  }
  return url;
}
