import { z } from 'zod';
import type { Connection, Queryable } from './connection.ts';
import { rawSql, type Sql, sql } from './statement.ts';

/** That a backup cannot be made or put back, in words for whoever asked. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** How far a backup or a restore has come. */
export interface BackupProgress {
  readonly table: string;
  /** Of all tables together. */
  readonly rows: number;
}

/** Rows by table. */
export type RowCounts = Readonly<Record<string, number>>;

const FORMAT = 'consortium-atlas backup 1';
const BATCH = 1000;
/** What the schema engine keeps for itself: the migrations of the database that a backup is put into stand. */
const ENGINE_TABLE = '_prisma_migrations';

const tableShape = z.object({ table: z.string(), columns: z.array(z.string()) });
type TableShape = z.infer<typeof tableShape>;
const endShape = z.object({
  counts: z.record(z.string(), z.int()),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
});

/**
 * Writes all rows of a database as lines of text, all of one moment: what was committed before it began, and nothing
 * after. Each table is a line with its columns and a line for each row; the last line tells how many rows there were,
 * so that a text cut short is known as one.
 *
 * @param write takes a piece of the text, and is waited for.
 */
export function backUp(
  connection: Connection,
  write: (text: string) => Promise<void>,
  onProgress: (progress: BackupProgress) => void,
): Promise<RowCounts> {
  return connection.ofOneMoment(async (transaction) => {
    await write(`${FORMAT}\n`);
    const counts: Record<string, number> = {};
    let rows = 0;
    for (const { table, columns } of await tablesOf(transaction)) {
      await write(`table\t${JSON.stringify({ table, columns })}\n`);
      let count = 0;
      for await (const batch of rowsOf(transaction, table)) {
        await write(batch.map((row) => `row\t${row}\n`).join(''));
        count += batch.length;
        onProgress({ table, rows: rows + count });
      }
      counts[table] = count;
      rows += count;
    }
    const sequences = await transaction.query(sql`
      SELECT sequencename::text AS name, last_value::text AS value FROM pg_sequences
      WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY 1`);
    await write(`end\t${JSON.stringify({ counts, sequences })}\n`);
    return counts;
  });
}

/**
 * Puts a backup into a database that is migrated and has no rows, all or nothing. Triggers stay silent meanwhile:
 * history, figures and versions come as they were.
 *
 * @param input the text, in pieces of any size.
 * @throws BackupError where the text is no whole backup, the database has rows, or its schema lacks what they need.
 */
export function restore(
  connection: Connection,
  input: AsyncIterable<string>,
  onProgress: (progress: BackupProgress) => void,
): Promise<RowCounts> {
  return connection.transaction(async (transaction) => {
    const tables = await tablesOf(transaction);
    await requireEmpty(transaction, tables);
    await silence(transaction, tables);
    const intake = new RowIntake(transaction, tables, onProgress);
    let end: z.infer<typeof endShape> | undefined;
    let formatSeen = false;
    for await (const line of linesOf(input)) {
      if (!formatSeen) {
        if (line !== FORMAT) throw new BackupError('the file is no backup of consortium-atlas');
        formatSeen = true;
        continue;
      }
      const tab = line.indexOf('\t');
      const text = line.slice(tab + 1);
      if (line.startsWith('row\t')) await intake.add(text);
      else if (line.startsWith('table\t')) await intake.begin(readLine(tableShape, text));
      else end = readLine(endShape, text);
    }
    const counts = await intake.finish();
    if (end === undefined || Object.entries(end.counts).some(([table, count]) => counts[table] !== count)) {
      throw cutShort();
    }
    for (const { name, value } of end.sequences) {
      await transaction.query(sql`SELECT setval(${quoted(name)}::regclass, ${value}::bigint)`);
    }
    await voice(transaction, tables);
    return counts;
  });
}

/** The lines of a text that comes in pieces. Every line ends; one that does not was cut off. */
async function* linesOf(input: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of input) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') throw cutShort();
}

function cutShort(): BackupError {
  return new BackupError('the backup is cut short; take another copy of it');
}

function readLine<Value>(shape: z.ZodType<Value>, text: string): Value {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    throw new BackupError('the backup holds a line that cannot be read; take another copy of it');
  }
}

/** Takes the rows of a backup in, many a statement. */
class RowIntake {
  readonly #transaction: Queryable;
  readonly #tables: ReadonlyMap<string, readonly string[]>;
  readonly #onProgress: (progress: BackupProgress) => void;
  readonly #counts: Record<string, number> = {};
  #table: TableShape | undefined;
  #pending: string[] = [];
  #rows = 0;

  constructor(
    transaction: Queryable,
    tables: readonly TableShape[],
    onProgress: (progress: BackupProgress) => void,
  ) {
    this.#transaction = transaction;
    this.#tables = new Map(tables.map(({ table, columns }) => [table, columns]));
    this.#onProgress = onProgress;
  }

