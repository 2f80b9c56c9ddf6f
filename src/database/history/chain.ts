import { createHash, type Hash } from 'node:crypto';
import type { Queryable } from '../connection.ts';
import { sql } from '../statement.ts';
import type { Finding, FindingCode } from './finding.ts';

/** A link of the chain, by which all before it can be told: noted elsewhere, it is an anchor. */
export interface ChainLink {
  readonly position: number;
  /** SHA-256 in hexadecimal digits. */
  readonly hash: string;
}

/** How far the chain holds. */
export interface ChainWalk {
  /** The last link that holds; undefined where there is none. */
  readonly head: ChainLink | undefined;
  readonly changes: number;
  /** What breaks the chain behind its head. */
  readonly finding: Finding | undefined;
}

/** A change with the seal of its set; a set without changes is one row without a change. */
interface WalkedRow {
  readonly position: string;
  readonly changeSetId: string;
  readonly committedAt: string;
  readonly previousHash: string;
  readonly hash: string;
  /** The set itself, as JSON. */
  readonly changeSet: string | null;
  readonly changeHash: string | null;
}

const BATCH = 2000;

/** The link at the end of the chain; undefined where nothing has ever changed. */
export async function chainHead(database: Queryable): Promise<ChainLink | undefined> {
  const [row] = await database.query<{ position: string; hash: string }>(sql`
    SELECT seal."position"::text, encode(seal."hash", 'hex') AS hash FROM "ChangeSeal" seal
    ORDER BY seal."position" DESC LIMIT 1`);
  return row && { position: Number(row.position), hash: row.hash };
}

/**
 * Walks the chain from its beginning and computes every hash anew, without the database's own function for it, in memory
 * that does not grow with the history. It ends at the first link that does not hold.
 *
 * @param transaction one that sees a single state all the way.
 * @param anchor a link that was noted elsewhere and must still be there.
 */
export async function walkChain(
  transaction: Queryable,
  anchor: ChainLink | undefined,
  onProgress: (changes: number) => void,
): Promise<ChainWalk> {
  // An instant as the database writes it in UTC, whatever the session's zone is.
  await transaction.query(sql`
    DECLARE chain NO SCROLL CURSOR FOR
    SELECT seal."position"::text, seal."changeSetId"::text, (seal."committedAt" AT TIME ZONE 'UTC')::text || '+00' AS "committedAt",
      encode(seal."previousHash", 'hex') AS "previousHash", encode(seal."hash", 'hex') AS hash,
      to_jsonb(change_set)::text AS "changeSet", encode(sha256(convert_to(to_jsonb(change)::text, 'UTF8')), 'hex') AS "changeHash"
    FROM "ChangeSeal" seal
    LEFT JOIN "ChangeSet" change_set ON change_set."id" = seal."changeSetId"
    LEFT JOIN "Change" change ON change."changeSetId" = seal."changeSetId"
    ORDER BY seal."position", change."id"`);
  const walk = new Walk(anchor);
  for (;;) {
    const rows = await transaction.query<WalkedRow>(sql`FETCH 2000 FROM chain`);
    for (const row of rows) walk.take(row);
    onProgress(walk.changes);
    if (rows.length < BATCH || walk.finding) break;
  }
  await transaction.query(sql`CLOSE chain`);
  return walk.end();
}

/** Where a walk is: at a link whose changes are being hashed, with those before it found to hold. */
class Walk {
  readonly #anchor: ChainLink | undefined;
  #head: ChainLink | undefined;
  #lastCommit = '';
  #open: { readonly row: WalkedRow; readonly hash: Hash } | undefined;
  changes = 0;
  finding: Finding | undefined;

  constructor(anchor: ChainLink | undefined) {
    this.#anchor = anchor;
  }

  /** Takes the next row in the order of positions and, within one, of changes. */
  take(row: WalkedRow): void {
    if (this.#open?.row.position !== row.position) {
      this.#close();
      this.#begin(row);
    }
    if (row.changeHash === null || this.finding) return;
    this.#open?.hash.update(row.changeHash, 'hex');
    this.changes += 1;
  }

  end(): ChainWalk {
    this.#close();
    if (!this.finding && this.#anchor && this.#anchor.position > (this.#head?.position ?? 0)) {
      this.#break(
        'ANCHOR_DIFFERS',
        `the anchor is position ${this.#anchor.position}, but the history ends at ${this.#head?.position ?? 0}: its end was cut off`,
      );
    }
    return { head: this.#head, changes: this.changes, finding: this.finding };
  }

  #begin(row: WalkedRow): void {
    if (this.finding) return;
    const expected = (this.#head?.position ?? 0) + 1;
    const at = `position ${row.position} (change set ${row.changeSetId}, sealed ${row.committedAt})`;
    if (Number(row.position) !== expected) {
      this.#break('POSITION_MISSING', `position ${expected} is missing; the next that is there is ${at}`);
    } else if (row.previousHash !== (this.#head?.hash ?? '')) {
      this.#break(
        'LINK_BROKEN',
        `${at} does not follow the one before it: position ${expected - 1} was written anew, or another stood in its place`,
      );
    } else if (row.committedAt < this.#lastCommit) {
      this.#break('TIME_RUNS_BACK', `${at} is older than the one before it, of ${this.#lastCommit}`);
    } else {
      const preamble = `${row.position}\n${row.committedAt}\n${row.changeSet ?? ''}\n`;
      this.#open = {
        row,
        hash: createHash('sha256').update(row.previousHash, 'hex').update(preamble, 'utf8'),
      };
    }
  }

  #close(): void {
    if (!this.#open || this.finding) return;
    const { row, hash } = this.#open;
    this.#open = undefined;
    const position = Number(row.position);
    const at = `position ${row.position} (change set ${row.changeSetId}, sealed ${row.committedAt})`;
    if (hash.digest('hex') !== row.hash) {
      this.#break('HASH_DIFFERS', `${at}: what it says of its changes is not what was sealed`);
    } else if (this.#anchor?.position === position && this.#anchor.hash !== row.hash) {
      this.#break(
        'ANCHOR_DIFFERS',
        `${at} has the hash ${row.hash}, not that of the anchor: the history up to there is another`,
      );
    } else {
      this.#head = { position, hash: row.hash };
      this.#lastCommit = row.committedAt;
    }
  }

  #break(code: FindingCode, message: string): void {
    this.finding = { code, message };
  }
}
