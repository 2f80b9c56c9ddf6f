import type { Queryable } from '../connection.ts';
import { joinSql, rawSql, type Sql, sql } from '../statement.ts';
import type { Finding } from './finding.ts';
import { keyOf, type KeptTable, keptTables, quoted, tableOf } from './kept-tables.ts';

/** A row and its last image that do not agree. */
interface Disagreement {
  readonly key: string;
  readonly changeId: string | null;
  readonly action: string | null;
  readonly isThere: boolean;
  /** The columns that differ. */
  readonly columns: string | null;
}

/**
 * Holds the last image of every record against the row that is there now: one finding for each table, for its first
 * record that disagrees.
 *
 * @returns how many records there are, too.
 */
export async function compareRecords(
  transaction: Queryable,
  onTable: (table: string) => void,
): Promise<{ readonly records: number; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  let records = 0;
  const tables = await keptTables(transaction);
  for (const table of tables) {
    onTable(table.name);
    const [count] = await transaction.query<{ count: string }>(
      sql`SELECT count(*)::text FROM ${tableOf(table.name)}`,
    );
    records += Number(count?.count ?? 0);
    const [first] = await disagreements(transaction, table);
    if (first) findings.push(findingOf(table, first));
  }
  for (const name of await recordsWithoutTable(transaction, tables)) {
    findings.push({
      code: 'GUARD_OFF',
      message: `${name} is in the history, but the trigger that kept its changes is gone`,
    });
  }
  return { records, findings };
}

/**
 * A column that was added after an image was written is not in it: the row then has the value that the migration
 * gave to every row. A column that was dropped since is no longer in the row.
 */
async function disagreements(transaction: Queryable, table: KeptTable): Promise<Disagreement[]> {
  const given = await added(transaction, table);
  return transaction.query<Disagreement>(sql`
    WITH last AS (
      SELECT DISTINCT ON (change."recordKey") change."id", change."recordKey", change."action", change."image"
      FROM "Change" change WHERE change."record" = ${table.name}
      ORDER BY change."recordKey" DESC, change."id" DESC
    ), given AS (SELECT ${given} AS image), present AS (
      SELECT ${keyOf(table, 'kept')} AS key, to_jsonb(kept) AS image FROM ${tableOf(table.name)} AS kept
    )
    SELECT coalesce(present.key, last."recordKey") AS key, last."id"::text AS "changeId", last."action"::text,
      present.key IS NOT NULL AS "isThere",
      (SELECT string_agg(now.name, ', ' ORDER BY now.name) FROM jsonb_each(present.image) AS now (name, value)
       WHERE now.value IS DISTINCT FROM coalesce(last."image" -> now.name, given.image -> now.name)) AS columns
    FROM last FULL JOIN present ON present.key = last."recordKey" CROSS JOIN given
    WHERE CASE
      WHEN present.key IS NULL THEN last."action" <> 'REMOVED'
      WHEN last."recordKey" IS NULL OR last."action" = 'REMOVED' THEN true
      ELSE present.image <> last."image" AND EXISTS (
        SELECT FROM jsonb_each(present.image) AS now (name, value)
        WHERE now.value IS DISTINCT FROM coalesce(last."image" -> now.name, given.image -> now.name))
    END
    LIMIT 1`);
}

/** What every row got in a column when it was added, as a JSON object by column; null where that was nothing fixed. */
async function added(transaction: Queryable, { name }: KeptTable): Promise<Sql> {
  const columns = await transaction.query<{ column: string; constant: string | null }>(sql`
    SELECT attribute.attname::text AS column, pg_get_expr(given.adbin, given.adrelid) AS constant
    FROM pg_attribute attribute
    LEFT JOIN pg_attrdef given ON given.adrelid = attribute.attrelid AND given.adnum = attribute.attnum
      AND position('(' IN pg_get_expr(given.adbin, given.adrelid)) = 0
    WHERE attribute.attrelid = ${quoted(name)}::regclass AND attribute.attnum > 0 AND NOT attribute.attisdropped`);
  const members = columns.map(
    ({ column, constant }) => sql`${column}::text, ${constant === null ? sql`NULL` : rawSql(constant)}`,
  );
  return sql`jsonb_build_object(${joinSql(members)})`;
}

/** What the history knows and no table keeps any more. */
async function recordsWithoutTable(
  transaction: Queryable,
  tables: readonly KeptTable[],
): Promise<readonly string[]> {
  // One step of the index for each record type; there are few, and the history is long.
  const rows = await transaction.query<{ record: string }>(sql`
    WITH RECURSIVE known (record) AS (
      SELECT min("record") FROM "Change"
      UNION ALL SELECT (SELECT min("record") FROM "Change" WHERE "record" > known.record) FROM known WHERE known.record IS NOT NULL
    ) SELECT record FROM known WHERE record <> ALL (${tables.map(({ name }) => name)}::text[])`);
  return rows.map(({ record }) => record);
}

function findingOf(table: KeptTable, { key, changeId, action, isThere, columns }: Disagreement): Finding {
  const record = `${table.name} ${key}`;
  if (changeId === null) {
    return {
      code: 'RECORD_UNKNOWN',
      message: `${record} is there, but the history has never heard of it: it was inserted past the history`,
    };
  }
  if (action === 'REMOVED') {
    return {
      code: 'RECORD_REMOVED',
      message: `${record} is there, but was removed by change ${changeId}: it was inserted past the history`,
    };
  }
  if (!isThere) {
    return {
      code: 'RECORD_MISSING',
      message: `${record} is gone, but change ${changeId} says it is there: it was deleted past the history`,
    };
  }
  return {
    code: 'RECORD_DIFFERS',
    message: `${record} is not as change ${changeId} left it; changed past the history: ${columns ?? ''}`,
  };
}
