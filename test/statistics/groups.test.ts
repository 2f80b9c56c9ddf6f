import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { sql } from '../../src/database/statement.ts';
import { ADMINISTRATOR, answer, ask } from '../graph/ask.ts';
import { createTestDatabase, recordStatements } from '../test-database.ts';
import { insertUnitsWithMoney, UNITS } from './units-with-money.ts';

let database: Database;
let drop: () => Promise<void>;

const AMOUNTS = [100, 300, 300, 900];

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase());
  await loadReferenceRows(database);
  await insertUnitsWithMoney(database);
  await database.query(sql`
    INSERT INTO "Consortium" ("ref", "name", "tier", "divisionCode", "filedOn") VALUES ('LOCAL:c', '联合体', 'MUNICIPAL', '330300', '2024-03-01')`);
  for (const [at, amount] of AMOUNTS.entries()) {
    await database.query(sql`WITH project AS (
        INSERT INTO "Project" ("ref", "name", "consortiumId", "totalCost", "startsOn")
        SELECT ${`LOCAL:p${at}`}, '项目', "id", ${amount * 3 + 1}::numeric, '2025-01-01' FROM "Consortium" RETURNING "id")
      INSERT INTO "Funding" ("ref", "projectId", "source", "phase", "amount", "year", "recipientUnitId")
      SELECT ${`LOCAL:f${at}`} || phase, project."id", 'FISCAL_MUNICIPAL', phase::"FundingPhase", ${amount}::numeric, 2025, unit."id"
      FROM project, unnest(ARRAY['AWARDED', 'PAID']) AS phase, "Unit" unit WHERE unit."ref" = ${`LOCAL:u${at % 3}`}`);
  }
});
afterAll(() => drop());

const sees = { viewer: ADMINISTRATOR };

/** The groups of districts in the order of their intensity. */
const page = async (args: string) =>
  answer(
    database,
    `{ unitStatistics(groupBy: [DISTRICT], orderBy: { measure: RD_INTENSITY, statistic: POOLED, direction: DESC }, ${args}) {
      totalCount pageInfo { hasNextPage endCursor } nodes { key { district { code } } } } }`,
    sees,
  );
const node = (code: string) => ({ key: { district: { code } } });

