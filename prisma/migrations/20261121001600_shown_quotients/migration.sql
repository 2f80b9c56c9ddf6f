-- Quotients as they are shown: 12 decimal places, halves to even. Both are single expressions, so that the planner puts
-- them in place of the call; neither is for numbers below zero, of which there are none here.

CREATE FUNCTION shown_quotient(part integer, whole integer) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN whole > 0 THEN
    (part * 1000000000000 / whole
      + CASE WHEN part * 1000000000000 % whole * 2 + part * 1000000000000 / whole % 2 > whole THEN 1 ELSE 0 END
    ) * 0.000000000001
  END
$$;

CREATE FUNCTION shown_quotient(part numeric, whole numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN whole > 0 THEN
    (div(part * 1000000000000, whole)
      + CASE WHEN mod(part * 1000000000000, whole) * 2 > whole
          OR (mod(part * 1000000000000, whole) * 2 = whole AND mod(div(part * 1000000000000, whole), 2) = 1) THEN 1 ELSE 0 END
    ) * 0.000000000001
  END
$$;
