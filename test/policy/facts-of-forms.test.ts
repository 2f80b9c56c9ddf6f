import { describe, expect, it } from 'vitest';
import { APPLICATION_FORM } from '../../src/domain/application-form/application-form.ts';
import { Decimal } from '../../src/domain/decimal.ts';
import { checkCompliance } from '../../src/policy/compliance.ts';
import { type ConsortiumFacts, UNKNOWN_CONSORTIUM, UNKNOWN_UNIT } from '../../src/policy/facts.ts';
import { factsOfForm, type LeadRecord } from '../../src/policy/form-facts.ts';
import { creditCode, soundApplication } from '../domain/application-forms.ts';
import { divisions, policyOf } from './sample.ts';

const RECORD: LeadRecord = { otherConsortiaLed: 1, leadProjectsInProgress: 2, leadCompletedProjects: 3 };
const LEAD = '样例储能股份有限公司';

/** The facts of a form that says nothing but this. */
function factsOf(said: object, record = RECORD): ConsortiumFacts {
  return factsOfForm(APPLICATION_FORM.parse({ consortium: { name: '联合体' }, ...said }), record);
}

function clausesOf(agreementClauses: readonly string[] | null): ConsortiumFacts['agreementClauses'] {
  return factsOf({ consortium: { name: '联合体', agreementClauses } }).agreementClauses;
}

function platform(hostUnit: string | null, level: string | null): object {
  return { name: '平台', hostUnit, level };
}

function platformsOf(platforms: readonly object[]): ConsortiumFacts['lead']['platforms'] {
  return factsOf({ lead: { name: LEAD }, platforms }).lead.platforms;
}

/** Whether all have signed, where the lead and the members answered so; a lead that is left out is not known. */
function signed(lead: boolean | null | undefined, members: readonly (boolean | null)[]): boolean | null {
  return factsOf({
    lead: lead === undefined ? null : { name: LEAD, signedAgreement: lead },
    members: members.map((signedAgreement, index) => ({ name: `成员${index}`, signedAgreement })),
  }).agreementSignedByAll;
}

