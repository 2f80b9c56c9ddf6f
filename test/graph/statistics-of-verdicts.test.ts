import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { answer, createGraph, refusals } from './ask.ts';
import { addFurnishedConsortia } from './furnished.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  await addFurnishedConsortia(database, 3);
  await database.query(sql`UPDATE "Consortium" SET "planEndsOn" = '2025-06-30' WHERE "ref" = 'LOCAL:f3'`);
});
afterAll(() => drop());

async function statistics(args: string, fields: string): Promise<unknown> {
  return answer(database, `{ consortiumStatistics(${args}) { ${fields} } }`);
}

describe('counts of verdicts', () => {
  const answered = z.object({
    consortia: z.object({
      nodes: z.array(
        z.object({
          division: z.object({ code: z.string() }),
          compliance: z.array(z.object({ verdict: z.string() })).length(1),
        }),
      ),
    }),
  });

  it.each(['wenzhou-2025', 'taizhou-2025-draft', 'zhejiang-2022', 'zhenjiang-2023', 'weihai-2022'])(
    'against %s are those of the consortia one by one',
    async (policy) => {
      const { consortia } = answered.parse(
        await answer(
          database,
          `{ consortia(filter: { tiers: [MUNICIPAL] }) { nodes { division { code } compliance(policy: "${policy}") { verdict } } } }`,
        ),
      );
      const verdicts = consortia.nodes.flatMap(({ compliance }) => compliance.map(({ verdict }) => verdict));
      const countOf = (wanted: string) => verdicts.filter((verdict) => verdict === wanted).length;
      expect(verdicts.length).toBe(6);
      expect(
        await statistics(
          'groupBy: [], filter: { tiers: [MUNICIPAL] }',
          `compliance(policy: "${policy}") { compliant deviating nonCompliant undetermined }`,
        ),
      ).toEqual({
        consortiumStatistics: [
          {
            compliance: {
              compliant: countOf('COMPLIANT'),
              deviating: countOf('DEVIATING'),
              nonCompliant: countOf('NON_COMPLIANT'),
              undetermined: countOf('UNDETERMINED'),
            },
          },
        ],
      });
    },
  );

  it('are told apart by group, and add up to the group', async () => {
    const data = await statistics(
      'groupBy: [CITY, INDUSTRY_FIELD]',
      'count compliance(policy: "wenzhou-2025") { compliant deviating nonCompliant undetermined }',
    );
    const rows = z
      .object({
        consortiumStatistics: z.array(
          z.object({ count: z.int(), compliance: z.record(z.string(), z.int()) }),
        ),
      })
      .parse(data).consortiumStatistics;
    expect(rows.map(({ compliance }) => Object.values(compliance).reduce((a, b) => a + b))).toEqual(
      rows.map(({ count }) => count),
    );
  });

  it('need a policy that is there', async () => {
    const query =
      '{ consortiumStatistics(groupBy: []) { compliance(policy: "wenzhou-2024") { compliant } } }';
    expect(await refusals(database, query)).toEqual(['UNKNOWN_POLICY']);
  });
});
