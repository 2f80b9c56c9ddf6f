import type { Database } from '../../src/database/database.ts';
import { rawSql, sql } from '../../src/database/statement.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import { RECORD_KINDS } from '../../src/resolvers/changes/records/kinds.ts';
import { addWorlds } from '../rights/worlds.ts';
import { createTestDatabase } from '../test-database.ts';

/** What a mutation names a record by. */
export interface StoredRecord {
  readonly id: string;
  readonly version: number;
}

/** A database of the worlds in which rights are tried, with a record of every kind by its type. */
export async function worldsWithRecords() {
  const { database, drop } = await createTestDatabase('graph');
  await addWorlds(database);
  return { database, drop, records: await storedRecords(database) };
}

/** A record of every kind that mutations are about, by its type. */
export async function storedRecords(database: Database): Promise<Map<string, StoredRecord>> {
  const records = new Map<string, StoredRecord>();
  for (const name of [...RECORD_KINDS.map((kind) => kind.name), 'Application']) {
    const [row] = await database.query<{ id: number; version: number }>(
      sql`SELECT "id", "version" FROM ${rawSql(`"${name}"`)} ORDER BY "id" LIMIT 1`,
    );
    if (!row) throw new Error(`there is no ${name}`);
    records.set(name, { id: encodeId(name, row.id), version: row.version });
  }
  return records;
}
