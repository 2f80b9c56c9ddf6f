import { type Database, databaseOver } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';

/** The same database once PostgreSQL has counted its words, and who asks knows how frequent they are. */
export async function withCounts(database: Database): Promise<Database> {
  await database.query(sql`ANALYZE`);
  const counted = databaseOver(database, database.personalData);
  await counted.frequencies.refresh();
  return counted;
}
