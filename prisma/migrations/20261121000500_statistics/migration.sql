-- The quantile of sorted numbers, interpolating linearly as percentile_cont does, which PostgreSQL has only for floats.
-- Null where there are no numbers.
CREATE FUNCTION linear_quantile(sorted numeric[], fraction numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT sorted[at + 1] + (rank - at) * (coalesce(sorted[at + 2], sorted[at + 1]) - sorted[at + 1])
  FROM (SELECT fraction * (cardinality(sorted) - 1) AS rank) AS ranked, LATERAL (SELECT floor(rank)::int AS at) AS floored
$$;
