import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { answer, createGraph } from './ask.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
});
afterAll(() => drop());

const SHARE = '{ count total unknown value lower upper }';

/** A share of which nothing is unknown. */
const known = (count: number, total: number, value: string | null) => ({
  count,
  total,
  unknown: 0,
  value,
  lower: value,
  upper: value,
});

/** How many members the consortium has on each day, and how many of them in the city. */
async function membersOn(ref: string, days: readonly string[]): Promise<unknown> {
  const fields = days.map(
    (day, index) =>
      `n${index}: memberCount(asOf: "${day}") s${index}: inCityShare(asOf: "${day}") { count unknown }`,
  );
  return answer(database, `{ consortium(ref: "${ref}") { ${fields.join(' ')} } }`);
}

async function placeOn(day: string): Promise<unknown> {
  return answer(
    database,
    `{ unit(ref: "LOCAL:ent-moved") { registeredDivision(asOf: "${day}") { code parent { code } } } }`,
  );
}

async function titlesOn(day: string): Promise<unknown> {
  return answer(database, `{ unit(ref: "LOCAL:lead-a") { qualifications(asOf: "${day}") { kind } } }`);
}

async function membersAt(now: string): Promise<unknown> {
  return answer(database, '{ consortium(ref: "LOCAL:con-a") { memberCount } }', { now: new Date(now) });
}

describe('shares with facts unknown', () => {
  // On 2025-07-01 con-a has eight members. In Wenzhou: lead-a 330302, ent-ruian 330381, ent-longgang 330383,
  // ent-moved 330300, kind-unknown 330304. Outside: uni-hangzhou 330106. Unknown: inst-unknown has no place, and
  // zhejiang-wide is registered somewhere in 330000. Enterprises: the first four; kind-unknown has no kind.
  it('are intervals, the lead among the members unless told otherwise', async () => {
    const consortium = await answer(
      database,
      `{ consortium(ref: "LOCAL:con-a") {
        memberCount without: memberCount(leadCounts: false)
        inCityShare ${SHARE} others: inCityShare(leadCounts: false) ${SHARE}
        enterpriseShare ${SHARE} otherEnterprises: enterpriseShare(leadCounts: false) ${SHARE}
      } }`,
    );
    expect(consortium).toEqual({
      consortium: {
        memberCount: 8,
        without: 7,
        inCityShare: { count: 5, total: 8, unknown: 2, value: null, lower: '0.625', upper: '0.875' },
        // 4/7 and 6/7
        others: {
          count: 4,
          total: 7,
          unknown: 2,
          value: null,
          lower: '0.571428571429',
          upper: '0.857142857143',
        },
        enterpriseShare: { count: 4, total: 8, unknown: 1, value: null, lower: '0.5', upper: '0.625' },
        // 3/7 and 4/7
        otherEnterprises: {
          count: 3,
          total: 7,
          unknown: 1,
          value: null,
          lower: '0.428571428571',
          upper: '0.571428571429',
        },
      },
    });
  });

  it('count a null argument as its default', async () => {
    expect(
      await answer(
        database,
        `{ consortium(ref: "LOCAL:con-a") { memberCount(asOf: null, leadCounts: null) } }`,
      ),
    ).toEqual({ consortium: { memberCount: 8 } });
  });
});

