import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { sql } from '../../src/database/statement.ts';
import { cliffsDelta, medianDifferenceTest, rankCorrelation } from '../../src/domain/permutation.ts';
import { ADMINISTRATOR, answer } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';
import { difference, observations, referenceFigures } from './reference/reference-figures.ts';

const bars = z.array(z.object({ from: z.string(), count: z.int() }));
const decimal = z.string().nullable();
const bounds = z.object({ lower: decimal, upper: decimal });
const answered = z.object({
  unitStatistics: z.object({
    nodes: z.array(
      z.object({
        key: z.object({ district: z.object({ code: z.string() }) }),
        rdExpenditure: z.looseObject({
          sturges: bars,
          bins: bars,
          edges: bars,
          shareMeeting: bounds.extend({ nMeeting: z.int(), share: decimal, interval: bounds.nullable() }),
        }),
        rdExpenditureConcentration: z.record(z.string(), decimal),
        rdIntensity: z.object({
          nReported: z.int(),
          pooled: decimal,
          distribution: z.object({ median: decimal }),
          interval: bounds,
        }),
      }),
    ),
  }),
});
type Node = z.infer<typeof answered>['unitStatistics']['nodes'][number];

const AT = ['0', '0.1', '0.25', '0.5', '0.75', '0.9', '1'];
const quantiles = AT.map((at, index) => `q${index}: quantile(at: "${at}")`).join(' ');
/**
 * The statistics of a real query against figures that R computed: reference/reference.R says how, and how to compute them
 * anew. Each group of reference/observations.csv is a county of its own, each observation an enterprise of it with its
 * R&D expenditure and revenue.
 */
const QUERY = `{ unitStatistics(groupBy: [DISTRICT], asOf: "2025-07-01") { nodes { key { district { code } }
  rdExpenditure { nTotal nReported sum mean standardDeviation ${quantiles} sturges: histogram { from count } bins: histogram(bins: 3) { from count }
    edges: histogram(edges: ["0", "2", "6", "20", "100"]) { from count }
    shareMeeting(atLeast: "6") { nMeeting share lower upper interval { lower upper } } }
  rdExpenditureConcentration(top: 3) { hhi normalizedHhi gini correctedGini topShare }
  rdIntensity { nReported pooled distribution { median } interval(replicates: 2000, seed: 7) { lower upper } } } } }`;

const OF_RANKS = new Set(['spearman', 'kendall', 'p of the ranks']);
const groups = [...new Set(observations.map(({ group }) => group))];

let database: Database;
let drop: () => Promise<void>;
let nodes: ReadonlyMap<string, Node>;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase());
  await loadReferenceRows(database);
  const counties = await database.query<{ code: string }>(
    sql`SELECT "code" FROM "Division" WHERE "level" = 'COUNTY' AND NOT "abolished" ORDER BY "code" LIMIT ${groups.length}`,
  );
  const countyOf = new Map(groups.map((group, index) => [group, counties[index]?.code ?? '']));
  for (const [at, { group, part, whole }] of observations.entries()) {
    // The three fiscal years that are added up hold the whole amount in the first.
    await database.query(sql`WITH unit AS (
        INSERT INTO "Unit" ("ref", "name", "kind", "registeredDivisionCode")
        VALUES (${`LOCAL:u${at}`}, '单位', 'ENTERPRISE', ${countyOf.get(group) ?? ''}) RETURNING "id")
      INSERT INTO "FinancialYear" ("unitId", "year", "revenue", "rdExpenditure")
      SELECT "id", year, CASE year WHEN 2022 THEN ${whole}::numeric ELSE 0 END, CASE year WHEN 2022 THEN ${part}::numeric ELSE 0 END
      FROM unit, generate_series(2022, 2024) AS year`);
  }
  const data = answered.parse(await answer(database, QUERY, { viewer: ADMINISTRATOR }));
  const byCounty = new Map(data.unitStatistics.nodes.map((node) => [node.key.district.code, node]));
  nodes = new Map(
    groups.flatMap((group) => {
      const node = byCounty.get(countyOf.get(group) ?? '');
      return node ? [[group, node] as const] : [];
    }),
  );
});
afterAll(() => drop());

