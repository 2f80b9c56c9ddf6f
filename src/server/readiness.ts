import type { Queryable } from '../database/connection.ts';
import type { DatabaseServers } from '../database/servers.ts';
import { sql } from '../database/statement.ts';

/** How long a probe waits for the database: within the three seconds in which an outage must show. */
const PROBE_TIMEOUT_MS = 2000;

/** What would work now: everything, queries alone, or nothing. */
export type Ready = 'ready' | 'read-only' | 'unavailable';
/** Tells whether a query would work. */
export type Readiness = () => Promise<Ready>;

/** Makes the test: a statement on a table that migrations make. However many ask, one is under way. */
export function readinessOf(servers: DatabaseServers): Readiness {
  let probe: Promise<Ready> | undefined;
  return () => {
    probe ??= look(servers).finally(() => {
      probe = undefined;
    });
    return probe;
  };
}

async function look(servers: DatabaseServers): Promise<Ready> {
  const { primary } = servers;
  const reading = servers.forReading();
  const onPrimary = answersInTime(primary);
  const [answers, reads] = await Promise.all([
    onPrimary,
    reading === primary ? onPrimary : answersInTime(reading),
  ]);
  if (answers) return 'ready';
  return reads ? 'read-only' : 'unavailable';
}

async function answersInTime(database: Queryable): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PROBE_TIMEOUT_MS, false);
  });
  const answered = database.query(sql`SELECT FROM "Division" LIMIT 1`).then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answered, late]);
  } finally {
    clearTimeout(timer);
  }
}
