-- Areas are made anew as a whole. Of two transactions that each changed places, such as a start with new reference rows and an
-- import, the later one failed on the areas that the earlier one had made. Now it waits, and makes them of the places of both.

CREATE OR REPLACE FUNCTION refresh_division_areas() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('consortium-atlas division areas', 0));
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
