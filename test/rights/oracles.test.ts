import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import { documentOf, idOf } from '../changes/send.ts';
import { ask } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';
import { addWorlds, VIEWERS } from './worlds.ts';

let database: Database;
let drop: () => Promise<void>;
let consortium: string;
beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('graph'));
  await addWorlds(database);
  consortium = await idOf(database, 'Consortium', 'LOCAL:f2');
});
afterAll(() => drop());

describe('whether a person is on record elsewhere is told by nothing', () => {
  it.each(['APPLICANT', 'DISTRICT_OFFICER', 'INTEGRATOR'] as const)(
    'to %s, who would make the same one',
    async (role) => {
      const { teamId, name, birthYear, employerUnitId } = await database.prisma.teamMember.findFirstOrThrow({
        where: { consortium: { ref: 'LOCAL:f2' } },
      });
      const same = {
        consortium,
        name,
        birthYear,
        team: teamId === null ? null : encodeId('ResearchTeam', teamId),
        employer: employerUnitId === null ? null : encodeId('Unit', employerUnitId),
      };
      const asked = (input: object) =>
        ask(database, documentOf('createTeamMember'), { viewer: VIEWERS[role], variables: { input } });
      const found = await asked(same);
      expect(found.errors.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
      expect(await asked({ ...same, name: '查无此人' })).toEqual(found);
    },
  );

  it.each(['PUBLIC', 'APPLICANT', 'DISTRICT_OFFICER'] as const)(
    'to %s, who asks for a global id',
    async (role) => {
      const { id } = await database.prisma.teamMember.findFirstOrThrow({
        where: { consortium: { ref: 'LOCAL:f2' } },
      });
      const node = (number: number) =>
        ask(database, `{ node(id: "${encodeId('TeamMember', number)}") { id } }`, { viewer: VIEWERS[role] });
      expect(await node(id)).toEqual(await node(99_999_999));
    },
  );
});

const reports = z.object({
  consortium: z.object({ compliance: z.array(z.object({ inputHash: z.string() })) }),
});
const hashOf = async (role: keyof typeof VIEWERS) => {
  const { data } = await ask(
    database,
    '{ consortium(ref: "LOCAL:f1") { compliance(policy: "wenzhou-2025", on: "2025-07-01") { inputHash } } }',
    { viewer: VIEWERS[role] },
  );
  return reports.parse(data).consortium.compliance[0]?.inputHash;
};

describe('the hash of a report', () => {
  it('is of what is shown to whoever has no right to the figures, so that no guess of one can be tried', async () => {
    const [ofPublic, ofAnalyst] = [await hashOf('PUBLIC'), await hashOf('ANALYST')];
    expect(ofPublic).not.toBe(ofAnalyst);
    // A figure that rounds to the same, of a year that is part of a mean: the shown report stays, and so does its hash.
    await database.query(sql`UPDATE "FinancialYear" SET "salesRevenue" = "salesRevenue" + 1 WHERE "unitId" =
      (SELECT "id" FROM "Unit" WHERE "ref" = 'LOCAL:f1-1')`);
    expect(await hashOf('PUBLIC')).toBe(ofPublic);
    expect(await hashOf('ANALYST')).not.toBe(ofAnalyst);
  });
});

describe('figures of a unit that led before', () => {
  beforeAll(async () => {
    const of = sql`(SELECT "id" FROM "Consortium" WHERE "ref" = 'LOCAL:f2')`;
    await database.query(
      sql`UPDATE "Membership" SET "leftOn" = '2025-06-01' WHERE "role" = 'LEAD' AND "consortiumId" = ${of}`,
    );
    await database.query(sql`INSERT INTO "Membership" ("consortiumId", "unitId", "role", "joinedOn")
      SELECT ${of}, "id", 'LEAD', '2025-06-01' FROM "Unit" WHERE "ref" = 'LOCAL:f1-1'`);
  });

  it('are not shown to the unit that leads since, in reports of then and in those that were kept', async () => {
    const { data, errors } = await ask(
      database,
      `{ consortium(ref: "LOCAL:f2") {
        before: compliance(policy: "wenzhou-2025", on: "2025-05-01") { inputHash }
        now: compliance(policy: "wenzhou-2025", on: "2025-07-01") { inputHash }
        complianceDecisions { facts inputHash } } }`,
      { viewer: VIEWERS.APPLICANT },
    );
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    const { data: all } = await ask(
      database,
      `{ consortium(ref: "LOCAL:f2") {
        before: compliance(policy: "wenzhou-2025", on: "2025-05-01") { inputHash }
        now: compliance(policy: "wenzhou-2025", on: "2025-07-01") { inputHash } } }`,
      { viewer: VIEWERS.ANALYST },
    );
    const read = z.object({
      consortium: z.object({
        before: z.array(z.object({ inputHash: z.string() })),
        now: z.array(z.object({ inputHash: z.string() })),
      }),
    });
    expect(read.parse(data).consortium.before).not.toEqual(read.parse(all).consortium.before);
    expect(read.parse(data).consortium.now).toEqual(read.parse(all).consortium.now);
  });
});
