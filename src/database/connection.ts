import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { Deadline } from './deadline.ts';
import type { Sql, StatementListener } from './statement.ts';

/** One thing that answers statements: a database, or a transaction of it. */
export interface Queryable {
  /** The rows of a statement. Dates come as YYYY-MM-DD, numeric as text, enumerations as text. */
  query<Row extends object>(statement: Sql): Promise<Row[]>;
}

/** How busy the connections to a database are. */
export interface ConnectionLoad {
  readonly connections: number;
  readonly idle: number;
  /** Statements and transactions that wait for a connection. */
  readonly waiting: number;
}

/** What answers statements one by one or in transactions. */
export interface Session extends Queryable {
  /** Runs work in one transaction: committed when it returns, rolled back when it throws. */
  transaction<Result>(work: (transaction: Queryable) => Promise<Result>): Promise<Result>;
}

/** For whom statements are sent. */
export interface Caller {
  /**
   * How long they wait. Once it has ended, statements under way are cancelled on the server, no others are begun, and
   * each throws an AbandonedError.
   */
  readonly deadline?: Deadline;
  /** Told of each of their statements. */
  readonly onStatement?: StatementListener;
}

/** The driver beneath a database: PostgreSQL's own over a pool, or PGlite. */
export interface Connection extends Session {
  /** What Prisma and its schema engine speak to; the same server and the same pool. */
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  readonly kind: 'embedded' | 'postgresql';
  /** The same connections for the statements of one caller. */
  forCaller(caller: Caller): Session;
  /**
   * Runs work while no other process or instance does the same under this name.
   *
   * @param work is given an adapter of its own, whose connections end with it, and with them whatever they have locked.
   */
  exclusively<Result>(
    name: string,
    work: (adapter: Connection['adapter']) => Promise<Result>,
  ): Promise<Result>;
  /** Runs work that reads all of one moment, and writes nothing; the service goes on meanwhile. */
  ofOneMoment<Result>(work: (transaction: Queryable) => Promise<Result>): Promise<Result>;
  /**
   * Lets commands on this machine work on the database while this process has it. A server has let them in already.
   *
   * @param version of this program; commands of another are refused.
   */
  admitCommands(version: string): Promise<void>;
  /** How busy the connections to the database are. */
  load(): ConnectionLoad;
  /** Registers a listener for every statement; the returned function removes it. */
  listen(listener: StatementListener): () => void;
  close(): Promise<void>;
}

/** Where the database is. */
export type DatabaseLocation =
  | { readonly kind: 'embedded'; readonly directory: string | undefined }
  | { readonly kind: 'postgresql'; readonly url: string };

/** That a database cannot be opened, in words for whoever starts the program; never with a password. */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError';
}

/** That the folder of the embedded database cannot be written. */
export function unwritableDirectory(directory: string, error: unknown): DatabaseUnavailableError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return new DatabaseUnavailableError(
    `ATLAS_DATA_DIR ${directory} cannot be written (${code}); name a folder that this user may write`,
  );
}
