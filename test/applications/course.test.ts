import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../src/database/statement.ts';
import type { ApplicationForm } from '../../src/domain/application-form/application-form.ts';
import { checkApplicationForm } from '../../src/domain/application-form/check.ts';
import { readForm } from '../../src/exchange/form/read-form.ts';
import { writeForm } from '../../src/exchange/form/write-form.ts';
import { readDivisions } from '../../src/resolvers/request/division-rows.ts';
import { creditCode } from '../domain/application-forms.ts';
import { compliantApplication } from './forms.ts';
import { type Sent, type Service, startService } from './service.ts';

const LEAD = 101;
const shownForm = z.object({
  node: z.object({ form: z.looseObject({ consortium: z.looseObject({ goal: z.string() }) }) }),
});
const shownMoves = z.object({
  node: z.object({
    moves: z.array(
      z.object({
        kind: z.string(),
        to: z.string(),
        movedBy: z.string(),
        on: z.string(),
        verdict: z.string(),
        reviewers: z.array(z.object({ name: z.string() })),
      }),
    ),
  }),
});
const shownHistory = z.object({
  node: z.object({
    history: z.object({
      nodes: z.array(z.object({ actor: z.string(), operation: z.string(), reason: z.string().nullable() })),
    }),
  }),
  consortium: z.object({ history: z.object({ nodes: z.array(z.object({ actor: z.string() })) }) }),
});
const PUBLIC_VIEW = `query ($ref: String!) {
  consortium(ref: $ref) {
    name stage tier filedOn memberCount inCityShare { count total } lead { ref name }
    members { nodes { role task unit { name kind } } }
    projects { nodes { name stage totalCost fundings { phase amount } milestones { achievement } } }
    applications { ref }
  }
  search: consortia(search: "样例储能变流器") { totalCount }
  applications { totalCount }
}`;

