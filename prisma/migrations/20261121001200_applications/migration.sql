-- CreateEnum
CREATE TYPE "ApplicationEnding" AS ENUM ('WITHDRAWN', 'REFUSED');

-- CreateEnum
CREATE TYPE "ApplicationMoveKind" AS ENUM ('DRAFT', 'ADVANCE', 'RETURN', 'REFUSE', 'WITHDRAW');

-- CreateEnum
CREATE TYPE "MemberChangeKind" AS ENUM ('ADMISSION', 'RELEASE');

-- AlterTable
ALTER TABLE "Application" ALTER COLUMN "consortiumId" DROP NOT NULL,
ADD COLUMN     "ref" TEXT COLLATE "C",
ADD COLUMN     "stage" "Stage",
ADD COLUMN     "ending" "ApplicationEnding",
ADD COLUMN     "applicantRef" TEXT COLLATE "C",
ADD COLUMN     "form" JSONB,
ADD COLUMN     "personalDataCipher" BYTEA,
ADD COLUMN     "submittedOn" DATE,
ADD COLUMN     "noticeEndsOn" DATE;

-- CreateTable
CREATE TABLE "ApplicationMove" (
    "id" SERIAL NOT NULL,
    "applicationId" INTEGER NOT NULL,
    "kind" "ApplicationMoveKind" NOT NULL,
    "fromStage" "Stage",
    "toStage" "Stage" NOT NULL,
    "rule" TEXT,
    "movedBy" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "movedAt" TIMESTAMPTZ(3) NOT NULL,
    "on" DATE NOT NULL,
    "reason" TEXT,
    "opinion" TEXT,
    "noticeEndsOn" DATE,
    "grade" "EvaluationGrade",
    "allMembersAgreed" BOOLEAN,
    "approvedProjects" INTEGER[],
    "policyVersion" TEXT NOT NULL,
    "engineVersion" TEXT NOT NULL,
    "verdict" "ComplianceVerdict" NOT NULL,
    "inputHash" TEXT NOT NULL,
    "leadCounts" BOOLEAN,
    "rdIntensityMethod" "RdIntensityMethod" NOT NULL,
    "facts" TEXT NOT NULL,
    "report" TEXT NOT NULL,

    CONSTRAINT "ApplicationMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApplicationReviewer" (
    "id" SERIAL NOT NULL,
    "moveId" INTEGER NOT NULL,
    "name" TEXT,
    "nearDiscipline" BOOLEAN,
    "associateRank" BOOLEAN,
    "opinion" TEXT,

    CONSTRAINT "ApplicationReviewer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemberChange" (
    "id" SERIAL NOT NULL,
    "consortiumId" INTEGER NOT NULL,
    "membershipId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "kind" "MemberChangeKind" NOT NULL,
    "on" DATE NOT NULL,
    "supplementaryAgreementOn" DATE,
    "reason" TEXT,
    "recordedBy" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MemberChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemberConsent" (
    "memberChangeId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "consentedOn" DATE NOT NULL,

    CONSTRAINT "MemberConsent_pkey" PRIMARY KEY ("memberChangeId","unitId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Application_ref_key" ON "Application"("ref");

-- CreateIndex
CREATE INDEX "Application_applicantRef_idx" ON "Application"("applicantRef");

-- CreateIndex
CREATE INDEX "Application_stage_id_idx" ON "Application"("stage", "id");

-- CreateIndex
CREATE INDEX "ApplicationMove_applicationId_id_idx" ON "ApplicationMove"("applicationId", "id");

-- CreateIndex
CREATE INDEX "ApplicationReviewer_moveId_idx" ON "ApplicationReviewer"("moveId");

-- CreateIndex
CREATE INDEX "MemberChange_consortiumId_id_idx" ON "MemberChange"("consortiumId", "id");

-- CreateIndex
CREATE INDEX "MemberChange_unitId_idx" ON "MemberChange"("unitId");

-- CreateIndex
CREATE INDEX "MemberConsent_unitId_idx" ON "MemberConsent"("unitId");

-- AddForeignKey
ALTER TABLE "ApplicationMove" ADD CONSTRAINT "ApplicationMove_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApplicationReviewer" ADD CONSTRAINT "ApplicationReviewer_moveId_fkey" FOREIGN KEY ("moveId") REFERENCES "ApplicationMove"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberChange" ADD CONSTRAINT "MemberChange_consortiumId_fkey" FOREIGN KEY ("consortiumId") REFERENCES "Consortium"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberChange" ADD CONSTRAINT "MemberChange_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberConsent" ADD CONSTRAINT "MemberConsent_memberChangeId_fkey" FOREIGN KEY ("memberChangeId") REFERENCES "MemberChange"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberConsent" ADD CONSTRAINT "MemberConsent_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One declaration of a consortium under a policy and of a day; an unknown day is one day. Drafts, which have no
-- consortium yet, are told apart by their references.
DROP INDEX "Application_consortiumId_policyKey_filledOn_key";
CREATE UNIQUE INDEX "Application_one_declaration" ON "Application" ("consortiumId", "policyKey", coalesce("filledOn", '-infinity'));

-- What is on its way is a document with a reference and an applicant; what is filed is about a consortium.
ALTER TABLE "Application" ADD CONSTRAINT "Application_course" CHECK (
  CASE WHEN "stage" IS NULL THEN "consortiumId" IS NOT NULL AND "ref" IS NULL AND "ending" IS NULL
  ELSE "ref" IS NOT NULL AND "applicantRef" IS NOT NULL AND "districtCode" IS NOT NULL AND "form" IS NOT NULL
    AND ("consortiumId" IS NOT NULL) = ("stage" IN ('FILED', 'LISTED', 'RUNNING', 'EVALUATED', 'ROLLING_SUPPORT', 'ADJUSTED', 'SUSPENDED', 'REVOKED', 'DISSOLVED'))
    AND ("ending" IS NULL OR "consortiumId" IS NULL) END);

-- Moves, and what members agreed to, stay as they were recorded, and their history is part of the chain of hashes.
DO $$
DECLARE
  kept record;
BEGIN
  FOR kept IN
    SELECT * FROM (VALUES
      ('ApplicationMove', '{id}', 'Application', '{applicationId}'),
      ('ApplicationReviewer', '{id}', 'ApplicationMove', '{moveId}'),
      ('MemberChange', '{id}', 'Consortium', '{consortiumId}'),
      ('MemberConsent', '{memberChangeId,unitId}', 'MemberChange', '{memberChangeId}')
    ) AS kept (name, key, owner, owner_key)
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', kept.name || '_kept', kept.name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', kept.name || '_not_emptied', kept.name);
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION history_follows(%L, %L, %L)',
      kept.name || '_history_insert', kept.name, kept.key, kept.owner, kept.owner_key);
  END LOOP;
END $$;
