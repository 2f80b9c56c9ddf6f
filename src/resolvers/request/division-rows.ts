import type { Connection, Queryable } from '../../database/connection.ts';
import { sql } from '../../database/statement.ts';
import { type Division, DivisionTree } from '../../domain/division.ts';

/** All divisions. A successor is given where an abolished code has exactly one. */
const DIVISIONS = sql`
  SELECT division."code", division."name", division."level", division."parentCode", division."abolished", succession."successorCode"
  FROM "Division" division
  LEFT JOIN (
    SELECT "predecessorCode", min("successorCode") AS "successorCode"
    FROM "DivisionSuccession" GROUP BY "predecessorCode" HAVING count(*) = 1
  ) succession ON succession."predecessorCode" = division."code"`;

/** All divisions as they are now. */
export async function readDivisions(database: Queryable): Promise<DivisionTree> {
  return new DivisionTree(await database.query<Division>(DIVISIONS));
}

interface KeptDivisions {
  /** How often places, among others, had changed when they were read. */
  readonly changes: number;
  readonly tree: DivisionTree;
}

/** By what the servers of a database have in common. */
const kept = new WeakMap<Connection['adapter'], KeptDivisions>();

/**
 * All divisions, held in memory until the database counts a change of what concerns all consortia, as changes of divisions do.
 * Nearly every question asks for them, and there are hundreds or thousands. One statement, and so one state, tells the count
 * and, where it is not the one that is known, the divisions. Ask outside of transactions: within one that changes divisions
 * the count is the same for states that differ.
 */
export async function keptDivisions(database: Connection): Promise<DivisionTree> {
  return (await refreshed(database)).tree;
}

/** How often divisions, among others, have changed: for a statement to tell with what it says of divisions. */
export const DIVISION_CHANGES = sql`(SELECT coalesce((SELECT "changes" FROM "FactsChange" WHERE "consortiumId" = 0), 0))`;

/** That divisions have changed since a statement named them: what it said cannot be told any more. */
export class DivisionsChangedError extends Error {
  override readonly name = 'DivisionsChangedError';

  constructor() {
    super('places have changed since they were named');
  }
}

/**
 * All divisions as they were when places had changed so often.
 *
 * @throws DivisionsChangedError where they have changed since.
 */
export async function divisionsAt(database: Connection, changes: number): Promise<DivisionTree> {
  const known = kept.get(database.adapter);
  const { changes: found, tree } = known?.changes === changes ? known : await refreshed(database);
  if (found !== changes) throw new DivisionsChangedError();
  return tree;
}

async function refreshed(database: Connection): Promise<KeptDivisions> {
  const known = kept.get(database.adapter);
  const [row] = await database.query<{ changes: number; divisions: Division[] | null }>(sql`
    SELECT changed."changes", CASE WHEN changed."changes" IS DISTINCT FROM ${known?.changes ?? null}::int
      THEN (SELECT json_agg(listed) FROM (${DIVISIONS}) AS listed) END AS "divisions"
    FROM (SELECT ${DIVISION_CHANGES} AS "changes") AS changed`);
  if (known && row?.divisions === null && row.changes === known.changes) return known;
  const read = { changes: row?.changes ?? 0, tree: new DivisionTree(row?.divisions ?? []) };
  kept.set(database.adapter, read);
  return read;
}
