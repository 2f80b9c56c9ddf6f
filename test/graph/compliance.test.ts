import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { ADMINISTRATOR, answer, ask, createGraph, refusals } from './ask.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createGraph());
});
afterAll(() => drop());

const report = z.object({
  verdict: z.string(),
  checks: z.array(z.object({ rule: z.object({ id: z.string() }), outcome: z.string() })),
  missingFacts: z.array(z.string()),
});
const REPORT = '{ verdict checks { rule { id } outcome } missingFacts }';

/** What came of each rule for a stored consortium on a day. */
async function checkedOn(ref: string, on: string): Promise<Record<string, string>> {
  const data = await answer(
    database,
    `{ consortium(ref: "${ref}") { compliance(policy: "wenzhou-2025", on: "${on}") ${REPORT} } }`,
  );
  const [checked] = z.object({ consortium: z.object({ compliance: z.tuple([report]) }) }).parse(data)
    .consortium.compliance;
  return outcomesOf(checked);
}

function outcomesOf({ checks }: z.infer<typeof report>): Record<string, string> {
  return Object.fromEntries(checks.map(({ rule, outcome }) => [rule.id, outcome]));
}

/** The rules of Wenzhou's that facts can decide, as con-a meets them on 2025-07-01. */
const CON_A = {
  'WZ-L1': 'PASS', // registered in 330302
  'WZ-L2': 'PASS', // a legal person
  'WZ-L3': 'PASS', // an enterprise with the title 龙头企业
  'WZ-L4': 'NOT_APPLICABLE', // high-tech only until 2021
  'WZ-L5': 'PASS', // leads no other consortium
  'WZ-L6': 'FAIL', // 2900/90000 is below 3.5 %, and 967 yuan a year below 10 million
  'WZ-L10': 'PASS', // a provincial platform since 2018
  'WZ-M3': 'PASS', // ent-ruian is a technology SME of the city
  'WZ-C1': 'PASS', // a plan of three whole years
  'WZ-C2': 'PASS', // eight members
  'WZ-C3': 'PASS', // five of eight at least
  'WZ-C4': 'PASS', // four of eight at least, which is the threshold
  'WZ-A1': 'UNKNOWN', // of three members the signature is not known
  'WZ-A2': 'PASS', // all seven clauses
};

describe('a stored consortium', () => {
  it('is checked rule by rule', async () => {
    expect(await checkedOn('LOCAL:con-a', '2025-07-01')).toMatchObject(CON_A);
  });

  it('lacks what is not recorded, by the references of the members', async () => {
    const data = await answer(
      database,
      '{ consortium(ref: "LOCAL:con-a") { compliance(policy: "wenzhou-2025") { verdict missingFacts checks { rule { id } missingFacts } } } }',
    );
    expect(data).toMatchObject({ consortium: { compliance: [{ verdict: 'UNDETERMINED' }] } });
    expect(JSON.stringify(data)).toContain('{"rule":{"id":"WZ-A1"},"missingFacts":["agreementSignedByAll"]}');
  });

  it('has whoever was a member on the day', async () => {
    // Five on the day before two more join, and seven on that day.
    expect(await checkedOn('LOCAL:con-a', '2024-05-31')).toMatchObject({ 'WZ-C2': 'FAIL' });
    expect(await checkedOn('LOCAL:con-a', '2024-06-01')).toMatchObject({ 'WZ-C2': 'PASS' });
  });

  it('has the platforms that were built by the day', async () => {
    expect(await checkedOn('LOCAL:con-a', '2018-02-28')).toMatchObject({ 'WZ-L10': 'FAIL' });
    expect(await checkedOn('LOCAL:con-a', '2018-03-01')).toMatchObject({ 'WZ-L10': 'PASS' });
  });

  it('has the titles that are valid on the day, the last day among them', async () => {
    // High-tech from 2019-01-01 to 2021-12-31, leading enterprise from 2020-01-01.
    expect(await checkedOn('LOCAL:con-a', '2018-12-31')).toMatchObject({ 'WZ-L4': 'NOT_APPLICABLE' });
    expect(await checkedOn('LOCAL:con-a', '2019-01-01')).toMatchObject({ 'WZ-L4': 'PASS', 'WZ-L3': 'FAIL' });
    expect(await checkedOn('LOCAL:con-a', '2020-01-01')).toMatchObject({ 'WZ-L4': 'PASS', 'WZ-L3': 'PASS' });
    expect(await checkedOn('LOCAL:con-a', '2021-12-31')).toMatchObject({ 'WZ-L4': 'PASS' });
    expect(await checkedOn('LOCAL:con-a', '2022-01-01')).toMatchObject({ 'WZ-L4': 'NOT_APPLICABLE' });
  });

  it('has its lead where it was registered on the day', async () => {
    await database.prisma.unit.update({
      where: { ref: 'LOCAL:lead-a' },
      data: { registrations: { create: { divisionCode: '330106', validTo: new Date('2023-05-31') } } },
    });
    expect(await checkedOn('LOCAL:con-a', '2023-05-31')).toMatchObject({ 'WZ-L1': 'FAIL' });
    expect(await checkedOn('LOCAL:con-a', '2023-06-01')).toMatchObject({ 'WZ-L1': 'PASS' });
    await database.prisma.registration.deleteMany({ where: { unit: { ref: 'LOCAL:lead-a' } } });
  });

  it('has unknown titles and platforms where none was ever recorded of the lead', async () => {
    expect(await checkedOn('LOCAL:con-b', '2025-07-01')).toMatchObject({
      'WZ-L3': 'UNKNOWN',
      'WZ-L10': 'UNKNOWN',
    });
    const host = { hostUnit: { connect: { ref: 'LOCAL:lead-b' } }, name: '平台' };
    await database.prisma.platform.create({ data: { ...host, ref: 'LOCAL:pf-b' } });
    expect(await checkedOn('LOCAL:con-b', '2025-07-01')).toMatchObject({ 'WZ-L10': 'UNKNOWN' });
    await database.prisma.platform.create({ data: { ...host, ref: 'LOCAL:pf-c', level: 'NATIONAL' } });
    expect(await checkedOn('LOCAL:con-b', '2025-07-01')).toMatchObject({ 'WZ-L10': 'PASS' });
  });

  it('without a lead and members lacks everything and fails nothing', async () => {
    const outcomes = await checkedOn('LOCAL:con-empty', '2025-07-01');
    expect(outcomes).toMatchObject({ 'WZ-L1': 'UNKNOWN', 'WZ-L6': 'UNKNOWN', 'WZ-A1': 'UNKNOWN' });
  });
});