describe('the day asked about', () => {
  // lead-a, ent-ruian and uni-hangzhou since ever; ent-moved from 2023 on, inst-unknown from 2024, two more from June.
  it('takes who has joined, and a unit that moved where it was', async () => {
    expect(
      await membersOn('LOCAL:con-a', ['2022-12-31', '2023-01-01', '2023-12-31', '2024-01-01', '2024-06-01']),
    ).toEqual({
      consortium: {
        n0: 3,
        s0: { count: 2, unknown: 0 },
        // ent-moved has joined and is still in 330100, its last day there included.
        n1: 4,
        s1: { count: 2, unknown: 0 },
        n2: 4,
        s2: { count: 2, unknown: 0 },
        n3: 5,
        s3: { count: 3, unknown: 1 },
        n4: 7,
        s4: { count: 4, unknown: 2 },
      },
    });
  });

  it('leaves a member out on the day it left: leftOn is the first day without it', async () => {
    expect(await membersOn('LOCAL:con-a', ['2025-12-31', '2026-01-01'])).toEqual({
      consortium: { n0: 8, s0: { count: 5, unknown: 2 }, n1: 7, s1: { count: 5, unknown: 2 } },
    });
    expect(
      await membersOn('LOCAL:con-gone', ['2019-12-31', '2020-01-01', '2024-06-29', '2024-06-30']),
    ).toEqual({
      consortium: {
        n0: 0,
        s0: { count: 0, unknown: 0 },
        n1: 1,
        s1: { count: 1, unknown: 0 },
        n2: 1,
        s2: { count: 1, unknown: 0 },
        n3: 0,
        s3: { count: 0, unknown: 0 },
      },
    });
  });

  it('is any day of the calendar', async () => {
    expect(await membersOn('LOCAL:con-a', ['0001-01-01', '9999-12-31'])).toEqual({
      consortium: { n0: 3, s0: { count: 2, unknown: 0 }, n1: 7, s1: { count: 5, unknown: 2 } },
    });
  });

  it('defaults to today in Shanghai, which begins at 16:00 UTC of the day before', async () => {
    expect(await membersAt('2025-12-31T15:59:59Z')).toEqual({ consortium: { memberCount: 8 } });
    expect(await membersAt('2025-12-31T16:00:00Z')).toEqual({ consortium: { memberCount: 7 } });
  });

  it('says where a unit is registered, and what it holds', async () => {
    const hangzhou = { unit: { registeredDivision: { code: '330100', parent: { code: '330000' } } } };
    const wenzhou = { unit: { registeredDivision: { code: '330300', parent: { code: '330000' } } } };
    expect(await placeOn('1990-01-01')).toEqual(hangzhou);
    expect(await placeOn('2023-12-31')).toEqual(hangzhou);
    expect(await placeOn('2024-01-01')).toEqual(wenzhou);
    expect(await titlesOn('2018-12-31')).toEqual({ unit: { qualifications: [] } });
    // HIGH_TECH holds from 2019-01-01 to 2021-12-31, both included, LEADING_ENTERPRISE from 2020 on.
    expect(await titlesOn('2019-01-01')).toEqual({ unit: { qualifications: [{ kind: 'HIGH_TECH' }] } });
    expect(await titlesOn('2021-12-31')).toEqual({
      unit: { qualifications: [{ kind: 'HIGH_TECH' }, { kind: 'LEADING_ENTERPRISE' }] },
    });
    expect(await titlesOn('2022-01-01')).toEqual({
      unit: { qualifications: [{ kind: 'LEADING_ENTERPRISE' }] },
    });
  });
});

describe('a consortium without members', () => {
  it('has no share at all', async () => {
    const nothing = known(0, 0, null);
    expect(
      await answer(
        database,
        `{ consortium(ref: "LOCAL:con-empty") {
          memberCount lead { ref } members { totalCount } inCityShare ${SHARE} enterpriseShare ${SHARE}
          others: inCityShare(leadCounts: false) ${SHARE}
        } }`,
      ),
    ).toEqual({
      consortium: {
        memberCount: 0,
        lead: null,
        members: { totalCount: 0 },
        inCityShare: nothing,
        enterpriseShare: nothing,
        others: nothing,
      },
    });
  });

  it('has none either where only the lead is left and does not count', async () => {
    expect(
      await answer(
        database,
        `{ consortium(ref: "LOCAL:con-gone") {
          inCityShare(asOf: "2024-01-01") ${SHARE}
          others: inCityShare(asOf: "2024-01-01", leadCounts: false) ${SHARE}
        } }`,
      ),
    ).toEqual({ consortium: { inCityShare: known(1, 1, '1'), others: known(0, 0, null) } });
  });
});
