import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import type { Viewer } from '../../src/resolvers/viewer.ts';
import { ADMINISTRATOR, answer, ask, createGraph, refusals } from './ask.ts';
import { everyField } from './every-field.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
  // Figures of single years that no sum, mean or threshold can give by chance.
  await database.prisma.unit.update({
    where: { ref: 'LOCAL:lead-b' },
    data: {
      financialYears: {
        deleteMany: {},
        create: [
          { year: 2022, revenue: '71234561', salesRevenue: '61234561', rdExpenditure: '1234561' },
          { year: 2023, revenue: '71234562', salesRevenue: '61234562', rdExpenditure: '1234569' },
          { year: 2024, revenue: '71234563', salesRevenue: '61234563', rdExpenditure: '1234563' },
        ],
      },
    },
  });
});
afterAll(() => drop());

const reports = z.object({
  consortium: z.object({
    compliance: z.array(
      z.object({ checks: z.array(z.object({ rule: z.object({ id: z.string() }), outcome: z.string() })) }),
    ),
  }),
});

/** Figures of lead-b's single years, and what its year lacks of 100 and of 5 million: that tells them too. */
const RAW = /(?<!\d)([76]?123456[1239]|38765437|3765437)(?!\d)/g;

function rawFigures(data: unknown): string[] {
  return JSON.stringify(data).match(RAW) ?? [];
}

describe('raw figures of a unit', () => {
  const QUERY = `{ unit(ref: "LOCAL:lead-b") {
    name
    financials { year revenue salesRevenue rdExpenditure }
    one: rdIntensity(years: 1) { value rdExpenditure revenue averageRdExpenditure }
    three: rdIntensity { value rdExpenditure revenue averageRdExpenditure }
  } }`;

  it('are null with an error for the public, and the rest is answered', async () => {
    const { data, errors } = await ask(database, QUERY);
    const hidden = { revenue: null, salesRevenue: null, rdExpenditure: null };
    expect(data).toEqual({
      unit: {
        name: '乙牵头泵业有限公司',
        financials: [2022, 2023, 2024].map((year) => ({ year, ...hidden })),
        // 1234563/71234563 = 0.01733095491861…; the ratio is public, the sums of a single year are not.
        one: { value: '0.017330954919', rdExpenditure: null, revenue: null, averageRdExpenditure: null },
        // 3703693/213703693 = 0.01733097387941…
        three: {
          value: '0.017330973879',
          rdExpenditure: '3703693',
          revenue: '213703686',
          averageRdExpenditure: '1234564.333333333333',
        },
      },
    });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(
      Array.from({ length: 12 }, () => 'UNAUTHENTICATED'),
    );
    expect(errors[0]?.path).toEqual(['unit', 'financials', 0, 'revenue']);
  });

  it('are shown to whoever has the right', async () => {
    expect(await answer(database, QUERY, { viewer: ADMINISTRATOR })).toMatchObject({
      unit: {
        financials: [{ year: 2022, revenue: '71234561' }, {}, { salesRevenue: '61234563' }],
        one: { rdExpenditure: '1234563', revenue: '71234563', averageRdExpenditure: '1234563' },
      },
    });
  });
});

