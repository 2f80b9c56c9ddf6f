import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { type StatementRecord, sql } from '../../src/database/statement.ts';
import { requireDrawing } from '../../src/resolvers/statistics/observations.ts';
import { ADMINISTRATOR, answer, ask, refusals } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';

let database: Database;
let drop: () => Promise<void>;

/** The numbers of members of consortia in Wenzhou and Taizhou; one in Wenzhou is in two technical fields. */
const MEMBERS: Readonly<Record<string, readonly number[]>> = {
  '330300': [2, 5, 3, 6, 7, 2, 5],
  '331000': [20, 5, 13, 12, 7, 2, 2],
  '371000': [1, 2, 3, 4],
  '330100': [4],
  '321100': [9],
};
/** What their leads earn, and how much of it they spend on research, in the same order; null is unknown. */
const SPENT: Readonly<Record<string, number | null>> = {
  '330300': 40,
  '331000': 10,
  '371000': 30,
  '330100': 20,
  '321100': 50,
};

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase());
  await loadReferenceRows(database);
  for (const [city, sizes] of Object.entries(MEMBERS)) {
    for (const [at, size] of sizes.entries()) {
      const ref = `LOCAL:${city}-${at}`;
      await database.query(sql`
        WITH consortium AS (
          INSERT INTO "Consortium" ("ref", "name", "tier", "divisionCode", "technicalFields")
          VALUES (${ref}, '联合体', 'MUNICIPAL', ${city}, ${at === 0 ? '{A,B}' : at < 6 ? '{A}' : '{B}'}::"TechnicalField"[]) RETURNING "id"
        ), unit AS (
          INSERT INTO "Unit" ("ref", "name", "kind", "registeredDivisionCode")
          SELECT ${ref} || '-' || n, '单位', 'ENTERPRISE', ${city} FROM generate_series(1, ${size}::int) AS n RETURNING "id"
        ), figures AS (
          INSERT INTO "FinancialYear" ("unitId", "year", "revenue", "rdExpenditure")
          SELECT "id", year, 1000, ${SPENT[city] ?? null}::numeric FROM unit, generate_series(2022, 2024) AS year
        )
        INSERT INTO "Membership" ("consortiumId", "unitId", "role") SELECT consortium."id", unit."id", 'MEMBER' FROM consortium, unit`);
    }
  }
});
afterAll(() => drop());

const FIELDS =
  'first { nTotal nReported coverage median status } second { nTotal nReported median } medianDifference pValue permutations isExact seed cliffsDelta nShared status comparability';

async function compared(args: string, fields = FIELDS): Promise<unknown> {
  return answer(database, `{ consortiumGroupComparison(${args}) { ${fields} } }`);
}
const WENZHOU_TAIZHOU = 'measure: MEMBER_COUNT, first: { city: "330300" }, second: { city: "331000" }';

