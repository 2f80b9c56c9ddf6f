import { joinSql, sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Decimal } from '../../domain/decimal.ts';
import { combinedStatus, type ObservationStatus } from '../../domain/observation.ts';
import { cliffsDelta, type Drawing, type PermutationTest } from '../../domain/permutation.ts';
import { CONSORTIUM_MEASURES, type ConsortiumMeasure } from './consortium-statistics.ts';
import type { Context } from '../request/context.ts';
import { AtlasError } from '../request/errors.ts';
import { allOf } from '../request/page.ts';
import { COUNT, valuesOf } from './aggregate.ts';
import { comparabilityAmong, type ComparabilityHindrance } from './comparability.ts';
import { shownMeasure } from './disclosure.ts';
import { distribution } from './figures.ts';
import { DIMENSION_LIMIT, openGrouping } from './grouping.ts';
import { observationsOf, requireDrawing } from './observations.ts';
import { drawMedianDifference } from './sampling.ts';
import { type DistributionFigures, shownDifference } from './shown-figures.ts';
import {
  CONSORTIUM_DIMENSIONS,
  type ConsortiumDimension,
  type ConsortiumGroup,
  judgedConsortia,
  type JudgedFilter,
  type JudgedSubject,
} from './verdict-statistics.ts';

/** The key of a group of consortia: a value in each dimension that it names, null where it is unknown. */
export type GroupKey = Readonly<Partial<Record<ConsortiumDimension, string | null | undefined>>>;

/** Which groups of consortia are compared, and how. */
export interface ComparisonRequest extends Drawing {
  readonly measure: ConsortiumMeasure;
  readonly first: GroupKey;
  readonly second: GroupKey;
  readonly filter: JudgedFilter;
  readonly policy: string | null;
  readonly asOf: CalendarDate;
}

/** One of two groups that are compared. */
export interface ComparedGroup {
  readonly group: ConsortiumGroup;
  readonly figures: DistributionFigures;
}

/** How a measure differs between two groups of consortia. */
export interface GroupComparison {
  readonly first: ComparedGroup;
  readonly second: ComparedGroup;
  /** Of the medians, first less second; null where one is unknown. */
  readonly difference: Decimal | null;
  /** Null below five known in one of the groups. */
  readonly test: PermutationTest | null;
  readonly cliffsDelta: Decimal | null;
  readonly seed: number;
  /** How many consortia are in both groups. */
  readonly nShared: number;
  readonly status: ObservationStatus;
  readonly comparability: readonly ComparabilityHindrance[];
}

/**
 * Compares a measure between two groups of consortia: their medians by a permutation test, and how far one tends to be
 * larger by Cliff's delta. The numbers of these two groups alone leave the database.
 *
 * @throws AtlasError BAD_USER_INPUT for keys that do not fit each other, and for a test that costs more than one answer may.
 */
export async function compareGroups(
  context: Context,
  { measure: name, first, second, filter, policy, asOf, ...drawing }: ComparisonRequest,
): Promise<GroupComparison> {
  const measure = shownMeasure(context, CONSORTIUM_MEASURES[name]);
  const asked = { groupBy: dimensionsOf(first, second), filter, asOf };
  const subject = judgedConsortia(context, asked, policy);
  const grouping = openGrouping(context, onlyGroups(subject, [first, second]), asked);
  const counts = await grouping.figures(COUNT, asOf);
  const groupOf = (key: GroupKey): ConsortiumGroup => {
    const wanted = JSON.stringify(asked.groupBy.map((dimension) => key[dimension] ?? null));
    const found = [...counts.keys()].find((each) => JSON.stringify(JSON.parse(each)) === wanted) ?? wanted;
    return { grouping, day: asOf, name: found, count: counts.get(found) ?? 0, orderKey: '0', asked };
  };
  const groups = [groupOf(first), groupOf(second)] as const;
  const [ofFirst, ofSecond, comparability, nShared] = await Promise.all([
    distribution(context, { group: groups[0], measure }),
    distribution(context, { group: groups[1], measure }),
    comparabilityAmong(context, groups, subject.comparedBy),
    sharedBy(groups),
  ]);
  requireDrawing(drawing, ofFirst.nReported + ofSecond.nReported);
  const [numbers, others] = await Promise.all([
    grouping.figure(observationsOf(measure), groups[0]),
    grouping.figure(observationsOf(measure), groups[1]),
  ]);
  const test = await drawMedianDifference(context, numbers, others, drawing);
  return {
    first: { group: groups[0], figures: ofFirst },
    second: { group: groups[1], figures: ofSecond },
    difference: shownDifference(ofFirst.exact('median'), ofSecond.exact('median')),
    test,
    cliffsDelta: test && cliffsDelta(numbers, others),
    seed: drawing.seed,
    nShared,
    status: test ? combinedStatus([ofFirst.status, ofSecond.status]) : 'MISSING',
    comparability,
  };
}

const CONSORTIA = valuesOf('consortia', { value: sql`consortium."id"` });

/** Only by technical fields can a consortium be in several groups. */
async function sharedBy([first, second]: readonly [ConsortiumGroup, ConsortiumGroup]): Promise<number> {
  if (!first.asked.groupBy.includes('TECHNICAL_FIELD')) return 0;
  const [ids, others] = await Promise.all([
    first.grouping.figure(CONSORTIA, first),
    first.grouping.figure(CONSORTIA, second),
  ]);
  const known = new Set(ids);
  return others.filter((id) => known.has(id)).length;
}

/** The dimensions that both keys name. */
function dimensionsOf(first: GroupKey, second: GroupKey): ConsortiumDimension[] {
  const named = (key: GroupKey) => CONSORTIUM_DIMENSIONS.filter((dimension) => key[dimension] !== undefined);
  const dimensions = named(first);
  if (dimensions.length === 0 || dimensions.join() !== named(second).join()) {
    throw new AtlasError(
      'BAD_USER_INPUT',
      'Two groups compare by the same dimensions: give "first" and "second" the same fields, one at least; null means that it is unknown.',
    );
  }
  if (dimensions.length > DIMENSION_LIMIT) {
    throw new AtlasError(
      'BAD_USER_INPUT',
      `"first" names ${dimensions.length} dimensions; compare groups by at most ${DIMENSION_LIMIT}.`,
    );
  }
  if (dimensions.every((dimension) => first[dimension] === second[dimension])) {
    throw new AtlasError('BAD_USER_INPUT', '"first" and "second" are the same group; compare two groups.');
  }
  return dimensions;
}

/** A subject of which only the groups with some keys are there. */
function onlyGroups(subject: JudgedSubject, keys: readonly GroupKey[]): JudgedSubject {
  const isOf = (key: GroupKey) =>
    allOf(
      CONSORTIUM_DIMENSIONS.flatMap((dimension) => {
        const value = key[dimension];
        if (value === undefined) return [];
        return [sql`(${subject.dimensions[dimension].value})::text IS NOT DISTINCT FROM ${value}::text`];
      }),
    );
  return {
    ...subject,
    condition: (filter, asOf) =>
      sql`${subject.condition(filter, asOf)} AND (${joinSql(keys.map(isOf), ' OR ')})`,
  };
}
