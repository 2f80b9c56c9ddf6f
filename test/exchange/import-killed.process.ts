import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Connection } from '../../src/database/connection.ts';
import { openEmbedded } from '../../src/database/embedded.ts';
import { migrate } from '../../src/database/migrate.ts';
import { sql } from '../../src/database/statement.ts';
import { createTestDatabase, serversUnderTest } from '../test-database.ts';
import { CITY, folderOf, importFiles, temporaryFolder } from './folder.ts';

const BEFORE = { 'units.csv': 'unit_ref,name\nLOCAL:0,原有\n' };
const FOLDER = {
  'divisions.csv': CITY,
  'units.csv': `unit_ref,name\n${Array.from({ length: 3000 }, (_, index) => `LOCAL:${index},单位${index}\n`).join('')}`,
  'consortia.csv': 'consortium_ref,name,tier,division\nLOCAL:c,联合体,MUNICIPAL,330300\n',
  'memberships.csv': 'consortium_ref,unit_ref,role\nLOCAL:c,LOCAL:1,MEMBER\n',
};

async function killedImport(kind: Connection['kind'], place: string): Promise<void> {
  const script = join(import.meta.dirname, 'killed-import.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, await folderOf(FOLDER), kind, place], {
    stdio: 'inherit',
  });
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
}

async function contents(connection: Connection): Promise<object[]> {
  return connection.query(sql`
    SELECT (SELECT array_agg("name") FROM "Unit") AS units, (SELECT count(*)::int FROM "Consortium") AS consortia,
      (SELECT count(*)::int FROM "Membership") AS memberships, (SELECT count(*)::int FROM "Division") AS divisions`);
}
const AS_BEFORE = [{ units: ['原有'], consortia: 0, memberships: 0, divisions: 0 }];

it('an import that is killed leaves the embedded database as it was', async () => {
  const directory = await temporaryFolder();
  const before = await openEmbedded({ directory });
  await migrate(before, 'prisma/migrations');
  await importFiles(before, BEFORE);
  await before.close();
  await killedImport('embedded', directory);
  const after = await openEmbedded({ directory });
  expect(await contents(after)).toEqual(AS_BEFORE);
  await after.close();
}, 60_000);

it.each(serversUnderTest())(
  'an import that is killed leaves a server as it was',
  async () => {
    const { database, url, drop } = await createTestDatabase();
    try {
      await importFiles(database, BEFORE);
      await killedImport('postgresql', url ?? '');
      expect(await contents(database)).toEqual(AS_BEFORE);
    } finally {
      await drop();
    }
  },
  60_000,
);
