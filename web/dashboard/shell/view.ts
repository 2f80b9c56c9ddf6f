import { catch as otherwise, z } from 'zod/mini';
import { isCalendarDate, shanghaiDate } from './calendar.ts';

/** What every screen's address says beside its path: what is not said is as usual, and no address is ever faulty. */
export const VIEW = z.object({
  /** The one day, everywhere; today where it is left out. */
  on: z.optional(otherwise(z.optional(z.string().check(z.refine(isCalendarDate))), undefined)),
});
export type View = z.infer<typeof VIEW>;

/** The day of a view: today in Shanghai where its address says none. */
export function dayOf({ on }: View): string {
  return on ?? shanghaiDate(new Date());
}
