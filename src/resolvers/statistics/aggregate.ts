import { z } from 'zod';
import { joinSql, rawSql, type Sql, sql } from '../../database/statement.ts';
import type { ConcentrationSums } from '../../domain/concentration.ts';
import type { Decimal } from '../../domain/decimal.ts';
import type { Pair } from '../../domain/interval.ts';

/** An expression over the rows of a subject, and the joins that it needs; the same join is made once. */
export interface Joined {
  readonly value: Sql;
  readonly joins?: readonly Sql[];
}

/** A number of each row of a subject, null where it is unknown. */
export interface Measure extends Joined {
  /** A short name of our own, which becomes a column. */
  readonly name: string;
  /** What a share or a ratio is made of; `unknown` may count as part or not. */
  readonly ratio?: {
    readonly part: Sql;
    readonly whole: Sql;
    readonly unknown?: Sql;
    /** Whether there may be others whom nobody counted, so that the share can be anything. */
    readonly open?: Sql;
  };
  /** Money of enterprises, of which the public sees sums of fixed cells alone. */
  readonly confidential?: boolean;
  /** Of a ratio of such money: the ratio of each as everybody sees it. */
  readonly open?: Measure;
}

/** Something to add up by before groups are described, such as the project of a sum of money. */
export interface Per extends Joined {
  readonly name: string;
}

/** A figure of a group, computed by the database. */
export interface Aggregate<Result> {
  /** Tells it from every other one of the subject. */
  readonly name: string;
  readonly measure: Measure | null;
  readonly per?: Per;
  /** Aggregated columns by name; the same name is the same column. */
  readonly grouped: Readonly<Record<string, Sql>>;
  /** The figure as JSON, over the aggregated columns. */
  readonly result: (column: (name: string) => Sql) => Sql;
  /** Reads the JSON; null where the group has no rows on the day. */
  readonly read: (value: unknown) => Result;
}

const text = z.string().nullable();
const summary = z.object({
  total: z.number(),
  reported: z.number(),
  sum: text,
  sumOfSquares: text,
  min: text,
  q1: text,
  median: text,
  q3: text,
  max: text,
});
/** How a measure is distributed, as exact texts. */
export type Summary = z.infer<typeof summary>;
const NO_SUMMARY: Summary = {
  total: 0,
  reported: 0,
  sum: null,
  sumOfSquares: null,
  min: null,
  q1: null,
  median: null,
  q3: null,
  max: null,
};

/**
 * A quotient of exact numbers with sixty decimal places, cut off: those of two groups compare as the quotients themselves do,
 * and rounding it to twelve places is rounding once. What PostgreSQL divides has as many places as it thinks enough, for
 * money eight. Null where there is nothing to divide by.
 */
export function exactQuotient(part: Sql, whole: Sql): Sql {
  return sql`(div((${part})::numeric * 1e60, nullif(${whole}, 0)::numeric) * 1e-60)`;
}

/** The quotient that is a row's own number, with places enough for whatever is shown of it, and few enough to be quick. */
export function rowQuotient(part: Sql, whole: Sql): Sql {
  return sql`(${part}) * 1.00000000000000000000 / nullif(${whole}, 0)`;
}

/** The column of a measure, or of what its ratio is made of. */
export function columnOf(
  { name }: Measure,
  part: 'value' | 'part' | 'whole' | 'unknown' | 'open' = 'value',
): Sql {
  return rawSql(`"${name} ${part}"`);
}

/** The aggregated column of what is known of a measure, rising. */
export function sortedOf(measure: Measure): Record<string, Sql> {
  const value = columnOf(measure);
  return {
    [`${measure.name} sorted`]: sql`array_agg(${value} ORDER BY ${value}) FILTER (WHERE ${value} IS NOT NULL)`,
  };
}

/**
 * A quantile of what is known of a measure, in rising order. Ratios are kept with twenty places; what they lack must not turn
 * the rounding of a number that lies in the middle between two of twelve.
 */
export function quantileIn({ ratio }: Measure, sorted: Sql, at: Sql): Sql {
  const quantile = sql`linear_quantile(${sorted}, ${at})`;
  return ratio ? sql`round(${quantile}, 19)` : quantile;
}

/** Hundreds of groups ask for the same figure of a measure: what fetches it is made once. */
function oncePerMeasure<Result>(
  make: (measure: Measure) => Aggregate<Result>,
): (measure: Measure) => Aggregate<Result> {
  const made = new WeakMap<Measure, Aggregate<Result>>();
  return (measure) => {
    let aggregate = made.get(measure);
    if (!aggregate) made.set(measure, (aggregate = make(measure)));
    return aggregate;
  };
}

