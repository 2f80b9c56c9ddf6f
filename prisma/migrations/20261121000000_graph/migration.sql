-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Origin" AS ENUM ('OFFICIAL_DOCUMENT', 'SUBMITTED', 'SYNTHETIC');

-- CreateEnum
CREATE TYPE "DivisionLevel" AS ENUM ('COUNTRY', 'PROVINCE', 'PREFECTURE', 'COUNTY', 'MANAGEMENT_ZONE');

-- CreateEnum
CREATE TYPE "UnitKind" AS ENUM ('ENTERPRISE', 'UNIVERSITY', 'RESEARCH_INSTITUTE', 'NEW_RD_INSTITUTE', 'INVESTMENT_INSTITUTION', 'INDUSTRY_ORGANIZATION', 'SERVICE_AGENCY', 'OTHER');

-- CreateEnum
CREATE TYPE "QualificationKind" AS ENUM ('HIGH_TECH', 'INNOVATION_LEADER', 'SCIENCE_TECH_LEADER', 'SCIENCE_TECH_LITTLE_GIANT', 'UNICORN', 'POTENTIAL_UNICORN', 'SPECIALIZED_NEW', 'MANUFACTURING_CHAMPION', 'CHAIN_LEADER', 'GAZELLE', 'LISTED', 'TECH_SME', 'LEADING_ENTERPRISE', 'HIGH_GROWTH', 'NEW_TARGET');

-- CreateEnum
CREATE TYPE "ConsortiumTier" AS ENUM ('PROVINCIAL', 'MUNICIPAL', 'COUNTY');

-- CreateEnum
CREATE TYPE "Stage" AS ENUM ('DRAFTING', 'SUBMITTED', 'LOCAL_REVIEW', 'RECOMMENDED', 'FORMAL_CHECK', 'EXPERT_REVIEW', 'DECIDED', 'PUBLIC_NOTICE', 'FILED', 'LISTED', 'RUNNING', 'EVALUATED', 'ROLLING_SUPPORT', 'ADJUSTED', 'SUSPENDED', 'REVOKED', 'DISSOLVED');

-- CreateEnum
CREATE TYPE "ProjectStage" AS ENUM ('APPLIED', 'NOTICE', 'APPROVED', 'CONTRACT', 'DRAFTING', 'SUBMITTED', 'LOCAL_REVIEW', 'RECOMMENDED', 'FORMAL_CHECK', 'EXPERT_REVIEW', 'DECIDED', 'PUBLIC_NOTICE', 'FILED', 'LISTED', 'RUNNING', 'EVALUATED', 'ROLLING_SUPPORT', 'ADJUSTED', 'SUSPENDED', 'REVOKED', 'DISSOLVED', 'COMPLETED');

-- CreateEnum
CREATE TYPE "TechnicalField" AS ENUM ('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P');

-- CreateEnum
CREATE TYPE "AgreementClause" AS ENUM ('PURPOSE', 'GOALS', 'TERM', 'RIGHTS_AND_DUTIES', 'INTELLECTUAL_PROPERTY', 'BENEFIT_SHARING', 'RISK_SHARING', 'FOUNDING_PRINCIPLES', 'DIVISION_OF_WORK', 'ORGANIZATION', 'FUNDS_MANAGEMENT', 'PROJECT_MANAGEMENT', 'RESEARCH_TOPICS');

-- CreateEnum
CREATE TYPE "MemberRole" AS ENUM ('LEAD', 'MEMBER');

-- CreateEnum
CREATE TYPE "ChainPosition" AS ENUM ('UPSTREAM', 'MIDSTREAM', 'DOWNSTREAM');

-- CreateEnum
CREATE TYPE "PlatformLevel" AS ENUM ('NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY');

-- CreateEnum
CREATE TYPE "ProjectLevel" AS ENUM ('NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY');

-- CreateEnum
CREATE TYPE "ProjectUnitRole" AS ENUM ('UNDERTAKER', 'PARTICIPANT');

-- CreateEnum
CREATE TYPE "FundingSource" AS ENUM ('FISCAL_NATIONAL', 'FISCAL_PROVINCIAL', 'FISCAL_MUNICIPAL', 'FISCAL_COUNTY', 'SELF_RAISED', 'BANK_LOAN', 'INVESTMENT', 'OTHER');

-- CreateEnum
CREATE TYPE "FundingPhase" AS ENUM ('REQUESTED', 'AWARDED', 'PAID');

