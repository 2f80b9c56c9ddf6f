import { isInterfaceType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { rawSql, sql } from '../../src/database/statement.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import type { Viewer } from '../../src/resolvers/request/viewer.ts';
import { ADMINISTRATOR, answer, ask, createGraph, schema } from '../graph/ask.ts';
import { addFurnishedConsortia } from '../graph/furnished.ts';
import { recordStatements } from '../test-database.ts';

/** Whatever belongs to another record, with a change of a column; null where none is left to change. */
const PARTS: Readonly<Record<string, string | null>> = {
  Registration: `"validTo" = '2011-12-31'`,
  Qualification: `"validFrom" = '2011-12-31'`,
  FinancialYear: `"revenue" = "revenue" + 1`,
  Membership: `"task" = '另一任务'`,
  TeamMember: `"title" = '教授'`,
  ProjectGroup: `"mainGoal" = '主目标'`,
  ProjectUnit: null,
  ProjectPerson: `"title" = '教授'`,
  ProjectIndicator: `"quantity" = 4`,
  ProjectScheduleItem: `"goal" = '另一目标'`,
  ProjectMilestone: `"achievement" = '另一成果'`,
  BudgetLine: `"amount" = 2000`,
  EquipmentItem: `"name" = '另一仪器'`,
  PatentCoHolder: `"position" = "position" + 1`,
  Evaluation: `"grade" = 'UNQUALIFIED'`,
  Report: `"title" = '报告'`,
  Note: `"textEn" = 'another'`,
};

const answered = z.object({
  nodes: z.array(
    z.object({
      version: z.int(),
      history: z.object({
        totalCount: z.int(),
        nodes: z.array(
          z.object({
            record: z.string(),
            recordId: z.string(),
            action: z.string(),
            version: z.int(),
            fields: z.array(z.object({ name: z.string(), before: z.string().nullable() })),
          }),
        ),
      }),
      asRecorded: z.object({
        record: z.object({ recordId: z.string(), version: z.int() }),
        belonging: z.object({ totalCount: z.int() }),
      }),
    }),
  ),
});

let database: Database;
let drop: () => Promise<void>;
let today: string;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  await addFurnishedConsortia(database, 2);
  const [day] = await database.query<{ today: string }>(
    sql`SELECT to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS today`,
  );
  today = day?.today ?? '';
});
afterAll(() => drop());

/** The numbers of the last rows of a type, the newest first. */
async function lastOf(type: string, count: number): Promise<number[]> {
  const rows = await database.query<{ id: number }>(
    sql`SELECT "id" FROM ${rawSql(`"${type}"`)} ORDER BY "id" DESC LIMIT ${count}::int`,
  );
  return rows.map(({ id }) => id);
}

const officer = (divisionCode: string): Viewer => ({ ...ADMINISTRATOR, role: 'CITY_OFFICER', divisionCode });

/** Records of a type with their histories and their states of today. */
function question(type: string, ids: readonly number[]): string {
  const global = ids.map((id) => `"${encodeId(type, id)}"`).join(', ');
  return `{ nodes(ids: [${global}]) { ... on ${type} { version
    history { totalCount nodes { record recordId action version fields { name before } } }
    asRecorded(on: "${today}") { record { recordId version } belonging { totalCount } } } } }`;
}

async function recordsOf(type: string, ids: readonly number[]) {
  return answered.parse(await answer(database, question(type, ids), { viewer: ADMINISTRATOR })).nodes;
}

it('every record with a global id tells its history, but for decisions, which never change', () => {
  const node = schema.getType('Node');
  const types = isInterfaceType(node) ? schema.getPossibleTypes(node) : [];
  expect(types.length).toBeGreaterThan(20);
  const without = types.filter((type) => type.getFields()['history'] === undefined);
  expect(without.map(({ name }) => name)).toEqual(['ComplianceDecision']);
});

describe.each(Object.entries(PARTS))('%s', (type, change) => {
  it('tells its own changes, and nobody else’s', async () => {
    const [id = 0, other = 0] = await lastOf(type, 2);
    expect(other).toBeGreaterThan(0);
    if (change !== null) {
      await database.query(sql`UPDATE ${rawSql(`"${type}" SET ${change}`)} WHERE "id" = ${id}::int`);
    }
    const [changed, left] = await recordsOf(type, [id, other]);
    const created = (row: number) => ({
      record: type,
      recordId: encodeId(type, row),
      action: 'CREATED',
      version: 1,
    });
    const later = { ...created(id), action: 'CHANGED', version: 2 };
    const all = change === null ? [created(id)] : [later, created(id)];
    expect(changed?.history).toMatchObject({ totalCount: all.length, nodes: all });
    expect(left?.history).toMatchObject({
      totalCount: 1,
      nodes: [created(other)],
    });
    expect(changed?.asRecorded).toEqual({
      record: { recordId: encodeId(type, id), version: changed?.version },
      belonging: { totalCount: 0 },
    });
  });

  it('takes as many statements for many records as for one', async () => {
    const ids = await lastOf(type, 100);
    const statements = recordStatements(database);
    await recordsOf(type, ids.slice(0, 1));
    const one = statements.length;
    await recordsOf(type, ids);
    expect(statements.length - one).toBe(one);
    // The records, their changes, the counts of these, and the states; of a project's people their projects too.
    expect(one).toBe(type === 'ProjectPerson' ? 5 : 4);
  });

  it('tells it to whoever has the right where its owner belongs', async () => {
    const [id = 0] = await lastOf(type, 1);
    const home = await ask(database, question(type, [id]), { viewer: officer('330300') });
    expect(home.errors).toEqual([]);
    const away = await ask(database, question(type, [id]), { viewer: officer('350100') });
    expect(JSON.stringify(away.data)).not.toContain('CREATED');
  });
});

it('a record that was removed and made anew begins its history anew', async () => {
  const [id = 0] = await lastOf('FinancialYear', 1);
  const [year] = await database.query<{ id: number }>(sql`
    WITH gone AS (DELETE FROM "FinancialYear" WHERE "id" = ${id}::int RETURNING "unitId", "year")
    SELECT "unitId" AS id FROM gone`);
  await database.query(sql`INSERT INTO "FinancialYear" ("unitId", "year") VALUES (${year?.id}::int, 2024)`);
  const [again = 0] = await lastOf('FinancialYear', 1);
  const [made] = await recordsOf('FinancialYear', [again]);
  expect(again).not.toBe(id);
  expect(made?.history).toMatchObject({ totalCount: 1, nodes: [{ action: 'CREATED' }] });
});
