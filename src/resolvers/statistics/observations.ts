import { z } from 'zod';
import { sql } from '../../database/statement.ts';
import type { Drawing } from '../../domain/permutation.ts';
import { AtlasError } from '../request/errors.ts';
import { type Aggregate, columnOf, type Measure } from './aggregate.ts';
import type { GroupNumber } from './group-number.ts';

/** How many arrangements a permutation test draws at least, and at most. */
export const PERMUTATIONS = { least: 199, most: 99_999 } as const;
/** The most numbers that the permutations of one test may move, which takes a second at most. */
export const MOVE_LIMIT = 10_000_000;

const numbers = z.array(z.number()).nullable();

/** What is known of a measure in a group, rising, for tests that look at every number. */
export function observationsOf(measure: Measure): Aggregate<readonly number[]> {
  const name = `${measure.name} observations`;
  const value = columnOf(measure);
  return {
    name,
    measure,
    grouped: { [name]: sql`json_agg(${value} ORDER BY ${value}) FILTER (WHERE ${value} IS NOT NULL)` },
    result: (column) => column(name),
    read: (found) => numbers.parse(found) ?? [],
  };
}

/** A number of a group by itself, exact; null where there is none. */
export function exactNumberOf(number: GroupNumber): Aggregate<string | null> {
  return {
    name: `${number.name} number`,
    measure: number.measure,
    grouped: number.grouped,
    result: (column) => sql`to_json((${number.value(column)})::text)`,
    read: (found) => z.string().nullable().parse(found),
  };
}

/**
 * Refuses a test that costs more than one answer may.
 *
 * @throws AtlasError BAD_USER_INPUT, saying what is allowed.
 */
export function requireDrawing({ permutations }: Drawing, observations: number): void {
  const moves = permutations * observations;
  if (moves > MOVE_LIMIT) {
    throw new AtlasError(
      'BAD_USER_INPUT',
      `${permutations} permutations of ${observations} numbers are ${moves} moves; the limit is ${MOVE_LIMIT}. Ask for fewer permutations, or narrow the filter.`,
    );
  }
}
