-- Ratios of enterprises' money as everybody sees them: cut off after three decimal places. A single expression, so that the
-- planner puts it in place of the call; not for numbers below zero, of which there are none here.

CREATE FUNCTION open_quotient(part numeric, whole numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN whole > 0 THEN div(part * 1000, whole) * 0.001 END
$$;

-- Whoever sees ratios cut off lists consortia in the order of those.
CREATE INDEX "ConsortiumFigures_openIntensity_up" ON "ConsortiumFigures" (coalesce(open_quotient("rdExpenditure", "revenue"), 'Infinity'::numeric), "consortiumId");
CREATE INDEX "ConsortiumFigures_openIntensity_down" ON "ConsortiumFigures" (coalesce(open_quotient("rdExpenditure", "revenue"), '-Infinity'::numeric), "consortiumId");
