import type { CalendarDate } from '../../domain/calendar-date.ts';
import { type Concentration, concentration, topShare } from '../../domain/concentration.ts';
import { Decimal, shownQuotient } from '../../domain/decimal.ts';
import { type Interval, LEAST_FOR_INTERVAL, wilsonInterval } from '../../domain/interval.ts';
import {
  combinedStatus,
  coverage,
  type ObservationStatus,
  observationStatus,
  type Reporting,
} from '../../domain/observation.ts';
import { OPEN_DECIMAL_PLACES } from '../../domain/open-ratio.ts';
import type { Context } from '../request/context.ts';
import { AtlasError } from '../request/errors.ts';
import { isGiven } from '../request/page.ts';
import { inTurn } from '../request/turns.ts';
import {
  type Aggregate,
  concentrationOf,
  COUNT,
  type Measure,
  meetingOf,
  pairsOf,
  type Per,
  pooledOf,
  quantileOf,
  summaryOf,
} from './aggregate.ts';
import { type Disclosure, disclosureOf, shownMeasure } from './disclosure.ts';
import type { Group } from './grouping.ts';
import { drawInterval } from './sampling.ts';
import { type Cut, histogramOf } from './histogram.ts';
import {
  DistributionFigures,
  PooledFigures,
  type Quotient,
  rounded,
  shown,
  shownDifference,
  shownGrowth,
} from './shown-figures.ts';

/** A measure in a group: what the fields of a distribution, a share or a ratio are computed of. */
export interface GroupMeasure {
  readonly group: Group;
  readonly measure: Measure;
}

/** The most bars of a histogram. */
export const BAR_LIMIT = 100;
/** The most days of a series. */
export const SERIES_LIMIT = 40;
/** How a bootstrap interval is drawn unless it is said otherwise. */
export const USUAL_DRAWING = { replicates: 2000, seed: 1 };
/** How often a bootstrap interval is drawn at least, and at most. */
export const REPLICATES = { least: 200, most: 10_000 } as const;

/** How many are in a group on its day. */
export async function countOf(group: Group): Promise<number> {
  return group.day === group.grouping.request.asOf ? group.count : group.grouping.figure(COUNT, group);
}

/** The same group on other days, in the order given. */
export function onDays<Row extends Group>(group: Row, days: readonly CalendarDate[]): Row[] {
  return days.map((day) => ({ ...group, day }));
}

const distributions = new WeakMap<GroupMeasure, Promise<DistributionFigures>>();

/** How a measure is distributed; computed once for all the fields of it that are selected. */
export function distribution(context: Context, measured: GroupMeasure): Promise<DistributionFigures> {
  let figures = distributions.get(measured);
  if (!figures) distributions.set(measured, (figures = describe(context, measured)));
  return figures;
}

/** A figure of how a measure is distributed, of the numbers that the viewer may see of each, and what he sees of their sums. */
async function seenOf<Result>(
  context: Context,
  { group, ...measured }: GroupMeasure,
  figureOf: (measure: Measure) => Aggregate<Result>,
): Promise<{ readonly found: Result; readonly disclosure: Disclosure }> {
  const measure = shownMeasure(context, measured.measure);
  const [found, disclosure] = await Promise.all([
    group.grouping.figure(figureOf(measure), group),
    disclosureOf(context, group, measure),
  ]);
  return { found, disclosure };
}

async function describe(context: Context, measured: GroupMeasure): Promise<DistributionFigures> {
  const { found, disclosure } = await seenOf(context, measured, summaryOf);
  return new DistributionFigures(found, disclosure);
}

/** Any quantile of a measure; throws AtlasError BAD_USER_INPUT for one outside 0 to 1. */
export async function quantile(
  context: Context,
  measured: GroupMeasure,
  at: Decimal,
): Promise<Decimal | null> {
  if (at.lt(0) || at.gt(1)) {
    throw new AtlasError('BAD_USER_INPUT', `There is no quantile ${at.toFixed()}; "at" is from 0 to 1.`);
  }
  const { found, disclosure } = await seenOf(context, measured, (measure) => quantileOf(measure, at));
  return disclosure === 'ALL' ? shown(found) : null;
}

