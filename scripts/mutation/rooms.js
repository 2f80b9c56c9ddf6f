/**
 * The rooms of the source whose tests are tried by changing it: which files are changed, the tests that should notice, and
 * whether a test can be repeated at once, for it finds what it found before.
 *
 * @type {Record<string, { mutate: string[], tests: string[], database: boolean, repeats: boolean }>}
 */
export const ROOMS = {
  domain: {
    mutate: ['src/domain/**/*.ts'],
    tests: [
      'test/domain/**/*.test.ts',
      'test/policy/{application-move,course,explanations}.test.ts',
      'test/statistics/{domain,permutation}.test.ts',
    ],
    database: false,
    repeats: true,
  },
  policy: {
    mutate: ['src/policy/**/*.ts'],
    tests: ['test/policy/**/*.test.ts'],
    database: false,
    repeats: true,
  },
  cost: {
    mutate: ['src/server/limits/**/*.ts'],
    tests: [
      'test/server/{concurrency,cost,documents,limits,refusals,requested-cost}.test.ts',
      'test/server/export/requests.test.ts',
      'test/laws/document-limits.test.ts',
    ],
    database: true,
    repeats: true,
  },
  rights: {
    mutate: [
      'src/resolvers/request/{rights,scope-statement}.ts',
      'src/resolvers/nouns/access-scope.ts',
      'src/resolvers/changes/{record-right,record-change,mutation-rights}.ts',
      'src/resolvers/changes/records/**/*.ts',
      'src/model/**/*.ts',
      'src/schema/request/field-rights.ts',
    ],
    tests: [
      'test/rights/**/*.test.ts',
      'test/changes/**/*.test.ts',
      'test/applications/{locks,member-change,moves}.test.ts',
      'test/graph/{contract,rights,schema-file}.test.ts',
      'test/laws/{descriptions,ended-in-exports,filter-lists,history-rights,root-fields,sizes,told-limits}.test.ts',
    ],
    database: true,
    repeats: false,
  },
  statistics: {
    mutate: ['src/resolvers/statistics/**/*.ts'],
    tests: ['test/statistics/**/*.test.ts', 'test/graph/statistics*.test.ts'],
    database: true,
    repeats: false,
  },
};

/** The room that is tried, named by MUTATION_ROOM. */
export function roomUnderTest() {
  const room = ROOMS[process.env.MUTATION_ROOM ?? ''];
  if (room === undefined) throw new Error(`MUTATION_ROOM is one of ${Object.keys(ROOMS).join(', ')}`);
  return room;
}
