import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { type Sql, type StatementRecord, sql } from '../../src/database/statement.ts';
import { answer, createGraph, refusals } from './ask.ts';
import { addFurnishedConsortia } from './furnished.ts';
import { namesOf } from './statements.ts';

const POLICIES = ['wenzhou-2025', 'zhejiang-2022', 'taizhou-2025-draft'];

let database: Database;
let drop: () => Promise<void>;

/** f1 meets the policies of Wenzhou and of Zhejiang; f2 and f3 are its neighbours. */
beforeAll(async () => {
  ({ database, drop } = await createGraph());
  await addFurnishedConsortia(database, 3);
  await database.query(sql`
    UPDATE "Consortium" SET "agreementClauses" = enum_range(NULL::"AgreementClause"), "hasCouncil" = true,
      "councilChairIsLeadHead" = true, "councilIncludesAllMembers" = true, "hasIpManagement" = true
    WHERE "ref" LIKE 'LOCAL:f%'`);
  await database.query(sql`UPDATE "Project" SET "level" = 'MUNICIPAL' WHERE "ref" LIKE 'LOCAL:f%'`);
  await database.query(sql`
    INSERT INTO "Qualification" ("unitId", "kind") SELECT "id", 'SCIENCE_TECH_LEADER' FROM "Unit" WHERE "ref" LIKE 'LOCAL:f%'`);
});
afterAll(() => drop());

const LEAD = sql`(SELECT "id" FROM "Unit" WHERE "ref" = 'LOCAL:f1-1')`;
const F1 = sql`(SELECT "id" FROM "Consortium" WHERE "ref" = 'LOCAL:f1')`;
const F2 = sql`(SELECT "id" FROM "Consortium" WHERE "ref" = 'LOCAL:f2')`;

const counts = z.record(z.string(), z.int());
const statistics = z.object({
  consortiumStatistics: z.array(
    z.object({ key: z.object({ verdict: z.string().nullable() }), count: z.int(), compliance: counts }),
  ),
});
const lists = z.object({
  consortia: z.object({
    nodes: z.array(z.object({ ref: z.string(), compliance: z.array(z.object({ verdict: z.string() })) })),
  }),
});

/** How many consortia have each verdict, as statistics group by it. */
async function grouped(policy: string): Promise<Record<string, number>> {
  const { consortiumStatistics } = statistics.parse(
    await answer(
      database,
      `{ consortiumStatistics(groupBy: [VERDICT], policy: "${policy}") {
        key { verdict } count compliance(policy: "${policy}") { compliant deviating nonCompliant undetermined } } }`,
    ),
  );
  for (const { count, compliance } of consortiumStatistics) {
    // A group of one verdict has that verdict alone.
    expect(Object.values(compliance).filter((each) => each > 0)).toEqual([count]);
  }
  return Object.fromEntries(consortiumStatistics.map(({ key, count }) => [String(key.verdict), count]));
}

/** The same, of the consortia one by one, for those that are there on the day; and the verdict on f1. */
async function oneByOne(policy: string): Promise<{ counts: Record<string, number>; f1: string | undefined }> {
  const { consortia } = lists.parse(
    await answer(database, `{ consortia { nodes { ref compliance(policy: "${policy}") { verdict } } } }`),
  );
  const there = consortia.nodes.filter(({ ref }) => !ref.endsWith('con-gone'));
  const verdicts = there.flatMap(({ compliance }) => compliance.map(({ verdict }) => verdict));
  return {
    counts: Object.fromEntries(
      [...new Set(verdicts)].map((verdict) => [verdict, verdicts.filter((each) => each === verdict).length]),
    ),
    f1: there.find(({ ref }) => ref === 'LOCAL:f1')?.compliance[0]?.verdict,
  };
}

async function holds(): Promise<string[]> {
  const rows = await database.query<{ ref: string }>(sql`
    SELECT DISTINCT "ref" FROM "VerdictDay" day, current_verdicts(day."policyKey", day."policyVersion", day."engineVersion", day."factsVersion") AS kept
    JOIN "Consortium" consortium ON consortium."id" = kept."consortiumId" ORDER BY "ref"`);
  return rows.map(({ ref }) => ref);
}

/** Both ways say the same; the verdicts on f1. */
async function agreed(): Promise<(string | undefined)[]> {
  const found = [];
  for (const policy of POLICIES) {
    const expected = await oneByOne(policy);
    expect(await grouped(policy)).toEqual(expected.counts);
    found.push(expected.f1);
  }
  return found;
}

