import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { Caller, Connection, ConnectionLoad, Queryable } from './connection.ts';
import { type Database, databaseOver } from './database.ts';
import { type LogPosition, replayedPosition } from './log-position.ts';
import { isOutage, isPoolBusy, isReplicaRefusal } from './outage.ts';
import { connectPostgresql, type PostgresqlConnection } from './postgresql.ts';
import type { Sql, StatementListener } from './statement.ts';

/** How long a replica may take to say how far it is. */
const PROBE_TIMEOUT_MS = 2000;
const NO_CONNECTIONS: ConnectionLoad = { connections: 0, idle: 0, waiting: 0 };

interface OpenReplica {
  readonly connection: PostgresqlConnection;
  readonly database: Database;
  /** How much of the log was to be seen when it was last asked. */
  position: LogPosition;
}

/** A streaming replica: read from while it answers, left alone while it does not, and looked at again and again. */
export class Replica {
  readonly #url: string;
  readonly #primary: Database;
  readonly #onStatement: StatementListener;
  readonly #failed: (error: unknown) => void;
  /** A connection of its own, so that the replica is not taken for dead because it is busy. */
  readonly #probe: Connection;
  #open: OpenReplica | undefined;

  /** @param failed told each time that it cannot be looked at. */
  constructor(
    url: string,
    primary: Database,
    onStatement: StatementListener,
    failed: (error: unknown) => void,
  ) {
    this.#url = url;
    this.#primary = primary;
    this.#onStatement = onStatement;
    this.#failed = failed;
    this.#probe = connectPostgresql(url, {
      connections: 1,
      connectTimeout: PROBE_TIMEOUT_MS,
      statementTimeout: PROBE_TIMEOUT_MS,
    });
  }

  /** Asks how far it is, and takes it in use or out of use accordingly. */
  async look(): Promise<void> {
    const position = await replayedPosition(this.#probe).catch((error: unknown) => {
      this.#failed(error);
      return undefined;
    });
    if (position === undefined) this.#leave();
    else if (this.#open === undefined) this.#open = this.#opened(position);
    else this.#open.position = position;
  }

  /** Whether it answers, and has everything up to a position in the log. */
  has(position: LogPosition): boolean {
    return this.#open !== undefined && this.#open.position >= position;
  }

  /**
   * A database for one request, that reads here for as long as that works and on the primary from then on. What changes
   * something goes to the primary, and so does all that comes after it.
   */
  forRequest(): Database {
    const here = this.#open;
    if (here === undefined) return this.#primary;
    const session = new ReplicaSession({
      isOpen: () => this.#open === here,
      isFailure: (error) => this.#isFailureOf(here, error),
    });
    return new ReplicaFirstDatabase(here.database, this.#primary, session);
  }

  load(): ConnectionLoad {
    return this.#open?.connection.load() ?? NO_CONNECTIONS;
  }

  async close(): Promise<void> {
    this.#leave();
    await this.#probe.close();
  }

  #opened(position: LogPosition): OpenReplica {
    const connection = connectPostgresql(this.#url, { connectTimeout: PROBE_TIMEOUT_MS });
    const adapter = repeatingReads(connection.adapter, this.#primary.adapter, (error) =>
      this.#isFailureOf(open, error),
    );
    const database = databaseOver(
      { ...connection, adapter, close: leaveToBeAbandoned },
      this.#primary.personalData,
    );
    database.listen(this.#onStatement);
    const open = { connection, database, position };
    return open;
  }

  /** Whether the primary should do what failed here. Where the replica does not answer at all, it is left. */
  #isFailureOf(here: OpenReplica, error: unknown): boolean {
    if (!isOutage(error)) return isReplicaRefusal(error);
    if (this.#open === here && !isPoolBusy(error)) this.#leave();
    return true;
  }

  /** Statements that are under way fail, and are repeated on the primary. */
  #leave(): void {
    const left = this.#open;
    this.#open = undefined;
    if (left === undefined) return;
    const closing = [left.database.close(), left.connection.abandon()];
    // What cannot be closed any more is closed already.
    void Promise.allSettled(closing);
  }
}

