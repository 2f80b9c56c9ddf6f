import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createPostgresql,
  createReplica,
  type PostgresqlServer,
  postgresqlFolder,
} from '../../deploy/local/postgresql.ts';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { loadSampleIfEmpty } from '../../src/exchange/built-in-records.ts';
import { MIGRATIONS_DIRECTORY } from '../../src/package-files.ts';

/** A primary with the sample data in it, and its streaming replica. */
export interface TwoServers {
  readonly primary: PostgresqlServer;
  readonly replica: PostgresqlServer;
  /** The database on the primary. */
  readonly database: Database;
  remove(): Promise<void>;
}

/** Starts two servers in a folder of their own; call it in beforeAll, and `remove` in afterAll. */
export async function startTwoServers(): Promise<TwoServers> {
  const folder = await postgresqlFolder(await mkdtemp(join(tmpdir(), 'atlas-cluster-')));
  const primary = await createPostgresql(join(folder, 'primary'));
  await primary.start();
  const database = await openDatabase({ kind: 'postgresql', url: primary.url });
  await migrate(database, MIGRATIONS_DIRECTORY);
  await loadReferenceRows(database);
  await loadSampleIfEmpty(database);
  const replica = await createReplica(primary, join(folder, 'replica'));
  await replica.start();
  return {
    primary,
    replica,
    database,
    async remove() {
      await database.close();
      await Promise.all(
        [primary, replica].map(async (server) => {
          if ((await server.processId()) !== undefined) await server.stop('immediate');
        }),
      );
      await rm(folder, { recursive: true });
    },
  };
}
