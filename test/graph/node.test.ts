import { isInterfaceType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { PUBLIC_VIEWER } from '../../src/resolvers/request/viewer.ts';
import { ADMINISTRATOR, answer, ask, createGraph, refusals, schema } from './ask.ts';
import { addFurnishedConsortia } from './furnished.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  await addFurnishedConsortia(database, 1);
  await database.prisma.application.create({
    data: {
      ref: 'LOCAL:application',
      policyKey: 'wenzhou-2025',
      stage: 'DRAFTING',
      districtCode: '330304',
      form: {},
      applicantRef: 'LOCAL:lead-a',
    },
  });
  await database.prisma.complianceDecision.create({
    data: {
      consortium: { connect: { ref: 'LOCAL:con-a' } },
      policyKey: 'wenzhou-2025',
      policyVersion: '1',
      engineVersion: '1',
      on: new Date('2025-01-01'),
      verdict: 'UNDETERMINED',
      inputHash: 'a',
      rdIntensityMethod: 'POOLED',
      facts: '{}',
      report: '{}',
      decidedBy: 'test',
    },
  });
});
afterAll(() => drop());

const ofConsortium = (rows: string) =>
  `record: consortium(ref: "LOCAL:f1") { rows: ${rows} { __typename id } }`;
const ofUnit = (rows: string) => `record: unit(ref: "LOCAL:f1-1") { rows: ${rows} { __typename id } }`;
const ofProject = (rows: string) => `list: projects(first: 1) { nodes { rows: ${rows} { __typename id } } }`;

/** A question for records of each type that has a global id. */
const RECORDS: Readonly<Record<string, string>> = {
  Unit: 'record: unit(ref: "LOCAL:lead-a") { __typename id }',
  Consortium: 'record: consortium(ref: "LOCAL:con-a") { __typename id }',
  Platform: 'list: platforms(first: 1) { nodes { __typename id } }',
  Project: 'list: projects(first: 1) { nodes { __typename id } }',
  Funding: 'list: fundings(first: 1) { nodes { __typename id } }',
  Patent: 'list: patents(first: 1) { nodes { __typename id } }',
  PatentCoHolder: 'list: patents(first: 1) { nodes { rows: coHolders { __typename id } } }',
  ResearchTeam: 'record: consortium(ref: "LOCAL:con-a") { rows: researchTeams { __typename id } }',
  ComplianceDecision:
    'record: consortium(ref: "LOCAL:con-a") { rows: complianceDecisions { __typename id } }',
  Application: 'list: applications(first: 1) { nodes { __typename id } }',
  Membership:
    'record: consortium(ref: "LOCAL:f1") { page: members(first: 1) { rows: nodes { __typename id } } }',
  Evaluation: ofConsortium('evaluations'),
  Report: ofConsortium('reports'),
  Note: ofConsortium('notes'),
  TeamMember: ofConsortium('teamMembers'),
  ProjectGroup: ofConsortium('projectGroups'),
  Registration: ofUnit('registrations'),
  Qualification: ofUnit('titles'),
  FinancialYear: ofUnit('financials'),
  ProjectUnit: ofProject('parts'),
  ProjectPerson: ofProject('persons'),
  ProjectIndicator: ofProject('indicators'),
  ProjectScheduleItem: ofProject('schedule'),
  ProjectMilestone: ofProject('milestones'),
  BudgetLine: ofProject('budget'),
  EquipmentItem: ofProject('equipment'),
};
const record = z.object({ __typename: z.string(), id: z.string() });
const rows = z.object({ rows: z.tuple([record], record) }).transform((parent) => parent.rows[0]);
const answered = z.union([
  z.object({ record }).transform((data) => data.record),
  z
    .object({ list: z.object({ nodes: z.tuple([z.union([record, rows])]) }) })
    .transform(({ list }) => list.nodes[0]),
  z.object({ record: rows }).transform((data) => data.record),
  z.object({ record: z.object({ page: rows }) }).transform((data) => data.record.page),
]);

async function idOf(type: string): Promise<string> {
  return answered.parse(await answer(database, `{ ${RECORDS[type]} }`, { viewer: ADMINISTRATOR })).id;
}

const encoded = (text: string) => Buffer.from(text).toString('base64url');

