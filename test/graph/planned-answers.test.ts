import { array, assert, asyncProperty, bigInt, constantFrom, nat, option, tuple } from 'fast-check';
import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { sql, type StatementRecord } from '../../src/database/statement.ts';
import { Decimal, formatDecimal, SHOWN_DECIMAL_PLACES, shownQuotient } from '../../src/domain/decimal.ts';
import { PLANNED_TYPES } from '../../src/resolvers/plan/object.ts';
import { openQuotient } from '../../src/domain/open-ratio.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import type { Viewer } from '../../src/resolvers/request/viewer.ts';
import { ADMINISTRATOR, ask, answer, createGraph, planOf, refusals, schema } from './ask.ts';
import { addFurnishedConsortia } from './furnished.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  await addFurnishedConsortia(database, 3);
  await database.query(
    sql`UPDATE "Unit" SET "name" = ${AWKWARD}, "formerNames" = ${[AWKWARD, '']} WHERE "ref" = 'LOCAL:f1-1'`,
  );
  await database.query(sql`UPDATE "Consortium" SET "goal" = ${AWKWARD} WHERE "ref" = 'LOCAL:f2'`);
});
afterAll(() => drop());

/** Every character that JSON escapes, some that look like it, and what lies beyond the first plane. */
const AWKWARD = `"\\/\u0001\b\f\n\r\t\u001f\u007f\u2028\u2029<&'𠮷创新 {}[],:`;

const ofProject = (list: string) => (selection: string) =>
  `{ consortia { nodes { projects { nodes { ${list} { ${selection} } } } } } }`;

/** How a list of each type is reached. */
const REACHED: Readonly<Record<string, (selection: string) => string>> = {
  Consortium: (selection) => `{ consortia { nodes { ${selection} } } }`,
  Unit: (selection) => `{ units { nodes { ${selection} } } }`,
  Membership: (selection) =>
    `{ consortia { nodes { members { nodes { ${selection} } } } } units { nodes { memberships { nodes { ${selection} } } } } }`,
  PatentCoHolder: (selection) => `{ patents { nodes { coHolders { ${selection} } } } }`,
  Project: (selection) => `{ consortia { nodes { projects { nodes { ${selection} } } } } }`,
  Funding: (selection) => `{ consortia { nodes { projects { nodes { fundings { ${selection} } } } } } }`,
  ProjectUnit: (selection) => `{ consortia { nodes { projects { nodes { parts { ${selection} } } } } } }`,
  ProjectGroup: ofProject('group'),
  ProjectIndicator: ofProject('indicators'),
  ProjectScheduleItem: ofProject('schedule'),
  ProjectMilestone: ofProject('milestones'),
  BudgetLine: ofProject('budget'),
  EquipmentItem: ofProject('equipment'),
  Patent: (selection) =>
    `{ consortia { nodes { patents { nodes { ${selection} } } } } units { nodes { patents { nodes { ${selection} } } } } }`,
  Report: (selection) => `{ consortia { nodes { reports { ${selection} } } } }`,
  Registration: (selection) => `{ units { nodes { registrations { ${selection} } } } }`,
  Evaluation: (selection) => `{ consortia { nodes { evaluations { ${selection} } } } }`,
  Platform: (selection) => `{ consortia { nodes { platforms { ${selection} } } } }`,
  ResearchTeam: (selection) => `{ consortia { nodes { researchTeams { ${selection} } } } }`,
  Note: (selection) =>
    `{ consortia { nodes { notes { ${selection} } projects { nodes { notes { ${selection} } } } } } units { nodes { notes { ${selection} } } } }`,
  TeamMember: (selection) =>
    `{ consortia { nodes { teamMembers { ${selection} } researchTeams { leader { ${selection} } members { ${selection} } } } } }`,
  ProjectPerson: (selection) => `{ consortia { nodes { projects { nodes { persons { ${selection} } } } } } }`,
  FinancialYear: (selection) => `{ units { nodes { financials { ${selection} } } } }`,
  Qualification: (selection) => `{ units { nodes { qualifications { ${selection} } } } }`,
  Division: (selection) => `{ consortia { nodes { division { ${selection} } } } }`,
  Provenance: (selection) => `{ units { nodes { provenance { ${selection} } } } }`,
  Share: (selection) =>
    `{ consortia { nodes { inCityShare { ${selection} } enterpriseShare(asOf: "2024-06-30") { ${selection} } } } }`,
  RdIntensity: (selection) =>
    `{ consortia { nodes { rdIntensity { ${selection} } early: rdIntensity(asOf: "2023-01-01", years: 2) { ${selection} } } } units { nodes { rdIntensity(years: 4) { ${selection} } } } }`,
};

