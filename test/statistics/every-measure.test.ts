import { mean, medianSorted, quantileSorted, sampleStandardDeviation, sum } from 'simple-statistics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { sql } from '../../src/database/statement.ts';
import { answer } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';

/** The cost of a project and what it was awarded of public money; null is unknown. */
type Project = readonly [cost: number | null, award: number | null];

/** None to four and more, with ties, with what is missing, and with nothing to divide by. */
const CASES: Readonly<Record<string, readonly Project[]>> = {
  one: [[100, 40]],
  'one, missing': [[null, null]],
  two: [
    [100, 40],
    [300, 60],
  ],
  'two, one missing': [
    [100, 40],
    [null, 60],
  ],
  'two, tied': [
    [100, 40],
    [100, 40],
  ],
  'two, all missing': [
    [null, null],
    [null, null],
  ],
  three: [
    [100, 40],
    [300, 60],
    [800, 10],
  ],
  'three, tied': [
    [100, 40],
    [300, 60],
    [100, 60],
  ],
  'three, no award': [
    [100, null],
    [300, null],
    [800, null],
  ],
  four: [
    [100, 40],
    [300, 60],
    [800, 10],
    [250, 250],
  ],
  'four, tied, one missing': [
    [100, 40],
    [100, 40],
    [null, 10],
    [250, null],
  ],
  nothing: [
    [0, 0],
    [0, 0],
  ],
  seven: [
    [100, 40],
    [300, 60],
    [800, 10],
    [250, 250],
    [250, null],
    [null, 20],
    [1000.5, 0.5],
  ],
};

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase());
  await loadReferenceRows(database);
  for (const [industry, projects] of Object.entries(CASES)) {
    const { id } = await database.prisma.consortium.create({
      data: {
        ref: `LOCAL:${industry}`,
        name: '联合体',
        tier: 'MUNICIPAL',
        divisionCode: '330300',
        industryField: industry,
        technicalFields: ['A', 'B'],
      },
    });
    for (const [at, [cost, award]] of projects.entries()) {
      await database.query(sql`WITH project AS (
          INSERT INTO "Project" ("ref", "name", "consortiumId", "totalCost")
          VALUES (${`LOCAL:${industry}-${at}`}, '项目', ${id}::int, ${cost}::numeric) RETURNING "id")
        INSERT INTO "Funding" ("ref", "projectId", "source", "phase", "amount", "year")
        SELECT ${`LOCAL:${industry}-${at}`}, "id", 'FISCAL_MUNICIPAL', 'AWARDED', ${award}::numeric, 2025 FROM project
        WHERE ${award}::numeric IS NOT NULL`);
    }
  }
});
afterAll(() => drop());

const number = z
  .string()
  .nullable()
  .transform((text) => (text === null ? null : Number(text)));
const distribution = z.object({
  nTotal: z.int(),
  nReported: z.int(),
  coverage: number,
  status: z.string(),
  sum: number,
  mean: number,
  min: number,
  q1: number,
  median: number,
  q3: number,
  max: number,
  standardDeviation: number,
  quantile: number,
  histogram: z.array(z.object({ from: number, to: number, count: z.int() })),
  shareMeeting: z.object({
    nMeeting: z.int(),
    share: number,
    lower: number,
    upper: number,
    interval: z.object({ lower: number, upper: number }).nullable(),
    status: z.string(),
  }),
});
const group = z.object({
  key: z.object({ industryField: z.string() }),
  count: z.int(),
  totalCost: distribution,
  publicMoney: distribution,
  leverage: z.object({
    pooled: number,
    nTotal: z.int(),
    nReported: z.int(),
    status: z.string(),
    interval: z.object({ lower: number, upper: number, n: z.int(), status: z.string() }),
    distribution: z.object({ nReported: z.int(), median: number }),
  }),
  totalCostConcentration: z.object({
    n: z.int(),
    nTotal: z.int(),
    nReported: z.int(),
    coverage: number,
    hhi: number,
    normalizedHhi: number,
    gini: number,
    correctedGini: number,
    topShare: number,
    status: z.string(),
  }),
});

const DISTRIBUTION = `{ nTotal nReported coverage status sum mean min q1 median q3 max standardDeviation quantile(at: "0.9")
  histogram(bins: 3) { from to count } shareMeeting(atLeast: "100") { nMeeting share lower upper interval { lower upper } status } }`;

