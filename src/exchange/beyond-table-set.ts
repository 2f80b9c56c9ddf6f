import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Queryable } from '../database/connection.ts';
import { type Sql, sql } from '../database/statement.ts';
import type { Provenance } from './table-writer.ts';

/** Writes the rows of one file; `origin` stands for the values of origin, sourceDocument and sourceClause. */
type Statement = (rows: Sql, origin: Sql) => Sql;

/**
 * The files for what the table set has no file for, in the order in which they depend on one another. Each is one
 * statement that inserts or changes only what is not there yet, and returns a row for each that it wrote.
 */
const STATEMENTS: Readonly<Record<string, Statement>> = {
  'consortium_details.csv': (rows) => sql`
    UPDATE "Consortium" SET
      "memberListIsPartial" = row.member_list_is_partial,
      "planContents" = string_to_array(row.plan_contents, ';')::"PlanContent"[],
      "hasTransferMechanism" = row.has_transfer_mechanism, "hasIpManagement" = row.has_ip_management,
      "councilIncludesAllMembers" = row.council_includes_all_members,
      "wonProvincialChallenge" = row.won_provincial_challenge, "isMunicipalConsortium" = row.is_municipal_consortium,
      "isProvincialProjectConsortium" = row.is_provincial_project_consortium,
      "researchDirection" = row.research_direction, "cooperationBasis" = row.cooperation_basis,
      "decisionMechanism" = row.decision_mechanism, "staffCount" = row.staff_count,
      "professionalStaffCount" = row.professional_staff_count,
      "intellectualProperties" = row.intellectual_properties, "inventionPatents" = row.invention_patents
    FROM ${rows} AS row(
      consortium_ref text, member_list_is_partial boolean, plan_contents text, has_transfer_mechanism boolean, has_ip_management boolean,
      council_includes_all_members boolean, won_provincial_challenge boolean, is_municipal_consortium boolean,
      is_provincial_project_consortium boolean, research_direction text, cooperation_basis text,
      decision_mechanism text, staff_count int, professional_staff_count int, intellectual_properties int,
      invention_patents int)
    WHERE "ref" = row.consortium_ref AND (
      "memberListIsPartial", "planContents", "hasTransferMechanism", "hasIpManagement", "councilIncludesAllMembers", "wonProvincialChallenge",
      "isMunicipalConsortium", "isProvincialProjectConsortium", "researchDirection", "cooperationBasis",
      "decisionMechanism", "staffCount", "professionalStaffCount", "intellectualProperties", "inventionPatents"
    ) IS DISTINCT FROM (
      row.member_list_is_partial, string_to_array(row.plan_contents, ';')::"PlanContent"[], row.has_transfer_mechanism, row.has_ip_management,
      row.council_includes_all_members, row.won_provincial_challenge, row.is_municipal_consortium,
      row.is_provincial_project_consortium, row.research_direction, row.cooperation_basis, row.decision_mechanism,
      row.staff_count, row.professional_staff_count, row.intellectual_properties, row.invention_patents)
    RETURNING "id"`,
  'project_groups.csv': (rows, origin) => sql`
    INSERT INTO "ProjectGroup" ("ref", "consortiumId", "name", "necessity", "mainGoal", "subGoals", "roadmap", "origin", "sourceDocument", "sourceClause")
    SELECT row.group_ref, consortium."id", row.name, row.necessity, row.main_goal,
           coalesce(string_to_array(row.sub_goals, ';'), '{}'), row.roadmap, ${origin}
    FROM ${rows} AS row(group_ref text, consortium_ref text, name text, necessity text, main_goal text, sub_goals text, roadmap text)
    JOIN "Consortium" consortium ON consortium."ref" = row.consortium_ref
    ON CONFLICT DO NOTHING RETURNING "id"`,
  'project_details.csv': (rows) => sql`
    UPDATE "Project" SET "groupId" = detail."groupId", "content" = detail.content, "goal" = detail.goal,
      "intellectualProperty" = detail.intellectual_property
    FROM (
      SELECT row.*, "ProjectGroup"."id" AS "groupId"
      FROM ${rows} AS row(project_ref text, group_ref text, content text, goal text, intellectual_property text)
      LEFT JOIN "ProjectGroup" ON "ProjectGroup"."ref" = row.group_ref
    ) AS detail
    WHERE "ref" = detail.project_ref AND ("Project"."groupId", "Project"."content", "Project"."goal", "intellectualProperty")
      IS DISTINCT FROM (detail."groupId", detail.content, detail.goal, detail.intellectual_property)
    RETURNING "id"`,
  'project_persons.csv': (rows, origin) => sql`
    INSERT INTO "ProjectPerson" ("projectId", "isLeader", "name", "degree", "title", "birthYear", "gender", "specialty", "employerUnitId", "monthsPerYear", "origin", "sourceDocument", "sourceClause")
    SELECT project."id", row.is_leader, row.name, row.degree, row.title, row.birth_year, row.gender, row.specialty,
           unit."id", row.months_per_year, ${origin}
    FROM ${rows} AS row(project_ref text, is_leader boolean, name text, degree text, title text, birth_year int,
                        gender text, specialty text, employer_unit_ref text, months_per_year int)
    JOIN "Project" project ON project."ref" = row.project_ref
    LEFT JOIN "Unit" unit ON unit."ref" = row.employer_unit_ref
    WHERE NOT EXISTS (
      SELECT FROM "ProjectPerson" present
      WHERE present."projectId" = project."id" AND present."name" = row.name AND present."isLeader" = row.is_leader)
    RETURNING "id"`,
  'indicators.csv': (rows, origin) => sql`
    INSERT INTO "ProjectIndicator" ("projectId", "binding", "kind", "quantity", "description", "origin", "sourceDocument", "sourceClause")
    SELECT project."id", row.binding, row.kind, row.quantity, row.description, ${origin}
    FROM ${rows} AS row(project_ref text, "binding" boolean, kind text, quantity numeric, description text)
    JOIN "Project" project ON project."ref" = row.project_ref
    ON CONFLICT DO NOTHING RETURNING "id"`,
  'schedule.csv': (rows, origin) => sql`
    INSERT INTO "ProjectScheduleItem" ("projectId", "startsOn", "endsOn", "goal", "origin", "sourceDocument", "sourceClause")
    SELECT project."id", row.starts_on, row.ends_on, row.goal, ${origin}
    FROM ${rows} AS row(project_ref text, starts_on date, ends_on date, goal text)
    JOIN "Project" project ON project."ref" = row.project_ref
    WHERE NOT EXISTS (
      SELECT FROM "ProjectScheduleItem" present WHERE present."projectId" = project."id"
        AND present."startsOn" IS NOT DISTINCT FROM row.starts_on AND present."goal" = row.goal)
    RETURNING "id"`,
  'milestones.csv': (rows, origin) => sql`
    INSERT INTO "ProjectMilestone" ("projectId", "position", "reachedBy", "achievement", "origin", "sourceDocument", "sourceClause")
    SELECT project."id", row.position, row.reached_by, row.achievement, ${origin}
    FROM ${rows} AS row(project_ref text, "position" int, reached_by date, achievement text)
    JOIN "Project" project ON project."ref" = row.project_ref
    ON CONFLICT DO NOTHING RETURNING "projectId"`,
  'budget.csv': (rows, origin) => sql`
    INSERT INTO "BudgetLine" ("projectId", "category", "source", "amount", "origin", "sourceDocument", "sourceClause")
    SELECT project."id", row.category, row.source, row.amount, ${origin}
    FROM ${rows} AS row(project_ref text, category "BudgetCategory", source "FundingSource", amount numeric)
    JOIN "Project" project ON project."ref" = row.project_ref
    ON CONFLICT DO NOTHING RETURNING "projectId"`,
  'equipment.csv': (rows, origin) => sql`
    INSERT INTO "EquipmentItem" ("projectId", "name", "quantity", "unitPrice", "amount", "source", "use", "purpose", "origin", "sourceDocument", "sourceClause")
    SELECT project."id", row.name, row.quantity, row.unit_price, row.quantity * row.unit_price, row.source, row.use, row.purpose, ${origin}
    FROM ${rows} AS row(project_ref text, name text, quantity int, unit_price numeric, source "FundingSource",
                        "use" "EquipmentUse", purpose text)
    JOIN "Project" project ON project."ref" = row.project_ref
    WHERE NOT EXISTS (
      SELECT FROM "EquipmentItem" present WHERE present."projectId" = project."id" AND present."name" = row.name)
    RETURNING "id"`,
  'reports.csv': (rows, origin) => sql`
    INSERT INTO "Report" ("consortiumId", "kind", "forYear", "submittedOn", "title", "content", "origin", "sourceDocument", "sourceClause")
    SELECT consortium."id", row.kind, row.for_year, row.submitted_on, row.title, row.content, ${origin}
    FROM ${rows} AS row(consortium_ref text, kind "ReportKind", for_year int, submitted_on date, title text, content text)
    JOIN "Consortium" consortium ON consortium."ref" = row.consortium_ref
    WHERE NOT EXISTS (
      SELECT FROM "Report" present WHERE present."consortiumId" = consortium."id" AND present."kind" = row.kind
        AND present."forYear" IS NOT DISTINCT FROM row.for_year)
    RETURNING "id"`,
  'applications.csv': (rows, origin) => sql`
    INSERT INTO "Application" ("consortiumId", "policyKey", "applicationType", "districtCode", "filledOn", "memberCount",
      "enterpriseCount", "universityCount", "researchInstituteCount", "investmentCount", "industryOrganizationCount",
      "nationalPlatformCount", "provincialPlatformCount", "leadOpinion", "origin", "sourceDocument", "sourceClause")
    SELECT consortium."id", row.policy_key, row.application_type, row.district_code, row.filled_on, row.member_count,
           row.enterprise_count, row.university_count, row.research_institute_count, row.investment_count,
           row.industry_organization_count, row.national_platform_count, row.provincial_platform_count,
           row.lead_opinion, ${origin}
    FROM ${rows} AS row(consortium_ref text, policy_key text, application_type int, district_code text, filled_on date,
      member_count int, enterprise_count int, university_count int, research_institute_count int, investment_count int,
      industry_organization_count int, national_platform_count int, provincial_platform_count int, lead_opinion text)
    JOIN "Consortium" consortium ON consortium."ref" = row.consortium_ref
    ON CONFLICT DO NOTHING RETURNING "id"`,
  'notes.csv': (rows, origin) => sql`
    INSERT INTO "Note" ("consortiumId", "textZh", "textEn", "origin", "sourceDocument", "sourceClause")
    SELECT consortium."id", row.text_zh, row.text_en, ${origin}
    FROM ${rows} AS row(consortium_ref text, text_zh text, text_en text)
    JOIN "Consortium" consortium ON consortium."ref" = row.consortium_ref
    WHERE NOT EXISTS (
      SELECT FROM "Note" present WHERE present."consortiumId" = consortium."id" AND present."textZh" = row.text_zh)
    RETURNING "id"`,
};

/**
 * Writes the files of a folder that hold what the table set has no file for: what an application form says beyond it,
 * reports, notes. Their rows name records that are there; the files come with the product and are not judged.
 *
 * @returns how many rows were inserted or changed; none where all was there.
 */
export async function loadBeyondTableSet(
  transaction: Queryable,
  directory: string,
  { origin, sourceDocument, sourceClause }: Provenance,
): Promise<number> {
  const provenance = sql`${origin}::"Origin", ${sourceDocument}::text, ${sourceClause}::text`;
  let written = 0;
  for (const [file, statement] of Object.entries(STATEMENTS)) {
    const rows = await rowsOf(join(directory, file));
    if (rows !== undefined) written += (await transaction.query(statement(rows, provenance))).length;
  }
  return written;
}

/** The rows of a file as one relation whose columns the statement names, an empty cell as null; undefined for no file. */
async function rowsOf(path: string): Promise<Sql | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const rows: unknown = parse(text, { columns: true, cast: (cell) => (cell === '' ? null : cell) });
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`;
}
