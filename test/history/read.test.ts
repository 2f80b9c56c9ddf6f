import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { keptTables } from '../../src/database/history/kept-tables.ts';
import { sql } from '../../src/database/statement.ts';
import { namedBy } from '../../src/resolvers/history/recorded-field.ts';
import { KEPT_RECORDS } from '../../src/resolvers/history/subject.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import type { Viewer } from '../../src/resolvers/request/viewer.ts';
import { ADMINISTRATOR, answer, ask, createGraph, refusals } from '../graph/ask.ts';
import { recordStatements } from '../test-database.ts';

const HISTORY = `query ($ref: String!, $first: Int, $after: String, $last: Int, $before: String, $filter: HistoryFilter) {
  unit(ref: $ref) { history(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor startCursor }
    nodes { committedAt actor role operation requestId reason record recordId version action
      fields { name before after beforeId afterId withheld } }
  } }
}`;
const STATE = `query ($ref: String!, $on: Date!) {
  unit(ref: $ref) { asRecorded(on: $on) { on record { ...recorded }
    belonging { totalCount nodes { ...recorded } } } }
}
fragment recorded on RecordedRecord { record recordId version actor fields { name value valueId withheld } }`;

const field = z.object({
  name: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  beforeId: z.string().nullable(),
  afterId: z.string().nullable(),
  withheld: z.boolean(),
});
const change = z.object({
  committedAt: z.string(),
  actor: z.string(),
  role: z.string().nullable(),
  operation: z.string().nullable(),
  requestId: z.string().nullable(),
  reason: z.string().nullable(),
  record: z.string(),
  recordId: z.string().nullable(),
  version: z.int().nullable(),
  action: z.string(),
  fields: z.array(field),
});
const page = z.object({
  unit: z.object({
    history: z.object({
      totalCount: z.int(),
      pageInfo: z.object({
        hasNextPage: z.boolean(),
        hasPreviousPage: z.boolean(),
        startCursor: z.string().nullable(),
        endCursor: z.string().nullable(),
      }),
      nodes: z.array(change),
    }),
  }),
});
const recorded = z.object({
  record: z.string(),
  recordId: z.string().nullable(),
  version: z.int().nullable(),
  actor: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      value: z.string().nullable(),
      valueId: z.string().nullable(),
      withheld: z.boolean(),
    }),
  ),
});
const state = z.object({
  unit: z.object({
    asRecorded: z
      .object({
        on: z.string(),
        record: recorded,
        belonging: z.object({ totalCount: z.int(), nodes: z.array(recorded) }),
      })
      .nullable(),
  }),
});

const OFFICER: Viewer = { ...ADMINISTRATOR, role: 'CITY_OFFICER', name: '温州', divisionCode: '330300' };
const REF = 'LOCAL:history';

