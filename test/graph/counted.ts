import type { Database } from '../../src/database/database.ts';
import { ElementFrequencies } from '../../src/database/element-frequencies.ts';
import { sql } from '../../src/database/statement.ts';

/** The same database once PostgreSQL has counted its words, and who asks knows how frequent they are. */
export async function withCounts(database: Database): Promise<Database> {
  await database.query(sql`ANALYZE`);
  const frequencies = new ElementFrequencies(database);
  await frequencies.refresh();
  return { ...database, frequencies };
}
