import type { Database } from '../database/database.ts';
import { sql } from '../database/statement.ts';

/** How long a probe waits for the database: within the three seconds in which an outage must show. */
const PROBE_TIMEOUT_MS = 2000;

/** Tells whether a query would work. */
export type Readiness = () => Promise<boolean>;

/** Makes the test: a statement on a table that migrations make. However many ask, one statement is under way. */
export function readinessOf(database: Database): Readiness {
  let probe: Promise<boolean> | undefined;
  return () => {
    probe ??= answersInTime(database).finally(() => {
      probe = undefined;
    });
    return probe;
  };
}

async function answersInTime(database: Database): Promise<boolean> {
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
