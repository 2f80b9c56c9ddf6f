import { addDays, addYears, type CalendarDate, yearOf } from './calendar-date.ts';

/**
 * The whole years that a plan covers, its first and its last day included: 2025-01-01 to 2027-12-31 are three.
 * Null where a day is unknown.
 */
export function planHorizonYears(startsOn: CalendarDate | null, endsOn: CalendarDate | null): number | null {
  if (startsOn === null || endsOn === null) return null;
  const behind = addDays(endsOn, 1);
  const years = yearOf(behind) - yearOf(startsOn);
  return Math.max(0, addYears(startsOn, years) <= behind ? years : years - 1);
}
