import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInstance, type Instance } from '../../deploy/local/instance.ts';
import { createPostgresql, type PostgresqlServer, postgresqlFolder } from '../../deploy/local/postgresql.ts';
import { type Relay, startRelay } from '../server/relay.ts';

/** An administrator's key of the service. */
export const KEY = 'an administrator of the tests';

/** The service as a process of its own, with a relay between it and a PostgreSQL server of its own. */
export interface ServerService {
  readonly url: string;
  readonly instance: Instance;
  readonly postgresql: PostgresqlServer;
  readonly relay: Relay;
  remove(): Promise<void>;
}

/**
 * Starts it with the sample data; call it in beforeAll, and `remove` in afterAll.
 *
 * @param folder where the server's data is; it is not made nor removed. Without one it is a temporary one.
 */
export async function startOnServer(
  environment: Readonly<Record<string, string>>,
  folder?: string,
): Promise<ServerService> {
  const own = folder ?? (await postgresqlFolder(await mkdtemp(join(tmpdir(), 'atlas-faults-'))));
  const postgresql = await createPostgresql(join(own, 'data'), {
    max_wal_size: '64MB',
    min_wal_size: '32MB',
  });
  await postgresql.start();
  const relay = await startRelay(postgresql.url);
  const instance = await createInstance({
    DATABASE_URL: relay.url,
    ATLAS_ADMIN_KEY: KEY,
    ATLAS_SAMPLE: 'on',
    ATLAS_LIMITS: 'off',
    ...environment,
  });
  await instance.start();
  return {
    url: instance.url,
    instance,
    postgresql,
    relay,
    async remove() {
      await instance.stop();
      await relay.close().catch(() => undefined);
      if ((await postgresql.processId()) !== undefined) await postgresql.stop('immediate');
      if (folder === undefined) await rm(own, { recursive: true });
    },
  };
}