const listed = z.object({
  list: z.object({
    nodes: z.array(z.unknown()),
    pageInfo: z.object({ startCursor: z.string().nullable(), endCursor: z.string().nullable() }),
  }),
});

const DISTRIBUTION =
  'nTotal nReported coverage status quantileStatus sum mean min q1 median q3 max standardDeviation quantile(at: "0.37")';
const POOLED = 'pooled nTotal nReported coverage status';
/** Groups of few and of many consortia, of unknown keys, narrowed, ordered and in pages. */
const GROUPED = [
  'groupBy: [CITY, PROVINCE, DISTRICT]',
  'groupBy: [TIER, STAGE, LEAD_KIND], asOf: "2024-06-30"',
  'groupBy: [INDUSTRY_FIELD, TECHNICAL_FIELD, YEAR], first: 3',
  'groupBy: [TIER], filter: { minMembers: 2 }, having: [{ atLeast: "1" }], orderBy: { measure: IN_CITY_SHARE, statistic: POOLED, direction: DESC }',
  'groupBy: [CITY], asOf: "1990-01-01"',
];

const PAGES_OF_GROUPS = [
  'groupBy: [CITY, PROVINCE, DISTRICT]',
  'groupBy: [INDUSTRY_FIELD, TECHNICAL_FIELD, YEAR], first: 1',
  'groupBy: [TIER], first: 0',
  'groupBy: [DISTRICT], last: 1',
  'groupBy: [TIER, STAGE], orderBy: { measure: MEMBER_COUNT, direction: DESC }, last: 2',
  'groupBy: [CITY], asOf: "1990-01-01"',
];

function isPlanned(source: string, viewer?: Viewer): boolean {
  return planOf(database, source, {}, viewer) !== undefined;
}

function shown(part: number | string, whole: number | string): string | null {
  const quotient = shownQuotient(part, whole);
  return quotient && formatDecimal(quotient);
}

function opened(part: string, whole: string): string | null {
  const quotient = openQuotient(part, whole);
  return quotient && formatDecimal(quotient);
}

