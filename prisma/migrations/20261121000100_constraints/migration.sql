-- What Prisma's schema cannot say. Text that lists are ordered by, and the codes that are joined on, compare by code
-- point, so that every server and the embedded database give the same order.
ALTER TABLE "Division" ALTER COLUMN "code" TYPE TEXT COLLATE "C", ALTER COLUMN "parentCode" TYPE TEXT COLLATE "C";
ALTER TABLE "DivisionSuccession" ALTER COLUMN "predecessorCode" TYPE TEXT COLLATE "C", ALTER COLUMN "successorCode" TYPE TEXT COLLATE "C";
ALTER TABLE "DivisionArea" ALTER COLUMN "areaCode" TYPE TEXT COLLATE "C", ALTER COLUMN "placeCode" TYPE TEXT COLLATE "C";
ALTER TABLE "Unit" ALTER COLUMN "ref" TYPE TEXT COLLATE "C", ALTER COLUMN "name" TYPE TEXT COLLATE "C", ALTER COLUMN "registeredDivisionCode" TYPE TEXT COLLATE "C";
ALTER TABLE "Registration" ALTER COLUMN "divisionCode" TYPE TEXT COLLATE "C";
ALTER TABLE "Consortium" ALTER COLUMN "ref" TYPE TEXT COLLATE "C", ALTER COLUMN "name" TYPE TEXT COLLATE "C", ALTER COLUMN "divisionCode" TYPE TEXT COLLATE "C", ALTER COLUMN "industryField" TYPE TEXT COLLATE "C";
ALTER TABLE "Platform" ALTER COLUMN "ref" TYPE TEXT COLLATE "C";
ALTER TABLE "ResearchTeam" ALTER COLUMN "ref" TYPE TEXT COLLATE "C";
ALTER TABLE "TeamMember" ALTER COLUMN "name" TYPE TEXT COLLATE "C";
ALTER TABLE "ProjectGroup" ALTER COLUMN "ref" TYPE TEXT COLLATE "C";
ALTER TABLE "Project" ALTER COLUMN "ref" TYPE TEXT COLLATE "C";
ALTER TABLE "Funding" ALTER COLUMN "ref" TYPE TEXT COLLATE "C";
ALTER TABLE "Application" ALTER COLUMN "districtCode" TYPE TEXT COLLATE "C";

-- An unknown beginning is one beginning: two rows that differ in nothing else are one record twice.
DROP INDEX "Registration_unitId_validFrom_key";
CREATE UNIQUE INDEX "Registration_unitId_validFrom_key" ON "Registration" ("unitId", "validFrom") NULLS NOT DISTINCT;
DROP INDEX "Qualification_unitId_kind_validFrom_key";
CREATE UNIQUE INDEX "Qualification_unitId_kind_validFrom_key" ON "Qualification" ("unitId", "kind", "validFrom") NULLS NOT DISTINCT;
DROP INDEX "Membership_consortiumId_unitId_role_joinedOn_key";
CREATE UNIQUE INDEX "Membership_consortiumId_unitId_role_joinedOn_key" ON "Membership" ("consortiumId", "unitId", "role", "joinedOn") NULLS NOT DISTINCT;
DROP INDEX "TeamMember_consortiumId_teamId_name_birthYear_employerUnitI_key";
CREATE UNIQUE INDEX "TeamMember_consortiumId_teamId_name_birthYear_employerUnitI_key" ON "TeamMember" ("consortiumId", "teamId", "name", "birthYear", "employerUnitId") NULLS NOT DISTINCT;
DROP INDEX "Application_consortiumId_policyKey_filledOn_key";
CREATE UNIQUE INDEX "Application_consortiumId_policyKey_filledOn_key" ON "Application" ("consortiumId", "policyKey", "filledOn") NULLS NOT DISTINCT;

-- One lead at one time. A range of one number stands for the number, which spares an extension for the operator class.
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_one_lead" EXCLUDE USING gist (
  int4range("consortiumId", "consortiumId", '[]') WITH &&,
  daterange("joinedOn", "leftOn") WITH &&
) WHERE ("role" = 'LEAD');

-- Periods do not end before they begin.
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_period" CHECK ("leftOn" >= "joinedOn");
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_period" CHECK ("validTo" >= "validFrom");
ALTER TABLE "Qualification" ADD CONSTRAINT "Qualification_period" CHECK ("validTo" >= "validFrom");
ALTER TABLE "Consortium" ADD CONSTRAINT "Consortium_plan_period" CHECK ("planEndsOn" >= "planStartsOn");
ALTER TABLE "Consortium" ADD CONSTRAINT "Consortium_period" CHECK ("dissolvedOn" >= "filedOn");
ALTER TABLE "Project" ADD CONSTRAINT "Project_period" CHECK ("endsOn" >= "startsOn");
ALTER TABLE "ProjectScheduleItem" ADD CONSTRAINT "ProjectScheduleItem_period" CHECK ("endsOn" >= "startsOn");

