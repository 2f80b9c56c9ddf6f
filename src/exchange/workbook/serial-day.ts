import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';

/**
 * Spreadsheets count days from 1900 and have a 29 February 1900, which never was; from 1 March 1900 on their numbers are
 * those of days since 1899-12-30. Some count from 1904.
 */
const DAY_ZERO = '1899-12-30';
const DAY_ZERO_1904 = '1904-01-01';
const FIRST_RIGHT_SERIAL = 61;
const LAST_SERIAL = 2_958_465;
const DAY_MS = 86_400_000;

/** The day of a spreadsheet's number; a time of day is left out. Undefined where it is no day that was. */
export function dayOfSerial(serial: number, startsIn1904: boolean): CalendarDate | undefined {
  const days = Math.floor(serial);
  if (!Number.isFinite(days) || days > LAST_SERIAL) return undefined;
  if (startsIn1904) return days < 0 ? undefined : addDays(DAY_ZERO_1904, days);
  return days < FIRST_RIGHT_SERIAL ? undefined : addDays(DAY_ZERO, days);
}

/** The number of a day from 1 March 1900 on. */
export function serialOf(day: CalendarDate): number {
  return (Date.parse(day) - Date.parse(DAY_ZERO)) / DAY_MS;
}
