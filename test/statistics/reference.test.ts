import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { sql } from '../../src/database/statement.ts';
import { ADMINISTRATOR, answer } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';

/**
 * The statistics of a real query against figures that R computed: reference/reference.R says how, and how to compute them
 * anew. Each group of reference/observations.csv is a county of its own, each observation an enterprise of it with its
 * R&D expenditure and revenue.
 */
const FOLDER = join(import.meta.dirname, 'reference');
const cell = z.string().transform((text) => (text === '' ? null : text));
const observation = z.object({ group: z.string(), part: cell, whole: cell });
const reference = z.object({ group: z.string(), measure: z.string(), figure: cell });

/** R writes 15 digits of doubles; the product 12 decimals of exact numbers, and floats where it sampled. */
const RELATIVE_TOLERANCE = 1e-10;
const SHOWN = 1e-12;

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
const QUERY = `{ unitStatistics(groupBy: [DISTRICT], asOf: "2025-07-01") { nodes { key { district { code } }
  rdExpenditure { nTotal nReported sum mean standardDeviation ${quantiles} sturges: histogram { from count } bins: histogram(bins: 3) { from count }
    edges: histogram(edges: ["0", "2", "6", "20", "100"]) { from count }
    shareMeeting(atLeast: "6") { nMeeting share lower upper interval { lower upper } } }
  rdExpenditureConcentration(top: 3) { hhi normalizedHhi gini correctedGini topShare }
  rdIntensity { nReported pooled distribution { median } interval(replicates: 2000, seed: 7) { lower upper } } } } }`;

async function rows<Row>(file: string, row: z.ZodType<Row>): Promise<Row[]> {
  const text = await readFile(join(FOLDER, file));
  return z.array(row).parse(parse(text, { columns: true, comment: '#', comment_no_infix: true }));
}

const figures = await rows('figures.csv', reference);
const observations = await rows('observations.csv', observation);
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

/** How a figure of the product differs from that of R; nothing where it is the same within what both write. */
function difference(
  measure: string,
  value: string | number | null | undefined,
  figure: string | null,
): string[] {
  const expected = Number(figure);
  const isSame =
    figure === null
      ? value === null
      : value !== null &&
        Math.abs(Number(value) - expected) <= Math.abs(expected) * RELATIVE_TOLERANCE + SHOWN;
  return isSame ? [] : [`${measure} is ${String(value)}, not ${String(figure)}`];
}

describe('figures of R', () => {
  it.each(groups)('are those of the group %s', (group) => {
    const node = nodes.get(group);
    const found = node ? answeredFigures(node) : new Map<string, null>();
    const ofR = figures.filter((each) => each.group === group);
    expect([...found.keys()].toSorted()).toEqual(ofR.map(({ measure }) => measure).toSorted());
    expect(ofR.flatMap(({ measure, figure }) => difference(measure, found.get(measure), figure))).toEqual([]);
  });
});
