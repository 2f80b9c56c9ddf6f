import type { CalendarDate } from '../../domain/calendar-date.ts';
import { Decimal, roundedNumber } from '../../domain/decimal.ts';
import type { ObservationStatus } from '../../domain/observation.ts';
import type { Drawing, RankCorrelation } from '../../domain/permutation.ts';
import { CONSORTIUM_SUBJECT, type ConsortiumMeasure } from './consortium-statistics.ts';
import type { ConsortiumFilter } from '../nouns/consortium.ts';
import type { Context } from '../request/context.ts';
import { AtlasError } from '../request/errors.ts';
import { FUNDING_SUBJECT, type FundingMeasure, requireOnePhase } from './funding-statistics.ts';
import type { FundingFilter } from '../nouns/funding.ts';
import { isGiven } from '../request/page.ts';
import { PLATFORM_SUBJECT, type PlatformMeasure } from './platform-statistics.ts';
import type { PlatformFilter } from '../nouns/platform.ts';
import { PROJECT_SUBJECT, type ProjectMeasure } from './project-statistics.ts';
import type { ProjectFilter } from '../nouns/project.ts';
import { COUNT, type Measure } from './aggregate.ts';
import { comparabilityAmong, type ComparabilityHindrance } from './comparability.ts';
import { openGrouping, type Subject } from './grouping.ts';
import { type NumberInput, numberAsked } from './groups.ts';
import { exactNumberOf, requireDrawing } from './observations.ts';
import { drawRankCorrelation } from './sampling.ts';
import { UNIT_SUBJECT, type UnitMeasure } from './unit-statistics.ts';
import type { UnitFilter } from '../nouns/unit.ts';

/** A number of the rows of one noun in each city. */
export interface NounFigure<Filter, Name extends string> extends NumberInput<Name> {
  readonly filter?: Filter | null | undefined;
}

/** A number of each city: of exactly one noun. */
export interface CityFigure {
  readonly consortia?: NounFigure<ConsortiumFilter, ConsortiumMeasure> | null | undefined;
  readonly units?: NounFigure<UnitFilter, UnitMeasure> | null | undefined;
  readonly platforms?: NounFigure<PlatformFilter, PlatformMeasure> | null | undefined;
  readonly projects?: NounFigure<ProjectFilter, ProjectMeasure> | null | undefined;
  readonly fundings?: NounFigure<FundingFilter, FundingMeasure> | null | undefined;
}

/** A city with both its numbers. */
export interface CityPoint {
  readonly city: string;
  readonly x: Decimal;
  readonly y: Decimal;
}

/** How two numbers of cities go together. */
export interface CityCorrelation {
  /** The cities of which both numbers are known, by their codes. */
  readonly points: readonly CityPoint[];
  /** Null below five cities, and where a number is the same in all. */
  readonly correlation: RankCorrelation | null;
  readonly seed: number;
  readonly status: ObservationStatus;
  readonly comparability: readonly ComparabilityHindrance[];
}

interface CityNumbers {
  readonly byCity: ReadonlyMap<string, string>;
  readonly comparability: (cities: ReadonlySet<string>) => Promise<readonly ComparabilityHindrance[]>;
}

/**
 * Correlates the ranks of two numbers over cities; every city counts as one, whatever its size.
 *
 * @throws AtlasError BAD_USER_INPUT for figures of no noun or of several, and for what the statistics of the noun refuse.
 */
export async function correlateCities(
  context: Context,
  {
    x,
    y,
    asOf,
    ...drawing
  }: Drawing & { readonly x: CityFigure; readonly y: CityFigure; readonly asOf: CalendarDate },
): Promise<CityCorrelation> {
  // Both are refused before either is fetched.
  const [fetchX, fetchY] = [cityNumbers(context, 'x', x, asOf), cityNumbers(context, 'y', y, asOf)];
  const [ofX, ofY] = await Promise.all([fetchX(), fetchY()]);
  const points = [...ofX.byCity]
    .flatMap(([city, text]) => {
      const other = ofY.byCity.get(city);
      return other === undefined ? [] : [{ city, exactX: new Decimal(text), exactY: new Decimal(other) }];
    })
    .toSorted((a, b) => (a.city < b.city ? -1 : 1));
  requireDrawing(drawing, points.length);
  const cities = new Set(points.map(({ city }) => city));
  const notes = await Promise.all([ofX.comparability(cities), ofY.comparability(cities)]);
  const correlation = await drawRankCorrelation(
    context,
    ranked(points.map(({ exactX }) => exactX)),
    ranked(points.map(({ exactY }) => exactY)),
    drawing,
  );
  return {
    points: points.map(({ city, exactX, exactY }) => ({
      city,
      x: roundedNumber(exactX),
      y: roundedNumber(exactY),
    })),
    correlation,
    seed: drawing.seed,
    status: correlation ? 'NORMAL' : 'MISSING',
    comparability: [...new Set(notes.flat())],
  };
}

/** Numbers that stand to one another as the exact ones do: as doubles some that differ would be equal. */
function ranked(numbers: readonly Decimal[]): number[] {
  const rising = numbers.toSorted((a, b) => a.cmp(b));
  return numbers.map((number) => rising.findIndex((each) => each.eq(number)));
}

function cityNumbers(
  context: Context,
  argument: string,
  { consortia, units, platforms, projects, fundings }: CityFigure,
  asOf: CalendarDate,
): () => Promise<CityNumbers> {
  if ([consortia, units, platforms, projects, fundings].filter(isGiven).length !== 1) {
    throw new AtlasError(
      'BAD_USER_INPUT',
      `"${argument}" is a figure of one noun: give one of consortia, units, platforms, projects, fundings.`,
    );
  }
  if (consortia) return numbersOf(context, CONSORTIUM_SUBJECT, consortia, asOf);
  if (units) return numbersOf(context, UNIT_SUBJECT, units, asOf);
  if (platforms) return numbersOf(context, PLATFORM_SUBJECT, platforms, asOf);
  if (projects) return numbersOf(context, PROJECT_SUBJECT, projects, asOf);
  if (fundings?.measure === 'AMOUNT') requireOnePhase({ groupBy: ['CITY'], filter: fundings.filter });
  return numbersOf(context, FUNDING_SUBJECT, fundings ?? {}, asOf);
}

function numbersOf<Filter extends object, Dimension extends string, Name extends string>(
  context: Context,
  subject: Subject<Filter, Dimension | 'CITY'> & { readonly measures: Readonly<Record<Name, Measure>> },
  { filter, ...input }: NounFigure<Filter, Name>,
  asOf: CalendarDate,
): () => Promise<CityNumbers> {
  const number = exactNumberOf(numberAsked(context, subject.measures, input));
  const grouping = openGrouping(context, subject, {
    groupBy: ['CITY'],
    filter: filter ?? subject.everything,
    asOf,
  });
  return async () => {
    const [counts, numbers] = await Promise.all([
      grouping.figures(COUNT, asOf),
      grouping.figures(number, asOf),
    ]);
    const groups = [...counts].flatMap(([name, count]) => {
      const group = { grouping, day: asOf, name, count, orderKey: '0' };
      const city = grouping.keyOf(group, 'CITY');
      return city === null ? [] : [{ ...group, city }];
    });
    return {
      byCity: new Map(
        groups.flatMap(({ name, city }) => {
          const text = numbers.get(name) ?? null;
          return text === null ? [] : [[city, text] as const];
        }),
      ),
      comparability: (cities) =>
        comparabilityAmong(
          context,
          groups.filter(({ city }) => cities.has(city)),
          subject.comparedBy,
        ),
    };
  };
}
