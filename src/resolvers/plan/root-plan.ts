import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Context } from '../request/context.ts';
import { type MoneySeen, moneySeenBy } from '../request/money-seen.ts';
import { UnsupportedSelectionError, type SelectedField } from './selected-field.ts';

/** What plans are carried out with. */
export type PlanContext = Pick<Context, 'database' | 'today' | 'viewer'>;

/** What a plan depends on besides what is asked. */
export interface PlanTerms {
  /** The day that `asOf` defaults to. */
  readonly today: CalendarDate;
  /** Of which enterprises the viewer sees the money. */
  readonly moneySeen: MoneySeen;
}

/** What a plan depends on in a request. */
export function termsOf({ today, viewer }: PlanContext): PlanTerms {
  return { today, moneySeen: moneySeenBy(viewer) };
}

/** Begins to fetch a field of the query. Throws before anything is fetched where the field has no plan. */
export type RootPlan = (context: PlanContext, field: SelectedField) => () => Promise<string>;

/** The arguments of a field as a schema reads them. Throws UnsupportedSelectionError where it does not. */
export function argumentsOf<Args>(
  schema: { safeParse(args: unknown): { readonly success: boolean; readonly data?: Args | undefined } },
  { args }: SelectedField,
): Args {
  const { data } = schema.safeParse(args);
  if (data === undefined) throw new UnsupportedSelectionError();
  return data;
}
