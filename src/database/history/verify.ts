import type { Connection, Queryable } from '../connection.ts';
import { DatabaseUnavailableError } from '../connection.ts';
import { sql } from '../statement.ts';
import { chainHead, type ChainLink, walkChain } from './chain.ts';
import type { Finding } from './finding.ts';
import { compareRecords } from './records.ts';

/** How far a verification has come. */
export type VerificationProgress =
  | { readonly step: 'CHAIN'; readonly changes: number; readonly total: number }
  | { readonly step: 'RECORDS'; readonly table: string };

/** What a verification found. */
export interface Verification {
  /** The last link that holds; undefined where nothing has ever changed. */
  readonly head: ChainLink | undefined;
  readonly changes: number;
  readonly records: number;
  /** Empty where the history holds. */
  readonly findings: readonly Finding[];
}

/** How a history is verified. */
export interface VerificationOptions {
  /** A link that was noted elsewhere, which proves that the history up to it is the same as then. */
  readonly anchor?: ChainLink | undefined;
  readonly onProgress?: ((progress: VerificationProgress) => void) | undefined;
}

/** The link at the end of the history, for an office to note where nobody who can write the database can write. */
export async function historyHead(connection: Connection): Promise<ChainLink | undefined> {
  await requireHistory(connection);
  return chainHead(connection);
}

/**
 * Verifies the history as it is at one moment, reading only: the chain of hashes from its beginning, that nothing stands
 * beside the chain, that the triggers which keep it are on, and that every record is as its last image has it.
 */
export async function verifyHistory(
  connection: Connection,
  { anchor, onProgress }: VerificationOptions = {},
): Promise<Verification> {
  await requireHistory(connection);
  return connection.ofOneMoment(async (transaction) => {
    // Images hold instants and bytes as the database writes them under these settings.
    await transaction.query(sql`SET LOCAL TimeZone = 'UTC'`);
    await transaction.query(sql`SET LOCAL bytea_output = 'hex'`);
    await transaction.query(sql`SET LOCAL DateStyle = 'ISO'`);
    const [count] = await transaction.query<{ total: string }>(
      sql`SELECT count(*)::text AS total FROM "Change"`,
    );
    const total = Number(count?.total ?? 0);
    const chain = await walkChain(transaction, anchor, (changes) =>
      onProgress?.({ step: 'CHAIN', changes, total }),
    );
    const beside = [
      await unsealedChangeSet(transaction),
      await unsealedChange(transaction),
      await guardOff(transaction),
    ];
    const { records, findings } = await compareRecords(transaction, (table) =>
      onProgress?.({ step: 'RECORDS', table }),
    );
    return {
      head: chain.head,
      changes: chain.changes,
      records,
      findings: [chain.finding, ...beside, ...findings].filter((finding) => finding !== undefined),
    };
  });
}

async function requireHistory(connection: Connection): Promise<void> {
  const [table] = await connection.query<{ present: boolean }>(
    sql`SELECT to_regclass('"ChangeSeal"') IS NOT NULL AS present`,
  );
  if (table?.present !== true) {
    throw new DatabaseUnavailableError('the database keeps no history yet; run "atlas migrate"');
  }
}

async function unsealedChangeSet(transaction: Queryable): Promise<Finding | undefined> {
  const [set] = await transaction.query<{ id: string; actor: string }>(sql`
    SELECT change_set."id"::text, change_set."actor" FROM "ChangeSet" change_set
    WHERE NOT EXISTS (SELECT FROM "ChangeSeal" seal WHERE seal."changeSetId" = change_set."id")
    ORDER BY change_set."id" LIMIT 1`);
  return (
    set && {
      code: 'CHANGE_SET_UNSEALED',
      message: `change set ${set.id} (by ${set.actor}) has no seal: its seal was taken away, or it was inserted past the history`,
    }
  );
}

async function unsealedChange(transaction: Queryable): Promise<Finding | undefined> {
  const [change] = await transaction.query<{ id: string; record: string; key: string }>(sql`
    SELECT change."id"::text, change."record", change."recordKey" AS key FROM "Change" change
    WHERE NOT EXISTS (SELECT FROM "ChangeSet" change_set WHERE change_set."id" = change."changeSetId")
    ORDER BY change."id" LIMIT 1`);
  return (
    change && {
      code: 'CHANGE_UNSEALED',
      message: `change ${change.id} (of ${change.record} ${change.key}) belongs to no change set`,
    }
  );
}

/** A trigger of the history that somebody turned off and left off. */
async function guardOff(transaction: Queryable): Promise<Finding | undefined> {
  const [guard] = await transaction.query<{ table: string; trigger: string }>(sql`
    SELECT relation.relname::text AS table, guard.tgname::text AS trigger
    FROM pg_trigger guard JOIN pg_class relation ON relation.oid = guard.tgrelid
    JOIN pg_proc function ON function.oid = guard.tgfoid
    WHERE function.proname IN ('history_follows', 'seal_change_set', 'refuse_writing', 'count_version')
      AND guard.tgenabled NOT IN ('O', 'A')
    ORDER BY 1, 2 LIMIT 1`);
  return (
    guard && {
      code: 'GUARD_OFF',
      message: `the trigger ${guard.trigger} of ${guard.table} is turned off: changes pass the history unseen`,
    }
  );
}
