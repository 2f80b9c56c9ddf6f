import type { Queryable } from '../database/connection.ts';
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
