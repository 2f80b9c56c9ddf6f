import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { backUpTo, restoreFrom } from '../../src/commands/backup-commands.ts';
import { BackupError } from '../../src/database/backup.ts';
import type { Database } from '../../src/database/database.ts';
import { rawSql, sql } from '../../src/database/statement.ts';
import { ADMINISTRATOR, answer, createGraph } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';

const silent = () => undefined;
const CREATE = `mutation ($input: CreateUnitInput!) { createUnit(input: $input) { unit { ref } userErrors { code } } }`;

async function emptyDatabase(): Promise<Database> {
  const created = await createTestDatabase();
  onTestFinished(created.drop);
  return created.database;
}

describe('a backup', () => {
  let database: Database;
  let drop: () => Promise<void>;
  /** Has no rows, and what is refused leaves it so. */
  let untouched: Database;
  let dropUntouched: () => Promise<void>;
  let folder: string;
  let file: string;

  beforeAll(async () => {
    ({ database, drop } = await createGraph());
    folder = await mkdtemp(join(tmpdir(), 'atlas-backup-'));
    file = join(folder, 'first.backup.gz');
    await answer(database, CREATE, {
      viewer: ADMINISTRATOR,
      variables: { input: { ref: 'LOCAL:backed-up', name: '备份\t换行\\n"引号"' } },
    });
    await backUpTo(database, file, silent);
    ({ database: untouched, drop: dropUntouched } = await createTestDatabase());
  });
  afterAll(async () => {
    await drop();
    await dropUntouched();
    await rm(folder, { recursive: true });
  });

  it('gives the same rows in every table, and is its owner’s alone', async () => {
    const other = await emptyDatabase();
    const counts = await restoreFrom(other, file, silent);
    expect(counts).toMatchObject({ Unit: 11, ChangeSeal: 3 });
    for (const table of Object.keys(counts)) {
      const rows = sql`SELECT to_jsonb(kept)::text AS "row" FROM ${rawSql(`"${table}"`)} kept ORDER BY 1`;
      expect({ table, rows: await other.query(rows) }).toEqual({ table, rows: await database.query(rows) });
    }
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('leaves a database that goes on where the other was: numbers, triggers, references and history', async () => {
    const other = await emptyDatabase();
    await restoreFrom(other, file, silent);
    const created = await answer(other, CREATE, {
      viewer: ADMINISTRATOR,
      variables: { input: { ref: 'LOCAL:after', name: 'after' } },
    });
    expect(created).toMatchObject({ createUnit: { unit: { ref: 'LOCAL:after' }, userErrors: [] } });
    const [last] = await other.query(sql`
      SELECT "position"::int, "recordKey" = (SELECT max("id")::text FROM "Unit") AS newest,
        "hash" = change_set_hash("ChangeSeal"."changeSetId", "position", "committedAt", "previousHash") AS sound
      FROM "ChangeSeal" JOIN "Change" USING ("changeSetId") ORDER BY "position" DESC LIMIT 1`);
    expect(last).toEqual({ position: 4, newest: true, sound: true });
    await expect(other.query(sql`DELETE FROM "Division" WHERE "code" = '330300'`)).rejects.toThrow(
      /foreign key/,
    );
  });

  it('is of one moment, whatever is written meanwhile', async () => {
    const path = join(folder, 'meanwhile.backup.gz');
    const before = await database.query(sql`SELECT count(*)::int FROM "Unit"`);
    let written: Promise<unknown> | undefined;
    const counts = await backUpTo(database, path, () => {
      written ??= answer(database, CREATE, {
        viewer: ADMINISTRATOR,
        variables: { input: { ref: 'LOCAL:meanwhile', name: 'meanwhile' } },
      });
    });
    await written;
    expect(before).toEqual([{ count: counts['Unit'] }]);
  });

  it('is put into no database that has rows', async () => {
    await expect(restoreFrom(database, file, silent)).rejects.toThrow(/has rows already/);
  });

  it.each<[string, (text: string) => Buffer, RegExp]>([
    ['cut short', (text) => gzipSync(text.slice(0, text.length / 2)), /cut short/],
    ['cut short in its compressed form', (text) => gzipSync(text).subarray(0, 2000), /cut short/],
    ['without one of its rows', (text) => gzipSync(text.replace(/row\t.*\n/, '')), /cut short/],
    ['something else', () => gzipSync('ref,name\n'), /is no backup/],
    ['not compressed', (text) => Buffer.from(text), /is no backup/],
    [
      'of a newer version',
      (text) => gzipSync(text.replace('"columns":["', '"columns":["notYetInvented","')),
      /does not know .*notYetInvented/,
    ],
  ])('that is %s is refused and changes nothing', async (_, spoil, words) => {
    const path = join(folder, 'spoilt.backup.gz');
    await writeFile(path, spoil(gunzipSync(await readFile(file)).toString('utf8')));
    const restoring = restoreFrom(untouched, path, silent);
    await expect(restoring).rejects.toThrow(BackupError);
    await expect(restoring).rejects.toThrow(words);
    expect(await untouched.query(sql`SELECT FROM "Unit" UNION ALL SELECT FROM "ChangeSet" LIMIT 1`)).toEqual(
      [],
    );
    const [silenced] = await untouched.query(sql`SELECT count(*)::int FROM pg_trigger WHERE tgenabled = 'D'`);
    expect(silenced).toEqual({ count: 0 });
  });

  it('leaves the unfinished file of another alone', async () => {
    const path = join(folder, 'taken.backup.gz');
    await writeFile(`${path}.unfinished`, 'under way');
    await expect(backUpTo(database, path, silent)).rejects.toThrow(/is there already/);
    expect(await readFile(`${path}.unfinished`, 'utf8')).toBe('under way');
  });

  it('whose file cannot be is refused in words', async () => {
    await expect(backUpTo(database, join(folder, 'no/such/folder'), silent)).rejects.toThrow(
      /cannot be found/,
    );
    await expect(restoreFrom(database, join(folder, 'no-such-file'), silent)).rejects.toThrow(
      /cannot be found/,
    );
  });
});