/** How a replica fares that a request reads from. */
interface ReplicaState {
  readonly isOpen: () => boolean;
  /** Whether the primary should do what failed with an error. */
  readonly isFailure: (error: unknown) => boolean;
}

/** Where one request reads, whoever of it calls. */
class ReplicaSession {
  readonly #state: ReplicaState;
  #hasLeft = false;

  constructor(state: ReplicaState) {
    this.#state = state;
  }

  /** Whether it still reads from the replica. */
  get isOnReplica(): boolean {
    return !this.#hasLeft && this.#state.isOpen();
  }

  /** From now on it reads from the primary. */
  leave(): void {
    this.#hasLeft = true;
  }

  isFailure(error: unknown): boolean {
    return this.#state.isFailure(error);
  }
}

/** A replica for as long as that works, and the primary from then on: for the callers of one request. */
class ReplicaFirstDatabase implements Database {
  readonly kind: Connection['kind'];
  readonly adapter: Connection['adapter'];
  readonly frequencies: Database['frequencies'];
  readonly personalData: Database['personalData'];
  readonly source: object;
  readonly #replica: Database;
  readonly #primary: Database;
  readonly #session: ReplicaSession;

  constructor(replica: Database, primary: Database, session: ReplicaSession) {
    this.kind = primary.kind;
    this.adapter = primary.adapter;
    this.frequencies = primary.frequencies;
    this.personalData = primary.personalData;
    this.source = session;
    this.#replica = replica;
    this.#primary = primary;
    this.#session = session;
  }

  get prisma(): Database['prisma'] {
    return this.#session.isOnReplica ? this.#replica.prisma : this.#primary.prisma;
  }

  async query<Row extends object>(statement: Sql): Promise<Row[]> {
    if (this.#session.isOnReplica) {
      try {
        return await this.#replica.query(statement);
      } catch (error) {
        if (!this.#session.isFailure(error)) throw error;
      }
    }
    this.#session.leave();
    return this.#primary.query(statement);
  }

  transaction<Result>(work: (transaction: Queryable) => Promise<Result>): Promise<Result> {
    this.#session.leave();
    return this.#primary.transaction(work);
  }

  forCaller(caller: Caller): Database {
    return new ReplicaFirstDatabase(
      this.#replica.forCaller(caller),
      this.#primary.forCaller(caller),
      this.#session,
    );
  }

  exclusively<Result>(
    name: string,
    work: (adapter: Connection['adapter']) => Promise<Result>,
  ): Promise<Result> {
    return this.#primary.exclusively(name, work);
  }

  ofOneMoment<Result>(work: (transaction: Queryable) => Promise<Result>): Promise<Result> {
    this.#session.leave();
    return this.#primary.ofOneMoment(work);
  }

  admitCommands(version: string): Promise<void> {
    return this.#primary.admitCommands(version);
  }

  load(): ConnectionLoad {
    return this.#primary.load();
  }

  listen(listener: StatementListener): () => void {
    return this.#primary.listen(listener);
  }

  close(): Promise<void> {
    return this.#primary.close();
  }
}

/** The connection is abandoned by itself, not closed: what waits in it would be waited for. */
function leaveToBeAbandoned(): Promise<void> {
  return Promise.resolve();
}

/** Prisma's adapter for one server, whose reads are repeated on another where they fail for want of the first. */
function repeatingReads(
  factory: SqlMigrationAwareDriverAdapterFactory,
  spare: SqlMigrationAwareDriverAdapterFactory,
  isFailure: (error: unknown) => boolean,
): SqlMigrationAwareDriverAdapterFactory {
  let spareAdapter: Promise<SqlDriverAdapter> | undefined;
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    async connect() {
      const adapter = await factory.connect();
      const queryRaw = adapter.queryRaw.bind(adapter);
      adapter.queryRaw = async (query) => {
        try {
          return await queryRaw(query);
        } catch (error) {
          if (!isFailure(error)) throw error;
          spareAdapter ??= spare.connect();
          return (await spareAdapter).queryRaw(query);
        }
      };
      return adapter;
    },
  };
}