describe('the history of a record', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let unitId: number;
  let today: string;

  async function change(mutation: string, reason?: string): Promise<void> {
    await answer(database, mutation, { viewer: OFFICER, variables: reason === undefined ? {} : { reason } });
  }

  beforeAll(async () => {
    ({ database, drop } = await createGraph());
    await change(
      `mutation { createUnit(input: { ref: "${REF}", name: "初名", kind: ENTERPRISE, registeredDivision: "330304" }, reason: "首次登记") { unit { id } } }`,
    );
    const [unit] = await database.query<{ id: number }>(sql`SELECT "id" FROM "Unit" WHERE "ref" = ${REF}`);
    unitId = unit?.id ?? 0;
    const id = encodeId('Unit', unitId);
    await change(
      `mutation { changeUnit(input: { id: "${id}", version: 1, name: "新名", kind: null }) { unit { id } } }`,
    );
    await database.query(
      sql`INSERT INTO "FinancialYear" ("unitId", "year", "revenue") VALUES (${unitId}::int, 2024, 12345678901234567890.123456)`,
    );
    await database.query(sql`UPDATE "Unit" SET "contactPhoneCipher" = '\\x0102' WHERE "id" = ${unitId}::int`);
    await database.query(sql`DELETE FROM "FinancialYear" WHERE "unitId" = ${unitId}::int`);
    const [day] = await database.query<{ today: string }>(
      sql`SELECT to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS today`,
    );
    today = day?.today ?? '';
  });
  afterAll(() => drop());

  async function history(variables: Record<string, unknown> = {}, viewer: Viewer = ADMINISTRATOR) {
    const asked = await answer(database, HISTORY, { viewer, variables: { ref: REF, ...variables } });
    return page.parse(asked).unit.history;
  }

  /** A list of units, each with its history and its state of today. */
  function listing(first: number): string {
    return `{ units(first: ${first}) { nodes {
      history(first: 3) { totalCount nodes { fields { name } } } asRecorded(on: "${today}") { record { version } } } } }`;
  }

  async function stateOn(on: string) {
    const asked = await answer(database, STATE, { viewer: ADMINISTRATOR, variables: { ref: REF, on } });
    return state.parse(asked).unit.asRecorded;
  }

  it('tells the newest first who did what, why, and which fields changed', async () => {
    const { nodes, totalCount } = await history();
    expect(totalCount).toBe(5);
    expect(nodes.map(({ record, action, version }) => [record, action, version])).toEqual([
      ['FinancialYear', 'REMOVED', 1],
      ['Unit', 'CHANGED', 3],
      ['FinancialYear', 'CREATED', 1],
      ['Unit', 'CHANGED', 2],
      ['Unit', 'CREATED', 1],
    ]);
    expect(nodes[3]).toMatchObject({
      actor: '温州',
      role: 'CITY_OFFICER',
      operation: 'changeUnit',
      recordId: encodeId('Unit', unitId),
    });
    // The former name is among them too where the product keeps it.
    const changed = nodes[3]?.fields.filter(({ name }) => name !== 'formerNames');
    expect(changed?.map(({ name, before, after }) => [name, before, after])).toEqual([
      ['kind', 'ENTERPRISE', null],
      ['name', '初名', '新名'],
    ]);
    expect(nodes[4]).toMatchObject({ operation: 'createUnit', reason: '首次登记' });
    expect(nodes[4]?.fields).toContainEqual(
      expect.objectContaining({ name: 'registeredDivision', before: null, after: '330304' }),
    );
  });

  it('shows amounts to the last digit, records by their ids, and personal data to nobody', async () => {
    const { nodes } = await history();
    expect(nodes[2]?.fields).toContainEqual(
      expect.objectContaining({ name: 'revenue', before: null, after: '12345678901234567890.123456' }),
    );
    expect(nodes[2]?.fields).toContainEqual(
      expect.objectContaining({ after: String(unitId), afterId: encodeId('Unit', unitId) }),
    );
    expect(nodes[0]?.fields).toContainEqual(
      expect.objectContaining({ name: 'revenue', before: '12345678901234567890.123456', after: null }),
    );
    expect(nodes[1]?.fields).toEqual([
      { name: 'contactPhone', before: null, after: null, beforeId: null, afterId: null, withheld: true },
    ]);
  });

  it('pages by cursors in both directions', async () => {
    const first = await history({ first: 2 });
    const second = await history({ first: 2, after: first.pageInfo.endCursor });
    const third = await history({ first: 2, after: second.pageInfo.endCursor });
    const all = await history();
    expect([...first.nodes, ...second.nodes, ...third.nodes]).toEqual(all.nodes);
    expect([first, second, third].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, true, false]);
    const back = await history({ last: 2, before: third.pageInfo.startCursor });
    expect(back.nodes).toEqual(second.nodes);
    expect(
      await refusals(database, HISTORY, { viewer: ADMINISTRATOR, variables: { ref: REF, after: 'x' } }),
    ).toEqual(['BAD_CURSOR']);
  });

  it('is narrowed by type and by days', async () => {
    expect((await history({ filter: { records: ['FinancialYear'] } })).totalCount).toBe(2);
    expect((await history({ filter: { from: today, until: today } })).totalCount).toBe(5);
    expect((await history({ filter: { until: '2020-01-01' } })).nodes).toEqual([]);
    const variables = { ref: REF, filter: { from: '2025-02-01', until: '2025-01-01' } };
    expect(await refusals(database, HISTORY, { viewer: ADMINISTRATOR, variables })).toEqual([
      'BAD_USER_INPUT',
    ]);
  });

  it('is for those with the right, where the record belongs', async () => {
    expect((await history({}, OFFICER)).totalCount).toBe(5);
    expect(await refusals(database, HISTORY, { variables: { ref: REF } })).toEqual(['UNAUTHENTICATED']);
    const viewer: Viewer = { ...OFFICER, divisionCode: '330100' };
    expect(await ask(database, HISTORY, { viewer, variables: { ref: REF } })).toMatchObject({
      data: { unit: { history: null } },
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    expect(await refusals(database, STATE, { variables: { ref: REF, on: today } })).toEqual([
      'UNAUTHENTICATED',
    ]);
  });

  it('takes as many statements for many records as for one', async () => {
    const statements = recordStatements(database);
    await answer(database, listing(1), { viewer: ADMINISTRATOR, alsoPlanned: false });
    const one = statements.length;
    await answer(database, listing(20), { viewer: ADMINISTRATOR, alsoPlanned: false });
    expect(statements.length - one).toBe(one);
    // The units, their changes, the counts of these, and the states.
    expect(one).toBe(4);
  });

  it('gives the state of a day, and none of a day before the record', async () => {
    const now = await stateOn(today);
    expect(now?.record).toMatchObject({ record: 'Unit', recordId: encodeId('Unit', unitId), version: 3 });
    expect(now?.record.fields).toContainEqual({
      name: 'name',
      value: '新名',
      valueId: null,
      withheld: false,
    });
    expect(now?.record.fields).toContainEqual({
      name: 'contactPhone',
      value: null,
      valueId: null,
      withheld: true,
    });
    expect(now?.belonging).toEqual({ totalCount: 0, nodes: [] });
    expect(await stateOn('2020-01-01')).toBeNull();
  });
});

