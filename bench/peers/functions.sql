-- Of a database that is used again.
DROP TYPE IF EXISTS consortium_figures_row CASCADE;
DROP TYPE IF EXISTS city_statistics_row CASCADE;
DROP FUNCTION IF EXISTS "searchUnits"(text, "UnitKind");

-- Shows the tables that are asked about, and nothing else of the product.
DO $$
DECLARE
  hidden text;
BEGIN
  FOR hidden IN SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace LOOP
    EXECUTE format('COMMENT ON FUNCTION %s IS %L', hidden, E'@behavior -*');
  END LOOP;
  FOR hidden IN
    SELECT oid::regclass::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
      AND relname NOT IN ('Consortium', 'Division', 'Evaluation', 'FinancialYear', 'Funding', 'Membership', 'Platform', 'Project', 'ProjectUnit',
        'Qualification', 'ResearchTeam', 'TeamMember', 'Unit')
  LOOP
    EXECUTE format('COMMENT ON %s %s IS %L',
      CASE (SELECT relkind FROM pg_class WHERE oid = hidden::regclass) WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END, hidden, E'@behavior -*');
  END LOOP;
END $$;
-- The product's references are unique by an index, which PostGraphile does not read.
COMMENT ON TABLE "Consortium" IS E'@unique ref';
COMMENT ON TABLE "Unit" IS E'@unique ref';
COMMENT ON TABLE "Project" IS E'@unique ref';
COMMENT ON TABLE "Funding" IS E'@unique ref';
COMMENT ON TABLE "Platform" IS E'@unique ref';
-- The lead comes first, and who has left is left out.
COMMENT ON COLUMN "Membership"."role" IS E'@behavior +orderBy';
COMMENT ON COLUMN "Membership"."leftOn" IS E'@behavior +filterBy';
-- Undertakers are told from those who take part.
COMMENT ON COLUMN "ProjectUnit"."role" IS E'@behavior +filterBy';

-- What peers do not have of themselves, as PostGraphile's documentation shows it: functions over the tables. Functions
-- that return rows are put into the statement by PostgreSQL as if they had been written there.

-- The three computed fields of a consortium, from its members of today and its lead's three fiscal years.
CREATE TYPE consortium_figures_row AS ("inCityShare" numeric, "enterpriseShare" numeric, "rdIntensity" numeric);
CREATE FUNCTION "Consortium_figures"(consortium "Consortium") RETURNS SETOF consortium_figures_row LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT CASE WHEN members.placed = members.everybody THEN members.in_city::numeric / nullif(members.everybody, 0) END,
         CASE WHEN members.of_known_kind = members.everybody THEN members.enterprises::numeric / nullif(members.everybody, 0) END,
         (SELECT CASE WHEN count("rdExpenditure") = 3 AND count("revenue") = 3 THEN sum("rdExpenditure") / nullif(sum("revenue"), 0) END
          FROM "FinancialYear" WHERE "unitId" = members.lead
            AND "year" BETWEEN extract(year FROM current_date)::int - 3 AND extract(year FROM current_date)::int - 1)
  FROM (
    SELECT count(*) AS everybody, count(area."placeCode") AS in_city, count(unit."registeredDivisionCode") AS placed,
           count(*) FILTER (WHERE unit."kind" = 'ENTERPRISE') AS enterprises, count(unit."kind") AS of_known_kind,
           max(unit."id") FILTER (WHERE membership."role" = 'LEAD') AS lead
    FROM "Membership" membership JOIN "Unit" unit ON unit."id" = membership."unitId"
    LEFT JOIN "DivisionArea" area ON area."areaCode" = (consortium)."divisionCode" AND area."placeCode" = unit."registeredDivisionCode"
    WHERE membership."consortiumId" = (consortium)."id"
      AND (membership."joinedOn" IS NULL OR membership."joinedOn" <= current_date)
      AND (membership."leftOn" IS NULL OR membership."leftOn" > current_date)
      AND (unit."endedOn" IS NULL OR unit."endedOn" > current_date)
  ) members
$$;
COMMENT ON FUNCTION "Consortium_figures"("Consortium") IS E'@behavior -connection +list -resource:connection +resource:list';

