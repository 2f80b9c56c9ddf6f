import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { baseBackup, createPostgresql, postgresqlFolder, serverIn } from '../../deploy/local/postgresql.ts';
import { openDatabase } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { rawSql, sql } from '../../src/database/statement.ts';
import { MIGRATIONS_DIRECTORY } from '../../src/package-files.ts';
import { noteRow } from '../faults/row.ts';
import { runAtlas } from '../server/atlas-process.ts';
import { ADMIN_KEY, serve } from '../server/test-server.ts';

const ARCHIVED_MS = 20_000;
const CREATE = `mutation ($input: CreateUnitInput!) { createUnit(input: $input) { unit { ref } userErrors { code } } }`;

it('goes back to a moment from a base backup and the log since, as docs/reliability.md says', async ({
  task,
}) => {
  const folder = await postgresqlFolder(await mkdtemp(join(tmpdir(), 'atlas-time-')));
  const log = await postgresqlFolder(join(folder, 'log'));
  const primary = await createPostgresql(join(folder, 'primary'), {
    archive_mode: 'on',
    archive_command: `test ! -f ${log}/%f && cp %p ${log}/%f.part && mv ${log}/%f.part ${log}/%f`,
    archive_timeout: '60',
  });
  await primary.start();
  onTestFinished(() => rm(folder, { recursive: true }));
  const database = await openDatabase({ kind: 'postgresql', url: primary.url });
  await migrate(database, MIGRATIONS_DIRECTORY);
  await loadReferenceRows(database);
  const service = await serve(database);
  const create = async (name: string): Promise<void> => {
    const input = { ref: `LOCAL:${name}`, name };
    const headers = { authorization: `Bearer ${ADMIN_KEY}` };
    expect(await service.post({ query: CREATE, variables: { input } }, headers)).toMatchObject({
      status: 200,
      data: { createUnit: { userErrors: [] } },
    });
  };

  await create('before-the-backup');
  await baseBackup(primary, join(folder, 'base'));
  await create('before-the-moment');
  const head = await runAtlas(['history', 'head'], { DATABASE_URL: primary.url });
  const [moment] = await database.query<{ at: string; position: string }>(sql`SELECT now()::text AS "at"`);
  await wait(100);
  await create('after-the-moment');
  await database.query(sql`${rawSql('TRUNCATE "Unit" CASCADE')}`);
  const [last] = await database.query<{ file: string }>(
    sql`SELECT pg_walfile_name(pg_current_wal_lsn()) AS "file"`,
  );
  await database.query(sql`SELECT pg_switch_wal()`);
  const archived = async () => {
    const [row] = await database.query<{ done: boolean }>(
      sql`SELECT last_archived_wal >= ${last?.file} AS "done" FROM pg_stat_archiver`,
    );
    return row?.done;
  };
  await expect.poll(archived, { timeout: ARCHIVED_MS }).toBe(true);
  await service.stop();
  await database.close();
  await primary.stop('immediate');

  const began = performance.now();
  await writeFile(join(folder, 'base/recovery.signal'), '');
  const restored = await serverIn(join(folder, 'base'), {
    restore_command: `cp ${log}/%f %p`,
    recovery_target_time: moment?.at ?? '',
    recovery_target_action: 'promote',
  });
  await restored.start();
  const again = await openDatabase({ kind: 'postgresql', url: restored.url });
  onTestFinished(async () => {
    await again.close();
    await restored.stop('immediate');
  });
  const isPrimary = async () => again.query(sql`SELECT pg_is_in_recovery() AS "recovering"`);
  await expect.poll(isPrimary, { timeout: ARCHIVED_MS }).toEqual([{ recovering: false }]);
  const recovery = performance.now() - began;
  expect(await again.query(sql`SELECT "name" FROM "Unit" ORDER BY "id"`)).toEqual([
    { name: 'before-the-backup' },
    { name: 'before-the-moment' },
  ]);
  const anchor = head.stdout.trim();
  expect(
    await runAtlas(['history', 'verify', '--anchor', anchor], { DATABASE_URL: restored.url }),
  ).toMatchObject({ status: 0 });
  noteRow(task, {
    kind: 'fault',
    sent: 'Every unit deleted past the API (TRUNCATE); the server taken back to a moment before it',
    came: `the two units of that moment, and "history verify --anchor ${anchor.split(':')[0]}:…" finds nothing changed`,
    recovery,
  });
});
