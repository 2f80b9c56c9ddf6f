import { sql } from '../../database/statement.ts';
import type { Row } from '../../model/column.ts';
import { defineRowsById, defineRowsByOwner, owned } from './rows.ts';

/** Where a unit was registered before it moved, from when to when, both days included. */
export type RegistrationRow = Row<'Registration'>;

/** Registrations by id. */
export const registrationsById = defineRowsById('Registration');
/** Registrations by unit, earliest first. */
export const REGISTRATIONS_BY_UNIT = owned(
  'Registration',
  'unitId',
  (row) => sql`${row}."validFrom" NULLS FIRST`,
);
/** Loads them. */
export const registrationsByUnit = defineRowsByOwner(REGISTRATIONS_BY_UNIT);
