-- Which place lies in which area, itself included: along the parents, and from an abolished code to its only successor.
CREATE FUNCTION refresh_division_areas() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "DivisionArea";
  INSERT INTO "DivisionArea" ("areaCode", "placeCode")
  WITH RECURSIVE step (place, area) AS (
    SELECT "code", "parentCode" FROM "Division" WHERE "parentCode" IS NOT NULL
    UNION
    SELECT "predecessorCode", min("successorCode") FROM "DivisionSuccession" GROUP BY "predecessorCode" HAVING count(*) = 1
  ), surrounding (place, area) AS (
    SELECT "code", "code" FROM "Division"
    UNION
    SELECT surrounding.place, step.area FROM surrounding JOIN step ON step.place = surrounding.area
  )
  SELECT area, place FROM surrounding;
  -- A place that is new has no unit yet; one that moves takes its units along.
  IF current_setting('atlas.figures', true) IS DISTINCT FROM 'deferred' AND (TG_OP <> 'INSERT' OR TG_TABLE_NAME = 'DivisionSuccession') THEN
    PERFORM refresh_consortium_figures(array_agg("id")) FROM "Consortium" HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Division_areas" AFTER INSERT OR UPDATE OR DELETE ON "Division" FOR EACH STATEMENT EXECUTE FUNCTION refresh_division_areas();
CREATE TRIGGER "DivisionSuccession_areas" AFTER INSERT OR UPDATE OR DELETE ON "DivisionSuccession" FOR EACH STATEMENT EXECUTE FUNCTION refresh_division_areas();