describe('units by district', () => {
  it('have sums, deviations, quantiles and coverage, the missing left out and never 0', async () => {
    // python3 -c "import numpy as np; x=3*np.array([1,2,4,4,9]); print(x.sum(), x.mean(), x.std(ddof=1), np.quantile(x,[0,.25,.5,.75,.9,1]))"
    // 60 12.0 9.246621004453464 [3. 6. 12. 12. 21. 27.]
    const found = await answer(
      database,
      `{ unitStatistics(groupBy: [DISTRICT]) { totalCount nodes { key { district { code } } count
        rdExpenditure { nTotal nReported coverage status sum mean standardDeviation min q1 median q3 max quantile(at: "0.9") }
        rdIntensity { pooled nReported status distribution { median } } } } }`,
      sees,
    );
    expect(found).toMatchObject({
      unitStatistics: {
        totalCount: 3,
        nodes: [
          {
            key: { district: { code: '330302' } },
            count: 6,
            rdExpenditure: {
              nTotal: 6,
              nReported: 5,
              coverage: '0.833333333333',
              status: 'ESTIMATED',
              sum: '60',
              mean: '12',
              standardDeviation: '9.246621004453',
              min: '3',
              q1: '6',
              median: '12',
              q3: '12',
              max: '27',
              quantile: '21',
            },
            rdIntensity: {
              pooled: '0.025',
              nReported: 5,
              status: 'ESTIMATED',
              distribution: { median: '0.02' },
            },
          },
          { key: { district: { code: '330381' } }, count: 2, rdExpenditure: { sum: '36', status: 'NORMAL' } },
          { key: { district: { code: '331002' } }, count: 4, rdExpenditure: { sum: '75', q1: '15.75' } },
        ],
      },
    });
  });

  it.each([0, 1, 2, 3, 4])('are described where there are %i', async (n) => {
    const values = [3, 6, 8, 8].slice(0, n).map((rd) => rd * 3);
    const refs = UNITS.flatMap(([division], at) => (division === '331002' ? [`LOCAL:u${at}`] : [])).slice(
      0,
      n,
    );
    await database.query(sql`UPDATE "Unit" SET "kind" = 'OTHER' WHERE "ref" = ANY (${refs}::text[])`);
    const found = await answer(
      database,
      `{ unitStatistics(groupBy: [], filter: { kinds: [OTHER] }) { nodes { count
        rdExpenditure { nReported status sum mean median standardDeviation histogram { count } shareMeeting(atLeast: "18") { nMeeting share interval { lower } } }
        rdExpenditureConcentration(top: 1) { n hhi correctedGini topShare status } } } }`,
      sees,
    );
    await database.query(sql`UPDATE "Unit" SET "kind" = 'ENTERPRISE'`);
    const sum = values.reduce((all, value) => all + value, 0);
    const mean = n === 0 ? null : String(sum / n);
    const median = [null, '9', '13.5', '18', '21'][n];
    const meeting = values.filter((value) => value >= 18).length;
    // numpy.std(x, ddof=1) of [9, 18], [9, 18, 24] and [9, 18, 24, 24]
    const deviation = [null, null, '6.363961030679', '7.549834435271', '7.088723439379'][n];
    const hhi = n === 0 ? null : values.reduce((all, value) => all + (value / sum) ** 2, 0).toFixed(6);
    expect(found).toMatchObject({
      unitStatistics: {
        nodes: [
          {
            count: n,
            rdExpenditure: {
              nReported: n,
              status: n === 0 ? 'MISSING' : 'NORMAL',
              sum: n === 0 ? null : String(sum),
              mean,
              median,
              standardDeviation: deviation,
              shareMeeting: { nMeeting: meeting, interval: null },
            },
            rdExpenditureConcentration: { n, status: n === 0 ? 'MISSING' : 'NORMAL' },
          },
        ],
      },
    });
    const text = JSON.stringify(found);
    const bars = [...text.matchAll(/\{"count":(\d+)\}/g)].reduce((all, [, count]) => all + Number(count), 0);
    expect(bars).toBe(n);
    const shownHhi = /"hhi":"([\d.]+)"/.exec(text)?.[1];
    expect(shownHhi === undefined ? null : Number(shownHhi).toFixed(6)).toBe(hhi);
    expect(text).not.toContain('NaN');
  });

  it('are cut into bars at given edges, in so many, or as Sturges says', async () => {
    const found = await answer(
      database,
      `{ unitStatistics(groupBy: []) { nodes { rdExpenditure {
        given: histogram(edges: ["0", "12", "24"]) { from to count } two: histogram(bins: 2) { from to count } auto: histogram { count } } } } }`,
      sees,
    );
    // 3·[1 2 3 4 4 5 6 7 8 8 9] = 3 6 9 12 12 15 18 21 24 24 27; 11 numbers make ⌈log₂ 11⌉ + 1 = 5 bars 4.8 wide.
    expect(found).toMatchObject({
      unitStatistics: {
        nodes: [
          {
            rdExpenditure: {
              given: [
                { from: '0', to: '12', count: 3 },
                { from: '12', to: '24', count: 7 },
              ],
              two: [
                { from: '3', to: '15', count: 5 },
                { from: '15', to: '27', count: 6 },
              ],
              auto: [2, 3, 1, 2, 3].map((count) => ({ count })),
            },
          },
        ],
      },
    });
  });

  it('are narrowed, ordered and paged by their groups', async () => {
    // Pooled: 330302 20/800, 330381 12/200, 331002 25/400.
    const first = await page('first: 2');
    expect(first).toMatchObject({
      unitStatistics: {
        totalCount: 3,
        nodes: [node('331002'), node('330381')],
        pageInfo: { hasNextPage: true },
      },
    });
    const cursor = /"endCursor":"([^"]+)"/.exec(JSON.stringify(first))?.[1] ?? '';
    expect(await page(`first: 2, after: "${cursor}"`)).toMatchObject({
      unitStatistics: { nodes: [node('330302')], pageInfo: { hasNextPage: false } },
    });
    expect(
      await page('having: [{ measure: RD_INTENSITY, statistic: POOLED, atLeast: "0.06" }, { atLeast: "3" }]'),
    ).toMatchObject({ unitStatistics: { totalCount: 1, nodes: [node('331002')] } });
  });
});

