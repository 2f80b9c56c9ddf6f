import { array, assert, asyncProperty, boolean, constantFrom, nat, record } from 'fast-check';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { createTestDatabase } from '../test-database.ts';
import { answer } from './ask.ts';
import { withCounts } from './counted.ts';

let database: Database;
let drop: () => Promise<void>;
let counted: Database;
const names = { units: [] as string[], consortia: [] as string[] };

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('sample'));
  counted = await withCounts(database);
  names.units = (await database.prisma.unit.findMany()).map(({ name }) => name);
  names.consortia = (await database.prisma.consortium.findMany()).map(({ name }) => name);
});
afterAll(() => drop());

const page = z.object({ list: z.object({ nodes: z.array(z.object({ ref: z.string() })) }) });

/** A fragment of one of the names. */
const fragment = record({ name: nat(), from: nat(), length: constantFrom(1, 2, 3, 5) });
const FILTERS = {
  units: ['', 'kinds: [ENTERPRISE, UNIVERSITY]', 'divisions: ["330000"]', 'qualifications: [HIGH_TECH]'],
  consortia: ['tiers: [MUNICIPAL]', 'divisions: ["330000"]', 'technicalFields: ["D", "G"]', ''],
};
const question = record({
  list: constantFrom('units' as const, 'consortia' as const),
  fragments: array(fragment, { minLength: 1, maxLength: 2 }),
  filter: nat({ max: 3 }),
  field: constantFrom('REF', 'NAME'),
  descending: boolean(),
  backward: boolean(),
  size: constantFrom(1, 3, 100),
});

it('finds on every page the same, whether or not it is known that few have the words', async () => {
  let found = 0;
  await assert(
    asyncProperty(question, async ({ list, fragments, filter, ...asked }) => {
      const source = names[list];
      const search = fragments
        .map(({ name, from, length }) => {
          const characters = Array.from(source[name % source.length] ?? '');
          const start = from % characters.length;
          return characters.slice(start, start + length).join('');
        })
        .join(' ');
      const order = `{ field: ${asked.field}, direction: ${asked.descending ? 'DESC' : 'ASC'} }`;
      const end = asked.backward ? 'last' : 'first';
      const fields =
        'nodes { ref name } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } totalCount';
      const query = `query ($search: String!) {
        list: ${list}(search: $search, filter: { ${FILTERS[list][filter]} }, orderBy: ${order}, ${end}: ${asked.size}) { ${fields} }
      }`;
      const usual = await answer(database, query, { variables: { search }, alsoPlanned: false });
      expect(await answer(counted, query, { variables: { search } })).toEqual(usual);
      found += page.parse(usual).list.nodes.length;
    }),
    { numRuns: 24 },
  );
  expect(found).toBeGreaterThan(10);
});

it('goes on behind a cursor the same', async () => {
  const query = `query ($after: String) {
    units(search: "公司", first: 40, after: $after) { nodes { ref } pageInfo { endCursor hasNextPage } }
  }`;
  const info = z.object({
    units: z.object({
      nodes: z.array(z.object({ ref: z.string() })),
      pageInfo: z.object({ endCursor: z.string(), hasNextPage: z.boolean() }),
    }),
  });
  const walk = async (asked: Database): Promise<string[]> => {
    const refs: string[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const { units } = info.parse(await answer(asked, query, { variables: { after }, alsoPlanned: false }));
      refs.push(...units.nodes.map(({ ref }) => ref));
      after = units.pageInfo.endCursor;
      more = units.pageInfo.hasNextPage;
    }
    return refs;
  };
  const refs = await walk(counted);
  expect(refs.length).toBeGreaterThan(80);
  expect(refs).toEqual(await walk(database));
});

it('plans searches for rare words once, not each anew', async () => {
  // A page size of its own makes a statement that no other test sends.
  for (const name of names.units.slice(0, 20)) {
    const variables = { search: name.slice(0, 3) };
    await answer(
      counted,
      'query ($search: String!) { units(search: $search, first: 37) { nodes { kind } } }',
      {
        variables,
        alsoPlanned: false,
      },
    );
  }
  const [plans] = await database.query<{ generic: string; custom: string }>(sql`
    SELECT "generic_plans" AS "generic", "custom_plans" AS "custom" FROM pg_prepared_statements
    WHERE "statement" LIKE '%search_grams%' AND "statement" LIKE '%LIMIT 38'
    ORDER BY "generic_plans" DESC LIMIT 1`);
  // PostgreSQL tries five plans for the words they are for before it settles on one for all.
  expect(plans).toEqual({ generic: '15', custom: '5' });
});

it('reads a page of what most have by the order of the list alone, and of what fewer have by the index', async () => {
  const sent: string[] = [];
  const stop = counted.listen(({ text }) => sent.push(text));
  onTestFinished(stop);
  const usesIndex = async (list: string, search: string) => {
    sent.length = 0;
    const query = `query ($search: String!) { ${list}(search: $search, first: 3) { nodes { ref } } }`;
    const found = await answer(counted, query, { variables: { search }, alsoPlanned: false });
    const isUsed = sent.some((text) => text.includes('search_grams'));
    expect(found).toEqual(await answer(database, query, { variables: { search }, alsoPlanned: false }));
    return isUsed;
  };
  expect(await usesIndex('consortia', '创新联合体')).toBe(false);
  expect(await usesIndex('consortia', '创新 联合体')).toBe(false);
  expect(await usesIndex('units', '公司')).toBe(false);
  expect(await usesIndex('units', '公')).toBe(false);
  expect(await usesIndex('units', '公司 大学')).toBe(true);
  expect(await usesIndex('units', '大学')).toBe(true);
  expect(await usesIndex('consortia', '龘龘')).toBe(true);
  expect(await usesIndex('units', '   ')).toBe(false);
});
