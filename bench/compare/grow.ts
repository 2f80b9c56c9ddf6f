import { type Database, openDatabase } from '../../src/database/database.ts';
import type { Queryable } from '../../src/database/connection.ts';
import { rawSql, sql } from '../../src/database/statement.ts';
import { DeferredFigures } from '../../src/exchange/figures.ts';

/** How rows of a table are made anew: the columns that name rows by number, with their tables, and what references begin with. */
interface GrownTable {
  readonly table: string;
  readonly numbers: Readonly<Record<string, string>>;
  readonly refs?: string;
}

const CONSORTIUM = 'LOCAL:bench-';
/** References have a number of so many digits behind what they begin with. */
const DIGITS = 7;
/** What the generator writes, each table behind those that it refers to. */
const TABLES: readonly GrownTable[] = [
  { table: 'Unit', numbers: { id: 'Unit' }, refs: 'LOCAL:bench-unit-' },
  { table: 'Registration', numbers: { id: 'Registration', unitId: 'Unit' } },
  { table: 'Qualification', numbers: { id: 'Qualification', unitId: 'Unit' } },
  { table: 'FinancialYear', numbers: { id: 'FinancialYear', unitId: 'Unit' } },
  { table: 'Platform', numbers: { id: 'Platform', hostUnitId: 'Unit' }, refs: 'LOCAL:bench-platform-' },
  { table: 'Consortium', numbers: { id: 'Consortium' }, refs: CONSORTIUM },
  { table: 'Membership', numbers: { id: 'Membership', consortiumId: 'Consortium', unitId: 'Unit' } },
  {
    table: 'ResearchTeam',
    numbers: { id: 'ResearchTeam', consortiumId: 'Consortium', hostUnitId: 'Unit' },
    refs: CONSORTIUM,
  },
  {
    table: 'TeamMember',
    numbers: {
      id: 'TeamMember',
      consortiumId: 'Consortium',
      teamId: 'ResearchTeam',
      employerUnitId: 'Unit',
    },
  },
  { table: 'Project', numbers: { id: 'Project', consortiumId: 'Consortium' }, refs: CONSORTIUM },
  { table: 'ProjectUnit', numbers: { id: 'ProjectUnit', projectId: 'Project', unitId: 'Unit' } },
  {
    table: 'Funding',
    numbers: { id: 'Funding', projectId: 'Project', recipientUnitId: 'Unit' },
    refs: CONSORTIUM,
  },
  { table: 'Evaluation', numbers: { id: 'Evaluation', consortiumId: 'Consortium' } },
  // Copies of the same members have the same figures; computing them of half a million consortia would take an hour.
  { table: 'ConsortiumFigures', numbers: { consortiumId: 'Consortium', leadUnitId: 'Unit' } },
];

/**
 * Makes a database of generated data so many times as large, by copies of all rows under numbers and references of their own,
 * which an import of the whole would take hours for. Their history is left out: nothing that is measured reads it.
 */
export async function growDatabase(
  url: string,
  { times, onProgress }: { readonly times: number; readonly onProgress: (text: string) => void },
): Promise<void> {
  const database = await openDatabase({ kind: 'postgresql', url });
  try {
    await growIn(database, times, onProgress);
  } finally {
    await database.close();
  }
}

async function growIn(database: Database, times: number, onProgress: (text: string) => void): Promise<void> {
  await database.transaction(async (transaction) => {
    const run = (statement: string) => transaction.query<{ text: string }>(rawSql(statement));
    await run(`SET LOCAL maintenance_work_mem = '1GB'`);
    await DeferredFigures.hold(transaction);
    const names = TABLES.map(({ table }) => `'"${table}"'::regclass`).join(', ');
    const constraints = await run(`
      SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS text
      FROM pg_constraint WHERE contype = 'f' AND conrelid IN (${names})`);
    const indexes = await run(`
      SELECT pg_get_indexdef(indexrelid) AS text FROM pg_index WHERE indrelid IN (${names}) AND NOT indisunique AND NOT indisexclusion`);
    const removals = await run(`
      SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS text FROM pg_constraint WHERE contype = 'f' AND conrelid IN (${names})
      UNION ALL SELECT format('DROP INDEX %s', indexrelid::regclass) FROM pg_index WHERE indrelid IN (${names}) AND NOT indisunique AND NOT indisexclusion
      UNION ALL SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname) FROM pg_trigger
        WHERE tgrelid IN (${names}) AND tgname LIKE '%\\_history\\_insert'`);
    for (const { text } of removals) await run(text);
    const spans = await spansOf(transaction);
    for (const grown of TABLES) {
      onProgress(`growing ${grown.table} to ${times} times`);
      await run(await copyStatement(transaction, grown, times, spans));
      if (grown.numbers['id'] === undefined) continue;
      await run(
        `SELECT setval(pg_get_serial_sequence('"${grown.table}"', 'id'), max("id")) FROM "${grown.table}"`,
      );
    }
    for (const { text } of [...constraints, ...indexes]) {
      onProgress(text.slice(0, SHOWN));
      await run(text);
    }
    await run(`DO $$ DECLARE grown record; BEGIN
      FOR grown IN SELECT tgrelid::regclass AS owner, tgname FROM pg_trigger WHERE tgrelid IN (${names}) AND tgenabled = 'D' LOOP
        EXECUTE format('ALTER TABLE %s ENABLE TRIGGER %I', grown.owner, grown.tgname);
      END LOOP; END $$`);
  });
}

const SHOWN = 80;

/** What numbers of the tables' rows grow by from one copy to the next, and how many consortia, units and platforms there are. */
async function spansOf(transaction: Queryable): Promise<ReadonlyMap<string, number>> {
  const spans = new Map<string, number>();
  for (const { table, numbers, refs } of TABLES) {
    if (numbers['id'] === undefined) continue;
    const [row] = await transaction.query<{ most: number }>(
      rawSql(`SELECT max("id") AS most FROM "${table}"`),
    );
    spans.set(table, row?.most ?? 0);
    if (refs === undefined) continue;
    const at = refs.length + 1;
    const [last] = await transaction.query<{ most: number }>(
      rawSql(`SELECT max(substr("ref", ${at}, ${DIGITS})::int) + 1 AS most FROM "${table}"`),
    );
    spans.set(refs, Math.max(spans.get(refs) ?? 0, last?.most ?? 0));
  }
  return spans;
}

async function copyStatement(
  transaction: Queryable,
  { table, numbers, refs }: GrownTable,
  times: number,
  spans: ReadonlyMap<string, number>,
): Promise<string> {
  const columns = await transaction.query<{ name: string }>(sql`
    SELECT column_name::text AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = ${table}::text AND is_generated = 'NEVER' ORDER BY ordinal_position`);
  const values = columns.map(({ name }) => {
    const numbered = numbers[name];
    if (numbered !== undefined) return `"${name}" + copy * ${spans.get(numbered) ?? 0}`;
    if (name !== 'ref' || refs === undefined) return `"${name}"`;
    const at = refs.length + 1;
    return `'${refs}' || lpad((substr("ref", ${at}, ${DIGITS})::int + copy * ${spans.get(refs) ?? 0})::text, ${DIGITS}, '0') || substr("ref", ${at + DIGITS})`;
  });
  const into = columns.map(({ name }) => `"${name}"`).join(', ');
  return `INSERT INTO "${table}" (${into}) SELECT ${values.join(', ')} FROM "${table}" CROSS JOIN generate_series(1, ${times - 1}) AS copy`;
}
