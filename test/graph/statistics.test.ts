import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { answer, createGraph } from './ask.ts';

let database: Database;
let drop: () => Promise<void>;

/** Consortia of an industry, each with so many members of its own; of the first so many the place is in the city. */
async function addIndustry(industry: string, members: readonly (readonly [count: number, inCity: number])[]) {
  for (const [at, [count, inCity]] of members.entries()) {
    const ref = `LOCAL:${industry}-${at}`;
    await database.prisma.consortium.create({
      data: {
        ref,
        name: ref,
        tier: 'PROVINCIAL',
        divisionCode: '371000',
        industryField: industry,
        memberships: {
          create: Array.from({ length: count }, (_, member) => ({
            role: 'MEMBER' as const,
            unit: {
              create: {
                ref: `${ref}-${member}`,
                name: '单位',
                registeredDivisionCode: member < inCity ? '371002' : '330302',
              },
            },
          })),
        },
      },
    });
  }
}

beforeAll(async () => {
  ({ database, drop } = await createGraph());
});
afterAll(() => drop());

const DISTRIBUTION = '{ nTotal nReported mean min q1 median q3 max }';
const KEY = 'key { city { code } province { code } tier industryField technicalField }';

async function statistics(args: string, fields: string): Promise<unknown> {
  return answer(database, `{ consortiumStatistics(${args}) { ${fields} } }`);
}

/** The groups of a day with their counts, only what is not null of their keys. */
async function groups(dimensions: string, asOf: string): Promise<unknown> {
  const row = z.object({
    key: z.object({
      city: z.object({ code: z.string() }).nullable(),
      province: z.object({ code: z.string() }).nullable(),
      tier: z.string().nullable(),
      industryField: z.string().nullable(),
      technicalField: z.string().nullable(),
    }),
    count: z.int(),
  });
  const data = await statistics(`groupBy: [${dimensions}], asOf: "${asOf}"`, `${KEY} count`);
  return z
    .object({ consortiumStatistics: z.array(row) })
    .parse(data)
    .consortiumStatistics.map(({ key, count }) => [
      ...[key.city?.code, key.province?.code, key.tier, key.industryField, key.technicalField].filter(
        Boolean,
      ),
      count,
    ]);
}

/** The distribution of one known value. */
function one(value: string) {
  return { mean: value, min: value, q1: value, median: value, q3: value, max: value };
}

async function countOn(day: string): Promise<unknown> {
  return statistics(`groupBy: [], asOf: "${day}"`, 'count');
}

function counted(count: number) {
  return { consortiumStatistics: [{ count }] };
}

describe('one row for all', () => {
  // On 2025-07-01 there are con-a with 8 members, con-b with 2 and con-empty; con-gone was dissolved the year before.
  it('pools counts and sums, and bounds what is unknown', async () => {
    expect(
      await statistics(
        'groupBy: []',
        `count memberCount ${DISTRIBUTION}
        inCityShare { pooled lower upper distribution ${DISTRIBUTION} }
        enterpriseShare { pooled lower upper distribution ${DISTRIBUTION} }
        rdIntensity { pooled distribution ${DISTRIBUTION} }`,
      ),
    ).toEqual({
      consortiumStatistics: [
        {
          count: 3,
          // 0, 2, 8: quartiles half way between neighbours.
          memberCount: {
            nTotal: 3,
            nReported: 3,
            mean: '3.333333333333',
            min: '0',
            q1: '1',
            median: '2',
            q3: '5',
            max: '8',
          },
          // Of con-b it is known: 1 of 2. With con-a, 6 to 8 of 10.
          inCityShare: {
            pooled: '0.5',
            lower: '0.6',
            upper: '0.8',
            distribution: { nTotal: 3, nReported: 1, ...one('0.5') },
          },
          // Of con-b it is known: 2 of 2. With con-a, 6 to 7 of 10.
          enterpriseShare: {
            pooled: '1',
            lower: '0.6',
            upper: '0.7',
            distribution: { nTotal: 3, nReported: 1, ...one('1') },
          },
          // Of con-a’s lead alone all three years are known, 2900/90000, of which the public sees three places and no sum.
          rdIntensity: {
            pooled: null,
            distribution: { nTotal: 3, nReported: 1, ...one('0.032') },
          },
        },
      ],
    });
  });

  it('is there where nothing passes the filter, with nothing in it', async () => {
    const nothing = { mean: null, min: null, q1: null, median: null, q3: null, max: null };
    expect(
      await statistics(
        'groupBy: [], filter: { divisions: [] }',
        `count memberCount ${DISTRIBUTION} inCityShare { pooled lower upper } rdIntensity { pooled }`,
      ),
    ).toEqual({
      consortiumStatistics: [
        {
          count: 0,
          memberCount: { nTotal: 0, nReported: 0, ...nothing },
          inCityShare: { pooled: null, lower: null, upper: null },
          rdIntensity: { pooled: null },
        },
      ],
    });
    expect(await statistics('groupBy: [CITY], filter: { divisions: [] }', 'count')).toEqual({
      consortiumStatistics: [],
    });
  });
});

