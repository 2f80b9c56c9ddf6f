import { PrismaClient } from '../generated/prisma/client.ts';
import type { Caller, Connection, DatabaseLocation } from './connection.ts';
import { ElementFrequencies } from './element-frequencies.ts';
import { openEmbedded } from './embedded.ts';
import { connectPostgresql } from './postgresql.ts';
import { NO_PERSONAL_DATA_KEYS, type PersonalDataKeys } from './personal-data.ts';
import type { StatementListener } from './statement.ts';

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
  const listeners = new Set<StatementListener>();
  let client: PrismaClient | undefined;
  // Made when it is first wanted: it takes a fifth of a second and 25 MB, and what is asked most does without.
  const prisma = () => (client ??= prismaOver(connection, listeners));
  const shared = {
    ...connection,
    frequencies: new ElementFrequencies(connection),
    personalData,
    source: connection,
    listen(listener: StatementListener) {
      const stop = connection.listen(listener);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    async close() {
      await client?.$disconnect();
      await connection.close();
    },
  };
  const forCaller = (caller: Caller): Database => {
    const session = connection.forCaller(caller);
    let tables: Tables | undefined;
    return {
      ...shared,
      query: (statement) => session.query(statement),
      transaction: (work) => session.transaction(work),
      forCaller,
      get prisma() {
        return (tables ??= tellingOf(prisma(), caller));
      },
    };
  };
  return forCaller({});
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