  async begin(shape: TableShape): Promise<void> {
    await this.#flush();
    const present = this.#tables.get(shape.table);
    const missing = shape.columns.filter((column) => present?.includes(column) !== true);
    if (missing.length > 0) {
      throw new BackupError(
        `this version does not know ${shape.table}.${missing[0]}; restore with the version that made the backup, or a newer one`,
      );
    }
    this.#table = shape;
    this.#counts[shape.table] = 0;
  }

  async add(row: string): Promise<void> {
    this.#pending.push(row);
    if (this.#pending.length >= BATCH) await this.#flush();
  }

  async finish(): Promise<RowCounts> {
    await this.#flush();
    return this.#counts;
  }

  async #flush(): Promise<void> {
    if (this.#table === undefined || this.#pending.length === 0) return;
    const { table, columns } = this.#table;
    const list = rawSql(columns.map(quoted).join(', '));
    const target = rawSql(quoted(table));
    await this.#transaction.query(sql`
      INSERT INTO ${target} (${list})
      SELECT ${list} FROM jsonb_populate_recordset(NULL::${target}, ${`[${this.#pending.join(',')}]`}::jsonb)`);
    this.#counts[table] = (this.#counts[table] ?? 0) + this.#pending.length;
    this.#rows += this.#pending.length;
    this.#pending = [];
    this.#onProgress({ table, rows: this.#rows });
  }
}

/** The tables of the product with the columns that are stored, by name. */
function tablesOf(transaction: Queryable): Promise<TableShape[]> {
  return transaction.query<TableShape>(sql`
    SELECT relation.relname::text AS "table", array_agg(attribute.attname::text ORDER BY attribute.attnum) AS "columns"
    FROM pg_class relation
    JOIN pg_attribute attribute ON attribute.attrelid = relation.oid AND attribute.attnum > 0
      AND NOT attribute.attisdropped AND attribute.attgenerated = ''
    WHERE relation.relnamespace = current_schema()::regnamespace AND relation.relkind = 'r' AND relation.relname <> ${ENGINE_TABLE}
    GROUP BY relation.relname ORDER BY relation.relname`);
}

/** The rows of a table as JSON, in batches: no more of it is in memory than one. */
async function* rowsOf(transaction: Queryable, table: string): AsyncGenerator<string[]> {
  await transaction.query(
    sql`DECLARE backup_rows NO SCROLL CURSOR FOR SELECT to_jsonb(kept)::text AS "row" FROM ${rawSql(quoted(table))} kept`,
  );
  for (;;) {
    const rows = await transaction.query<{ row: string }>(
      sql`FETCH ${rawSql(String(BATCH))} FROM backup_rows`,
    );
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await transaction.query(sql`CLOSE backup_rows`);
}

async function requireEmpty(transaction: Queryable, tables: readonly TableShape[]): Promise<void> {
  for (const { table } of tables) {
    const rows = await transaction.query(sql`SELECT FROM ${rawSql(quoted(table))} LIMIT 1`);
    if (rows.length > 0) {
      throw new BackupError(
        `the database has rows already (${table}); restore into a new one: another ATLAS_DATA_DIR or DATABASE_URL`,
      );
    }
  }
}

/** Lets rows come in any order and as they were: no trigger acts, and references are looked at in the end. */
async function silence(transaction: Queryable, tables: readonly TableShape[]): Promise<void> {
  for (const { table } of tables) await alter(transaction, table, sql`DISABLE TRIGGER USER`);
  for (const { table, name } of await referencesOf(transaction)) {
    await alter(
      transaction,
      table,
      sql`ALTER CONSTRAINT ${rawSql(quoted(name))} DEFERRABLE INITIALLY DEFERRED`,
    );
  }
}

async function voice(transaction: Queryable, tables: readonly TableShape[]): Promise<void> {
  await transaction.query(sql`SET CONSTRAINTS ALL IMMEDIATE`);
  for (const { table, name } of await referencesOf(transaction)) {
    await alter(transaction, table, sql`ALTER CONSTRAINT ${rawSql(quoted(name))} NOT DEFERRABLE`);
  }
  for (const { table } of tables) await alter(transaction, table, sql`ENABLE TRIGGER USER`);
}

function referencesOf(transaction: Queryable): Promise<{ table: string; name: string }[]> {
  return transaction.query(sql`
    SELECT relation.relname::text AS "table", reference.conname::text AS "name"
    FROM pg_constraint reference JOIN pg_class relation ON relation.oid = reference.conrelid
    WHERE reference.contype = 'f' AND reference.connamespace = current_schema()::regnamespace ORDER BY 1, 2`);
}

async function alter(transaction: Queryable, table: string, change: Sql): Promise<void> {
  await transaction.query(sql`ALTER TABLE ${rawSql(quoted(table))} ${change}`);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
