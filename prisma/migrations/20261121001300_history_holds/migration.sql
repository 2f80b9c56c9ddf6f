-- Images and hashes are the same whatever the session of whoever changes a row has set for days and bytes.
ALTER FUNCTION change_set_hash(bigint, bigint, timestamptz, bytea) SET DateStyle = 'ISO';

-- Keeps what the rows of a statement have become. The arguments: the columns of the key (three at most), the table of the
-- row that it belongs to, the columns that name that row (two at most). A row that a statement left as it was is not kept. The set is
-- made, once, when the first row is there to be kept. A row whose key a statement changed has ended under the old one.
CREATE OR REPLACE FUNCTION history_follows() RETURNS trigger LANGUAGE plpgsql SET TimeZone = 'UTC' SET bytea_output = 'hex' AS $$
DECLARE
  key text[] := TG_ARGV[0]::text[];
  owner text[] := TG_ARGV[2]::text[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "Change" ("changeSetId", "record", "recordKey", "ownerRecord", "ownerKey", "action", "image")
    SELECT (SELECT current_change_set()), TG_TABLE_NAME, concat_ws('/', image ->> key[1], image ->> key[2], image ->> key[3]),
      TG_ARGV[1], concat_ws('/', image ->> owner[1], image ->> owner[2]), 'CREATED', image
    FROM (SELECT to_jsonb(after_rows) AS image FROM after_rows) AS row;
  ELSIF TG_OP = 'UPDATE' THEN
    IF key <> '{id}' THEN
      INSERT INTO "Change" ("changeSetId", "record", "recordKey", "ownerRecord", "ownerKey", "action", "image")
      SELECT (SELECT current_change_set()), TG_TABLE_NAME, concat_ws('/', image ->> key[1], image ->> key[2], image ->> key[3]),
        TG_ARGV[1], concat_ws('/', image ->> owner[1], image ->> owner[2]), 'REMOVED', image
      FROM (SELECT to_jsonb(before_rows) AS image FROM before_rows) AS row
      WHERE (image ->> key[1], coalesce(image ->> key[2], ''), coalesce(image ->> key[3], '')) NOT IN (
        SELECT image ->> key[1], coalesce(image ->> key[2], ''), coalesce(image ->> key[3], '')
        FROM (SELECT to_jsonb(after_rows) AS image FROM after_rows) AS row);
    END IF;
    INSERT INTO "Change" ("changeSetId", "record", "recordKey", "ownerRecord", "ownerKey", "action", "image")
    SELECT (SELECT current_change_set()), TG_TABLE_NAME, concat_ws('/', image ->> key[1], image ->> key[2], image ->> key[3]),
      TG_ARGV[1], concat_ws('/', image ->> owner[1], image ->> owner[2]), 'CHANGED', image
    FROM (SELECT to_jsonb(after_rows) AS image FROM after_rows EXCEPT SELECT to_jsonb(before_rows) FROM before_rows) AS row;
  ELSE
    INSERT INTO "Change" ("changeSetId", "record", "recordKey", "ownerRecord", "ownerKey", "action", "image")
    SELECT (SELECT current_change_set()), TG_TABLE_NAME, concat_ws('/', image ->> key[1], image ->> key[2], image ->> key[3]),
      TG_ARGV[1], concat_ws('/', image ->> owner[1], image ->> owner[2]), 'REMOVED', image
    FROM (SELECT to_jsonb(before_rows) AS image FROM before_rows) AS row;
  END IF;
  RETURN NULL;
END $$;
