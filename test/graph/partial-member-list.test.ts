import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { answer, createGraph } from './ask.ts';

const SHARES = `{ consortium(ref: "LOCAL:con-b") { memberListIsPartial memberCount
  enterpriseShare { count total unknown value lower upper }
  withoutLead: inCityShare(leadCounts: false) { total value lower upper } } }`;
const AT_LEAST_ALL = '{ consortia(filter: { minEnterpriseShare: "1" }) { nodes { ref } } }';
const DOWNWARDS = '{ consortia(orderBy: { field: ENTERPRISE_SHARE, direction: DESC }) { nodes { ref } } }';

// con-b has two members, both enterprises, the lead registered in Taizhou and the other not.
describe('a consortium of which only some members are named', () => {
  let database: Database;
  let drop: () => Promise<void>;
  const setPartial = (memberListIsPartial: boolean) =>
    database.prisma.consortium.update({ where: { ref: 'LOCAL:con-b' }, data: { memberListIsPartial } });

  beforeAll(async () => {
    ({ database, drop } = await createGraph());
  });
  afterAll(() => drop());

  it('has shares that can be anything, and a count of those named', async () => {
    await setPartial(true);
    expect(await answer(database, SHARES)).toEqual({
      consortium: {
        memberListIsPartial: true,
        memberCount: 2,
        enterpriseShare: { count: 2, total: 2, unknown: 0, value: null, lower: '0', upper: '1' },
        withoutLead: { total: 1, value: null, lower: '0', upper: '1' },
      },
    });
    expect(await answer(database, AT_LEAST_ALL)).toEqual({ consortia: { nodes: [] } });
  });

  it('stands among the unknown ones in lists ordered by a share', async () => {
    await setPartial(false);
    expect(await answer(database, DOWNWARDS)).toMatchObject({
      consortia: { nodes: [{ ref: 'LOCAL:con-b' }, {}, {}, {}] },
    });
    expect(await answer(database, AT_LEAST_ALL)).toEqual({ consortia: { nodes: [{ ref: 'LOCAL:con-b' }] } });
    await setPartial(true);
    // Now nobody's share is known: con-a has unknown members, and the other two have none.
    expect(await answer(database, DOWNWARDS)).toMatchObject({
      consortia: { nodes: [{ ref: 'LOCAL:con-gone' }, {}, {}, {}] },
    });
  });
});