/** What the product answers, under the names that R gives the same figures. */
function answeredFigures(node: Node): Map<string, string | number | null> {
  const { sturges, bins, edges, shareMeeting, ...numbers } = node.rdExpenditure;
  const named = z.record(z.string(), z.union([z.string(), z.number(), z.null()])).parse(numbers);
  const found = new Map<string, string | number | null>();
  for (const [name, value] of Object.entries(named)) {
    const quantile = AT[Number(/^q(\d)$/.exec(name)?.[1] ?? Number.NaN)];
    found.set(quantile === undefined ? name : `quantile ${quantile}`, value);
  }
  for (const [name, histogram] of Object.entries({ sturges, bins })) {
    for (const [index, { from, count }] of histogram.entries()) {
      found.set(`${name} ${index + 1} from`, from);
      found.set(`${name} ${index + 1} count`, count);
    }
  }
  for (const [index, { count }] of edges.entries()) found.set(`edges ${index + 1} count`, count);
  found.set('meeting', shareMeeting.nMeeting);
  found.set('meeting share', shareMeeting.share);
  found.set('meeting lower', shareMeeting.lower);
  found.set('meeting upper', shareMeeting.upper);
  found.set('wilson lower', shareMeeting.interval?.lower ?? null);
  found.set('wilson upper', shareMeeting.interval?.upper ?? null);
  for (const [name, value] of Object.entries(node.rdExpenditureConcentration)) found.set(name, value);
  const { nReported, pooled, distribution, interval } = node.rdIntensity;
  found.set('pairs', nReported);
  found.set('pooled', pooled);
  found.set('median of ratios', distribution.median);
  found.set('bootstrap lower', interval.lower);
  found.set('bootstrap upper', interval.upper);
  return found;
}

describe('figures of R', () => {
  it.each(groups)('are those of the group %s', (group) => {
    const node = nodes.get(group);
    const found = node ? answeredFigures(node) : new Map<string, null>();
    const ofR = referenceFigures.filter((each) => each.group === group && !OF_RANKS.has(each.measure));
    expect([...found.keys()].toSorted()).toEqual(ofR.map(({ measure }) => measure).toSorted());
    expect(ofR.flatMap(({ measure, figure }) => difference(measure, found.get(measure), figure))).toEqual([]);
  });
});

/** The known numbers of a group. */
function numbers(group: string): number[] {
  return observations.flatMap((each) =>
    each.group === group && each.part !== null ? [Number(each.part)] : [],
  );
}

/** What R computed under a name, by measure. */
function ofR(name: string): ReadonlyMap<string, string | null> {
  return new Map(
    referenceFigures.flatMap(({ group, measure, figure }) => (group === name ? [[measure, figure]] : [])),
  );
}

const DRAWING = { permutations: 9999, seed: 7 };

describe('tests between groups, of R', () => {
  it.each([
    ['five', 'cents'],
    ['missing', 'ties'],
    ['twelve', 'five'],
  ])('have the exact p and δ of %s and %s', (first, second) => {
    const figures = ofR(`${first} and ${second}`);
    const test = medianDifferenceTest(numbers(first), numbers(second), DRAWING);
    expect(test?.isExact).toBe(true);
    expect([
      ...difference('p', test?.pValue.toFixed(), figures.get('p of the medians')),
      ...difference('arrangements', test?.permutations, figures.get('arrangements')),
      ...difference('delta', cliffsDelta(numbers(first), numbers(second))?.toFixed(), figures.get('delta')),
    ]).toEqual([]);
  });

  it('come as near to the exact p as so many draws do', () => {
    const p = Number(ofR('twelve and ties').get('p of the medians'));
    const test = medianDifferenceTest(numbers('twelve'), numbers('ties'), DRAWING);
    expect(test?.isExact).toBe(false);
    const deviation = Math.sqrt((p * (1 - p)) / DRAWING.permutations);
    expect(Math.abs(Number(test?.pValue) - p)).toBeLessThan(4 * deviation);
  });

  it.each(['five', 'ties', 'missing', 'twelve', 'cents'])('have the rank correlation of %s', (group) => {
    const pairs = observations.filter(
      (each) => each.group === group && each.part !== null && each.whole !== null,
    );
    const found = rankCorrelation(
      pairs.map(({ part }) => Number(part)),
      pairs.map(({ whole }) => Number(whole)),
      DRAWING,
    );
    const figures = ofR(group);
    const exactP = figures.get('p of the ranks');
    expect([
      ...difference('spearman', found?.spearman.toFixed(), figures.get('spearman')),
      ...difference('kendall', found?.kendall.toFixed(), figures.get('kendall')),
      ...(exactP === undefined ? [] : difference('p', found?.pValue.toFixed(), exactP)),
    ]).toEqual([]);
  });
});
