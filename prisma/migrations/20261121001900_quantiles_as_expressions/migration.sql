-- The same quantile as one expression: without a FROM the planner puts it into the statement that calls it. Calling it as a
-- function took longer than sorting what it is of.

CREATE OR REPLACE FUNCTION linear_quantile(sorted numeric[], fraction numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT sorted[floor(fraction * (cardinality(sorted) - 1))::int + 1]
    + (fraction * (cardinality(sorted) - 1) - floor(fraction * (cardinality(sorted) - 1)))
      * (coalesce(sorted[floor(fraction * (cardinality(sorted) - 1))::int + 2], sorted[floor(fraction * (cardinality(sorted) - 1))::int + 1])
        - sorted[floor(fraction * (cardinality(sorted) - 1))::int + 1])
$$;
