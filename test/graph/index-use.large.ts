import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { answer, createGraph } from './ask.ts';
import { withCounts } from './counted.ts';
import { addManyRows } from './many-rows.ts';
import { planOf } from './plan.ts';

let database: Database;
/** The same, but it is known how frequent words are. */
let counted: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  await addManyRows(database);
  counted = await withCounts(database);
}, 240_000);
afterAll(() => drop());

const ROWS = '{ nodes { ref } }';

describe('with 20,000 units, a search', () => {
  it.each([
    ['units', '丂丢', 'Unit_search'],
    ['units', '丂', 'Unit_search'],
    ['units', '公司 1999', 'Unit_search'],
    ['consortia', '丂丢', 'Consortium_search'],
  ])('of %s for %s reads the index %s and no table', async (list, words, index) => {
    const plan = await planOf(database, `{ ${list}(search: "${words}") ${ROWS} }`);
    expect(plan).toEqual({ indexes: [index], scanned: [] });
    expect(await planOf(counted, `{ ${list}(search: "${words}") ${ROWS} }`)).toEqual(plan);
    const total = await planOf(database, `{ ${list}(search: "${words}") { totalCount } }`);
    expect(total.scanned).toEqual([]);
  });

  it('finds the one unit with two characters side by side in a quarter of a second', async () => {
    // chr(19968 + n mod 5000) is 丂 for 2, 5002, 10002 and 15002, and chr(20000 + n mod 4999) 丢 for 2 of them.
    const query = `{ units(search: "丂丢") { totalCount nodes { name } } }`;
    await answer(database, query);
    const began = performance.now();
    expect(await answer(database, query)).toEqual({
      units: { totalCount: 1, nodes: [{ name: '丂丢科技有限公司2' }] },
    });
    expect(performance.now() - began).toBeLessThan(250);
  });
});

/** What every hundredth row has, and the index that leads to it. */
const FILTERS: readonly (readonly [list: string, filter: string, index: string])[] = [
  ['units', 'divisions: ["330383"]', 'Unit_registeredDivisionCode_ref_idx'],
  ['units', 'kinds: [UNIVERSITY]', 'Unit_kind_ref_idx'],
  ['units', 'kinds: [UNIVERSITY, INDUSTRY_ORGANIZATION]', 'Unit_kind_ref_idx'],
  ['units', 'qualifications: [UNICORN]', 'Qualification_kind_unitId_idx'],
  ['consortia', 'divisions: ["330383"]', 'Consortium_divisionCode_ref_idx'],
  ['consortia', 'tiers: [PROVINCIAL]', 'Consortium_tier_ref_idx'],
  ['consortia', 'industryFields: ["产业7"]', 'Consortium_industryField_ref_idx'],
  ['consortia', 'technicalFields: ["N"]', 'Consortium_technicalFields_idx'],
  ['consortia', 'minMembers: 9', 'ConsortiumFigures_memberCount_consortiumId_idx'],
  ['consortia', 'maxMembers: 1', 'ConsortiumFigures_memberCount_consortiumId_idx'],
  ['consortia', 'minInCityShare: "0.9"', 'ConsortiumFigures_inCityLeast'],
  ['consortia', 'minEnterpriseShare: "1.1"', 'ConsortiumFigures_enterpriseLeast'],
  ['consortia', 'minRdIntensity: "0.4"', 'ConsortiumFigures_rdIntensity_down'],
  ['platforms', 'levels: [NATIONAL]', 'Platform_level_ref_idx'],
  ['platforms', 'divisions: ["330383"]', 'Platform_hostUnitId_level_idx'],
  ['projects', 'divisions: ["330383"]', 'Project_consortiumId_ref_idx'],
  ['projects', 'minTotalCost: "21990000"', 'Project_totalCost_idx'],
  ['projects', 'consortium: "Q29uc29ydGl1bTox"', 'Project_consortiumId_ref_idx'],
  ['fundings', 'divisions: ["330383"]', 'Funding_projectId_ref_idx'],
  ['fundings', 'sources: [BANK_LOAN]', 'Funding_source_ref_idx'],
  ['fundings', 'phases: [PAID]', 'Funding_phase_ref_idx'],
  ['fundings', 'years: [2019]', 'Funding_year_ref_idx'],
];

describe('with 20,000 units, a filter that few rows pass', () => {
  it.each(FILTERS)('of %s by { %s } uses the index %s', async (list, filter, index) => {
    for (const selection of [ROWS, '{ totalCount }']) {
      const { indexes, scanned } = await planOf(database, `{ ${list}(filter: { ${filter} }) ${selection} }`);
      expect(indexes).toContain(index);
      const table = { units: 'Unit', consortia: 'Consortium', platforms: 'Platform', projects: 'Project' };
      expect(scanned).not.toContain(Object.entries(table).find(([name]) => name === list)?.[1] ?? 'Funding');
    }
  });
});

describe('with 20,000 units, a page', () => {
  it.each([
    ['consortia', 'REF', 'Consortium_ref_key'],
    ['consortia', 'NAME', 'Consortium_name_id_idx'],
    ['consortia', 'MEMBER_COUNT', 'ConsortiumFigures_memberCount_consortiumId_idx'],
    ['consortia', 'IN_CITY_SHARE', 'ConsortiumFigures_inCityShare'],
    ['consortia', 'ENTERPRISE_SHARE', 'ConsortiumFigures_enterpriseShare'],
    // The public's own order, by what it sees of the ratio.
    ['consortia', 'RD_INTENSITY', 'ConsortiumFigures_openIntensity'],
    ['units', 'REF', 'Unit_ref_key'],
    ['units', 'NAME', 'Unit_name_id_idx'],
  ])('of %s in the order %s comes from the index %s', async (list, field, index) => {
    for (const direction of ['ASC', 'DESC']) {
      const { indexes, scanned } = await planOf(
        database,
        `{ ${list}(first: 20, orderBy: { field: ${field}, direction: ${direction} }) ${ROWS} }`,
      );
      expect(scanned).toEqual([]);
      expect(indexes.some((name) => name.startsWith(index))).toBe(true);
    }
  });
});
