-- Search by fragments of any length, two Chinese characters included, which trigrams cannot serve: a GIN index over
-- the single characters and the pairs of characters of a record's text. It needs no extension.

-- Half-width, lower case, one field a line.
CREATE FUNCTION search_text(name text, former_names text[], ref text, industry_field text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower(normalize(concat_ws(E'\n', name, array_to_string(former_names, E'\n'), ref, industry_field), NFKC) COLLATE "C")
$$;

-- The characters and pairs of neighbouring characters of a text; no pair goes from one line to the next.
CREATE FUNCTION search_grams(content text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT gram), '{}')
  FROM generate_series(1, char_length(content)) AS at, LATERAL (VALUES (substr(content, at, 1)), (substr(content, at, 2))) AS grams (gram)
  WHERE gram !~ E'\n'
$$;

CREATE INDEX "Unit_search" ON "Unit" USING gin (search_grams(search_text("name", "formerNames", "ref", NULL)));
CREATE INDEX "Consortium_search" ON "Consortium" USING gin (search_grams(search_text("name", "formerNames", "ref", "industryField")));