/** Count, sums, quartiles and extremes of a measure. */
export const summaryOf = oncePerMeasure((measure): Aggregate<Summary> => ({
  name: `${measure.name} summary`,
  measure,
  grouped: sortedOf(measure),
  result: (column) => {
    const sorted = column(`${measure.name} sorted`);
    const quantile = (at: string) => sql`${quantileIn(measure, sorted, rawSql(at))}::text`;
    return sql`(SELECT json_build_object('total', "count", 'reported', coalesce(cardinality(${sorted}), 0),
        'sum', sum(value)::text, 'sumOfSquares', sum(value * value)::text,
        'min', ${sorted}[1]::text, 'q1', ${quantile('0.25')}, 'median', ${quantile('0.5')},
        'q3', ${quantile('0.75')}, 'max', ${sorted}[cardinality(${sorted})]::text) FROM unnest(${sorted}) AS value)`;
  },
  read: (value) => (value === null ? NO_SUMMARY : summary.parse(value)),
}));

/** Any quantile of a measure, interpolated linearly. */
export function quantileOf(measure: Measure, at: Decimal): Aggregate<string | null> {
  return {
    name: `${measure.name} quantile ${at.toFixed()}`,
    measure,
    grouped: sortedOf(measure),
    result: (column) =>
      sql`to_json(${quantileIn(measure, column(`${measure.name} sorted`), sql`${at.toFixed()}::numeric`)}::text)`,
    read: (value) => text.parse(value),
  };
}

const meeting = z.object({ total: z.number(), reported: z.number(), meeting: z.number() });

/** How many reach a threshold. A ratio compares by cross-multiplication, so no quotient is rounded. */
export function meetingOf(measure: Measure, least: Decimal): Aggregate<z.infer<typeof meeting>> {
  const bound = sql`${least.toFixed()}::numeric`;
  const reaches = measure.ratio
    ? sql`${columnOf(measure, 'part')} >= ${bound} * ${columnOf(measure, 'whole')}`
    : sql`${columnOf(measure)} >= ${bound}`;
  const meets = `${measure.name} meets ${least.toFixed()}`;
  const reported = `${measure.name} reported`;
  return {
    name: meets,
    measure,
    grouped: {
      [reported]: sql`count(${columnOf(measure)})`,
      [meets]: sql`count(*) FILTER (WHERE ${columnOf(measure)} IS NOT NULL AND ${reaches})`,
    },
    result: (column) =>
      sql`json_build_object('total', "count", 'reported', ${column(reported)}, 'meeting', ${column(meets)})`,
    read: (value) => (value === null ? { total: 0, reported: 0, meeting: 0 } : meeting.parse(value)),
  };
}

const pooled = z.object({
  total: z.number(),
  reported: z.number(),
  part: text,
  whole: text,
  allParts: text,
  allUnknown: text,
  allWholes: text,
  open: z.boolean(),
});
/** The sums that a pooled share or ratio is made of: over those whose own one is known, and over all. */
export type Pooled = z.infer<typeof pooled>;
const NO_POOLED: Pooled = {
  total: 0,
  reported: 0,
  part: null,
  whole: null,
  allParts: null,
  allUnknown: null,
  allWholes: null,
  open: false,
};

/** What a pooled share or ratio is computed of: the numbers over those whose own one is known, and those over all. */
export type PooledPart = 'pooled n' | 'pooled part' | 'pooled whole' | 'part' | 'whole' | 'unknown' | 'open';

/** A ratio counts where both its numbers are known; a share where it is known itself. */
function knownPair(measure: Measure): Sql {
  const [part, whole] = [columnOf(measure, 'part'), columnOf(measure, 'whole')];
  const known = measure.ratio?.unknown ? sql`AND ${columnOf(measure)} IS NOT NULL` : sql``;
  return sql`${part} IS NOT NULL AND ${whole} IS NOT NULL ${known}`;
}

/** The aggregated columns that a pooled share or ratio is computed of, by what stands behind the measure's name in theirs. */
export function pooledParts(measure: Measure): Readonly<Record<PooledPart, Sql>> {
  const [part, whole] = [columnOf(measure, 'part'), columnOf(measure, 'whole')];
  const unknown = measure.ratio?.unknown ? columnOf(measure, 'unknown') : sql`0`;
  const open = measure.ratio?.open ? columnOf(measure, 'open') : sql`FALSE`;
  const known = knownPair(measure);
  return {
    'pooled n': sql`count(*) FILTER (WHERE ${known})`,
    'pooled part': sql`sum(${part}) FILTER (WHERE ${known})`,
    'pooled whole': sql`sum(${whole}) FILTER (WHERE ${known})`,
    part: sql`sum(${part})`,
    whole: sql`sum(${whole})`,
    unknown: sql`sum(${unknown})`,
    open: sql`coalesce(bool_or(${open}), FALSE)`,
  };
}

