import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { type Sql, sql } from '../../src/database/statement.ts';
import { addDays } from '../../src/domain/calendar-date.ts';
import { readDivisions } from '../../src/resolvers/request/division-rows.ts';
import { createGraph } from './ask.ts';
import { figuresOnDay, type Kept, type Records } from './figures-by-hand.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
});
afterAll(() => drop());

const DIVISIONS = ['330300', '330383', '330000', '331083', '330105'];
/** In Wenzhou, around it, in Taizhou and Hangzhou, abolished with one successor, elsewhere, unknown. */
const PLACES = [...DIVISIONS, '330302', '331021', '330103', '320000', null];
const KINDS = ['ENTERPRISE', 'UNIVERSITY', null];
const UNITS = 4;
const CONSORTIA = 2;

const place = fc.constantFrom(...PLACES);
const kind = fc.constantFrom(...KINDS);
const unit = fc.integer({ min: 1, max: UNITS });
const consortium = fc.integer({ min: 1, max: CONSORTIA });
const day = fc.integer({ min: 0, max: 40 }).map((weeks) => addDays('2024-11-01', weeks * 7));
/** From when to when, either end perhaps open. */
const period = fc
  .tuple(fc.option(day), fc.option(day))
  .map(([a, b]): readonly [string | null, string | null] =>
    a !== null && b !== null && b < a ? [b, a] : [a, b],
  );
const money = fc.option(fc.integer({ min: 0, max: 3 }).map((thousands) => thousands * 1000));

const membership = fc.tuple(consortium, unit, fc.constantFrom('LEAD', 'MEMBER'), period);
const registration = fc.tuple(unit, fc.constantFrom('330300', '330302', '331083', '320000'), period);
const financialYear = fc.tuple(unit, fc.integer({ min: 2021, max: 2025 }), money, money);

const refOf = (id: number) => `LOCAL:k${id}`;
const unitId = (id: number) => sql`(SELECT "id" FROM "Unit" WHERE "ref" = ${refOf(id)})`;
const consortiumId = (id: number) => sql`(SELECT "id" FROM "Consortium" WHERE "ref" = ${refOf(id)})`;

const insertMembership = ([of, member, role, [from, until]]: [
  number,
  number,
  string,
  readonly (string | null)[],
]) => sql`
  INSERT INTO "Membership" ("consortiumId", "unitId", "role", "joinedOn", "leftOn")
  VALUES (${consortiumId(of)}, ${unitId(member)}, ${role}::"MemberRole", ${from}::date, ${until}::date) ON CONFLICT DO NOTHING`;
const insertRegistration = ([of, code, [from, to]]: [number, string, readonly (string | null)[]]) => sql`
  INSERT INTO "Registration" ("unitId", "divisionCode", "validFrom", "validTo")
  VALUES (${unitId(of)}, ${code}, ${from}::date, ${to}::date) ON CONFLICT DO NOTHING`;
const insertYear = ([of, year, revenue, rd]: [number, number, number | null, number | null]) => sql`
  INSERT INTO "FinancialYear" ("unitId", "year", "revenue", "rdExpenditure")
  VALUES (${unitId(of)}, ${year}, ${revenue}::numeric, ${rd}::numeric)
  ON CONFLICT ("unitId", "year") DO UPDATE SET "revenue" = excluded."revenue", "rdExpenditure" = excluded."rdExpenditure"`;

