-- Every row counts its changes, so that whoever changes one can say which state they read.
ALTER TABLE "Unit" ADD COLUMN     "endedOn" DATE, ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Registration" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Qualification" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "FinancialYear" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Consortium" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Membership" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Platform" ADD COLUMN     "endedOn" DATE, ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "ResearchTeam" ADD COLUMN     "endedOn" DATE, ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "TeamMember" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "ProjectGroup" ADD COLUMN     "endedOn" DATE, ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Project" ADD COLUMN     "endedOn" DATE, ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "ProjectUnit" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "ProjectPerson" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "ProjectIndicator" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "ProjectScheduleItem" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "ProjectMilestone" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "BudgetLine" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "EquipmentItem" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Funding" ADD COLUMN     "endedOn" DATE, ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Evaluation" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Report" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Application" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Note" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- Rows that are known by what they are about get a number too, by which they can be named.
ALTER TABLE "FinancialYear" ADD COLUMN     "id" SERIAL NOT NULL;
CREATE UNIQUE INDEX "FinancialYear_id_key" ON "FinancialYear"("id");
ALTER TABLE "ProjectUnit" ADD COLUMN     "id" SERIAL NOT NULL;
CREATE UNIQUE INDEX "ProjectUnit_id_key" ON "ProjectUnit"("id");
ALTER TABLE "ProjectMilestone" ADD COLUMN     "id" SERIAL NOT NULL;
CREATE UNIQUE INDEX "ProjectMilestone_id_key" ON "ProjectMilestone"("id");
ALTER TABLE "BudgetLine" ADD COLUMN     "id" SERIAL NOT NULL;
CREATE UNIQUE INDEX "BudgetLine_id_key" ON "BudgetLine"("id");

CREATE FUNCTION count_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version";
  IF NEW IS DISTINCT FROM OLD THEN
    NEW."version" := OLD."version" + 1;
  END IF;
  RETURN NEW;
END $$;

-- CreateEnum
CREATE TYPE "ChangeAction" AS ENUM ('CREATED', 'CHANGED', 'REMOVED');

