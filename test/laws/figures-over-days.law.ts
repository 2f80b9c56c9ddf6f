import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { answer } from '../graph/ask.ts';
import { AskedFields } from './asked-fields.ts';
import { type ExportedSample, exportedSample } from './exported-sample.ts';
import { itemsOn } from './recorded-rows.ts';
import { recordLaw } from './record-law.ts';
import {
  answered,
  askedChanges,
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

const [TODAY = '', SINCE = '', LONG_AGO = ''] = DAYS;
const asked = new AskedFields();

/** What these laws do not compute, and what does. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  comparability: 'says what hinders comparing, and is no figure: test/statistics/comparability.test.ts',
  compliance: 'counts verdicts: figures-between.law.ts',
  verdict: 'is a key by verdicts: figures-between.law.ts',
  interval: 'is drawn by chance: test/statistics/draws.test.ts',
  cursor: 'says where a page begins: lists.law.ts',
};

const overDays = z.looseObject({ key: z.record(z.string(), z.unknown()), series: z.array(z.unknown()) });

it('answers changes and series of what the rows come to on other days', async ({ task }) => {
  let figures = 0;
  for (const { name, type, isConnection, dimensions } of queries) {
    const changes = askedChanges(type, SINCE);
    const fields = askedFields(type);
    const [filter, leaves] = FILTERS[name]?.[0] ?? EVERYTHING;
    const itemsOf = (day: string) => (itemsOn(sample.exported, day)[name] ?? []).filter(leaves);
    for (const by of [[], ...dimensions.map((each) => [each])]) {
      const [now, then, long] = [TODAY, SINCE, LONG_AGO].map((day) => groupsBy(itemsOf(day), by));
      const selection = `{ key { __typename ${by.map(keySelection).join(' ')} } asOf count ${changes.map((each) => each.selection).join(' ')}
        series(days: ["${LONG_AGO}", "${SINCE}"]) { key { ${by.map(keySelection).join(' ')} __typename } asOf count ${fields.map((each) => each.selection).join(' ')} } }`;
      const args = `groupBy: [${by.join(', ')}], asOf: "${TODAY}", filter: { ${filter} }`;
      const document = asked.of(
        `{ page: ${name}(${args}, first: ${MOST_GROUPS}) ${isConnection ? `{ nodes ${selection} }` : selection} }`,
      );
      const { page } = answered.parse(await answer(sample.database, document, ASKING));
      for (const group of page) {
        const { key, series, ...rest } = overDays.parse(group);
        const [ofNow, ofThen, ofLong] = [now, then, long].map((groups) => groups?.get(keyOf(key, by)) ?? []);
        const where = `${name}(${args}) ${JSON.stringify(key)}`;
        const expected = changes.map((each) => [
          /^\w+/.exec(each.selection)?.[0] ?? '',
          each.expected(ofThen ?? [], ofNow ?? []),
        ]);
        expect([where, rest]).toEqual([
          where,
          { asOf: TODAY, count: ofNow?.length, ...Object.fromEntries(expected) },
        ]);
        const days = [
          { asOf: LONG_AGO, items: ofLong ?? [] },
          { asOf: SINCE, items: ofThen ?? [] },
        ];
        expect([where, series]).toEqual([
          where,
          days.map(({ asOf, items }) => ({
            key,
            asOf,
            count: items.length,
            ...Object.fromEntries(
              fields.map((each) => [/^\w+/.exec(each.selection)?.[0] ?? '', each.expected(items)]),
            ),
          })),
        ]);
        figures += JSON.stringify(group).split(':').length - 1;
      }
    }
  }
  expect(figures).toBeGreaterThan(1000);
  recordLaw(task, {
    law: 'Every change of every figure and every series is what the rows of both days come to in exact fractions.',
    cases: figures,
    found:
      'differences and rates of change were those of rounded numbers, so that what doubled had grown by 1.000000000003',
  });
});

/** Of each answer so many groups are looked at. */
const MOST_GROUPS = 12;

it('asks for every field of every group', () => {
  const missing = asked.missing(
    queries.map(({ type }) => type),
    new Set(['Division']),
  );
  const fields = missing.map((name) => name.split('.')[1] ?? '');
  expect(missing.filter((_, at) => !((fields[at] ?? '') in ELSEWHERE))).toEqual([]);
  expect(Object.keys(ELSEWHERE).filter((name) => !fields.includes(name))).toEqual([]);
});
