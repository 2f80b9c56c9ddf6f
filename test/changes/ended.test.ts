import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { loadPolicies } from '../../src/policy/load.ts';
import { consortiumByRef } from '../../src/resolvers/nouns/consortium.ts';
import { createContext } from '../../src/resolvers/request/context.ts';
import { factsOf } from '../../src/resolvers/compliance/facts.ts';
import { ADMINISTRATOR, answer, createGraph, NOW } from '../graph/ask.ts';
import { idOf, sent } from './send.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
});
afterAll(() => drop());

const groups = z.object({ statistics: z.object({ nodes: z.array(z.object({ count: z.int() })) }) });
const members = z.object({
  consortium: z.object({
    memberCount: z.int(),
    members: z.object({
      totalCount: z.int(),
      nodes: z.array(z.object({ unit: z.object({ ref: z.string() }) })),
    }),
    lead: z.object({ ref: z.string() }).nullable(),
  }),
});

const END = '2025-03-01';
const DAYS = { before: '2025-02-28', on: END };

/** How many of a noun are counted on the last day before an end, and on the day of the end. */
async function counted(statistics: string, filter = ''): Promise<number[]> {
  return Promise.all(
    Object.values(DAYS).map(async (day) => {
      const query = `{ statistics: ${statistics}(groupBy: [], asOf: "${day}" ${filter}) { nodes { count } } }`;
      return groups.parse(await answer(database, query)).statistics.nodes[0]?.count ?? 0;
    }),
  );
}

async function factsOn(day: string) {
  const context = createContext({
    database,
    policies: loadPolicies('policies'),
    viewer: ADMINISTRATOR,
    now: NOW,
  });
  const consortium = await consortiumByRef(context, 'LOCAL:con-a');
  if (!consortium) throw new Error('there is no con-a');
  return factsOf(context, consortium, day);
}

async function membersInFacts(day: string) {
  return (await factsOn(day)).members.map(({ ref }) => ref);
}

const publicMoney = (day: string) =>
  `projectStatistics(groupBy: [], asOf: "${day}") { nodes { publicMoney { sum } } }`;

async function membersOn(day: string) {
  const query = `{ consortium(ref: "LOCAL:con-a") {
    memberCount(asOf: "${day}") members(asOf: "${day}") { totalCount nodes { unit { ref } } } lead { ref } } }`;
  const { consortium } = members.parse(await answer(database, query));
  expect(consortium.members.totalCount).toBe(consortium.memberCount);
  expect(consortium.members.nodes).toHaveLength(consortium.memberCount);
  return consortium;
}

describe('what has ended counts until the day before, and not from that day on', () => {
  it('of platforms, in statistics and in the facts of policies', async () => {
    const id = await idOf(database, 'Platform', 'LOCAL:pf-1');
    expect(await counted('platformStatistics')).toEqual([2, 2]);
    const { version } = await sent(database, 'endPlatform', { id, version: 1, on: END });
    expect(await counted('platformStatistics')).toEqual([2, 1]);
    expect((await factsOn(DAYS.before)).lead.platforms).toEqual(['PROVINCIAL']);
    expect((await factsOn(END)).lead.platforms).toEqual([]);
    const listed = await answer(database, '{ platforms { nodes { ref endedOn } } }');
    expect(listed).toEqual({
      platforms: {
        nodes: [
          { ref: 'LOCAL:pf-1', endedOn: END },
          { ref: 'LOCAL:pf-2', endedOn: null },
        ],
      },
    });
    await sent(database, 'endPlatform', { id, version, on: null });
    expect(await counted('platformStatistics')).toEqual([2, 2]);
  });

  it('of projects, in statistics and in the facts of policies', async () => {
    const [consortium, unit] = [
      await idOf(database, 'Consortium', 'LOCAL:con-a'),
      await idOf(database, 'Unit', 'LOCAL:lead-a'),
    ];
    const made = { ref: 'LOCAL:ending', consortium, name: '项目', level: 'PROVINCIAL' };
    const { id } = await sent(database, 'createProject', {
      ...made,
      startsOn: '2024-01-01',
      endsOn: '2025-05-31',
    });
    await sent(database, 'createProjectUnit', { project: id, unit, role: 'UNDERTAKER' });
    const before = await counted('projectStatistics');
    expect((await factsOn('2025-07-01')).leadCompletedProjects).toBe(1);
    await sent(database, 'endProject', { id, version: 1, on: END });
    expect(await counted('projectStatistics')).toEqual([before[0], (before[1] ?? 0) - 1]);
    expect((await factsOn(DAYS.before)).leadProjectsInProgress).toBe(1);
    expect((await factsOn(END)).leadProjectsInProgress).toBe(0);
    // What was broken off was not completed.
    expect((await factsOn('2025-07-01')).leadCompletedProjects).toBeNull();
  });

  it('of sums of money, in statistics of them and of their projects', async () => {
    const project = await idOf(database, 'Project', 'LOCAL:pj-2');
    const { id } = await sent(database, 'createFunding', {
      ref: 'LOCAL:withdrawn',
      project,
      source: 'FISCAL_MUNICIPAL',
      phase: 'AWARDED',
      amount: '5000000',
      year: 2025,
    });
    const filter = 'filter: { phases: [AWARDED] }';
    expect(await counted('fundingStatistics', filter)).toEqual([1, 1]);
    await sent(database, 'endFunding', { id, version: 1, on: END });
    expect(await counted('fundingStatistics', filter)).toEqual([1, 0]);
    expect(await answer(database, `{ before: ${publicMoney(DAYS.before)} on: ${publicMoney(END)} }`)).toEqual(
      {
        before: { nodes: [{ publicMoney: { sum: '5000000' } }] },
        on: { nodes: [{ publicMoney: { sum: null } }] },
      },
    );
  });

  it('of units: in statistics, among members, in figures and in the facts of policies', async () => {
    const id = await idOf(database, 'Unit', 'LOCAL:ent-ruian');
    const there = await membersOn(END);
    expect(await counted('unitStatistics')).toEqual([10, 10]);
    const { version } = await sent(database, 'endUnit', { id, version: 1, on: END });
    expect(await counted('unitStatistics')).toEqual([10, 9]);
    expect((await membersOn(DAYS.before)).memberCount).toBe(there.memberCount);
    const left = await membersOn(END);
    expect(left.memberCount).toBe(there.memberCount - 1);
    expect(left.members.nodes.map(({ unit }) => unit.ref)).not.toContain('LOCAL:ent-ruian');
    expect(await membersInFacts(DAYS.before)).toContain('LOCAL:ent-ruian');
    expect(await membersInFacts(END)).not.toContain('LOCAL:ent-ruian');
    // A platform of a unit that is gone counts no more either.
    expect(await counted('platformStatistics')).toEqual([2, 1]);
    await sent(database, 'endUnit', { id, version, on: null });
    expect((await membersOn(END)).memberCount).toBe(there.memberCount);
  });

  it('of a lead that ceased to be: the consortium has none', async () => {
    const id = await idOf(database, 'Unit', 'LOCAL:lead-a');
    await sent(database, 'endUnit', { id, version: 1, on: END });
    expect((await membersOn(END)).lead).toBeNull();
    expect((await factsOn(END)).lead.ref).toBeNull();
    expect((await factsOn(DAYS.before)).lead.ref).toBe('LOCAL:lead-a');
  });
});
