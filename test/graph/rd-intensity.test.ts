import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { ADMINISTRATOR, answer, ask, createGraph, refusals } from './ask.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
});
afterAll(() => drop());

const ALL = '{ value rdExpenditure revenue averageRdExpenditure years missingYears method }';

/** A unit with a year of revenue and expenditure each, in yuan. */
async function unitWith(
  ref: string,
  years: Record<number, readonly [revenue: string | null, rdExpenditure: string | null]>,
): Promise<void> {
  await database.prisma.unit.create({
    data: {
      ref,
      name: ref,
      financialYears: {
        create: Object.entries(years).map(([year, [revenue, rdExpenditure]]) => ({
          year: Number(year),
          revenue,
          rdExpenditure,
        })),
      },
    },
  });
}

async function intensity(ref: string, args: string, fields = '{ value }'): Promise<unknown> {
  return answer(database, `{ unit(ref: "${ref}") { rdIntensity${args} ${fields} } }`, {
    viewer: ADMINISTRATOR,
  });
}

async function refused(years: number): Promise<unknown> {
  return refusals(database, `{ unit(ref: "LOCAL:lead-a") { rdIntensity(years: ${years}) { value } } }`);
}

const value = (ratio: string | null) => ({ unit: { rdIntensity: { value: ratio } } });

describe('R&D intensity of revenue 10000, 20000, 60000 and R&D 600, 800, 1500', () => {
  it('is 2900/90000 pooled, the default', async () => {
    expect(await intensity('LOCAL:lead-a', '', ALL)).toEqual({
      unit: {
        rdIntensity: {
          value: '0.032222222222',
          rdExpenditure: '2900',
          revenue: '90000',
          averageRdExpenditure: '966.666666666667',
          years: [2022, 2023, 2024],
          missingYears: [],
          method: 'POOLED',
        },
      },
    });
  });

  it('is the mean of 6, 4 and 2.5 % by year', async () => {
    expect(await intensity('LOCAL:lead-a', '(method: MEAN_OF_ANNUAL)')).toEqual(value('0.041666666667'));
  });

  it('is the lowest of them for every year', async () => {
    expect(await intensity('LOCAL:lead-a', '(method: EVERY_YEAR)')).toEqual(value('0.025'));
  });

  it('takes the completed years before the day, and as many as are asked for', async () => {
    // 1500/60000; 2300/80000; in 2024 the last two completed years give 1400/30000 = 0.04666…
    expect(await intensity('LOCAL:lead-a', '(years: 1)')).toEqual(value('0.025'));
    expect(await intensity('LOCAL:lead-a', '(years: 2)')).toEqual(value('0.02875'));
    expect(await intensity('LOCAL:lead-a', '(years: 2, asOf: "2024-12-31")')).toEqual(
      value('0.046666666667'),
    );
    expect(await intensity('LOCAL:lead-a', '(years: 2, asOf: "2025-01-01")')).toEqual(value('0.02875'));
  });

  it('is that of the lead for a consortium', async () => {
    expect(
      await answer(database, `{ consortium(ref: "LOCAL:con-a") { rdIntensity { value years } } }`),
    ).toEqual({ consortium: { rdIntensity: { value: '0.032', years: [2022, 2023, 2024] } } });
  });
});