/** Records whether a member of con-a signed the agreement. */
async function sign(ref: string, signedAgreement: boolean | null): Promise<void> {
  await database.prisma.membership.updateMany({
    where: { consortium: { ref: 'LOCAL:con-a' }, unit: { ref } },
    data: { signedAgreement },
  });
}

describe('whether all signed', () => {
  it('is unknown while one signature is, false where one is missing, and true where all are there', async () => {
    await sign('LOCAL:inst-unknown', true);
    await sign('LOCAL:zhejiang-wide', true);
    expect(await checkedOn('LOCAL:con-a', '2025-07-01')).toMatchObject({ 'WZ-A1': 'UNKNOWN' });
    await sign('LOCAL:zhejiang-wide', false);
    expect(await checkedOn('LOCAL:con-a', '2025-07-01')).toMatchObject({ 'WZ-A1': 'FAIL' });
    await sign('LOCAL:zhejiang-wide', true);
    await sign('LOCAL:kind-unknown', true);
    expect(await checkedOn('LOCAL:con-a', '2025-07-01')).toMatchObject({ 'WZ-A1': 'PASS' });
    // On a day before it joined nobody asks for its signature.
    await sign('LOCAL:kind-unknown', null);
    expect(await checkedOn('LOCAL:con-a', '2024-05-31')).toMatchObject({ 'WZ-A1': 'PASS' });
    await sign('LOCAL:inst-unknown', null);
    await sign('LOCAL:zhejiang-wide', null);
  });
});

describe('the years of a plan', () => {
  it.each([
    ['2025-01-01', '2027-12-31', 'PASS'],
    ['2025-01-01', '2027-12-30', 'FAIL'],
    ['2024-02-29', '2027-02-27', 'PASS'],
    ['2024-02-29', '2027-02-26', 'FAIL'],
    ['2025-01-01', null, 'UNKNOWN'],
    [null, '2027-12-31', 'UNKNOWN'],
  ])('from %s to %s: %s', async (from, to, outcome) => {
    await database.prisma.consortium.update({
      where: { ref: 'LOCAL:con-a' },
      data: {
        planStartsOn: from === null ? null : new Date(from),
        planEndsOn: to === null ? null : new Date(to),
      },
    });
    expect(await checkedOn('LOCAL:con-a', '2025-07-01')).toMatchObject({ 'WZ-C1': outcome });
    await database.prisma.consortium.update({
      where: { ref: 'LOCAL:con-a' },
      data: { planStartsOn: new Date('2025-01-01'), planEndsOn: new Date('2027-12-31') },
    });
  });
});