describe('a measure in two groups', () => {
  it('is compared by its medians, exactly where there are few arrangements', async () => {
    // The figures of test/statistics/permutation.test.ts, which are those of scipy.
    expect(await compared(`${WENZHOU_TAIZHOU}, seed: 7`)).toEqual({
      consortiumGroupComparison: {
        first: { nTotal: 7, nReported: 7, coverage: '1', median: '5', status: 'NORMAL' },
        second: { nTotal: 7, nReported: 7, median: '7' },
        medianDifference: '-2',
        pValue: '0.417249417249',
        permutations: 3432,
        isExact: true,
        seed: 7,
        cliffsDelta: '-0.367346938776',
        nShared: 0,
        status: 'NORMAL',
        comparability: ['MEASURES_DIFFER', 'POLICY_NOT_IN_FORCE'],
      },
    });
  });

  it('is not tested below five, nor where nobody reports', async () => {
    const untested = {
      pValue: null,
      permutations: null,
      isExact: null,
      cliffsDelta: null,
      status: 'MISSING',
    };
    expect(
      await compared('measure: MEMBER_COUNT, first: { city: "330300" }, second: { city: "371000" }'),
    ).toMatchObject({
      consortiumGroupComparison: {
        ...untested,
        second: { nReported: 4, median: '2.5' },
        medianDifference: '2.5',
      },
    });
    expect(
      await compared('measure: RD_INTENSITY, first: { city: "330300" }, second: { city: "331000" }'),
    ).toMatchObject({
      consortiumGroupComparison: {
        ...untested,
        first: { nTotal: 7, nReported: 0, status: 'MISSING' },
        medianDifference: null,
      },
    });
    expect(
      await compared('measure: MEMBER_COUNT, first: { city: "330300" }, second: { city: "330200" }'),
    ).toMatchObject({ consortiumGroupComparison: { ...untested, second: { nTotal: 0, median: null } } });
  });

  it('says how many are in both groups', async () => {
    expect(
      await compared(
        'measure: MEMBER_COUNT, first: { technicalField: "A" }, second: { technicalField: "B" }, filter: { divisions: ["330300"] }',
        'first { nTotal } second { nTotal } nShared',
      ),
    ).toEqual({ consortiumGroupComparison: { first: { nTotal: 6 }, second: { nTotal: 2 }, nShared: 1 } });
  });

  it('is of groups in several dimensions, verdicts and unknown ones among them', async () => {
    expect(
      await compared(
        'measure: MEMBER_COUNT, policy: "wenzhou-2025", first: { tier: MUNICIPAL, stage: null, verdict: NON_COMPLIANT }, second: { tier: MUNICIPAL, stage: null, verdict: UNDETERMINED }',
        'first { key { tier stage verdict } nTotal } second { key { verdict } }',
      ),
    ).toMatchObject({
      consortiumGroupComparison: {
        first: { key: { tier: 'MUNICIPAL', stage: null, verdict: 'NON_COMPLIANT' } },
        second: { key: { verdict: 'UNDETERMINED' } },
      },
    });
  });

  it('takes four statements, one of them for the divisions, and leaves other groups in the database', async () => {
    const statements: StatementRecord[] = [];
    const stop = database.listen((statement) => statements.push(statement));
    await compared(WENZHOU_TAIZHOU);
    stop();
    const kinds = statements.map(kindOf);
    // The first three are under way at once.
    expect(kinds.slice(0, 3).toSorted()).toEqual(['divisions', 'figures', 'figures']);
    expect(kinds.slice(3)).toEqual(['observations']);
  });

  it.each([
    ['first: { city: "330300" }, second: { province: "330000" }', 'the same fields'],
    ['first: {}, second: {}', 'the same fields'],
    [
      'first: { city: "330300", tier: MUNICIPAL, year: 2024, stage: FILED, leadKind: ENTERPRISE }, second: { city: "331000", tier: MUNICIPAL, year: 2024, stage: FILED, leadKind: ENTERPRISE }',
      '"first" names 5 dimensions; compare groups by at most 4',
    ],
    ['first: { city: "330300" }, second: { city: "330300" }', 'the same group'],
    ['first: { city: "330300" }, second: { city: "331000" }, permutations: 10', '199 to 99999'],
    ['first: { city: "330300" }, second: { city: "331000" }, seed: -1', 'ask for 0 to'],
    ['first: { verdict: COMPLIANT }, second: { verdict: DEVIATING }', 'give its key as "policy"'],
  ])('%s says what is allowed', async (args, allowed) => {
    const { errors } = await ask(
      database,
      `{ consortiumGroupComparison(measure: MEMBER_COUNT, ${args}) { pValue } }`,
    );
    expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining(allowed)]);
    expect(errors[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });
});

it('a test moves no more numbers than one answer may', () => {
  const drawing = { permutations: 50_000, seed: 1 };
  expect(() => requireDrawing(drawing, 200)).not.toThrow();
  expect(() => requireDrawing(drawing, 201)).toThrow(
    '50000 permutations of 201 numbers are 10050000 moves; the limit is 10000000. Ask for fewer permutations, or narrow the filter.',
  );
});

