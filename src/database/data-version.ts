import { createHash } from 'node:crypto';
import type { Queryable } from './connection.ts';
import { sql } from './statement.ts';

/**
 * The version of all that is in the database: as long as it stays the same, so does every answer of it.
 *
 * It is made of PostgreSQL's own account of which transactions are to be seen (a snapshot; numbers in it are never used
 * again) and of which database that is. A transaction that only reads has no number, so reading changes nothing; one that
 * writes changes it where it begins and where it ends. A replica's snapshot does not tell what runs on the primary, so
 * there it is how far the replica has come in the log instead. It may change though nothing asked about has changed, never the
 * other way round.
 */
export async function dataVersion(database: Queryable): Promise<string> {
  const [row] = await database.query<{ identity: string; snapshot: string }>(sql`
    SELECT system_identifier::text || ' ' || current_database() AS identity,
      CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()::text ELSE pg_current_snapshot()::text END AS snapshot
    FROM pg_control_system()`);
  if (!row) throw new Error('the database gave no snapshot');
  return createHash('sha256').update(`${row.identity} ${row.snapshot}`).digest('hex').slice(0, 16);
}
