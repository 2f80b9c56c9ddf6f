import type { Database } from '../database/database.ts';
import { ENCRYPTED_COLUMNS, NoPersonalDataKeyError } from '../database/personal-data.ts';
import { rawSql, sql } from '../database/statement.ts';

/** How far a column has come. */
export interface RotationProgress {
  readonly table: string;
  readonly column: string;
  /** Values encrypted anew so far, and those that no key opens. */
  readonly done: number;
  readonly unreadable: number;
  /** All that were not of the first key. */
  readonly total: number;
}

const BATCH = 200;

/**
 * Encrypts by the first key whatever was encrypted by another, a batch a transaction: whoever stops it begins again where it
 * stopped. A value that somebody changes meanwhile is theirs. Values that no key opens stay as they are.
 *
 * @returns how each column has ended.
 * @throws NoPersonalDataKeyError where there is no key.
 */
export async function rotatePersonalData(
  database: Database,
  onProgress: (progress: RotationProgress) => void,
): Promise<RotationProgress[]> {
  const ended: RotationProgress[] = [];
  for (const column of ENCRYPTED_COLUMNS) ended.push(await rotateColumn(database, column, onProgress));
  return ended;
}

async function rotateColumn(
  database: Database,
  { table, column, row: naming }: (typeof ENCRYPTED_COLUMNS)[number],
  onProgress: (progress: RotationProgress) => void,
): Promise<RotationProgress> {
  const head = database.personalData.currentHead;
  if (head === undefined) throw new NoPersonalDataKeyError();
  const [from, cipher, name] = [rawSql(`"${table}"`), rawSql(`"${column}"`), rawSql(`"${naming}"`)];
  const isOld = sql`${cipher} IS NOT NULL AND left(encode(${cipher}, 'hex'), ${head.length}::int) <> ${head}`;
  const [counted] = await database.query<{ total: number }>(
    sql`SELECT count(*)::int AS "total" FROM ${from} WHERE ${isOld}`,
  );
  const total = counted?.total ?? 0;
  let [done, unreadable] = [0, 0];
  for (let after = 0; ;) {
    const rows = await database.query<{ id: number; name: string | number; cipher: Uint8Array }>(sql`
      SELECT "id", ${name} AS "name", ${cipher} AS "cipher" FROM ${from}
      WHERE "id" > ${after}::int AND ${isOld} ORDER BY "id" LIMIT ${BATCH}::int`);
    const last = rows.at(-1);
    if (!last) return { table, column, done, unreadable, total };
    const readable = rows.flatMap((row) => {
      const context = { table, column, row: row.name };
      const text = database.personalData.decrypt(row.cipher, context);
      return text === undefined ? [] : [{ ...row, fresh: database.personalData.encrypt(text, context) }];
    });
    await database.transaction(async (transaction) => {
      await transaction.query(sql`SELECT set_config('atlas.operation', 'keys rotate-personal-data', true)`);
      for (const { id, cipher: old, fresh } of readable) {
        await transaction.query(
          sql`UPDATE ${from} SET ${cipher} = ${fresh}::bytea WHERE "id" = ${id}::int AND ${cipher} = ${old}::bytea`,
        );
      }
    });
    after = last.id;
    done += readable.length;
    unreadable += rows.length - readable.length;
    onProgress({ table, column, done, unreadable, total });
  }
}