async function groups(args: string): Promise<readonly z.infer<typeof group>[]> {
  const found = await answer(
    database,
    `{ projectStatistics(${args}) { nodes { key { industryField } count totalCost ${DISTRIBUTION} publicMoney ${DISTRIBUTION}
      leverage { pooled nTotal nReported status interval(replicates: 200) { lower upper n status } distribution { nReported median } }
      totalCostConcentration(top: 2) { n nTotal nReported coverage hhi normalizedHhi gini correctedGini topShare status } } } }`,
  );
  return z.object({ projectStatistics: z.object({ nodes: z.array(group) }) }).parse(found).projectStatistics
    .nodes;
}

const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 9));
const known = (values: readonly (number | null)[]) =>
  values.filter((value) => value !== null).toSorted((a, b) => a - b);

function statusOf(reported: number, total: number): string {
  if (reported === 0) return 'MISSING';
  return reported < total ? 'ESTIMATED' : 'NORMAL';
}

/** The figures of numbers as another library computes them. */
function expectedDistribution(all: readonly (number | null)[]) {
  const values = known(all);
  const [n, total] = [values.length, all.length];
  const ofSome = <Result>(compute: (some: number[]) => Result) => (n === 0 ? null : compute(values));
  const met = values.filter((value) => value >= 100).length;
  return {
    nTotal: total,
    nReported: n,
    coverage: near(n / total),
    status: statusOf(n, total),
    sum: near(ofSome(sum)),
    mean: near(ofSome(mean)),
    min: near(values[0] ?? null),
    q1: near(ofSome((some) => quantileSorted(some, 0.25))),
    median: near(ofSome(medianSorted)),
    q3: near(ofSome((some) => quantileSorted(some, 0.75))),
    max: near(values.at(-1) ?? null),
    standardDeviation: near(n < 2 ? null : sampleStandardDeviation(values)),
    quantile: near(ofSome((some) => quantileSorted(some, 0.9))),
    histogram: expectedHistogram(values),
    shareMeeting: {
      nMeeting: met,
      share: near(n === 0 ? null : met / n),
      lower: near(met / total),
      upper: near((met + total - n) / total),
      interval: n < 5 ? null : wilson(met, n),
      status: statusOf(n, total),
    },
  };
}

function expectedHistogram(values: readonly number[]) {
  const [least = 0, most = 0] = [values[0], values.at(-1)];
  if (values.length === 0) return [];
  if (least === most) return [{ from: near(least), to: near(most), count: values.length }];
  const edge = (at: number) => least + ((most - least) * at) / 3;
  return [0, 1, 2].map((bar) => {
    const isIn = (value: number) => value >= edge(bar) && (value < edge(bar + 1) || bar === 2);
    return { from: near(edge(bar)), to: near(edge(bar + 1)), count: values.filter(isIn).length };
  });
}

/** Wilson's interval is where (p − π)² = z² π (1 − π) / n; by bisection, not by its formula. */
function wilson(met: number, n: number) {
  const excess = (pi: number) => (met / n - pi) ** 2 - (1.959963984540054 ** 2 * pi * (1 - pi)) / n;
  const solve = (inside: number, outside: number) => {
    let [low, high] = [inside, outside];
    for (let step = 0; step < 200; step += 1) {
      const middle = (low + high) / 2;
      if (excess(middle) < 0) low = middle;
      else high = middle;
    }
    return low;
  };
  const p = met / n;
  return {
    lower: near(met === 0 ? 0 : solve(p === 1 ? p - 1e-9 : p, 0)),
    upper: near(met === n ? 1 : solve(p === 0 ? 1e-9 : p, 1)),
  };
}

/** By their definitions over all pairs and squared shares, not by ranks. */
function expectedConcentration(all: readonly (number | null)[]) {
  const values = known(all);
  const [n, total] = [values.length, sum(values.length > 0 ? values : [0])];
  const reporting = { n, nTotal: all.length, nReported: n, coverage: near(n / all.length) };
  if (total === 0) {
    const none = { hhi: null, normalizedHhi: null, gini: null, correctedGini: null, topShare: null };
    return { ...reporting, ...none, status: 'MISSING' };
  }
  const hhi = sum(values.map((value) => (value / total) ** 2));
  const gini = sum(values.flatMap((a) => values.map((b) => Math.abs(a - b)))) / (2 * n * total);
  return {
    ...reporting,
    hhi: near(hhi),
    normalizedHhi: near(n < 2 ? null : (hhi - 1 / n) / (1 - 1 / n)),
    gini: near(gini),
    correctedGini: near(n < 2 ? null : (gini * n) / (n - 1)),
    topShare: near(sum(values.slice(-2)) / total),
    status: statusOf(n, all.length),
  };
}

