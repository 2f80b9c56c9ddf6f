import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { createApiKey } from '../../src/server/api-keys.ts';
import { createGraph } from '../graph/ask.ts';
import { redisUnderTest } from '../redis-under-test.ts';
import { createTestDatabase, recordStatements } from '../test-database.ts';
import { serve, type TestService } from './test-server.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
});
afterAll(() => drop());

async function start(config: Parameters<typeof serve>[1] = {}, clock?: () => Date): Promise<TestService> {
  const service = await serve(database, config, undefined, undefined, clock);
  onTestFinished(() => service.stop());
  return service;
}

/** Has a plan. */
const LIST =
  '{ consortia(first: 3) { nodes { ref name memberCount lead { name } } pageInfo { endCursor } } }';
/** Is resolved. */
const STATISTICS = '{ unitStatistics(groupBy: [KIND]) { nodes { count } } }';

/** Asks as often as it takes to be kept, and says what is sent to the database from then on. */
async function askedOften({ post }: TestService, query: string): Promise<string> {
  await post({ query });
  await post({ query });
  return (await post({ query })).text;
}

/** The answers of a service so far, by where they came from. */
async function sources({ fetch }: TestService): Promise<Record<string, number>> {
  const { text } = await fetch('/metrics');
  const lines = text.matchAll(/^atlas_answers_total\{source="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...lines].map(([, source, number]) => [source, Number(number)]));
}

describe('a planned query', () => {
  it('is one statement, kept from its second asking on, and then one look at the version of the data', async () => {
    const service = await start();
    const statements = recordStatements(database);
    const first = await service.post({ query: LIST });
    expect(statements).toHaveLength(1);
    await service.post({ query: LIST });
    await expect.poll(() => statements.length).toBe(1 + 3);
    const third = await service.post({ query: LIST });
    expect(statements).toHaveLength(1 + 3 + 1);
    expect(third.text).toBe(first.text);
    expect(await sources(service)).toEqual({ planned: 2, kept: 1 });
  });
});

describe('what is kept', () => {
  it.each([
    ['planned', LIST, (text: string) => text.includes('改名')],
    [
      'resolved',
      '{ consortium(ref: "LOCAL:con-b") { name notes { id } } }',
      (text: string) => text.includes('改名'),
    ],
  ])('is no longer given after a change: %s', async (_kind, query, isChanged) => {
    const service = await start();
    const before = await askedOften(service, query);
    expect(isChanged(before)).toBe(false);
    const [row] = await database.query<{ name: string }>(
      sql`SELECT "name" FROM "Consortium" WHERE "ref" = 'LOCAL:con-b'`,
    );
    await database.query(sql`UPDATE "Consortium" SET "name" = '改名' WHERE "ref" = 'LOCAL:con-b'`);
    expect(isChanged((await service.post({ query })).text)).toBe(true);
    await database.query(sql`UPDATE "Consortium" SET "name" = ${row?.name} WHERE "ref" = 'LOCAL:con-b'`);
    expect((await service.post({ query })).text).toBe(before);
  });

  it('is no longer given after a table was emptied, or once a change under way is done', async () => {
    const service = await start();
    const query = '{ consortium(ref: "LOCAL:con-a") { notes { id } } }';
    await database.query(
      sql`INSERT INTO "Note" ("consortiumId", "textZh", "textEn") SELECT "id", '说明', 'a note' FROM "Consortium" WHERE "ref" = 'LOCAL:con-a'`,
    );
    expect(await askedOften(service, query)).toContain('"id"');
    await database.query(sql`TRUNCATE "Note"`);
    expect((await service.post({ query })).text).not.toContain('"id"');
  });

  it('is another for other variables, other days and other viewers', async () => {
    let day = new Date('2025-07-01T04:00:00Z');
    const service = await start({}, () => day);
    const query = 'query Ask($ref: String!) { consortium(ref: $ref) { memberCount teamMembers { name } } }';
    const ask = async (ref: string, key?: string) =>
      (
        await service.post(
          { query, variables: { ref } },
          key === undefined ? {} : { authorization: `Bearer ${key}` },
        )
      ).text;
    const key = await createApiKey(database, { name: 'all', role: 'ADMINISTRATOR', expiresAt: null });
    const open = await ask('LOCAL:con-a');
    expect(open).toContain('"notices"');
    expect(await ask('LOCAL:con-a')).toBe(open);
    expect(await ask('LOCAL:con-a', key)).not.toContain('"notices"');
    expect(await ask('LOCAL:con-b')).not.toBe(open);
    day = new Date('2005-07-01T04:00:00Z');
    expect(await ask('LOCAL:con-a')).not.toBe(open);
  });

  it('is not what has errors', async () => {
    const service = await start();
    const query = '{ consortia(first: 1) { nodes { compliance(policy: "nowhere") { verdict } } } }';
    await askedOften(service, query);
    expect(await sources(service)).toEqual({ resolved: 3 });
  });

  it('is resolved once by many who ask it at one time', async () => {
    const service = await start();
    const answers = await Promise.all(Array.from({ length: 8 }, () => service.post({ query: STATISTICS })));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await sources(service)).toEqual({ resolved: 1, kept: 7 });
  });

  it('is nothing where no memory is given to it', async () => {
    const service = await start({ responseCacheMegabytes: 0 });
    await askedOften(service, LIST);
    await askedOften(service, STATISTICS);
    expect(await sources(service)).toEqual({ planned: 3, resolved: 3 });
  });

  it.each(redisUnderTest())('is shared with other instances', async (redisUrl) => {
    const { database: own, drop: dropOwn } = await createTestDatabase('graph');
    onTestFinished(dropOwn);
    const one = await serve(own, { redisUrl });
    const answer = await one.post({ query: STATISTICS });
    const askAnother = async () => {
      const other = await serve(own, { redisUrl });
      const { text } = await other.post({ query: STATISTICS });
      const from = await sources(other);
      await other.stop();
      return [text, from];
    };
    await expect.poll(askAnother).toEqual([answer.text, { shared: 1 }]);
    await one.stop();

    const redis = new Redis(redisUrl);
    onTestFinished(() => redis.disconnect());
    for (const key of await redis.keys('atlas:answer:*')) {
      const { data } = z.object({ data: z.unknown() }).parse(JSON.parse(answer.text));
      if ((await redis.get(key))?.includes(JSON.stringify(JSON.stringify(data)).slice(1, -1))) {
        await redis.set(key, 'cut short {', 'EX', 60);
      }
    }
    expect(await askAnother()).toEqual([answer.text, { resolved: 1 }]);
  });
});

describe('a GET request', () => {
  it('is answered 304 while the client has the answer', async () => {
    const { fetch } = await start({ limits: { operation: 1000, publicPerMinute: 1000, keyPerMinute: 1 } });
    const path = `/graphql?query=${encodeURIComponent(LIST)}`;
    const first = await fetch(path);
    const etag = first.headers.get('etag') ?? '';
    expect([first.status, etag, first.headers.get('cache-control')]).toEqual([
      200,
      expect.stringMatching(/^W\/".{22}"$/),
      'no-cache',
    ]);
    const again = await fetch(path, { headers: { 'if-none-match': `"other", ${etag}` } });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    await database.query(sql`UPDATE "Consortium" SET "name" = "name" || '新' WHERE "ref" = 'LOCAL:con-a'`);
    const changed = await fetch(path, { headers: { 'if-none-match': etag } });
    await database.query(
      sql`UPDATE "Consortium" SET "name" = rtrim("name", '新') WHERE "ref" = 'LOCAL:con-a'`,
    );
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  it('with errors has no tag', async () => {
    const { fetch } = await start();
    const { headers } = await fetch('/graphql?query=%7Bnothing%7D');
    expect([headers.get('etag'), headers.get('cache-control')]).toEqual([null, 'no-store']);
  });
});
