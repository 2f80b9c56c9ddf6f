import { assert, asyncProperty, constantFrom, integer, option, record } from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Random } from '../../prisma/generator/random.ts';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { recordStatements } from '../test-database.ts';
import { answer, createGraph, refusals } from './ask.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  const random = new Random('duties');
  for (let number = 0; number < CONSORTIA; number += 1) await addConsortium(random, number);
});
afterAll(() => drop());

const CONSORTIA = 60;
const day = (random: Random, from: number, to: number) =>
  `${random.integer(from, to)}-${random.pick(['01-01', '01-31', '02-01', '06-30', '12-31'])}`;

/** A consortium that some policy covers, or none; its filing and its end known or not, with reports or without. */
async function addConsortium(random: Random, number: number): Promise<void> {
  const ref = `LOCAL:duty-${number % 2}-${number}`;
  const filedOn = random.chance(70) ? day(random, 2019, 2027) : null;
  const dissolvedOn = random.chance(30) ? day(random, 2023, 2028) : null;
  const tier = random.pick(['PROVINCIAL', 'MUNICIPAL', 'MUNICIPAL', 'COUNTY']);
  const division = random.pick(['330300', '330302', '321100', '331000', '330000', '371000']);
  await database.query(sql`
    INSERT INTO "Consortium" ("ref", "name", "tier", "divisionCode", "filedOn", "dissolvedOn")
    SELECT ${ref}, ${ref}, ${tier}::"ConsortiumTier", ${division}, ${filedOn}::date, greatest(${dissolvedOn}::date, ${filedOn}::date + 1)
    WHERE EXISTS (SELECT FROM "Division" WHERE "code" = ${division})`);
  for (const kind of ['OPERATION_SUMMARY', 'NEXT_YEAR_PLAN', 'SELF_EVALUATION']) {
    for (let year = 2021; year < 2027; year += 1) {
      if (random.chance(60)) continue;
      const submittedOn = random.chance(80) ? day(random, year, year + 2) : null;
      await database.query(sql`
        INSERT INTO "Report" ("consortiumId", "kind", "forYear", "submittedOn")
        SELECT "id", ${kind}::"ReportKind", ${year}::int, ${submittedOn}::date FROM "Consortium" WHERE "ref" = ${ref}`);
    }
  }
}

const duty = z.object({
  consortium: z.object({ ref: z.string() }),
  policy: z.object({ key: z.string() }),
  rule: z.object({ id: z.string() }).nullable(),
  title: z.string(),
  forYear: z.number().nullable(),
  dueOn: z.string().nullable(),
  state: z.string(),
  missingReports: z.array(z.string()),
  late: z.boolean().nullable(),
});
const SELECTION =
  'consortium { ref } policy { key } rule { id } title forYear dueOn state missingReports late';
const ofEach = z.object({
  consortia: z.object({
    nodes: z.array(
      z.object({ filedOn: z.string().nullable(), dissolvedOn: z.string().nullable(), duties: z.array(duty) }),
    ),
  }),
});
const page = z.object({
  duties: z.object({
    totalCount: z.number(),
    pageInfo: z.object({
      hasNextPage: z.boolean(),
      hasPreviousPage: z.boolean(),
      startCursor: z.string().nullable(),
      endCursor: z.string().nullable(),
    }),
    nodes: z.array(duty),
  }),
});

interface Filter {
  readonly on: string;
  readonly dueBefore: string | null;
  readonly overdue: boolean | null;
  readonly policy: string | null;
}

async function pageOf(filter: Filter, paging: Record<string, unknown>) {
  const source = `query ($on: Date, $dueBefore: Date, $overdue: Boolean, $policy: String, $first: Int, $after: String, $last: Int, $before: String) {
    duties(on: $on, dueBefore: $dueBefore, overdue: $overdue, policy: $policy, first: $first, after: $after, last: $last, before: $before) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { ${SELECTION} }
    } }`;
  return page.parse(await answer(database, source, { variables: { ...filter, ...paging } })).duties;
}

/** What each consortium owes that is there on the day, told one by one. */
async function expected({ policy, ...filter }: Filter) {
  const source = `query ($on: Date, $dueBefore: Date, $overdue: Boolean) {
    consortia(first: 100) { nodes { filedOn dissolvedOn duties(on: $on, dueBefore: $dueBefore, overdue: $overdue) { ${SELECTION} } } } }`;
  const { consortia } = ofEach.parse(await answer(database, source, { variables: filter }));
  return consortia.nodes
    .filter(({ filedOn, dissolvedOn }) => (filedOn ?? '') <= filter.on && filter.on < (dissolvedOn ?? '9'))
    .flatMap(({ duties }) => duties)
    .filter((each) => policy === null || each.policy.key === policy);
}

const placeOf = ({ dueOn, consortium, policy }: z.infer<typeof duty>) =>
  `${dueOn ?? '9999-99-99'} ${consortium.ref} ${policy.key}`;
const inWords = (duties: readonly z.infer<typeof duty>[]) =>
  duties.map((each) => JSON.stringify(each)).toSorted();

const days = constantFrom(
  '2019-06-30',
  '2024-12-31',
  '2025-01-01',
  '2025-01-31',
  '2025-02-01',
  '2025-07-01',
  '2031-03-01',
);
const filters = record<Filter>({
  on: days,
  dueBefore: option(constantFrom('2024-01-31', '2025-12-31', '2033-01-01')),
  overdue: option(constantFrom(true, false)),
  policy: option(constantFrom('zhejiang-2022', 'zhenjiang-2023', 'wenzhou-2025'), { freq: 2 }),
});

it('has on its pages what each consortium owes, by due day, forward and backward', async () => {
  await assert(
    asyncProperty(filters, integer({ min: 5, max: 60 }), async (filter, size) => {
      const all = await expected(filter);
      const forward = [];
      for (let after: string | null = null, more = true; more;) {
        const { nodes, totalCount, pageInfo } = await pageOf(filter, { first: size, after });
        expect([totalCount, pageInfo.hasPreviousPage]).toEqual([all.length, after !== null]);
        forward.push(...nodes);
        ({ endCursor: after, hasNextPage: more } = pageInfo);
      }
      expect(inWords(forward)).toEqual(inWords(all));
      const places = forward.map(placeOf);
      expect(places).toEqual(places.toSorted());
      const backward = [];
      for (let before: string | null = null, more = true; more;) {
        const { nodes, pageInfo } = await pageOf(filter, { last: size, before });
        backward.unshift(...nodes);
        ({ startCursor: before, hasPreviousPage: more } = pageInfo);
      }
      expect(backward).toEqual(forward);
    }),
    { numRuns: 25 },
  );
});

it('has enough to page through', async () => {
  const filter = { on: '2025-07-01', dueBefore: null, overdue: null, policy: null };
  expect((await expected(filter)).length).toBeGreaterThan(40);
});

it('takes a few statements for its first rows, however many consortia there are', async () => {
  const statements = recordStatements(database);
  await answer(database, '{ duties(first: 5, on: "2025-07-01") { nodes { title state } } }', {
    alsoPlanned: false,
  });
  expect(statements.length).toBeLessThan(10);
});

it('refuses cursors of other lists', async () => {
  expect(await refusals(database, '{ duties(after: "none") { nodes { title } } }')).toEqual(['BAD_CURSOR']);
});