describe('an application of Wenzhou, from the draft to the filed consortium', () => {
  let service: Service;
  let lead: string, otherLead: string, district: string, otherDistrict: string, city: string;
  let application: NonNullable<Sent['application']>;
  /** What the workbook of the lead says. */
  let form: ApplicationForm;

  beforeAll(async () => {
    service = await startService();
    const { keyOf } = service;
    lead = await keyOf({ name: 'lead', role: 'APPLICANT', unitRef: `CN-USCC:${creditCode(LEAD)}` });
    otherLead = await keyOf({ name: 'other lead', role: 'APPLICANT', unitRef: `CN-USCC:${creditCode(900)}` });
    district = await keyOf({ name: 'Yongjia', role: 'DISTRICT_OFFICER', divisionCode: '330324' });
    otherDistrict = await keyOf({ name: 'Lucheng', role: 'DISTRICT_OFFICER', divisionCode: '330302' });
    city = await keyOf({ name: 'Wenzhou', role: 'CITY_OFFICER', divisionCode: '330300' });
  });
  afterAll(() => service.stop());

  /** Sends a move that must go through, and reads the application anew. */
  async function moved(key: string, mutation: string, input: object = {}, reason?: string): Promise<void> {
    const { id, version } = application;
    const sent = await service.send(key, mutation, { id, version, ...input }, reason ? { reason } : {});
    expect(sent.refusals).toEqual([]);
    if (sent.application) application = sent.application;
  }

  /** The codes with which a move is refused, of which nothing comes. */
  async function refused(key: string | null, mutation: string, input: object = {}, reason?: string) {
    const { id, version } = application;
    const sent = await service.send(key, mutation, { id, version, ...input }, reason ? { reason } : {});
    return sent.refusals;
  }

  it('begins as a workbook that its lead has filled in', async () => {
    const divisions = await readDivisions(service.database);
    const { form: filled } = checkApplicationForm(compliantApplication(LEAD), divisions);
    const workbook = await writeForm(
      { policy: 'wenzhou-2025', kind: 'WENZHOU_APPLICATION' },
      filled ? [filled] : [],
      { divisions, area: '330300', showPersonalData: true },
    );
    const { policy, applications, problems } = await readForm(workbook, divisions);
    expect([policy, problems]).toEqual(['wenzhou-2025', []]);
    const [read] = applications;
    expect(read?.missing).toEqual([]);
    expect([read?.form.lead, read?.form.members]).toEqual([filled?.lead, filled?.members]);
    if (read) ({ form } = read);
  });

  it('is drafted by its lead, once for one key, and by nobody in another’s name', async () => {
    service.on('2025-07-10');
    const input = { policy: 'wenzhou-2025', form };
    expect((await service.send(null, 'draftApplication', input)).refusals).toEqual(['UNAUTHENTICATED']);
    expect((await service.send(otherLead, 'draftApplication', input)).refusals).toEqual(['FORBIDDEN']);
    expect((await service.send(city, 'draftApplication', input)).refusals).toEqual(['FORBIDDEN']);
    const first = await service.send(lead, 'draftApplication', input, { key: 'draft 1' });
    const again = await service.send(lead, 'draftApplication', input, { key: 'draft 1' });
    expect(first.refusals).toEqual([]);
    expect([first.repeated, again.repeated]).toEqual([false, true]);
    expect(again.application).toEqual(first.application);
    if (first.application) application = first.application;
    expect(application).toMatchObject({ version: 1, stage: 'DRAFTING', consortium: null });
  });

  it('is refused with every place that is wrong', async () => {
    const wrong = {
      ...form,
      consortium: { ...form.consortium, goal: '长'.repeat(501) },
      declaration: { ...form.declaration, memberCount: 9 },
    };
    const sent = await service.send(lead, 'draftApplication', { policy: 'wenzhou-2025', form: wrong });
    expect(sent.userErrors?.map(({ field, code }) => [field.join('.'), code])).toEqual([
      ['input.form.consortium.goal', 'TOO_LONG'],
      ['input.form.declaration.memberCount', 'COUNTS_DO_NOT_ADD_UP'],
    ]);
    const nowhere = await service.send(lead, 'draftApplication', { policy: 'wenzhou-2052', form });
    expect(nowhere.refusals).toEqual(['UNKNOWN_POLICY']);
  });

  it('is seen by its lead and the officers of its division, and by nobody else', async () => {
    const list = `{ applications(filter: { policies: ["wenzhou-2025"], stages: [DRAFTING] }) { totalCount nodes { id } } }`;
    const seen = async (key: string | null) => {
      const { data } = await service.query(key, list);
      const node = await service.query(key, `query ($id: ID!) { node(id: $id) { id } }`, {
        id: application.id,
      });
      return [
        JSON.stringify(data).includes(application.id),
        JSON.stringify(node.data).includes(application.id),
      ];
    };
    for (const key of [lead, district, city]) expect(await seen(key)).toEqual([true, true]);
    for (const key of [null, otherLead, otherDistrict]) expect(await seen(key)).toEqual([false, false]);
    const { data } = await service.query(null, PUBLIC_VIEW, { ref: application.ref });
    expect(data).toEqual({ consortium: null, search: { totalCount: 0 }, applications: { totalCount: 0 } });
  });

  it('keeps no number of a person in the open, and shows none', async () => {
    const [row] = await service.database.query<{ form: string; cipher: Uint8Array | null }>(
      sql`SELECT "form"::text AS form, "personalDataCipher" AS cipher FROM "Application" WHERE "ref" = ${application.ref}`,
    );
    const { text } = await service.query(lead, `{ applications { nodes { form } } }`);
    for (const number of ['13800000000', '11010519491231002X', '0577-60000000']) {
      expect(row?.form).not.toContain(number);
      expect(text).not.toContain(number);
    }
    expect(row?.cipher).not.toBeNull();
  });

  it('is changed by its lead at the version that was read, its numbers staying where they are left out', async () => {
    const { data } = await service.query(
      lead,
      `query ($id: ID!) { node(id: $id) { ... on Application { form } } }`,
      { id: application.id },
    );
    const shown = shownForm.parse(data).node.form;
    const changed = { ...shown, consortium: { ...shown.consortium, goal: '新的目标' } };
    await moved(lead, 'changeApplication', { form: changed });
    expect(application.version).toBe(2);
    const stale = await service.send(lead, 'changeApplication', {
      id: application.id,
      version: 1,
      form: changed,
    });
    expect(stale.refusals).toEqual(['STALE_VERSION']);
    expect(await refused(district, 'changeApplication', { form: changed })).toEqual(['FORBIDDEN']);
  });

  it('is handed in inside the window alone, and only as its policy lets it', async () => {
    service.on('2025-07-20');
    expect(await refused(lead, 'submitApplication')).toEqual(['WINDOW_NOT_OPEN']);
    service.on('2025-08-11T09:00:01Z');
    const { id, version } = application;
    const late = await service.send(lead, 'submitApplication', { id, version });
    expect(late.userErrors?.[0]?.message).toContain('closed at 2025-08-11 17:00');
    service.on('2025-08-01');
    expect(await refused(district, 'submitApplication')).toEqual(['FORBIDDEN']);
    expect(await refused(lead, 'advanceApplication', { to: 'FILED' })).toEqual(['MOVE_NOT_ALLOWED']);
    await moved(lead, 'submitApplication');
    expect(application).toMatchObject({ stage: 'SUBMITTED', submittedOn: '2025-08-01' });
    expect(await refused(lead, 'changeApplication', { form })).toEqual(['NOT_A_DRAFT']);
  });

  it('comes back to be completed, and in again', async () => {
    service.on('2025-08-12');
    expect(await refused(lead, 'advanceApplication', { to: 'LOCAL_REVIEW' })).toEqual(['FORBIDDEN']);
    expect(await refused(otherDistrict, 'returnApplication', {}, '补正')).toEqual(['NOT_FOUND']);
    expect(await refused(district, 'returnApplication')).toEqual(['REASON_REQUIRED']);
    await moved(district, 'returnApplication', {}, '请补充佐证材料');
    await moved(lead, 'changeApplication', { form });
    await moved(lead, 'submitApplication');
    expect(application).toMatchObject({ stage: 'SUBMITTED', submittedOn: '2025-08-01' });
  });

  it('is reviewed and recommended by the district, by one officer of two at once', async () => {
    await moved(district, 'advanceApplication', { to: 'LOCAL_REVIEW', opinion: '材料完整、真实' });
    expect(await refused(city, 'advanceApplication', { to: 'RECOMMENDED' })).toEqual(['FORBIDDEN']);
    const { id, version } = application;
    const both = await Promise.all(
      [1, 2].map(() => service.send(district, 'advanceApplication', { id, version, to: 'RECOMMENDED' })),
    );
    expect(both.flatMap(({ refusals }) => refusals)).toEqual(['STALE_VERSION']);
    const won = both.find(({ refusals }) => refusals.length === 0);
    if (won?.application) application = won.application;
  });

  it('is reviewed by experts, decided and published by the city', async () => {
    service.on('2025-08-15');
    const reviewers = [{ name: '王专家', nearDiscipline: true, associateRank: true, opinion: '同意' }];
    await moved(city, 'advanceApplication', { to: 'EXPERT_REVIEW', reviewers });
    expect(await refused(city, 'advanceApplication', { to: 'DECIDED', approvedProjects: [1] })).toEqual([
      'NO_SUCH_PROJECT',
    ]);
    await moved(city, 'advanceApplication', { to: 'DECIDED', approvedProjects: [0] });
    expect(await refused(city, 'returnApplication', {}, '太迟')).toEqual(['MOVE_NOT_ALLOWED']);
    service.on('2025-08-18');
    await moved(city, 'advanceApplication', { to: 'PUBLIC_NOTICE' });
    expect(application.noticeEndsOn).toBe('2025-08-25');
  });

  it('is filed when five working days have passed, and not before', async () => {
    for (const day of ['2025-08-22', '2025-08-25']) {
      service.on(day);
      expect(await refused(city, 'advanceApplication', { to: 'FILED' })).toEqual(['NOTICE_RUNNING']);
    }
    const before = await service.query(null, PUBLIC_VIEW, { ref: application.ref });
    expect(before.data).toMatchObject({ consortium: null });
    service.on('2025-08-26');
    await moved(city, 'advanceApplication', { to: 'FILED' });
    expect(application).toMatchObject({ stage: 'FILED', consortium: { ref: application.ref } });
  });

  it('is then in the public graph, with its members and projects', async () => {
    const { data, codes } = await service.query(null, PUBLIC_VIEW, { ref: application.ref });
    expect(codes).toEqual([]);
    expect(data).toMatchObject({
      consortium: {
        name: '温州市样例储能变流器创新联合体',
        stage: 'FILED',
        tier: 'MUNICIPAL',
        filedOn: '2025-08-26',
        memberCount: 6,
        inCityShare: { count: 5, total: 6 },
        lead: { ref: `CN-USCC:${creditCode(LEAD)}`, name: '样例储能股份有限公司' },
        projects: {
          nodes: [
            {
              name: '储能变流器关键技术攻关',
              stage: 'APPROVED',
              totalCost: '10000000',
              fundings: [
                { phase: 'REQUESTED', amount: '2000000' },
                { phase: 'REQUESTED', amount: '7500000' },
                { phase: 'REQUESTED', amount: '500000' },
              ],
              milestones: [{ achievement: '样机通过第三方测试' }],
            },
          ],
        },
        applications: [],
      },
      search: { totalCount: 1 },
      applications: { totalCount: 0 },
    });
  });

  it('has its moves read back, each with the report of its moment, and none of them changes', async () => {
    const source = `query ($id: ID!) { node(id: $id) { ... on Application {
      moves { kind from to movedBy role on reason opinion verdict report reviewers { name } rule } } } }`;
    const { data } = await service.query(city, source, { id: application.id });
    const { moves } = shownMoves.parse(data).node;
    expect(
      moves.map(({ kind, to, movedBy, on, verdict }) => [kind, to, movedBy, on, verdict].join(' ')),
    ).toEqual([
      'DRAFT DRAFTING lead 2025-07-10 COMPLIANT',
      'ADVANCE SUBMITTED lead 2025-08-01 COMPLIANT',
      'RETURN DRAFTING Yongjia 2025-08-12 COMPLIANT',
      'ADVANCE SUBMITTED lead 2025-08-12 COMPLIANT',
      'ADVANCE LOCAL_REVIEW Yongjia 2025-08-12 COMPLIANT',
      'ADVANCE RECOMMENDED Yongjia 2025-08-12 COMPLIANT',
      'ADVANCE EXPERT_REVIEW Wenzhou 2025-08-15 COMPLIANT',
      'ADVANCE DECIDED Wenzhou 2025-08-15 COMPLIANT',
      'ADVANCE PUBLIC_NOTICE Wenzhou 2025-08-18 COMPLIANT',
      'ADVANCE FILED Wenzhou 2025-08-26 COMPLIANT',
    ]);
    expect(moves[6]?.reviewers).toEqual([{ name: '王专家' }]);
    const own = await service.query(lead, source, { id: application.id });
    expect(own.text).toContain('请补充佐证材料');
    expect(own.text).not.toContain('王专家');
    for (const change of [
      sql`UPDATE "ApplicationMove" SET "verdict" = 'NON_COMPLIANT'`,
      sql`DELETE FROM "ApplicationReviewer"`,
    ]) {
      await expect(service.database.query(change)).rejects.toThrow('is kept as it is');
    }
  });

  it('has its history read back: who changed what, and why', async () => {
    const source = `query ($id: ID!, $ref: String!) {
      node(id: $id) { ... on Application { history(filter: { records: [Application] }) { nodes { actor operation reason } } } }
      consortium(ref: $ref) { history { totalCount nodes { actor role operation } } }
    }`;
    const variables = { id: application.id, ref: application.ref };
    const { data, text } = await service.query(city, source, variables);
    const { node, consortium } = shownHistory.parse(data);
    expect(node.history.nodes.map(({ actor, operation }) => `${actor} ${operation}`).toReversed()).toEqual([
      'lead draftApplication',
      'lead changeApplication',
      'lead submitApplication',
      'Yongjia returnApplication',
      'lead changeApplication',
      'lead submitApplication',
      'Yongjia advanceApplication',
      'Yongjia advanceApplication',
      ...Array.from({ length: 4 }, () => 'Wenzhou advanceApplication'),
    ]);
    expect(node.history.nodes.map(({ reason }) => reason)).toContain('请补充佐证材料');
    expect(new Set(consortium.history.nodes.map(({ actor }) => actor))).toEqual(new Set(['Wenzhou']));
    expect(text).not.toContain('11010519491231002X');
  });

  it('runs by its lead, and shows in the verdict of another application of that lead', async () => {
    expect(await refused(city, 'advanceApplication', { to: 'RUNNING' })).toEqual(['FORBIDDEN']);
    await moved(lead, 'advanceApplication', { to: 'RUNNING' });
    const { data } = await service.query(null, PUBLIC_VIEW, { ref: application.ref });
    expect(data).toMatchObject({ consortium: { stage: 'RUNNING' } });
    const another = await service.send(lead, 'draftApplication', { policy: 'wenzhou-2025', form });
    const source = `query ($id: ID!) { node(id: $id) { ... on Application { compliance { verdict checks { rule { id } outcome } } } } }`;
    const { text } = await service.query(lead, source, { id: another.application?.id });
    expect(text).toContain('{"rule":{"id":"WZ-L5"},"outcome":"FAIL"}');
    expect(text).toContain('"verdict":"DEVIATING"');
  });
});
