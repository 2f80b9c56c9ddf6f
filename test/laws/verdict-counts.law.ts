import { isEnumType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { answer, schema } from '../graph/ask.ts';
import { type ExportedSample, exportedSample } from './exported-sample.ts';
import { type Item, itemsOn } from './recorded-rows.ts';
import { recordLaw } from './record-law.ts';
import { answeredGroup, DAYS, groupsBy, keyOf, keySelection, queries } from './statistics-questions.ts';
import { ASKING } from './walks.ts';

let sample: ExportedSample;
beforeAll(async () => {
  sample = await exportedSample();
});
afterAll(() => sample.drop());

const [TODAY = ''] = DAYS;
/** Verdicts are counted of the day, and of a day before. */
const OTHER_DAY = '2025-03-01';
const dimensions = queries.find(({ name }) => name === 'consortiumStatistics')?.dimensions ?? [];

const COUNTS: Readonly<Record<string, string>> = {
  COMPLIANT: 'compliant',
  DEVIATING: 'deviating',
  NON_COMPLIANT: 'nonCompliant',
  UNDETERMINED: 'undetermined',
};
const policies = z.object({ policies: z.array(z.object({ key: z.string() })) });
const judged = z.object({
  consortia: z.object({
    nodes: z.array(z.object({ ref: z.string(), compliance: z.tuple([z.object({ verdict: z.string() })]) })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string() }),
  }),
});

/** Groups of consortia, which the list answers as the connection does. */
async function groupsAsked(args: string, selection: string) {
  const { page, list } = groups.parse(
    await answer(
      sample.database,
      `{ page: consortiumGroupStatistics(${args}) { nodes ${selection} } list: consortiumStatistics(${args}) ${selection} }`,
      ASKING,
    ),
  );
  expect(list).toEqual(page.nodes);
  return page.nodes;
}
const groups = z.object({
  page: z.object({ nodes: z.array(answeredGroup) }),
  list: z.array(answeredGroup),
});

/** The verdict of a policy on each consortium, one by one. */
async function verdictsOf(policy: string, on: string): Promise<Map<string, string>> {
  const verdicts = new Map<string, string>();
  for (let after = ''; ;) {
    const { nodes, pageInfo } = judged.parse(
      await answer(
        sample.database,
        `{ consortia(first: 100${after}) { nodes { ref compliance(policy: "${policy}", on: "${on}") { verdict } } pageInfo { hasNextPage endCursor } } }`,
        ASKING,
      ),
    ).consortia;
    for (const { ref, compliance } of nodes) verdicts.set(ref, compliance[0].verdict);
    if (!pageInfo.hasNextPage) return verdicts;
    after = `, after: "${pageInfo.endCursor}"`;
  }
}

it('counts verdicts as they come out one by one', async ({ task }) => {
  const { policies: all } = policies.parse(await answer(sample.database, '{ policies { key } }', ASKING));
  const items = itemsOn(sample.exported, TODAY)['consortiumStatistics'] ?? [];
  let cases = 0;
  for (const { key: policy } of all) {
    for (const on of [TODAY, OTHER_DAY]) {
      const verdicts = await verdictsOf(policy, on);
      const verdictOf = ({ cells }: Item) => verdicts.get(cells['consortium_ref'] ?? '') ?? '';
      const countsOf = (group: readonly Item[]) =>
        Object.fromEntries(
          Object.keys(COUNTS).map((verdict) => [
            COUNTS[verdict] ?? verdict,
            group.filter((item) => verdictOf(item) === verdict).length,
          ]),
        );
      for (const by of [[], ...dimensions.map((each) => [each])]) {
        const expected = groupsBy(items, by);
        const args = `groupBy: [${by.join(', ')}], asOf: "${TODAY}"`;
        const answered = await groupsAsked(
          args,
          `{ key { __typename ${by.map(keySelection).join(' ')} } count compliance(policy: "${policy}"${on === TODAY ? '' : `, on: "${on}"`}) { ${Object.values(COUNTS).join(' ')} } }`,
        );
        for (const { key, count, ...rest } of answered) {
          const group = expected.get(keyOf(key, by)) ?? [];
          cases += 1;
          expect([policy, on, args, key, count, rest]).toEqual([
            policy,
            on,
            args,
            key,
            group.length,
            { compliance: countsOf(group) },
          ]);
        }
      }
      if (on !== TODAY) continue;
      // By verdicts themselves there are as many groups as come out.
      const byVerdict = await groupsAsked(
        `groupBy: [VERDICT], policy: "${policy}", asOf: "${TODAY}"`,
        '{ key { verdict } count }',
      );
      const expected = Object.keys(COUNTS).flatMap((verdict) => {
        const count = items.filter((item) => verdictOf(item) === verdict).length;
        return count === 0 ? [] : [`${verdict} ${count}`];
      });
      cases += expected.length;
      expect([
        policy,
        byVerdict.map(({ key, count }) => `${String(key['verdict'])} ${count}`).toSorted(),
      ]).toEqual([policy, expected.toSorted()]);
    }
  }
  recordLaw(task, {
    law: 'Verdicts of every policy are counted in every group as they come out for each consortium by itself.',
    cases,
  });
});

it('counts every verdict that there is', () => {
  const [counts, words] = [schema.getType('ComplianceCounts'), schema.getType('ComplianceVerdict')];
  if (!isObjectType(counts) || !isEnumType(words)) throw new Error('nothing counts verdicts');
  expect(Object.keys(counts.getFields()).toSorted()).toEqual(Object.values(COUNTS).toSorted());
  expect(
    words
      .getValues()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(Object.keys(COUNTS).toSorted());
});