describe('the states of earlier days', () => {
  let database: Database;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    ({ database, drop } = await createGraph());
    await database.query(
      sql`INSERT INTO "Unit" ("id", "ref", "name") VALUES (9001, 'LOCAL:old', 'first'), (9002, 'LOCAL:new', 'new')`,
    );
    await database.query(
      sql`INSERT INTO "Qualification" ("id", "unitId", "kind") VALUES (9001, 9001, 'HIGH_TECH')`,
    );
    await database.query(sql`UPDATE "Unit" SET "name" = 'second' WHERE "id" = 9001`);
    await database.query(sql`UPDATE "Qualification" SET "unitId" = 9002 WHERE "id" = 9001`);
    await database.query(sql`DELETE FROM "Unit" WHERE "id" = 9001`);
    // The five sets, sealed on days one after another, a minute before or after midnight in Shanghai.
    await database.query(sql`ALTER TABLE "ChangeSeal" DISABLE TRIGGER ALL`);
    await database.query(sql`
      UPDATE "ChangeSeal" SET "committedAt" = CASE (SELECT max("position") FROM "ChangeSeal") - "position"
        WHEN 4 THEN '2024-03-01T15:59:00Z' WHEN 3 THEN '2024-03-01T16:01:00Z' WHEN 2 THEN '2024-03-03T15:59:59Z'
        WHEN 1 THEN '2024-03-04T15:59:59Z' ELSE '2024-03-05T15:59:59Z' END::timestamptz
      WHERE "position" > (SELECT max("position") FROM "ChangeSeal") - 5`);
    await database.query(sql`ALTER TABLE "ChangeSeal" ENABLE TRIGGER ALL`);
  });
  afterAll(() => drop());

  async function stateOf(id: number, on: string) {
    const asked = await answer(
      database,
      `query ($id: ID!, $on: Date!) { state: recordedNode(id: $id, on: $on) {
        record { fields { name value } } belonging { nodes { record recordId } } } }`,
      { viewer: ADMINISTRATOR, variables: { id: encodeId('Unit', id), on } },
    );
    const { state: found } = z
      .object({
        state: z
          .object({
            record: z.object({
              fields: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
            }),
            belonging: z.object({ nodes: z.array(z.object({ record: z.string() })) }),
          })
          .nullable(),
      })
      .parse(asked);
    return (
      found && [
        found.record.fields.find(({ name }) => name === 'name')?.value,
        ...found.belonging.nodes.map(({ record }) => record),
      ]
    );
  }

  it.each([
    ['2024-02-29', null, null],
    ['2024-03-01', ['first'], ['new']],
    ['2024-03-02', ['first', 'Qualification'], ['new']],
    ['2024-03-03', ['second', 'Qualification'], ['new']],
    ['2024-03-04', ['second'], ['new', 'Qualification']],
    ['2024-03-05', null, ['new', 'Qualification']],
  ])('are those at the end of %s in Shanghai', async (on, old, other) => {
    expect([await stateOf(9001, on), await stateOf(9002, on)]).toEqual([old, other]);
  });

  it('are to be had by id for whoever may read every history', async () => {
    const query = `{ recordedNode(id: "${encodeId('Unit', 9001)}", on: "2024-03-02") { on } }`;
    expect(await refusals(database, query, { viewer: OFFICER })).toEqual(['FORBIDDEN']);
    const wrong = `{ recordedNode(id: "${encodeId('Membership', 1)}", on: "2024-03-02") { on } }`;
    expect(await refusals(database, wrong, { viewer: ADMINISTRATOR })).toEqual(['BAD_ID']);
  });
});

describe('what the graph says of the history', () => {
  let database: Database;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    ({ database, drop } = await createGraph());
  });
  afterAll(() => drop());

  it('names every type of record that the database keeps', async () => {
    const tables = await keptTables(database);
    expect([...KEPT_RECORDS].toSorted()).toEqual(tables.map(({ name }) => name).toSorted());
  });

  it('knows what every reference to a record names', async () => {
    const keys = await database.query<{ record: string; column: string; noun: string }>(sql`
      SELECT DISTINCT source.relname::text AS record, attribute.attname::text AS column, target.relname::text AS noun
      FROM pg_constraint reference
      JOIN pg_attribute attribute ON attribute.attrelid = reference.conrelid AND attribute.attnum = reference.conkey[1]
      JOIN pg_class target ON target.oid = reference.confrelid JOIN pg_class source ON source.oid = reference.conrelid
      WHERE reference.contype = 'f' AND target.relname <> 'Division' AND source.relname = ANY (${[...KEPT_RECORDS]}::text[])`);
    expect(keys.filter(({ record, column, noun }) => namedBy(record, column) !== noun)).toEqual([]);
    expect(keys.length).toBeGreaterThan(5);
  });
});