describe('groups', () => {
  const TODAY = '2025-07-01';
  /** con-gone is still there, con-a not yet filed. */
  const BEFORE = '2024-06-29';

  it.each([
    [
      'CITY',
      TODAY,
      [
        ['330300', 2],
        ['331000', 1],
      ],
    ],
    ['PROVINCE', TODAY, [['330000', 3]]],
    ['TIER', TODAY, [['MUNICIPAL', 3]]],
    [
      'TIER',
      BEFORE,
      [
        ['COUNTY', 1],
        ['MUNICIPAL', 2],
      ],
    ],
    [
      'INDUSTRY_FIELD',
      TODAY,
      [
        ['泵与电机', 1],
        ['电气', 2],
      ],
    ],
    // con-a is in two fields, con-b in none that is known.
    ['TECHNICAL_FIELD', TODAY, [['A', 1], ['B', 1], ['E', 1], [1]]],
    [
      'CITY, TIER',
      BEFORE,
      [
        ['330300', 'COUNTY', 1],
        ['330300', 'MUNICIPAL', 1],
        ['331000', 'MUNICIPAL', 1],
      ],
    ],
    [
      'TIER, CITY',
      BEFORE,
      [
        ['330300', 'COUNTY', 1],
        ['330300', 'MUNICIPAL', 1],
        ['331000', 'MUNICIPAL', 1],
      ],
    ],
    [
      'PROVINCE, INDUSTRY_FIELD',
      TODAY,
      [
        ['330000', '泵与电机', 1],
        ['330000', '电气', 2],
      ],
    ],
    [
      'CITY, TECHNICAL_FIELD',
      TODAY,
      [
        ['330300', 'A', 1],
        ['330300', 'B', 1],
        ['330300', 'E', 1],
        ['331000', 1],
      ],
    ],
    [
      'INDUSTRY_FIELD, TECHNICAL_FIELD',
      TODAY,
      [
        ['泵与电机', 1],
        ['电气', 'A', 1],
        ['电气', 'B', 1],
        ['电气', 'E', 1],
      ],
    ],
    [
      'CITY, TIER, INDUSTRY_FIELD, TECHNICAL_FIELD',
      BEFORE,
      [
        ['330300', 'COUNTY', '电气', 'A', 1],
        ['330300', 'MUNICIPAL', '电气', 'B', 1],
        ['331000', 'MUNICIPAL', '泵与电机', 1],
      ],
    ],
    ['TIER, TIER', TODAY, [['MUNICIPAL', 3]]],
  ])('by %s on %s', async (dimensions, asOf, expected) => {
    expect(await groups(dimensions, asOf)).toEqual(expected);
  });

  it('count a consortium from its filing to the day before it is dissolved', async () => {
    // con-b and con-empty have no days; con-gone 2020-01-01 to 2024-06-29; con-a from 2025-02-01.
    expect(await countOn('2019-12-31')).toEqual(counted(2));
    expect(await countOn('2020-01-01')).toEqual(counted(3));
    expect(await countOn('2024-06-29')).toEqual(counted(3));
    expect(await countOn('2024-06-30')).toEqual(counted(2));
    expect(await countOn('2025-01-31')).toEqual(counted(2));
    expect(await countOn('2025-02-01')).toEqual(counted(3));
  });

  it('read figures and filters on the day asked about', async () => {
    // On 2024-06-29 con-gone had one member, on the day after it was gone.
    expect(
      await statistics(
        'groupBy: [], asOf: "2024-06-29", filter: { minMembers: 1, maxMembers: 1 }',
        'count inCityShare { pooled }',
      ),
    ).toEqual({ consortiumStatistics: [{ count: 1, inCityShare: { pooled: '1' } }] });
    expect(
      await statistics(
        'groupBy: [], filter: { tiers: [MUNICIPAL], technicalFields: ["E"], minRdIntensity: "0.03" }',
        'count memberCount { max }',
      ),
    ).toEqual({ consortiumStatistics: [{ count: 1, memberCount: { max: '8' } }] });
  });
});

describe('quantiles', () => {
  beforeAll(async () => {
    await addIndustry('n1', [[3, 0]]);
    await addIndustry('n2', [
      [4, 0],
      [1, 0],
    ]);
    await addIndustry('n3', [
      [6, 0],
      [1, 0],
      [2, 0],
    ]);
    await addIndustry('n4', [
      [2, 0],
      [9, 0],
      [1, 0],
      [4, 0],
    ]);
  });

  // Linear between the neighbours of (n - 1) times the fraction, counted from 0.
  it.each([
    ['n1', '3', '3', '3', '3', '3', '3'],
    ['n2', '2.5', '1', '1.75', '2.5', '3.25', '4'],
    ['n3', '3', '1', '1.5', '2', '4', '6'],
    ['n4', '4', '1', '1.75', '3', '5.25', '9'],
  ])(
    'of %s: mean %s, smallest %s, quartiles %s, %s, %s, largest %s',
    async (industry, mean, min, q1, median, q3, max) => {
      const n = Number(industry.slice(1));
      expect(
        await statistics(
          `groupBy: [], filter: { industryFields: ["${industry}"] }`,
          `memberCount ${DISTRIBUTION} rdIntensity { distribution ${DISTRIBUTION} }`,
        ),
      ).toEqual({
        consortiumStatistics: [
          {
            memberCount: { nTotal: n, nReported: n, mean, min, q1, median, q3, max },
            // Of none of them the intensity is known: n of 0.
            rdIntensity: {
              distribution: {
                nTotal: n,
                nReported: 0,
                mean: null,
                min: null,
                q1: null,
                median: null,
                q3: null,
                max: null,
              },
            },
          },
        ],
      });
    },
  );
});

describe('a pooled share', () => {
  it('weighs by members, the distribution by consortia', async () => {
    await addIndustry('pooled', [
      [1, 1],
      [9, 0],
    ]);
    expect(
      await statistics(
        'groupBy: [], filter: { industryFields: ["pooled"] }',
        'inCityShare { pooled lower upper distribution { mean median } }',
      ),
    ).toEqual({
      // 1 of 10 members; the mean of 1/1 and 0/9.
      consortiumStatistics: [
        {
          inCityShare: {
            pooled: '0.1',
            lower: '0.1',
            upper: '0.1',
            distribution: { mean: '0.5', median: '0.5' },
          },
        },
      ],
    });
  });
});
