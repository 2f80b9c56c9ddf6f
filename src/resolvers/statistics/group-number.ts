import { type Sql, sql } from '../../database/statement.ts';
import { exactQuotient, type Measure, pooledColumns, quantileIn, sortedOf } from './aggregate.ts';

/** By what number of a measure groups are narrowed and ordered. */
export type Statistic = 'SUM' | 'MEAN' | 'MEDIAN' | 'MIN' | 'MAX' | 'REPORTED' | 'POOLED';

/** What a quotient is of. */
interface Quotient {
  readonly part: Sql;
  readonly whole: Sql;
}

/** One number of a group in a condition or an order: over aggregated columns, null where there is none. */
export interface GroupNumber {
  readonly name: string;
  readonly measure: Measure | null;
  readonly grouped: Readonly<Record<string, Sql>>;
  readonly value: (column: (name: string) => Sql) => Sql;
  /** Of a number that is divided: what of, so that it is compared with a bound without dividing. */
  readonly quotient?: (column: (name: string) => Sql) => Quotient;
}

/** The number of rows, which every group has. */
export const COUNT_NUMBER: GroupNumber = {
  name: 'count',
  measure: null,
  grouped: {},
  value: () => sql`"count"`,
};

/** A number of a measure. */
export function numberOf(measure: Measure, statistic: Statistic): GroupNumber {
  const sorted = `${measure.name} sorted`;
  if (statistic === 'POOLED') {
    return quotientNumber(`${measure.name} pooled`, measure, pooledColumns(measure), (column) => ({
      part: column(`${measure.name} pooled part`),
      whole: column(`${measure.name} pooled whole`),
    }));
  }
  if (statistic === 'MEAN') {
    return quotientNumber(`${measure.name} MEAN`, measure, sortedOf(measure), (column) => ({
      part: sumOf(column(sorted)),
      whole: sql`cardinality(${column(sorted)})`,
    }));
  }
  return {
    name: `${measure.name} ${statistic}`,
    measure,
    grouped: sortedOf(measure),
    value: (column) => statisticOf(measure, statistic, column(sorted)),
  };
}

function quotientNumber(
  name: string,
  measure: Measure,
  grouped: Readonly<Record<string, Sql>>,
  quotient: (column: (name: string) => Sql) => Quotient,
): GroupNumber {
  return {
    name,
    measure,
    grouped,
    quotient,
    value: (column) => {
      const { part, whole } = quotient(column);
      return exactQuotient(part, whole);
    },
  };
}

function sumOf(sorted: Sql): Sql {
  return sql`(SELECT sum(value) FROM unnest(${sorted}) AS value)`;
}

function statisticOf(measure: Measure, statistic: Exclude<Statistic, 'POOLED' | 'MEAN'>, sorted: Sql): Sql {
  switch (statistic) {
    case 'SUM':
      return sumOf(sorted);
    case 'MEDIAN':
      return quantileIn(measure, sorted, sql`0.5`);
    case 'MIN':
      return sql`${sorted}[1]`;
    case 'MAX':
      return sql`${sorted}[cardinality(${sorted})]`;
    case 'REPORTED':
      return sql`coalesce(cardinality(${sorted}), 0)`;
  }
}
