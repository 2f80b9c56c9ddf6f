import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import type { Connection } from '../src/database/connection.ts';
import { migrate } from '../src/database/migrate.ts';
import { connectPostgresql } from '../src/database/postgresql.ts';
import { loadReferenceRows } from '../src/database/reference.ts';
import { loadSampleIfEmpty } from '../src/exchange/built-in-records.ts';
import { importTableSet } from '../src/exchange/import.ts';
import { embeddedTemplates } from './embedded-templates.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server to test against, or null for the embedded database. */
    serverUrl: string | null;
    /** A migrated database to copy: the name of a template, or the file of a dump. */
    template: string;
    /** The same with the divisions and the table set of test/graph in it. */
    graphTemplate: string;
    /** The same with the divisions, the official records and the sample data in it. */
    sampleTemplate: string;
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
    const kept = await embeddedTemplates({ migrations: MIGRATIONS, fillGraph, fillSample });
    // Copies of this run's own: another run may put newer templates in the place of those that are kept.
    const copied = async (name: string) => {
      const file = join(directory, `${name}.tar`);
      await copyFile(join(kept, `${name}.tar`), file);
      return file;
    };
    const [template, graph, sample] = await Promise.all([
      copied('template'),
      copied('graph'),
      copied('sample'),
    ]);
    provide('serverUrl', null);
    provide('template', template);
    provide('graphTemplate', graph);
    provide('sampleTemplate', sample);
    return () => rm(directory, { recursive: true });
  }
  const template = `atlas_test_${randomBytes(4).toString('hex')}`;
  const graphTemplate = `${template}_graph`;
  const sampleTemplate = `${template}_sample`;
  const admin = new Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${template}`);
  await on(serverUrl, template, (connection) => migrate(connection, MIGRATIONS));
  await admin.query(`CREATE DATABASE ${graphTemplate} TEMPLATE ${template}`);
  await admin.query(`CREATE DATABASE ${sampleTemplate} TEMPLATE ${template}`);
  await Promise.all([on(serverUrl, graphTemplate, fillGraph), on(serverUrl, sampleTemplate, fillSample)]);
  provide('serverUrl', serverUrl);
  provide('template', template);
  provide('graphTemplate', graphTemplate);
  provide('sampleTemplate', sampleTemplate);
  return async () => {
    await admin.query(`DROP DATABASE ${sampleTemplate}`);
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

/** The sample data take longest of all that tests begin with. */
async function fillSample(connection: Connection): Promise<void> {
  await loadReferenceRows(connection);
  await loadSampleIfEmpty(connection);
}