const KEPT = ['COMPLIANT', 'COMPLIANT', 'NON_COMPLIANT'];

/** Every table that facts are gathered from, every way in which it can change, and back. */
const CHANGES: readonly (readonly [what: string, change: Sql, back: Sql, after: readonly string[] | null])[] =
  [
    [
      'Consortium',
      sql`UPDATE "Consortium" SET "agreementClauses" = NULL WHERE "ref" = 'LOCAL:f1'`,
      sql`UPDATE "Consortium" SET "agreementClauses" = enum_range(NULL::"AgreementClause") WHERE "ref" = 'LOCAL:f1'`,
      ['UNDETERMINED', 'UNDETERMINED', 'NON_COMPLIANT'],
    ],
    [
      'Membership: what was signed',
      sql`UPDATE "Membership" SET "signedAgreement" = false WHERE "unitId" = ${LEAD}`,
      sql`UPDATE "Membership" SET "signedAgreement" = true WHERE "unitId" = ${LEAD}`,
      ['NON_COMPLIANT', 'NON_COMPLIANT', 'NON_COMPLIANT'],
    ],
    [
      'Membership: another consortium of the lead',
      sql`INSERT INTO "Membership" ("consortiumId", "unitId", "role") VALUES (${F2}, ${LEAD}, 'MEMBER')`,
      sql`DELETE FROM "Membership" WHERE "consortiumId" = ${F2} AND "unitId" = ${LEAD}`,
      null,
    ],
    [
      'Consortium: the lead leads a second one, from today on',
      sql`WITH second AS (INSERT INTO "Consortium" ("ref", "name", "tier", "divisionCode") VALUES ('LOCAL:second', '联合体', 'MUNICIPAL', '330300') RETURNING "id")
      INSERT INTO "Membership" ("consortiumId", "unitId", "role") SELECT "id", ${LEAD}, 'LEAD' FROM second`,
      sql`DELETE FROM "Consortium" WHERE "ref" = 'LOCAL:second'`,
      ['DEVIATING', 'COMPLIANT', 'NON_COMPLIANT'],
    ],
    [
      'Unit',
      sql`UPDATE "Unit" SET "isLegalPerson" = NULL, "kind" = 'OTHER' WHERE "ref" = 'LOCAL:f1-1'`,
      sql`UPDATE "Unit" SET "isLegalPerson" = true, "kind" = 'ENTERPRISE' WHERE "ref" = 'LOCAL:f1-1'`,
      null,
    ],
    [
      'Registration, added',
      sql`INSERT INTO "Registration" ("unitId", "divisionCode", "validFrom") VALUES (${LEAD}, '330106', '2020-01-01')`,
      sql`DELETE FROM "Registration" WHERE "unitId" = ${LEAD} AND "validFrom" = '2020-01-01'`,
      ['NON_COMPLIANT', 'COMPLIANT', 'NON_COMPLIANT'],
    ],
    [
      'Registration, changed',
      sql`UPDATE "Registration" SET "validTo" = '2030-01-01' WHERE "unitId" = ${LEAD}`,
      sql`UPDATE "Registration" SET "validTo" = '2010-12-31' WHERE "unitId" = ${LEAD}`,
      ['NON_COMPLIANT', 'COMPLIANT', 'NON_COMPLIANT'],
    ],
    [
      'Qualification',
      sql`DELETE FROM "Qualification" WHERE "unitId" = ${LEAD} AND "kind" = 'SCIENCE_TECH_LEADER'`,
      sql`INSERT INTO "Qualification" ("unitId", "kind") VALUES (${LEAD}, 'SCIENCE_TECH_LEADER')`,
      ['COMPLIANT', 'NON_COMPLIANT', 'NON_COMPLIANT'],
    ],
    [
      'Qualification, changed',
      sql`UPDATE "Qualification" SET "validTo" = '2020-01-01' WHERE "unitId" = ${LEAD} AND "kind" = 'SCIENCE_TECH_LEADER'`,
      sql`UPDATE "Qualification" SET "validTo" = NULL WHERE "unitId" = ${LEAD}`,
      ['COMPLIANT', 'NON_COMPLIANT', 'NON_COMPLIANT'],
    ],
    [
      'FinancialYear, changed',
      sql`UPDATE "FinancialYear" SET "rdExpenditure" = 1 WHERE "unitId" = ${LEAD}`,
      sql`UPDATE "FinancialYear" SET "rdExpenditure" = 5000000 WHERE "unitId" = ${LEAD}`,
      null,
    ],
    [
      'FinancialYear',
      sql`DELETE FROM "FinancialYear" WHERE "unitId" = ${LEAD} AND "year" = 2024`,
      sql`INSERT INTO "FinancialYear" ("unitId", "year", "revenue", "salesRevenue", "rdExpenditure") VALUES (${LEAD}, 2024, 100000000, 90000000, 5000000)`,
      null,
    ],
    [
      'Platform',
      sql`INSERT INTO "Platform" ("ref", "name", "hostUnitId", "level") VALUES ('LOCAL:second', '平台', ${LEAD}, 'COUNTY')`,
      sql`DELETE FROM "Platform" WHERE "ref" = 'LOCAL:second'`,
      null,
    ],
    [
      'Platform, changed',
      sql`UPDATE "Platform" SET "level" = NULL WHERE "hostUnitId" = ${LEAD}`,
      sql`UPDATE "Platform" SET "level" = 'PROVINCIAL' WHERE "hostUnitId" = ${LEAD}`,
      null,
    ],
    [
      'Project',
      sql`UPDATE "Project" SET "level" = NULL WHERE "ref" LIKE 'LOCAL:f1-%'`,
      sql`UPDATE "Project" SET "level" = 'MUNICIPAL' WHERE "ref" LIKE 'LOCAL:f1-%'`,
      ['COMPLIANT', 'UNDETERMINED', 'NON_COMPLIANT'],
    ],
    [
      'ProjectUnit',
      sql`UPDATE "ProjectUnit" SET "unitId" = ${LEAD} WHERE "role" = 'UNDERTAKER' AND "unitId" = (SELECT "id" FROM "Unit" WHERE "ref" = 'LOCAL:f2-1')`,
      sql`UPDATE "ProjectUnit" SET "unitId" = (SELECT "id" FROM "Unit" WHERE "ref" = 'LOCAL:f2-1')
      WHERE "unitId" = ${LEAD} AND "projectId" IN (SELECT "id" FROM "Project" WHERE "consortiumId" = ${F2})`,
      null,
    ],
    [
      'Division',
      sql`UPDATE "Division" SET "parentCode" = '331000' WHERE "code" = '330302'`,
      sql`UPDATE "Division" SET "parentCode" = '330300' WHERE "code" = '330302'`,
      ['NON_COMPLIANT', 'COMPLIANT', 'NON_COMPLIANT'],
    ],
    [
      'DivisionSuccession',
      sql`INSERT INTO "DivisionSuccession" ("predecessorCode", "successorCode") VALUES ('330302', '331003')`,
      sql`DELETE FROM "DivisionSuccession" WHERE "predecessorCode" = '330302'`,
      null,
    ],
  ];

