import { beforeAll, expect, it } from 'vitest';
import { openEmbedded } from '../../src/database/embedded.ts';
import { sql } from '../../src/database/statement.ts';
import { folderOf, temporaryFolder } from '../exchange/folder.ts';
import { buildAtlas, runAtlas } from '../server/atlas-process.ts';

beforeAll(() => buildAtlas());

it('the command signs what it imports, tells the end of the history, verifies it and fails on a break', async () => {
  const directory = await temporaryFolder();
  const environment = { ATLAS_DATA_DIR: directory };
  const folder = await folderOf({ 'units.csv': 'unit_ref,name\nLOCAL:1,一\n' });
  const imported = await runAtlas(['import', folder, '--reason', '年度更新'], environment);
  expect(imported).toMatchObject({ status: 0 });
  const head = await runAtlas(['history', 'head'], environment);
  expect(head.stdout).toMatch(/^\d+:[0-9a-f]{64}\n$/);
  const anchor = head.stdout.trim();
  const whole = await runAtlas(['history', 'verify', '--anchor', anchor], environment);
  expect(whole).toMatchObject({ status: 0, stdout: expect.stringContaining('The history is whole') });

  const database = await openEmbedded({ directory });
  const [signed] = await database.query(sql`
    SELECT "operation", "reason", "actor" <> '' AS "isSigned" FROM "ChangeSet" ORDER BY "id" DESC LIMIT 1`);
  expect(signed).toEqual({ operation: 'atlas import', reason: '年度更新', isSigned: true });
  await database.query(sql`ALTER TABLE "Unit" DISABLE TRIGGER ALL`);
  await database.query(sql`UPDATE "Unit" SET "name" = '二'`);
  await database.query(sql`ALTER TABLE "Unit" ENABLE TRIGGER ALL`);
  await database.close();
  const broken = await runAtlas(['history', 'verify', '--json'], environment);
  expect(broken.status).toBe(1);
  expect(JSON.parse(broken.stdout)).toMatchObject({ holds: false, findings: [{ code: 'RECORD_DIFFERS' }] });
  const wrong = await runAtlas(['history', 'verify', '--anchor', '7'], environment);
  expect(wrong).toMatchObject({ status: 1, stderr: expect.stringContaining('POSITION:HASH') });
}, 120_000);