describe('R&D intensity with figures missing', () => {
  it('is unknown and names the years', async () => {
    // lead-b has no revenue of 2023; its expenditure is 7 + 8 + 9.
    expect(await intensity('LOCAL:lead-b', '', ALL)).toEqual({
      unit: {
        rdIntensity: {
          value: null,
          rdExpenditure: '24',
          revenue: null,
          averageRdExpenditure: '8',
          years: [2022, 2023, 2024],
          missingYears: [2023],
          method: 'POOLED',
        },
      },
    });
    expect(await intensity('LOCAL:lead-a', '(years: 5)', '{ value missingYears }')).toEqual({
      unit: { rdIntensity: { value: null, missingYears: [2020, 2021] } },
    });
  });

  it('is unknown without a lead', async () => {
    expect(
      await answer(database, `{ consortium(ref: "LOCAL:con-empty") { rdIntensity ${ALL} } }`, {
        viewer: ADMINISTRATOR,
      }),
    ).toEqual({
      consortium: {
        rdIntensity: {
          value: null,
          rdExpenditure: null,
          revenue: null,
          averageRdExpenditure: null,
          years: [2022, 2023, 2024],
          missingYears: [2022, 2023, 2024],
          method: 'POOLED',
        },
      },
    });
  });

  it('is unknown without revenue, and pools over a year without any', async () => {
    await unitWith('LOCAL:no-revenue', { 2022: ['0', '5'], 2023: ['0', '5'], 2024: ['0', '5'] });
    expect(await intensity('LOCAL:no-revenue', '', '{ value revenue missingYears }')).toEqual({
      unit: { rdIntensity: { value: null, revenue: '0', missingYears: [] } },
    });
    await unitWith('LOCAL:young', { 2022: ['0', '5'], 2023: ['100', '5'], 2024: ['300', '6'] });
    // 16/400; the ratio of 2022 does not exist, so neither does a mean or a lowest one.
    expect(await intensity('LOCAL:young', '')).toEqual(value('0.04'));
    expect(await intensity('LOCAL:young', '(method: MEAN_OF_ANNUAL)')).toEqual(value(null));
    expect(await intensity('LOCAL:young', '(method: EVERY_YEAR)')).toEqual(value(null));
  });

  it('is asked over 1 to 10 years', async () => {
    expect(await refused(0)).toEqual(['BAD_USER_INPUT']);
    expect(await refused(-3)).toEqual(['BAD_USER_INPUT']);
    expect(await refused(11)).toEqual(['BAD_USER_INPUT']);
    expect(await refused(1)).toEqual([]);
    expect(await refused(10)).toEqual([]);
  });
});

async function publicly(ref: string, args = ''): Promise<unknown> {
  return answer(database, `{ unit(ref: "${ref}") { rdIntensity${args} { value } } }`);
}

describe('what everybody sees', () => {
  it('is the ratio cut off after three places, whichever way and over however many years', async () => {
    // 2900/90000, 2300/80000 and 1500/60000; 6, 4 and 2.5 % are 4.1666… % on average.
    expect(await publicly('LOCAL:lead-a')).toEqual(value('0.032'));
    expect(await publicly('LOCAL:lead-a', '(years: 2)')).toEqual(value('0.028'));
    expect(await publicly('LOCAL:lead-a', '(years: 1)')).toEqual(value('0.025'));
    expect(await publicly('LOCAL:lead-a', '(method: MEAN_OF_ANNUAL)')).toEqual(value('0.041'));
    expect(await publicly('LOCAL:lead-a', '(method: EVERY_YEAR)')).toEqual(value('0.025'));
  });

  it('never reaches a threshold that is missed by a fen', async () => {
    await unitWith('LOCAL:just-below', { 2024: ['99999999999999999999', '3499999999999999999.96'] });
    expect(await publicly('LOCAL:just-below', '(years: 1)')).toEqual(value('0.034'));
    expect(await intensity('LOCAL:just-below', '(years: 1)')).toEqual(value('0.035'));
  });

  it('is no sum of however many years', async () => {
    const { data, errors } = await ask(
      database,
      '{ unit(ref: "LOCAL:lead-a") { rdIntensity { rdExpenditure revenue averageRdExpenditure } } }',
    );
    expect(data).toEqual({
      unit: { rdIntensity: { rdExpenditure: null, revenue: null, averageRdExpenditure: null } },
    });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual([
      'UNAUTHENTICATED',
      'UNAUTHENTICATED',
      'UNAUTHENTICATED',
    ]);
  });

  it('is not felt out by filters, orders or cursors', async () => {
    const listed = async (least: string) =>
      answer(database, `{ consortia(filter: { minRdIntensity: "${least}" }) { nodes { ref } } }`);
    // con-a has 0.0322…, of which 0.032 is open: more places than three are not looked at.
    expect(await listed('0.032')).toMatchObject({ consortia: { nodes: [{ ref: 'LOCAL:con-a' }] } });
    expect(await listed('0.0321')).toEqual({ consortia: { nodes: [] } });
    const page = await answer(
      database,
      '{ consortia(orderBy: { field: RD_INTENSITY, direction: DESC }, first: 1) { edges { cursor node { ref } } } }',
    );
    const cursor = /"cursor":"([^"]+)"/.exec(JSON.stringify(page))?.[1] ?? '';
    expect(Buffer.from(cursor, 'base64url').toString()).not.toContain('0.0322');
  });
});

