import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { rawSql, sql } from '../../src/database/statement.ts';
import { mutationsOf, RECORD_KINDS } from '../../src/resolvers/changes/records/kinds.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import { createGraph } from '../graph/ask.ts';
import { LIVES, makeParents, type Parents } from './every-kind.ts';
import { faults, numberOf, send, sent } from './send.ts';

let database: Database;
let drop: () => Promise<void>;
let parents: Parents;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  parents = await makeParents(database);
});
afterAll(() => drop());

/** What the history keeps of a row, latest last. */
function historyOf(kind: string, id: number) {
  return database.query<{ action: string; operation: string; image: Record<string, unknown> }>(sql`
    SELECT change."action", change_set."operation", change."image" FROM "Change" change
    JOIN "ChangeSet" change_set ON change_set."id" = change."changeSetId"
    WHERE change."record" = ${kind} AND (change."image" ->> 'id')::int = ${id}::int ORDER BY change."id"`);
}

async function rowOf(kind: string, id: number): Promise<Record<string, unknown> | undefined> {
  const [found] = await database.query<{ row: Record<string, unknown> }>(
    sql`SELECT to_jsonb(kept) AS row FROM ${rawSql(`"${kind}"`)} AS kept WHERE "id" = ${id}::int`,
  );
  return found?.row;
}

const namesOf = (kind: string) => {
  const found = RECORD_KINDS.find(({ name }) => name === kind);
  if (!found) throw new Error(`there are no mutations of ${kind}`);
  const needed = Object.entries(found.fields).flatMap(([name, { required, fixed }]) =>
    required && !fixed ? [name] : [],
  );
  return { ...mutationsOf(found), endColumn: found.end?.column, needed };
};

it('is told for every kind of record, none of which stays for ever', () => {
  for (const kind of RECORD_KINDS) expect(kind.end ?? kind.removal).toBeDefined();
  const told = [...LIVES.map(({ kind }) => kind), 'Unit'];
  expect(told.toSorted()).toEqual(RECORD_KINDS.map(({ name }) => name).toSorted());
});

describe.each(LIVES)('the life of a $kind', ({ kind, made, changed, columns }) => {
  const names = namesOf(kind);
  let id: string;
  let version = 1;

  beforeAll(async () => {
    ({ id } = await sent(database, names.create, made(parents)));
  });

  it('begins at version 1, submitted, with a first entry of its history', async () => {
    const row = await rowOf(kind, numberOf(id));
    expect(row).toMatchObject({ version: 1, origin: 'SUBMITTED', sourceDocument: null });
    expect(await historyOf(kind, numberOf(id))).toEqual([
      { action: 'CREATED', operation: names.create, image: row },
    ]);
  });

  it.each(names.needed)('refuses to be without its %s', async (field) => {
    const { record, userErrors } = await send(database, names.change ?? '', { id, version, [field]: null });
    expect(record).toBeNull();
    expect(userErrors).toEqual([
      { field: ['input', field], code: 'REQUIRED', message: 'This cannot be left out.' },
    ]);
  });

  it.each(changed ? [names.change ?? ''] : [])(
    'is changed by %s in what is named and nothing else',
    async (change) => {
      const before = await rowOf(kind, numberOf(id));
      const record = await sent(database, change, { id, version, ...changed });
      expect(record).toEqual({ id, version: 2 });
      version = 2;
      const row = await rowOf(kind, numberOf(id));
      expect(row).toMatchObject({ ...columns, version: 2 });
      expect((await historyOf(kind, numberOf(id))).at(-1)).toEqual({
        action: 'CHANGED',
        operation: change,
        image: row,
      });
      const touched = Object.keys(row ?? {}).filter(
        (column) => JSON.stringify(row?.[column]) !== JSON.stringify(before?.[column]),
      );
      expect(Object.keys({ ...columns, version })).toEqual(expect.arrayContaining(touched));
    },
  );

  it('refuses a stale version, an id of another kind and one of nothing', async () => {
    const mutation = names.change ?? names.remove ?? '';
    const stale = await send(database, mutation, { id, version: version + 1, ...changed });
    expect(stale.userErrors.map(({ code }) => code)).toEqual(['STALE_VERSION']);
    expect(stale.record).toEqual({ id, version });
    const other = encodeId(kind === 'Note' ? 'Report' : 'Note', 1);
    expect(await faults(database, mutation, { id: other, version, ...changed })).toEqual(['id BAD_ID']);
    const nothing = encodeId(kind, 99_999_999);
    expect(await faults(database, mutation, { id: nothing, version, ...changed })).toEqual(['id NOT_FOUND']);
  });

  it.each(names.end ? [names.end] : [])(
    'is ended by %s on a day and keeps its row, or takes that back',
    async (end) => {
      const { endColumn = '' } = names;
      const ended = await sent(database, end, { id, version, on: '2026-12-31' });
      expect(ended.version).toBe(version + 1);
      expect(await rowOf(kind, numberOf(id))).toMatchObject({ [endColumn]: '2026-12-31' });
      const back = await sent(database, end, { id, version: version + 1, on: null });
      expect(await rowOf(kind, numberOf(id))).toMatchObject({ [endColumn]: null });
      ({ version } = back);
    },
  );

  it.each(names.remove ? [names.remove] : [])(
    'is taken by %s from its table and not from its history',
    async (remove) => {
      const before = await rowOf(kind, numberOf(id));
      expect(await send(database, remove, { id, version })).toEqual({
        record: null,
        userErrors: [],
      });
      expect(await rowOf(kind, numberOf(id))).toBeUndefined();
      expect((await historyOf(kind, numberOf(id))).at(-1)).toEqual({
        action: 'REMOVED',
        operation: remove,
        image: before,
      });
    },
  );
});
