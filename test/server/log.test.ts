import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { createLog } from '../../src/server/log.ts';
import { createGraph } from '../graph/ask.ts';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await createGraph());
});
afterAll(() => drop());

test('of a value that the database cannot take the log says so, and not the value', async () => {
  const lines: string[] = [];
  const log = createLog({ format: 'json', level: 'info' }, (line) => lines.push(line));
  const err = await database.query(sql`SELECT ${'a secret'}::text::date`).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(err).toMatchObject({ message: expect.stringContaining('a secret') });
  log.error({ err }, 'internal error');
  const [line] = lines;
  expect(line).toContain('the database cannot take a value');
  expect(line).toContain('22007');
  expect(line).toContain('log.test.ts');
  expect(line).not.toContain('a secret');
});

test.each(['json', 'text'] as const)(
  'of an error of the database the log (%s) names the constraint, and not the record that broke it',
  async (format) => {
    const lines: string[] = [];
    const log = createLog({ format, level: 'info' }, (line) => lines.push(line));
    const again = database.query(
      sql`INSERT INTO "Unit" ("ref", "name") SELECT "ref", "name" FROM "Unit" WHERE "ref" = 'LOCAL:lead-a'`,
    );
    const err = await again.then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(err).toMatchObject({ detail: expect.stringContaining('LOCAL:lead-a') });
    log.error({ err, requestId: 'r-1' }, 'internal error');
    const [line] = lines;
    expect(line).toContain('internal error');
    expect(line).toContain('r-1');
    expect(line).toContain('duplicate key value violates unique constraint');
    expect(line).not.toContain('LOCAL:lead-a');
    expect(line).not.toContain('甲牵头');
  },
);