describe('kept verdicts', () => {
  it.each(CHANGES)('follow %s', async (_, change, back, after) => {
    expect(await agreed()).toEqual(KEPT);
    expect(await holds()).toContain('LOCAL:f1');
    await database.query(change);
    expect(await holds()).not.toContain('LOCAL:f1');
    const changed = await agreed();
    expect(changed).toEqual(after ?? changed);
    await database.query(back);
    expect(await holds()).not.toContain('LOCAL:f1');
  });

  it('of others stay, where a change does not reach them', async () => {
    await agreed();
    await database.query(sql`UPDATE "Consortium" SET "goal" = '目标' WHERE "ref" = 'LOCAL:f1'`);
    expect(await holds()).toEqual(expect.arrayContaining(['LOCAL:f2', 'LOCAL:f3']));
  });

  it('hold no more after a transaction that holds figures back', async () => {
    await agreed();
    await database.transaction(async (transaction) => {
      await transaction.query(sql`SET LOCAL atlas.figures = 'deferred'`);
      await transaction.query(sql`UPDATE "Membership" SET "task" = "task" WHERE "consortiumId" = ${F1}`);
    });
    expect(await holds()).toEqual([]);
  });

  it('are made of no table whose changes are not counted', async () => {
    const statements: StatementRecord[] = [];
    await database.query(sql`DELETE FROM "VerdictDay"`);
    const stop = database.listen((statement) => statements.push(statement));
    await agreed();
    stop();
    const read = new Set(namesOf(statements).flatMap((name) => name.split(/, | of /)));
    const counted = await database.query<{ name: string; events: number }>(sql`
      SELECT tgrelid::regclass::text AS name, count(*)::int AS events FROM pg_trigger
      WHERE tgfoid = 'facts_follow'::regproc GROUP BY tgrelid`);
    expect(counted.filter(({ events }) => events !== 4)).toEqual([]);
    const known = new Set(counted.map(({ name }) => name.replaceAll('"', '')));
    // The figures and the view are made of counted tables; the others keep verdicts.
    for (const name of ['ConsortiumFigures', 'RegistrationPeriod', 'FactsChange', 'VerdictDay'])
      known.add(name);
    expect([...read].filter((name) => name !== '' && !known.has(name))).toEqual([]);
    expect(read.size).toBeGreaterThan(8);
  });

  it('take one statement where all are there, and a few where none is', async () => {
    const question =
      '{ consortiumStatistics(groupBy: [VERDICT, CITY], policy: "zhenjiang-2023", asOf: "2025-06-30") { count memberCount { median } } }';
    const statements: StatementRecord[] = [];
    const stop = database.listen((statement) => statements.push(statement));
    await answer(database, question, { alsoPlanned: false });
    const cold = statements.splice(0).length;
    await answer(database, question, { alsoPlanned: false });
    stop();
    expect([cold, statements.length]).toEqual([10, 3]);
  });
});

