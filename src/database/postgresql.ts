import { PrismaPg } from '@prisma/adapter-pg';
import { type CustomTypesConfig, Pool, type PoolClient, types as pgTypes } from 'pg';
import type { Connection, Queryable } from './connection.ts';
import { DatabaseUnavailableError } from './connection.ts';
import type { Sql, StatementListener } from './statement.ts';

const CONNECT_TIMEOUT_MS = 10_000;

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

/** Statements are prepared once a connection: the same text gets the same name. */
class PreparedStatements {
  readonly #names = new Map<string, string>();

  nameOf(text: string): string {
    let name = this.#names.get(text);
    if (name === undefined) {
      name = `atlas_${this.#names.size}`;
      this.#names.set(text, name);
    }
    return name;
  }
}

/**
 * Connects to a PostgreSQL server.
 *
 * @throws DatabaseUnavailableError where the address is no PostgreSQL address.
 */
export function connectPostgresql(url: string): Connection {
  const pool = new Pool({
    connectionString: checkedUrl(url),
    max: 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'consortium-atlas',
    // What is asked here is answered within a second; compiling it first took longer than it saved, up to as long again.
    options: '-c jit=off',
  });
  // An idle connection that the server drops is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  const listeners = new Set<StatementListener>();
  const statements = new PreparedStatements();

  const queryOn = async <Row extends object>(client: Pool | PoolClient, statement: Sql): Promise<Row[]> => {
    const began = performance.now();
    const { text, values } = statement;
    const result = await client.query<Row>({ name: statements.nameOf(text), text, values, types });
    for (const listener of listeners) {
      listener({ text, parameters: values, milliseconds: performance.now() - began });
    }
    return result.rows;
  };

  return {
    kind: 'postgresql',
    adapter: new WholeScripts(pool),
    query: (statement) => queryOn(pool, statement),
    async transaction(work) {
      const client = await pool.connect();
      const transaction: Queryable = { query: (statement) => queryOn(client, statement) };
      let broken = false;
      try {
        await client.query('BEGIN');
        const result = await work(transaction);
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {
          broken = true;
        });
        throw error;
      } finally {
        client.release(broken);
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
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => pool.end(),
  };
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
