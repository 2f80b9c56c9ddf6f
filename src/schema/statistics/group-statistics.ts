import type { GenericFieldRef, ObjectRef } from '@pothos/core';
import { comparabilityOf } from '../../resolvers/statistics/comparability.ts';
import { concentrationFigures, countOf } from '../../resolvers/statistics/figures.ts';
import { type Group } from '../../resolvers/statistics/grouping.ts';
import { builder } from '../request/builder.ts';
import { COMPARABILITY, ComparabilityHindrance } from './comparability.ts';
import { Concentration, TOP } from './concentration.ts';
import { placeFields } from './group-fields.ts';
import { SERIES, seriesArguments, seriesWork } from './series.ts';

type Types = typeof builder.$inferSchemaTypes;
type FieldBuilder<Shape> = PothosSchemaTypes.ObjectFieldBuilder<Types, Shape>;
type Fields = Record<string, GenericFieldRef>;

/**
 * The type of the keys of groups of a noun.
 *
 * @param places of what the places are, such as `where the host is registered on the day`.
 * @param dimensions its fields for the other dimensions.
 */
export function groupKey(noun: string, places: string, dimensions: (t: FieldBuilder<Group>) => Fields) {
  return builder.objectRef<Group>(`${noun}StatisticsKey`).implement({
    description:
      'What tells a group from the others (分组键): null in a dimension not asked for, or not known.',
    fields: (t) => ({ ...placeFields(t, places), ...dimensions(t) }),
  });
}

/** What is said of the figures of groups of a noun. */
export interface GroupStatistics<Shape> {
  readonly description: string;
  readonly key: ObjectRef<Types, Group>;
  /** What the count counts, in English. */
  readonly counted: string;
  /** By which part of the world groups are compared, so that what stands in the way can be told. */
  readonly comparedBy: Parameters<typeof comparabilityOf>[2];
  readonly groupOf: (shape: Shape) => Group;
  /** The same group on other days. */
  readonly onDays: (shape: Shape, days: readonly string[]) => Shape[];
  /** How much more than of other nouns is looked at for a day; once as much where it is left out. */
  readonly seriesFactor?: number;
  /** The figures of its measures. */
  readonly figures: (t: FieldBuilder<Shape>) => Fields;
}

/** Fills in the type of the figures of groups of a noun. */
export function implementStatistics<Shape>(
  type: ObjectRef<Types, Shape>,
  statistics: GroupStatistics<Shape>,
): void {
  const { description, key, counted, comparedBy, groupOf, onDays, seriesFactor = 1, figures } = statistics;
  builder.objectType(type, {
    description,
    fields: (t) => ({
      key: t.field({ type: key, description: 'Which group (分组键).', resolve: groupOf }),
      asOf: t.field({
        type: 'Date',
        description: 'The day of the figures (截至日期).',
        resolve: (shape) => groupOf(shape).day,
      }),
      count: t.int({ description: `${counted} (数量).`, resolve: (shape) => countOf(groupOf(shape)) }),
      ...figures(t),
      comparability: t.field({
        type: [ComparabilityHindrance],
        description: COMPARABILITY,
        resolve: (shape, _, context) => comparabilityOf(context, groupOf(shape), comparedBy),
      }),
      series: t.field({
        type: [type],
        description: SERIES,
        args: seriesArguments,
        workForAll: (args) => seriesFactor * seriesWork(args),
        rows: ({ days }) => days.length,
        resolve: (shape, { days }) => onDays(shape, days),
      }),
    }),
  });
}

/** How concentrated a measure is over the members of a group. */
export function concentrationOver(
  t: FieldBuilder<Group>,
  description: string,
  measure: Parameters<typeof concentrationFigures>[1]['measure'],
) {
  return t.field({
    type: Concentration,
    description,
    args: { top: t.arg.int(TOP) },
    work: 5,
    resolve: (group, { top }, context) =>
      concentrationFigures(context, { group, measure }, { per: null, top: top ?? 3 }),
  });
}