function kindOf({ text }: StatementRecord): string {
  if (text.includes('"FactsChange"')) return 'divisions';
  return text.includes('json_agg') ? 'observations' : 'figures';
}

const CORRELATION = 'n spearman kendall pValue permutations isExact interval { lower upper } status';

function overCities(y: string): string {
  return `{ cityRankCorrelation(x: { consortia: {} }, y: { ${y} }) { ${CORRELATION} } }`;
}

describe('two numbers over cities', () => {
  it('correlate by their ranks', async () => {
    // By code: Zhenjiang, Hangzhou, Wenzhou, Taizhou, Weihai have medians 9 4 5 7 2.5 and intensities .05 .02 .04 .01 .03.
    // scipy 1.17.1: stats.spearmanr([9,4,5,7,2.5], [5,2,4,1,3]) 0.3, stats.kendalltau 0.2; p over all 120 orders 0.683333.
    expect(
      await answer(
        database,
        `{ cityRankCorrelation(x: { consortia: { measure: MEMBER_COUNT } }, y: { units: { measure: RD_INTENSITY, statistic: POOLED } }) {
          ${CORRELATION} cities { city { code } x y } comparability } }`,
        { viewer: ADMINISTRATOR },
      ),
    ).toMatchObject({
      cityRankCorrelation: {
        n: 5,
        spearman: '0.3',
        kendall: '0.2',
        pValue: '0.683333333333',
        permutations: 120,
        isExact: true,
        status: 'NORMAL',
        cities: [
          { city: { code: '321100' }, x: '9', y: '0.05' },
          { city: { code: '330100' }, x: '4', y: '0.02' },
          { city: { code: '330300' }, x: '5', y: '0.04' },
          { city: { code: '331000' }, x: '7', y: '0.01' },
          { city: { code: '371000' }, x: '2.5', y: '0.03' },
        ],
        comparability: expect.arrayContaining(['FEW', 'POLICY_NOT_IN_FORCE']),
      },
    });
  });

  it('do not below five cities, nor where one is the same everywhere', async () => {
    const none = { spearman: null, kendall: null, pValue: null, interval: null, status: 'MISSING' };
    expect(await answer(database, overCities('units: { filter: { divisions: ["330000"] } }'))).toMatchObject({
      cityRankCorrelation: { n: 3, ...none },
    });
    expect(
      await answer(database, overCities('consortia: { measure: ENTERPRISE_SHARE, statistic: MAX }')),
    ).toMatchObject({ cityRankCorrelation: { n: 5, ...none } });
    expect(await answer(database, overCities('platforms: { measure: AGE }'))).toMatchObject({
      cityRankCorrelation: { n: 0, ...none },
    });
  });

  it('do not tell the public of the money of enterprises', async () => {
    const question =
      '{ cityRankCorrelation(x: { consortia: {} }, y: { units: { measure: REVENUE, statistic: SUM } }) { n } }';
    expect(await refusals(database, question)).toEqual(['UNAUTHENTICATED']);
    expect(await answer(database, question, { viewer: ADMINISTRATOR })).toEqual({
      cityRankCorrelation: { n: 5 },
    });
  });

  it.each([
    ['consortia: {}, units: {}', 'of one noun'],
    ['', 'of one noun'],
    ['fundings: { measure: AMOUNT, statistic: SUM }', 'REQUESTED, AWARDED, PAID'],
    ['units: { measure: CONSORTIA, statistic: POOLED }', 'not pooled'],
  ])('%s says what is allowed', async (y, allowed) => {
    const { errors } = await ask(
      database,
      `{ cityRankCorrelation(x: { consortia: {} }, y: { ${y} }) { n } }`,
    );
    expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining(allowed)]);
  });
});