-- CreateTable
CREATE TABLE "ChangeSet" (
    "id" BIGSERIAL NOT NULL,
    "actor" TEXT NOT NULL,
    "role" TEXT,
    "operation" TEXT,
    "requestId" TEXT,
    "reason" TEXT,

    CONSTRAINT "ChangeSet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Change" (
    "id" BIGSERIAL NOT NULL,
    "changeSetId" BIGINT NOT NULL,
    "record" TEXT NOT NULL,
    "recordKey" TEXT NOT NULL,
    "ownerRecord" TEXT NOT NULL,
    "ownerKey" TEXT NOT NULL,
    "action" "ChangeAction" NOT NULL,
    "image" JSONB NOT NULL,

    CONSTRAINT "Change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChangeSeal" (
    "position" BIGINT NOT NULL,
    "changeSetId" BIGINT NOT NULL,
    "committedAt" TIMESTAMPTZ(6) NOT NULL,
    "previousHash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "ChangeSeal_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "IdempotentRequest" (
    "actor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "mutation" TEXT NOT NULL,
    "inputHash" TEXT NOT NULL,
    "recordId" INTEGER NOT NULL,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotentRequest_pkey" PRIMARY KEY ("actor","key")
);

-- CreateIndex
CREATE INDEX "Change_changeSetId_idx" ON "Change"("changeSetId");

-- CreateIndex
CREATE INDEX "Change_record_recordKey_id_idx" ON "Change"("record", "recordKey", "id");

-- CreateIndex
CREATE INDEX "Change_ownerRecord_ownerKey_id_idx" ON "Change"("ownerRecord", "ownerKey", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ChangeSeal_changeSetId_key" ON "ChangeSeal"("changeSetId");

-- CreateIndex
CREATE INDEX "IdempotentRequest_answeredAt_idx" ON "IdempotentRequest"("answeredAt");

-- AddForeignKey
ALTER TABLE "Change" ADD CONSTRAINT "Change_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChangeSeal" ADD CONSTRAINT "ChangeSeal_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The change set of this transaction; made when its first row changes. Who changes it is what the transaction says by
-- its settings, or else the user of the database.
CREATE FUNCTION current_change_set() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  change_set bigint := nullif(current_setting('atlas.change_set', true), '')::bigint;
BEGIN
  IF change_set IS NULL THEN
    INSERT INTO "ChangeSet" ("actor", "role", "operation", "requestId", "reason")
    VALUES (coalesce(nullif(current_setting('atlas.actor', true), ''), session_user), nullif(current_setting('atlas.role', true), ''),
            nullif(current_setting('atlas.operation', true), ''), nullif(current_setting('atlas.request', true), ''),
            nullif(current_setting('atlas.reason', true), ''))
    RETURNING "id" INTO change_set;
    PERFORM set_config('atlas.change_set', change_set::text, true);
  END IF;
  RETURN change_set;
END $$;

-- The parts of a row's key, joined: ARRAY['projectId', 'position'] of a milestone gives 12/1.
CREATE FUNCTION change_key(image jsonb, columns text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg(image ->> part, '/' ORDER BY ordinal) FROM unnest(columns) WITH ORDINALITY AS key (part, ordinal)
$$;

-- Keeps what the rows of a statement have become. The arguments: the columns of the key, the table of the row that it
-- belongs to, the columns that name that row. A row that a statement left as it was is not kept.
CREATE FUNCTION history_follows() RETURNS trigger LANGUAGE plpgsql SET TimeZone = 'UTC' AS $$
DECLARE
  key_columns text[] := TG_ARGV[0]::text[];
  owner_columns text[] := TG_ARGV[2]::text[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "Change" ("changeSetId", "record", "recordKey", "ownerRecord", "ownerKey", "action", "image")
    SELECT current_change_set(), TG_TABLE_NAME, change_key(image, key_columns), TG_ARGV[1], change_key(image, owner_columns), 'CREATED', image
    FROM (SELECT to_jsonb(after_rows) AS image FROM after_rows) AS row;
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO "Change" ("changeSetId", "record", "recordKey", "ownerRecord", "ownerKey", "action", "image")
    SELECT current_change_set(), TG_TABLE_NAME, change_key(image, key_columns), TG_ARGV[1], change_key(image, owner_columns), 'CHANGED', image
    FROM (SELECT to_jsonb(after_rows) AS image FROM after_rows EXCEPT SELECT to_jsonb(before_rows) FROM before_rows) AS row;
  ELSE
    INSERT INTO "Change" ("changeSetId", "record", "recordKey", "ownerRecord", "ownerKey", "action", "image")
    SELECT current_change_set(), TG_TABLE_NAME, change_key(image, key_columns), TG_ARGV[1], change_key(image, owner_columns), 'REMOVED', image
    FROM (SELECT to_jsonb(before_rows) AS image FROM before_rows) AS row;
  END IF;
  RETURN NULL;
END $$;

-- The hash of a change set and of all before it: SHA-256 over the hash before, the place in the chain, the instant, the
-- set and its changes in their order.
CREATE FUNCTION change_set_hash(change_set bigint, place bigint, committed timestamptz, previous bytea) RETURNS bytea
LANGUAGE sql STABLE SET TimeZone = 'UTC' AS $$
  SELECT sha256(previous || convert_to(place || E'\n' || committed || E'\n' || to_jsonb("ChangeSet")::text || E'\n', 'UTF8')
    || coalesce((SELECT string_agg(sha256(convert_to(to_jsonb("Change")::text, 'UTF8')), ''::bytea ORDER BY "Change"."id")
                 FROM "Change" WHERE "Change"."changeSetId" = change_set), ''))
  FROM "ChangeSet" WHERE "ChangeSet"."id" = change_set
$$;

-- Links a change set to the chain when its transaction commits, and not before: then it holds all its locks, so waiting
-- for the end of the chain can lock nobody out for good.
CREATE FUNCTION seal_change_set() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  place bigint;
  previous bytea;
  committed timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('consortium-atlas history', 0));
  SELECT "position", "hash", greatest("committedAt", clock_timestamp()) INTO place, previous, committed FROM "ChangeSeal" ORDER BY "position" DESC LIMIT 1;
  place := coalesce(place, 0) + 1;
  previous := coalesce(previous, '');
  committed := coalesce(committed, clock_timestamp());
  INSERT INTO "ChangeSeal" ("position", "changeSetId", "committedAt", "previousHash", "hash")
  VALUES (place, NEW."id", committed, previous, change_set_hash(NEW."id", place, committed, previous));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "ChangeSet_seal" AFTER INSERT ON "ChangeSet" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seal_change_set();

-- Whose rows are kept, and with them the state that the rows have today.
DO $$
DECLARE
  kept record;
BEGIN
  PERFORM set_config('atlas.actor', 'migration', true);
  FOR kept IN
    SELECT * FROM (VALUES
      ('Division', '{code}', 'Division', '{code}'),
      ('DivisionSuccession', '{predecessorCode,successorCode}', 'Division', '{predecessorCode}'),
      ('Unit', '{id}', 'Unit', '{id}'),
      ('Registration', '{id}', 'Unit', '{unitId}'),
      ('Qualification', '{id}', 'Unit', '{unitId}'),
      ('FinancialYear', '{unitId,year}', 'Unit', '{unitId}'),
      ('Consortium', '{id}', 'Consortium', '{id}'),
      ('Membership', '{id}', 'Consortium', '{consortiumId}'),
      ('Platform', '{id}', 'Platform', '{id}'),
      ('ResearchTeam', '{id}', 'ResearchTeam', '{id}'),
      ('TeamMember', '{id}', 'Consortium', '{consortiumId}'),
      ('ProjectGroup', '{id}', 'Consortium', '{consortiumId}'),
      ('Project', '{id}', 'Project', '{id}'),
      ('ProjectUnit', '{projectId,unitId,role}', 'Project', '{projectId}'),
      ('ProjectPerson', '{id}', 'Project', '{projectId}'),
      ('ProjectIndicator', '{id}', 'Project', '{projectId}'),
      ('ProjectScheduleItem', '{id}', 'Project', '{projectId}'),
      ('ProjectMilestone', '{projectId,position}', 'Project', '{projectId}'),
      ('BudgetLine', '{projectId,category,source}', 'Project', '{projectId}'),
      ('EquipmentItem', '{id}', 'Project', '{projectId}'),
      ('Funding', '{id}', 'Funding', '{id}'),
      ('Evaluation', '{id}', 'Consortium', '{consortiumId}'),
      ('Report', '{id}', 'Consortium', '{consortiumId}'),
      ('Application', '{id}', 'Application', '{id}'),
      ('Note', '{id}', 'Note', '{id}')
    ) AS kept (name, key, owner, owner_key)
  LOOP
    IF kept.name NOT LIKE 'Division%' THEN
      EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION count_version()', kept.name || '_version', kept.name);
    END IF;
    EXECUTE format(
      'INSERT INTO "Change" ("changeSetId", "record", "recordKey", "ownerRecord", "ownerKey", "action", "image")
       SELECT current_change_set(), %L, change_key(image, %L), %L, change_key(image, %L), ''CREATED'', image
       FROM (SELECT to_jsonb(present) AS image FROM %I AS present) AS row',
      kept.name, kept.key, kept.owner, kept.owner_key, kept.name);
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION history_follows(%L, %L, %L)',
      kept.name || '_history_insert', kept.name, kept.key, kept.owner, kept.owner_key);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION history_follows(%L, %L, %L)',
      kept.name || '_history_update', kept.name, kept.key, kept.owner, kept.owner_key);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION history_follows(%L, %L, %L)',
      kept.name || '_history_delete', kept.name, kept.key, kept.owner, kept.owner_key);
  END LOOP;
END $$;

-- The history grows by its own triggers and is changed by nothing: not by the product, and not by hand while these
-- triggers stand. Whoever takes them away breaks the chain of hashes.
CREATE FUNCTION refuse_writing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND pg_trigger_depth() > 1 THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is written by the database alone', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "ChangeSet_kept" BEFORE INSERT OR UPDATE OR DELETE ON "ChangeSet" FOR EACH ROW EXECUTE FUNCTION refuse_writing();
CREATE TRIGGER "ChangeSet_not_emptied" BEFORE TRUNCATE ON "ChangeSet" FOR EACH STATEMENT EXECUTE FUNCTION refuse_writing();
CREATE TRIGGER "Change_kept" BEFORE INSERT OR UPDATE OR DELETE ON "Change" FOR EACH ROW EXECUTE FUNCTION refuse_writing();
CREATE TRIGGER "Change_not_emptied" BEFORE TRUNCATE ON "Change" FOR EACH STATEMENT EXECUTE FUNCTION refuse_writing();
CREATE TRIGGER "ChangeSeal_kept" BEFORE INSERT OR UPDATE OR DELETE ON "ChangeSeal" FOR EACH ROW EXECUTE FUNCTION refuse_writing();
CREATE TRIGGER "ChangeSeal_not_emptied" BEFORE TRUNCATE ON "ChangeSeal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_writing();
