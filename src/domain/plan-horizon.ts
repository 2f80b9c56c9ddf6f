import { addDays, addYears, type CalendarDate, yearOf } from './calendar-date.ts';

/**
 * The whole years that a plan covers, its first and its last day included: 2025-01-01 to 2027-12-31 are three.
 * Null where a day is unknown.
 */
export function planHorizonYears(startsOn: CalendarDate | null, endsOn: CalendarDate | null): number | null {
  if (startsOn === null || endsOn === null) return null;
  const years = yearOf(endsOn) - yearOf(startsOn);
  const lastOf = (count: number) => addDays(addYears(startsOn, count), -1);
  // Only from the first of January to the last of December is it one more than the years lie apart.
  if (startsOn.endsWith('-01-01') && endsOn.endsWith('-12-31')) return Math.max(0, years + 1);
  return Math.max(0, lastOf(years) <= endsOn ? years : years - 1);
}
