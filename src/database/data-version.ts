import { createHash } from 'node:crypto';
import type { Queryable } from './connection.ts';
import { sql } from './statement.ts';

/**
 * The version of all that is in the database: as long as it stays the same, so does every answer of it.
 *
 * On a primary it is PostgreSQL's own account of which transactions are to be seen (a snapshot; numbers in it are
 * never used again). A transaction that only reads has no number, so reading changes nothing; one that writes
 * changes the version where it begins and where it ends. On a replica, whose snapshots do not name the transactions
 * under way, it is how far the log of the primary has been replayed. Which database that is, and since when its
 * server runs, are part of it, because a database that was restored to an earlier state counts from there again.
 * The version may change though nothing asked about has changed, never the other way round.
 */
export async function dataVersion(database: Queryable): Promise<string> {
  const [row] = await database.query<{ identity: string; state: string }>(sql`
    SELECT current_database() || ' ' || pg_postmaster_start_time()::text AS identity,
      CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()::text ELSE pg_current_snapshot()::text END AS state`);
  if (!row) throw new Error('the database gave no snapshot');
  return createHash('sha256').update(`${row.identity} ${row.state}`).digest('hex').slice(0, 16);
}
