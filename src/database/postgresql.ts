import { setTimeout as wait } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { Client, type CustomTypesConfig, DatabaseError, Pool, type PoolClient, types as pgTypes } from 'pg';
import { z } from 'zod';
import type { Connection, Queryable } from './connection.ts';
import { DatabaseUnavailableError } from './connection.ts';
import { AbandonedError, currentSignal } from './deadline.ts';
import type { Sql, StatementListener } from './statement.ts';

const CONNECT_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 3000;

/** Dates stay the text that PostgreSQL writes: a calendar day has no instant that a JavaScript Date could hold. */
const types: CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pgTypes.builtins.DATE || oid === pgTypes.builtins.TIMESTAMPTZ
      ? (value: string) => value
      : pgTypes.getTypeParser(oid, format),
};

/**
 * Prisma's adapter cuts a migration at every semicolon, those inside a function's body too. PostgreSQL reads a whole
 * script by itself, and takes it as one transaction.
 */
class WholeScripts extends PrismaPg {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    super(pool);
    this.#pool = pool;
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await this.#pool.query(script);
    };
    return adapter;
  }
}

/** As many statements are prepared on a connection; each holds memory of the server. */
const MOST_STATEMENTS = 1000;

/**
 * Statements are prepared once a connection: the same text gets the same name. Clients can ask for ever other texts, so
 * past a number of them names begin anew, and connections that know the former ones are closed when they are next free.
 */
class PreparedStatements {
  readonly #names = new Map<string, string>();
  readonly #series = new WeakMap<PoolClient, number>();
  #current = 0;

  /** The name of a text on a connection. */
  nameOf(text: string, client: PoolClient): string {
    const series = this.#series.get(client);
    if (series === undefined) this.#series.set(client, this.#current);
    let name = this.#names.get(text);
    if (name === undefined) {
      if (this.#names.size >= MOST_STATEMENTS) {
        this.#names.clear();
        this.#current += 1;
      }
      name = `atlas_${this.#current}_${this.#names.size}`;
      this.#names.set(text, name);
    }
    return name;
  }

  /** Whether a connection knows statements of names that are given no more. */
  isOutdated(client: PoolClient): boolean {
    return (this.#series.get(client) ?? this.#current) < this.#current;
  }
}

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
  const listeners = new Set<StatementListener>();
  const statements = new PreparedStatements();

  const whileWaiting = <Result>(client: PoolClient, run: () => Promise<Result>): Promise<Result> => {
    const signal = currentSignal();
    return signal ? abandonable(signal, run, () => cancelStatement(url, client)) : run();
  };
  const queryOn = async <Row extends object>(client: PoolClient, statement: Sql): Promise<Row[]> => {
    const began = performance.now();
    const { text, values } = statement;
    const run = () => client.query<Row>({ name: statements.nameOf(text, client), text, values, types });
    const result = await whileWaiting(client, run);
    for (const listener of listeners) {
      listener({ text, parameters: values, milliseconds: performance.now() - began });
    }
    return result.rows;
  };
  const queryOnce = async <Row extends object>(statement: Sql): Promise<Row[]> => {
    const client = await pool.connect();
    let broken = false;
    try {
      return await queryOn<Row>(client, statement);
    } catch (error) {
      broken = isConnectionLost(error);
      throw error;
    } finally {
      client.release(broken || statements.isOutdated(client));
    }
  };

  return {
    kind: 'postgresql',
    adapter: new WholeScripts(pool),
    query: queryOnce,
    async transaction(work) {
      const client = await pool.connect();
      const transaction: Queryable = { query: (statement) => queryOn(client, statement) };
      let broken = false;
      try {
        await whileWaiting(client, () => client.query('BEGIN'));
        const result = await work(transaction);
        await whileWaiting(client, () => client.query('COMMIT'));
        return result;
      } catch (error) {
        // What is not undone by a word is undone by the end of the connection.
        broken = error instanceof UnansweredError || !(await rolledBack(client));
        throw error;
      } finally {
        client.release(broken || statements.isOutdated(client));
      }
    },
    async exclusively(name, work) {
      const client = await pool.connect();
      try {
        await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]);
        return await work();
      } finally {
        // The lock belongs to the session: ending it gives the lock back even where an unlock would fail.
        client.release(true);
      }
    },
    load: () => ({ connections: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
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

/** That a statement was given up and cannot be cancelled either, so that its connection is of no use any more. */
class UnansweredError extends AbandonedError {}

/**
 * Runs a statement that is cancelled when a signal says so. It ends only when the cancelling has ended too, for else
 * that could hit the next statement of the connection. Where the server answers neither, it throws UnansweredError.
 */
async function abandonable<Result>(
  signal: AbortSignal,
  run: () => Promise<Result>,
  cancel: () => Promise<void>,
): Promise<Result> {
  if (signal.aborted) throw new AbandonedError();
  let cancelling: Promise<void> | undefined;
  let onAbort: (() => void) | undefined;
  const unanswered = new Promise<never>((_resolve, reject) => {
    onAbort = () => {
      cancelling = cancel();
      void cancelling
        .then(() => wait(CANCEL_TIMEOUT_MS, undefined, { ref: false }))
        .then(() => reject(new UnansweredError()));
    };
    signal.addEventListener('abort', onAbort, { once: true });
  });
  // Where the statement ends first, nobody listens any more.
  unanswered.catch(() => undefined);
  try {
    return await Promise.race([run(), unanswered]);
  } catch (error) {
    if (error instanceof DatabaseError && error.code === QUERY_CANCELED && signal.aborted) {
      throw new AbandonedError();
    }
    throw error;
  } finally {
    if (onAbort) signal.removeEventListener('abort', onAbort);
    await cancelling;
  }
}

/** What the server refuses leaves the connection of use, and so does what was cancelled; other errors are the connection's. */
function isConnectionLost(error: unknown): boolean {
  if (error instanceof UnansweredError) return true;
  return !(error instanceof DatabaseError || error instanceof AbandonedError);
}

/** Undoes a transaction; false where its connection cannot even do that. */
async function rolledBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    return false;
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
