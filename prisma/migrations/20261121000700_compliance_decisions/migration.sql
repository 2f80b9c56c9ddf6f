-- CreateEnum
CREATE TYPE "ComplianceVerdict" AS ENUM ('COMPLIANT', 'DEVIATING', 'NON_COMPLIANT', 'UNDETERMINED');

-- CreateEnum
CREATE TYPE "RdIntensityMethod" AS ENUM ('POOLED', 'MEAN_OF_ANNUAL', 'EVERY_YEAR');

-- CreateTable
CREATE TABLE "ComplianceDecision" (
    "id" SERIAL NOT NULL,
    "consortiumId" INTEGER NOT NULL,
    "policyKey" TEXT NOT NULL,
    "policyVersion" TEXT NOT NULL,
    "engineVersion" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "verdict" "ComplianceVerdict" NOT NULL,
    "inputHash" TEXT NOT NULL,
    "leadCounts" BOOLEAN,
    "rdIntensityMethod" "RdIntensityMethod" NOT NULL,
    "facts" TEXT NOT NULL,
    "report" TEXT NOT NULL,
    "reason" TEXT,
    "decidedBy" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ComplianceDecision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ComplianceDecision_consortiumId_id_idx" ON "ComplianceDecision"("consortiumId", "id");

-- AddForeignKey
ALTER TABLE "ComplianceDecision" ADD CONSTRAINT "ComplianceDecision_consortiumId_fkey" FOREIGN KEY ("consortiumId") REFERENCES "Consortium"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A decision stays as it was taken.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is kept as it is', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "ComplianceDecision_kept" BEFORE UPDATE OR DELETE ON "ComplianceDecision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
