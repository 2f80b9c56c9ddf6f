import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { answer, ask, refusals } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';
import { insertUnitsWithMoney } from './units-with-money.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase());
  await loadReferenceRows(database);
  await insertUnitsWithMoney(database);
});
afterAll(() => drop());

async function refused(args: string): Promise<unknown> {
  return refusals(database, `{ unitStatistics(groupBy: [KIND], ${args}) { totalCount } }`);
}

describe('what the public sees of the money of enterprises', () => {
  const FIGURES = `rdExpenditure { status quantileStatus sum mean standardDeviation min q1 mid: median q3 max quantile(at: 1) histogram { count }
      median: change(since: "2025-01-01") { difference } shareMeeting(atLeast: "10") { nMeeting } }
    rdIntensity { pooled status nReported distribution { median max shareMeeting(atLeast: "0.05") { nMeeting } } interval { lower upper status } }
    rdExpenditureConcentration(top: 1) { hhi normalizedHhi gini correctedGini topShare status }`;
  const concentration = {
    rdExpenditureConcentration: {
      hhi: null,
      normalizedHhi: null,
      gini: null,
      correctedGini: null,
      topShare: null,
      status: 'SUPPRESSED',
    },
  };
  const points = {
    quantileStatus: 'SUPPRESSED',
    standardDeviation: null,
    min: null,
    q1: null,
    mid: null,
    q3: null,
    max: null,
    quantile: null,
    histogram: null,
    median: { difference: null },
    shareMeeting: { nMeeting: null },
  };
  const HIDDEN = {
    rdExpenditure: { status: 'SUPPRESSED', sum: null, mean: null, ...points },
    rdIntensity: { pooled: null, status: 'SUPPRESSED' },
    ...concentration,
  };
  const publicly = async (args: string) =>
    ask(database, `{ unitStatistics(${args}) { nodes { ${FIGURES} } } }`);

  it('are coarse sums of ten or more, and ratios cut off, of everything on 1 January', async () => {
    // The 11 that are known have 171 together and 27 the largest: to the nearest 50. Pooled they have 171/4200 = 0.0407….
    const { data, notices } = await publicly('groupBy: [], asOf: "2025-01-01"');
    expect(data).toMatchObject({
      unitStatistics: {
        nodes: [
          {
            rdExpenditure: { status: 'ESTIMATED', sum: '150', mean: '13.636363636364', ...points },
            rdIntensity: { pooled: '0.04', status: 'ESTIMATED', interval: { status: 'ESTIMATED' } },
            ...concentration,
          },
        ],
      },
    });
    expect(JSON.stringify(data)).toMatch(/"lower":"0\.\d{1,3}","upper":"0\.\d{1,3}"/);
    expect(notices).toEqual(['MONEY_SUPPRESSED']);
  });

  it.each([
    ['on another day', 'groupBy: [], asOf: "2025-01-02"'],
    ['of a filter', 'groupBy: [], asOf: "2025-01-01", filter: { kinds: [ENTERPRISE] }'],
    ['of fewer than ten', 'groupBy: [DISTRICT], asOf: "2025-01-01"'],
    ['of three dimensions', 'groupBy: [PROVINCE, KIND, QUALIFICATION], asOf: "2025-01-01"'],
  ])('are none %s', async (_, args) => {
    const { data } = await publicly(args);
    const nodes = z.object({ unitStatistics: z.object({ nodes: z.array(z.unknown()) }) }).parse(data)
      .unitStatistics.nodes;
    expect(nodes.length).toBeGreaterThan(0);
    for (const node of nodes) expect(node).toMatchObject(HIDDEN);
  });

  it('change by what is shown of them, and not by more', async () => {
    const change = 'change(since: "2025-01-01") { from to difference relative }';
    const { data, errors } = await ask(
      database,
      `{ unitStatistics(groupBy: [], asOf: "2025-01-01") { nodes { rdIntensity { ${change} } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      unitStatistics: {
        nodes: [{ rdIntensity: { change: { from: '0.04', to: '0.04', difference: '0', relative: '0' } } }],
      },
    });
  });

  it('are missing where nobody reports, and not withheld', async () => {
    const { data } = await publicly('groupBy: [], filter: { kinds: [UNIVERSITY] }');
    expect(data).toMatchObject({
      unitStatistics: {
        nodes: [
          {
            rdExpenditure: { status: 'MISSING', quantileStatus: 'MISSING', sum: null, max: null },
            rdIntensity: { pooled: null, status: 'MISSING', nReported: 0 },
          },
        ],
      },
    });
  });

  it('are counts and medians of ratios, each cut off, of any group', async () => {
    // 330302: 1/100, 2/100, 4/100, 4/200 and 9/300.
    const { data } = await publicly('groupBy: [DISTRICT], filter: { kinds: [ENTERPRISE] }');
    expect(data).toMatchObject({
      unitStatistics: {
        nodes: [
          {
            rdIntensity: {
              nReported: 5,
              distribution: { median: '0.02', max: '0.04', shareMeeting: { nMeeting: 0 } },
            },
          },
          { rdIntensity: { distribution: { shareMeeting: { nMeeting: 2 } } } },
          {},
        ],
      },
    });
  });

  it('is no interval of another seed, which would be one more equation', async () => {
    expect(
      await answer(
        database,
        '{ unitStatistics(groupBy: [], asOf: "2025-01-01") { nodes { rdIntensity { interval(seed: 7) { lower upper status } } } } }',
      ),
    ).toEqual({
      unitStatistics: {
        nodes: [{ rdIntensity: { interval: { lower: null, upper: null, status: 'SUPPRESSED' } } }],
      },
    });
  });

  it.each(['measure: REVENUE', 'measure: RD_INTENSITY, statistic: POOLED'])(
    'is no order and no condition by %s',
    async (number) => {
      expect(await refused(`orderBy: { ${number} }`)).toEqual(['UNAUTHENTICATED']);
      expect(await refused(`having: [{ ${number}, atLeast: "1" }]`)).toEqual(['UNAUTHENTICATED']);
    },
  );
});
