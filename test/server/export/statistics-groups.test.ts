import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { sql } from '../../../src/database/statement.ts';
import { createGraph } from '../../graph/ask.ts';
import { recordStatements } from '../../test-database.ts';
import { serve, type TestService } from '../test-server.ts';
import { readCsv, type TextRow } from './read-files.ts';

let database: Database;
let service: TestService;
let drop: () => Promise<void>;
/** More groups than two pages have room for. */
const FIELDS = 230;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  await database.query(sql`
    INSERT INTO "Consortium" ("ref", "name", "tier", "divisionCode", "industryField")
    SELECT 'LOCAL:g' || n, '联合体', 'MUNICIPAL', '330300', '产业' || n FROM generate_series(1, ${FIELDS}::int) AS n`);
  await database.query(sql`
    INSERT INTO "Project" ("ref", "name", "consortiumId")
    SELECT 'LOCAL:g' || "id", '项目', "id" FROM "Consortium" WHERE "ref" LIKE 'LOCAL:g%'`);
  service = await serve(database);
});
afterAll(async () => {
  await service.stop();
  await drop();
});

async function rowsOf(name: string, parameters: Record<string, string>): Promise<TextRow[]> {
  const search = new URLSearchParams(parameters).toString();
  const { status, text } = await service.fetch(`/export/${name}.csv?${search}`);
  expect(status).toBe(200);
  return readCsv(text);
}

it.each(['consortium-statistics', 'project-statistics'])(
  '%s of many pages come whole, each once',
  async (name) => {
    const rows = await rowsOf(name, { groupBy: 'INDUSTRY_FIELD', select: '{ count }' });
    const fields = rows.map((row) => row['industry_field']).filter((field) => field?.startsWith('产业'));
    expect(fields).toHaveLength(FIELDS);
    expect(new Set(fields).size).toBe(FIELDS);
  },
);

/** How many rows the units of some kinds make, and how many statements they take. */
async function cost(kinds: readonly string[]): Promise<{ rows: number; statements: number }> {
  const statements = recordStatements(database);
  const rows = await rowsOf('unit-statistics', { groupBy: 'KIND', filter: JSON.stringify({ kinds }) });
  return { rows: rows.length, statements: statements.length };
}

it('a page of groups takes as many statements as one group', async () => {
  const one = await cost(['ENTERPRISE']);
  const all = await cost(['ENTERPRISE', 'UNIVERSITY', 'RESEARCH_INSTITUTE']);
  expect([one.rows, all.rows]).toEqual([1, 3]);
  expect(all.statements).toBe(one.statements);
});
