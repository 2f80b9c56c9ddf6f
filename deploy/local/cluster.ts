import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInstance, type Instance } from './instance.ts';
import { createNginx, type NginxServer } from './nginx.ts';
import { requirePackages } from './packages.ts';
import { createPostgresql, createReplica, type PostgresqlServer, postgresqlFolder } from './postgresql.ts';
import { createRedis, type RedisServer } from './redis.ts';

/** The whole service on one machine: two instances, a primary with its streaming replica, Redis and nginx. */
export interface Cluster {
  /** Where nginx answers. */
  readonly url: string;
  readonly adminKey: string;
  readonly instances: readonly [Instance, Instance];
  readonly primary: PostgresqlServer;
  readonly replica: PostgresqlServer;
  readonly redis: RedisServer;
  readonly nginx: NginxServer;
  /** Ends everything, each by its own number, and removes its folder. */
  stop(): Promise<void>;
}

/**
 * Starts a cluster with the sample data in a temporary folder of its own.
 *
 * @param environment what the instances are told besides.
 */
export async function startCluster(environment: Readonly<Record<string, string>> = {}): Promise<Cluster> {
  await requirePackages();
  const folder = await postgresqlFolder(await mkdtemp(join(tmpdir(), 'atlas-cluster-')));
  const begun: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of begun.toReversed()) await end();
    await rm(folder, { recursive: true, force: true });
  };
  const begin = async (part: { start(): Promise<void> }, end: () => Promise<unknown>): Promise<void> => {
    begun.push(end);
    await part.start();
  };
  const beginPostgresql = (server: PostgresqlServer): Promise<void> =>
    begin(server, async () => {
      if ((await server.processId()) !== undefined) await server.stop('immediate');
    });
  try {
    const primary = await createPostgresql(join(folder, 'primary'));
    await beginPostgresql(primary);
    const replica = await createReplica(primary, join(folder, 'replica'));
    await beginPostgresql(replica);
    const redis = await createRedis();
    await begin(redis, () => redis.stop());
    const adminKey = `local_${randomBytes(18).toString('base64url')}`;
    const settings = {
      DATABASE_URL: primary.url,
      DATABASE_REPLICA_URLS: replica.url,
      REDIS_URL: redis.url,
      ATLAS_ADMIN_KEY: adminKey,
      ATLAS_SAMPLE: 'on',
      ATLAS_TRUSTED_PROXIES: '1',
      ...environment,
    };
    const instances = [await createInstance(settings), await createInstance(settings)] as const;
    await Promise.all(instances.map((instance) => begin(instance, () => instance.stop())));
    const ports = instances.map(({ port }) => port);
    const nginx = await createNginx(join(folder, 'nginx'), ports);
    await begin(nginx, () => nginx.stop());
    return { url: nginx.url, adminKey, instances, primary, replica, redis, nginx, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
