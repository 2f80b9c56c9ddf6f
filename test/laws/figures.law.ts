import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getNamedType, isEnumType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { exportTableSet } from '../../src/exchange/export.ts';
import { TABLE_SET } from '../../src/exchange/table-set.ts';
import { answer, schema } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';
import {
  CONCENTRATION,
  concentration,
  distribution,
  distributionQuery,
  pooled,
} from './figures-by-definition.ts';
import { Fraction } from './fraction.ts';
import { type Exported, type Item, itemsOn, readExported } from './recorded-rows.ts';
import { recordLaw } from './record-law.ts';
import { ASKING } from './walks.ts';

let database: Database;
let drop: () => Promise<void>;
let folder: string;
let exported: Exported;

const consortia = z.object({
  consortia: z.object({
    nodes: z.array(z.object({ ref: z.string(), memberListIsPartial: z.boolean() })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string() }),
  }),
});

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('sample'));
  folder = await mkdtemp(join(tmpdir(), 'atlas-law-'));
  await exportTableSet(database, folder);
  const partial = new Set<string>();
  for (let after = ''; ;) {
    const page = consortia.parse(
      await answer(
        database,
        `{ consortia(first: 100${after}) { nodes { ref memberListIsPartial } pageInfo { hasNextPage endCursor } } }`,
        ASKING,
      ),
    ).consortia;
    for (const { ref, memberListIsPartial } of page.nodes) if (memberListIsPartial) partial.add(ref);
    if (!page.pageInfo.hasNextPage) break;
    after = `, after: "${page.pageInfo.endCursor}"`;
  }
  exported = await readExported(
    folder,
    TABLE_SET.map(({ file }) => file),
    partial,
  );
});
afterAll(async () => {
  await drop();
  await rm(folder, { recursive: true });
});

const DAYS = ['2026-07-01', '2024-12-31', '2021-01-01'];
/** The filters of each query besides none, with what they leave. */
const FILTERS: Readonly<
  Record<string, readonly (readonly [filter: string, leaves: (item: Item) => boolean])[]>
> = {
  consortiumStatistics: [['tiers: [MUNICIPAL]', ({ cells }) => cells['tier'] === 'MUNICIPAL']],
  unitStatistics: [['kinds: [ENTERPRISE]', ({ cells }) => cells['kind'] === 'ENTERPRISE']],
  platformStatistics: [
    [
      'levels: [PROVINCIAL, MUNICIPAL]',
      ({ cells }) => ['PROVINCIAL', 'MUNICIPAL'].includes(cells['level'] ?? ''),
    ],
  ],
  projectStatistics: [
    [
      'minTotalCost: "10000000"',
      ({ numbers }) => (numbers['totalCost']?.value?.compare(Fraction.of('10000000')) ?? -1) >= 0,
    ],
  ],
  fundingStatistics: [
    ['phases: [PAID]', ({ cells }) => cells['phase'] === 'PAID'],
    [
      'phases: [AWARDED], sources: [FISCAL_MUNICIPAL]',
      ({ cells }) => cells['phase'] === 'AWARDED' && cells['source'] === 'FISCAL_MUNICIPAL',
    ],
  ],
};
const EVERYTHING: readonly [string, (item: Item) => boolean] = ['', () => true];
/** What many reach, of each measure. */
const LEAST: Readonly<Record<string, string>> = {
  memberCount: '7',
  inCityShare: '0.75',
  enterpriseShare: '0.7',
  rdIntensity: '0.05',
  revenue: '300000000',
  rdExpenditure: '20000000',
  consortiumCount: '2',
  age: '5',
  totalCost: '15000000',
  publicMoney: '1000000',
  leverage: '9.5',
  amount: '1000000',
};
/** Fields of a group that are no figures of their rows, and those that are held to other laws. */
const ELSEWHERE = new Set(['key', 'asOf', 'count', 'cursor', 'comparability', 'compliance', 'series']);
const TOP = 3;

interface AskedField {
  readonly selection: string;
  readonly expected: (items: readonly Item[]) => unknown;
}

