import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import type { Viewer } from '../../src/resolvers/request/viewer.ts';
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

/** Figures of lead-b's single years, sums of them, and what they lack of 100 million, of 5 million and of 3.5 %: that tells them too. */
const RAW =
  /(?<![\d.])([76]?123456[1239]|38765437|3765437|3703693|213703686|1234564\.33\d*|3775936\.01|8765435\.\d+)(?!\d)/g;

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
        // 1234563/71234563 = 0.01733095491861… and 3703693/213703693 = 0.01733097387941…: three places are public, no sums.
        one: { value: '0.017', rdExpenditure: null, revenue: null, averageRdExpenditure: null },
        three: { value: '0.017', rdExpenditure: null, revenue: null, averageRdExpenditure: null },
      },
    });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(
      Array.from({ length: 15 }, () => 'UNAUTHENTICATED'),
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

  it('is cut off after three places, and says so of no amount', async () => {
    const { data, notices } = await ask(
      database,
      `{ consortium(ref: "LOCAL:con-b") { compliance(policy: "wenzhou-2025") {
        checks { rule { id } actual explanation(locale: EN) } remedies { rule { id } action quantity explanation(locale: EN) } } } }`,
    );
    expect(JSON.stringify(data)).toContain('"actual":"0.017; *"');
    expect(JSON.stringify(data)).toContain('1.7%; at least 3.5% asked for');
    expect(JSON.stringify(data)).toContain(
      '"action":"RAISE_RD_EXPENDITURE","quantity":null,"explanation":"raise the lead\'s R&D expenditure (the amount is not public)."',
    );
    expect(notices).toEqual(['RAW_FIGURES_LEFT_OUT']);
  });

  it('cannot have its ratio felt out by reforms beyond three places', async () => {
    const verdict = async (least: string) => {
      const { data } = await ask(
        database,
        `{ consortium(ref: "LOCAL:con-b") { whatIf(policy: "wenzhou-2025", reform: [{ rule: "WZ-L6", parameter: "minimumIntensity", value: "${least}" }]) {
          checks { rule { id } outcome actual } } } }`,
      );
      return /"WZ-L6"\},"outcome":"(\w+)"/.exec(JSON.stringify(data))?.[1];
    };
    // It is 0.017330973…: 0.017 is reached, and nothing more is told.
    expect(await verdict('0.017')).toBe('PASS');
    expect(await verdict('0.0171')).toBe('FAIL');
    expect(
      await refusals(
        database,
        `{ consortium(ref: "LOCAL:con-b") { whatIf(policy: "wenzhou-2025", reform: [{ rule: "WZ-L6", parameter: "minimumAverage", value: "1234564" }]) { verdict } } }`,
      ),
    ).toEqual(['UNAUTHENTICATED']);
  });

  it('hides from a new lead what the unit had that led before', async () => {
    await database.query(sql`
      WITH consortium AS (INSERT INTO "Consortium" ("ref", "name", "tier", "divisionCode") VALUES ('LOCAL:handed-on', '换牵头', 'MUNICIPAL', '330300') RETURNING "id")
      INSERT INTO "Membership" ("consortiumId", "unitId", "role", "joinedOn", "leftOn")
      SELECT consortium."id", unit."id", 'LEAD', CASE "ref" WHEN 'LOCAL:lead-a' THEN DATE '2025-04-01' END, CASE "ref" WHEN 'LOCAL:lead-b' THEN DATE '2025-04-01' END
      FROM consortium, "Unit" unit WHERE "ref" IN ('LOCAL:lead-a', 'LOCAL:lead-b')`);
    const viewer: Viewer = {
      role: 'APPLICANT',
      name: 'lead-a',
      divisionCode: null,
      unitRef: 'LOCAL:lead-a',
      scopes: ['READ'],
    };
    const { data } = await ask(
      database,
      `{ consortium(ref: "LOCAL:handed-on") { compliance(policy: "taizhou-2025-draft", on: "2025-03-31") {
        checks { actual explanation trace { says facts { value } of { says facts { value } } } } remedies { quantity explanation } } } }`,
      { viewer },
    );
    await database.query(
      sql`DELETE FROM "Membership" WHERE "consortiumId" = (SELECT "id" FROM "Consortium" WHERE "ref" = 'LOCAL:handed-on')`,
    );
    await database.query(sql`DELETE FROM "Consortium" WHERE "ref" = 'LOCAL:handed-on'`);
    expect(rawFigures(data)).toEqual([]);
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
