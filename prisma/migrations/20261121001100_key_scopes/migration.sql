-- CreateEnum
CREATE TYPE "KeyScope" AS ENUM ('READ', 'WRITE', 'PERSONAL_DATA');

-- AlterTable
ALTER TABLE "ApiKey" ADD COLUMN     "divisionCode" TEXT,
ADD COLUMN     "scopes" "KeyScope"[] DEFAULT ARRAY['READ', 'WRITE']::"KeyScope"[],
ADD COLUMN     "unitRef" TEXT;

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_divisionCode_fkey" FOREIGN KEY ("divisionCode") REFERENCES "Division"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Keys of administrators have always been for everything.
UPDATE "ApiKey" SET "scopes" = ARRAY['READ', 'WRITE', 'PERSONAL_DATA']::"KeyScope"[] WHERE "role" = 'ADMINISTRATOR';