describe('a global id', () => {
  it('is there for every type that implements Node', () => {
    const node = schema.getType('Node');
    const types = isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : [];
    expect(types.toSorted()).toEqual(Object.keys(RECORDS).toSorted());
  });

  it.each(Object.keys(RECORDS))('of a %s leads back to it', async (type) => {
    const id = await idOf(type);
    expect(
      await answer(database, `{ node(id: "${id}") { __typename id } }`, { viewer: ADMINISTRATOR }),
    ).toEqual({ node: { __typename: type, id } });
  });

  it.each(['TeamMember', 'ProjectPerson'])(
    'of a %s leads nowhere without the right to people',
    async (type) => {
      const id = await idOf(type);
      const elsewhere = { ...ADMINISTRATOR, role: 'CITY_OFFICER', divisionCode: '330100' } as const;
      for (const viewer of [PUBLIC_VIEWER, elsewhere]) {
        expect(await ask(database, `{ node(id: "${id}") { id } }`, { viewer })).toEqual({
          data: { node: null },
          errors: [],
          notices: ['PERSONS_LEFT_OUT'],
        });
      }
    },
  );

  it('of an application leads nowhere without the right to it', async () => {
    const id = await idOf('Application');
    expect(await answer(database, `{ node(id: "${id}") { id } }`)).toEqual({ node: null });
  });

  it('of a fiscal year shows no figure without the right to them', async () => {
    const id = await idOf('FinancialYear');
    const query = `{ node(id: "${id}") { ... on FinancialYear { year revenue } } }`;
    expect(await ask(database, query)).toMatchObject({
      data: { node: { year: 2020, revenue: null } },
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  it('gives the fields of its type', async () => {
    const query =
      'query ($id: ID!) { node(id: $id) { ... on Unit { ref name } ... on Consortium { tier } } }';
    expect(await answer(database, query, { variables: { id: await idOf('Unit') } })).toEqual({
      node: { ref: 'LOCAL:lead-a', name: '甲牵头电气有限公司' },
    });
  });

  it('of several records gives them in the order asked, a repeated one twice', async () => {
    const [unit, consortium] = [await idOf('Unit'), await idOf('Consortium')];
    expect(
      await answer(database, `{ nodes(ids: ["${consortium}", "${unit}", "${consortium}"]) { id } }`),
    ).toEqual({ nodes: [{ id: consortium }, { id: unit }, { id: consortium }] });
    expect(await answer(database, '{ nodes(ids: []) { id } }')).toEqual({ nodes: [] });
  });

  it('of a record that is gone gives null', async () => {
    const unit = await database.prisma.unit.create({ data: { ref: 'LOCAL:short-lived', name: '短暂单位' } });
    const id = encoded(`Unit:${unit.id}`);
    expect(await answer(database, `{ node(id: "${id}") { id } }`)).toEqual({ node: { id } });
    await database.prisma.unit.delete({ where: { id: unit.id } });
    expect(await answer(database, `{ node(id: "${id}") { id } nodes(ids: ["${id}"]) { id } }`)).toEqual({
      node: null,
      nodes: [null],
    });
  });

  it.each([
    '',
    'garbage',
    'LOCAL:lead-a',
    encoded('Unit'),
    encoded('Unit:'),
    encoded('Unit:0'),
    encoded('Unit:-1'),
    encoded('Unit:01'),
    encoded('Unit:1.5'),
    encoded('Unit:1e3'),
    encoded('Unit:9999999999'),
    encoded('unit:1'),
    encoded('Division:1'),
    encoded('toString:1'),
    encoded('Unit:1 '),
    `${encoded('Unit:1')}=`,
    Buffer.from('Consortium:1').toString('base64') + 'x',
  ])('that no answer gave is refused and null: %s', async (id) => {
    const query = 'query ($id: ID!) { node(id: $id) { id } }';
    expect(await ask(database, query, { variables: { id } })).toMatchObject({
      data: { node: null },
      errors: [{ extensions: { code: 'BAD_ID' } }],
    });
  });

  it('that is bad leaves the others of a list their records', async () => {
    const unit = await idOf('Unit');
    expect(await ask(database, `{ nodes(ids: ["${unit}", "garbage", "${unit}"]) { id } }`)).toMatchObject({
      data: { nodes: [{ id: unit }, null, { id: unit }] },
      errors: [{ path: ['nodes', 1], extensions: { code: 'BAD_ID' } }],
    });
  });

  it('is asked for with at most 99 others', async () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const ids = Array.from({ length: 101 }, () => encoded('Unit:1'));
    expect(await refusals(database, query, { variables: { ids } })).toEqual(['BAD_USER_INPUT']);
    expect(await refusals(database, query, { variables: { ids: ids.slice(1) } })).toEqual([]);
  });
});