/** A bar of a histogram. */
export interface Bar {
  readonly from: Decimal;
  readonly to: Decimal;
  readonly count: number;
}

/** A histogram of a measure; null where it is not for the viewer. */
export async function histogram(
  context: Context,
  measured: GroupMeasure,
  {
    bins,
    edges,
  }: { readonly bins?: number | null | undefined; readonly edges?: readonly Decimal[] | null | undefined },
): Promise<Bar[] | null> {
  const cut = cutOf(bins, edges);
  const { found, disclosure } = await seenOf(context, measured, (measure) => histogramOf(measure, cut));
  if (disclosure !== 'ALL') return null;
  return inTurn(context.deadline, () =>
    found.map(({ from, to, count }) => ({ from: rounded(from), to: rounded(to), count })),
  );
}

function cutOf(bins: number | null | undefined, edges: readonly Decimal[] | null | undefined): Cut {
  if (isGiven(bins) && isGiven(edges)) {
    throw new AtlasError('BAD_USER_INPUT', 'Give "bins" or "edges", not both.');
  }
  if (isGiven(bins)) return { bins };
  if (!isGiven(edges)) return 'AUTOMATIC';
  const rises = edges.every((edge, index) => index === 0 || edge.gt(edges[index - 1] ?? edge));
  if (edges.length < 2 || !rises) {
    throw new AtlasError(
      'BAD_USER_INPUT',
      `"edges" has ${edges.length} numbers; give 2 to ${BAR_LIMIT + 1}, each larger than the one before.`,
    );
  }
  return { edges };
}

/** How many of a group reach a threshold, with bounds for the unknown ones and Wilson's interval. */
export interface Meeting {
  readonly atLeast: Decimal;
  readonly nTotal: number;
  readonly nReported: number;
  readonly nMeeting: number | null;
  readonly share: Decimal | null;
  readonly lower: Decimal | null;
  readonly upper: Decimal | null;
  readonly interval: Interval | null;
  readonly status: ObservationStatus;
}

/** How many of a group reach a threshold. */
export async function meeting(context: Context, measured: GroupMeasure, atLeast: Decimal): Promise<Meeting> {
  const { found, disclosure } = await seenOf(context, measured, (measure) => meetingOf(measure, atLeast));
  const { total: nTotal, reported: nReported, meeting: met } = found;
  if (disclosure !== 'ALL') {
    const hidden = { nMeeting: null, share: null, lower: null, upper: null, interval: null };
    return { atLeast, nTotal, nReported, ...hidden, status: 'SUPPRESSED' };
  }
  return {
    atLeast,
    nTotal,
    nReported,
    nMeeting: met,
    share: shownQuotient(met, nReported),
    lower: shownQuotient(met, nTotal),
    upper: shownQuotient(met + nTotal - nReported, nTotal),
    interval: wilsonInterval(met, nReported),
    status: observationStatus({ nTotal, nReported }),
  };
}

const pools = new WeakMap<GroupMeasure, Promise<PooledFigures>>();

/** A share or ratio pooled over a group: the sum of parts over the sum of wholes; computed once for all its fields. */
export function pooledFigures(context: Context, measured: GroupMeasure): Promise<PooledFigures> {
  let figures = pools.get(measured);
  if (!figures) pools.set(measured, (figures = pool(context, measured)));
  return figures;
}

async function pool(context: Context, { group, measure }: GroupMeasure): Promise<PooledFigures> {
  const [found, disclosure] = await Promise.all([
    group.grouping.figure(pooledOf(measure), group),
    disclosureOf(context, group, measure),
  ]);
  return new PooledFigures(found, disclosure);
}

/** A bootstrap interval with all that is needed to compute it again. */
export interface RatioInterval {
  readonly lower: Decimal | null;
  readonly upper: Decimal | null;
  readonly n: number;
  readonly replicates: number;
  readonly seed: number;
  readonly status: ObservationStatus;
}

/**
 * The bootstrap interval of a pooled ratio.
 *
 * @throws AtlasError BAD_USER_INPUT for more draws than one request may cost.
 */
