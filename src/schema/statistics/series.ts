import { SERIES_LIMIT } from '../../resolvers/statistics/figures.ts';
import { builder } from '../request/builder.ts';

/** How the field of a group's figures on other days is described. */
export const SERIES =
  'The figures of the same group on other days (时间序列): a group that was empty on a day has the count 0. A series has no series of its own.';

/** The argument of a series. */
export const seriesArguments = builder.args((t) => ({
  days: t.field({
    type: ['Date'],
    required: true,
    most: SERIES_LIMIT,
    description: 'On these days (日期).',
  }),
}));

const DAY_POINTS = 400;

/** What a series costs beside its figures: all rows of each day are read, for one group as for all. */
export function seriesWork({ days }: { readonly days: readonly string[] }): number {
  return DAY_POINTS * new Set(days).size;
}