describe('intervals', () => {
  it('come with their seed, the same for the same one, and none below five', async () => {
    const interval =
      'rdIntensity { pooled interval(seed: 7, replicates: 500) { lower upper n seed replicates status } }';
    const question = `{ unitStatistics(groupBy: [DISTRICT]) { nodes { ${interval} } } }`;
    const found = await answer(database, question, sees);
    expect(await answer(database, question, sees)).toEqual(found);
    expect(found).toMatchObject({
      unitStatistics: {
        nodes: [
          { rdIntensity: { interval: { n: 5, seed: 7, replicates: 500, status: 'ESTIMATED' } } },
          { rdIntensity: { interval: { lower: null, upper: null, n: 2, status: 'MISSING' } } },
          { rdIntensity: { interval: { lower: null, n: 4 } } },
        ],
      },
    });
  });
});

describe('projects and money', () => {
  it('have leverage, the sum of other money over the sum of public money', async () => {
    // Costs 3a + 1 over awards a: (2·1600 + 4) / 1600.
    expect(
      await answer(
        database,
        '{ projectStatistics(groupBy: [YEAR]) { nodes { key { year } count leverage { pooled } } } }',
      ),
    ).toEqual({
      projectStatistics: { nodes: [{ key: { year: 2025 }, count: 4, leverage: { pooled: '2.0025' } }] },
    });
  });

  it('are concentrated over recipients and projects', async () => {
    // Recipients have 100 + 900, 300 and 300 of 1600: HHI = (1000² + 300² + 300²) / 1600².
    expect(
      await answer(
        database,
        `{ fundingStatistics(groupBy: [PHASE]) { nodes { key { phase } amount { sum }
          concentration(top: 1) { n hhi topShare } projects: concentration(over: PROJECT, top: 1) { n topShare } } } }`,
      ),
    ).toEqual({
      fundingStatistics: {
        nodes: ['AWARDED', 'PAID'].map((phase) => ({
          key: { phase },
          amount: { sum: '1600' },
          concentration: { n: 3, hhi: '0.4609375', topShare: '0.625' },
          projects: { n: 4, topShare: '0.5625' },
        })),
      },
    });
  });

  it('are not added up across phases', async () => {
    const { errors } = await ask(
      database,
      '{ fundingStatistics(groupBy: [SOURCE]) { nodes { amount { sum } } } }',
    );
    expect(errors[0]?.message).toContain('REQUESTED, AWARDED, PAID');
  });
});

describe('a group over time', () => {
  it('is a series, and a change', async () => {
    expect(
      await answer(
        database,
        `{ consortiumStatistics(groupBy: [TIER]) { count series(days: ["2024-02-29", "2024-03-01"]) { asOf count memberCount { nTotal } } } }`,
      ),
    ).toEqual({
      consortiumStatistics: [
        {
          count: 1,
          series: [
            { asOf: '2024-02-29', count: 0, memberCount: { nTotal: 0 } },
            { asOf: '2024-03-01', count: 1, memberCount: { nTotal: 1 } },
          ],
        },
      ],
    });
    expect(
      await answer(
        database,
        '{ platformStatistics(groupBy: []) { nodes { count age { median change(since: "2024-01-01") { status from } } } } }',
      ),
    ).toEqual({
      platformStatistics: {
        nodes: [{ count: 0, age: { median: null, change: { status: 'MISSING', from: null } } }],
      },
    });
  });
});

describe('a change', () => {
  const CHANGE = 'change(since: "2024-07-01") { from to difference relative status }';

  /** Of the years 2021 to 2023 two thirds and 2 in yuan, of 2022 to 2024 one third and 1. */
  it('is of the numbers themselves, and rounded once', async () => {
    await database.query(sql`WITH unit AS (
        INSERT INTO "Unit" ("ref", "name", "kind", "registeredDivisionCode") VALUES ('LOCAL:thirds', '单位', 'RESEARCH_INSTITUTE', '330302') RETURNING "id")
      INSERT INTO "FinancialYear" ("unitId", "year", "revenue", "rdExpenditure")
      SELECT "id", year, 1, CASE year WHEN 2021 THEN 2 WHEN 2024 THEN 1 ELSE 0 END FROM unit, generate_series(2021, 2024) AS year`);
    const found = await answer(
      database,
      `{ unitStatistics(groupBy: [], asOf: "2025-07-01", filter: { kinds: [RESEARCH_INSTITUTE] }) { nodes {
        rdIntensity { pooled ${CHANGE} } rdExpenditure { mean: ${CHANGE.replace('(', '(number: MEAN, ')} sum: ${CHANGE.replace('(', '(number: SUM, ')} } } } }`,
      sees,
    );
    const yuan = { from: '2', to: '1', difference: '-1', relative: '-0.5', status: 'NORMAL' };
    expect(found).toEqual({
      unitStatistics: {
        nodes: [
          {
            rdIntensity: {
              pooled: '0.333333333333',
              change: {
                from: '0.666666666667',
                to: '0.333333333333',
                difference: '-0.333333333333',
                relative: '-0.5',
                status: 'NORMAL',
              },
            },
            rdExpenditure: { mean: yuan, sum: yuan },
          },
        ],
      },
    });
  });
});

