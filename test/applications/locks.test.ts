import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import type { Viewer } from '../../src/resolvers/request/viewer.ts';
import { ADMINISTRATOR, answer, createGraph } from '../graph/ask.ts';

const LEAD = 'LOCAL:locks-lead';
const viewers: Readonly<Record<'lead' | 'city' | 'district', Viewer>> = {
  lead: { ...ADMINISTRATOR, role: 'APPLICANT', name: 'lead', unitRef: LEAD },
  city: { ...ADMINISTRATOR, role: 'CITY_OFFICER', name: 'city', divisionCode: '330300' },
  district: { ...ADMINISTRATOR, role: 'DISTRICT_OFFICER', name: 'district', divisionCode: '330300' },
};
const outcome = z.object({ changed: z.object({ userErrors: z.array(z.object({ code: z.string() })) }) });

describe('what was approved of a project of Wenzhou', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let ids: { approved: number; applied: number; indicator: number; own: number };

  beforeAll(async () => {
    ({ database, drop } = await createGraph());
    const unit = await database.prisma.unit.create({
      data: { ref: LEAD, name: '牵头', kind: 'ENTERPRISE', registeredDivisionCode: '330324' },
    });
    const consortium = await database.prisma.consortium.create({
      data: {
        ref: 'LOCAL:locks',
        name: '锁定',
        tier: 'MUNICIPAL',
        divisionCode: '330300',
        technicalFields: [],
      },
    });
    await database.prisma.membership.create({
      data: { consortiumId: consortium.id, unitId: unit.id, role: 'LEAD' },
    });
    const project = (ref: string, stage: 'APPROVED' | 'APPLIED') =>
      database.prisma.project.create({
        data: { ref, consortiumId: consortium.id, name: ref, stage, content: '研发内容' },
      });
    const [approved, applied] = [
      await project('LOCAL:locks-1', 'APPROVED'),
      await project('LOCAL:locks-2', 'APPLIED'),
    ];
    const indicator = await database.prisma.projectIndicator.create({
      data: { projectId: approved.id, binding: true, kind: 'NEW_PRODUCTS', quantity: 2 },
    });
    const [own] = await database.query<{ id: number }>(sql`
      INSERT INTO "BudgetLine" ("projectId", "category", "source", "amount")
      VALUES (${approved.id}, 'LABOUR', 'SELF_RAISED', 5), (${approved.id}, 'LABOUR', 'FISCAL_MUNICIPAL', 1) RETURNING "id"`);
    ids = { approved: approved.id, applied: applied.id, indicator: indicator.id, own: own?.id ?? 0 };
  });
  afterAll(() => drop());

  /** The codes of what is wrong with a change. */
  async function change(
    viewer: keyof typeof viewers,
    mutation: string,
    input: object,
    reason: string | null = null,
  ) {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const source = `mutation ($input: ${type}!, $reason: String) {
      changed: ${mutation}(input: $input, reason: $reason) { userErrors { code } } }`;
    const data = await answer(database, source, {
      viewer: viewers[viewer],
      variables: { input, reason },
    });
    return outcome.parse(data).changed.userErrors.map(({ code }) => code);
  }

  it('is not changed by its lead, nor by the district, nor by the city without a reason', async () => {
    const input = { id: encodeId('Project', ids.approved), version: 1, content: '别的内容' };
    expect(await change('lead', 'changeProject', input)).toEqual(['LOCKED']);
    expect(await change('district', 'changeProject', input, '更正')).toEqual(['LOCKED']);
    expect(await change('city', 'changeProject', input)).toEqual(['LOCKED_WITHOUT_REASON']);
    expect(await change('city', 'changeProject', input, '  ')).toEqual(['LOCKED_WITHOUT_REASON']);
    expect(await change('city', 'changeProject', input, '经审核同意变更')).toEqual([]);
  });

  it('leaves free what the text does not name, and what is not approved yet', async () => {
    const free = { id: encodeId('Project', ids.approved), version: 2, goal: '目标' };
    expect(await change('lead', 'changeProject', free)).toEqual([]);
    const applied = { id: encodeId('Project', ids.applied), version: 1, content: '别的内容' };
    expect(await change('lead', 'changeProject', applied)).toEqual([]);
  });

  it('holds for indicators, new ones and ones that go too', async () => {
    const id = encodeId('ProjectIndicator', ids.indicator);
    expect(await change('lead', 'changeProjectIndicator', { id, version: 1, quantity: '1' })).toEqual([
      'LOCKED',
    ]);
    expect(await change('lead', 'removeProjectIndicator', { id, version: 1 })).toEqual(['LOCKED']);
    const added = { binding: true, kind: 'PATENT_APPLICATIONS', quantity: '1' };
    expect(
      await change('lead', 'createProjectIndicator', {
        ...added,
        project: encodeId('Project', ids.approved),
      }),
    ).toEqual(['LOCKED']);
    expect(
      await change('lead', 'createProjectIndicator', { ...added, project: encodeId('Project', ids.applied) }),
    ).toEqual([]);
  });

  it('holds for own funds, and not for public money', async () => {
    const own = { id: encodeId('BudgetLine', ids.own), version: 1, amount: '4' };
    expect(await change('lead', 'changeBudgetLine', own)).toEqual(['LOCKED']);
    const fiscal = { id: encodeId('BudgetLine', ids.own + 1), version: 1, amount: '2' };
    expect(await change('lead', 'changeBudgetLine', fiscal)).toEqual([]);
    const loan = { category: 'LABOUR', source: 'BANK_LOAN', amount: '1' };
    const more = { ...loan, project: encodeId('Project', ids.approved) };
    expect(await change('lead', 'createBudgetLine', more)).toEqual(['LOCKED']);
    const granted = { ...more, source: 'FISCAL_COUNTY' };
    expect(await change('lead', 'createBudgetLine', granted)).toEqual([]);
  });
});
