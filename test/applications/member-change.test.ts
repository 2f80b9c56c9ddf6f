import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import type { Viewer } from '../../src/resolvers/request/viewer.ts';
import { ADMINISTRATOR, answer, createGraph, refusals } from '../graph/ask.ts';

const outcome = z.object({
  changed: z.object({
    consortium: z.object({ version: z.int(), memberCount: z.int() }).nullable(),
    userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
});
const NOW = new Date('2024-06-03T04:00:00Z');

describe('members of a filed consortium', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let lead: Viewer;
  let units: readonly number[];

  /** A consortium of a city with a lead and two members. */
  async function consortiumOf(ref: string, divisionCode: string): Promise<string> {
    const { id } = await database.prisma.consortium.create({
      data: {
        ref,
        name: ref,
        tier: 'MUNICIPAL',
        divisionCode,
        technicalFields: [],
        filedOn: new Date('2023-01-01'),
      },
    });
    await database.prisma.membership.createMany({
      data: units.slice(0, 3).map((unitId, index) => ({
        consortiumId: id,
        unitId,
        role: index === 0 ? 'LEAD' : 'MEMBER',
        joinedOn: new Date('2023-01-01'),
      })),
    });
    return encodeId('Consortium', id);
  }

  beforeAll(async () => {
    ({ database, drop } = await createGraph());
    const made = await database.prisma.unit.createManyAndReturn({
      data: ['甲', '乙', '丙', '丁', '戊'].map((name, index) => ({
        ref: `LOCAL:member-change-${index}`,
        name,
        kind: 'ENTERPRISE',
      })),
      select: { id: true },
    });
    units = made.map(({ id }) => id);
    lead = { ...ADMINISTRATOR, role: 'APPLICANT', name: 'lead', unitRef: 'LOCAL:member-change-0' };
  });
  afterAll(() => drop());

  const unit = (index: number) => encodeId('Unit', units[index] ?? 0);
  const consents = (...indexes: number[]) =>
    indexes.map((index) => ({ unit: unit(index), on: '2024-05-20' }));

  async function send(mutation: string, input: object, viewer: Viewer = lead) {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const data = await answer(
      database,
      `mutation ($input: ${type}!) { changed: ${mutation}(input: $input, reason: "科研需要") {
        consortium { version memberCount } userErrors { code message } } }`,
      { viewer, now: NOW, variables: { input } },
    );
    const { changed } = outcome.parse(data);
    return { ...changed, codes: changed.userErrors.map(({ code }) => code) };
  }

  it('come with the consent of all and a supplementary agreement, in Zhenjiang', async () => {
    const consortium = await consortiumOf('LOCAL:zhenjiang-members', '321100');
    const input = { consortium, version: 1, unit: unit(3), on: '2024-06-01' };
    const silent = await send('admitMember', { ...input, consents: consents(0, 2) });
    expect(silent.codes).toEqual(['CONSENT_MISSING', 'AGREEMENT_MISSING']);
    expect(silent.userErrors[0]?.message).toContain('尚缺：乙。');
    const strange = { ...input, supplementaryAgreementOn: '2024-05-25', consents: consents(0, 1, 2, 4) };
    expect((await send('admitMember', strange)).codes).toEqual(['CONSENT_OF_NO_MEMBER']);
    const early = { ...strange, on: '2024-05-01', consents: consents(0, 1, 2) };
    expect((await send('admitMember', early)).codes).toEqual(['CONSENT_TOO_LATE']);
    const admitted = await send('admitMember', { ...strange, consents: consents(0, 1, 2) });
    expect([admitted.codes, admitted.consortium?.memberCount]).toEqual([[], 4]);
    expect((await send('admitMember', { ...strange, consents: consents(0, 1, 2, 3) })).codes).toEqual([
      'MEMBER_ALREADY',
    ]);
    const again = { ...input, unit: unit(4), supplementaryAgreementOn: '2024-05-25' };
    const without = await send('admitMember', { ...again, consents: consents(0, 1, 2) });
    expect(without.userErrors[0]?.message).toContain('尚缺：丁。');
  });

  it('go likewise, the lead never, and who agreed is kept for good', async () => {
    const consortium = await consortiumOf('LOCAL:zhenjiang-leaving', '321100');
    const input = {
      consortium,
      version: 1,
      on: '2024-06-01',
      supplementaryAgreementOn: '2024-05-25',
      consents: consents(0, 1, 2),
    };
    expect((await send('releaseMember', { ...input, unit: unit(0) })).codes).toEqual(['LEAD_STAYS']);
    expect((await send('releaseMember', { ...input, unit: unit(4) })).codes).toEqual(['NO_MEMBER']);
    expect((await send('releaseMember', { ...input, version: 7, unit: unit(2) })).codes).toEqual([
      'STALE_VERSION',
    ]);
    const released = await send('releaseMember', { ...input, unit: unit(2) });
    expect([released.codes, released.consortium?.memberCount]).toEqual([[], 2]);
    const kept = await answer(
      database,
      `{ consortium(ref: "LOCAL:zhenjiang-leaving") { memberChanges {
          kind on supplementaryAgreementOn reason recordedBy unit { name } consents { on unit { name } } } } }`,
      { viewer: lead, now: NOW },
    );
    expect(kept).toEqual({
      consortium: {
        memberChanges: [
          {
            kind: 'RELEASE',
            on: '2024-06-01',
            supplementaryAgreementOn: '2024-05-25',
            reason: '科研需要',
            recordedBy: 'lead',
            unit: { name: '丙' },
            consents: ['甲', '乙', '丙'].map((name) => ({ on: '2024-05-20', unit: { name } })),
          },
        ],
      },
    });
    await expect(database.query(sql`DELETE FROM "MemberConsent"`)).rejects.toThrow('is kept as it is');
  });

  it('are not joined by who led one that failed twice, in Zhenjiang, for three years', async () => {
    await database.prisma.consortium.create({
      data: {
        ref: 'LOCAL:zhenjiang-failed',
        name: '前联合体',
        tier: 'MUNICIPAL',
        divisionCode: '321100',
        technicalFields: [],
        memberships: { create: { unitId: units[4] ?? 0, role: 'LEAD', leftOn: new Date('2023-06-01') } },
        evaluations: {
          create: ['2022-05-31', '2023-05-31'].map((day) => ({
            heldOn: new Date(day),
            grade: 'UNQUALIFIED',
          })),
        },
      },
    });
    const consortium = await consortiumOf('LOCAL:zhenjiang-joined', '321100');
    const input = {
      consortium,
      version: 1,
      unit: unit(4),
      supplementaryAgreementOn: '2024-05-25',
      consents: consents(0, 1, 2),
    };
    const barred = await send('admitMember', { ...input, on: '2026-05-30' });
    expect(barred.codes).toEqual(['UNIT_BARRED']);
    expect(barred.userErrors[0]?.message).toContain('“戊”曾牵头“前联合体”');
    const wenzhou = await consortiumOf('LOCAL:wenzhou-joined', '330300');
    const elsewhere = await send('admitMember', { ...input, consortium: wenzhou, on: '2024-06-01' });
    expect(elsewhere.codes).toEqual([]);
    expect((await send('admitMember', { ...input, on: '2026-05-31' })).codes).toEqual([]);
  });

  it('ask for no agreement where the policy names none, and for nothing where it is silent', async () => {
    const taizhou = await consortiumOf('LOCAL:taizhou-members', '331000');
    const leaving = { consortium: taizhou, version: 1, unit: unit(1), on: '2024-06-01' };
    expect((await send('releaseMember', { ...leaving, consents: [] })).codes).toEqual(['CONSENT_MISSING']);
    expect((await send('releaseMember', { ...leaving, consents: consents(0, 1, 2) })).codes).toEqual([]);
    const joining = { ...leaving, unit: unit(3), consents: [] };
    expect((await send('admitMember', joining)).codes).toEqual([]);
    const wenzhou = await consortiumOf('LOCAL:wenzhou-members', '330300');
    expect((await send('admitMember', { ...joining, consortium: wenzhou })).codes).toEqual([]);
  });

  it('do not come or go by the back door, but for corrections of the record by officers', async () => {
    const consortium = await consortiumOf('LOCAL:zhenjiang-door', '321100');
    const create = `mutation ($input: CreateMembershipInput!) { changed: createMembership(input: $input) { userErrors { code } } }`;
    const input = { consortium, unit: unit(3), role: 'MEMBER', joinedOn: '2024-06-01' };
    const sent = (viewer: Viewer) => answer(database, create, { viewer, now: NOW, variables: { input } });
    expect(await sent(lead)).toEqual({ changed: { userErrors: [{ code: 'CONSENT_NEEDED' }] } });
    const officer: Viewer = { ...ADMINISTRATOR, role: 'CITY_OFFICER', name: 'city', divisionCode: '321100' };
    expect(await sent(officer)).toEqual({ changed: { userErrors: [] } });
  });

  it('come and go by a record where no policy of their place asks for consent', async () => {
    const consortium = await consortiumOf('LOCAL:wenzhou-door', '330300');
    const create = `mutation ($input: CreateMembershipInput!) { changed: createMembership(input: $input) { userErrors { code } } }`;
    const input = { consortium, unit: unit(3), role: 'MEMBER', joinedOn: '2024-06-01' };
    expect(await answer(database, create, { viewer: lead, now: NOW, variables: { input } })).toEqual({
      changed: { userErrors: [] },
    });
  });

  it('keep their parts and their days by it too, and their tasks without it', async () => {
    await consortiumOf('LOCAL:zhenjiang-parts', '321100');
    const [member] = await database.query<{ id: number }>(sql`
      SELECT "id" FROM "Membership" WHERE "role" = 'MEMBER' AND "consortiumId" = (
        SELECT "id" FROM "Consortium" WHERE "ref" = 'LOCAL:zhenjiang-parts') ORDER BY "id" LIMIT 1`);
    const source = `mutation ($input: ChangeMembershipInput!) { changed: changeMembership(input: $input) {
      userErrors { code message(locale: EN) chinese: message(locale: ZH) } } }`;
    const said = async (change: object) => {
      const input = { id: encodeId('Membership', member?.id ?? 0), version: 1, ...change };
      return answer(database, source, { viewer: lead, now: NOW, variables: { input } });
    };
    const needed = {
      changed: {
        userErrors: [
          {
            code: 'CONSENT_NEEDED',
            message:
              'By ZHJ-R3 members of a filed consortium come and go by the consent of all; use admitMember or releaseMember.',
            chinese: '按ZHJ-R3，备案后增减成员须经全体成员同意；请用 admitMember 或 releaseMember 办理。',
          },
        ],
      },
    };
    const newLead = { id: encodeId('Membership', member?.id ?? 0), version: 1, role: 'LEAD' };
    // Who leads decides on rights, so officers alone keep it.
    expect(await refusals(database, source, { viewer: lead, variables: { input: newLead } })).toEqual([
      'FORBIDDEN',
    ]);
    expect(await said({ joinedOn: '2023-02-01' })).toEqual(needed);
    expect(await said({ leftOn: '2024-05-01' })).toEqual(needed);
    expect(await said({ task: '任务' })).toEqual({ changed: { userErrors: [] } });
  });

  it('are changed by nobody from elsewhere', async () => {
    const consortium = await consortiumOf('LOCAL:zhenjiang-far', '321100');
    const input = { consortium, version: 1, unit: unit(3), on: '2024-06-01', consents: [] };
    const source = `mutation ($input: AdmitMemberInput!) { admitMember(input: $input) { userErrors { code } } }`;
    const far: Viewer = { ...ADMINISTRATOR, role: 'CITY_OFFICER', name: 'far', divisionCode: '330300' };
    const stranger: Viewer = { ...lead, unitRef: 'LOCAL:member-change-1' };
    for (const viewer of [far, stranger]) {
      expect(await refusals(database, source, { viewer, variables: { input } })).toEqual(['FORBIDDEN']);
    }
  });
});
