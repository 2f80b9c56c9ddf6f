import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { openEmbedded } from '../../src/database/embedded.ts';
import { ENCRYPTED_COLUMNS, PersonalDataKeys } from '../../src/database/personal-data.ts';
import { rawSql, sql } from '../../src/database/statement.ts';

const rowShape = z.record(z.string(), z.unknown());
type Row = z.infer<typeof rowShape>;

/** All rows of a database by table, as texts in order. */
export type Rows = Readonly<Record<string, readonly string[]>>;

/** What is in a database. */
export interface DatabaseState {
  readonly rows: Rows;
  /** How far each sequence has come. */
  readonly sequences: readonly { readonly sequence: string; readonly last: string | null }[];
}

/** Columns that hold a moment, or what is made of one or by chance: of these it is told whether there is something. */
const OF_THE_MOMENT: Readonly<Record<string, readonly string[]>> = {
  ApiKey: ['keyHash', 'createdAt', 'revokedAt'],
  ApplicationMove: ['movedAt'],
  ChangeSeal: ['committedAt', 'previousHash', 'hash'],
  PersonalDataReveal: ['revealedAt'],
};

/** What Prisma's engine keeps for itself, and backups do not hold. */
const ENGINE_TABLE = '_prisma_migrations';
/** How what is encrypted begins: its version, and which key it was encrypted by. */
const HEAD_BYTES = 5;

/** The keys of the personal data in a folder: those given, and the one beside the database. */
export async function keysOf(directory: string, keys: readonly string[]): Promise<PersonalDataKeys> {
  const beside = await readFile(join(directory, 'personal-data.key'), 'utf8');
  return new PersonalDataKeys([...keys, beside.trim()]);
}

/** Reads the embedded database of a folder that nobody has open; personal data is told in clear, and which key encrypts it. */
export async function databaseState(directory: string, keys: PersonalDataKeys): Promise<DatabaseState> {
  const connection = await openEmbedded({ directory });
  try {
    const tables = await connection.query<{ table: string }>(sql`
      SELECT relname::text AS "table" FROM pg_class
      WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname <> ${ENGINE_TABLE} ORDER BY 1`);
    const rows: Record<string, readonly string[]> = {};
    for (const { table } of tables) {
      const found = await connection.query<{ row: string }>(
        sql`SELECT to_jsonb(kept)::text AS "row" FROM ${rawSql(`"${table}"`)} kept`,
      );
      rows[table] = told(
        table,
        found.map(({ row }) => row),
        keys,
      );
    }
    const sequences = await connection.query<{ sequence: string; last: string | null }>(sql`
      SELECT sequencename::text AS "sequence", last_value::text AS "last" FROM pg_sequences ORDER BY 1`);
    return { rows, sequences };
  } finally {
    await connection.close();
  }
}

/** The rows that a backup holds. */
export async function backupRows(file: string, keys: PersonalDataKeys): Promise<Rows> {
  const rows: Record<string, string[]> = {};
  let table = '';
  for (const line of gunzipSync(await readFile(file))
    .toString()
    .split('\n')) {
    const [kind, text = ''] = line.split('\t');
    if (kind === 'table') table = z.object({ table: z.string() }).parse(JSON.parse(text)).table;
    const ofTable = (rows[table] ??= []);
    if (kind === 'row') ofTable.push(text);
  }
  return Object.fromEntries(
    Object.entries(rows).flatMap(([name, texts]) => (name === '' ? [] : [[name, told(name, texts, keys)]])),
  );
}

function told(table: string, rows: readonly string[], keys: PersonalDataKeys): string[] {
  return rows
    .map((row) => JSON.stringify(withoutMoments(table, rowShape.parse(JSON.parse(row)), keys)))
    .toSorted();
}

function withoutMoments(table: string, row: Row, keys: PersonalDataKeys): Row {
  const kept = { ...row };
  for (const column of OF_THE_MOMENT[table] ?? []) kept[column] = row[column] !== null;
  for (const { column, row: naming } of ENCRYPTED_COLUMNS.filter((each) => each.table === table)) {
    const cipher = row[column];
    if (typeof cipher !== 'string') continue;
    const bytes = Buffer.from(cipher.replace('\\x', ''), 'hex');
    const text = keys.decrypt(bytes, { table, column, row: String(row[naming]) });
    kept[column] = { key: bytes.subarray(0, HEAD_BYTES).toString('hex'), text };
  }
  // What a row was after a change.
  if (table === 'Change')
    kept['image'] = withoutMoments(String(row['record']), rowShape.parse(row['image']), keys);
  return kept;
}
