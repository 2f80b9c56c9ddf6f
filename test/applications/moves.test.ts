import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { databaseOver, type Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import type { Viewer } from '../../src/resolvers/request/viewer.ts';
import { creditCode } from '../domain/application-forms.ts';
import { ADMINISTRATOR, answer, ask, createGraph } from '../graph/ask.ts';
import { compliantApplication, withoutNumbers } from './forms.ts';

const PAYLOAD = `application { id version stage ending consortium { ref stage dissolvedOn evaluations { grade } } }
  userErrors { field document code }`;
const outcome = z.object({
  sent: z.object({
    application: z
      .object({
        id: z.string(),
        version: z.int(),
        stage: z.string(),
        ending: z.string().nullable(),
        consortium: z
          .object({
            ref: z.string(),
            stage: z.string(),
            dissolvedOn: z.string().nullable(),
            evaluations: z.array(z.object({ grade: z.string() })),
          })
          .nullable(),
      })
      .nullable(),
    userErrors: z.array(
      z.object({ field: z.array(z.string()), document: z.array(z.string()).nullable(), code: z.string() }),
    ),
  }),
});
const TYPES: Readonly<Record<string, string>> = {
  draftApplication: 'DraftApplicationInput',
  advanceApplication: 'AdvanceApplicationInput',
};
/** Noon of a day in Asia/Shanghai. */
const noonOf = (day: string) => new Date(`${day}T12:00:00+08:00`);
const PEER = { nearDiscipline: true, associateRank: true };
type Form = ReturnType<typeof compliantApplication>;
type Application = NonNullable<z.infer<typeof outcome>['sent']['application']>;

/** An application of Weihai. */
const weihai = (form: Form) => ({
  ...form,
  declaration: { ...form.declaration, districtCode: '371002' },
  lead: { ...form.lead, registeredDivisionCode: '371002' },
});

/** An application with everything that Zhenjiang's base tables ask for. */
const zhenjiang = (form: Form) => ({
  ...form,
  consortium: {
    ...form.consortium,
    chiefScientistName: '某人',
    chiefScientistTitle: '教授',
    researchDirection: '方向',
    decisionMechanism: '机制',
    agreementClauses: null,
  },
  declaration: { ...form.declaration, districtCode: '321181' },
  lead: {
    ...form.lead,
    registeredDivisionCode: '321181',
    legalRepresentative: '某人',
    correspondenceAddress: '某路1号',
  },
  members: form.members.map((member) => ({ ...member, duties: '职责' })),
  projects: form.projects.map((project) => ({ ...project, level: 'MUNICIPAL' })),
});

describe('a move of an application', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let number = 500;

  beforeAll(async () => {
    ({ database, drop } = await createGraph());
  });
  afterAll(() => drop());

  async function send(day: string, mutation: string, input: object, reason?: string, viewer?: Viewer) {
    const source = `mutation ($input: ${TYPES[mutation] ?? 'MoveApplicationInput'}!, $reason: String) {
      sent: ${mutation}(input: $input, reason: $reason) { ${PAYLOAD} } }`;
    const data = await answer(database, source, {
      viewer: viewer ?? ADMINISTRATOR,
      now: noonOf(day),
      variables: { input, reason },
    });
    const { application, userErrors } = outcome.parse(data).sent;
    return { application, userErrors, codes: userErrors.map(({ code }) => code) };
  }

  /** An application that is drafted, of a lead of its own. */
  async function drafted(policy: string, day: string, change: (form: Form) => object = (form) => form) {
    number += 20;
    const { application, userErrors } = await send(day, 'draftApplication', {
      policy,
      form: change(compliantApplication(number)),
    });
    expect(userErrors).toEqual([]);
    if (!application) throw new Error('nothing was drafted');
    return application;
  }

  /** Moves it through stages, one after another, each of which must go through. */
  async function advanced(application: Application, day: string, stages: readonly string[], more = {}) {
    let { version } = application;
    let last = application;
    for (const to of stages) {
      const { id } = application;
      const sent = await send(day, 'advanceApplication', { id, version, to, ...more }, '理由');
      expect([to, sent.userErrors]).toEqual([to, []]);
      if (sent.application) ({ version } = last = sent.application);
    }
    return last;
  }

  /** What stands against the submission of a draft on a day. */
  async function submitted(day: string, { id }: Application): Promise<string[]> {
    return (await send(day, 'submitApplication', { id, version: 1 })).codes;
  }

  it('is no submission while the form lacks anything, or a mandatory rule fails', async () => {
    const lacking = await drafted('wenzhou-2025', '2025-08-01', withoutNumbers);
    const { userErrors } = await send('2025-08-01', 'submitApplication', { id: lacking.id, version: 1 });
    // The mutation takes no document: what is missing from the one on record is named beside the field.
    expect(userErrors).toContainEqual({
      field: ['input'],
      document: ['declaration', 'contactPhone'],
      code: 'MISSING_ITEM',
    });
    const failing = await drafted('wenzhou-2025', '2025-08-01', (form) => ({
      ...form,
      lead: { ...form.lead, qualifications: ['GAZELLE'] },
      consortium: { ...form.consortium, agreementClauses: ['PURPOSE'] },
    }));
    const sent = await send('2025-08-01', 'submitApplication', { id: failing.id, version: 1 });
    expect(sent.codes).toEqual(['RULE_FAILED', 'RULE_FAILED']);
    expect(sent.application).toMatchObject({ stage: 'DRAFTING', version: 1 });
  });

  it('keeps nothing of a person where the service has no key', async () => {
    const keyless = databaseOver(database);
    const { data } = await ask(
      keyless,
      `mutation ($input: DraftApplicationInput!) { draftApplication(input: $input) { userErrors { code } } }`,
      {
        viewer: ADMINISTRATOR,
        now: noonOf('2025-08-01'),
        variables: { input: { policy: 'wenzhou-2025', form: compliantApplication(400) } },
      },
    );
    expect(JSON.stringify(data)).toContain('PERSONAL_DATA_NOT_KEPT');
    const rows = await database.query(
      sql`SELECT FROM "Application" WHERE "applicantRef" = ${`CN-USCC:${creditCode(400)}`}`,
    );
    expect(rows).toEqual([]);
  });

  it('ends an application that is withdrawn or refused, and nothing follows', async () => {
    const withdrawn = await drafted('wenzhou-2025', '2025-08-01');
    const sent = await send('2025-08-01', 'withdrawApplication', { id: withdrawn.id, version: 1 });
    expect(sent.application).toMatchObject({ stage: 'DRAFTING', ending: 'WITHDRAWN' });
    const after = await send('2025-08-01', 'submitApplication', { id: withdrawn.id, version: 2 });
    expect(after.codes).toEqual(['MOVE_NOT_ALLOWED']);
    const submitted = await advanced(await drafted('wenzhou-2025', '2025-08-01'), '2025-08-01', [
      'SUBMITTED',
    ]);
    const { id, version } = submitted;
    const refused = await send('2025-08-01', 'refuseApplication', { id, version }, '弄虚作假');
    expect(refused.application).toMatchObject({ stage: 'SUBMITTED', ending: 'REFUSED' });
  });

  it('needs three peers in Weihai, and the end of the notice where the text gives no length', async () => {
    const application = await drafted('weihai-2022', '2024-03-01', weihai);
    const { id, version } = await advanced(application, '2024-03-01', ['SUBMITTED']);
    const two = { id, version, to: 'LOCAL_REVIEW', reviewers: [PEER, PEER] };
    expect((await send('2024-03-01', 'advanceApplication', two)).codes).toEqual(['NOT_ENOUGH_REVIEWERS']);
    const reviewed = await advanced({ ...application, version }, '2024-03-01', ['LOCAL_REVIEW'], {
      reviewers: [PEER, PEER, PEER],
    });
    const decided = await advanced(reviewed, '2024-03-01', [
      'RECOMMENDED',
      'FORMAL_CHECK',
      'EXPERT_REVIEW',
      'DECIDED',
    ]);
    const publish = { id, version: decided.version, to: 'PUBLIC_NOTICE' };
    expect((await send('2024-03-04', 'advanceApplication', publish)).codes).toEqual(['NOTICE_END_NEEDED']);
    const published = await advanced(decided, '2024-03-04', ['PUBLIC_NOTICE'], {
      noticeEndsOn: '2024-03-11',
    });
    const filed = await advanced(published, '2024-03-12', ['FILED']);
    expect(filed.consortium).toMatchObject({ stage: 'FILED' });
  });

  it('takes the title away after two bad evaluations, in Zhenjiang, and dissolves no consortium with projects', async () => {
    const application = await drafted('zhenjiang-2023', '2024-03-01', zhenjiang);
    const decided = await advanced(
      application,
      '2024-03-01',
      ['SUBMITTED', 'LOCAL_REVIEW', 'EXPERT_REVIEW', 'DECIDED'],
      { approvedProjects: [0] },
    );
    const running = await advanced(decided, '2024-03-02', ['FILED', 'RUNNING']);
    const { id, version } = running;
    const dissolve = { id, version, to: 'DISSOLVED' };
    expect((await send('2026-01-05', 'advanceApplication', dissolve, '解散')).codes).toEqual([
      'PROJECTS_IN_PROGRESS',
    ]);
    const ungraded = { id, version, to: 'EVALUATED' };
    expect((await send('2025-01-05', 'advanceApplication', ungraded)).codes).toEqual(['GRADE_REQUIRED']);
    const once = await advanced(running, '2025-01-05', ['EVALUATED'], { grade: 'UNQUALIFIED' });
    const revoke = { id, version: once.version, to: 'REVOKED' };
    expect((await send('2025-01-06', 'advanceApplication', revoke, '取消')).codes).toEqual([
      'NOT_CALLED_FOR',
    ]);
    const twice = await advanced(once, '2026-01-05', ['EVALUATED'], { grade: 'UNQUALIFIED' });
    const revoked = await advanced(twice, '2026-01-06', ['REVOKED']);
    expect(revoked.consortium).toMatchObject({
      stage: 'REVOKED',
      dissolvedOn: null,
      evaluations: [{ grade: 'UNQUALIFIED' }, { grade: 'UNQUALIFIED' }],
    });
  });

  it('is no submission of whoever led a consortium that Zhenjiang took the title from, for three years', async () => {
    const leads: Form['lead'][] = [];
    const first = await drafted('zhenjiang-2023', '2024-03-01', (form) => {
      leads.push(form.lead);
      return zhenjiang(form);
    });
    const stages = ['SUBMITTED', 'LOCAL_REVIEW', 'EXPERT_REVIEW', 'DECIDED', 'FILED', 'RUNNING'];
    const running = await advanced(first, '2024-03-01', stages);
    const once = await advanced(running, '2025-01-05', ['EVALUATED'], { grade: 'UNQUALIFIED' });
    const [lead] = leads;
    if (!lead) throw new Error('nobody led');
    const leading = await drafted('zhenjiang-2023', '2026-01-04', (form) => zhenjiang({ ...form, lead }));
    const joining = await drafted('zhenjiang-2023', '2026-01-04', (form) => {
      const changed = zhenjiang(form);
      return { ...changed, members: [{ ...changed.members[0], ...lead }, ...changed.members.slice(1)] };
    });
    await advanced(once, '2026-01-05', ['EVALUATED'], { grade: 'UNQUALIFIED' });
    expect(await submitted('2026-01-05', leading)).toEqual(['UNIT_BARRED']);
    expect(await submitted('2029-01-04', joining)).toEqual(['UNIT_BARRED']);
    const { data } = await ask(
      database,
      `{ node(id: "${joining.id}") { ... on Application { allowedMoves { to hindrances { code message(locale: EN) } } } } }`,
      { viewer: ADMINISTRATOR, now: noonOf('2026-02-01') },
    );
    expect(JSON.stringify(data)).toContain(
      'three years, up to 2029-01-04, that day included; take another unit',
    );
    expect(await submitted('2029-01-05', joining)).toEqual([]);
    expect(await submitted('2029-01-05', leading)).toEqual([]);
  });

  it('leaves nothing half done where the filing fails', async () => {
    const application = await drafted('zhejiang-2022', '2024-03-01', (form) => ({
      ...form,
      declaration: { ...form.declaration, districtCode: '330302', applicationType: 1 },
      lead: { ...form.lead, qualifications: ['SCIENCE_TECH_LEADER'] },
      consortium: {
        ...form.consortium,
        councilChairIsLeadHead: true,
        agreementClauses: ['DIVISION_OF_WORK', 'RIGHTS_AND_DUTIES'],
      },
    }));
    const decided = await advanced(application, '2024-03-01', [
      'SUBMITTED',
      'LOCAL_REVIEW',
      'RECOMMENDED',
      'EXPERT_REVIEW',
      'DECIDED',
    ]);
    const [row] = await database.query<{ ref: string }>(
      sql`SELECT "ref" FROM "Application" ORDER BY "id" DESC LIMIT 1`,
    );
    await database.prisma.unit.create({ data: { ref: 'LOCAL:in-the-way', name: '占号' } });
    const host = await database.prisma.unit.findUniqueOrThrow({ where: { ref: 'LOCAL:in-the-way' } });
    const taken = await database.prisma.platform.create({
      data: { ref: `${row?.ref}-platform-1`, name: '占号', hostUnitId: host.id },
    });
    const { id, version } = decided;
    const file = { id, version, to: 'FILED' };
    expect((await send('2024-03-02', 'advanceApplication', file)).codes).toEqual(['ALREADY_EXISTS']);
    expect(await database.query(sql`SELECT FROM "Consortium" WHERE "ref" = ${row?.ref}`)).toEqual([]);
    const [now] = await database.query(
      sql`SELECT "stage", "version" FROM "Application" WHERE "ref" = ${row?.ref}`,
    );
    expect(now).toEqual({ stage: 'DECIDED', version });
    await database.prisma.platform.delete({ where: { id: taken.id } });
    const filed = await advanced(decided, '2024-03-02', ['FILED']);
    expect(filed.consortium).toMatchObject({ stage: 'FILED' });
  });
});
