-- CreateTable
CREATE TABLE "VerdictDay" (
    "id" SERIAL NOT NULL,
    "policyKey" TEXT NOT NULL,
    "policyVersion" TEXT NOT NULL,
    "engineVersion" TEXT NOT NULL,
    "factsVersion" TEXT NOT NULL,
    "on" DATE NOT NULL,

    CONSTRAINT "VerdictDay_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsortiumVerdict" (
    "verdictDayId" INTEGER NOT NULL,
    "consortiumId" INTEGER NOT NULL,
    "verdict" "ComplianceVerdict" NOT NULL,
    "changes" INTEGER NOT NULL,
    "changesOfAll" INTEGER NOT NULL,

    CONSTRAINT "ConsortiumVerdict_pkey" PRIMARY KEY ("verdictDayId","consortiumId")
);

-- CreateTable
CREATE TABLE "FactsChange" (
    "consortiumId" INTEGER NOT NULL,
    "changes" INTEGER NOT NULL,

    CONSTRAINT "FactsChange_pkey" PRIMARY KEY ("consortiumId")
);

-- CreateIndex
CREATE UNIQUE INDEX "VerdictDay_policyKey_on_policyVersion_engineVersion_factsVe_key" ON "VerdictDay"("policyKey", "on", "policyVersion", "engineVersion", "factsVersion");

-- AddForeignKey
ALTER TABLE "ConsortiumVerdict" ADD CONSTRAINT "ConsortiumVerdict_verdictDayId_fkey" FOREIGN KEY ("verdictDayId") REFERENCES "VerdictDay"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Counts that the facts of consortia changed; 0 stands for all of them. One transaction counts once. A count outlives its
-- consortium, so that one that gets the same id finds no verdict of it.
CREATE FUNCTION count_facts_change(consortium_ids int[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "FactsChange" AS change ("consortiumId", "changes")
  SELECT DISTINCT id, 1 FROM unnest(consortium_ids) AS id WHERE id IS NOT NULL ORDER BY id
  ON CONFLICT ("consortiumId") DO UPDATE SET "changes" = change."changes" + 1
  WHERE change.xmin <> pg_current_xact_id()::xid
$$;

-- Every change of what the facts of a consortium are gathered from is counted in the same transaction. A consortium's facts
-- hold what else its lead leads and undertakes, so a change reaches all consortia of the units that it touches, and all
-- those of the leads of a consortium that it touches. The arguments are the columns of a consortium, a unit and a project
-- in the changed rows, or empty; without any, as in a transaction that changes much, all consortia are meant.
CREATE FUNCTION facts_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed_rows text := CASE TG_OP
    WHEN 'INSERT' THEN 'SELECT * FROM after_rows'
    WHEN 'DELETE' THEN 'SELECT * FROM before_rows'
    ELSE 'SELECT * FROM after_rows UNION ALL SELECT * FROM before_rows' END;
  has_changed boolean;
  consortia int[];
  units int[];
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    PERFORM count_facts_change(ARRAY[0]);
    RETURN NULL;
  END IF;
  EXECUTE format('SELECT EXISTS (%s)', changed_rows) INTO has_changed;
  IF NOT has_changed THEN
    RETURN NULL;
  END IF;
  IF TG_NARGS = 0 OR current_setting('atlas.figures', true) = 'deferred' THEN
    PERFORM count_facts_change(ARRAY[0]);
    RETURN NULL;
  END IF;
  IF TG_ARGV[0] <> '' THEN
    EXECUTE format('SELECT array_agg(DISTINCT %I) FROM (%s) AS changed', TG_ARGV[0], changed_rows) INTO consortia;
  END IF;
  IF TG_ARGV[1] <> '' THEN
    EXECUTE format('SELECT array_agg(DISTINCT %I) FROM (%s) AS changed', TG_ARGV[1], changed_rows) INTO units;
  END IF;
  IF TG_ARGV[2] <> '' THEN
    EXECUTE format('SELECT array_agg(DISTINCT "unitId") FROM "ProjectUnit" WHERE "projectId" IN (SELECT %I FROM (%s) AS changed)', TG_ARGV[2], changed_rows) INTO units;
  END IF;
  units := units || ARRAY(SELECT "unitId" FROM "Membership" WHERE "consortiumId" = ANY (consortia) AND "role" = 'LEAD');
  PERFORM count_facts_change(consortia || ARRAY(SELECT "consortiumId" FROM "Membership" WHERE "unitId" = ANY (units)));
  RETURN NULL;
END $$;

DO $$
DECLARE
  followed record;
  arguments text;
BEGIN
  FOR followed IN SELECT * FROM (VALUES
    ('Consortium', ARRAY['id', '', '']),
    ('Membership', ARRAY['consortiumId', 'unitId', '']),
    ('Unit', ARRAY['', 'id', '']),
    ('Registration', ARRAY['', 'unitId', '']),
    ('Qualification', ARRAY['', 'unitId', '']),
    ('FinancialYear', ARRAY['', 'unitId', '']),
    ('Platform', ARRAY['', 'hostUnitId', '']),
    ('ProjectUnit', ARRAY['', 'unitId', '']),
    ('Project', ARRAY['', '', 'id']),
    ('Division', NULL),
    ('DivisionSuccession', NULL)
  ) AS fact (name, columns) LOOP
    SELECT coalesce(string_agg(quote_literal(argument), ', '), '') INTO arguments FROM unnest(followed.columns) AS argument;
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION facts_follow(%s)',
      followed.name || '_facts_insert', followed.name, arguments);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION facts_follow(%s)',
      followed.name || '_facts_update', followed.name, arguments);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION facts_follow(%s)',
      followed.name || '_facts_delete', followed.name, arguments);
    EXECUTE format('CREATE TRIGGER %I AFTER TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION facts_follow()',
      followed.name || '_facts_truncate', followed.name);
  END LOOP;
END $$;

-- The verdicts that hold: those on facts that have not changed since.
CREATE FUNCTION current_verdicts(policy_key text, policy_version text, engine_version text, facts_version text)
RETURNS TABLE ("consortiumId" int, "on" date, "verdict" "ComplianceVerdict") LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT kept."consortiumId", day."on", kept."verdict"
  FROM "VerdictDay" day
  JOIN "ConsortiumVerdict" kept ON kept."verdictDayId" = day."id"
  LEFT JOIN "FactsChange" own ON own."consortiumId" = kept."consortiumId"
  LEFT JOIN "FactsChange" every ON every."consortiumId" = 0
  WHERE day."policyKey" = policy_key AND day."policyVersion" = policy_version AND day."engineVersion" = engine_version
    AND day."factsVersion" = facts_version
    AND kept."changes" = coalesce(own."changes", 0) AND kept."changesOfAll" = coalesce(every."changes", 0)
$$;
