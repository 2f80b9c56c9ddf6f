import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { type Sql, sql } from '../../src/database/statement.ts';
import { keptDivisions, readDivisions } from '../../src/resolvers/request/division-rows.ts';
import { createTestDatabase, recordStatements } from '../test-database.ts';
import { answer, planOf } from './ask.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('graph'));
});
afterAll(() => drop());

const LONGGANG = '330383';

it('are those of the table, and the same as long as no place changes', async () => {
  const divisions = await keptDivisions(database);
  expect(divisions.all()).toEqual((await readDivisions(database)).all());
  expect(divisions.all().length).toBeGreaterThan(400);
  expect(await keptDivisions(database)).toBe(divisions);
});

it('cost one statement each time, whether or not they have changed', async () => {
  const statements = recordStatements(database);
  await keptDivisions(database);
  await database.query(sql`UPDATE "Division" SET "name" = "name" || '改' WHERE "code" = ${LONGGANG}`);
  await keptDivisions(database);
  expect(statements.map(({ text }) => /FactsChange|UPDATE/.exec(text)?.[0])).toEqual([
    'FactsChange',
    'UPDATE',
    'FactsChange',
  ]);
});

it.each([
  ['a name', sql`UPDATE "Division" SET "name" = '龙港新名' WHERE "code" = ${LONGGANG}`],
  [
    'a new place',
    sql`INSERT INTO "Division" ("code", "name", "level", "parentCode") VALUES ('X1', '新区', 'MANAGEMENT_ZONE', '330300')`,
  ],
  [
    'what took a place’s place',
    sql`INSERT INTO "DivisionSuccession" ("predecessorCode", "successorCode") VALUES ('X1', ${LONGGANG})`,
  ],
  ['no succession any more', sql`DELETE FROM "DivisionSuccession" WHERE "predecessorCode" = 'X1'`],
  ['a place that is gone', sql`DELETE FROM "Division" WHERE "code" = 'X1'`],
])('follow %s at once', async (_, statement) => {
  const before = await keptDivisions(database);
  await database.query(statement);
  const after = await keptDivisions(database);
  expect(after.all()).toEqual((await readDivisions(database)).all());
  expect(after.all()).not.toEqual(before.all());
});

it('are not seen before the change is committed, nor if it is undone', async () => {
  const before = (await keptDivisions(database)).get(LONGGANG)?.name;
  const undone = database.transaction(async (transaction) => {
    await transaction.query(sql`UPDATE "Division" SET "name" = '未提交' WHERE "code" = ${LONGGANG}`);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect((await keptDivisions(database)).get(LONGGANG)?.name).toBe(before);
});

it('show in the next answer', async () => {
  const query = '{ unit(ref: "LOCAL:ent-longgang") { registeredDivision { name } } }';
  await answer(database, query);
  await database.query(sql`UPDATE "Division" SET "name" = '龙港又名' WHERE "code" = ${LONGGANG}`);
  expect(await answer(database, query)).toEqual({ unit: { registeredDivision: { name: '龙港又名' } } });
});

const PLANNED = '{ unit(ref: "LOCAL:ent-longgang") { registeredDivision { name parent { name } } } }';

async function planned(asked: Database): Promise<string | undefined> {
  return planOf(asked, PLANNED)?.fetch();
}

it('are written into what the database answers, and read again where they have changed alone', async () => {
  await planned(database);
  const statements = recordStatements(database);
  await planned(database);
  expect(statements).toHaveLength(1);
  await database.query(sql`UPDATE "Division" SET "name" = '"龙"港\\' WHERE "code" = ${LONGGANG}`);
  expect(JSON.parse((await planned(database)) ?? '')).toEqual({
    unit: { registeredDivision: { name: '"龙"港\\', parent: { name: '温州市' } } },
  });
  expect(statements).toHaveLength(1 + 1 + 2);
});

it('are not written where they have changed since the database answered', async () => {
  const changing = Object.assign(database.forCaller({}), {
    query: async <Row extends object>(statement: Sql): Promise<Row[]> => {
      const rows = await database.query<Row>(statement);
      await database.query(sql`UPDATE "Division" SET "name" = "name" || '改' WHERE "code" = ${LONGGANG}`);
      return rows;
    },
  });
  await database.query(sql`UPDATE "Division" SET "name" = '龙港' WHERE "code" = ${LONGGANG}`);
  await expect(planned(changing)).rejects.toThrow('places have changed');
  expect(JSON.parse((await planned(database)) ?? '')).toMatchObject({
    unit: { registeredDivision: { name: '龙港改改' } },
  });
});

it('are written whatever their codes are', async () => {
  const code = 'X\u0001\u00010:330300"\\';
  await database.query(sql`
    INSERT INTO "Division" ("code", "name", "level", "parentCode") VALUES (${code}, '坏码', 'MANAGEMENT_ZONE', '330300')`);
  await database.query(
    sql`UPDATE "Unit" SET "registeredDivisionCode" = ${code} WHERE "ref" = 'LOCAL:ent-longgang'`,
  );
  expect(JSON.parse((await planned(database)) ?? '')).toEqual({
    unit: { registeredDivision: { name: '坏码', parent: { name: '温州市' } } },
  });
});