/** A selection of a field: all leaves of what it leads to. */
function selectionOf(typeName: string, fieldName: string): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no object type`);
  const given = getNamedType(type.getFields()[fieldName]?.type);
  if (given === undefined || isLeafType(given)) return fieldName;
  if (given.name.endsWith('Connection')) {
    return `${fieldName}(first: 2) { totalCount nodes { id } edges { node { id } } pageInfo { hasNextPage hasPreviousPage } }`;
  }
  if (!isObjectType(given)) return `${fieldName} { __typename }`;
  const plans = PLANNED_TYPES.get(given.name);
  const leaves = Object.values(given.getFields()).filter(
    (field) => isLeafType(getNamedType(field.type)) && (plans === undefined || field.name in plans),
  );
  return `${fieldName} { __typename ${leaves.map(({ name }) => name).join(' ')} }`;
}

describe('a planned answer', () => {
  it('knows how every planned type is reached', () => {
    expect(Object.keys(REACHED)).toEqual(expect.arrayContaining([...PLANNED_TYPES.keys()]));
  });

  it.each([...PLANNED_TYPES.keys()])('has records of %s to compare', async (typeName) => {
    const source = REACHED[typeName]?.('__typename') ?? '';
    const { data } = await ask(database, source, { viewer: ADMINISTRATOR });
    expect(JSON.stringify(data)).toContain(`"__typename":"${typeName}"`);
  });

  it.each([...PLANNED_TYPES])('is the resolvers’ for every planned field of %s', async (typeName, plans) => {
    for (const name of Object.keys(plans)) {
      const source = REACHED[typeName]?.(selectionOf(typeName, name)) ?? '';
      expect([source, isPlanned(source, ADMINISTRATOR)]).toEqual([source, true]);
      expect((await ask(database, source, { viewer: ADMINISTRATOR })).errors).toEqual([]);
    }
  });

  it.each([
    'projects(first: 3)',
    'projects(last: 2, filter: { divisions: ["330300"], minTotalCost: "1" })',
    'projects(filter: { consortium: $consortium }, first: 1)',
    'fundings(first: 4, filter: { phases: [PAID], sources: [FISCAL_MUNICIPAL], years: [2025], divisions: ["330000"] })',
    'fundings(last: 3)',
    'platforms(first: 5, filter: { levels: [PROVINCIAL, UNKNOWN], divisions: ["330302"] })',
    'platforms(last: 1)',
  ])('is the resolvers’ for the list %s and its next page', async (list) => {
    const [consortium] = await database.query<{ id: number }>(
      sql`SELECT "id" FROM "Consortium" WHERE "ref" = 'LOCAL:f1'`,
    );
    const given = list.replace('$consortium', `"${encodeId('Consortium', consortium?.id ?? 0)}"`);
    const page =
      'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { ref } edges { cursor }';
    const source = `{ list: ${given} { ${page} } }`;
    expect([source, isPlanned(source)]).toEqual([source, true]);
    const { data, errors } = await ask(database, source);
    expect(errors).toEqual([]);
    const { pageInfo, nodes } = listed.parse(data).list;
    expect(nodes.length).toBeGreaterThan(0);
    const beyond = list.includes('last:')
      ? `before: "${pageInfo.startCursor}"`
      : `after: "${pageInfo.endCursor}"`;
    const next = `{ list: ${given.replace(/\)$/, `, ${beyond})`)} { ${page} } }`;
    expect([next, isPlanned(next)]).toEqual([next, true]);
    expect((await ask(database, next)).errors).toEqual([]);
  });

  it('leaves ids and cursors of other lists to the resolvers to refuse', async () => {
    const unit = encodeId('Unit', 1);
    expect(
      await refusals(database, `{ projects(filter: { consortium: "${unit}" }) { nodes { ref } } }`),
    ).toEqual(['BAD_ID']);
    expect(await refusals(database, '{ fundings(after: "none") { nodes { ref } } }')).toEqual(['BAD_CURSOR']);
  });

  it.each([
    ['Share', 'count total unknown value lower upper'],
    ['RdIntensity', 'value years missingYears method'],
  ])('is the resolvers’ for %s', async (typeName, fields) => {
    const source = REACHED[typeName]?.(fields) ?? '';
    expect(isPlanned(source)).toBe(true);
    expect((await ask(database, source)).errors).toEqual([]);
  });

  it('is the resolvers’ for sums of money, of whoever sees them all, and no other’s', async () => {
    const sums = 'value rdExpenditure revenue averageRdExpenditure years missingYears method';
    const source = REACHED['RdIntensity']?.(sums) ?? '';
    expect(isPlanned(source, ADMINISTRATOR)).toBe(true);
    expect((await ask(database, source, { viewer: ADMINISTRATOR })).errors).toEqual([]);
    expect(isPlanned(source)).toBe(false);
    const applicant: Viewer = {
      role: 'APPLICANT',
      name: 'lead-a',
      divisionCode: null,
      unitRef: 'LOCAL:lead-a',
      scopes: ['READ'],
    };
    const value = '{ units { nodes { rdIntensity { value } } } }';
    expect(isPlanned(value, applicant)).toBe(true);
    expect((await ask(database, value, { viewer: applicant })).errors).toEqual([]);
  });

  it('writes the quotients of the domain', async () => {
    const amount = bigInt({ min: 0n, max: 10n ** 20n });
    const pairs = array(tuple(nat(40_000), nat(40_000), amount, amount), {
      minLength: 1,
      maxLength: 200,
    });
    await assert(
      asyncProperty(pairs, async (all) => {
        // Halves, of which chance makes none: an odd number over two parts of the last place that is shown.
        const tried = [...all, [1, 8, 1n, 2n * 10n ** 12n], [3, 8, 3n, 2n * 10n ** 12n]] as const;
        const rows = await database.query<{
          count: string | null;
          sum: string | null;
          open: string | null;
        }>(sql`
          SELECT trim_scale(shown_quotient(part, whole))::text AS count,
                 trim_scale(shown_quotient(amount, amounts))::text AS sum,
                 trim_scale(open_quotient(amount, amounts))::text AS open
          FROM unnest(${tried.map(([part]) => part)}::int[], ${tried.map(([, whole]) => whole)}::int[],
            ${tried.map(([, , sum]) => String(sum))}::numeric[], ${tried.map(([, , , sums]) => String(sums))}::numeric[])
            WITH ORDINALITY AS tried (part, whole, amount, amounts, place) ORDER BY place`);
        expect(rows).toEqual(
          tried.map(([part, whole, sum, sums]) => ({
            count: shown(part, whole),
            sum: shown(String(sum), String(sums)),
            open: opened(String(sum), String(sums)),
          })),
        );
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    'key { __typename city { name level } province { parent { name } } district { code } }',
    'key { tier stage industryField technicalField leadKind year verdict }',
    '__typename asOf count',
    `memberCount { __typename ${DISTRIBUTION} }`,
    `inCityShare { __typename ${POOLED} lower upper distribution { ${DISTRIBUTION} } }`,
    `enterpriseShare { ${POOLED} lower upper distribution { ${DISTRIBUTION} } }`,
    `rdIntensity { __typename nTotal nReported coverage distribution { ${DISTRIBUTION} } }`,
  ])('is the resolvers’ for groups of consortia: %s', async (fields) => {
    for (const args of GROUPED) {
      const source = `{ consortiumStatistics(${args}) { ${fields} } }`;
      expect([source, isPlanned(source)]).toEqual([source, true]);
      expect((await ask(database, source)).errors).toEqual([]);
    }
  });

  it.each([
    '__typename totalCount nodes { key { city { code } } count }',
    'edges { __typename cursor node { __typename count memberCount { median } } }',
    'pageInfo { __typename hasNextPage hasPreviousPage startCursor endCursor } nodes { asOf }',
  ])('is the resolvers’ for a connection of groups of consortia: %s', async (selection) => {
    for (const args of PAGES_OF_GROUPS) {
      const source = `{ consortiumGroupStatistics(${args}) { ${selection} } }`;
      expect([source, isPlanned(source)]).toEqual([source, true]);
      expect((await ask(database, source)).errors).toEqual([]);
    }
  });

  it('is the resolvers’ for pooled ratios of money, of whoever sees it, and in part theirs for all others', async () => {
    for (const args of GROUPED) {
      const source = `{ consortiumStatistics(${args}) { rdIntensity { ${POOLED} distribution { ${DISTRIBUTION} } } } }`;
      expect([source, isPlanned(source, ADMINISTRATOR)]).toEqual([source, true]);
      expect((await ask(database, source, { viewer: ADMINISTRATOR })).errors).toEqual([]);
      expect([source, planOf(database, source)?.resolves]).toEqual([source, true]);
      expect((await ask(database, source)).errors).toEqual([]);
    }
  });

  it.each([
    ['of all together, which are a group even where there are none', 'groupBy: []', 'count'],
    ['with cursors', 'groupBy: [CITY]', 'cursor'],
    ['by verdicts', 'groupBy: [VERDICT], policy: "wenzhou-2025"', 'count'],
    ['on other days', 'groupBy: [CITY]', 'series(days: ["2024-01-01"]) { count }'],
  ])('is the resolvers’ for groups %s', async (_, args, fields) => {
    const source = `{ consortiumStatistics(${args}) { ${fields} } }`;
    expect([source, planOf(database, source)?.resolves]).toEqual([source, true]);
    expect((await ask(database, source)).errors).toEqual([]);
  });

  it.each([
    ['quantiles that are none', 'groupBy: [CITY]', 'memberCount { quantile(at: "2") }'],
    ['too many dimensions', 'groupBy: [CITY, TIER, STAGE, YEAR, DISTRICT]', 'count'],
  ])('fails for %s, which is GraphQL’s to tell', async (_, args, fields) => {
    const source = `{ consortiumStatistics(${args}) { ${fields} } }`;
    expect(await refusals(database, source)).toContain('BAD_USER_INPUT');
  });

  it('rounds numbers that are shown as the domain does', async () => {
    const numbers = ['0', '0.0000000000005', '0.0000000000015', '0.00000000000250', '7.12345678901251', '8'];
    const rows = await database.query<{ number: string }>(sql`
      SELECT trim_scale(shown_quotient(number, 1::numeric))::text AS number
      FROM unnest(${numbers}::numeric[]) WITH ORDINALITY AS given (number, place) ORDER BY place`);
    expect(rows.map((row) => row.number)).toEqual(
      numbers.map((each) =>
        formatDecimal(new Decimal(each).toDecimalPlaces(SHOWN_DECIMAL_PLACES, Decimal.ROUND_HALF_EVEN)),
      ),
    );
  });

  it('merges fragments, keeps the order of the question and leaves out what is skipped', async () => {
    const source = `query ($no: Boolean = false) {
      page: consortia(search: "LOCAL:f", orderBy: { field: MEMBER_COUNT, direction: DESC }, first: 2) {
        pageInfo { endCursor startCursor hasNextPage hasPreviousPage }
        ...rows
        edges { cursor }
        __typename
        totalCount
      }
      one: consortium(ref: " LOCAL:f1 ") { ...named @include(if: $no) ... on Node { id } ref name @skip(if: true) }
      none: unit(ref: "LOCAL:nobody") { name }
    }
    fragment rows on ConsortiumConnection { nodes { ...named } nodes { memberCount } }
    fragment named on Consortium { name division { code } division { parent { name parent { name } } } }`;
    expect(isPlanned(source)).toBe(true);
    expect(await answer(database, source)).toMatchObject({
      one: { id: expect.any(String), ref: 'LOCAL:f1' },
      none: null,
      page: {
        nodes: [{ name: '联合体3', memberCount: 6, division: { parent: { parent: { name: '中国' } } } }, {}],
      },
    });
  });
});

describe('a plan for inner pages of any size', () => {
  const SIZED = `query ($few: Int, $many: Int, $day: Date) {
    consortia(first: 3) { nodes {
      few: members(first: $few) { nodes { role unit { memberships(first: $few) { nodes { role } } } } pageInfo { hasNextPage } }
      many: members(first: $many) { totalCount edges { node { unit { ref } } } }
      memberCount(asOf: $day)
    } }
  }`;

  /** What the question is planned to ask of the database. */
  async function statementsOf(variables: Record<string, unknown>): Promise<StatementRecord[]> {
    const statements: StatementRecord[] = [];
    const stop = database.listen((statement) => statements.push(statement));
    await planOf(database, SIZED, variables)?.fetch();
    stop();
    return statements;
  }

  it('gives the resolvers’ answer for each', async () => {
    const size = option(nat(100), { freq: 4 });
    const day = constantFrom('2024-01-01', '2025-07-01', null);
    await assert(
      asyncProperty(size, size, day, async (few, many, asOf) => {
        const { errors } = await ask(database, SIZED, { variables: { few, many, day: asOf } });
        expect(errors).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('is one statement, whatever the sizes', async () => {
    const sent = [];
    for (const [few, many] of [
      [1, 2],
      [2, 1],
      [3, 100],
    ]) {
      sent.push(...(await statementsOf({ few, many, day: '2024-01-01' })));
    }
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ text }) => text)).size).toBe(1);
    expect(new Set(sent.map(({ parameters }) => JSON.stringify(parameters))).size).toBe(3);
  });

  it('is another for other arguments than sizes', async () => {
    const [early] = await statementsOf({ few: 1, many: 2, day: '2024-01-01' });
    const [late] = await statementsOf({ few: 1, many: 2, day: '2024-07-01' });
    expect(early?.parameters).toContain('2024-01-01');
    expect(late?.parameters).not.toContain('2024-01-01');
  });

  it('leaves sizes out of range to the resolvers, also where others were planned before', async () => {
    await answer(database, SIZED, { variables: { few: 5, many: 5 } });
    expect(await statementsOf({ few: 5, many: 101 })).toEqual([]);
    expect(await refusals(database, SIZED, { variables: { few: 5, many: 101 } })).toContain('BAD_USER_INPUT');
    expect(await refusals(database, SIZED, { variables: { few: -1, many: 5 } })).toContain('BAD_USER_INPUT');
  });
});
