import type { CalendarDate } from '../../domain/calendar-date.ts';

/** The day of a date that Prisma read, which it gives as midnight in UTC. */
export function dayOf(date: Date): CalendarDate;
export function dayOf(date: Date | null): CalendarDate | null;
export function dayOf(date: Date | null): CalendarDate | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}
