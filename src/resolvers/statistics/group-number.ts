import { type Sql, sql } from '../../database/statement.ts';
import { type Measure, pooledColumns, sortedOf } from './aggregate.ts';

/** By what number of a measure groups are narrowed and ordered. */
export type Statistic = 'SUM' | 'MEAN' | 'MEDIAN' | 'MIN' | 'MAX' | 'REPORTED' | 'POOLED';

/** One number of a group in a condition or an order: over aggregated columns, null where there is none. */
export interface GroupNumber {
  readonly name: string;
  readonly measure: Measure | null;
  readonly grouped: Readonly<Record<string, Sql>>;
  readonly value: (column: (name: string) => Sql) => Sql;
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
  if (statistic === 'POOLED') {
    return {
      name: `${measure.name} pooled`,
      measure,
      grouped: pooledColumns(measure),
      value: (column) =>
        sql`${column(`${measure.name} pooled part`)}::numeric / nullif(${column(`${measure.name} pooled whole`)}, 0)`,
    };
  }
  return {
    name: `${measure.name} ${statistic}`,
    measure,
    grouped: sortedOf(measure),
    value: (column) => statisticOf(statistic, column(`${measure.name} sorted`)),
  };
}

function statisticOf(statistic: Exclude<Statistic, 'POOLED'>, sorted: Sql): Sql {
  switch (statistic) {
    case 'SUM':
      return sql`(SELECT sum(value) FROM unnest(${sorted}) AS value)`;
    case 'MEAN':
      return sql`(SELECT avg(value) FROM unnest(${sorted}) AS value)`;
    case 'MEDIAN':
      return sql`linear_quantile(${sorted}, 0.5)`;
    case 'MIN':
      return sql`${sorted}[1]`;
    case 'MAX':
      return sql`${sorted}[cardinality(${sorted})]`;
    case 'REPORTED':
      return sql`coalesce(cardinality(${sorted}), 0)`;
  }
}
