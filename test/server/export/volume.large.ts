import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { loadReferenceRows } from '../../../src/database/reference.ts';
import { sql } from '../../../src/database/statement.ts';
import { addManyRows, MANY } from '../../graph/many-rows.ts';
import { createTestDatabase, recordStatements } from '../../test-database.ts';
import { serve, type TestService } from '../test-server.ts';
import { queryParquet, readCsv, readNdjson, readXlsx } from './read-files.ts';

let database: Database;
let service: TestService;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase());
  await loadReferenceRows(database);
  await addManyRows(database);
  service = await serve(database);
}, 240_000);
afterAll(async () => {
  await service.stop();
  await drop();
});

const open = (path: string, signal?: AbortSignal): Promise<Response> =>
  fetch(`${service.url}/export/${path}`, { ...(signal && { signal }) });

async function file(path: string): Promise<Uint8Array> {
  return new Uint8Array(await (await open(path)).arrayBuffer());
}

const refs = (rows: readonly Record<string, string | null>[]) => rows.map(({ ref }) => ref);

/** The most memory that was in use while a file was read and thrown away. */
async function peak(path: string): Promise<number> {
  let most = 0;
  const { body } = await open(path);
  for await (const chunk of body ?? []) {
    if (chunk.length === 0) continue;
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    most = Math.max(most, heapUsed + arrayBuffers);
  }
  return most;
}

describe(`${MANY} units`, () => {
  it('come whole in every format, each once', async () => {
    // All first: while this process reads a file, it answers nobody.
    const csvText = new TextDecoder().decode(await file('units.csv'));
    const ndjsonText = new TextDecoder().decode(await file('units.ndjson'));
    const parquet = await file('units.parquet');
    const xlsx = await file('units.xlsx');
    const csv = refs(readCsv(csvText));
    expect(new Set(csv).size).toBe(MANY);
    expect(csv).toEqual(csv.toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1)));
    expect(refs(readNdjson(ndjsonText))).toEqual(csv);
    expect(refs(await queryParquet(parquet))).toEqual(csv);
    expect(refs(await readXlsx(xlsx))).toEqual(csv);
  }, 240_000);

  it('are read from the database no faster than the client takes them, and no further once it has gone', async () => {
    const statements = recordStatements(database);
    const abort = new AbortController();
    const response = await open('units.ndjson', abort.signal);
    let before = -1;
    while (before !== statements.length) {
      before = statements.length;
      await wait(700);
    }
    // There are 200 pages of four statements each. Sockets hold some, and the rest waits for the client.
    expect(statements.length).toBeLessThan(700);
    abort.abort();
    await response.body?.cancel().catch(() => undefined);
    await wait(700);
    expect(statements.length - before).toBeLessThan(10);
  });

  it('are streamed without memory that grows with them', async () => {
    await peak('units.ndjson');
    const few = await peak(`units.ndjson?filter=${encodeURIComponent('{"kinds":["UNIVERSITY"]}')}`);
    const all = await peak('units.ndjson');
    expect((all - few) / 2 ** 20).toBeLessThan(150);
  }, 120_000);
});

describe('an export that fails on its way', () => {
  it('breaks the connection, so that nobody takes a part for the whole', async () => {
    const response = await open('units.ndjson');
    const reader = response.body?.getReader();
    await reader?.read();
    await database.query(sql`ALTER TABLE "Unit" RENAME COLUMN "kind" TO "sort"`);
    const readAll = async (): Promise<void> => {
      for (let step = await reader?.read(); step?.done === false; step = await reader?.read());
    };
    await expect(readAll()).rejects.toThrow('terminated');
    await database.query(sql`ALTER TABLE "Unit" RENAME COLUMN "sort" TO "kind"`);
  });
});

describe('a consortium with more members than a page', () => {
  it('is exported with all of them', async () => {
    await database.query(sql`
      INSERT INTO "Membership" ("consortiumId", "unitId", "role")
      SELECT consortium."id", unit."id", 'MEMBER' FROM "Consortium" consortium
      JOIN "Unit" unit ON unit."id" BETWEEN 1000 AND 1249 WHERE consortium."ref" = 'LOCAL:m7'
      ON CONFLICT DO NOTHING`);
    const rows = readCsv(await (await open('memberships.csv?search=LOCAL:m7')).text());
    const members = rows.filter((row) => row['consortium_ref'] === 'LOCAL:m7').map((row) => row['unit_ref']);
    expect(members.length).toBeGreaterThanOrEqual(254);
    expect(new Set(members).size).toBe(members.length);
  });
});
