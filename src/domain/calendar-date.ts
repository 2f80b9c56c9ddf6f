/**
 * A day of the calendar in Asia/Shanghai (UTC+8, no daylight saving time), written YYYY-MM-DD, so that days compare
 * as strings do. Text from outside becomes one through {@link parseCalendarDate}.
 */
export type CalendarDate = string;

/** The years that the calendar has. */
export const CALENDAR_YEARS = { first: 1, last: 9999 } as const;
const FIRST_DAY: CalendarDate = '0001-01-01';
const LAST_DAY: CalendarDate = '9999-12-31';
const WRITTEN_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

/** Whether a text is a day that exists, such as 2024-02-29 and not 2023-02-29. Years run from 0001 to 9999. */
export function isCalendarDate(text: string): boolean {
  const match = WRITTEN_DATE.exec(text);
  if (!match || match[1] === '0000') return false;
  return dateFromUtc(utcFromParts(Number(match[1]), Number(match[2]), Number(match[3]))) === text;
}

/** Reads a day; undefined where the text is no day that exists. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  return isCalendarDate(text) ? text : undefined;
}

/** The day in Asia/Shanghai at an instant. */
export function shanghaiDate(instant: Date): CalendarDate {
  return dateFromUtc(new Date(instant.getTime() + SHANGHAI_OFFSET_MS));
}

/** The year of a day. */
export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}

/** The first of January of a year. */
export function firstDayOfYear(year: number): CalendarDate {
  return dateFromUtc(utcFromParts(year, 1, 1));
}

/**
 * A day of a year, of which the month and the day are given as MM-DD; null in a year that the calendar does not have.
 */
export function dayOfYear(year: number, monthAndDay: string): CalendarDate | null {
  if (year < CALENDAR_YEARS.first || year > CALENDAR_YEARS.last) return null;
  return `${String(year).padStart(4, '0')}-${monthAndDay}`;
}

/** The day `days` after (or, negative, before) another; the calendar's last or first where that lies outside of it. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const [year, month, day] = parts(date);
  return dateFromUtc(utcFromParts(year, month, day + days));
}

/**
 * The day `months` calendar months later; where that month is shorter, its last day, and where it lies outside the
 * calendar, the calendar's.
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = parts(date);
  const lastDayOfTarget = utcFromParts(year, month + months + 1, 0).getUTCDate();
  return dateFromUtc(utcFromParts(year, month + months, Math.min(day, lastDayOfTarget)));
}

/** The day `years` calendar years later; 29 February becomes 28 February in a common year. */
export function addYears(date: CalendarDate, years: number): CalendarDate {
  return addMonths(date, years * 12);
}

/**
 * The `count` fiscal years completed before a day, latest first: on any day of 2025 three of them are 2024, 2023
 * and 2022, for a fiscal year of Chinese enterprises is the calendar year (Accounting Law, article 11).
 */
export function completedFiscalYears(before: CalendarDate, count: number): number[] {
  const last = yearOf(before) - 1;
  return Array.from({ length: count }, (_, index) => last - index);
}

function parts(date: CalendarDate): [year: number, month: number, day: number] {
  return [yearOf(date), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** Date.UTC reads years below 100 as 19xx; setting the full year does not. */
function utcFromParts(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

/** Days compare as texts for as long as a year has four digits, so there is none outside of the calendar. */
function dateFromUtc(date: Date): CalendarDate {
  if (date.getUTCFullYear() > CALENDAR_YEARS.last) return LAST_DAY;
  if (date.getUTCFullYear() < CALENDAR_YEARS.first) return FIRST_DAY;
  const year = String(date.getUTCFullYear()).padStart(4, '0');
  const month = String(date.getUTCMonth() + 1).padStart(2, '0');
  const day = String(date.getUTCDate()).padStart(2, '0');
  return `${year}-${month}-${day}`;
}