/** What changes: every table that the figures are made of, every way in which a row can change. */
const change: fc.Arbitrary<Sql> = fc.oneof(
  membership.map(insertMembership),
  registration.map(insertRegistration),
  financialYear.map(insertYear),
  fc
    .tuple(unit, kind)
    .map(([of, to]) => sql`UPDATE "Unit" SET "kind" = ${to}::"UnitKind" WHERE "ref" = ${refOf(of)}`),
  fc
    .tuple(unit, place)
    .map(([of, to]) => sql`UPDATE "Unit" SET "registeredDivisionCode" = ${to} WHERE "ref" = ${refOf(of)}`),
  fc
    .tuple(consortium, fc.constantFrom(...DIVISIONS))
    .map(([of, to]) => sql`UPDATE "Consortium" SET "divisionCode" = ${to} WHERE "ref" = ${refOf(of)}`),
  fc.tuple(consortium, unit, fc.option(day)).map(
    ([of, member, left]) => sql`
      UPDATE "Membership" SET "leftOn" = ${left}::date
      WHERE "consortiumId" = ${consortiumId(of)} AND "unitId" = ${unitId(member)} AND "role" = 'MEMBER'
        AND coalesce("joinedOn" <= ${left}::date, true)`,
  ),
  fc.tuple(consortium, unit, unit).map(
    ([of, from, to]) => sql`
      UPDATE "Membership" SET "unitId" = ${unitId(to)}, "role" = 'MEMBER', "joinedOn" = NULL, "leftOn" = NULL
      WHERE "id" = (SELECT min("id") FROM "Membership" WHERE "consortiumId" = ${consortiumId(of)} AND "unitId" = ${unitId(from)})
        AND NOT EXISTS (SELECT FROM "Membership" WHERE "consortiumId" = ${consortiumId(of)} AND "unitId" = ${unitId(to)})`,
  ),
  fc.tuple(consortium, unit).map(
    ([of, member]) => sql`
      DELETE FROM "Membership" WHERE "consortiumId" = ${consortiumId(of)} AND "unitId" = ${unitId(member)}`,
  ),
  unit.map((of) => sql`DELETE FROM "Registration" WHERE "unitId" = ${unitId(of)}`),
  fc.tuple(unit, place).map(
    ([of, to]) => sql`
      UPDATE "Registration" SET "divisionCode" = ${to ?? '330302'} WHERE "unitId" = ${unitId(of)}`,
  ),
  unit.map((of) => sql`DELETE FROM "FinancialYear" WHERE "unitId" = ${unitId(of)} AND "year" = 2023`),
  fc
    .tuple(unit, money)
    .map(
      ([of, revenue]) =>
        sql`UPDATE "FinancialYear" SET "revenue" = ${revenue}::numeric WHERE "unitId" = ${unitId(of)}`,
    ),
);

const world = fc.record({
  units: fc.array(fc.record({ kind, place }), { minLength: UNITS, maxLength: UNITS }),
  divisions: fc.array(fc.constantFrom(...DIVISIONS), { minLength: CONSORTIA, maxLength: CONSORTIA }),
  memberships: fc.array(membership, { maxLength: 8 }),
  registrations: fc.array(registration, { maxLength: 4 }),
  years: fc.array(financialYear, { maxLength: 10 }),
  changes: fc.array(change, { minLength: 1, maxLength: 6 }),
});

type World = typeof world extends fc.Arbitrary<infer Value> ? Omit<Value, 'changes'> : never;

async function build({ units, divisions, memberships, registrations, years }: World): Promise<void> {
  await database.query(sql`DELETE FROM "Consortium" WHERE "ref" LIKE 'LOCAL:k_'`);
  await database.query(sql`DELETE FROM "Unit" WHERE "ref" LIKE 'LOCAL:k_'`);
  for (const [at, { kind, place }] of units.entries()) {
    await database.query(sql`
      INSERT INTO "Unit" ("ref", "name", "kind", "registeredDivisionCode")
      VALUES (${refOf(at + 1)}, '单位', ${kind}::"UnitKind", ${place})`);
  }
  for (const [at, code] of divisions.entries()) {
    await database.query(sql`
      INSERT INTO "Consortium" ("ref", "name", "tier", "divisionCode")
      VALUES (${refOf(at + 1)}, '联合体', 'MUNICIPAL', ${code})`);
  }
  for (const row of registrations) await database.query(insertRegistration(row));
  for (const row of years) await database.query(insertYear(row));
  for (const row of memberships) await database.query(insertMembership(row));
}

/** What is recorded, as it stands in the tables. */
async function recorded(): Promise<Records> {
  return {
    divisions: await readDivisions(database),
    consortia: await database.query(
      sql`SELECT "id", "divisionCode" FROM "Consortium" WHERE "ref" LIKE 'LOCAL:k_'`,
    ),
    units: await database.query(
      sql`SELECT "id", "kind", "registeredDivisionCode" FROM "Unit" WHERE "ref" LIKE 'LOCAL:k_'`,
    ),
    memberships: await database.query(
      sql`SELECT "consortiumId", "unitId", "role", "joinedOn", "leftOn" FROM "Membership"`,
    ),
    registrations: await database.query(
      sql`SELECT "unitId", "divisionCode", "validFrom", "validTo" FROM "Registration"`,
    ),
    financialYears: await database.query(
      sql`SELECT "unitId", "year", "revenue", "rdExpenditure" FROM "FinancialYear"`,
    ),
  };
}

