import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { DivisionTree } from '../domain/division.ts';
import { DIVISION_LEVELS } from '../domain/vocabulary.ts';
import { PRISMA_DIRECTORY } from '../package-files.ts';
import type { Connection, Queryable } from './connection.ts';
import { signChanges } from './history/signature.ts';
import { type Sql, sql } from './statement.ts';

const DIVISIONS_FILE = join(PRISMA_DIRECTORY, 'reference/divisions.csv');

/** A row of the file; an empty cell is null. */
const divisionRow = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(DIVISION_LEVELS),
  parent_code: z.string().nullable(),
  abolished: z.literal(['true', 'false']),
  successors: z.string().nullable(),
});

/** The built-in divisions, for what needs places and no database. */
export async function builtInDivisions(): Promise<DivisionTree> {
  const rows = z.array(divisionRow).parse(readRows(await readFile(DIVISIONS_FILE, 'utf8')));
  return new DivisionTree(
    rows.map(({ code, name, level, parent_code: parentCode, abolished, successors }) => {
      const [successorCode = null, ...others] = successors?.split(';') ?? [];
      return {
        code,
        name,
        level,
        parentCode,
        abolished: abolished === 'true',
        successorCode: others.length === 0 ? successorCode : null,
      };
    }),
  );
}

/**
 * Brings the built-in divisions to what `prisma/reference/divisions.csv` lists. It runs at every start: where the
 * database has them already it sends one statement. A place that was imported under a code of its own stays as it is.
 *
 * @returns how many divisions were added or changed.
 */
export async function loadReferenceRows(connection: Connection): Promise<{ divisions: number }> {
  const listed = listedRows(await readFile(DIVISIONS_FILE, 'utf8'));
  if (await isUpToDate(connection, listed)) return { divisions: 0 };
  return connection.exclusively('consortium-atlas reference', async () => {
    // Whoever waited finds it done, and leaves the places alone, which an import may be at by now.
    if (await isUpToDate(connection, listed)) return { divisions: 0 };
    return connection.transaction(async (transaction) => {
      await signChanges(transaction, { actor: 'atlas', operation: 'load reference rows' });
      const divisions = await writeDivisions(transaction, listed);
      await writeSuccessions(transaction, listed);
      return { divisions };
    });
  });
}

/** The file's rows, an empty cell as null. */
function readRows(csv: string): unknown {
  return parse(csv, { columns: true, cast: (cell) => (cell === '' ? null : cell) });
}

/** The file's rows as one relation. */
function listedRows(csv: string): Sql {
  return sql`jsonb_to_recordset(${JSON.stringify(readRows(csv))}::jsonb) AS listed (
    "code" text, "name" text, "level" "DivisionLevel", "parent_code" text, "abolished_on" date, "abolished" boolean,
    "successors" text, "source_document" text)`;
}

const asDivisions = (listed: Sql): Sql => sql`
  SELECT "code", "name", "level", "parent_code", true, "abolished_on", "abolished", 'OFFICIAL_DOCUMENT'::"Origin", "source_document"
  FROM ${listed}`;

const asSuccessions = (listed: Sql): Sql => sql`
  SELECT "code", successor FROM ${listed} CROSS JOIN LATERAL string_to_table("successors", ';') AS successor`;

/** The condition on a succession that is of a listed place and is not listed itself. */
const isSuperfluous = (listed: Sql): Sql => sql`
  "predecessorCode" IN (SELECT "code" FROM ${listed})
  AND ("predecessorCode", "successorCode") NOT IN (${asSuccessions(listed)})`;

async function isUpToDate(connection: Connection, listed: Sql): Promise<boolean> {
  const [row] = await connection.query<{ outdated: boolean }>(sql`
    SELECT EXISTS (
      ${asDivisions(listed)}
      EXCEPT
      SELECT "code", "name", "level", "parentCode", "builtIn", "abolishedOn", "abolished", "origin", "sourceDocument" FROM "Division"
    ) OR EXISTS (
      ${asSuccessions(listed)} EXCEPT SELECT "predecessorCode", "successorCode" FROM "DivisionSuccession"
    ) OR EXISTS (SELECT FROM "DivisionSuccession" WHERE ${isSuperfluous(listed)}) AS outdated`);
  return row?.outdated === false;
}

async function writeDivisions(transaction: Queryable, listed: Sql): Promise<number> {
  const written = await transaction.query(sql`
    INSERT INTO "Division" ("code", "name", "level", "parentCode", "builtIn", "abolishedOn", "abolished", "origin", "sourceDocument")
    ${asDivisions(listed)}
    ON CONFLICT ("code") DO UPDATE SET
      "name" = excluded."name", "level" = excluded."level", "parentCode" = excluded."parentCode", "builtIn" = true,
      "abolishedOn" = excluded."abolishedOn", "abolished" = excluded."abolished", "origin" = excluded."origin",
      "sourceDocument" = excluded."sourceDocument", "sourceClause" = NULL
    WHERE "Division" IS DISTINCT FROM excluded
    RETURNING "code"`);
  return written.length;
}

async function writeSuccessions(transaction: Queryable, listed: Sql): Promise<void> {
  await transaction.query(sql`DELETE FROM "DivisionSuccession" WHERE ${isSuperfluous(listed)}`);
  await transaction.query(sql`
    INSERT INTO "DivisionSuccession" ("predecessorCode", "successorCode")
    ${asSuccessions(listed)}
    ON CONFLICT DO NOTHING`);
}