// A database that was opened before its types were there does not know how their arrays are written.
it('is kept in a database that has just been made', async () => {
  const made = await openDatabase({ kind: 'embedded', directory: undefined });
  onTestFinished(() => made.close());
  await migrate(made, 'prisma/migrations');
  await loadReferenceRows(made);
  await made.query(sql`
    INSERT INTO "Consortium" ("ref", "name", "tier", "divisionCode") VALUES ('LOCAL:a', '联合体', 'MUNICIPAL', '330300'), ('LOCAL:b', '联合体', 'MUNICIPAL', '330300')`);
  expect(
    await answer(
      made,
      '{ consortiumStatistics(groupBy: [VERDICT], policy: "wenzhou-2025", verdicts: [UNDETERMINED, COMPLIANT]) { key { verdict } count } }',
    ),
  ).toEqual({ consortiumStatistics: [{ key: { verdict: 'UNDETERMINED' }, count: 2 }] });
}, 120_000);

async function of(args: string): Promise<unknown> {
  return answer(
    database,
    `{ consortiumStatistics(${args}) { key { verdict } count series(days: ["2019-12-31"]) { count } } }`,
  );
}

describe('statistics by verdict', () => {
  it('are filtered by verdict, on each day of a series by that of the day', async () => {
    const all = await grouped('wenzhou-2025');
    expect(await of('groupBy: [], policy: "wenzhou-2025", verdicts: [COMPLIANT]')).toMatchObject({
      consortiumStatistics: [{ key: { verdict: null }, count: all['COMPLIANT'] }],
    });
    expect(
      await of('groupBy: [VERDICT], policy: "wenzhou-2025", verdicts: [COMPLIANT, DEVIATING]'),
    ).toMatchObject({ consortiumStatistics: [{ key: { verdict: 'COMPLIANT' }, count: all['COMPLIANT'] }] });
    expect(await of('groupBy: [VERDICT], policy: "wenzhou-2025", verdicts: []')).toEqual({
      consortiumStatistics: [],
    });
  });

  it.each([
    ['consortiumStatistics(groupBy: [VERDICT]) { count }', 'BAD_USER_INPUT'],
    ['consortiumStatistics(groupBy: [], verdicts: [COMPLIANT]) { count }', 'BAD_USER_INPUT'],
    ['consortiumStatistics(groupBy: [VERDICT], policy: "wenzhou") { count }', 'UNKNOWN_POLICY'],
  ])('%s is refused', async (question, code) => {
    expect(await refusals(database, `{ ${question} }`)).toEqual([code]);
  });

  it('forget the oldest days', async () => {
    await database.query(sql`
      INSERT INTO "VerdictDay" ("policyKey", "policyVersion", "engineVersion", "factsVersion", "on")
      SELECT 'none', '', '', '', '2020-01-01'::date + n FROM generate_series(1, 300) AS n`);
    await of('groupBy: [VERDICT], policy: "weihai-2022", asOf: "2025-06-29"');
    expect(await database.query(sql`SELECT count(*)::int AS n FROM "VerdictDay"`)).toEqual([{ n: 250 }]);
  });
});