it('notes what hinders comparing a group with others', async () => {
  await database.query(sql`INSERT INTO "Consortium" ("ref", "name", "tier", "divisionCode") VALUES
    ('LOCAL:draft', '台州', 'MUNICIPAL', '331000'), ('LOCAL:none', '温州', 'COUNTY', '330300')`);
  const found = await answer(
    database,
    '{ consortiumStatistics(groupBy: [CITY, TIER], asOf: "2025-07-01") { comparability } }',
  );
  await database.query(sql`DELETE FROM "Consortium" WHERE "ref" IN ('LOCAL:draft', 'LOCAL:none')`);
  expect(found).toEqual({
    consortiumStatistics: [
      { comparability: ['TIERS_DIFFER', 'NO_POLICY', 'FEW'] },
      { comparability: ['TIERS_DIFFER', 'MEASURES_DIFFER', 'FEW'] },
      { comparability: ['TIERS_DIFFER', 'POLICY_NOT_IN_FORCE', 'MEASURES_DIFFER', 'FEW'] },
    ],
  });
});

describe('what cannot be answered', () => {
  it.each([
    ['unitStatistics(groupBy: [CITY, PROVINCE, DISTRICT, KIND, QUALIFICATION]) { totalCount }', 'at most 4'],
    ['unitStatistics(groupBy: []) { nodes { consortiumCount { quantile(at: "1.5") } } }', 'from 0 to 1'],
    [
      'unitStatistics(groupBy: []) { nodes { consortiumCount { histogram(bins: 0) { count } } } }',
      '1 to 100',
    ],
    [
      'unitStatistics(groupBy: []) { nodes { consortiumCount { histogram(edges: [2, 1]) { count } } } }',
      '"edges" has 2 numbers; give 2 to 101, each larger than the one before.',
    ],
    ['unitStatistics(groupBy: []) { nodes { consortiumCount { histogram(edges: [1]) { count } } } }', '2 to'],
    [
      'unitStatistics(groupBy: []) { nodes { consortiumCount { histogram(edges: [1, 2, 2]) { count } } } }',
      'larger',
    ],
    [
      'unitStatistics(groupBy: []) { nodes { consortiumCount { histogram(bins: 2, edges: [1, 2]) { count } } } }',
      'not both',
    ],
    [
      'unitStatistics(groupBy: []) { nodes { consortiumCount { quantile(at: "-0.1") } } }',
      'no quantile -0.1',
    ],
    [
      'unitStatistics(groupBy: []) { nodes { rdExpenditureConcentration(top: 0) { n } } }',
      '"top" is 0; ask for 1 to 1000000.',
    ],
    [
      'unitStatistics(groupBy: [], orderBy: { measure: CONSORTIA, statistic: POOLED }) { totalCount }',
      'not pooled',
    ],
    [
      'unitStatistics(groupBy: []) { nodes { rdIntensity { interval(replicates: 1) { n } } } }',
      '200 to 10000',
    ],
  ])('%s says what is allowed', async (question, allowed) => {
    const { errors } = await ask(database, `{ ${question} }`, sees);
    expect(errors).toMatchObject([
      { message: expect.stringContaining(allowed), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

describe('statements', () => {
  it('are two, whatever is measured, and one only to count', async () => {
    const statements = recordStatements(database);
    const executed = { ...sees, alsoPlanned: false };
    await answer(database, '{ unitStatistics(groupBy: [KIND]) { nodes { key { kind } count } } }', executed);
    expect(statements).toHaveLength(1);
    await answer(
      database,
      `{ unitStatistics(groupBy: [KIND]) { nodes { rdExpenditure { sum q1 quantile(at: "0.1") histogram { count } shareMeeting(atLeast: 1) { share } }
        rdIntensity { pooled distribution { median } } consortiumCount { max } series(days: ["2024-01-01", "2023-01-01"]) { count revenue { sum } } } } }`,
      executed,
    );
    expect(statements).toHaveLength(3);
  });
});
