-- An intensity has twenty places whatever its size. PostgreSQL divides to sixteen digits, which for one of 100,000,000 are eight
-- places; a factor with twenty places makes it divide to as many.
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
         CASE WHEN "revenue" > 0 THEN round("rdExpenditure" * 1.00000000000000000000 / "revenue", 20) END
  FROM numbered
  GROUP BY "consortiumId", "partial", "stretch", "memberCount", "inCityCount", "inCityUnknown", "enterpriseCount", "enterpriseUnknown", "leadUnitId", "leadInCity", "leadIsEnterprise", "rdExpenditure", "revenue"
$$;

-- Imports that the product comes with told that lists of members are partial after they had computed the figures, which
-- stayed those of full lists.
SELECT refresh_consortium_figures(array_agg("id")) FROM "Consortium"
WHERE "memberListIsPartial" OR "id" IN (SELECT "consortiumId" FROM "ConsortiumFigures" WHERE "rdIntensity" >= 1)
HAVING count(*) > 0;
