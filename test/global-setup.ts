import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '../src/database/embedded.ts';
import { migrate } from '../src/database/migrate.ts';
import { connectPostgresql } from '../src/database/postgresql.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server to test against, or null for the embedded database. */
    serverUrl: string | null;
    /** A migrated database to copy: the name of a template, or the file of a dump. */
    template: string;
  }
}

const MIGRATIONS = join(import.meta.dirname, '../prisma/migrations');

/**
 * Migrates one database for all test files to copy: the suite runs on the embedded database, or on the PostgreSQL
 * server that TEST_DATABASE_URL names (its user must be allowed to create databases).
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const serverUrl = process.env['TEST_DATABASE_URL'];
  if (serverUrl === undefined) {
    const directory = await mkdtemp(join(tmpdir(), 'atlas-test-'));
    const connection = await openEmbedded({ directory: undefined });
    await migrate(connection, MIGRATIONS);
    const dump = await connection.pglite.dumpDataDir('none');
    const template = join(directory, 'template.tar');
    await writeFile(template, Buffer.from(await dump.arrayBuffer()));
    await connection.close();
    provide('serverUrl', null);
    provide('template', template);
    return () => rm(directory, { recursive: true });
  }
  const template = `atlas_test_${randomBytes(4).toString('hex')}`;
  const admin = new Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${template}`);
  const url = new URL(serverUrl);
  url.pathname = `/${template}`;
  const connection = connectPostgresql(url.href);
  await migrate(connection, MIGRATIONS);
  await connection.close();
  provide('serverUrl', serverUrl);
  provide('template', template);
  return async () => {
    await admin.query(`DROP DATABASE ${template}`);
    await admin.end();
  };
}
