import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import type { Connection } from '../src/database/connection.ts';
import { openEmbedded } from '../src/database/embedded.ts';
import { migrate } from '../src/database/migrate.ts';
import { connectPostgresql } from '../src/database/postgresql.ts';
import { loadReferenceRows } from '../src/database/reference.ts';
import { importTableSet } from '../src/exchange/import.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server to test against, or null for the embedded database. */
    serverUrl: string | null;
    /** A migrated database to copy: the name of a template, or the file of a dump. */
    template: string;
    /** The same with the divisions and the table set of test/graph in it. */
    graphTemplate: string;
  }
}

const GRAPH_TABLE_SET = join(import.meta.dirname, 'graph/table-set');
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
    const dumpTo = async (name: string) => {
      const dump = await connection.dump();
      const file = join(directory, name);
      await writeFile(file, Buffer.from(await dump.arrayBuffer()));
      return file;
    };
    await migrate(connection, MIGRATIONS);
    provide('serverUrl', null);
    provide('template', await dumpTo('template.tar'));
    await fillGraph(connection);
    provide('graphTemplate', await dumpTo('graph.tar'));
    await connection.close();
    return () => rm(directory, { recursive: true });
  }
  const template = `atlas_test_${randomBytes(4).toString('hex')}`;
  const graphTemplate = `${template}_graph`;
  const admin = new Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${template}`);
  await on(serverUrl, template, (connection) => migrate(connection, MIGRATIONS));
  await admin.query(`CREATE DATABASE ${graphTemplate} TEMPLATE ${template}`);
  await on(serverUrl, graphTemplate, fillGraph);
  provide('serverUrl', serverUrl);
  provide('template', template);
  provide('graphTemplate', graphTemplate);
  return async () => {
    await admin.query(`DROP DATABASE ${graphTemplate}`);
    await admin.query(`DROP DATABASE ${template}`);
    await admin.end();
  };
}

async function on(serverUrl: string, name: string, work: (connection: Connection) => Promise<unknown>) {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const connection = connectPostgresql(url.href);
  await work(connection);
  await connection.close();
}

/** Most tests of the graph read the same few records: they are imported once and not once a file. */
async function fillGraph(connection: Connection): Promise<void> {
  await loadReferenceRows(connection);
  const problems: string[] = [];
  const { committed } = await importTableSet(connection, GRAPH_TABLE_SET, {
    onProblem: ({ severity, file, line, message }) => problems.push(`${severity} ${file}:${line} ${message}`),
  });
  if (!committed) throw new Error(problems.join('\n'));
}
