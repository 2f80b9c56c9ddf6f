import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { ADMINISTRATOR, answer, type Asking, createGraph, refusals } from './ask.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
});
afterAll(() => drop());

const listed = z.object({
  list: z.object({ totalCount: z.int(), nodes: z.array(z.object({ ref: z.string() })) }),
});

/** The references, without LOCAL:, of what a list gives under a filter; its total must agree. */
async function found(list: string, filter: string, asking: Asking = {}): Promise<string[]> {
  const args = filter.startsWith('{') ? `filter: ${filter}` : filter;
  const data = await answer(database, `{ list: ${list}(${args}) { totalCount nodes { ref } } }`, asking);
  const { totalCount, nodes } = listed.parse(data).list;
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ ref }) => ref.replace('LOCAL:', ''));
}

/** Asks at noon of a day in Shanghai. */
function on(day: string): Asking {
  return { now: new Date(`${day}T12:00:00+08:00`) };
}

/** A global id, as the graph writes it, in quotation marks. */
function id(text: string): string {
  return `"${Buffer.from(text).toString('base64url')}"`;
}

const ALL_UNITS = [
  'CN-USCC:91350100M000100Y43',
  'ent-longgang',
  'ent-moved',
  'ent-ruian',
  'inst-unknown',
  'kind-unknown',
  'lead-a',
  'lead-b',
  'uni-hangzhou',
  'zhejiang-wide',
];
const IN_WENZHOU = ['ent-longgang', 'ent-moved', 'ent-ruian', 'kind-unknown', 'lead-a'];

describe('units', () => {
  it.each([
    ['{}', ALL_UNITS],
    ['{ divisions: null, kinds: null, qualifications: null }', ALL_UNITS],
    // A division takes what lies inside: 330302, 330381, 330383, 330304 and the city itself.
    ['{ divisions: ["330300"] }', IN_WENZHOU],
    ['{ divisions: ["330383", "331000"] }', ['ent-longgang', 'lead-b']],
    // The unit that is registered somewhere in the province is inside the province, and in no city of it.
    ['{ divisions: ["330000"] }', [...IN_WENZHOU, 'lead-b', 'uni-hangzhou', 'zhejiang-wide']],
    ['{ divisions: ["100000"] }', ALL_UNITS.filter((ref) => ref !== 'inst-unknown')],
    ['{ divisions: ["999999"] }', []],
    ['{ divisions: [] }', []],
    ['{ kinds: [UNIVERSITY, RESEARCH_INSTITUTE] }', ['inst-unknown', 'uni-hangzhou']],
    ['{ kinds: [OTHER] }', []],
    ['{ kinds: [] }', []],
    ['{ qualifications: [TECH_SME, LEADING_ENTERPRISE] }', ['ent-ruian', 'lead-a']],
    // lead-a held it until the end of 2021.
    ['{ qualifications: [HIGH_TECH] }', []],
    ['{ qualifications: [] }', []],
    ['{ divisions: ["330300"], kinds: [ENTERPRISE] }', ['ent-longgang', 'ent-moved', 'ent-ruian', 'lead-a']],
    ['{ divisions: ["330300"], kinds: [ENTERPRISE], qualifications: [TECH_SME] }', ['ent-ruian']],
    ['search: "有限公司", filter: { divisions: ["331000"] }', ['lead-b']],
  ])('pass %s', async (filter, refs) => {
    expect(await found('units', filter)).toEqual(refs.toSorted(byCodePoint));
  });

  it('are filtered by what holds today', async () => {
    expect(await found('units', '{ divisions: ["330100"] }', on('2023-12-31'))).toEqual([
      'ent-moved',
      'uni-hangzhou',
    ]);
    expect(await found('units', '{ divisions: ["330100"] }', on('2024-01-01'))).toEqual(['uni-hangzhou']);
    expect(await found('units', '{ divisions: ["330300"] }', on('2023-12-31'))).not.toContain('ent-moved');
    expect(await found('units', '{ qualifications: [HIGH_TECH] }', on('2021-12-31'))).toEqual(['lead-a']);
    expect(await found('units', '{ qualifications: [HIGH_TECH] }', on('2022-01-01'))).toEqual([]);
  });
});

