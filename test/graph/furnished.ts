import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';

/**
 * Consortia that have everything: LOCAL:f1, LOCAL:f2, … each with a lead and five members of their own, and all that
 * can be recorded of them. Whatever a field leads to is there for every one of them.
 */
export async function addFurnishedConsortia(database: Database, count: number): Promise<void> {
  const statements = [
    sql`INSERT INTO "Unit" ("ref", "name", "kind", "registeredDivisionCode", "isLegalPerson", "legalRepresentative")
      SELECT 'LOCAL:f' || c || '-' || u, '单位' || c || '-' || u, 'ENTERPRISE', '330302', true, '某法人'
      FROM generate_series(1, ${count}::int) AS c, generate_series(1, 6) AS u`,
    sql`INSERT INTO "Registration" ("unitId", "divisionCode", "validTo")
      SELECT "id", '330106', '2010-12-31' FROM "Unit" WHERE "ref" LIKE 'LOCAL:f%'`,
    sql`INSERT INTO "Qualification" ("unitId", "kind") SELECT "id", 'LEADING_ENTERPRISE' FROM "Unit" WHERE "ref" LIKE 'LOCAL:f%'`,
    sql`INSERT INTO "FinancialYear" ("unitId", "year", "revenue", "salesRevenue", "rdExpenditure")
      SELECT "id", year, 100000000, 90000000, 5000000 FROM "Unit", generate_series(2020, 2024) AS year WHERE "ref" LIKE 'LOCAL:f%'`,
    sql`INSERT INTO "Platform" ("ref", "name", "hostUnitId", "level") SELECT "ref", '平台', "id", 'PROVINCIAL' FROM "Unit" WHERE "ref" LIKE 'LOCAL:f%'`,
    sql`INSERT INTO "Consortium" ("ref", "name", "tier", "divisionCode", "industryField", "technicalFields", "planStartsOn", "planEndsOn")
      SELECT 'LOCAL:f' || c, '联合体' || c, 'MUNICIPAL', '330300', '电气', '{A}', '2025-01-01', '2027-12-31' FROM generate_series(1, ${count}::int) AS c`,
    sql`INSERT INTO "Membership" ("consortiumId", "unitId", "role", "task", "signedAgreement")
      SELECT consortium."id", unit."id", CASE WHEN unit."ref" LIKE '%-1' THEN 'LEAD' ELSE 'MEMBER' END::"MemberRole", '任务', true
      FROM "Consortium" consortium JOIN "Unit" unit ON unit."ref" LIKE consortium."ref" || '-%'
      WHERE consortium."ref" LIKE 'LOCAL:f%'`,
    sql`INSERT INTO "ResearchTeam" ("ref", "consortiumId", "name", "hostUnitId")
      SELECT consortium."ref", consortium."id", '团队', unit."id"
      FROM "Consortium" consortium JOIN "Unit" unit ON unit."ref" = consortium."ref" || '-1'`,
    sql`INSERT INTO "TeamMember" ("consortiumId", "teamId", "name", "isLeader", "employerUnitId")
      SELECT "consortiumId", "id", '某人', true, "hostUnitId" FROM "ResearchTeam" WHERE "ref" LIKE 'LOCAL:f%'`,
    sql`INSERT INTO "ProjectGroup" ("ref", "consortiumId", "name") SELECT "ref", "id", '项目群' FROM "Consortium" WHERE "ref" LIKE 'LOCAL:f%'`,
    sql`INSERT INTO "Project" ("ref", "consortiumId", "groupId", "name", "totalCost", "startsOn", "endsOn")
      SELECT "ref" || '-' || n, "consortiumId", "id", '项目', 10000000, '2025-01-01', '2026-12-31'
      FROM "ProjectGroup", generate_series(1, 2) AS n WHERE "ref" LIKE 'LOCAL:f%'`,
    sql`INSERT INTO "ProjectUnit" ("projectId", "unitId", "role")
      SELECT project."id", membership."unitId", CASE membership."role" WHEN 'LEAD' THEN 'UNDERTAKER' ELSE 'PARTICIPANT' END::"ProjectUnitRole"
      FROM "Project" project JOIN "Membership" membership USING ("consortiumId") WHERE project."ref" LIKE 'LOCAL:f%'`,
    sql`INSERT INTO "ProjectPerson" ("projectId", "isLeader", "name", "employerUnitId")
      SELECT "projectId", true, '某人', "unitId" FROM "ProjectUnit" WHERE "role" = 'UNDERTAKER'`,
    sql`INSERT INTO "ProjectIndicator" ("projectId", "binding", "kind", "quantity") SELECT "id", true, 'PATENT_APPLICATIONS', 3 FROM "Project"`,
    sql`INSERT INTO "ProjectScheduleItem" ("projectId", "startsOn", "endsOn", "goal") SELECT "id", "startsOn", "endsOn", '目标' FROM "Project"`,
    sql`INSERT INTO "ProjectMilestone" ("projectId", "position", "achievement") SELECT "id", 1, '成果' FROM "Project"`,
    sql`INSERT INTO "BudgetLine" ("projectId", "category", "source", "amount") SELECT "id", 'EQUIPMENT', 'FISCAL_MUNICIPAL', 1000 FROM "Project"`,
    sql`INSERT INTO "EquipmentItem" ("projectId", "name", "quantity", "unitPrice", "amount", "source", "use")
      SELECT "id", '仪器', 2, 500, 1000, 'FISCAL_MUNICIPAL', 'PROJECT_RESEARCH' FROM "Project"`,
    sql`INSERT INTO "Funding" ("ref", "projectId", "source", "phase", "amount", "year", "recipientUnitId")
      SELECT project."ref", project."id", 'FISCAL_MUNICIPAL', 'PAID', 1000, 2025, part."unitId"
      FROM "Project" project JOIN "ProjectUnit" part ON part."projectId" = project."id" AND part."role" = 'UNDERTAKER' WHERE project."ref" LIKE 'LOCAL:f%'`,
    sql`INSERT INTO "Patent" ("ref", "kind", "isPct", "title", "holderUnitId", "consortiumId", "projectId", "filedOn", "grantedOn")
      SELECT project."ref", 'INVENTION', true, '一种方法', unit."id", project."consortiumId", project."id", '2023-05-01', '2024-06-01'
      FROM "Project" project JOIN "Unit" unit ON unit."ref" = project."ref" WHERE project."ref" LIKE 'LOCAL:f%' ORDER BY project."ref"`,
    sql`INSERT INTO "PatentCoHolder" ("patentId", "unitId", "position")
      SELECT patent."id", part."unitId", 1 + row_number() OVER (PARTITION BY patent."id" ORDER BY part."unitId" DESC)
      FROM "Patent" patent JOIN "ProjectUnit" part USING ("projectId")
      WHERE patent."ref" LIKE 'LOCAL:f%' AND part."unitId" <> patent."holderUnitId"`,
    sql`INSERT INTO "Evaluation" ("consortiumId", "heldOn", "grade") SELECT "id", '2025-03-01', 'EXCELLENT' FROM "Consortium" WHERE "ref" LIKE 'LOCAL:f%'`,
    sql`INSERT INTO "Report" ("consortiumId", "kind", "forYear") SELECT "id", 'PROGRESS', 2024 FROM "Consortium" WHERE "ref" LIKE 'LOCAL:f%'`,
    sql`INSERT INTO "Note" ("consortiumId", "textZh", "textEn") SELECT "id", '说明', 'A note' FROM "Consortium" WHERE "ref" LIKE 'LOCAL:f%'`,
    sql`INSERT INTO "ComplianceDecision" ("consortiumId", "policyKey", "policyVersion", "engineVersion", "on", "verdict", "inputHash", "rdIntensityMethod", "facts", "report", "decidedBy")
      SELECT "id", 'wenzhou-2025', '1', '1', '2025-01-01', 'COMPLIANT', 'a', 'POOLED',
        json_build_object('lead', json_build_object('ref', "ref" || '-1'))::text, '{}', 'test' FROM "Consortium" WHERE "ref" LIKE 'LOCAL:f%'`,
  ];
  for (const statement of statements) await database.query(statement);
}
