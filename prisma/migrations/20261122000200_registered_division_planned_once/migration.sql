-- The same as before in another language: PostgreSQL plans a function in SQL anew for every statement that calls it, which takes
-- longer than most statements for a unit that has moved, and one in PL/pgSQL once a connection.

CREATE OR REPLACE FUNCTION registered_division(unit_id int, on_day date) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN (
    SELECT "divisionCode" FROM "RegistrationPeriod"
    WHERE "unitId" = unit_id AND "validFrom" <= on_day AND on_day < "validUntil"
    ORDER BY "validFrom" DESC LIMIT 1
  );
END $$;
