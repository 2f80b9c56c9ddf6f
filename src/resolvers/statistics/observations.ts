import { z } from 'zod';
import { sql } from '../../database/statement.ts';
import type { Drawing } from '../../domain/permutation.ts';
import { MAX_SEED } from '../../domain/random.ts';
import { AtlasError } from '../errors.ts';
import { type Aggregate, columnOf, type Measure } from './aggregate.ts';
import type { GroupNumber } from './group-number.ts';

const LEAST_PERMUTATIONS = 199;
const MOST_PERMUTATIONS = 99_999;
/** The most numbers that the permutations of one test may move, which takes a second at most. */
const MOVE_LIMIT = 10_000_000;

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
 * Refuses a test that is drawn out of bounds, or that costs more than one answer may.
 *
 * @throws AtlasError BAD_USER_INPUT, saying what is allowed.
 */
export function requireDrawing({ permutations, seed }: Drawing, observations: number): void {
  if (permutations < LEAST_PERMUTATIONS || permutations > MOST_PERMUTATIONS) {
    throw new AtlasError(
      'BAD_USER_INPUT',
      `"permutations" is ${permutations}; ask for ${LEAST_PERMUTATIONS} to ${MOST_PERMUTATIONS}.`,
    );
  }
  if (seed < 0 || seed > MAX_SEED) {
    throw new AtlasError('BAD_USER_INPUT', `"seed" is ${seed}; give 0 to ${MAX_SEED}.`);
  }
  const moves = permutations * observations;
  if (moves > MOVE_LIMIT) {
    throw new AtlasError(
      'BAD_USER_INPUT',
      `${permutations} permutations of ${observations} numbers are ${moves} moves; the limit is ${MOVE_LIMIT}. Ask for fewer permutations, or narrow the filter.`,
    );
  }
}