-- Lengths that the application forms state, in characters.
ALTER TABLE "Consortium" ADD CONSTRAINT "Consortium_goal_length" CHECK (char_length("goal") <= 500);
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_text_length" CHECK (char_length("task") <= 200 AND char_length("standing") <= 200);
ALTER TABLE "Project" ADD CONSTRAINT "Project_content_length" CHECK (char_length("content") <= 1000);
ALTER TABLE "ProjectScheduleItem" ADD CONSTRAINT "ProjectScheduleItem_goal_length" CHECK (char_length("goal") <= 80);
ALTER TABLE "ProjectMilestone" ADD CONSTRAINT "ProjectMilestone_at_most_three" CHECK ("position" BETWEEN 1 AND 3);
ALTER TABLE "ProjectPerson" ADD CONSTRAINT "ProjectPerson_months" CHECK ("monthsPerYear" BETWEEN 0 AND 12);

-- Money and counts.
ALTER TABLE "FinancialYear" ADD CONSTRAINT "FinancialYear_figures" CHECK ("revenue" >= 0 AND "salesRevenue" >= 0 AND "rdExpenditure" >= 0 AND "year" BETWEEN 1949 AND 9999);
ALTER TABLE "Project" ADD CONSTRAINT "Project_total_cost" CHECK ("totalCost" >= 0);
ALTER TABLE "Funding" ADD CONSTRAINT "Funding_amount" CHECK ("amount" >= 0 AND "year" BETWEEN 1949 AND 9999);
ALTER TABLE "BudgetLine" ADD CONSTRAINT "BudgetLine_amount" CHECK ("amount" >= 0);
ALTER TABLE "ProjectIndicator" ADD CONSTRAINT "ProjectIndicator_quantity" CHECK ("quantity" >= 0);
ALTER TABLE "EquipmentItem" ADD CONSTRAINT "EquipmentItem_amount" CHECK ("quantity" > 0 AND "unitPrice" >= 0 AND "amount" = "quantity" * "unitPrice");
ALTER TABLE "Consortium" ADD CONSTRAINT "Consortium_counts" CHECK ("staffCount" >= 0 AND "professionalStaffCount" BETWEEN 0 AND coalesce("staffCount", "professionalStaffCount") AND "intellectualProperties" >= 0 AND "inventionPatents" BETWEEN 0 AND coalesce("intellectualProperties", "inventionPatents"));
ALTER TABLE "Application" ADD CONSTRAINT "Application_member_counts" CHECK ("memberCount" = "enterpriseCount" + "universityCount" + "researchInstituteCount" + "investmentCount" + "industryOrganizationCount");
ALTER TABLE "Application" ADD CONSTRAINT "Application_type" CHECK ("applicationType" BETWEEN 1 AND 3);
ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_birth_year" CHECK ("birthYear" BETWEEN 1900 AND 9999);
ALTER TABLE "ProjectPerson" ADD CONSTRAINT "ProjectPerson_birth_year" CHECK ("birthYear" BETWEEN 1900 AND 9999);

-- Identity: references are scheme:value, names are not blank, a note is about exactly one record.
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_identity" CHECK ("ref" ~ '^[^:[:space:]]+:[^[:space:]].*$' AND "name" ~ '[^[:space:]]');
ALTER TABLE "Consortium" ADD CONSTRAINT "Consortium_identity" CHECK ("ref" ~ '^[^:[:space:]]+:[^[:space:]].*$' AND "name" ~ '[^[:space:]]');
ALTER TABLE "Platform" ADD CONSTRAINT "Platform_identity" CHECK ("ref" ~ '^[^:[:space:]]+:[^[:space:]].*$' AND "name" ~ '[^[:space:]]');
ALTER TABLE "ResearchTeam" ADD CONSTRAINT "ResearchTeam_identity" CHECK ("ref" ~ '^[^:[:space:]]+:[^[:space:]].*$' AND "name" ~ '[^[:space:]]');
ALTER TABLE "Project" ADD CONSTRAINT "Project_identity" CHECK ("ref" ~ '^[^:[:space:]]+:[^[:space:]].*$' AND "name" ~ '[^[:space:]]');
ALTER TABLE "Funding" ADD CONSTRAINT "Funding_identity" CHECK ("ref" ~ '^[^:[:space:]]+:[^[:space:]].*$');
ALTER TABLE "Note" ADD CONSTRAINT "Note_about_one_record" CHECK (num_nonnulls("consortiumId", "unitId", "projectId") = 1);

-- What an official document says is cited.
DO $$
DECLARE
  provenanced text;
BEGIN
  FOR provenanced IN SELECT table_name FROM information_schema.columns WHERE table_schema = current_schema() AND column_name = 'sourceDocument'
  LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK ("origin" <> ''OFFICIAL_DOCUMENT'' OR "sourceDocument" IS NOT NULL)', provenanced, provenanced || '_source');
  END LOOP;
END $$;

-- A name that is given up stays findable.
CREATE FUNCTION keep_former_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."formerNames" := array_remove(OLD."formerNames", OLD."name") || OLD."name";
  RETURN NEW;
END $$;
CREATE TRIGGER "Unit_keep_former_name" BEFORE UPDATE OF "name" ON "Unit" FOR EACH ROW WHEN (OLD."name" <> NEW."name") EXECUTE FUNCTION keep_former_name();
CREATE TRIGGER "Consortium_keep_former_name" BEFORE UPDATE OF "name" ON "Consortium" FOR EACH ROW WHEN (OLD."name" <> NEW."name") EXECUTE FUNCTION keep_former_name();
