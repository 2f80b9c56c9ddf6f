import type { Connection, Queryable } from '../database/connection.ts';
import { sql } from '../database/statement.ts';
import { type Division, DivisionTree } from '../domain/division.ts';

/** All divisions. A successor is given where an abolished code has exactly one. */
export async function readDivisions(database: Queryable): Promise<DivisionTree> {
  return new DivisionTree(
    await database.query<Division>(sql`
      SELECT division."code", division."name", division."level", division."parentCode", division."abolished", succession."successorCode"
      FROM "Division" division
      LEFT JOIN (
        SELECT "predecessorCode", min("successorCode") AS "successorCode"
        FROM "DivisionSuccession" GROUP BY "predecessorCode" HAVING count(*) = 1
      ) succession ON succession."predecessorCode" = division."code"`),
  );
}

interface KeptDivisions {
  /** How often places, among others, had changed when they were read. */
  readonly changes: number;
  readonly tree: DivisionTree;
}

const kept = new WeakMap<Connection, KeptDivisions>();

/**
 * All divisions, held in memory for as long as the database counts no change of what concerns all consortia, which places
 * do: every change of a record asks for them, and there are thousands.
 */
export async function keptDivisions(database: Connection): Promise<DivisionTree> {
  const known = kept.get(database);
  if (known && known.changes === (await changesOfAll(database))) return known.tree;
  // Counted before they are read, on one connection: what is held may be newer than its count, and never older.
  const read = await database.transaction(async (transaction) => ({
    changes: await changesOfAll(transaction),
    tree: await readDivisions(transaction),
  }));
  kept.set(database, read);
  return read.tree;
}

async function changesOfAll(database: Queryable): Promise<number> {
  const [row] = await database.query<{ changes: number }>(
    sql`SELECT "changes" FROM "FactsChange" WHERE "consortiumId" = 0`,
  );
  return row?.changes ?? 0;
}
