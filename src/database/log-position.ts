import type { Queryable } from './connection.ts';
import { sql } from './statement.ts';

/** A position in the log of a PostgreSQL cluster, in bytes from its beginning; the same on the primary and its replicas. */
export type LogPosition = bigint;

/** Past all that any server has: nobody who waits for it is answered by a replica. */
export const BEYOND_EVERY_LOG: LogPosition = 0xffff_ffff_ffff_ffffn;

/** Reads a position as PostgreSQL writes it, such as 16/B374D848. */
export function readLogPosition(text: string): LogPosition {
  const [high = '', low = ''] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

/** Writes a position as PostgreSQL does. */
export function writeLogPosition(position: LogPosition): string {
  return `${(position >> 32n).toString(16)}/${(position & 0xffff_ffffn).toString(16)}`.toUpperCase();
}

/** A position in the log past everything that has been committed so far. Only a primary tells. */
export async function writtenPosition(primary: Queryable): Promise<LogPosition> {
  return positionOf(await primary.query(sql`SELECT pg_current_wal_insert_lsn()::text AS "position"`));
}

/** How far the log is safe on disk, so that replicas can get it. Only a primary tells. */
export async function flushedPosition(primary: Queryable): Promise<LogPosition> {
  return positionOf(await primary.query(sql`SELECT pg_current_wal_flush_lsn()::text AS "position"`));
}

/** How much of the log is to be seen in the answers of a replica; undefined where it is none, such as one promoted. */
export async function replayedPosition(replica: Queryable): Promise<LogPosition | undefined> {
  const rows = await replica.query<{ position: string }>(
    sql`SELECT pg_last_wal_replay_lsn()::text AS "position" WHERE pg_is_in_recovery()`,
  );
  return rows[0] && positionOf(rows);
}

function positionOf(rows: readonly object[]): LogPosition {
  const [row] = rows;
  if (!row || !('position' in row) || typeof row.position !== 'string') {
    throw new Error('the server gave no position in its log');
  }
  return readLogPosition(row.position);
}

/** What the primary's log held at different times: so a replica's lag is told in time, also while nothing is written. */
export class LogHistory {
  readonly #most: number;
  #samples: { readonly at: number; readonly position: LogPosition }[] = [];

  /** @param most the lag that is allowed, in milliseconds. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Notes how far the log had come. */
  note(position: LogPosition, at: number): void {
    const oldest = this.#samples.findLastIndex((sample) => sample.at <= at - this.#most);
    this.#samples = [...this.#samples.slice(Math.max(0, oldest)), { at, position }];
  }

  /**
   * The position that a replica must have reached so as not to lag too much. It is compared with the last known
   * position of the primary, so no replica counts as late because the primary is away.
   */
  get required(): LogPosition {
    return this.#samples[0]?.position ?? 0n;
  }
}