describe('the facts of an application', () => {
  it('are what it says, with what is on record of the lead', () => {
    const member = {
      ...UNKNOWN_UNIT,
      kind: 'ENTERPRISE',
      registeredDivision: '330324',
      isLegalPerson: null,
      hasTask: true,
    };
    expect(factsOfForm(APPLICATION_FORM.parse(soundApplication()), RECORD)).toEqual({
      ...UNKNOWN_CONSORTIUM,
      lead: {
        ...member,
        ref: `CN-USCC:${creditCode(1)}`,
        name: LEAD,
        isLegalPerson: true,
        qualifications: ['HIGH_TECH', 'CHAIN_LEADER'],
        financials: [
          {
            year: 2024,
            revenue: new Decimal('1000000000'),
            salesRevenue: null,
            rdExpenditure: new Decimal('52000000.25'),
          },
        ],
        platforms: ['PROVINCIAL'],
      },
      members: [
        { ...member, ref: `CN-USCC:${creditCode(2)}`, name: '样例材料有限公司' },
        {
          ...member,
          ref: `CN-USCC:${creditCode(3)}`,
          name: '样例大学',
          kind: 'UNIVERSITY',
          registeredDivision: '330106',
        },
        { ...member, ref: `CN-USCC:${creditCode(4)}`, name: '样例研究院', kind: 'NEW_RD_INSTITUTE' },
      ],
      memberListIsPartial: false,
      planHorizonYears: 3,
      industryField: '新能源',
      technicalFields: ['M', 'E'],
      otherConsortiaLed: 1,
      leadProjectsInProgress: 2,
      leadCompletedProjects: 3,
    });
  });

  it('are unknown where it says nothing, but that there are no members', () => {
    const unknown = { otherConsortiaLed: null, leadProjectsInProgress: null, leadCompletedProjects: null };
    expect(factsOf({}, unknown)).toEqual({ ...UNKNOWN_CONSORTIUM, memberListIsPartial: false });
  });

  it('are unknown of a lead of whom it says no more than the name', () => {
    expect(factsOf({ lead: { name: LEAD }, members: [{ name: '成员' }] })).toEqual({
      ...UNKNOWN_CONSORTIUM,
      ...RECORD,
      memberListIsPartial: false,
      lead: { ...UNKNOWN_UNIT, name: LEAD },
      members: [{ ...UNKNOWN_UNIT, name: '成员' }],
    });
  });

  it.each([
    'hasCouncil',
    'councilChairIsLeadHead',
    'hasExpertCommittee',
    'hasSecretariat',
    'hasChiefScientist',
    'hasOperationsTeam',
  ] as const)('have each answer where it belongs: %s', (name) => {
    for (const answer of [true, false, null]) {
      expect(factsOf({ consortium: { name: '联合体', [name]: answer } })).toEqual({
        ...UNKNOWN_CONSORTIUM,
        ...RECORD,
        memberListIsPartial: false,
        [name]: answer,
      });
    }
  });

  it('tell clauses that are known to be none from those of which nothing is said', () => {
    expect([clausesOf(['TERM']), clausesOf([]), clausesOf(null)]).toEqual([['TERM'], [], null]);
  });

  it('have a chief scientist where one is named, unless it says that there is none', () => {
    const named = { name: '联合体', chiefScientistName: '王样例' };
    expect(factsOf({ consortium: named }).hasChiefScientist).toBe(true);
    expect(factsOf({ consortium: { ...named, hasChiefScientist: false } }).hasChiefScientist).toBe(false);
    expect(factsOf({ consortium: { name: '联合体', hasChiefScientist: true } }).hasChiefScientist).toBe(true);
  });

  it('have all figures of a year of the lead, each in its place', () => {
    const financials = [
      { year: 2023, revenue: '3', salesRevenue: '2.50', rdExpenditure: '0.01' },
      { year: 2024, salesRevenue: '0' },
    ];
    expect(factsOf({ lead: { name: LEAD, financials } }).lead.financials).toEqual([
      {
        year: 2023,
        revenue: new Decimal('3'),
        salesRevenue: new Decimal('2.5'),
        rdExpenditure: new Decimal('0.01'),
      },
      { year: 2024, revenue: null, salesRevenue: new Decimal(0), rdExpenditure: null },
    ]);
  });
});

describe('the platforms of the lead', () => {
  it('are those that it hosts', () => {
    expect(
      platformsOf([platform('样例大学', 'NATIONAL'), platform(LEAD, 'PROVINCIAL'), platform(LEAD, null)]),
    ).toEqual(['PROVINCIAL', null]);
  });

  it('are none where others host all that are listed, and unknown where none are', () => {
    expect(platformsOf([platform('样例大学', 'NATIONAL')])).toEqual([]);
    expect(platformsOf([])).toBeNull();
  });

  it('may be those of which no host is named', () => {
    const platforms = [platform(null, 'PROVINCIAL'), platform('样例大学', 'NATIONAL')];
    expect(platformsOf(platforms)).toEqual([null]);
    const facts = factsOf({ lead: { name: LEAD }, platforms });
    const report = checkCompliance({
      policy: policyOf('taizhou-2025-draft'),
      facts,
      on: '2025-08-01',
      divisions,
    });
    const check = report.checks.find(({ rule }) => rule.topic === 'LEAD_PLATFORM');
    expect([check?.outcome, check?.missingFacts]).toEqual(['UNKNOWN', ['lead.platforms']]);
  });
});

describe('an agreement', () => {
  it.each([
    [true, [true, true], true],
    [true, [], true],
    [true, [true, null], null],
    [null, [true, true], null],
    [true, [null, false], false],
    [false, [true, null], false],
    // Who leads is not known, and so not whether they have signed.
    [undefined, [true, true], null],
    [undefined, [false], false],
    [undefined, [], null],
  ] as const)('that the lead (%s) and the members (%s) have signed or not: %s', (lead, members, all) => {
    expect(signed(lead, members)).toBe(all);
  });
});
