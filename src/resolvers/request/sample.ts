import { type Sql, sql } from '../../database/statement.ts';

/** The largest sample of a list. */
export const SAMPLE_LIMIT = 10_000;
/** The seed of a sample that names none. */
export const DEFAULT_SEED = 1;

/** Which sample of a list is taken. */
export interface Sample {
  /** How many rows; a shorter list is its own sample. */
  readonly size: number;
  /** The same seed gives the same sample for as long as the records are the same. */
  readonly seed?: number | null | undefined;
}

/** The list that a sample is taken from. */
export interface SampledList {
  /** What stands behind FROM: the table under its alias, and what the condition looks at besides. */
  readonly from: Sql;
  /** The alias. */
  readonly row: Sql;
  /** What the list is narrowed by, so that the sample is one of what is left. */
  readonly condition: Sql;
}

/**
 * The condition that leaves of a list the rows of its sample, to stand in the place of the list's own condition; without
 * a sample that one itself. A row's place in the draw is the MD5 of the seed, a blank and the row's reference in UTF-8,
 * as hexadecimal digits, and the first `size` places are the sample. So a larger sample contains a smaller one of the
 * same seed, a row that joins or leaves the list moves no other, and anybody can draw it again:
 * `printf '1 LOCAL:x' | md5sum`.
 */
export function sampled({ from, row, condition }: SampledList, sample: Sample | null | undefined): Sql {
  if (!sample) return condition;
  const { size, seed } = sample;
  const drawn = seed ?? DEFAULT_SEED;
  const reference = sql`${row}."ref"`;
  return sql`${row}."id" IN (SELECT ${row}."id" FROM ${from} WHERE ${condition}
    ORDER BY md5(${`${drawn} `}::text || ${reference}) COLLATE "C", ${reference} COLLATE "C" LIMIT ${size})`;
}
