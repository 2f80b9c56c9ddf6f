import { type CustomTypesConfig, DatabaseError, type Pool, type PoolClient, types as pgTypes } from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Caller, Connection, Queryable, Session } from './connection.ts';
import { AbandonedError, type Deadline } from './deadline.ts';
import { type Sql, sql, type StatementListener } from './statement.ts';

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
 * Statements are prepared once on each connection: the same text gets the same name. Clients can cause any number
 * of different texts, so after a certain number the names start again, and connections that know the old ones are
 * closed as soon as they are free.
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

/** That a statement was given up and cannot be cancelled either, so that its connection is of no use any more. */
export class UnansweredError extends AbandonedError {}

/** How statements are sent over the connections of a pool. */
export interface PoolTerms {
  readonly kind: Connection['kind'];
  /** Whether statements are prepared: not where others use the same session of the database, and its names. */
  readonly prepares?: boolean;
  /** Runs one statement for as long as somebody waits for it. */
  readonly whileWaiting: <Result>(
    client: PoolClient,
    deadline: Deadline | undefined,
    run: () => Promise<Result>,
  ) => Promise<Result>;
}

/** A database over a pool of connections to it. */
export function connectionOver(
  pool: Pool,
  { kind, prepares = true, whileWaiting }: PoolTerms,
): Omit<Connection, 'exclusively' | 'admitCommands' | 'close'> {
  const listeners = new Set<StatementListener>();
  const statements = new PreparedStatements();

  const queryOn = async <Row extends object>(
    client: PoolClient,
    statement: Sql,
    { deadline, onStatement }: Caller,
  ): Promise<Row[]> => {
    const began = performance.now();
    const { text, values } = statement;
    const name = prepares ? statements.nameOf(text, client) : undefined;
    const run = () => client.query<Row>({ name, text, values, types });
    const result = await whileWaiting(client, deadline, run);
    const record = { text, parameters: values, milliseconds: performance.now() - began };
    onStatement?.(record);
    for (const listener of listeners) listener(record);
    return result.rows;
  };
  const queryOnce = async <Row extends object>(statement: Sql, caller: Caller): Promise<Row[]> => {
    const client = await pool.connect();
    let broken = false;
    try {
      return await queryOn<Row>(client, statement, caller);
    } catch (error) {
      broken = isConnectionLost(error);
      throw error;
    } finally {
      client.release(broken || statements.isOutdated(client));
    }
  };

  const transact = async <Result>(
    work: (transaction: Queryable) => Promise<Result>,
    caller: Caller,
  ): Promise<Result> => {
    const client = await pool.connect();
    const transaction: Queryable = { query: (statement) => queryOn(client, statement, caller) };
    let broken = false;
    try {
      await whileWaiting(client, caller.deadline, () => client.query('BEGIN'));
      const result = await work(transaction);
      const { command } = await whileWaiting(client, caller.deadline, () => client.query('COMMIT'));
      // So COMMIT answers where a statement failed and nobody minded.
      if (command === 'ROLLBACK')
        throw new Error('a transaction was undone, for one of its statements failed');
      return result;
    } catch (error) {
      // What is not undone by a word is undone by the end of the connection.
      broken = error instanceof UnansweredError || !(await rolledBack(client));
      throw error;
    } finally {
      client.release(broken || statements.isOutdated(client));
    }
  };
  const forCaller = (caller: Caller): Session => ({
    query: (statement) => queryOnce(statement, caller),
    transaction: (work) => transact(work, caller),
  });

  return {
    kind,
    adapter: new WholeScripts(pool),
    ...forCaller({}),
    forCaller,
    ofOneMoment: (work) =>
      transact(async (transaction) => {
        await transaction.query(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`);
        return work(transaction);
      }, {}),
    load: () => ({ connections: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
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
