import { PrismaClient } from '../generated/prisma/client.ts';
import type {
  Caller,
  Connection,
  ConnectionLoad,
  DatabaseLocation,
  Queryable,
  Session,
} from './connection.ts';
import { ElementFrequencies } from './element-frequencies.ts';
import { openEmbedded } from './embedded.ts';
import { connectPostgresql } from './postgresql.ts';
import { NO_PERSONAL_DATA_KEYS, type PersonalDataKeys } from './personal-data.ts';
import type { Sql, StatementListener } from './statement.ts';

/**
 * The database: Prisma where a table is read or written as it stands, `query` where sets are joined, counted or
 * searched. Both speak to the same connection.
 */
export interface Database extends Connection {
  readonly prisma: Tables;
  /** How frequent the elements of indexed arrays are. */
  readonly frequencies: ElementFrequencies;
  /** What document and phone numbers are encrypted with. */
  readonly personalData: PersonalDataKeys;
  /** The same object for all callers that read from the same server: what is known of a database is kept by it. */
  readonly source: object;
  /** The same database for the statements of one caller; a statement of Prisma's goes on to its end by itself. */
  forCaller(caller: Caller): Database;
}

/** Prisma's client, which tells its caller of each operation. */
export type Tables = ReturnType<typeof tellingOf>;

/** Opens the database at a location. Throws DatabaseUnavailableError where it cannot. */
export async function openDatabase(
  location: DatabaseLocation,
  personalData: PersonalDataKeys = NO_PERSONAL_DATA_KEYS,
): Promise<Database> {
  return databaseOver(
    location.kind === 'embedded' ? await openEmbedded(location) : connectPostgresql(location.url),
    personalData,
  );
}

/** The database over a connection that is open. */
export function databaseOver(
  connection: Connection,
  personalData: PersonalDataKeys = NO_PERSONAL_DATA_KEYS,
): Database {
  return new DatabaseOfCaller(new SharedDatabase(connection, personalData), {});
}

/** What all callers of a database share. */
class SharedDatabase {
  readonly connection: Connection;
  readonly frequencies: ElementFrequencies;
  readonly personalData: PersonalDataKeys;
  readonly #listeners = new Set<StatementListener>();
  #prisma: PrismaClient | undefined;

  constructor(connection: Connection, personalData: PersonalDataKeys) {
    this.connection = connection;
    this.frequencies = new ElementFrequencies(connection);
    this.personalData = personalData;
  }

  /** Made when it is first wanted: it takes a fifth of a second and 25 MB, and what is asked most does without. */
  get prisma(): PrismaClient {
    return (this.#prisma ??= prismaOver(this.connection, this.#listeners));
  }

  listen(listener: StatementListener): () => void {
    const stop = this.connection.listen(listener);
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      stop();
    };
  }

  async close(): Promise<void> {
    await this.#prisma?.$disconnect();
    await this.connection.close();
  }
}

/**
 * A database for the statements of one caller. It is a class because there is one for each request: an object
 * literal with a getter has a hidden class of its own in V8, which keeps everything that the request held in memory
 * until the next full garbage collection, and makes every minor one slower.
 */
class DatabaseOfCaller implements Database {
  readonly kind: Connection['kind'];
  readonly adapter: Connection['adapter'];
  readonly frequencies: ElementFrequencies;
  readonly personalData: PersonalDataKeys;
  readonly source: Connection;
  readonly #shared: SharedDatabase;
  readonly #caller: Caller;
  readonly #session: Session;
  #tables: Tables | undefined;

  constructor(shared: SharedDatabase, caller: Caller) {
    const { connection, frequencies, personalData } = shared;
    this.kind = connection.kind;
    this.adapter = connection.adapter;
    this.frequencies = frequencies;
    this.personalData = personalData;
    this.source = connection;
    this.#shared = shared;
    this.#caller = caller;
    this.#session = connection.forCaller(caller);
  }

  get prisma(): Tables {
    return (this.#tables ??= tellingOf(this.#shared.prisma, this.#caller));
  }

  query<Row extends object>(statement: Sql): Promise<Row[]> {
    return this.#session.query(statement);
  }

  transaction<Result>(work: (transaction: Queryable) => Promise<Result>): Promise<Result> {
    return this.#session.transaction(work);
  }

  forCaller(caller: Caller): Database {
    return new DatabaseOfCaller(this.#shared, caller);
  }

  exclusively<Result>(
    name: string,
    work: (adapter: Connection['adapter']) => Promise<Result>,
  ): Promise<Result> {
    return this.source.exclusively(name, work);
  }

  ofOneMoment<Result>(work: (transaction: Queryable) => Promise<Result>): Promise<Result> {
    return this.source.ofOneMoment(work);
  }

  admitCommands(version: string): Promise<void> {
    return this.source.admitCommands(version);
  }

  load(): ConnectionLoad {
    return this.source.load();
  }

  listen(listener: StatementListener): () => void {
    return this.#shared.listen(listener);
  }

  close(): Promise<void> {
    return this.#shared.close();
  }
}

function prismaOver({ adapter }: Connection, listeners: ReadonlySet<StatementListener>): PrismaClient {
  const prisma = new PrismaClient({ adapter, log: [{ emit: 'event', level: 'query' }] });
  prisma.$on('query', ({ query, params, duration }) => {
    for (const listener of listeners) listener({ text: query, parameters: [params], milliseconds: duration });
  });
  return prisma;
}

/** Tells the caller of Prisma's operations, for which statements they come to no operation is told itself. */
function tellingOf(prisma: PrismaClient, { onStatement }: Caller) {
  return prisma.$extends({
    query: {
      async $allOperations({ model, operation, args, query }) {
        const began = performance.now();
        try {
          return await query(args);
        } finally {
          const text = model === undefined ? operation : `${model}.${operation}`;
          onStatement?.({ text, parameters: [], milliseconds: performance.now() - began });
        }
      },
    },
  });
}
