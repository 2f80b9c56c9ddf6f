import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { sql } from '../../src/database/statement.ts';
import { ADMINISTRATOR, answer, ask, refusals } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';
import { insertUnitsWithMoney } from './units-with-money.ts';

const sees = { viewer: ADMINISTRATOR };
let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase());
  await loadReferenceRows(database);
  await insertUnitsWithMoney(database);
});
afterAll(() => drop());

const listed = z.object({
  unitStatistics: z.object({
    nodes: z.array(z.object({ key: z.object({ district: z.object({ code: z.string() }) }) })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

async function page(args: string, viewer = ADMINISTRATOR) {
  const { unitStatistics } = listed.parse(
    await answer(
      database,
      `{ unitStatistics(groupBy: [DISTRICT], ${args}) { nodes { key { district { code } } } pageInfo { hasNextPage endCursor } } }`,
      { viewer },
    ),
  );
  const { nodes, pageInfo } = unitStatistics;
  return { codes: nodes.map(({ key }) => key.district.code), ...pageInfo };
}

/** Of three years: 3 6 12 12 27 and one unknown in Lucheng, 15 21 in Rui'an, 9 18 24 24 in Jiaojiang. */
const [LUCHENG, RUIAN, JIAOJIANG] = ['330302', '330381', '331002'];

describe.each([
  ['a sum', 'SUM', [RUIAN, LUCHENG, JIAOJIANG], '60'],
  ['a mean', 'MEAN', [LUCHENG, RUIAN, JIAOJIANG], '18'],
  ['a median', 'MEDIAN', [LUCHENG, RUIAN, JIAOJIANG], '18'],
  ['what is least', 'MIN', [LUCHENG, JIAOJIANG, RUIAN], '9'],
  ['what is most', 'MAX', [RUIAN, JIAOJIANG, LUCHENG], '24'],
  ['how many report', 'REPORTED', [RUIAN, JIAOJIANG, LUCHENG], '4'],
])('groups by %s', (_what, statistic, rising, middle) => {
  const number = `measure: RD_EXPENDITURE, statistic: ${statistic}`;
  const having = (bounds: string) => page(`having: [{ ${number}, ${bounds} }]`);

  it('are ordered upwards and downwards', async () => {
    expect((await page(`orderBy: { ${number} }`)).codes).toEqual(rising);
    expect((await page(`orderBy: { ${number}, direction: DESC }`)).codes).toEqual(rising.toReversed());
  });

  it('are narrowed to bounds, which are in them', async () => {
    const [least, between, most] = rising;
    expect((await having(`atLeast: "${middle}", atMost: "${middle}"`)).codes).toEqual([between]);
    expect(new Set((await having(`atLeast: "${middle}"`)).codes)).toEqual(new Set([between, most]));
    expect(new Set((await having(`atMost: "${middle}"`)).codes)).toEqual(new Set([least, between]));
    expect((await having(`atLeast: "${middle}.000001"`)).codes).toEqual([most]);
  });
});

describe('groups in an order', () => {
  it('are those of the median where no statistic is named', async () => {
    expect((await page('having: [{ measure: RD_EXPENDITURE, atLeast: "21" }]')).codes).toEqual([JIAOJIANG]);
  });

  it.each(['ASC', 'DESC'])(
    '%s stand each on one page, those too that have the same number',
    async (direction) => {
      const args = `orderBy: { measure: CONSORTIA, direction: ${direction} }, first: 1`;
      const found: (string | undefined)[] = [];
      for (let after = ''; ;) {
        const { codes, hasNextPage, endCursor } = await page(args + after);
        found.push(...codes);
        if (!hasNextPage || found.length > 3) break;
        after = `, after: "${endCursor ?? ''}"`;
      }
      const rising = [LUCHENG, RUIAN, JIAOJIANG];
      expect(found).toEqual(direction === 'ASC' ? rising : rising.toReversed());
    },
  );

  it('have cursors of their statistic alone', async () => {
    const { endCursor } = await page('orderBy: { measure: RD_EXPENDITURE, statistic: SUM }, first: 1');
    const codes = (statistic: string) =>
      refusals(
        database,
        `{ unitStatistics(groupBy: [DISTRICT], first: 1, after: "${endCursor ?? ''}", orderBy: { measure: RD_EXPENDITURE, statistic: ${statistic} }) { totalCount } }`,
        sees,
      );
    expect(await codes('SUM')).toEqual([]);
    for (const other of ['MEAN', 'MEDIAN', 'MIN', 'MAX', 'REPORTED']) {
      expect([other, await codes(other)]).toEqual([other, ['BAD_CURSOR']]);
    }
  });
});

/** Groups of consortia, each in an industry of its own. */
async function industries(count: number) {
  await database.query(sql`
    INSERT INTO "Consortium" ("ref", "name", "tier", "divisionCode", "industryField")
    SELECT 'LOCAL:' || n, '联合体', 'MUNICIPAL', '330300', n::text FROM generate_series(1, ${count}::int) AS n
    ON CONFLICT DO NOTHING`);
  return ask(database, '{ consortiumStatistics(groupBy: [INDUSTRY_FIELD]) { count } }');
}

it('as many groups are listed without pages as may be, and not one more', async () => {
  expect(await industries(1000)).toMatchObject({
    data: { consortiumStatistics: Array.from({ length: 1000 }, () => ({ count: 1 })) },
    errors: [],
  });
  expect((await industries(1001)).errors).toMatchObject([
    {
      message:
        'There are more than 1000 groups; page with "first" and "after", narrow the filter, or group by fewer dimensions.',
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ]);
});
