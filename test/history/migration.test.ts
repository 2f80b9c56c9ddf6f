import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { verifyHistory } from '../../src/database/history/verify.ts';
import { databaseOver } from '../../src/database/database.ts';
import { openEmbedded } from '../../src/database/embedded.ts';
import { migrate } from '../../src/database/migrate.ts';
import { sql } from '../../src/database/statement.ts';
import { temporaryFolder } from '../exchange/folder.ts';
import { createTestDatabase } from '../test-database.ts';

const MIGRATIONS = 'prisma/migrations';

it('a database from before the history gets the state of its records as their first images', async () => {
  const before = await temporaryFolder();
  for (const name of await readdir(MIGRATIONS)) {
    if (name < '20261121000800' || name.endsWith('.toml')) {
      await cp(join(MIGRATIONS, name), join(before, name), { recursive: true });
    }
  }
  const database = databaseOver(await openEmbedded({ directory: undefined }));
  onTestFinished(() => database.close());
  await migrate(database, before);
  await database.query(sql`INSERT INTO "Unit" ("ref", "name") VALUES ('LOCAL:1', '原有')`);
  await database.query(sql`
    INSERT INTO "FinancialYear" ("unitId", "year", "revenue") SELECT "id", 2024, 12.5 FROM "Unit"`);
  await migrate(database, MIGRATIONS);
  expect(
    await database.query(sql`
      SELECT change_set."actor", change."record", change."recordKey", change."ownerRecord", change."action"::text,
        change."image" ->> 'name' AS name
      FROM "Change" change JOIN "ChangeSet" change_set ON change_set."id" = change."changeSetId" ORDER BY change."id"`),
  ).toEqual([
    {
      actor: 'migration',
      record: 'Unit',
      recordKey: '1',
      ownerRecord: 'Unit',
      action: 'CREATED',
      name: '原有',
    },
    {
      actor: 'migration',
      record: 'FinancialYear',
      recordKey: '1/2024',
      ownerRecord: 'Unit',
      action: 'CREATED',
      name: null,
    },
  ]);
  await database.query(sql`UPDATE "Unit" SET "name" = '新名'`);
  const { findings, changes } = await verifyHistory(database);
  expect({ findings, changes }).toEqual({ findings: [], changes: 3 });
}, 120_000);

it('takes a column that came later, and one that went, for what they are', async () => {
  const { database, drop } = await createTestDatabase();
  onTestFinished(drop);
  await database.query(sql`INSERT INTO "Unit" ("ref", "name") VALUES ('LOCAL:one', 'one')`);
  await database.query(sql`ALTER TABLE "Unit" ADD COLUMN "nickname" TEXT`);
  await database.query(sql`ALTER TABLE "Unit" ADD COLUMN "rating" TEXT DEFAULT 'new' NOT NULL`);
  await database.query(sql`ALTER TABLE "Unit" DROP COLUMN "correspondenceAddress"`);
  expect((await verifyHistory(database)).findings).toEqual([]);
  await database.query(sql`ALTER TABLE "Unit" DISABLE TRIGGER ALL`);
  await database.query(sql`UPDATE "Unit" SET "rating" = 'high'`);
  await database.query(sql`ALTER TABLE "Unit" ENABLE TRIGGER ALL`);
  expect((await verifyHistory(database)).findings).toMatchObject([
    { code: 'RECORD_DIFFERS', message: expect.stringMatching(/: rating$/) },
  ]);
});
