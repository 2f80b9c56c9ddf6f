import { PrismaClient } from '../generated/prisma/client.ts';
import type { Connection, DatabaseLocation } from './connection.ts';
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
  readonly prisma: PrismaClient;
  /** How frequent the elements of indexed arrays are. */
  readonly frequencies: ElementFrequencies;
  /** What document and phone numbers are encrypted with. */
  readonly personalData: PersonalDataKeys;
}

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
  return {
    ...connection,
    // Made when it is first wanted: it takes a fifth of a second and 25 MB, and what is asked most does without.
    get prisma() {
      client ??= prismaOver(connection, listeners);
      return client;
    },
    frequencies: new ElementFrequencies(connection),
    personalData,
    listen(listener) {
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
}

function prismaOver({ adapter }: Connection, listeners: ReadonlySet<StatementListener>): PrismaClient {
  const prisma = new PrismaClient({ adapter, log: [{ emit: 'event', level: 'query' }] });
  prisma.$on('query', ({ query, params, duration }) => {
    for (const listener of listeners) listener({ text: query, parameters: [params], milliseconds: duration });
  });
  return prisma;
}
