-- The head of the history names the state of all records. Emptying a table has no rows to keep, and is sealed as a set
-- without changes, so that the head moves with it.

CREATE FUNCTION history_notes_emptying() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM current_change_set();
  RETURN NULL;
END $$;

DO $$
DECLARE
  kept text;
BEGIN
  FOR kept IN
    SELECT relation.relname FROM pg_trigger "follows" JOIN pg_class relation ON relation.oid = "follows".tgrelid
    WHERE "follows".tgname = relation.relname || '_history_insert' AND relation.relnamespace = current_schema()::regnamespace
  LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION history_notes_emptying()',
      kept || '_history_truncate', kept);
  END LOOP;
END $$;
