import { sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { defineLoader, rowBy, rowsBy } from '../request/loader.ts';
import { type Provenance, provenanceColumns } from './provenance.ts';

/** Where a unit was registered before it moved, from when to when, both days included. */
export interface RegistrationRow extends Provenance {
  readonly id: number;
  readonly version: number;
  readonly unitId: number;
  readonly divisionCode: string;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
}

const COLUMNS = sql`registration."id", registration."version", registration."unitId", registration."divisionCode",
  registration."validFrom", registration."validTo", ${provenanceColumns(sql`registration`)}`;

/** Registrations by unit, earliest first. */
export const registrationsByUnit = defineLoader<number, RegistrationRow[], null>(
  async (unitIds, _, { database }) =>
    rowsBy(
      await database.query<RegistrationRow>(sql`
        SELECT ${COLUMNS} FROM "Registration" registration WHERE registration."unitId" = ANY (${unitIds}::int[])
        ORDER BY registration."unitId", registration."validFrom" NULLS FIRST`),
      (row) => row.unitId,
    ),
);

/** Registrations by id. */
export const registrationsById = defineLoader<number, RegistrationRow, null>(async (ids, _, { database }) =>
  rowBy(
    await database.query<RegistrationRow>(
      sql`SELECT ${COLUMNS} FROM "Registration" registration WHERE registration."id" = ANY (${ids}::int[])`,
    ),
    (row) => row.id,
  ),
);
