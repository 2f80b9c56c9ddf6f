import { createServer } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import type { Config } from '../config.ts';
import { loadSampleIfEmpty } from '../exchange/built-in-records.ts';
import { openMigratedDatabase } from './open-database.ts';
import { POLICIES_DIRECTORY } from '../package-files.ts';
import { loadPolicies } from '../policy/load.ts';
import { programVersion } from './program-version.ts';
import { buildSchema } from '../schema/schema.ts';
import { announce } from '../server/announcement.ts';
import { createFirstAdministrator } from '../server/api-keys.ts';
import { createLog } from '../server/log.ts';
import { startServer } from '../server/server.ts';
import { stopRequested } from '../server/stop-signals.ts';
import { startTracing } from '../server/telemetry/start-tracing.ts';

const STOP_TIMEOUT_MS = 9500;
/**
 * By how much the heap may grow behind what a collection has left before the next one. V8 would let it grow to four times as
 * much under load, nearly all of it garbage.
 */
const HEAP_GROWTH_PERCENT = 50;

/**
 * Runs the service until it is told to stop: migrates, loads what an empty database lacks, serves, and drains.
 *
 * @param parent the process that npm runs as, where npm started this one.
 */
export async function serve(config: Config, parent: number | undefined): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);
  const log = createLog(config.log);
  await tryAddress(config);
  const policies = loadPolicies(POLICIES_DIRECTORY);
  const { database, migrations } = await openMigratedDatabase(config);
  if (migrations.length > 0) log.info({ migrations }, 'migrated the database');
  const loaded = config.sample ? await loadSampleIfEmpty(database) : { official: 0, sample: 0 };
  const firstAdminKey = config.adminKey === undefined ? await createFirstAdministrator(database) : undefined;
  const schema = buildSchema();
  const stop = stopRequested(parent);
  const tracing = config.tracing && (await startTracing(config.tracing, log));
  const server = await startServer({ config, schema, database, policies, log, clock: now, tracing });
  await database.admitCommands(programVersion());
  announce(
    {
      url: server.url,
      database: database.kind,
      dataDirectory: config.dataDirectory,
      loaded,
      firstAdminKey,
      graphiql: config.graphiql,
    },
    config.log.format,
    log,
  );
  log.info(`stopping on ${await stop}; requests under way finish`);
  // A database that has fallen silent would keep its connections, and the process, for longer than anybody waits.
  setTimeout(() => process.exit(0), STOP_TIMEOUT_MS).unref();
  await server.stop();
  await tracing?.stop();
  await database.close();
}

function now(): Date {
  return new Date();
}

/** A port in use shows at once, not after the database has been opened and filled. */
async function tryAddress({ host, port }: Config): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}
