-- CreateEnum
CREATE TYPE "PlanContent" AS ENUM ('GOALS', 'TASKS', 'PATH', 'CONSTRUCTION_PERIOD', 'COORDINATION_MECHANISM');

-- AlterTable
ALTER TABLE "Consortium" ADD COLUMN     "councilIncludesAllMembers" BOOLEAN,
ADD COLUMN     "hasIpManagement" BOOLEAN,
ADD COLUMN     "hasTransferMechanism" BOOLEAN,
ADD COLUMN     "isMunicipalConsortium" BOOLEAN,
ADD COLUMN     "isProvincialProjectConsortium" BOOLEAN,
ADD COLUMN     "memberListIsPartial" BOOLEAN,
ADD COLUMN     "planContents" "PlanContent"[],
ADD COLUMN     "wonProvincialChallenge" BOOLEAN;