describe('other consortia of the lead', () => {
  it('count from their filing to their end, and only those that it leads on the day', async () => {
    await database.prisma.consortium.create({
      data: {
        ref: 'LOCAL:second',
        name: '另一联合体',
        tier: 'MUNICIPAL',
        divisionCode: '330300',
        filedOn: new Date('2025-06-15'),
        dissolvedOn: new Date('2025-07-10'),
        memberships: {
          create: {
            role: 'LEAD',
            leftOn: new Date('2025-07-05'),
            unit: { connect: { ref: 'LOCAL:lead-a' } },
          },
        },
      },
    });
    const outcome = async (day: string) => (await checkedOn('LOCAL:con-a', day))['WZ-L5'];
    expect(await outcome('2025-06-14')).toBe('PASS');
    expect(await outcome('2025-06-15')).toBe('FAIL');
    expect(await outcome('2025-07-04')).toBe('FAIL');
    expect(await outcome('2025-07-05')).toBe('PASS');
    // Asked about the other one, con-a is the second, from its own filing on.
    expect((await checkedOn('LOCAL:second', '2025-06-15'))['WZ-L5']).toBe('FAIL');
    expect((await checkedOn('LOCAL:second', '2025-01-31'))['WZ-L5']).toBe('PASS');
    await database.prisma.consortium.delete({ where: { ref: 'LOCAL:second' } });
  });
});

const clauses =
  '[PURPOSE, GOALS, TERM, RIGHTS_AND_DUTIES, INTELLECTUAL_PROPERTY, BENEFIT_SHARING, RISK_SHARING]';
/** con-a on 2025-07-01 in the words of the contract's input. */
const FACTS = `{
  lead: { name: "甲", kind: ENTERPRISE, registeredDivision: "330302", isLegalPerson: true, qualifications: [LEADING_ENTERPRISE],
    platforms: [PROVINCIAL], hasTask: true, financials: [
      { year: 2022, revenue: 10000, salesRevenue: 9000, rdExpenditure: 600 },
      { year: 2023, revenue: 20000, salesRevenue: 19000, rdExpenditure: 800 },
      { year: 2024, revenue: 60000, salesRevenue: 59000, rdExpenditure: 1500 }] }
  members: [
    { kind: ENTERPRISE, registeredDivision: "330381", hasTask: true, isLegalPerson: true, qualifications: [TECH_SME] }
    { kind: ENTERPRISE, registeredDivision: "330383", hasTask: true, isLegalPerson: true }
    { kind: ENTERPRISE, registeredDivision: "330300", hasTask: true, isLegalPerson: true }
    { kind: UNIVERSITY, registeredDivision: "330106", hasTask: true, isLegalPerson: true }
    { kind: RESEARCH_INSTITUTE }
    { kind: INVESTMENT_INSTITUTION, registeredDivision: "330000", isLegalPerson: true }
    { registeredDivision: "330304" }
  ]
  planHorizonYears: 3, agreementClauses: ${clauses}, hasCouncil: true, councilChairIsLeadHead: true, otherConsortiaLed: 0, leadProjectsInProgress: 0
}`;

describe('facts that need not be stored', () => {
  it.each(['wenzhou-2025', 'taizhou-2025-draft', 'zhenjiang-2023', 'weihai-2022', 'zhejiang-2022'])(
    'come to the same outcomes and verdict against %s as the stored consortium',
    async (policy) => {
      const data = await answer(
        database,
        `{
          stored: consortium(ref: "LOCAL:con-a") { compliance(policy: "${policy}", on: "2025-07-01") ${REPORT} }
          given: checkCompliance(policy: "${policy}", on: "2025-07-01", facts: ${FACTS}) ${REPORT}
        }`,
        { viewer: ADMINISTRATOR },
      );
      const { stored, given } = z
        .object({ stored: z.object({ compliance: z.tuple([report]) }), given: report })
        .parse(data);
      expect(outcomesOf(given)).toEqual(outcomesOf(stored.compliance[0]));
      expect(given.verdict).toBe(stored.compliance[0].verdict);
    },
  );

  it('are unknown where they are left out, never false', async () => {
    const { checkCompliance } = z
      .object({ checkCompliance: report })
      .parse(
        await answer(
          database,
          `{ checkCompliance(policy: "wenzhou-2025", on: "2025-07-01", facts: { lead: {}, members: [] }) ${REPORT} }`,
        ),
      );
    expect(checkCompliance.verdict).toBe('UNDETERMINED');
    expect(outcomesOf(checkCompliance)).toMatchObject({
      'WZ-L1': 'UNKNOWN',
      'WZ-L2': 'UNKNOWN',
      'WZ-C2': 'FAIL',
    });
  });
});