-- Units by a fragment of their names and by kind, in the order of their references, over the index that the product has for it.
CREATE FUNCTION "searchUnits"(search text, kind "UnitKind") RETURNS SETOF "Unit" LANGUAGE sql STABLE AS $$
  SELECT unit.* FROM "Unit" unit
  WHERE unit."kind" = $2
    AND search_grams(search_text(unit."name", unit."formerNames", unit."ref", NULL)) @> ARRAY(SELECT substr($1, at, 2) FROM generate_series(1, greatest(char_length($1) - 1, 1)) AS at)
    AND strpos(search_text(unit."name", unit."formerNames", unit."ref", NULL), $1) > 0
  ORDER BY unit."ref"
$$;

-- The figures of each city on a day, pooled and median, of one industry or of all.
CREATE TYPE city_statistics_row AS (
  "code" text, "name" text, "count" int, "inCityPooled" numeric, "inCityMedian" numeric, "enterprisePooled" numeric, "enterpriseMedian" numeric,
  "rdIntensityPooled" numeric, "rdIntensityMedian" numeric
);
CREATE FUNCTION "cityStatistics"(day date, industry text DEFAULT NULL) RETURNS SETOF city_statistics_row LANGUAGE sql STABLE ROWS 300 AS $$
  SELECT division."code", division."name", count(*)::int,
         (sum(in_city) FILTER (WHERE placed = everybody))::numeric / nullif(sum(everybody) FILTER (WHERE placed = everybody), 0),
         (percentile_cont(0.5) WITHIN GROUP (ORDER BY CASE WHEN placed = everybody THEN in_city::float8 / everybody END))::numeric,
         (sum(enterprises) FILTER (WHERE of_known_kind = everybody))::numeric / nullif(sum(everybody) FILTER (WHERE of_known_kind = everybody), 0),
         (percentile_cont(0.5) WITHIN GROUP (ORDER BY CASE WHEN of_known_kind = everybody THEN enterprises::float8 / everybody END))::numeric,
         sum("rdExpenditure") FILTER (WHERE "revenue" > 0) / sum("revenue") FILTER (WHERE "revenue" > 0),
         (percentile_cont(0.5) WITHIN GROUP (ORDER BY ("rdExpenditure" / nullif("revenue", 0))::float8))::numeric
  FROM "Consortium" consortium JOIN "Division" division ON division."code" = consortium."divisionCode"
  LEFT JOIN (
    SELECT membership."consortiumId" AS id, count(*) AS everybody, count(area."placeCode") AS in_city, count(unit."registeredDivisionCode") AS placed,
           count(*) FILTER (WHERE unit."kind" = 'ENTERPRISE') AS enterprises, count(unit."kind") AS of_known_kind,
           max(unit."id") FILTER (WHERE membership."role" = 'LEAD') AS lead
    FROM "Membership" membership JOIN "Unit" unit ON unit."id" = membership."unitId"
    JOIN "Consortium" consortium ON consortium."id" = membership."consortiumId"
    LEFT JOIN "DivisionArea" area ON area."areaCode" = consortium."divisionCode" AND area."placeCode" = unit."registeredDivisionCode"
    WHERE (membership."joinedOn" IS NULL OR membership."joinedOn" <= day) AND (membership."leftOn" IS NULL OR membership."leftOn" > day)
      AND (unit."endedOn" IS NULL OR unit."endedOn" > day)
    GROUP BY membership."consortiumId"
  ) members ON members.id = consortium."id"
  LEFT JOIN LATERAL (
    SELECT sum("rdExpenditure") AS "rdExpenditure", sum("revenue") AS "revenue" FROM "FinancialYear"
    WHERE "unitId" = members.lead AND "year" BETWEEN extract(year FROM day)::int - 3 AND extract(year FROM day)::int - 1
    HAVING count("rdExpenditure") = 3 AND count("revenue") = 3
  ) years ON true
  WHERE (industry IS NULL OR consortium."industryField" = industry)
    AND (consortium."filedOn" IS NULL OR consortium."filedOn" <= day) AND (consortium."dissolvedOn" IS NULL OR consortium."dissolvedOn" > day)
  GROUP BY division."code", division."name"
  ORDER BY division."code"
$$;
COMMENT ON FUNCTION "cityStatistics"(date, text) IS E'@behavior -connection +list -resource:connection +resource:list';
