import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { inject, onTestFinished } from 'vitest';
import { type Database, databaseOver } from '../src/database/database.ts';
import { openEmbedded } from '../src/database/embedded.ts';
import { migrate } from '../src/database/migrate.ts';
import { PersonalDataKeys } from '../src/database/personal-data.ts';
import { connectPostgresql } from '../src/database/postgresql.ts';
import type { StatementRecord } from '../src/database/statement.ts';

/** What every test database encrypts personal data with. */
export const PERSONAL_DATA_KEYS = new PersonalDataKeys([Buffer.alloc(32, 7).toString('base64')]);

/** For `test.each`: the server that is tested against, or nothing, for what only a server can show. */
export function serversUnderTest(): string[] {
  const serverUrl = inject('serverUrl');
  return serverUrl === null ? [] : [serverUrl];
}

const TEMPLATES = { empty: 'template', graph: 'graphTemplate', sample: 'sampleTemplate' } as const;

/**
 * A migrated database of its own; `drop` ends it. Call it in beforeAll, drop in afterAll.
 *
 * @param content the rows in it: none, or the divisions with the table set of test/graph or with what the product comes with.
 */
export async function createTestDatabase(content: keyof typeof TEMPLATES = 'empty'): Promise<{
  database: Database;
  url: string | null;
  drop: () => Promise<void>;
}> {
  const serverUrl = inject('serverUrl');
  const template = inject(TEMPLATES[content]);
  if (serverUrl === null) {
    const loadDataDir = new Blob([await readFile(template)]);
    const database = databaseOver(
      await openEmbedded({ directory: undefined, loadDataDir }),
      PERSONAL_DATA_KEYS,
    );
    return { database, url: null, drop: () => database.close() };
  }
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  const admin = new Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const database = databaseOver(connectPostgresql(url.href), PERSONAL_DATA_KEYS);
  return {
    database,
    url: url.href,
    async drop() {
      await database.close();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}

/** A dump of a migrated embedded database, whatever is tested against. */
export async function migratedDump(): Promise<Blob> {
  if (inject('serverUrl') === null) return new Blob([await readFile(inject('template'))]);
  const embedded = await openEmbedded({ directory: undefined });
  await migrate(embedded, 'prisma/migrations');
  const dump = await embedded.dump();
  await embedded.close();
  return dump;
}

/** Every statement that a database is sent until the test ends. */
export function recordStatements(database: Database): StatementRecord[] {
  const statements: StatementRecord[] = [];
  onTestFinished(database.listen((statement) => statements.push(statement)));
  return statements;
}

/** The address of a database with nothing in it, no migration either, until the test ends. */
export async function bareDatabase(serverUrl: string): Promise<string> {
  const name = `atlas_test_${randomBytes(4).toString('hex')}`;
  const admin = new Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  onTestFinished(async () => {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  });
  return Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
}