describe('a report on a stored consortium', () => {
  // Taizhou's draft asks about sales, R&D and their ratio in a single year; lead-b misses the first two.
  const QUERY = `{ consortium(ref: "LOCAL:con-b") { compliance(policy: "taizhou-2025-draft") {
    verdict
    checks { rule { id } outcome actual explanation trace { says actual facts { path value } of { says actual facts { path value } } } }
    remedies { rule { id } quantity explanation }
  } } }`;

  it('tells the public the outcome and no figure of a single year', async () => {
    const { data, errors, notices } = await ask(database, QUERY);
    expect(errors).toEqual([]);
    expect(rawFigures(data)).toEqual([]);
    expect(notices).toEqual(['RAW_FIGURES_LEFT_OUT']);
    expect(outcomes(data, 'TZ-L2')).toEqual(['FAIL']);
  });

  it('shows whoever has the right the figures', async () => {
    const { data, notices } = await ask(database, QUERY, { viewer: ADMINISTRATOR });
    expect(rawFigures(data)).toEqual(expect.arrayContaining(['61234563', '1234563', '38765437', '3765437']));
    expect(notices).toEqual([]);
    expect(outcomes(data, 'TZ-L2')).toEqual(['FAIL']);
  });

  it('shows an applicant the figures of a consortium that their unit leads, and of no other', async () => {
    const applicant: Viewer = {
      role: 'APPLICANT',
      name: 'lead-b',
      divisionCode: null,
      unitRef: 'LOCAL:lead-b',
      scopes: ['READ'],
    };
    const own = await ask(database, QUERY, { viewer: applicant });
    expect(rawFigures(own.data)).toEqual(expect.arrayContaining(['61234563', '1234563']));
    const other = await ask(database, QUERY, { viewer: { ...applicant, unitRef: 'LOCAL:lead-a' } });
    expect(rawFigures(other.data)).toEqual([]);
    expect(other.notices).toEqual(['RAW_FIGURES_LEFT_OUT']);
  });

  it('cannot be felt out by reforms of a threshold', async () => {
    const whatIf = `{ consortium(ref: "LOCAL:con-b") { whatIf(policy: "taizhou-2025-draft",
      reform: [{ rule: "TZ-L2", parameter: "minimumSales", value: "61234563" }]) { verdict } } }`;
    expect(await refusals(database, whatIf)).toEqual(['UNAUTHENTICATED']);
    expect(await refusals(database, whatIf, { viewer: ADMINISTRATOR })).toEqual([]);
    const ofOthers = `{ consortium(ref: "LOCAL:con-b") { whatIf(policy: "taizhou-2025-draft",
      reform: [{ rule: "TZ-M2", parameter: "minimum", value: "2" }]) { verdict } } }`;
    expect(await refusals(database, ofOthers)).toEqual([]);
  });

  it('tells no year of Wenzhou’s three, whichever way the years are put together', async () => {
    for (const method of ['POOLED', 'MEAN_OF_ANNUAL', 'EVERY_YEAR']) {
      const { data } = await ask(
        database,
        `{ consortium(ref: "LOCAL:con-b") { compliance(policy: "wenzhou-2025", readings: { rdIntensityMethod: ${method} }) {
          checks { actual explanation trace { says actual facts { value } of { says actual facts { value } } } }
          remedies { quantity explanation(locale: EN) }
        } } }`,
      );
      expect({ method, found: rawFigures(data) }).toEqual({ method, found: [] });
    }
  });

  it('shows figures that the viewer brings along', async () => {
    const { data } = await ask(
      database,
      `{ consortium(ref: "LOCAL:con-b") { whatIf(policy: "taizhou-2025-draft",
        changes: { lead: { financials: [{ year: 2024, salesRevenue: "88776655" }] } }) {
        checks { rule { id } outcome actual explanation }
      } } }`,
    );
    expect(JSON.stringify(data)).toContain('88776655');
  });
});

describe('the whole graph, asked by the public', () => {
  beforeAll(async () => {
    await database.prisma.projectPerson.create({
      data: {
        project: { connect: { ref: 'LOCAL:pj-1' } },
        name: '测试人丙',
        isLeader: true,
        birthYear: 1969,
        gender: '女',
        degree: '博士',
      },
    });
  });

  const QUERY = `{
    consortia ${connection('Consortium', 4)}
    units ${connection('Unit', 2)}
    platforms ${connection('Platform', 1)}
    projects ${connection('Project', 2)}
    fundings ${connection('Funding', 2)}
  }`;

  it('names no person and no figure of a single year', async () => {
    const { data, notices } = await ask(database, QUERY);
    const text = JSON.stringify(data);
    expect(text.includes('断路器攻关')).toBe(true);
    expect(text.includes('测试人')).toBe(false);
    expect(text.includes('教授级高工')).toBe(false);
    expect(rawFigures(data)).toEqual([]);
    expect(notices).toContain('PERSONS_LEFT_OUT');
  });

  it('shows people to whoever has the right, without a notice', async () => {
    const { data, errors, notices } = await ask(database, QUERY, { viewer: ADMINISTRATOR });
    const text = JSON.stringify(data);
    expect(errors).toEqual([]);
    expect(text.includes('测试人甲')).toBe(true);
    expect(text.includes('测试人丙')).toBe(true);
    expect(rawFigures(data)).toEqual(expect.arrayContaining(['71234561', '1234569']));
    expect(notices).toEqual([]);
  });

  it('gives teams without leader and members, and consortia without people', async () => {
    const teams =
      '{ consortium(ref: "LOCAL:con-a") { teamMembers { name } researchTeams { name leader { name } members { name } } } }';
    expect(await ask(database, teams)).toEqual({
      data: {
        consortium: { teamMembers: [], researchTeams: [{ name: '电气团队', leader: null, members: [] }] },
      },
      errors: [],
      notices: ['PERSONS_LEFT_OUT'],
    });
    expect(await answer(database, teams, { viewer: ADMINISTRATOR })).toEqual({
      consortium: {
        teamMembers: [{ name: '测试人甲' }, { name: '测试人乙' }],
        researchTeams: [{ name: '电气团队', leader: { name: '测试人甲' }, members: [{ name: '测试人甲' }] }],
      },
    });
  });
});

function connection(node: string, steps: number): string {
  return `{ nodes ${everyField(node, steps)} }`;
}

function outcomes(data: unknown, rule: string): string[] {
  const { consortium } = reports.parse(data);
  return consortium.compliance.flatMap(({ checks }) =>
    checks.filter((check) => check.rule.id === rule).map(({ outcome }) => outcome),
  );
}
