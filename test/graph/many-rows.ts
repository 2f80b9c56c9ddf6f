import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';

/** So many units that a list of them must not be searched row by row. */
export const MANY = 20_000;

/** All places but Longgang, which is kept for what a selective filter asks for. */
const PLACES = sql`SELECT array_agg("code" ORDER BY "code") FROM "Division" WHERE "code" <> '330383' AND "level" = 'COUNTY'`;

/**
 * Fills the tables as large cities would: units all over the country with titles and platforms, a consortium for every
 * ten units, projects and fundings. Every hundredth unit, consortium, … has what a selective filter asks for.
 */
export async function addManyRows(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    const send = (statement: ReturnType<typeof sql>) => transaction.query(statement);
    await send(sql`SET LOCAL atlas.figures = 'deferred'`);
    await send(sql`
      INSERT INTO "Unit" ("ref", "name", "kind", "registeredDivisionCode")
      SELECT 'LOCAL:m' || n, chr(19968 + n % 5000) || chr(20000 + n % 4999) || '科技有限公司' || n,
        CASE WHEN n % 100 = 0 THEN 'UNIVERSITY' WHEN n % 100 = 1 THEN 'INDUSTRY_ORGANIZATION' ELSE 'ENTERPRISE' END::"UnitKind",
        CASE WHEN n % 100 = 0 THEN '330383' ELSE codes[n % cardinality(codes) + 1] END
      FROM generate_series(1, ${MANY}::int) AS n, (${PLACES}) AS places (codes)`);
    await send(sql`
      INSERT INTO "Registration" ("unitId", "divisionCode", "validTo")
      SELECT "id", '330302', '2020-12-31' FROM "Unit" WHERE "ref" LIKE 'LOCAL:m%' AND "id" % 50 = 0`);
    await send(sql`
      INSERT INTO "Qualification" ("unitId", "kind")
      SELECT "id", CASE WHEN "id" % 100 = 0 THEN 'UNICORN' ELSE 'HIGH_TECH' END::"QualificationKind" FROM "Unit" WHERE "ref" LIKE 'LOCAL:m%'`);
    await send(sql`
      INSERT INTO "Consortium" ("ref", "name", "tier", "divisionCode", "industryField", "technicalFields")
      SELECT 'LOCAL:m' || n, chr(19968 + n % 5000) || chr(20000 + n % 4999) || '创新联合体' || n,
        CASE WHEN n % 100 = 0 THEN 'PROVINCIAL' ELSE 'MUNICIPAL' END::"ConsortiumTier",
        CASE WHEN n % 100 = 0 THEN '330383' ELSE codes[n % cardinality(codes) + 1] END,
        '产业' || n % 100, ARRAY[CASE WHEN n % 100 = 0 THEN 'N' ELSE 'A' END]::"TechnicalField"[]
      FROM generate_series(1, ${MANY / 10}::int) AS n, (${PLACES}) AS places (codes)`);
    await send(sql`
      INSERT INTO "Membership" ("consortiumId", "unitId", "role")
      SELECT consortium."id", unit."id", CASE WHEN k = 1 THEN 'LEAD' ELSE 'MEMBER' END::"MemberRole"
      FROM generate_series(1, ${MANY / 10}::int) AS n CROSS JOIN generate_series(1, 4) AS k
      JOIN "Consortium" consortium ON consortium."ref" = 'LOCAL:m' || n
      JOIN "Unit" unit ON unit."ref" = 'LOCAL:m' || ((n * 17 + k * 4999) % ${MANY}::int + 1)`);
    await send(sql`
      INSERT INTO "Platform" ("ref", "name", "hostUnitId", "level")
      SELECT 'LOCAL:m' || "id", '平台', "id", CASE WHEN "id" % 100 = 0 THEN 'NATIONAL' ELSE 'MUNICIPAL' END::"PlatformLevel"
      FROM "Unit" WHERE "ref" LIKE 'LOCAL:m%'`);
    await send(sql`
      INSERT INTO "Project" ("ref", "name", "consortiumId", "totalCost")
      SELECT 'LOCAL:m' || consortium."id" || '-' || k, '项目', consortium."id", consortium."id" * 1000
      FROM "Consortium" consortium CROSS JOIN generate_series(1, 2) AS k WHERE "ref" LIKE 'LOCAL:m%'`);
    await send(sql`
      INSERT INTO "Funding" ("ref", "projectId", "source", "phase", "amount", "year")
      SELECT 'LOCAL:m' || "id" || '-' || k, "id", CASE WHEN "id" % 100 = 0 THEN 'BANK_LOAN' ELSE 'SELF_RAISED' END::"FundingSource",
        CASE WHEN "id" % 100 = 0 THEN 'PAID' ELSE 'AWARDED' END::"FundingPhase", 1000, CASE WHEN "id" % 100 = 0 THEN 2019 ELSE 2025 END
      FROM "Project" CROSS JOIN generate_series(1, 2) AS k WHERE "ref" LIKE 'LOCAL:m%'`);
    await send(sql`
      INSERT INTO "FinancialYear" ("unitId", "year", "revenue", "rdExpenditure")
      SELECT "id", year, 1000, 30 + "id" % 10 + CASE WHEN "id" % 500 = 0 THEN 500 ELSE 0 END
      FROM "Unit" CROSS JOIN generate_series(2022, 2024) AS year WHERE "ref" LIKE 'LOCAL:m%' AND "id" % 5 = 0`);
    await send(sql`SELECT refresh_consortium_figures(array_agg("id")) FROM "Consortium"`);
  });
  await database.query(sql`ANALYZE`);
}
