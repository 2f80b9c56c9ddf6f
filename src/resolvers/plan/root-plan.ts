import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Context } from '../request/context.ts';
import { type MoneySeen, moneySeenBy } from '../request/money-seen.ts';
import { type Right, rightsEverywhere } from '../request/rights.ts';
import { UnsupportedSelectionError, type SelectedField } from './selected-field.ts';

/**
 * The resolvers of the graph, for what the database cannot write. Both throw UnsupportedSelectionError, before anything is
 * fetched, for what the viewer would be told errors of.
 */
export interface Resolvers {
  /** Throws where a field of a type is none for them. */
  readonly require: (type: string, field: SelectedField) => void;
  /** Begins to resolve a field of the query. */
  readonly root: (field: SelectedField) => () => Promise<string>;
  /** The JSON of a field of the records of these ids, in their order. */
  readonly parts: (type: string, field: SelectedField, ids: readonly number[]) => Promise<readonly string[]>;
}

/** What plans are carried out with. */
export type PlanContext = Pick<Context, 'database' | 'today' | 'viewer'> & { readonly resolvers: Resolvers };

/** What a plan depends on besides what is asked. */
export interface PlanTerms {
  /** The day that `asOf` defaults to. */
  readonly today: CalendarDate;
  /** Of which enterprises the viewer sees the money. */
  readonly moneySeen: MoneySeen;
  /** The rights that the viewer has to every record there is. */
  readonly rights: readonly Right[];
}

/** What a plan depends on in a request. */
export function termsOf({ today, viewer }: PlanContext): PlanTerms {
  return { today, moneySeen: moneySeenBy(viewer), rights: rightsEverywhere(viewer) };
}

/** A field of the query that is planned. */
export interface PlannedRoot {
  /** Fetches its JSON. */
  readonly fetch: () => Promise<string>;
  /** Whether resolvers have a part in it. */
  readonly resolves: boolean;
}

/** Plans a field of the query. Throws before anything is fetched where the field has no plan. */
export type RootPlan = (context: PlanContext, field: SelectedField) => PlannedRoot;

/** The arguments of a field as a schema reads them. Throws UnsupportedSelectionError where it does not. */
export function argumentsOf<Args>(
  schema: { safeParse(args: unknown): { readonly success: boolean; readonly data?: Args | undefined } },
  { args }: SelectedField,
): Args {
  const { data } = schema.safeParse(args);
  if (data === undefined) throw new UnsupportedSelectionError();
  return data;
}