function expectedLeverage(projects: readonly Project[]) {
  const pairs = projects.flatMap(([cost, award]) =>
    cost === null || award === null ? [] : [[cost - award, award] as const],
  );
  const [part, whole] = [0, 1].map((at) => sum([0, ...pairs.map((pair) => pair[at] ?? 0)]));
  const pooled = whole ? (part ?? 0) / whole : null;
  const ratios = known(pairs.map(([other, award]) => (award === 0 ? null : other / award)));
  return {
    pooled: near(pooled),
    nTotal: projects.length,
    nReported: pairs.length,
    status: pooled === null ? 'MISSING' : statusOf(pairs.length, projects.length),
    distribution: {
      nReported: ratios.length,
      median: near(ratios.length === 0 ? null : medianSorted(ratios)),
    },
  };
}

describe('every measure', () => {
  it('of every case is what it is by its definition', async () => {
    const found = await groups('groupBy: [INDUSTRY_FIELD]');
    expect(found).toHaveLength(Object.keys(CASES).length);
    for (const { key, leverage, ...figures } of found) {
      const projects = CASES[key.industryField] ?? [];
      const [costs, awards] = [projects.map(([cost]) => cost), projects.map(([, award]) => award)];
      expect({ of: key.industryField, ...figures }).toEqual({
        of: key.industryField,
        count: projects.length,
        totalCost: expectedDistribution(costs),
        publicMoney: expectedDistribution(awards),
        totalCostConcentration: expectedConcentration(costs),
      });
      expect({ of: key.industryField, ...leverage }).toMatchObject({
        of: key.industryField,
        ...expectedLeverage(projects),
      });
      const { interval, nReported, pooled } = leverage;
      expect(interval.n).toBe(nReported);
      expect(interval.status).toBe(nReported < 5 ? 'MISSING' : 'ESTIMATED');
      const isAround =
        interval.lower !== null &&
        interval.upper !== null &&
        interval.lower <= (pooled ?? 0) &&
        (pooled ?? 0) <= interval.upper;
      expect(isAround).toBe(nReported >= 5);
    }
  });

  it('of nothing is nothing, never NaN', async () => {
    const found = await answer(
      database,
      '{ projectStatistics(groupBy: [], filter: { divisions: [] }) { nodes { count totalCost { nTotal coverage sum median standardDeviation histogram { count } shareMeeting(atLeast: 1) { share lower } } leverage { pooled } totalCostConcentration { n coverage hhi gini topShare status } } } }',
    );
    expect(found).toEqual({
      projectStatistics: {
        nodes: [
          {
            count: 0,
            totalCost: {
              nTotal: 0,
              coverage: null,
              sum: null,
              median: null,
              standardDeviation: null,
              histogram: [],
              shareMeeting: { share: null, lower: null },
            },
            leverage: { pooled: null },
            totalCostConcentration: {
              n: 0,
              coverage: null,
              hhi: null,
              gini: null,
              topShare: null,
              status: 'MISSING',
            },
          },
        ],
      },
    });
  });
});

describe('technical fields', () => {
  it.each(['projectStatistics', 'fundingStatistics'])(
    'put what is of several into several groups of %s',
    async (query) => {
      const all = Object.values(CASES).flat();
      const count =
        query === 'projectStatistics' ? all.length : all.filter(([, award]) => award !== null).length;
      expect(
        await answer(
          database,
          `{ ${query}(groupBy: [TECHNICAL_FIELD]) { nodes { key { technicalField } count } } }`,
        ),
      ).toEqual({
        [query]: { nodes: ['A', 'B'].map((technicalField) => ({ key: { technicalField }, count })) },
      });
    },
  );

  it('group platforms', async () => {
    await database.query(sql`WITH unit AS (INSERT INTO "Unit" ("ref", "name") VALUES ('LOCAL:host', '单位') RETURNING "id")
      INSERT INTO "Platform" ("ref", "name", "hostUnitId", "technicalField") SELECT 'LOCAL:p' || letter, '平台', "id", letter FROM unit, unnest(ARRAY['A', NULL]) AS letter WHERE letter IS NOT NULL`);
    expect(
      await answer(
        database,
        '{ platformStatistics(groupBy: [TECHNICAL_FIELD]) { nodes { key { technicalField } count } } }',
      ),
    ).toEqual({ platformStatistics: { nodes: [{ key: { technicalField: 'A' }, count: 1 }] } });
  });
});

it('money that nobody is known to have got makes concentration an estimate', async () => {
  expect(
    await answer(
      database,
      '{ fundingStatistics(groupBy: [], filter: { phases: [AWARDED] }) { nodes { over: concentration(over: PROJECT) { status coverage } concentration { n status } } } }',
    ),
  ).toEqual({
    fundingStatistics: {
      nodes: [{ over: { status: 'NORMAL', coverage: '1' }, concentration: { n: 0, status: 'MISSING' } }],
    },
  });
});