const facts = 'facts: { lead: {}, members: [] }';

function check(args: string): string {
  return `{ checkCompliance(${args}) { verdict } }`;
}

describe('a check that cannot be made', () => {
  it.each([
    [check(`policy: "wenzhou-2024", on: "2025-07-01", ${facts}`), { code: 'UNKNOWN_POLICY' }],
    ['{ consortium(ref: "LOCAL:con-a") { compliance(policy: "") { verdict } } }', { code: 'UNKNOWN_POLICY' }],
    [
      check(
        'policy: "wenzhou-2025", on: "2025-07-01", facts: { lead: { registeredDivision: "999999" }, members: [] }',
      ),
      { code: 'UNKNOWN_DIVISION' },
    ],
    [
      check(
        'policy: "wenzhou-2025", on: "2025-07-01", facts: { lead: {}, members: [{ registeredDivision: "3303" }] }',
      ),
      { code: 'UNKNOWN_DIVISION' },
    ],
    [
      check(
        'policy: "wenzhou-2025", on: "2025-07-01", facts: { lead: { financials: [{ year: 2024 }, { year: 2024 }] }, members: [] }',
      ),
      { code: 'BAD_USER_INPUT', reason: 'CONTRADICTORY_FACTS' },
    ],
    [
      check(
        'policy: "wenzhou-2025", on: "2025-07-01", facts: { lead: {}, members: [], planHorizonYears: -1 }',
      ),
      { code: 'BAD_USER_INPUT', reason: 'CONTRADICTORY_FACTS' },
    ],
    [
      check(
        `policy: "wenzhou-2025", on: "2025-07-01", ${facts}, reform: [{ rule: "WZ-X9", parameter: "minimum", value: 1 }]`,
      ),
      { code: 'BAD_USER_INPUT', reason: 'UNKNOWN_RULE' },
    ],
    [
      check(
        `policy: "wenzhou-2025", on: "2025-07-01", ${facts}, reform: [{ rule: "WZ-C2", parameter: "least", value: 1 }]`,
      ),
      { code: 'BAD_USER_INPUT', reason: 'UNKNOWN_PARAMETER' },
    ],
    [
      check(
        `policy: "wenzhou-2025", on: "2025-07-01", ${facts}, reform: [{ rule: "WZ-C2", parameter: "minimum", value: -1 }]`,
      ),
      { code: 'BAD_USER_INPUT', reason: 'BAD_PARAMETER_VALUE' },
    ],
  ])('is refused: %s', async (query, extensions) => {
    const { errors } = await ask(database, query);
    expect(errors).toMatchObject([{ extensions }]);
  });

  it('names the nearest policy', async () => {
    const { errors } = await ask(database, check(`policy: "wenzhou-2024", on: "2025-07-01", ${facts}`));
    expect(errors[0]?.message).toContain('"wenzhou-2025"');
  });

  it('is no reason to refuse a policy by its key: it is null', async () => {
    expect(await answer(database, '{ policy(key: "nowhere") { key } }')).toEqual({ policy: null });
    expect(await refusals(database, '{ policies(division: "000000") { key } }')).toEqual([]);
  });
});

describe('without a key', () => {
  it.each([
    ['330300', 'MUNICIPAL', ['wenzhou-2025']],
    ['330383', 'MUNICIPAL', ['wenzhou-2025']],
    ['331000', 'MUNICIPAL', ['taizhou-2025-draft']],
    ['330300', 'COUNTY', []],
    ['330300', 'PROVINCIAL', ['zhejiang-2022']],
    ['330106', 'PROVINCIAL', ['hangzhou-2022', 'zhejiang-2022']],
    ['330000', 'PROVINCIAL', ['zhejiang-2022']],
    ['330000', 'MUNICIPAL', []],
    ['110000', 'PROVINCIAL', []],
  ] as const)('a consortium of %s, %s, is checked against %s', async (divisionCode, tier, keys) => {
    const ref = `LOCAL:${divisionCode}-${tier}`;
    await database.prisma.consortium.create({ data: { ref, name: ref, tier, divisionCode } });
    expect(await answer(database, `{ consortium(ref: "${ref}") { compliance { policy { key } } } }`)).toEqual(
      {
        consortium: { compliance: keys.map((key) => ({ policy: { key } })) },
      },
    );
  });
});