-- Whether a place lies in an area; null where it cannot be told: an unknown place, or one that surrounds the area.
CREATE FUNCTION division_contains(area text, place text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN place IS NULL THEN NULL
    WHEN EXISTS (SELECT FROM "DivisionArea" WHERE "areaCode" = area AND "placeCode" = place) THEN true
    WHEN EXISTS (SELECT FROM "DivisionArea" WHERE "areaCode" = place AND "placeCode" = area) THEN NULL
    ELSE false
  END
$$;

-- Where each unit was registered, from when until when (the first day after). The unit's own division is the latest
-- one: it holds after all dated registrations, or always where there are none.
CREATE VIEW "RegistrationPeriod" AS
SELECT "unitId", "divisionCode", coalesce("validFrom", '-infinity') AS "validFrom", coalesce("validTo" + 1, 'infinity') AS "validUntil"
FROM "Registration"
UNION ALL
SELECT unit."id", unit."registeredDivisionCode", coalesce(dated."lastDay" + 1, '-infinity'), 'infinity'
FROM "Unit" unit
CROSS JOIN LATERAL (
  SELECT max("validTo") AS "lastDay", bool_or("validTo" IS NULL) AS "open" FROM "Registration" WHERE "unitId" = unit."id"
) dated
WHERE unit."registeredDivisionCode" IS NOT NULL AND dated."open" IS NOT TRUE;

-- The place where a unit is registered on a day; null where unknown. Of overlapping rows the one that began last.
CREATE FUNCTION registered_division(unit_id int, on_day date) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT "divisionCode" FROM "RegistrationPeriod"
  WHERE "unitId" = unit_id AND "validFrom" <= on_day AND on_day < "validUntil"
  ORDER BY "validFrom" DESC LIMIT 1
$$;

-- The figures of consortia over all time, as spans of days on which nothing changes. A span begins where a membership,
-- a registration or a fiscal year of a lead begins or ends; neighbouring spans with the same figures are one. A share of
-- members of whom only some are named is no known share. The two
-- settings keep the planner from looping over every pair of span and member: 5,000 consortia take 1.4 s instead of 31.
CREATE FUNCTION consortium_figures(consortium_ids int[]) RETURNS SETOF "ConsortiumFigures"
LANGUAGE sql STABLE SET enable_nestloop = off SET jit = off AS $$
  WITH member AS MATERIALIZED (
    SELECT membership."consortiumId", membership."unitId", membership."role", coalesce(membership."joinedOn", '-infinity') AS "from",
           coalesce(membership."leftOn", 'infinity') AS "until"
    FROM "Membership" membership WHERE membership."consortiumId" = ANY (consortium_ids)
  ), nature AS MATERIALIZED (
    SELECT "id" AS "unitId", "kind" = 'ENTERPRISE' AS "isEnterprise"
    FROM "Unit" WHERE "id" = ANY (ARRAY(SELECT DISTINCT "unitId" FROM member))
  ), place AS MATERIALIZED (
    SELECT "unitId", "divisionCode", "validFrom" AS "from", "validUntil" AS "until"
    FROM "RegistrationPeriod" WHERE "unitId" = ANY (ARRAY(SELECT DISTINCT "unitId" FROM member))
  ), three_years AS MATERIALIZED (
    SELECT "unitId", make_date("asOfYear", 1, 1) AS "from", make_date("asOfYear" + 1, 1, 1) AS "until",
           sum("rdExpenditure") AS "rdExpenditure", sum("revenue") AS "revenue"
    FROM "FinancialYear", generate_series("year" + 1, "year" + 3) AS "asOfYear"
    WHERE "unitId" = ANY (ARRAY(SELECT DISTINCT "unitId" FROM member WHERE "role" = 'LEAD'))
    GROUP BY "unitId", "asOfYear"
    HAVING count("rdExpenditure") = 3 AND count("revenue") = 3
  ), turn AS (
    SELECT unnest(consortium_ids) AS "consortiumId", '-infinity'::date AS "day"
    UNION SELECT "consortiumId", unnest(ARRAY["from", "until"]) FROM member
    UNION SELECT member."consortiumId", unnest(ARRAY[place."from", place."until"]) FROM member JOIN place USING ("unitId")
    UNION SELECT member."consortiumId", unnest(ARRAY[three_years."from", three_years."until"]) FROM member JOIN three_years USING ("unitId") WHERE member."role" = 'LEAD'
  ), span AS MATERIALIZED (
    SELECT turn."consortiumId", consortium."divisionCode" AS "area", consortium."memberListIsPartial" IS TRUE AS "partial", turn."day" AS "from",
           lead(turn."day", 1, 'infinity') OVER (PARTITION BY turn."consortiumId" ORDER BY turn."day") AS "until"
    FROM turn JOIN "Consortium" consortium ON consortium."id" = turn."consortiumId"
    WHERE turn."day" < 'infinity' AND consortium."id" = ANY (consortium_ids)
  ), containment AS MATERIALIZED (
    SELECT "area", "divisionCode", division_contains("area", "divisionCode") AS "inside"
    FROM (SELECT DISTINCT span."area", place."divisionCode" FROM member JOIN place USING ("unitId")
          JOIN (SELECT DISTINCT "consortiumId", "area" FROM span) AS span USING ("consortiumId")) AS pair
  ), present AS (
    SELECT span."consortiumId", span."from", member."unitId", bool_or(member."role" = 'LEAD') AS "leads",
           (array_agg(containment."inside" ORDER BY place."from" DESC))[1] AS "inCity",
           bool_or(nature."isEnterprise") AS "isEnterprise"
    FROM span
    JOIN member ON member."consortiumId" = span."consortiumId" AND member."from" <= span."from" AND span."from" < member."until"
    JOIN nature ON nature."unitId" = member."unitId"
    LEFT JOIN place ON place."unitId" = member."unitId" AND place."from" <= span."from" AND span."from" < place."until"
    LEFT JOIN containment ON containment."area" = span."area" AND containment."divisionCode" = place."divisionCode"
    GROUP BY span."consortiumId", span."from", member."unitId"
  ), counted AS (
    SELECT span."consortiumId", span."partial", span."from", span."until",
           count(present."unitId")::int AS "memberCount",
           (count(*) FILTER (WHERE present."inCity"))::int AS "inCityCount",
           (count(present."unitId") FILTER (WHERE present."inCity" IS NULL))::int AS "inCityUnknown",
           (count(*) FILTER (WHERE present."isEnterprise"))::int AS "enterpriseCount",
           (count(present."unitId") FILTER (WHERE present."isEnterprise" IS NULL))::int AS "enterpriseUnknown",
           max(present."unitId") FILTER (WHERE present."leads") AS "leadUnitId",
           bool_or(present."inCity") FILTER (WHERE present."leads") AS "leadInCity",
           bool_or(present."isEnterprise") FILTER (WHERE present."leads") AS "leadIsEnterprise"
    FROM span LEFT JOIN present ON present."consortiumId" = span."consortiumId" AND present."from" = span."from"
    GROUP BY span."consortiumId", span."partial", span."from", span."until"
  ), figured AS (
    SELECT counted.*, three_years."rdExpenditure", three_years."revenue",
           ROW("memberCount", "inCityCount", "inCityUnknown", "enterpriseCount", "enterpriseUnknown", "leadUnitId", "leadInCity", "leadIsEnterprise", three_years."rdExpenditure", three_years."revenue") AS "state"
    FROM counted LEFT JOIN three_years ON three_years."unitId" = counted."leadUnitId" AND three_years."from" <= counted."from" AND counted."from" < three_years."until"
  ), numbered AS (
    SELECT *, count(*) FILTER (WHERE "changed") OVER (PARTITION BY "consortiumId" ORDER BY "from") AS "stretch"
    FROM (SELECT *, "state" IS DISTINCT FROM lag("state") OVER (PARTITION BY "consortiumId" ORDER BY "from") AS "changed" FROM figured) AS compared
  )
  SELECT "consortiumId", min("from"), max("until"), "memberCount", "inCityCount", "inCityUnknown", "enterpriseCount", "enterpriseUnknown",
         "leadUnitId", "leadInCity", "leadIsEnterprise", "rdExpenditure", "revenue",
         CASE WHEN NOT "partial" AND "inCityUnknown" = 0 AND "memberCount" > 0 THEN round("inCityCount"::numeric / "memberCount", 20) END,
         CASE WHEN NOT "partial" AND "enterpriseUnknown" = 0 AND "memberCount" > 0 THEN round("enterpriseCount"::numeric / "memberCount", 20) END,
         CASE WHEN "revenue" > 0 THEN round("rdExpenditure" / "revenue", 20) END
  FROM numbered
  GROUP BY "consortiumId", "partial", "stretch", "memberCount", "inCityCount", "inCityUnknown", "enterpriseCount", "enterpriseUnknown", "leadUnitId", "leadInCity", "leadIsEnterprise", "rdExpenditure", "revenue"
$$;

-- Computes the figures of some consortia anew. The rows are locked first, so that of two transactions that change one
-- consortium at once the second sees what the first did.
CREATE FUNCTION refresh_consortium_figures(consortium_ids int[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "Consortium" WHERE "id" = ANY (consortium_ids) ORDER BY "id" FOR NO KEY UPDATE;
  DELETE FROM "ConsortiumFigures" WHERE "consortiumId" = ANY (consortium_ids);
  INSERT INTO "ConsortiumFigures" SELECT * FROM consortium_figures(consortium_ids);
END $$;

-- The figures follow every change of what they are made of, in the same transaction. A transaction that changes much
-- sets atlas.figures to 'deferred' and refreshes once at its end.
CREATE FUNCTION figures_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed int[];
BEGIN
  IF current_setting('atlas.figures', true) = 'deferred' THEN
    RETURN NULL;
  END IF;
  IF TG_TABLE_NAME = 'Consortium' AND TG_OP = 'INSERT' THEN
    SELECT array_agg("id") INTO changed FROM after_rows;
  ELSIF TG_TABLE_NAME = 'Consortium' THEN
    SELECT array_agg("id") INTO changed FROM after_rows JOIN before_rows USING ("id") WHERE (after_rows."divisionCode", after_rows."memberListIsPartial") IS DISTINCT FROM (before_rows."divisionCode", before_rows."memberListIsPartial");
  ELSIF TG_TABLE_NAME = 'Membership' AND TG_OP = 'INSERT' THEN
    SELECT array_agg(DISTINCT "consortiumId") INTO changed FROM after_rows;
  ELSIF TG_TABLE_NAME = 'Membership' AND TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT "consortiumId") INTO changed FROM before_rows;
  ELSIF TG_TABLE_NAME = 'Membership' THEN
    SELECT array_agg("consortiumId") INTO changed FROM (SELECT "consortiumId" FROM after_rows UNION SELECT "consortiumId" FROM before_rows) AS rows;
  ELSIF TG_TABLE_NAME = 'Unit' THEN
    SELECT array_agg(DISTINCT "consortiumId") INTO changed FROM "Membership" WHERE "unitId" IN (
      SELECT after_rows."id" FROM after_rows JOIN before_rows USING ("id")
      WHERE (after_rows."kind", after_rows."registeredDivisionCode") IS DISTINCT FROM (before_rows."kind", before_rows."registeredDivisionCode"));
  ELSIF TG_OP = 'INSERT' THEN
    SELECT array_agg(DISTINCT "consortiumId") INTO changed FROM "Membership" WHERE "unitId" IN (SELECT "unitId" FROM after_rows);
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT "consortiumId") INTO changed FROM "Membership" WHERE "unitId" IN (SELECT "unitId" FROM before_rows);
  ELSE
    SELECT array_agg(DISTINCT "consortiumId") INTO changed FROM "Membership" WHERE "unitId" IN (SELECT "unitId" FROM after_rows UNION SELECT "unitId" FROM before_rows);
  END IF;
  IF changed IS NOT NULL THEN
    PERFORM refresh_consortium_figures(changed);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "Consortium_figures_insert" AFTER INSERT ON "Consortium" REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION figures_follow();
CREATE TRIGGER "Consortium_figures_update" AFTER UPDATE ON "Consortium" REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION figures_follow();
CREATE TRIGGER "Membership_figures_insert" AFTER INSERT ON "Membership" REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION figures_follow();
CREATE TRIGGER "Membership_figures_update" AFTER UPDATE ON "Membership" REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION figures_follow();
CREATE TRIGGER "Membership_figures_delete" AFTER DELETE ON "Membership" REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION figures_follow();
CREATE TRIGGER "Unit_figures_update" AFTER UPDATE ON "Unit" REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION figures_follow();
CREATE TRIGGER "Registration_figures_insert" AFTER INSERT ON "Registration" REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION figures_follow();
CREATE TRIGGER "Registration_figures_update" AFTER UPDATE ON "Registration" REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION figures_follow();
CREATE TRIGGER "Registration_figures_delete" AFTER DELETE ON "Registration" REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION figures_follow();
CREATE TRIGGER "FinancialYear_figures_insert" AFTER INSERT ON "FinancialYear" REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION figures_follow();
CREATE TRIGGER "FinancialYear_figures_update" AFTER UPDATE ON "FinancialYear" REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION figures_follow();
CREATE TRIGGER "FinancialYear_figures_delete" AFTER DELETE ON "FinancialYear" REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION figures_follow();

-- Lists order by the figures of a day with the unknown last, upwards and downwards: infinity stands for the unknown.
CREATE INDEX "ConsortiumFigures_inCityShare_up" ON "ConsortiumFigures" (coalesce("inCityShare", 'Infinity'::numeric), "consortiumId");
CREATE INDEX "ConsortiumFigures_inCityShare_down" ON "ConsortiumFigures" (coalesce("inCityShare", '-Infinity'::numeric), "consortiumId");
CREATE INDEX "ConsortiumFigures_enterpriseShare_up" ON "ConsortiumFigures" (coalesce("enterpriseShare", 'Infinity'::numeric), "consortiumId");
CREATE INDEX "ConsortiumFigures_enterpriseShare_down" ON "ConsortiumFigures" (coalesce("enterpriseShare", '-Infinity'::numeric), "consortiumId");
CREATE INDEX "ConsortiumFigures_rdIntensity_up" ON "ConsortiumFigures" (coalesce("rdIntensity", 'Infinity'::numeric), "consortiumId");
CREATE INDEX "ConsortiumFigures_rdIntensity_down" ON "ConsortiumFigures" (coalesce("rdIntensity", '-Infinity'::numeric), "consortiumId");
