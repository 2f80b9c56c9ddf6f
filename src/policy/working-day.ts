import chineseDays from 'chinese-days';
import { addDays, type CalendarDate, yearOf } from '../domain/calendar-date.ts';

/**
 * The years whose holidays and shifted working days (调休) are known. Beyond them the calendar's package falls back to
 * Monday to Friday without saying so, and so nothing is answered there.
 */
export const KNOWN_CALENDAR_YEARS = { first: 2004, last: 2026 } as const;

/**
 * The day on which a number of working days has passed after a day, which is itself not counted (Civil Code, article
 * 201, by analogy): five working days after Monday 18 August 2025 end on Monday the 25th.
 *
 * @returns null where the count runs into a year whose holidays are not known.
 */
export function workingDaysAfter(date: CalendarDate, count: number): CalendarDate | null {
  if (!isKnown(date)) return null;
  let day = date;
  for (let passed = 0; passed < count;) {
    day = addDays(day, 1);
    if (!isKnown(day)) return null;
    // oxlint-disable-next-line import/no-named-as-default-member -- Node sees nothing but the default of this package
    if (chineseDays.isWorkday(day)) passed += 1;
  }
  return day;
}

function isKnown(date: CalendarDate): boolean {
  const year = yearOf(date);
  return year >= KNOWN_CALENDAR_YEARS.first && year <= KNOWN_CALENDAR_YEARS.last;
}
