import { PrismaClient } from '../generated/prisma/client.ts';
import type { Connection, DatabaseLocation } from './connection.ts';
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
  const prisma = new PrismaClient({ adapter: connection.adapter, log: [{ emit: 'event', level: 'query' }] });
  const listeners = new Set<StatementListener>();
  prisma.$on('query', ({ query, params, duration }) => {
    for (const listener of listeners) listener({ text: query, parameters: [params], milliseconds: duration });
  });
  return {
    ...connection,
    prisma,
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
      await prisma.$disconnect();
      await connection.close();
    },
  };
}
