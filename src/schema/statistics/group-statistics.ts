import type { GenericFieldRef, ObjectRef } from '@pothos/core';
import type { Measure } from '../../resolvers/statistics/aggregate.ts';
import { comparabilityOf } from '../../resolvers/statistics/comparability.ts';
import { concentrationFigures, countOf, onDays } from '../../resolvers/statistics/figures.ts';
import { type ComparedBy, type Group, GROUP_LIMIT } from '../../resolvers/statistics/grouping.ts';
import { builder } from '../request/builder.ts';
import { connectionOf } from '../request/connection.ts';
import { COMPARABILITY, ComparabilityHindrance } from './comparability.ts';
import { Concentration, TOP } from './concentration.ts';
import { Distribution } from './distribution.ts';
import { fieldNameOf } from './group-dimensions.ts';
import { groupWork } from './group-inputs.ts';
import { PooledRatio, PooledShare } from './pooled.ts';
import { SERIES, seriesArguments, seriesWork } from './series.ts';

type Types = typeof builder.$inferSchemaTypes;
type FieldBuilder<Shape> = PothosSchemaTypes.ObjectFieldBuilder<Types, Shape>;
type Fields = Record<string, GenericFieldRef>;

/** What is measured of a noun: a word of an enumeration, and a field of the groups with its figures. */
export interface GroupMeasure {
  readonly description: string;
  readonly measure: Measure;
  /** Its field, where that is not called as the measure is. */
  readonly field?: string;
  /** Whether it is told how concentrated it is over the members of the group. */
  readonly isConcentrated?: boolean;
}

/** What is said of the statistics of a noun. */
export interface NounStatistics<Row extends Group> {
  /** What is counted, in English and Chinese. */
  readonly plural: string;
  readonly chinese: string;
  readonly key: ObjectRef<Types, Group>;
  readonly measures: Readonly<Record<string, GroupMeasure>>;
  /** By which part of the world groups are compared, so that what stands in the way can be told. */
  readonly comparedBy: ComparedBy;
  /** By what factor a day of its series costs more than a day of other nouns; 1 where it is left out. */
  readonly seriesFactor?: number;
  /** Throws where the measures of a group mean nothing. */
  readonly requireMeasured?: (group: Row) => void;
  /** What its groups have besides. */
  readonly more?: (t: FieldBuilder<Row>) => Fields;
}

/** Fills in the type of the figures of groups of a noun. */
export function implementStatistics<Row extends Group>(
  type: ObjectRef<Types, Row>,
  statistics: NounStatistics<Row>,
): void {
  const { plural, chinese, key, comparedBy, seriesFactor = 1, more } = statistics;
  builder.objectType(type, {
    description: `Figures of one group of ${plural} (${chinese}统计), of those that were there on the day.`,
    fields: (t) => ({
      key: t.field({ type: key, description: 'Which group (分组键).', resolve: (group) => group }),
      asOf: t.field({
        type: 'Date',
        description: 'The day of the figures (截至日期).',
        resolve: ({ day }) => day,
      }),
      count: t.int({ description: `How many ${plural} (数量).`, resolve: countOf }),
      ...measureFields(t, statistics),
      ...more?.(t),
      comparability: t.field({
        type: [ComparabilityHindrance],
        description: COMPARABILITY,
        resolve: (group, _, context) => comparabilityOf(context, group, comparedBy),
      }),
      series: t.field({
        type: [type],
        description: SERIES,
        args: seriesArguments,
        workForAll: (args) => seriesFactor * seriesWork(args),
        rows: ({ days }) => days.length,
        resolve: (group, { days }) => onDays(group, days),
      }),
    }),
  });
}

function measureFields<Row extends Group>(
  t: FieldBuilder<Row>,
  { plural, measures, requireMeasured }: NounStatistics<Row>,
): Fields {
  const fields: Fields = {};
  for (const [name, { description, measure, field = fieldNameOf(name), isConcentrated }] of Object.entries(
    measures,
  )) {
    fields[field] = t.field({
      type: figuresOf(measure),
      description,
      resolve: (group) => {
        requireMeasured?.(group);
        return { group, measure };
      },
    });
    if (isConcentrated !== true) continue;
    fields[`${field}Concentration`] = t.field({
      type: Concentration,
      description: `How concentrated this is over the ${plural} of the group (集中度): ${description}`,
      args: { top: t.arg.int(TOP) },
      work: 5,
      resolve: (group, { top }, context) =>
        concentrationFigures(context, { group, measure }, { per: null, top: top ?? 3 }),
    });
  }
  return fields;
}

/** A share says of how many it is unknown whether they are part of it; any other ratio is of two sums. */
function figuresOf({ ratio }: Measure) {
  if (!ratio) return Distribution;
  return ratio.unknown ? PooledShare : PooledRatio;
}

/** What every query for groups of a noun says of itself alike: a connection, which without a size has all groups. */
export function groupsQuery<Row extends Group>(type: ObjectRef<Types, Row>, description: string) {
  return {
    type: connectionOf(type),
    nullable: true,
    description: `${description} In the order of the groups’ keys unless \`orderBy\` says otherwise. \`groupBy: []\` gives one row for all; without \`first\` and \`last\` there may be ${GROUP_LIMIT} groups.`,
    work: groupWork,
  } as const;
}