interface Span extends Kept {
  readonly consortiumId: number;
  readonly validFrom: string;
  readonly validUntil: string;
}

/** The figures as the database keeps them, with what it orders by as plain numbers. */
async function kept(): Promise<Span[]> {
  return database.query<Span>(sql`
    SELECT "consortiumId", "validFrom", "validUntil", "memberCount", "inCityCount", "inCityUnknown", "enterpriseCount",
      "enterpriseUnknown", "leadUnitId", "leadInCity", "leadIsEnterprise",
      trim_scale("rdExpenditure")::text AS "rdExpenditure", trim_scale("revenue")::text AS "revenue",
      trim_scale(round("inCityShare", 12))::text AS "inCityShare",
      trim_scale(round("enterpriseShare", 12))::text AS "enterpriseShare",
      trim_scale(round("rdIntensity", 12))::text AS "rdIntensity"
    FROM "ConsortiumFigures" WHERE "consortiumId" IN (SELECT "id" FROM "Consortium" WHERE "ref" LIKE 'LOCAL:k_')
    ORDER BY "consortiumId", "validFrom"`);
}

/** The first and last days of every span, the days beside them, and days far away. */
function daysAround(spans: readonly Span[]): string[] {
  const turns = spans.map(({ validFrom }) => validFrom).filter((from) => from !== '-infinity');
  return [...new Set(['0001-01-01', '9999-12-31', ...turns.flatMap((turn) => [addDays(turn, -1), turn])])];
}

async function expectFiguresToHold(): Promise<void> {
  const records = await recorded();
  const spans = await kept();
  for (const { id } of records.consortia) {
    const own = spans.filter(({ consortiumId }) => consortiumId === id);
    // The spans follow one another without a gap over all time.
    expect(own.map(({ validFrom }) => validFrom)).toEqual([
      '-infinity',
      ...own.slice(0, -1).map(({ validUntil }) => validUntil),
    ]);
    expect(own.at(-1)?.validUntil).toBe('infinity');
    for (const day of daysAround(own)) {
      const span = own.findLast(({ validFrom }) => validFrom === '-infinity' || validFrom <= day);
      expect({ day, ...span }).toMatchObject({ day, ...figuresOnDay(records, id, day) });
    }
  }
}

describe('the figures that the database keeps', () => {
  it('are those of the records on every day, whatever was added, changed or deleted', async () => {
    const holds = fc.assert(
      fc.asyncProperty(world, async ({ changes, ...records }) => {
        await build(records);
        await expectFiguresToHold();
        for (const statement of changes) await database.query(statement);
        await expectFiguresToHold();
      }),
      { numRuns: 60 },
    );
    await expect(holds).resolves.toBeUndefined();
  }, 120_000);

  it('follow a division that moves to another city', async () => {
    await database.prisma.division.create({
      data: { code: 'ZONE-1', name: '某功能区', level: 'MANAGEMENT_ZONE', parentCode: '330300' },
    });
    await build({
      units: Array.from({ length: UNITS }, () => ({ kind: 'ENTERPRISE', place: 'ZONE-1' })),
      divisions: ['330300', '331083'],
      memberships: [[1, 1, 'LEAD', [null, null]]],
      registrations: [],
      years: [],
    });
    expect((await kept())[0]).toMatchObject({ inCityCount: 1, memberCount: 1 });
    await database.prisma.division.update({ where: { code: 'ZONE-1' }, data: { parentCode: '331000' } });
    expect((await kept())[0]).toMatchObject({ inCityCount: 0, inCityUnknown: 0, memberCount: 1 });
    await expectFiguresToHold();
  });

  it('go with the consortium', async () => {
    await database.query(sql`DELETE FROM "Consortium" WHERE "ref" LIKE 'LOCAL:k_'`);
    expect(await kept()).toEqual([]);
  });
});
