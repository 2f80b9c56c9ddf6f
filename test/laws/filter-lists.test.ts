import {
  getNullableType,
  type GraphQLField,
  type GraphQLInputObjectType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { ADMINISTRATOR, answer, schema } from '../graph/ask.ts';
import { addWorlds } from '../rights/worlds.ts';
import { createTestDatabase } from '../test-database.ts';
import { recordLaw } from './record-law.ts';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('graph'));
  await addWorlds(database);
});
afterAll(() => drop());

type RootField = GraphQLField<unknown, unknown>;
const queries: readonly RootField[] = Object.values(schema.getQueryType()?.getFields() ?? {});

const listsOf = (type: GraphQLInputObjectType) =>
  Object.values(type.getFields()).filter((field) => isListType(getNullableType(field.type)));

/** Every list in a filter of the schema. */
const LISTS = Object.values(schema.getTypeMap()).flatMap((type) =>
  isInputObjectType(type) && type.name.endsWith('Filter')
    ? listsOf(type).map(({ name }) => `${type.name}.${name}`)
    : [],
);

const counted = z.object({ list: z.object({ totalCount: z.int() }) });
const historyCounted = z.object({
  consortium: z.object({ history: z.object({ totalCount: z.int() }) }),
});
const grouped = z.object({
  groups: z.union([z.array(z.unknown()), z.object({ nodes: z.array(z.unknown()) })]),
});

async function countOf(root: string, filter: string): Promise<number> {
  const data = await answer(database, `{ list: ${root}(filter: ${filter}) { totalCount } }`, {
    viewer: ADMINISTRATOR,
  });
  return counted.parse(data).list.totalCount;
}

async function historyCount(filter: string): Promise<number> {
  const data = await answer(
    database,
    `{ consortium(ref: "LOCAL:f1") { history(filter: ${filter}) { totalCount } } }`,
    { viewer: ADMINISTRATOR },
  );
  return historyCounted.parse(data).consortium.history.totalCount;
}

it('an empty list of a filter leaves nothing, and null filters nothing, whichever it is', async ({
  task,
}) => {
  const tried: string[] = [];
  for (const { name, args, type } of queries) {
    const filter = getNullableType(args.find((argument) => argument.name === 'filter')?.type);
    if (!isInputObjectType(filter) || !String(type).includes('Connection') || name.endsWith('Statistics')) {
      continue;
    }
    const all = await countOf(name, '{}');
    for (const list of listsOf(filter)) {
      expect([name, all]).not.toEqual([name, 0]);
      const found = [
        await countOf(name, `{ ${list.name}: [] }`),
        await countOf(name, `{ ${list.name}: null }`),
      ];
      expect({ name, list: list.name, found }).toEqual({ name, list: list.name, found: [0, all] });
      tried.push(`${filter.name}.${list.name}`);
    }
  }
  const changes = await historyCount('{}');
  expect(changes).toBeGreaterThan(0);
  expect([await historyCount('{ records: [] }'), await historyCount('{ records: null }')]).toEqual([
    0,
    changes,
  ]);
  tried.push('HistoryFilter.records');
  expect([...new Set(tried)].toSorted()).toEqual(LISTS.toSorted());
  recordLaw(task, {
    law: 'An empty list of a filter leaves nothing, and null filters nothing, whichever it is.',
    cases: tried.length * 2,
  });
});

/** Groups of consortia with these verdicts. */
function judged(verdicts: string): Promise<unknown> {
  return answer(
    database,
    `{ groups: consortiumGroupStatistics(groupBy: [CITY], policy: "wenzhou-2025", verdicts: ${verdicts}) { nodes { count } } }`,
  );
}

it('no condition on groups holds of every group, and no verdict of none', async () => {
  const statistics = queries.filter(({ args }) => args.some(({ name }) => name === 'having'));
  expect(statistics.length).toBeGreaterThan(4);
  for (const { name } of statistics) {
    const rows = name === 'consortiumStatistics' ? 'count' : 'nodes { count }';
    const groups = (more: string) =>
      answer(database, `{ groups: ${name}(groupBy: [CITY]${more}) { ${rows} } }`);
    const all = await groups('');
    expect(JSON.stringify(grouped.parse(all))).toContain('count');
    expect(await groups(', having: []')).toEqual(all);
    expect(await groups(', having: null')).toEqual(all);
  }
  expect(grouped.parse(await judged('[]')).groups).toEqual({ nodes: [] });
  expect(await judged('null')).not.toEqual({ groups: { nodes: [] } });
});