/** The same by the names of the columns. */
export function pooledColumns(measure: Measure): Record<string, Sql> {
  return Object.fromEntries(
    Object.entries(pooledParts(measure)).map(([part, value]) => [`${measure.name} ${part}`, value]),
  );
}

/** The sums behind a pooled share or ratio. */
export const pooledOf = oncePerMeasure((measure): Aggregate<Pooled> => ({
  name: `${measure.name} pooled`,
  measure,
  grouped: pooledColumns(measure),
  result: (column) => {
    const of = (name: string) => column(`${measure.name} ${name}`);
    return sql`json_build_object('total', "count", 'reported', ${of('pooled n')}, 'part', ${of('pooled part')}::text,
        'whole', ${of('pooled whole')}::text, 'allParts', ${of('part')}::text, 'allWholes', ${of('whole')}::text,
        'allUnknown', ${of('unknown')}::text, 'open', ${of('open')})`;
  },
  read: (value) => (value === null ? NO_POOLED : pooled.parse(value)),
}));

const pairs = z.array(z.object({ part: z.number(), whole: z.number() })).nullable();

/** The pairs that a pooled ratio is made of, in an order that does not depend on how they are stored. */
export function pairsOf(measure: Measure): Aggregate<readonly Pair[]> {
  const [part, whole] = [columnOf(measure, 'part'), columnOf(measure, 'whole')];
  const name = `${measure.name} pairs`;
  return {
    name,
    measure,
    grouped: {
      [name]: sql`json_agg(json_build_object('part', ${part}, 'whole', ${whole}) ORDER BY ${whole}, ${part})
        FILTER (WHERE ${knownPair(measure)})`,
    },
    result: (column) => column(name),
    read: (value) => pairs.parse(value) ?? [],
  };
}

const concentrated = z.object({
  n: z.number(),
  sum: z.string(),
  sumOfSquares: z.string(),
  rankedSum: z.string(),
  topSum: z.string(),
});

/** The sums that concentration is computed of, and the sum of the `top` largest. */
export function concentrationOf(
  measure: Measure,
  per: Per | null,
  top: number,
): Aggregate<ConcentrationSums & { readonly topSum: string }> {
  return {
    name: `${measure.name} concentration ${top} ${per?.name ?? ''}`,
    measure,
    ...(per && { per }),
    grouped: sortedOf(measure),
    result: (column) => sql`(
      SELECT json_build_object('n', count(*), 'sum', coalesce(sum(value), 0)::text, 'sumOfSquares', coalesce(sum(value * value), 0)::text,
        'rankedSum', coalesce(sum(value * rank), 0)::text,
        'topSum', coalesce(sum(value) FILTER (WHERE rank > cardinality(${column(`${measure.name} sorted`)}) - ${top}::int), 0)::text)
      FROM unnest(${column(`${measure.name} sorted`)}) WITH ORDINALITY AS amount (value, rank))`,
    read: (value) =>
      value === null
        ? { n: 0, sum: '0', sumOfSquares: '0', rankedSum: '0', topSum: '0' }
        : concentrated.parse(value),
  };
}

const texts = z.array(z.string()).nullable();

/** The different values that an expression takes in a group, sorted, the unknown ones left out. */
export function valuesOf(name: string, { value, joins = [] }: Joined): Aggregate<readonly string[]> {
  const measure: Measure = { name, value, joins };
  return {
    name: `${name} values`,
    measure,
    grouped: { [`${name} values`]: sql`array_agg(DISTINCT ${columnOf(measure)}::text)` },
    result: (column) => sql`to_json(array_remove(${column(`${name} values`)}, NULL))`,
    read: (value) => texts.parse(value) ?? [],
  };
}

/** How many there are in a group. */
export const COUNT: Aggregate<number> = {
  name: 'count',
  measure: null,
  grouped: {},
  result: () => sql`to_json("count")`,
  read: (value) => z.number().parse(value ?? 0),
};

/** The columns of a measure, to be selected of each row. */
export function measureColumns(measure: Measure): Sql {
  const { value, ratio } = measure;
  const of = (expression: Sql, part: Parameters<typeof columnOf>[1]) =>
    sql`(${expression}) AS ${columnOf(measure, part)}`;
  return joinSql([
    sql`${value} AS ${columnOf(measure)}`,
    ...(ratio ? [of(ratio.part, 'part'), of(ratio.whole, 'whole')] : []),
    ...(ratio?.unknown ? [of(ratio.unknown, 'unknown')] : []),
    ...(ratio?.open ? [of(ratio.open, 'open')] : []),
  ]);
}