describe('consortia', () => {
  // con-a: 8 members, 5 of 8 known in the city, 4 of 8 known enterprises, 2900/90000 of R&D. con-b: 2 members, 1 of 2
  // in the city, both enterprises, R&D unknown. con-empty never had a member, con-gone has none any more.
  it.each([
    ['{}', ['con-a', 'con-b', 'con-empty', 'con-gone']],
    ['{ divisions: ["330300"] }', ['con-a', 'con-empty', 'con-gone']],
    ['{ divisions: ["330383"] }', ['con-gone']],
    ['{ divisions: [] }', []],
    ['{ tiers: [MUNICIPAL] }', ['con-a', 'con-b', 'con-empty']],
    ['{ tiers: [PROVINCIAL, COUNTY] }', ['con-gone']],
    ['{ tiers: [] }', []],
    ['{ industryFields: ["电气"] }', ['con-a', 'con-empty', 'con-gone']],
    ['{ industryFields: ["电", "泵与电机"] }', ['con-b']],
    ['{ industryFields: [] }', []],
    ['{ technicalFields: ["A"] }', ['con-a', 'con-gone']],
    ['{ technicalFields: ["B", "E"] }', ['con-a', 'con-empty']],
    ['{ technicalFields: ["P"] }', []],
    ['{ technicalFields: [] }', []],
    ['{ minMembers: 2 }', ['con-a', 'con-b']],
    ['{ maxMembers: 2 }', ['con-b', 'con-empty', 'con-gone']],
    ['{ minMembers: 8, maxMembers: 8 }', ['con-a']],
    ['{ minInCityShare: "0.5" }', ['con-a', 'con-b']],
    ['{ minInCityShare: "0.625" }', ['con-a']],
    ['{ minInCityShare: 0.62500000000000000001 }', []],
    // Without members there is no share, not even of 0.
    ['{ minInCityShare: 0 }', ['con-a', 'con-b']],
    ['{ minEnterpriseShare: "0.5" }', ['con-a', 'con-b']],
    ['{ minEnterpriseShare: "0.50000000000000000001" }', ['con-b']],
    ['{ minEnterpriseShare: 1 }', ['con-b']],
    ['{ minEnterpriseShare: 2 }', []],
    // 2900/90000 is 0.0322…, of which the public sees three places.
    ['{ minRdIntensity: "0.032" }', ['con-a']],
    ['{ minRdIntensity: "0.03200000000000000001" }', []],
    ['{ minRdIntensity: -1 }', ['con-a']],
    [
      `{ divisions: ["330300"], tiers: [MUNICIPAL], industryFields: ["电气"], technicalFields: ["E"], minMembers: 3,
        maxMembers: 9, minInCityShare: "0.6", minEnterpriseShare: "0.5", minRdIntensity: "0.03" }`,
      ['con-a'],
    ],
    ['search: "联合体 电气", filter: { technicalFields: ["B"] }', ['con-empty']],
  ])('pass %s', async (filter, refs) => {
    expect(await found('consortia', filter)).toEqual(refs);
  });

  it('are filtered by every place of a ratio for whoever sees the money', async () => {
    // 2900/90000 is 0.0322… with a 2 in every place: just below it and just above.
    const sees = { viewer: ADMINISTRATOR };
    expect(await found('consortia', '{ minRdIntensity: "0.03222222222222222222" }', sees)).toEqual(['con-a']);
    expect(await found('consortia', '{ minRdIntensity: "0.03222222222222222223" }', sees)).toEqual([]);
  });

  it('are filtered by the figures of today', async () => {
    // On the last day before it was dissolved con-gone had its lead, an enterprise of its county, and nobody else.
    const before = { now: new Date('2024-06-29T12:00:00+08:00') };
    expect(await found('consortia', '{ minInCityShare: 1, maxMembers: 1 }', before)).toEqual(['con-gone']);
    const after = { now: new Date('2024-06-30T12:00:00+08:00') };
    expect(await found('consortia', '{ minInCityShare: 1, maxMembers: 1 }', after)).toEqual([]);
  });

  it('are refused a letter that is no technical field', async () => {
    for (const letters of ['["Z"]', '["A", "a"]', '[""]', '["A,B"]']) {
      const query = `{ consortia(filter: { technicalFields: ${letters} }) { totalCount } }`;
      expect({ letters, codes: await refusals(database, query) }).toEqual({
        letters,
        codes: ['BAD_USER_INPUT'],
      });
    }
  });
});

