import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/database.ts';
import { verifyHistory } from '../../src/database/history/verify.ts';
import { sql } from '../../src/database/statement.ts';
import { temporaryFolder } from '../exchange/folder.ts';
import { buildAtlas, startAtlas } from '../server/atlas-process.ts';
import { createTestDatabase, serversUnderTest } from '../test-database.ts';

const ADMIN_KEY = 'an administrator of the tests';
const WRITERS = 100;
const ACKNOWLEDGED_BEFORE_THE_END = 60;

const created = z.object({
  data: z.object({
    createUnit: z.object({ unit: z.object({ id: z.string(), version: z.int() }) }),
  }),
});
const changed = z.object({
  data: z.object({ changeUnit: z.object({ unit: z.object({ version: z.int() }) }) }),
});

/** Asks a server and gives the answer; undefined where the server was gone before it had answered. */
async function send(url: string, query: string): Promise<unknown> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
      body: JSON.stringify({ query }),
    });
    return await response.json();
  } catch {
    return undefined;
  }
}

/** What a writer knows: the last version of its unit that the server acknowledged. */
interface Writer {
  readonly number: number;
  acknowledged: number;
}

/** Makes a unit and changes it again and again, name and place of registration at once, until the server is gone. */
async function write(url: string, writer: Writer, onAcknowledged: () => void): Promise<void> {
  const { number } = writer;
  const first = await send(
    url,
    `mutation { createUnit(input: { ref: "LOCAL:killed-${number}", name: "0", legalRepresentative: "0" }) { unit { id version } } }`,
  );
  if (first === undefined) return;
  const { unit } = created.parse(first).data.createUnit;
  writer.acknowledged = unit.version;
  onAcknowledged();
  for (;;) {
    const { acknowledged: version } = writer;
    const next = await send(
      url,
      `mutation { changeUnit(input: { id: "${unit.id}", version: ${version}, name: "${version}", legalRepresentative: "${version}" }) { unit { version } } }`,
    );
    if (next === undefined) return;
    writer.acknowledged = changed.parse(next).data.changeUnit.unit.version;
    onAcknowledged();
  }
}

/** Starts a server, kills it in the midst of the changes of a hundred writers, and gives what they know. */
async function killedChanges(environment: Record<string, string>): Promise<Writer[]> {
  const atlas = startAtlas(['serve'], {
    ATLAS_SAMPLE: 'off',
    ATLAS_LIMITS: 'off',
    ATLAS_ADMIN_KEY: ADMIN_KEY,
    ...environment,
  });
  const url = await atlas.served();
  const writers = Array.from({ length: WRITERS }, (_, number): Writer => ({ number, acknowledged: 0 }));
  let acknowledged = 0;
  let all: Promise<unknown> = Promise.resolve();
  const inTheMidst = new Promise<void>((resolve) => {
    all = Promise.all(
      writers.map((writer) =>
        write(url, writer, () => {
          acknowledged += 1;
          if (acknowledged === WRITERS + ACKNOWLEDGED_BEFORE_THE_END) resolve();
        }),
      ),
    );
  });
  await inTheMidst;
  atlas.child.kill('SIGKILL');
  await Promise.all([all, atlas.ended]);
  return writers;
}

/**
 * What is not as it must be: every acknowledged change is there, at most the one under way besides, each of them whole,
 * and the history with it.
 */
async function losses(database: Database, writers: readonly Writer[]): Promise<string[]> {
  const rows = await database.query<{
    number: number;
    name: string;
    other: string;
    version: number;
    changes: number;
  }>(sql`
    SELECT substring(unit."ref" FROM '\\d+$')::int AS number, unit."name", unit."legalRepresentative" AS other, unit."version",
      (SELECT count(*)::int FROM "Change" change JOIN "ChangeSeal" seal ON seal."changeSetId" = change."changeSetId"
       WHERE change."record" = 'Unit' AND change."recordKey" = unit."id"::text) AS changes
    FROM "Unit" unit`);
  const units = new Map(rows.map((row) => [row.number, row]));
  const wrong = writers.flatMap(({ number, acknowledged }) => {
    const unit = units.get(number);
    const version = unit?.version ?? 0;
    const isKept = version === acknowledged || version === acknowledged + 1;
    const written = String(version - 1);
    const isWhole = !unit || (unit.name === written && unit.other === written && unit.changes === version);
    return isKept && isWhole ? [] : [`${acknowledged} acknowledged, but ${JSON.stringify(unit)}`];
  });
  const { findings } = await verifyHistory(database);
  return [...wrong, ...findings.map(({ message }) => message)];
}

beforeAll(() => buildAtlas());

it('a server with the embedded database that is killed has kept what it acknowledged, and nothing by halves', async () => {
  const directory = await temporaryFolder();
  const writers = await killedChanges({ ATLAS_DATA_DIR: directory });
  const database = await openDatabase({ kind: 'embedded', directory });
  try {
    expect(await losses(database, writers)).toEqual([]);
  } finally {
    await database.close();
  }
}, 120_000);

it.each(serversUnderTest())(
  'so has a server with PostgreSQL',
  async () => {
    const { database, url, drop } = await createTestDatabase();
    try {
      const writers = await killedChanges({ DATABASE_URL: url ?? '' });
      expect(await losses(database, writers)).toEqual([]);
    } finally {
      await drop();
    }
  },
  120_000,
);
