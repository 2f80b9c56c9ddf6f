import { getNamedType, isEnumType, isObjectType } from 'graphql';
import { z } from 'zod';
import { schema } from '../graph/ask.ts';
import {
  changed,
  CONCENTRATION,
  concentration,
  distribution,
  distributionQuery,
  observed,
  observedPooled,
  pooled,
} from './figures-by-definition.ts';
import { Fraction } from './fraction.ts';
import type { Item } from './recorded-rows.ts';

/** The days of figures. */
export const DAYS = ['2026-07-01', '2024-12-31', '2021-01-01'];
type Filters = readonly (readonly [filter: string, leaves: (item: Item) => boolean])[];
const CONSORTIUM_FILTERS: Filters = [['tiers: [MUNICIPAL]', ({ cells }) => cells['tier'] === 'MUNICIPAL']];
/** The filters of each query besides none, with what they leave. */
export const FILTERS: Readonly<Record<string, Filters>> = {
  consortiumGroupStatistics: CONSORTIUM_FILTERS,
  consortiumStatistics: CONSORTIUM_FILTERS,
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
  patentStatistics: [
    ['kinds: [UTILITY_MODEL, DESIGN]', ({ cells }) => cells['kind'] !== 'INVENTION'],
    ['grantedFrom: "2024-01-01"', ({ cells }) => (cells['granted_on'] ?? '') >= '2024-01-01'],
  ],
  fundingStatistics: [
    ['phases: [PAID]', ({ cells }) => cells['phase'] === 'PAID'],
    [
      'phases: [AWARDED], sources: [FISCAL_MUNICIPAL]',
      ({ cells }) => cells['phase'] === 'AWARDED' && cells['source'] === 'FISCAL_MUNICIPAL',
    ],
  ],
};
/** No filter. */
export const EVERYTHING: readonly [string, (item: Item) => boolean] = ['', () => true];
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
  daysToGrant: '300',
  holderCount: '2',
};
/** Fields of a group that are no figures of their rows, and those that are asked for apart. */
const APART = new Set(['key', 'asOf', 'count', 'cursor', 'comparability', 'compliance', 'series']);
const TOP = 3;

/** A figure, how it is asked for, and what comes of the rows of a group. */
export interface AskedField {
  readonly selection: string;
  readonly expected: (items: readonly Item[]) => unknown;
}

/** What is asked of every field of a group, and what must come; throws for a field that nobody computes. */
export function askedFields(type: string): AskedField[] {
  const group = schema.getType(type);
  if (!isObjectType(group)) throw new Error(`${type} is no group`);
  return Object.values(group.getFields()).flatMap((field): AskedField[] => {
    if (APART.has(field.name)) return [];
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

const CHANGE = 'since from to difference relative status';
const words = schema.getType('DistributionNumber');
const NUMBERS = isEnumType(words) ? words.getValues().map(({ name }) => name) : [];
/** What is asked of the change of a distribution since a day, of each of its numbers. */
const changesQuery = (since: string) =>
  NUMBERS.map((number) => `${number}: change(since: "${since}", number: ${number}) { ${CHANGE} }`).join(' ');

/** What has changed, and what must come of the rows of the group on both days. */
export interface AskedChange {
  readonly selection: string;
  readonly expected: (then: readonly Item[], now: readonly Item[]) => unknown;
}

/** What is asked of every change of a group since a day. */
export function askedChanges(type: string, since: string): AskedChange[] {
  const group = schema.getType(type);
  if (!isObjectType(group)) throw new Error(`${type} is no group`);
  return Object.values(group.getFields()).flatMap((field): AskedChange[] => {
    const of = getNamedType(field.type).name;
    const isPooled = of === 'PooledShare' || of === 'PooledRatio';
    if (of !== 'Distribution' && !isPooled) return [];
    const numbers = (items: readonly Item[]) =>
      items.map((item) => item.numbers[field.name] ?? never(field.name));
    const changes = (then: readonly Item[], now: readonly Item[]) => {
      const [before, after] = [observed(numbers(then)), observed(numbers(now))];
      return Object.fromEntries(
        NUMBERS.map((number) => [
          number,
          changed(since, before[number] ?? never(number), after[number] ?? never(number)),
        ]),
      );
    };
    if (!isPooled) return [{ selection: `${field.name} { ${changesQuery(since)} }`, expected: changes }];
    const pooledOf = (items: readonly Item[]) => observedPooled(numbers(items), of === 'PooledShare');
    return [
      {
        selection: `${field.name} { change(since: "${since}") { ${CHANGE} } distribution { ${changesQuery(since)} } }`,
        expected: (then, now) => ({
          change: changed(since, pooledOf(then), pooledOf(now)),
          distribution: changes(then, now),
        }),
      },
    ];
  });
}

function never(field: string): never {
  throw new Error(`no row has the number ${field}`);
}

/** The dimensions whose keys are places. */
const PLACES = new Set(['CITY', 'PROVINCE', 'DISTRICT']);
/** The field of a key by its dimension. */
export const keyField = (dimension: string) =>
  dimension.toLowerCase().replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
/** How the key of a group is asked for in a dimension. */
export const keySelection = (dimension: string) =>
  keyField(dimension) + (PLACES.has(dimension) ? ' { code }' : '');
const code = z.object({ code: z.string() });
const word = z.union([z.string(), z.number()]);

/** The name of a group by its key. */
export function keyOf(key: Readonly<Record<string, unknown>>, dimensions: readonly string[]): string {
  return JSON.stringify(
    dimensions.map((dimension) => {
      const value = key[keyField(dimension)];
      if (value === null || value === undefined) return null;
      return PLACES.has(dimension) ? code.parse(value).code : String(word.parse(value));
    }),
  );
}

/** Rows by the names of their groups; one row may be in several. */
export function groupsBy(items: readonly Item[], dimensions: readonly string[]): Map<string, Item[]> {
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

/** A group as it is answered. */
export const answeredGroup = z.looseObject({ key: z.record(z.string(), z.unknown()), count: z.int() });
/** The groups of an answer under the alias `page`. */
export const answered = z.union([
  z.object({ page: z.array(answeredGroup) }),
  z
    .object({ page: z.object({ nodes: z.array(answeredGroup) }) })
    .transform(({ page }) => ({ page: page.nodes })),
]);

/** The queries of statistics, as the schema lists them, with the types of their groups and their dimensions. */
export const queries = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
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
