import { getNamedType, isEnumType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { answer, schema } from '../graph/ask.ts';
import { AskedFields } from './asked-fields.ts';
import { type ExportedSample, exportedSample } from './exported-sample.ts';
import { observed, observedPooled, type Observed } from './figures-by-definition.ts';
import { Fraction } from './fraction.ts';
import {
  arrangementsOf,
  cliffsDelta,
  exactMedianTest,
  median,
  rankCorrelation,
} from './ranks-by-definition.ts';
import { type Item, itemsOn } from './recorded-rows.ts';
import { recordLaw } from './record-law.ts';
import { DAYS, groupsBy, keyField, keySelection, queries } from './statistics-questions.ts';
import { ASKING } from './walks.ts';

let sample: ExportedSample;
beforeAll(async () => {
  sample = await exportedSample();
});
afterAll(() => sample.drop());

const [TODAY = ''] = DAYS;
const LEAST_TESTED = 5;
const dimensions = queries.find(({ name }) => name === 'consortiumStatistics')?.dimensions ?? [];
const camelCase = (word: string) =>
  word.toLowerCase().replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const wordsOf = (type: string) => {
  const found = schema.getType(type);
  if (!isEnumType(found)) throw new Error(`${type} is no list of words`);
  return found.getValues().map(({ name }) => name);
};
const fieldsOf = (type: string) => {
  const found = schema.getType(type);
  if (!isInputObjectType(found)) throw new Error(`${type} is no input`);
  return found.getFields();
};
const itemsOfToday = (query: string) => itemsOn(sample.exported, TODAY)[query] ?? [];

/** The known numbers of a measure, rising. */
const numbersIn = (items: readonly Item[], measure: string) =>
  items.flatMap((item) => item.numbers[measure]?.value ?? []).toSorted((a, b) => a.compare(b));
const statusOf = (reported: number, total: number) =>
  reported === 0 ? 'MISSING' : reported < total ? 'ESTIMATED' : 'NORMAL';

const GROUP = 'nTotal nReported coverage median status';

function groupIn(items: readonly Item[], measure: string) {
  const known = numbersIn(items, measure);
  return {
    nTotal: items.length,
    nReported: known.length,
    coverage: items.length === 0 ? null : new Fraction(BigInt(known.length), BigInt(items.length)).shown(),
    median: median(known)?.shown() ?? null,
    status: statusOf(known.length, items.length),
  };
}

function comparison(first: readonly Item[], second: readonly Item[], measure: string) {
  const [one, other] = [numbersIn(first, measure), numbersIn(second, measure)];
  const [ofOne, ofOther] = [median(one), median(other)];
  const isTested = one.length >= LEAST_TESTED && other.length >= LEAST_TESTED;
  const ways = arrangementsOf(one.length + other.length, one.length);
  const statuses = [groupIn(first, measure), groupIn(second, measure)].map(({ status }) => status);
  return {
    first: groupIn(first, measure),
    second: groupIn(second, measure),
    medianDifference: ofOne && ofOther ? ofOne.minus(ofOther).shown() : null,
    cliffsDelta: isTested ? cliffsDelta(one, other) : null,
    nShared: first.filter((item) => second.includes(item)).length,
    isExact: isTested ? ways !== null : null,
    permutations: isTested ? (ways ?? PERMUTATIONS) : null,
    pValue: isTested && ways !== null ? exactMedianTest(one, other).shown() : null,
    seed: SEED,
    status: !isTested ? 'MISSING' : statuses.includes('ESTIMATED') ? 'ESTIMATED' : 'NORMAL',
  };
}

const PERMUTATIONS = 199;
const SEED = 7;
const DRAWN = `permutations: ${PERMUTATIONS}, seed: ${SEED}`;

/** What these laws do not compute, and what does. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  comparability: 'says what hinders comparing, and is no figure: test/statistics/comparability.test.ts',
  interval: 'is of logarithms, and held to R: test/statistics/reference.test.ts',
};

const keyed = Object.values(fieldsOf('ConsortiumGroupKey')).map(({ name, type }) => ({
  name,
  type: getNamedType(type),
}));

const valueIn = z.tuple([z.string().nullable()]);
/** The key of a group as an input. */
function keyInput(dimension: string, groupName: string): string {
  const [value] = valueIn.parse(JSON.parse(groupName));
  const name = keyField(dimension);
  const type = keyed.find((each) => each.name === name)?.type;
  if (!type) throw new Error(`no groups are compared by ${dimension}`);
  const isBare = value === null || isEnumType(type) || type.name === 'Int';
  return `{ ${name}: ${isBare ? value : JSON.stringify(value)} }`;
}

/** Pairs of groups: the two largest, the largest and the least, and two of which all arrangements are counted. */
function pairsOf(groups: ReadonlyMap<string, readonly Item[]>) {
  const falling = [...groups].toSorted(([, a], [, b]) => b.length - a.length);
  const small = falling.filter(([, items]) => items.length >= LEAST_TESTED && items.length <= 8);
  const pairs = [
    [falling[0], falling[1]],
    [falling.at(-1), falling[0]],
    [small[0], small[1]],
    [small.at(-1), small.at(-2)],
    [small[1], falling.at(-1)],
  ];
  return pairs.flatMap(([one, other]) =>
    one && other && one[0] !== other[0] ? [[one, other] as const] : [],
  );
}

const asked = new AskedFields();
const comparisonAnswered = z.object({ page: z.looseObject({ pValue: z.string().nullable() }) });

it('compares two groups as the rows do', async ({ task }) => {
  let [cases, counted] = [0, 0];
  for (const measure of wordsOf('ConsortiumMeasure')) {
    for (const dimension of dimensions) {
      const groups = groupsBy(itemsOfToday('consortiumStatistics'), [dimension]);
      for (const [[firstName, first], [secondName, second]] of pairsOf(groups)) {
        const args = `measure: ${measure}, first: ${keyInput(dimension, firstName)}, second: ${keyInput(dimension, secondName)}, asOf: "${TODAY}", ${DRAWN}`;
        const key = `key { ${keySelection(dimension)} }`;
        const { page } = comparisonAnswered.parse(
          await answer(
            sample.database,
            asked.of(`{ page: consortiumGroupComparison(${args}) { first { ${GROUP} ${key} } second { ${GROUP} ${key} }
              medianDifference cliffsDelta nShared isExact permutations pValue seed status } }`),
            ASKING,
          ),
        );
        const expected = comparison(first, second, camelCase(measure));
        cases += 1;
        if (expected.pValue !== null) counted += 1;
        const keyOfGroup = (name: string) => ({ key: keyAnswered(dimension, name) });
        expect([args, page]).toEqual([
          args,
          {
            ...expected,
            first: { ...expected.first, ...keyOfGroup(firstName) },
            second: { ...expected.second, ...keyOfGroup(secondName) },
            // What is drawn is held to draws that others make.
            pValue: expected.isExact === false ? page.pValue : expected.pValue,
          },
        ]);
      }
    }
  }
  expect(counted).toBeGreaterThan(5);
  recordLaw(task, {
    law: 'Every comparison of two groups of consortia, by every measure and dimension, is what the rows come to in exact fractions.',
    cases,
    found: 'differences of medians were those of rounded ones',
  });
});

function keyAnswered(dimension: string, name: string) {
  const [value] = valueIn.parse(JSON.parse(name));
  const shown = keySelection(dimension).includes('code') && value !== null ? { code: value } : value;
  return { [keyField(dimension)]: dimension === 'YEAR' && value !== null ? Number(value) : shown };
}

/** A number of each city, how it is asked for, and its exact value. */
interface CityNumber {
  readonly input: string;
  readonly valueIn: (items: readonly Item[]) => Fraction | null;
  readonly query: string;
}

/** Of money no more than one phase, which is never added to another. */
const PHASE = 'filter: { phases: [PAID] }';
const isPaid = ({ cells }: Item) => cells['phase'] === undefined || cells['phase'] === 'PAID';
/** The measures whose field has another name. */
const MEASURE_FIELDS: Readonly<Record<string, string>> = { CONSORTIA: 'consortiumCount' };

/** Every number that a city can have. */
function cityNumbers(): CityNumber[] {
  return Object.values(fieldsOf('CityFigure')).flatMap(({ name, type }) => {
    const query = queries.find(
      (each) => each.type === `${getNamedType(type).name.replace('CityFigure', '')}Statistics`,
    );
    if (!query) throw new Error(`nothing has figures of ${name}`);
    const filter = name === 'fundings' ? PHASE : '';
    const measure = fieldsOf(getNamedType(type).name)['measure'];
    const measures = measure ? wordsOf(getNamedType(measure.type).name) : [];
    const of = (input: string, valueOf: CityNumber['valueIn']): CityNumber => ({
      input: `{ ${name}: { ${input} ${filter} } }`,
      valueIn: valueOf,
      query: query.name,
    });
    return [
      of('', (items) => new Fraction(BigInt(items.length))),
      ...measures.flatMap((word) => {
        const field = MEASURE_FIELDS[word] ?? camelCase(word);
        const pooledType = pooledTypeOf(query.type, field);
        const statistics = wordsOf('GroupStatistic').filter(
          (each) => each !== 'POOLED' || pooledType !== null,
        );
        return statistics.map((statistic) =>
          of(`measure: ${word}, statistic: ${statistic}`, (items) => {
            const rows = items.map((item) => item.numbers[field] ?? { value: null });
            const found: Observed | undefined =
              statistic === 'POOLED'
                ? observedPooled(rows, pooledType === 'PooledShare')
                : observed(rows)[statistic];
            if (!found) throw new Error(`nobody computes ${statistic}`);
            return found.value;
          }),
        );
      }),
    ];
  });
}

function pooledTypeOf(type: string, field: string): string | null {
  const found = schema.getType(type);
  const of = found && 'getFields' in found ? found.getFields()[field] : undefined;
  const name = of ? getNamedType(of.type).name : '';
  return name.startsWith('Pooled') ? name : null;
}

const correlationAnswered = z.object({ page: z.looseObject({ pValue: z.string().nullable() }) });

it('correlates numbers of cities as the rows do', async ({ task }) => {
  const numbers = cityNumbers();
  const byCity = numbers.map(({ valueIn: valueOf, query }) => {
    const groups = groupsBy(itemsOfToday(query).filter(isPaid), ['CITY']);
    return new Map(
      [...groups].flatMap(([name, items]): [string, Fraction][] => {
        const [city] = valueIn.parse(JSON.parse(name));
        const value = valueOf(items);
        return city === null || value === null ? [] : [[city, value]];
      }),
    );
  });
  let cases = 0;
  for (const [at, x] of numbers.entries()) {
    for (const step of [1, 4, 11]) {
      const other = (at + step) % numbers.length;
      const [y, ofX, ofY] = [numbers[other], byCity[at], byCity[other]];
      if (!y || !ofX || !ofY) throw new Error('a number is lost');
      const cities = [...ofX.keys()].filter((city) => ofY.has(city)).toSorted();
      const points = cities.map((city) => ({ city, x: ofX.get(city), y: ofY.get(city) }));
      const [inX, inY] = [points.flatMap((each) => each.x ?? []), points.flatMap((each) => each.y ?? [])];
      const found = cities.length < LEAST_TESTED ? null : rankCorrelation(inX, inY);
      const args = `x: ${x.input}, y: ${y.input}, asOf: "${TODAY}", ${DRAWN}`;
      const { page } = correlationAnswered.parse(
        await answer(
          sample.database,
          asked.of(
            `{ page: cityRankCorrelation(${args}) { cities { city { code } x y } n spearman kendall pValue permutations isExact seed status } }`,
          ),
          ASKING,
        ),
      );
      const isExact = found === null ? null : found.pValue !== null;
      cases += 1;
      expect([args, page]).toEqual([
        args,
        {
          cities: points.map((point) => ({
            city: { code: point.city },
            x: point.x?.shown(),
            y: point.y?.shown(),
          })),
          n: cities.length,
          spearman: found?.spearman ?? null,
          kendall: found?.kendall ?? null,
          // What is drawn is held to draws that others make.
          pValue: isExact === false ? page.pValue : (found?.pValue?.shown() ?? null),
          permutations: found === null ? null : isExact === true ? found.permutations : PERMUTATIONS,
          isExact,
          seed: SEED,
          status: found === null ? 'MISSING' : 'NORMAL',
        },
      ]);
    }
  }
  recordLaw(task, {
    law: 'Every number of cities, with three others, correlates by rank as the rows do, ties and roots exact to the last digit.',
    cases,
  });
});

it('asks for every field of comparisons and correlations', () => {
  const missing = asked.missing(
    ['ConsortiumGroupComparison', 'CityRankCorrelation'],
    new Set(['Division', 'ConsortiumStatisticsKey']),
  );
  const fields = missing.map((name) => name.split('.')[1] ?? '');
  expect(missing.filter((_, at) => !((fields[at] ?? '') in ELSEWHERE))).toEqual([]);
  expect(Object.keys(ELSEWHERE).filter((name) => !fields.includes(name))).toEqual([]);
});
