import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { ADMINISTRATOR, ask } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';

function edges(count: number): string {
  return `edges: [${Array.from({ length: count }, (_, at) => at).join(', ')}]`;
}

describe('a histogram', () => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, drop } = await createTestDatabase());
  });
  afterAll(() => drop());

  it.each([
    ['bins: 1', null],
    ['bins: 100', null],
    ['bins: 0', '"bins" is 0; ask for 1 to 100.'],
    ['bins: -1', '"bins" is -1; ask for 1 to 100.'],
    ['bins: 101', '"bins" is 101; ask for 1 to 100.'],
    [edges(2), null],
    [edges(101), null],
    [edges(1), '"edges" has 1 numbers; give 2 to 101, each larger than the one before.'],
    [edges(102), '"edges" has 102 entries; ask for at most 101.'],
    ['edges: [1, 1]', '"edges" has 2 numbers; give 2 to 101, each larger than the one before.'],
    ['edges: [1, 2, 2]', '"edges" has 3 numbers; give 2 to 101, each larger than the one before.'],
    ['bins: 2, edges: [1, 2]', 'Give "bins" or "edges", not both.'],
    ['bins: null, edges: [1, 2]', null],
    ['bins: 2, edges: null', null],
  ])('with %s says %s', async (cut, refusal) => {
    const question = `{ unitStatistics(groupBy: []) { nodes { consortiumCount { histogram(${cut}) { count } } } } }`;
    const { errors } = await ask(database, question, { viewer: ADMINISTRATOR });
    expect(errors.map(({ message }) => message)).toEqual(refusal === null ? [] : [refusal]);
  });
});
