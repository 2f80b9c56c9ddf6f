import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { ADMINISTRATOR, answer } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';

const PAGE = 'docs/statistics.md';
const FIGURE = 'docs/figures/five-cities';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('sample'));
});
afterAll(() => drop());

const page = await readFile(PAGE, 'utf8');
/** The questions of the page, each with the answer that is written under it. */
const examples = [...page.matchAll(/```graphql\n(.*?)```\s*```json\n(.*?)```/gs)].map(
  ([, query, written], index) => ({
    number: index + 1,
    query: query ?? '',
    written: written ?? '',
  }),
);

describe('the page on statistics', () => {
  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(2);
  });

  it.each(examples)('answers question $number as it is written', async ({ query, written }) => {
    const expected: unknown = JSON.parse(written);
    expect(await answer(database, query, { viewer: ADMINISTRATOR })).toEqual(expected);
  });
});

const figure = z.object({
  nReported: z.int(),
  pooled: z.string(),
  interval: z.object({ lower: z.string(), upper: z.string() }),
  distribution: z.object({ q1: z.string(), median: z.string(), q3: z.string() }),
});
const answered = z.object({
  consortiumGroupStatistics: z.object({
    nodes: z.array(
      z.object({
        key: z.object({ city: z.object({ code: z.string(), name: z.string() }) }),
        count: z.int(),
        inCityShare: figure,
        enterpriseShare: figure,
        rdIntensity: figure,
      }),
    ),
  }),
});

describe('the figure of the five cities', () => {
  // Write the data anew with `npx vitest run test/docs -u`, then draw: `Rscript docs/figures/five-cities.R`.
  it('has the data that the product answers', async () => {
    const query = await readFile(`${FIGURE}.graphql`, 'utf8');
    const { consortiumGroupStatistics } = answered.parse(
      await answer(database, query, { viewer: ADMINISTRATOR }),
    );
    const rows = consortiumGroupStatistics.nodes.flatMap(({ key: { city }, count, ...measures }) =>
      Object.entries(measures).map(([measure, { nReported, pooled, interval, distribution }]) => ({
        ...city,
        count,
        measure,
        nReported,
        pooled,
        ...interval,
        ...distribution,
      })),
    );
    await expect(stringify(rows, { header: true })).toMatchFileSnapshot(`../../${FIGURE}.csv`);
  });

  it('is drawn of these data', async () => {
    const data = await readFile(`${FIGURE}.csv`);
    const drawn = await readFile(`${FIGURE}.svg`, 'utf8');
    expect(drawn).toContain(`five-cities.csv ${createHash('md5').update(data).digest('hex')}`);
  });
});
