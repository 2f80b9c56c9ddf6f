-- The few units that have ceased to be are found among all without reading all.
CREATE INDEX "Unit_endedOn_idx" ON "Unit"("endedOn");

-- A unit that has ceased to be is a member no more from that day on, whatever its membership says.
CREATE OR REPLACE FUNCTION consortium_figures(consortium_ids int[]) RETURNS SETOF "ConsortiumFigures"
LANGUAGE sql STABLE SET enable_nestloop = off SET jit = off AS $$
  WITH member AS MATERIALIZED (
    SELECT membership."consortiumId", membership."unitId", membership."role", coalesce(membership."joinedOn", '-infinity') AS "from",
           coalesce(least(membership."leftOn", unit."endedOn"), 'infinity') AS "until"
    FROM "Membership" membership JOIN "Unit" unit ON unit."id" = membership."unitId"
    WHERE membership."consortiumId" = ANY (consortium_ids)
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

CREATE OR REPLACE FUNCTION figures_follow() RETURNS trigger LANGUAGE plpgsql AS $$
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
      WHERE (after_rows."kind", after_rows."registeredDivisionCode", after_rows."endedOn")
        IS DISTINCT FROM (before_rows."kind", before_rows."registeredDivisionCode", before_rows."endedOn"));
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
