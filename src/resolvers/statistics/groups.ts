import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Decimal } from '../../domain/decimal.ts';
import type { Context } from '../request/context.ts';
import { AtlasError } from '../request/errors.ts';
import { isGiven, type Page, type PageArguments } from '../request/page.ts';
import { requireEverywhere } from '../request/rights.ts';
import type { Measure } from './aggregate.ts';
import { shownMeasure } from './disclosure.ts';
import { COUNT_NUMBER, type GroupNumber, numberOf, type Statistic } from './group-number.ts';
import {
  type Group,
  type GroupingRequest,
  type ListArguments,
  openGrouping,
  type Subject,
} from './grouping.ts';

/** A number of a measure; without a measure the number of rows. */
export interface NumberInput<Name extends string> {
  readonly measure?: Name | null | undefined;
  readonly statistic?: Statistic | null | undefined;
}

/** Which groups are asked for, as the arguments of a query say it. */
export interface GroupArguments<Name extends string> extends PageArguments {
  readonly having?:
    | readonly (NumberInput<Name> & {
        readonly atLeast?: Decimal | null | undefined;
        readonly atMost?: Decimal | null | undefined;
      })[]
    | null
    | undefined;
  readonly orderBy?:
    | (NumberInput<Name> & { readonly direction?: 'ASC' | 'DESC' | null | undefined })
    | null
    | undefined;
}

/** What is asked of the groups of a subject, as the arguments of a query say it. */
export interface SubjectArguments<
  Filter extends object,
  Dimension extends string,
  Name extends string,
> extends GroupArguments<Name> {
  readonly groupBy: readonly Dimension[];
  readonly filter?: Filter | null | undefined;
  readonly asOf?: CalendarDate | null | undefined;
}

/** A group, with the request that it is an answer to. */
export interface AskedGroup<Filter extends object, Dimension extends string> extends Group {
  readonly asked: GroupingRequest<Filter, Dimension>;
}

/** A page of the groups of a subject: of today and of everything where the arguments say nothing else. */
export async function groupsOf<Filter extends object, Dimension extends string, Name extends string>(
  context: Context,
  subject: Subject<Filter, Dimension> & { readonly measures: Readonly<Record<Name, Measure>> },
  { groupBy, filter, asOf, ...args }: SubjectArguments<Filter, Dimension, Name>,
): Promise<Page<AskedGroup<Filter, Dimension>>> {
  const asked = { groupBy, filter: filter ?? subject.everything, asOf: asOf ?? context.today };
  const number = (input: NumberInput<Name>) => numberAsked(context, subject.measures, input);
  const page = await openGrouping(context, subject, asked).list(listArguments(args, number));
  return { ...page, rows: page.rows.map((group) => ({ ...group, asked })) };
}

/** Which groups are listed, by the arguments of a query. */
export function listArguments<Name extends string>(
  { having, orderBy, ...page }: GroupArguments<Name>,
  number: (input: NumberInput<Name>) => GroupNumber,
): ListArguments {
  return {
    ...page,
    having: (having ?? []).map((each) => ({
      number: number(each),
      atLeast: each.atLeast,
      atMost: each.atMost,
    })),
    orderBy: orderBy ? number(orderBy) : null,
    descending: orderBy?.direction === 'DESC',
  };
}

/** A number of a measure; conditions, orders and ranks tell what they look at, so they need the right to see it. */
export function numberAsked<Name extends string>(
  { viewer }: Pick<Context, 'viewer'>,
  measures: Readonly<Record<Name, Measure>>,
  { measure: name, statistic }: NumberInput<Name>,
): GroupNumber {
  if (!isGiven(name)) return COUNT_NUMBER;
  const measure = measures[name];
  const tellsMoney = measure.confidential === true || (measure.open && statistic === 'POOLED');
  if (tellsMoney) requireEverywhere(viewer, 'RAW_FIGURES');
  if (statistic === 'POOLED' && !measure.ratio) {
    throw new AtlasError(
      'BAD_USER_INPUT',
      `${name} is no share and no ratio, so it is not pooled; ask for SUM, MEAN, MEDIAN, MIN, MAX or REPORTED.`,
    );
  }
  return numberOf(shownMeasure({ viewer }, measure), statistic ?? 'MEDIAN');
}
