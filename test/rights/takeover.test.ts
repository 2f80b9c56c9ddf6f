import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import type { Viewer } from '../../src/resolvers/request/viewer.ts';
import { faults, idOf, refused, send, sent } from '../changes/send.ts';
import { ask } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';
import { addWorlds, VIEWERS } from './worlds.ts';

/** Days around 1 July 2025, on which tests ask. */
const TODAY = '2025-07-01';
const IN_30_DAYS = '2025-07-31';

let database: Database;
let drop: () => Promise<void>;
let consortium: string;
let ownUnit: string;
let leadOfOthers: string;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('graph'));
  await addWorlds(database);
  consortium = await idOf(database, 'Consortium', 'LOCAL:f2');
  ownUnit = await idOf(database, 'Unit', 'LOCAL:f1-1');
  leadOfOthers = await idOf(database, 'Unit', 'LOCAL:f2-1');
});
afterAll(() => drop());

const applicant = VIEWERS.APPLICANT;

/** The lead of the other consortium, from the first of 2020 until a day. */
async function otherLeadUntil(leftOn: string | null): Promise<void> {
  await database.query(sql`DELETE FROM "Membership" WHERE "unitId" = (SELECT "id" FROM "Unit" WHERE "ref" = 'LOCAL:f1-1')
    AND "consortiumId" = (SELECT "id" FROM "Consortium" WHERE "ref" = 'LOCAL:f2')`);
  await database.query(sql`UPDATE "Membership" SET "leftOn" = ${leftOn}::date WHERE "role" = 'LEAD'
    AND "consortiumId" = (SELECT "id" FROM "Consortium" WHERE "ref" = 'LOCAL:f2')`);
}

/** Whether a viewer is shown people of the other consortium. */
async function seesPeople(viewer: Viewer): Promise<boolean> {
  const { data } = await ask(
    database,
    '{ consortium(ref: "LOCAL:f2") { teamMembers(first: 1) { nodes { name } } } }',
    {
      viewer,
    },
  );
  return JSON.stringify(data).includes('某人');
}

describe('an applicant does not become the lead of others’ consortium', () => {
  beforeEach(() => otherLeadUntil(null));

  it.each([
    ['that has no lead', '2024-12-31', null],
    ['whose lead leaves, from that day', IN_30_DAYS, IN_30_DAYS],
    ['that has a lead, in time before', null, '2019-01-01'],
    ['that has no lead, in 30 days', '2024-12-31', IN_30_DAYS],
    ['whose lead leaves today', TODAY, TODAY],
  ])('%s', async (_, otherLeadLeft, joinedOn) => {
    await otherLeadUntil(otherLeadLeft);
    const input = { consortium, unit: ownUnit, role: 'LEAD', joinedOn };
    expect(await refused(database, 'createMembership', input, applicant)).toEqual(['FORBIDDEN']);
    expect(await seesPeople(applicant)).toBe(false);
  });

  it('nor a member of it, which it would then make the lead', async () => {
    const input = { consortium, unit: ownUnit, role: 'MEMBER' };
    expect(await refused(database, 'createMembership', input, applicant)).toEqual(['FORBIDDEN']);
  });
});

