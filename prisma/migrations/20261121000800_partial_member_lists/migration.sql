-- AlterTable
ALTER TABLE "Consortium" ADD COLUMN     "memberListIsPartial" BOOLEAN;
