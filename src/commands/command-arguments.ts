import { InvalidArgumentError } from 'commander';
import { type CalendarDate, isCalendarDate } from '../domain/calendar-date.ts';

/** Reads a day from the command line; throws InvalidArgumentError on anything else. */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new InvalidArgumentError('It must be a day, written YYYY-MM-DD.');
  return text;
}