describe('a lead that leaves', () => {
  const own = 'LOCAL:f1';
  let membership: { id: string; version: number };

  beforeEach(async () => {
    await database.query(sql`UPDATE "Membership" SET "leftOn" = ${IN_30_DAYS}::date WHERE "role" = 'LEAD'
      AND "consortiumId" = (SELECT "id" FROM "Consortium" WHERE "ref" = ${own})`);
    const [row] = await database.query<{ id: number; version: number }>(sql`
      SELECT "id", "version" FROM "Membership" WHERE "role" = 'LEAD'
      AND "consortiumId" = (SELECT "id" FROM "Consortium" WHERE "ref" = ${own})`);
    if (!row) throw new Error('no lead');
    membership = { id: encodeId('Membership', row.id), version: row.version };
  });

  it('writes of its part what is its own', async () => {
    const { version } = await sent(database, 'changeMembership', { ...membership, task: '总装' }, applicant);
    expect(version).toBe(membership.version + 1);
  });

  it.each([
    ['changeMembership', { leftOn: null }],
    ['changeMembership', { leftOn: '2030-01-01' }],
    ['changeMembership', { joinedOn: '2020-01-01' }],
    ['changeMembership', { role: 'MEMBER' }],
    ['endMembership', { on: null }],
    ['removeMembership', {}],
  ])('does not stay by %s %j', async (mutation, change) => {
    expect(await refused(database, mutation, { ...membership, ...change }, applicant)).toEqual(['FORBIDDEN']);
  });

  it('does not come back by a part that begins when it leaves', async () => {
    const home = await idOf(database, 'Consortium', own);
    const input = { consortium: home, unit: ownUnit, role: 'LEAD', joinedOn: IN_30_DAYS };
    expect(await refused(database, 'createMembership', input, applicant)).toEqual(['FORBIDDEN']);
  });

  it('is kept by officers of the place, who may have it stay', async () => {
    const { version } = await sent(
      database,
      'changeMembership',
      { ...membership, leftOn: null },
      VIEWERS.CITY_OFFICER,
    );
    expect(version).toBe(membership.version + 1);
  });
});

it('a unit that has ceased to be does not lead again by taking that back', async () => {
  const { id, version } = await sent(
    database,
    'endUnit',
    { id: ownUnit, version: await versionOf('LOCAL:f1-1'), on: '2025-06-30' },
    VIEWERS.CITY_OFFICER,
  );
  expect(await refused(database, 'endUnit', { id, version, on: null }, applicant)).toEqual(['FORBIDDEN']);
  await sent(database, 'endUnit', { id, version, on: null }, VIEWERS.CITY_OFFICER);
});

describe('an officer does not get a unit or a consortium of another place', () => {
  const officer = VIEWERS.CITY_OFFICER;
  const home = '330302';

  it.each([
    ['createRegistration', () => ({ unit: leadOfOthers, division: home, validFrom: '2025-01-01' })],
    ['createRegistration', () => ({ unit: leadOfOthers, division: home, validFrom: '2025-07-31' })],
    [
      'changeUnit',
      async () => ({ id: leadOfOthers, version: await versionOf('LOCAL:f2-1'), registeredDivision: home }),
    ],
    ['changeConsortium', () => ({ id: consortium, version: 1, division: home })],
    ['createPlatform', () => ({ ref: 'LOCAL:grasp', name: '平台', hostUnit: leadOfOthers })],
  ])('by %s', async (mutation, input) => {
    expect(await refused(database, mutation, await input(), officer)).toEqual(['FORBIDDEN']);
  });

  it('that is recorded to move here in five days: it is still the other’s', async () => {
    await database.query(
      sql`INSERT INTO "Unit" ("ref", "name", "registeredDivisionCode") VALUES ('LOCAL:mover', '将迁', ${home})`,
    );
    await database.query(sql`INSERT INTO "Registration" ("unitId", "divisionCode", "validTo")
      SELECT "id", '330106', '2025-07-06' FROM "Unit" WHERE "ref" = 'LOCAL:mover'`);
    const id = await idOf(database, 'Unit', 'LOCAL:mover');
    const rename = { id, version: 1, name: '改名' };
    expect(await refused(database, 'changeUnit', rename, officer)).toEqual(['FORBIDDEN']);
    const hangzhou: Viewer = { ...officer, divisionCode: '330100' };
    // Where it goes is for whoever has both places, and its name for the place where it is.
    const stay = { id, version: 1, registeredDivision: '330106' };
    expect(await refused(database, 'changeUnit', stay, hangzhou)).toEqual(['FORBIDDEN']);
    expect((await send(database, 'changeUnit', rename, hangzhou)).userErrors).toEqual([]);
    const province: Viewer = { ...officer, divisionCode: '330000' };
    expect(await faults(database, 'changeUnit', { ...stay, version: 2 }, province)).toEqual([]);
  });
});

async function versionOf(ref: string): Promise<number> {
  const { version } = await database.prisma.unit.findUniqueOrThrow({ where: { ref } });
  return version;
}