-- CreateEnum
CREATE TYPE "BudgetCategory" AS ENUM ('EQUIPMENT', 'OPERATIONS', 'LABOUR', 'INDIRECT');

-- CreateEnum
CREATE TYPE "EquipmentUse" AS ENUM ('PROJECT_RESEARCH', 'PRODUCTION', 'SHARED', 'GENERAL_OFFICE');

-- CreateEnum
CREATE TYPE "EvaluationGrade" AS ENUM ('EXCELLENT', 'QUALIFIED', 'UNQUALIFIED', 'POOR');

-- CreateEnum
CREATE TYPE "ReportKind" AS ENUM ('SELF_EVALUATION', 'OPERATION_SUMMARY', 'NEXT_YEAR_PLAN', 'PROGRESS');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('ANALYST', 'APPLICANT', 'DISTRICT_OFFICER', 'CITY_OFFICER', 'INTEGRATOR', 'ADMINISTRATOR');

-- CreateTable
CREATE TABLE "Division" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" "DivisionLevel" NOT NULL,
    "parentCode" TEXT,
    "builtIn" BOOLEAN NOT NULL DEFAULT false,
    "abolishedOn" DATE,
    "abolished" BOOLEAN NOT NULL DEFAULT false,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "Division_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "DivisionSuccession" (
    "predecessorCode" TEXT NOT NULL,
    "successorCode" TEXT NOT NULL,

    CONSTRAINT "DivisionSuccession_pkey" PRIMARY KEY ("predecessorCode","successorCode")
);