describe('platforms', () => {
  it.each([
    ['{}', ['pf-1', 'pf-2']],
    ['{ levels: [PROVINCIAL, NATIONAL] }', ['pf-1']],
    ['{ levels: [UNKNOWN] }', ['pf-2']],
    ['{ levels: [UNKNOWN, PROVINCIAL] }', ['pf-1', 'pf-2']],
    ['{ levels: [] }', []],
    ['{ divisions: ["330381"] }', ['pf-2']],
    ['{ divisions: ["330300"], levels: [PROVINCIAL] }', ['pf-1']],
    ['{ divisions: ["330100"] }', []],
  ])('pass %s', async (filter, refs) => {
    expect(await found('platforms', filter)).toEqual(refs);
  });
});

describe('projects', () => {
  it.each([
    ['{}', ['pj-1', 'pj-2']],
    ['{ divisions: ["330300"] }', ['pj-1']],
    ['{ divisions: ["330000"] }', ['pj-1', 'pj-2']],
    ['{ minTotalCost: "10000000" }', ['pj-1']],
    ['{ minTotalCost: "10000000.000001" }', []],
    ['{ divisions: ["331000"], minTotalCost: 0 }', []],
  ])('pass %s', async (filter, refs) => {
    expect(await found('projects', filter)).toEqual(refs);
  });

  it('are those of a consortium, by its id', async () => {
    const consortium = z
      .object({ consortium: z.object({ id: z.string() }) })
      .parse(await answer(database, '{ consortium(ref: "LOCAL:con-b") { id } }')).consortium.id;
    expect(await found('projects', `{ consortium: "${consortium}" }`)).toEqual(['pj-2']);
    expect(await found('projects', `{ consortium: ${id('Consortium:999999')} }`)).toEqual([]);
    expect(await found('projects', '{ consortium: null }')).toEqual(['pj-1', 'pj-2']);
    for (const wrong of ['""', '"con-b"', id('Unit:1'), id('Consortium:0'), id('Nothing:1')]) {
      const query = `{ projects(filter: { consortium: ${wrong} }) { totalCount } }`;
      expect({ wrong, codes: await refusals(database, query) }).toEqual({ wrong, codes: ['BAD_ID'] });
    }
  });
});

describe('fundings', () => {
  it.each([
    ['{}', ['fd-1', 'fd-2']],
    ['{ sources: [FISCAL_MUNICIPAL, BANK_LOAN] }', ['fd-1']],
    ['{ phases: [REQUESTED, PAID] }', ['fd-2']],
    ['{ years: [2024, 2025] }', ['fd-1', 'fd-2']],
    ['{ years: [2024] }', []],
    ['{ years: [] }', []],
    ['{ sources: [] }', []],
    ['{ phases: [] }', []],
    ['{ divisions: ["330300"], sources: [SELF_RAISED], phases: [REQUESTED], years: [2025] }', ['fd-2']],
    ['{ divisions: ["331000"] }', []],
  ])('pass %s', async (filter, refs) => {
    expect(await found('fundings', filter)).toEqual(refs);
  });
});

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : 1;
}
