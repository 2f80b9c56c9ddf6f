import { afterAll, beforeAll, expect, it } from 'vitest';
import { wilsonInterval } from '../../src/domain/interval.ts';
import { answer } from '../graph/ask.ts';
import { type ExportedSample, exportedSample } from './exported-sample.ts';
import { wilson } from './figures-by-definition.ts';
import { itemsOn } from './recorded-rows.ts';
import { recordLaw } from './record-law.ts';
import {
  answered,
  askedFields,
  DAYS,
  EVERYTHING,
  FILTERS,
  groupsBy,
  keyOf,
  keySelection,
  queries,
} from './statistics-questions.ts';
import { ASKING } from './walks.ts';

let sample: ExportedSample;
beforeAll(async () => {
  sample = await exportedSample();
});
afterAll(() => sample.drop());

it('has queries of statistics, and consortia that are known in part', () => {
  expect(sample.exported.partial.size).toBeGreaterThan(0);
  expect(queries.map(({ name }) => name).toSorted()).toEqual(Object.keys(FILTERS).toSorted());
});

it('answers what the rows come to, to the last digit', async ({ task }) => {
  let figures = 0;
  for (const query of queries) figures += await figuresOf(query);
  expect(figures).toBeGreaterThan(1000);
  recordLaw(task, {
    law: 'Every figure of every statistics query, by every dimension, on several days and with filters, is what exported rows come to in exact fractions.',
    cases: figures,
    found:
      'a quantile in the middle between two digits was rounded by the last place of the shares that it lies between',
  });
});

it('gives Wilson’s interval of every share to the last digit', ({ task }) => {
  let cases = 0;
  for (let n = 0; n <= MOST_IN_SHARE; n += 1) {
    for (let meeting = 0; meeting <= n; meeting += 1) {
      const interval = wilsonInterval(meeting, n);
      const shown = interval && { lower: interval.lower.toFixed(), upper: interval.upper.toFixed() };
      expect([meeting, n, shown]).toEqual([meeting, n, wilson(meeting, n)]);
      cases += 1;
    }
  }
  recordLaw(task, {
    law: 'Wilson’s interval of every share of up to a hundred is exact to the last digit.',
    cases,
  });
});
const MOST_IN_SHARE = 100;

async function figuresOf({
  name,
  type,
  isConnection,
  dimensions,
}: (typeof queries)[number]): Promise<number> {
  const asked = askedFields(type);
  let figures = 0;
  const pairs = dimensions.map((each, at) => [each, dimensions[(at + 3) % dimensions.length] ?? each]);
  for (const day of DAYS) {
    const items = itemsOn(sample.exported, day)[name] ?? [];
    for (const [filter, leaves] of [
      ...(name === 'fundingStatistics' ? [] : [EVERYTHING]),
      ...(FILTERS[name] ?? []),
    ]) {
      const left = items.filter(leaves);
      for (const by of [[], ...dimensions.map((each) => [each]), ...(day === DAYS[0] ? pairs : [])]) {
        const groups = groupsBy(left, by);
        const selection = `{ key { __typename ${by.map(keySelection).join(' ')} } count ${asked.map((each) => each.selection).join(' ')} }`;
        const args = `groupBy: [${by.join(', ')}], asOf: "${day}"${filter === '' ? '' : `, filter: { ${filter} }`}`;
        const { page } = answered.parse(
          await answer(
            sample.database,
            `{ page: ${name}(${args}${isConnection ? ', first: 100' : ''}) ${isConnection ? `{ nodes ${selection} }` : selection} }`,
            ASKING,
          ),
        );
        const where = `${name}(${args})`;
        // An answer that pages has the first hundred groups of those that there are.
        const found = page.map(({ key }) => keyOf(key, by));
        expect([where, found.filter((each) => !groups.has(each))]).toEqual([where, []]);
        expect([where, new Set(found).size]).toEqual([
          where,
          isConnection ? Math.min(100, groups.size) : groups.size,
        ]);
        for (const group of page) {
          const members = groups.get(keyOf(group.key, by)) ?? [];
          const expected = Object.fromEntries(
            asked.map((each) => [/^\w+/.exec(each.selection)?.[0] ?? '', each.expected(members)]),
          );
          const { key, ...numbers } = group;
          expect([where, key, numbers]).toEqual([where, key, { count: members.length, ...expected }]);
          figures += JSON.stringify(numbers).split(':').length - 1;
        }
      }
    }
  }
  return figures;
}
