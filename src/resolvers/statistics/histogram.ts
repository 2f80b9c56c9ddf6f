import { z } from 'zod';
import { type Sql, sql } from '../../database/statement.ts';
import type { Decimal } from '../../domain/decimal.ts';
import { type Aggregate, exactQuotient, type Measure, sortedOf } from './aggregate.ts';

const histogram = z.array(z.object({ from: z.string(), to: z.string(), count: z.number() })).nullable();
/** A bar of a histogram, as exact texts. */
export interface HistogramBar {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}
/** How the bars of a histogram are cut: at given edges, in so many of one width, or in as many as Sturges says. */
export type Cut = { readonly edges: readonly Decimal[] } | { readonly bins: number } | 'AUTOMATIC';

/** How many lie in each bar: the lower edge belongs to a bar, the upper one to the last bar alone. */
export function histogramOf(measure: Measure, cut: Cut): Aggregate<readonly HistogramBar[]> {
  return {
    name: `${measure.name} histogram ${JSON.stringify(cut)}`,
    measure,
    grouped: sortedOf(measure),
    result: (column) => {
      const sorted = column(`${measure.name} sorted`);
      const { edges, barOf } =
        typeof cut === 'object' && 'edges' in cut ? givenBars(cut.edges) : evenBars(measure, cut, sorted);
      return sql`(
        SELECT json_agg(json_build_object('from', edges[bar]::text, 'to', edges[bar + 1]::text, 'count', coalesce(counted.n, 0)) ORDER BY bar)
        FROM (SELECT ${edges} AS edges) AS cut
        CROSS JOIN LATERAL generate_series(1, cardinality(edges) - 1) AS bar
        LEFT JOIN LATERAL (
          SELECT CASE value WHEN edges[cardinality(edges)] THEN cardinality(edges) - 1 ELSE ${barOf} END AS "number", count(*)::int AS n
          FROM unnest(${sorted}) AS value GROUP BY 1
        ) AS counted ON counted."number" = bar)`;
    },
    read: (value) => histogram.parse(value) ?? emptyBars(cut),
  };
}

/** The bars of a group without rows: at given edges they stand there all the same. */
function emptyBars(cut: Cut): HistogramBar[] {
  if (typeof cut !== 'object' || !('edges' in cut)) return [];
  const edges = cut.edges.map((edge) => edge.toFixed());
  return edges.slice(1).map((to, at) => ({ from: edges[at] ?? to, to, count: 0 }));
}

/** The edges of bars, and the bar of a value that is not the last edge. */
interface Bars {
  readonly edges: Sql;
  readonly barOf: Sql;
}

function givenBars(edges: readonly Decimal[]): Bars {
  return {
    edges: sql`${edges.map((edge) => edge.toFixed())}::numeric[]`,
    barOf: sql`width_bucket(value, edges)`,
  };
}

/**
 * Bars of one width. Equal numbers make one bar without width; no numbers make none. A value is in a bar by the exact edges,
 * which may have more places than any number.
 */
function evenBars(
  { ratio }: Measure,
  cut: Exclude<Cut, { readonly edges: readonly Decimal[] }>,
  sorted: Sql,
): Bars {
  const least = sql`${sorted}[1]`;
  const most = sql`${sorted}[cardinality(${sorted})]`;
  const bins =
    cut === 'AUTOMATIC' ? sql`(ceil(log(2, cardinality(${sorted})))::int + 1)` : sql`${cut.bins}::int`;
  return {
    edges: sql`CASE WHEN ${least} = ${most} THEN ARRAY[${least}, ${most}] ELSE
      ARRAY(SELECT CASE step WHEN ${bins} THEN ${most} ELSE ${least} + ${exactQuotient(sql`(${most} - ${least}) * step`, bins)} END
        FROM generate_series(0, ${bins}) AS step WHERE ${least} IS NOT NULL) END`,
    // A share that lies on an edge is off it by what its own last place was rounded, which must not put it into the bar below.
    barOf: ratio
      ? sql`floor(round((value - ${least}) * ${bins} / nullif(${most} - ${least}, 0), 15))::int + 1`
      : sql`div((value - ${least}) * ${bins}, ${most} - ${least})::int + 1`,
  };
}