-- CreateTable
CREATE TABLE "DivisionArea" (
    "areaCode" TEXT NOT NULL,
    "placeCode" TEXT NOT NULL,

    CONSTRAINT "DivisionArea_pkey" PRIMARY KEY ("areaCode","placeCode")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" SERIAL NOT NULL,
    "ref" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "formerNames" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "kind" "UnitKind",
    "registeredDivisionCode" TEXT,
    "isLegalPerson" BOOLEAN,
    "legalRepresentative" TEXT,
    "registeredOn" DATE,
    "correspondenceAddress" TEXT,
    "contactName" TEXT,
    "contactPhoneCipher" BYTEA,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Registration" (
    "id" SERIAL NOT NULL,
    "unitId" INTEGER NOT NULL,
    "divisionCode" TEXT NOT NULL,
    "validFrom" DATE,
    "validTo" DATE,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "Registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Qualification" (
    "id" SERIAL NOT NULL,
    "unitId" INTEGER NOT NULL,
    "kind" "QualificationKind" NOT NULL,
    "validFrom" DATE,
    "validTo" DATE,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "Qualification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FinancialYear" (
    "unitId" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "revenue" DECIMAL(26,6),
    "salesRevenue" DECIMAL(26,6),
    "rdExpenditure" DECIMAL(26,6),
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "FinancialYear_pkey" PRIMARY KEY ("unitId","year")
);

-- CreateTable
CREATE TABLE "Consortium" (
    "id" SERIAL NOT NULL,
    "ref" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "formerNames" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "tier" "ConsortiumTier" NOT NULL,
    "divisionCode" TEXT NOT NULL,
    "industryField" TEXT,
    "technicalFields" "TechnicalField"[],
    "otherTechnicalFields" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "stage" "Stage",
    "goal" TEXT,
    "agreementEffectiveOn" DATE,
    "agreementClauses" "AgreementClause"[],
    "planStartsOn" DATE,
    "planEndsOn" DATE,
    "hasCouncil" BOOLEAN,
    "councilChairIsLeadHead" BOOLEAN,
    "hasExpertCommittee" BOOLEAN,
    "hasSecretariat" BOOLEAN,
    "hasChiefScientist" BOOLEAN,
    "hasOperationsTeam" BOOLEAN,
    "filedOn" DATE,
    "dissolvedOn" DATE,
    "researchDirection" TEXT,
    "cooperationBasis" TEXT,
    "decisionMechanism" TEXT,
    "staffCount" INTEGER,
    "professionalStaffCount" INTEGER,
    "intellectualProperties" INTEGER,
    "inventionPatents" INTEGER,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "Consortium_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" SERIAL NOT NULL,
    "consortiumId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "role" "MemberRole" NOT NULL,
    "chainPosition" "ChainPosition",
    "task" TEXT,
    "standing" TEXT,
    "duties" TEXT,
    "joinedOn" DATE,
    "leftOn" DATE,
    "signedAgreement" BOOLEAN,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsortiumFigures" (
    "consortiumId" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE NOT NULL,
    "memberCount" INTEGER NOT NULL,
    "inCityCount" INTEGER NOT NULL,
    "inCityUnknown" INTEGER NOT NULL,
    "enterpriseCount" INTEGER NOT NULL,
    "enterpriseUnknown" INTEGER NOT NULL,
    "leadUnitId" INTEGER,
    "leadInCity" BOOLEAN,
    "leadIsEnterprise" BOOLEAN,
    "rdExpenditure" DECIMAL(30,6),
    "revenue" DECIMAL(30,6),
    "inCityShare" DECIMAL(40,20),
    "enterpriseShare" DECIMAL(40,20),
    "rdIntensity" DECIMAL(40,20),

    CONSTRAINT "ConsortiumFigures_pkey" PRIMARY KEY ("consortiumId","validFrom")
);

-- CreateTable
CREATE TABLE "Platform" (
    "id" SERIAL NOT NULL,
    "ref" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hostUnitId" INTEGER NOT NULL,
    "level" "PlatformLevel",
    "category" TEXT,
    "industry" TEXT,
    "discipline" TEXT,
    "technicalField" TEXT,
    "builtOn" DATE,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "Platform_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResearchTeam" (
    "id" SERIAL NOT NULL,
    "ref" TEXT NOT NULL,
    "consortiumId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "hostUnitId" INTEGER,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "ResearchTeam_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TeamMember" (
    "id" SERIAL NOT NULL,
    "consortiumId" INTEGER NOT NULL,
    "teamId" INTEGER,
    "name" TEXT NOT NULL,
    "isLeader" BOOLEAN,
    "birthYear" INTEGER,
    "title" TEXT,
    "position" TEXT,
    "specialty" TEXT,
    "employerUnitId" INTEGER,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "TeamMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProjectGroup" (
    "id" SERIAL NOT NULL,
    "ref" TEXT NOT NULL,
    "consortiumId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "necessity" TEXT,
    "mainGoal" TEXT,
    "subGoals" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "roadmap" TEXT,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "ProjectGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Project" (
    "id" SERIAL NOT NULL,
    "ref" TEXT NOT NULL,
    "consortiumId" INTEGER NOT NULL,
    "groupId" INTEGER,
    "name" TEXT NOT NULL,
    "level" "ProjectLevel",
    "programme" TEXT,
    "stage" "ProjectStage",
    "startsOn" DATE,
    "endsOn" DATE,
    "totalCost" DECIMAL(26,6),
    "content" TEXT,
    "goal" TEXT,
    "intellectualProperty" TEXT,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "Project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProjectUnit" (
    "projectId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "role" "ProjectUnitRole" NOT NULL,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "ProjectUnit_pkey" PRIMARY KEY ("projectId","unitId","role")
);

-- CreateTable
CREATE TABLE "ProjectPerson" (
    "id" SERIAL NOT NULL,
    "projectId" INTEGER NOT NULL,
    "isLeader" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "documentType" TEXT,
    "documentNumberCipher" BYTEA,
    "phoneCipher" BYTEA,
    "degree" TEXT,
    "title" TEXT,
    "birthYear" INTEGER,
    "gender" TEXT,
    "specialty" TEXT,
    "employerUnitId" INTEGER,
    "monthsPerYear" INTEGER,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "ProjectPerson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProjectIndicator" (
    "id" SERIAL NOT NULL,
    "projectId" INTEGER NOT NULL,
    "binding" BOOLEAN NOT NULL,
    "kind" TEXT NOT NULL,
    "quantity" DECIMAL(26,6),
    "description" TEXT,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "ProjectIndicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProjectScheduleItem" (
    "id" SERIAL NOT NULL,
    "projectId" INTEGER NOT NULL,
    "startsOn" DATE,
    "endsOn" DATE,
    "goal" TEXT NOT NULL,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "ProjectScheduleItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProjectMilestone" (
    "projectId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "reachedBy" DATE,
    "achievement" TEXT NOT NULL,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "ProjectMilestone_pkey" PRIMARY KEY ("projectId","position")
);

-- CreateTable
CREATE TABLE "BudgetLine" (
    "projectId" INTEGER NOT NULL,
    "category" "BudgetCategory" NOT NULL,
    "source" "FundingSource" NOT NULL,
    "amount" DECIMAL(26,6) NOT NULL,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "BudgetLine_pkey" PRIMARY KEY ("projectId","category","source")
);

-- CreateTable
CREATE TABLE "EquipmentItem" (
    "id" SERIAL NOT NULL,
    "projectId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unitPrice" DECIMAL(26,6) NOT NULL,
    "amount" DECIMAL(26,6) NOT NULL,
    "source" "FundingSource",
    "use" "EquipmentUse",
    "purpose" TEXT,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "EquipmentItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Funding" (
    "id" SERIAL NOT NULL,
    "ref" TEXT NOT NULL,
    "projectId" INTEGER NOT NULL,
    "source" "FundingSource" NOT NULL,
    "phase" "FundingPhase" NOT NULL,
    "amount" DECIMAL(26,6) NOT NULL,
    "year" INTEGER,
    "recipientUnitId" INTEGER,
    "datedOn" DATE,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "Funding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evaluation" (
    "id" SERIAL NOT NULL,
    "consortiumId" INTEGER NOT NULL,
    "heldOn" DATE NOT NULL,
    "grade" "EvaluationGrade" NOT NULL,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "Evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Report" (
    "id" SERIAL NOT NULL,
    "consortiumId" INTEGER NOT NULL,
    "kind" "ReportKind" NOT NULL,
    "forYear" INTEGER,
    "submittedOn" DATE,
    "title" TEXT,
    "content" TEXT,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Application" (
    "id" SERIAL NOT NULL,
    "consortiumId" INTEGER NOT NULL,
    "policyKey" TEXT NOT NULL,
    "applicationType" INTEGER,
    "districtCode" TEXT,
    "filledOn" DATE,
    "memberCount" INTEGER,
    "enterpriseCount" INTEGER,
    "universityCount" INTEGER,
    "researchInstituteCount" INTEGER,
    "investmentCount" INTEGER,
    "industryOrganizationCount" INTEGER,
    "nationalPlatformCount" INTEGER,
    "provincialPlatformCount" INTEGER,
    "leadOpinion" TEXT,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "Application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Note" (
    "id" SERIAL NOT NULL,
    "consortiumId" INTEGER,
    "unitId" INTEGER,
    "projectId" INTEGER,
    "textZh" TEXT NOT NULL,
    "textEn" TEXT NOT NULL,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,

    CONSTRAINT "Note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "keyHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Division_parentCode_idx" ON "Division"("parentCode");

-- CreateIndex
CREATE INDEX "Division_level_code_idx" ON "Division"("level", "code");

-- CreateIndex
CREATE INDEX "DivisionSuccession_successorCode_idx" ON "DivisionSuccession"("successorCode");

-- CreateIndex
CREATE INDEX "DivisionArea_placeCode_idx" ON "DivisionArea"("placeCode");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_ref_key" ON "Unit"("ref");

-- CreateIndex
CREATE INDEX "Unit_name_id_idx" ON "Unit"("name", "id");

-- CreateIndex
CREATE INDEX "Unit_kind_ref_idx" ON "Unit"("kind", "ref");

-- CreateIndex
CREATE INDEX "Unit_registeredDivisionCode_ref_idx" ON "Unit"("registeredDivisionCode", "ref");

-- CreateIndex
CREATE INDEX "Registration_divisionCode_idx" ON "Registration"("divisionCode");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_unitId_validFrom_key" ON "Registration"("unitId", "validFrom");

-- CreateIndex
CREATE INDEX "Qualification_kind_unitId_idx" ON "Qualification"("kind", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Qualification_unitId_kind_validFrom_key" ON "Qualification"("unitId", "kind", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "Consortium_ref_key" ON "Consortium"("ref");

-- CreateIndex
CREATE INDEX "Consortium_name_id_idx" ON "Consortium"("name", "id");

-- CreateIndex
CREATE INDEX "Consortium_divisionCode_ref_idx" ON "Consortium"("divisionCode", "ref");

-- CreateIndex
CREATE INDEX "Consortium_tier_ref_idx" ON "Consortium"("tier", "ref");

-- CreateIndex
CREATE INDEX "Consortium_industryField_ref_idx" ON "Consortium"("industryField", "ref");

-- CreateIndex
CREATE INDEX "Consortium_technicalFields_idx" ON "Consortium" USING GIN ("technicalFields");

-- CreateIndex
CREATE INDEX "Membership_unitId_consortiumId_idx" ON "Membership"("unitId", "consortiumId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_consortiumId_unitId_role_joinedOn_key" ON "Membership"("consortiumId", "unitId", "role", "joinedOn");

-- CreateIndex
CREATE INDEX "ConsortiumFigures_leadUnitId_idx" ON "ConsortiumFigures"("leadUnitId");

-- CreateIndex
CREATE INDEX "ConsortiumFigures_memberCount_consortiumId_idx" ON "ConsortiumFigures"("memberCount", "consortiumId");

-- CreateIndex
CREATE UNIQUE INDEX "Platform_ref_key" ON "Platform"("ref");

-- CreateIndex
CREATE INDEX "Platform_hostUnitId_level_idx" ON "Platform"("hostUnitId", "level");

-- CreateIndex
CREATE INDEX "Platform_level_ref_idx" ON "Platform"("level", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "ResearchTeam_ref_key" ON "ResearchTeam"("ref");

-- CreateIndex
CREATE INDEX "ResearchTeam_consortiumId_ref_idx" ON "ResearchTeam"("consortiumId", "ref");

-- CreateIndex
CREATE INDEX "ResearchTeam_hostUnitId_idx" ON "ResearchTeam"("hostUnitId");

-- CreateIndex
CREATE INDEX "TeamMember_teamId_idx" ON "TeamMember"("teamId");

-- CreateIndex
CREATE INDEX "TeamMember_employerUnitId_idx" ON "TeamMember"("employerUnitId");

-- CreateIndex
CREATE UNIQUE INDEX "TeamMember_consortiumId_teamId_name_birthYear_employerUnitI_key" ON "TeamMember"("consortiumId", "teamId", "name", "birthYear", "employerUnitId");

-- CreateIndex
CREATE UNIQUE INDEX "ProjectGroup_ref_key" ON "ProjectGroup"("ref");

-- CreateIndex
CREATE INDEX "ProjectGroup_consortiumId_idx" ON "ProjectGroup"("consortiumId");

-- CreateIndex
CREATE UNIQUE INDEX "Project_ref_key" ON "Project"("ref");

-- CreateIndex
CREATE INDEX "Project_consortiumId_ref_idx" ON "Project"("consortiumId", "ref");

-- CreateIndex
CREATE INDEX "Project_groupId_idx" ON "Project"("groupId");

-- CreateIndex
CREATE INDEX "Project_totalCost_idx" ON "Project"("totalCost");

-- CreateIndex
CREATE INDEX "ProjectUnit_unitId_projectId_idx" ON "ProjectUnit"("unitId", "projectId");

-- CreateIndex
CREATE INDEX "ProjectPerson_projectId_idx" ON "ProjectPerson"("projectId");

-- CreateIndex
CREATE INDEX "ProjectPerson_employerUnitId_idx" ON "ProjectPerson"("employerUnitId");

-- CreateIndex
CREATE UNIQUE INDEX "ProjectIndicator_projectId_binding_kind_key" ON "ProjectIndicator"("projectId", "binding", "kind");

-- CreateIndex
CREATE INDEX "ProjectScheduleItem_projectId_startsOn_idx" ON "ProjectScheduleItem"("projectId", "startsOn");

-- CreateIndex
CREATE INDEX "EquipmentItem_projectId_idx" ON "EquipmentItem"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "Funding_ref_key" ON "Funding"("ref");

-- CreateIndex
CREATE INDEX "Funding_projectId_ref_idx" ON "Funding"("projectId", "ref");

-- CreateIndex
CREATE INDEX "Funding_recipientUnitId_idx" ON "Funding"("recipientUnitId");

-- CreateIndex
CREATE INDEX "Funding_source_ref_idx" ON "Funding"("source", "ref");

-- CreateIndex
CREATE INDEX "Funding_phase_ref_idx" ON "Funding"("phase", "ref");

-- CreateIndex
CREATE INDEX "Funding_year_ref_idx" ON "Funding"("year", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "Evaluation_consortiumId_heldOn_key" ON "Evaluation"("consortiumId", "heldOn");

-- CreateIndex
CREATE INDEX "Report_consortiumId_forYear_idx" ON "Report"("consortiumId", "forYear");

-- CreateIndex
CREATE INDEX "Application_districtCode_idx" ON "Application"("districtCode");

-- CreateIndex
CREATE UNIQUE INDEX "Application_consortiumId_policyKey_filledOn_key" ON "Application"("consortiumId", "policyKey", "filledOn");

-- CreateIndex
CREATE INDEX "Note_consortiumId_idx" ON "Note"("consortiumId");

-- CreateIndex
CREATE INDEX "Note_unitId_idx" ON "Note"("unitId");

-- CreateIndex
CREATE INDEX "Note_projectId_idx" ON "Note"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_name_key" ON "ApiKey"("name");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_keyHash_key" ON "ApiKey"("keyHash");

-- AddForeignKey
ALTER TABLE "Division" ADD CONSTRAINT "Division_parentCode_fkey" FOREIGN KEY ("parentCode") REFERENCES "Division"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DivisionSuccession" ADD CONSTRAINT "DivisionSuccession_predecessorCode_fkey" FOREIGN KEY ("predecessorCode") REFERENCES "Division"("code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DivisionSuccession" ADD CONSTRAINT "DivisionSuccession_successorCode_fkey" FOREIGN KEY ("successorCode") REFERENCES "Division"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DivisionArea" ADD CONSTRAINT "DivisionArea_areaCode_fkey" FOREIGN KEY ("areaCode") REFERENCES "Division"("code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DivisionArea" ADD CONSTRAINT "DivisionArea_placeCode_fkey" FOREIGN KEY ("placeCode") REFERENCES "Division"("code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_registeredDivisionCode_fkey" FOREIGN KEY ("registeredDivisionCode") REFERENCES "Division"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_divisionCode_fkey" FOREIGN KEY ("divisionCode") REFERENCES "Division"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Qualification" ADD CONSTRAINT "Qualification_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FinancialYear" ADD CONSTRAINT "FinancialYear_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consortium" ADD CONSTRAINT "Consortium_divisionCode_fkey" FOREIGN KEY ("divisionCode") REFERENCES "Division"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_consortiumId_fkey" FOREIGN KEY ("consortiumId") REFERENCES "Consortium"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsortiumFigures" ADD CONSTRAINT "ConsortiumFigures_consortiumId_fkey" FOREIGN KEY ("consortiumId") REFERENCES "Consortium"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsortiumFigures" ADD CONSTRAINT "ConsortiumFigures_leadUnitId_fkey" FOREIGN KEY ("leadUnitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Platform" ADD CONSTRAINT "Platform_hostUnitId_fkey" FOREIGN KEY ("hostUnitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResearchTeam" ADD CONSTRAINT "ResearchTeam_consortiumId_fkey" FOREIGN KEY ("consortiumId") REFERENCES "Consortium"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResearchTeam" ADD CONSTRAINT "ResearchTeam_hostUnitId_fkey" FOREIGN KEY ("hostUnitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_consortiumId_fkey" FOREIGN KEY ("consortiumId") REFERENCES "Consortium"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "ResearchTeam"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_employerUnitId_fkey" FOREIGN KEY ("employerUnitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectGroup" ADD CONSTRAINT "ProjectGroup_consortiumId_fkey" FOREIGN KEY ("consortiumId") REFERENCES "Consortium"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_consortiumId_fkey" FOREIGN KEY ("consortiumId") REFERENCES "Consortium"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "ProjectGroup"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectUnit" ADD CONSTRAINT "ProjectUnit_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectUnit" ADD CONSTRAINT "ProjectUnit_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectPerson" ADD CONSTRAINT "ProjectPerson_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectPerson" ADD CONSTRAINT "ProjectPerson_employerUnitId_fkey" FOREIGN KEY ("employerUnitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectIndicator" ADD CONSTRAINT "ProjectIndicator_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectScheduleItem" ADD CONSTRAINT "ProjectScheduleItem_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectMilestone" ADD CONSTRAINT "ProjectMilestone_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BudgetLine" ADD CONSTRAINT "BudgetLine_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EquipmentItem" ADD CONSTRAINT "EquipmentItem_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Funding" ADD CONSTRAINT "Funding_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Funding" ADD CONSTRAINT "Funding_recipientUnitId_fkey" FOREIGN KEY ("recipientUnitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evaluation" ADD CONSTRAINT "Evaluation_consortiumId_fkey" FOREIGN KEY ("consortiumId") REFERENCES "Consortium"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_consortiumId_fkey" FOREIGN KEY ("consortiumId") REFERENCES "Consortium"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_consortiumId_fkey" FOREIGN KEY ("consortiumId") REFERENCES "Consortium"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_districtCode_fkey" FOREIGN KEY ("districtCode") REFERENCES "Division"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_consortiumId_fkey" FOREIGN KEY ("consortiumId") REFERENCES "Consortium"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
