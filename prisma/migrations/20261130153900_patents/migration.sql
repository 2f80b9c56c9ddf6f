-- CreateEnum
CREATE TYPE "PatentKind" AS ENUM ('INVENTION', 'UTILITY_MODEL', 'DESIGN');

-- CreateTable
CREATE TABLE "Patent" (
    "id" SERIAL NOT NULL,
    "ref" TEXT NOT NULL,
    "kind" "PatentKind" NOT NULL,
    "isPct" BOOLEAN,
    "title" TEXT NOT NULL,
    "holderUnitId" INTEGER NOT NULL,
    "consortiumId" INTEGER,
    "projectId" INTEGER,
    "filedOn" DATE,
    "grantedOn" DATE,
    "expiresOn" DATE,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Patent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PatentCoHolder" (
    "id" SERIAL NOT NULL,
    "patentId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "origin" "Origin" NOT NULL DEFAULT 'SUBMITTED',
    "sourceDocument" TEXT,
    "sourceClause" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PatentCoHolder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Patent_ref_key" ON "Patent"("ref");
CREATE INDEX "Patent_holderUnitId_ref_idx" ON "Patent"("holderUnitId", "ref");
CREATE INDEX "Patent_consortiumId_ref_idx" ON "Patent"("consortiumId", "ref");
CREATE INDEX "Patent_projectId_ref_idx" ON "Patent"("projectId", "ref");
CREATE INDEX "Patent_kind_ref_idx" ON "Patent"("kind", "ref");
CREATE INDEX "Patent_filedOn_ref_idx" ON "Patent"("filedOn", "ref");
CREATE INDEX "Patent_grantedOn_ref_idx" ON "Patent"("grantedOn", "ref");
CREATE UNIQUE INDEX "PatentCoHolder_patentId_unitId_key" ON "PatentCoHolder"("patentId", "unitId");
CREATE INDEX "PatentCoHolder_unitId_patentId_idx" ON "PatentCoHolder"("unitId", "patentId");

-- AddForeignKey
ALTER TABLE "Patent" ADD CONSTRAINT "Patent_holderUnitId_fkey" FOREIGN KEY ("holderUnitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Patent" ADD CONSTRAINT "Patent_consortiumId_fkey" FOREIGN KEY ("consortiumId") REFERENCES "Consortium"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Patent" ADD CONSTRAINT "Patent_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "PatentCoHolder" ADD CONSTRAINT "PatentCoHolder_patentId_fkey" FOREIGN KEY ("patentId") REFERENCES "Patent"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PatentCoHolder" ADD CONSTRAINT "PatentCoHolder_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
ALTER TABLE "Patent" ALTER COLUMN "ref" TYPE TEXT COLLATE "C";
ALTER TABLE "Patent" ADD CONSTRAINT "Patent_identity" CHECK ("ref" ~ '^[^:[:space:]]+:[^[:space:]].*$' AND "title" ~ '[^[:space:]]');
ALTER TABLE "Patent" ADD CONSTRAINT "Patent_period" CHECK ("grantedOn" >= "filedOn");
ALTER TABLE "Patent" ADD CONSTRAINT "Patent_expiry_period" CHECK ("expiresOn" >= greatest("filedOn", "grantedOn"));
ALTER TABLE "PatentCoHolder" ADD CONSTRAINT "PatentCoHolder_position" CHECK ("position" >= 2);
ALTER TABLE "Patent" ADD CONSTRAINT "Patent_source" CHECK ("origin" <> 'OFFICIAL_DOCUMENT' OR "sourceDocument" IS NOT NULL);
ALTER TABLE "PatentCoHolder" ADD CONSTRAINT "PatentCoHolder_source" CHECK ("origin" <> 'OFFICIAL_DOCUMENT' OR "sourceDocument" IS NOT NULL);

-- Their rows are kept in the history.
DO $$
DECLARE
  kept record;
BEGIN
  FOR kept IN
    SELECT * FROM (VALUES
      ('Patent', '{id}', 'Patent', '{id}'),
      ('PatentCoHolder', '{id}', 'Patent', '{patentId}')
    ) AS kept (name, key, owner, owner_key)
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION count_version()', kept.name || '_version', kept.name);
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION history_follows(%L, %L, %L)',
      kept.name || '_history_insert', kept.name, kept.key, kept.owner, kept.owner_key);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION history_follows(%L, %L, %L)',
      kept.name || '_history_update', kept.name, kept.key, kept.owner, kept.owner_key);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION history_follows(%L, %L, %L)',
      kept.name || '_history_delete', kept.name, kept.key, kept.owner, kept.owner_key);
    EXECUTE format('CREATE TRIGGER %I AFTER TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION history_notes_emptying()',
      kept.name || '_history_truncate', kept.name);
  END LOOP;
END $$;