describe('exactness', () => {
  it('keeps 20 digits and 6 decimals of money, and sums them without a rounding', async () => {
    await unitWith('LOCAL:giant', {
      2022: ['99999999999999999999.999999', '33333333333333333333.333333'],
      2023: ['99999999999999999999.999999', '33333333333333333333.333333'],
      2024: ['12345678901234567890.123456', '0.000001'],
    });
    expect(
      await answer(
        database,
        `{ unit(ref: "LOCAL:giant") {
          financials { year revenue rdExpenditure }
          rdIntensity { rdExpenditure revenue averageRdExpenditure }
          two: rdIntensity(years: 2, asOf: "2024-07-01") { value }
        } }`,
        { viewer: ADMINISTRATOR },
      ),
    ).toEqual({
      unit: {
        financials: [
          {
            year: 2022,
            revenue: '99999999999999999999.999999',
            rdExpenditure: '33333333333333333333.333333',
          },
          {
            year: 2023,
            revenue: '99999999999999999999.999999',
            rdExpenditure: '33333333333333333333.333333',
          },
          { year: 2024, revenue: '12345678901234567890.123456', rdExpenditure: '0.000001' },
        ],
        rdIntensity: {
          // 66666666666666666666.666666 + 0.000001, and a third of it
          rdExpenditure: '66666666666666666666.666667',
          revenue: '212345678901234567890.123454',
          averageRdExpenditure: '22222222222222222222.222222333333',
        },
        two: { value: '0.333333333333' },
      },
    });
  });

  it('rounds quotients half to even at 12 decimal places', async () => {
    // 1, 3, 5 and 7 over 2 million million lie half way between neighbours; the even one is taken.
    const halves = { 1: '0', 3: '0.000000000002', 5: '0.000000000002', 7: '0.000000000004' };
    for (const [expenditure, shown] of Object.entries(halves)) {
      const ref = `LOCAL:half-${expenditure}`;
      await unitWith(ref, { 2024: ['2000000000000', expenditure] });
      expect({ expenditure, answer: await intensity(ref, '(years: 1)') }).toEqual({
        expenditure,
        answer: value(shown),
      });
    }
  });
});

describe('the lead on the day', () => {
  it('is whose R&D intensity a consortium has', async () => {
    await database.prisma.consortium.create({
      data: {
        ref: 'LOCAL:two-leads',
        name: '先后两家牵头',
        tier: 'MUNICIPAL',
        divisionCode: '330300',
        memberships: {
          create: [
            {
              role: 'LEAD',
              leftOn: new Date('2025-04-01'),
              unit: { connect: { ref: 'LOCAL:lead-a' } },
            },
            {
              role: 'LEAD',
              joinedOn: new Date('2025-04-01'),
              unit: {
                create: {
                  ref: 'LOCAL:second-lead',
                  name: '后任牵头',
                  financialYears: { create: [{ year: 2024, revenue: '10', rdExpenditure: '1' }] },
                },
              },
            },
          ],
        },
      },
    });
    expect(
      await answer(
        database,
        `{ consortium(ref: "LOCAL:two-leads") {
          lead { ref }
          before: rdIntensity(asOf: "2025-03-31", years: 1) { value }
          after: rdIntensity(asOf: "2025-04-01", years: 1) { value }
        } }`,
      ),
    ).toEqual({
      consortium: {
        lead: { ref: 'LOCAL:second-lead' },
        before: { value: '0.025' },
        after: { value: '0.1' },
      },
    });
  });
});