/** What is asked of every field of a group, and what must come; throws for a field that nobody computes. */
function askedFields(type: string): AskedField[] {
  const group = schema.getType(type);
  if (!isObjectType(group)) throw new Error(`${type} is no group`);
  return Object.values(group.getFields()).flatMap((field): AskedField[] => {
    if (ELSEWHERE.has(field.name)) return [];
    const of = getNamedType(field.type).name;
    const numbers = (items: readonly Item[]) =>
      items.map((item) => item.numbers[field.name] ?? never(field.name));
    const least = LEAST[field.name] ?? '1';
    switch (of) {
      case 'Distribution':
        return [
          {
            selection: `${field.name} { ${distributionQuery(least)} }`,
            expected: (items) => distribution(numbers(items), least),
          },
        ];
      case 'PooledShare':
      case 'PooledRatio': {
        const isShare = of === 'PooledShare';
        return [
          {
            selection: `${field.name} { pooled nTotal nReported coverage status ${isShare ? 'lower upper' : ''} distribution { ${distributionQuery(least)} } }`,
            expected: (items) => ({
              ...pooled(numbers(items), isShare),
              distribution: distribution(numbers(items), least),
            }),
          },
        ];
      }
      case 'Concentration': {
        const over = field.args.find(({ name }) => name === 'over');
        const words = over ? getNamedType(over.type) : undefined;
        const sharers = isEnumType(words) ? words.getValues().map(({ name }) => name) : [''];
        const measure = field.name === 'concentration' ? 'amount' : field.name.replace('Concentration', '');
        return sharers.map((sharer) => ({
          selection: `${field.name}${sharer}: ${field.name}(${sharer === '' ? '' : `over: ${sharer}, `}top: ${TOP}) { ${CONCENTRATION} }`,
          expected: (items: readonly Item[]) => concentration(items, measure, sharer, TOP),
        }));
      }
      default:
        throw new Error(`nobody computes ${type}.${field.name}`);
    }
  });
}

function never(field: string): never {
  throw new Error(`no row has the number ${field}`);
}

/** How a key is asked for, by its dimension, with the place or word that it has. */
const PLACES = new Set(['CITY', 'PROVINCE', 'DISTRICT']);
const keyField = (dimension: string) =>
  dimension.toLowerCase().replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const keySelection = (dimension: string) => keyField(dimension) + (PLACES.has(dimension) ? ' { code }' : '');
const code = z.object({ code: z.string() });
const word = z.union([z.string(), z.number()]);

function keyOf(key: Readonly<Record<string, unknown>>, dimensions: readonly string[]): string {
  return JSON.stringify(
    dimensions.map((dimension) => {
      const value = key[keyField(dimension)];
      if (value === null || value === undefined) return null;
      return PLACES.has(dimension) ? code.parse(value).code : String(word.parse(value));
    }),
  );
}

function groupsBy(items: readonly Item[], dimensions: readonly string[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>(dimensions.length === 0 ? [['[]', []]] : []);
  for (const item of items) {
    let keys: (string | null)[][] = [[]];
    for (const dimension of dimensions) {
      const values = item.keys[dimension] ?? never(dimension);
      keys = keys.flatMap((key) => values.map((value) => [...key, value]));
    }
    for (const key of keys) {
      const name = JSON.stringify(key);
      groups.set(name, [...(groups.get(name) ?? []), item]);
    }
  }
  return groups;
}

const answeredGroup = z.looseObject({ key: z.record(z.string(), z.unknown()), count: z.int() });
const answered = z.union([
  z.object({ page: z.array(answeredGroup) }),
  z
    .object({ page: z.object({ nodes: z.array(answeredGroup) }) })
    .transform(({ page }) => ({ page: page.nodes })),
]);

/** The queries of statistics, as the schema lists them, with the types of their groups and their dimensions. */
const queries = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
  const groupBy = field.args.find(({ name }) => name === 'groupBy');
  const words = groupBy ? getNamedType(groupBy.type) : undefined;
  if (!isEnumType(words)) return [];
  const type = getNamedType(field.type).name.replace(/Connection$/, '');
  // Verdicts are no figures of rows; they are held to the engine elsewhere.
  const dimensions = words.getValues().flatMap(({ name }) => (name === 'VERDICT' ? [] : [name]));
  return [
    {
      name: field.name,
      type,
      isConnection: type + 'Connection' === getNamedType(field.type).name,
      dimensions,
    },
  ];
});

it('has queries of statistics, and consortia that are known in part', () => {
  expect(exported.partial.size).toBeGreaterThan(0);
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
    const items = itemsOn(exported, day)[name] ?? [];
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
            database,
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