export async function ratioInterval(
  context: Context,
  { group, measure }: GroupMeasure,
  { replicates, seed }: { readonly replicates: number; readonly seed: number },
): Promise<RatioInterval> {
  const { grouping, day } = group;
  const groups = await grouping.figures(pooledOf(measure), day);
  const n = groups.get(group.name)?.reported ?? 0;
  const unknown = { lower: null, upper: null, n, replicates, seed, status: 'MISSING' } as const;
  if (n < LEAST_FOR_INTERVAL) return unknown;
  const disclosure = await disclosureOf(context, group, measure);
  const isUsual = replicates === USUAL_DRAWING.replicates && seed === USUAL_DRAWING.seed;
  // Every other seed would be another equation about the same money.
  if (disclosure === 'NOTHING' || (disclosure === 'TOTALS' && !isUsual)) {
    return { ...unknown, status: 'SUPPRESSED' };
  }
  const interval = await drawInterval(context, await grouping.figure(pairsOf(measure), group), {
    replicates,
    seed,
  });
  if (!interval) return unknown;
  const shownInterval = disclosure === 'ALL' ? interval : openInterval(interval);
  return { ...shownInterval, n, replicates, seed, status: 'ESTIMATED' };
}

/** An interval of a ratio of money as everybody sees it, which holds the exact one. */
function openInterval({ lower, upper }: Interval): Interval {
  return {
    lower: lower.toDecimalPlaces(OPEN_DECIMAL_PLACES, Decimal.ROUND_FLOOR),
    upper: upper.toDecimalPlaces(OPEN_DECIMAL_PLACES, Decimal.ROUND_CEIL),
  };
}

/** How concentrated a measure is over those that share it. */
export interface ConcentrationFigures extends Concentration, Reporting {
  readonly n: number;
  readonly coverage: Decimal | null;
  readonly topShare: Decimal | null;
  readonly top: number;
  readonly status: ObservationStatus;
}

/** How concentrated a measure is over those that share it, and what the `top` largest of them have; 1 of them at least. */
export async function concentrationFigures(
  context: Context,
  { group, measure }: GroupMeasure,
  { per, top }: { readonly per: Per | null; readonly top: number },
): Promise<ConcentrationFigures> {
  const [found, all, disclosure] = await Promise.all([
    group.grouping.figure(concentrationOf(measure, per, top), group),
    group.grouping.figure(summaryOf(measure), group),
    disclosureOf(context, group, measure),
  ]);
  const reporting = { nTotal: all.total, nReported: all.reported };
  const known = { n: found.n, top, ...reporting, coverage: coverage(reporting) };
  if (disclosure !== 'ALL') {
    const hidden = { hhi: null, normalizedHhi: null, gini: null, correctedGini: null, topShare: null };
    return { ...known, ...hidden, status: 'SUPPRESSED' };
  }
  const figures = concentration(found);
  // What nobody is known to have got is left out, and the rest stands for all.
  const isWhole = new Decimal(found.sum).eq(all.sum ?? 0);
  const status = isWhole ? observationStatus(reporting) : 'ESTIMATED';
  return {
    ...known,
    ...figures,
    topShare: topShare(found.topSum, found.sum),
    status: figures.hhi === null ? 'MISSING' : status,
  };
}

/** A number on two days. */
export interface Change {
  readonly since: CalendarDate;
  readonly from: Decimal | null;
  readonly to: Decimal | null;
  readonly difference: Decimal | null;
  readonly relative: Decimal | null;
  readonly status: ObservationStatus;
}

/** A number with how it came to be. */
export interface Observation {
  readonly value: Decimal | null;
  /** The same before it is rounded, of which changes are. */
  readonly exact: Quotient | null;
  readonly status: ObservationStatus;
}

/** What a number of a group has changed by since another day; null where either is unknown. */
export async function changeSince(
  measured: GroupMeasure,
  since: CalendarDate,
  numberIn: (measured: GroupMeasure) => Promise<Observation>,
): Promise<Change> {
  const before = { ...measured, group: { ...measured.group, day: since } };
  const [then, now] = await Promise.all([numberIn(before), numberIn(measured)]);
  return {
    since,
    from: then.value,
    to: now.value,
    difference: shownDifference(now.exact, then.exact),
    relative: shownGrowth(now.exact, then.exact),
    status: combinedStatus([then.status, now.status]),
  };
}
