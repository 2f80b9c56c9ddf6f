import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/domain/decimal.ts';
import { arrangeFacts } from '../../src/policy/arrangement.ts';
import { checkCompliance, complianceVerdict, type ComplianceReport } from '../../src/policy/compliance.ts';
import type { ConsortiumFacts } from '../../src/policy/facts.ts';
import type { Readings } from '../../src/policy/policy.ts';
import { divisions, localEnterprise, policyOf, unit, wenzhouConsortium, year } from './sample.ts';

const wenzhou = policyOf('wenzhou-2025');
const on = '2025-08-01';

function check(change: Partial<ConsortiumFacts>, readings: Partial<Readings> = {}): ComplianceReport {
  return checkCompliance({
    policy: wenzhou,
    facts: { ...wenzhouConsortium, ...change },
    on,
    divisions,
    readings,
  });
}

function outcome(report: ComplianceReport, rule: string): string | undefined {
  return report.checks.find((check) => check.rule.id === rule)?.outcome;
}

describe('a report', () => {
  it('is COMPLIANT where every binding rule passes, whatever only a person can judge', () => {
    const report = check({});
    expect(report.verdict).toBe('COMPLIANT');
    expect(outcome(report, 'WZ-L8')).toBe('NEEDS_JUDGEMENT');
    expect(report.remedies).toEqual([]);
  });

  it('checks the rules of eligibility and no others', () => {
    expect(new Set(check({}).checks.map(({ rule }) => rule.scope))).toEqual(new Set(['ELIGIBILITY']));
  });

  it('says DEVIATING for a rule in principle or in general, NON_COMPLIANT for a mandatory one', () => {
    expect(check({ members: wenzhouConsortium.members.slice(1) }).verdict).toBe('DEVIATING');
    expect(check({ planHorizonYears: 2 }).verdict).toBe('NON_COMPLIANT');
    expect(check({ planHorizonYears: 2, members: [] }).verdict).toBe('NON_COMPLIANT');
  });

  it('says UNDETERMINED where a binding rule lacks facts, even beside one that deviates', () => {
    const report = check({ otherConsortiaLed: null, members: wenzhouConsortium.members.slice(1) });
    expect(report.verdict).toBe('UNDETERMINED');
    expect(report.missingFacts).toContain('otherConsortiaLed');
  });

  it('never lets preference or encouragement change the verdict', () => {
    const plain = unit({ ...wenzhouConsortium.lead, qualifications: ['HIGH_GROWTH'] });
    const report = check({ lead: plain });
    expect(outcome(report, 'WZ-L4')).toBe('NOT_APPLICABLE');
    expect(report.verdict).toBe('COMPLIANT');
  });

  it('counts a county of the city as inside it', () => {
    expect(outcome(check({}), 'WZ-L1')).toBe('PASS');
    const outside = unit({ ...wenzhouConsortium.lead, registeredDivision: '330106' });
    expect(outcome(check({ lead: outside }), 'WZ-L1')).toBe('FAIL');
    const somewhere = unit({ ...wenzhouConsortium.lead, registeredDivision: '330000' });
    expect(outcome(check({ lead: somewhere }), 'WZ-L1')).toBe('UNKNOWN');
  });

  it('explains in both languages, with figures and their years', () => {
    const rd = check({}).checks.find(({ rule }) => rule.id === 'WZ-L6');
    expect(rd?.explanation.zh).toContain('2022–2024');
    expect(rd?.explanation.zh).toContain('3.5%');
    expect(rd?.explanation.en).toContain('at least 3.5% asked for');
    expect(rd?.actual).toBe('0.035; 3500000');
    expect(rd?.threshold).toBe('0.035 | 10000000');
  });

  it('lays open parameters and facts in its trace', () => {
    const [tree] = check({}).checks.find(({ rule }) => rule.id === 'WZ-C3')?.trace ?? [];
    expect(tree?.parameter).toMatchObject({ name: 'minimum', value: '0.5', unit: 'ratio', reformed: false });
    expect(tree?.facts).toContainEqual({ path: 'lead.registeredDivision', value: '330383' });
  });

  it('agrees with the verdict that is asked for alone', () => {
    const facts = { ...wenzhouConsortium, planHorizonYears: 2 };
    expect(complianceVerdict({ policy: wenzhou, facts, on, divisions })).toBe('NON_COMPLIANT');
  });
});

describe('shares', () => {
  const outsider = unit({ kind: 'UNIVERSITY', registeredDivision: '330106' });

  it('pass at exactly one half and fail one member below', () => {
    expect(outcome(check({}), 'WZ-C3')).toBe('PASS');
    expect(outcome(check({ members: [...wenzhouConsortium.members, outsider] }), 'WZ-C3')).toBe('FAIL');
  });

  it('with unknown members are decided only where both ends of the interval agree', () => {
    const unknown = unit({});
    const members = [localEnterprise, localEnterprise, localEnterprise, localEnterprise];
    expect(outcome(check({ members: [...members, unknown] }), 'WZ-C3')).toBe('PASS');
    expect(outcome(check({ members: [outsider, outsider, outsider, outsider, unknown] }), 'WZ-C3')).toBe(
      'FAIL',
    );
    const open = check({ members: [localEnterprise, outsider, outsider, outsider, unknown, unknown] });
    expect(outcome(open, 'WZ-C3')).toBe('UNKNOWN');
    expect(open.missingFacts.filter((path) => path.endsWith('registeredDivision'))).toHaveLength(2);
  });

  it('are UNKNOWN where they turn on whether the lead counts and both readings are tried', () => {
    const members = [localEnterprise, localEnterprise, outsider, outsider, outsider];
    expect(outcome(check({ members }, { leadCounts: true }), 'WZ-C3')).toBe('PASS');
    expect(outcome(check({ members }, { leadCounts: false }), 'WZ-C3')).toBe('FAIL');
    const both = check({ members }, { leadCounts: null });
    expect(outcome(both, 'WZ-C3')).toBe('UNKNOWN');
    expect(both.readings.leadCounts).toBeNull();
  });
});

/** The outcome of the rule on R&D with these figures: year, revenue, expenditure. */
function withRd(
  rows: readonly (readonly [number, string, string])[],
  readings: Partial<Readings> = {},
): string | undefined {
  const financials = rows.map(([fiscal, revenue, rd]) => year(fiscal, { revenue, rd }));
  return outcome(check({ lead: unit({ ...wenzhouConsortium.lead, financials }) }, readings), 'WZ-L6');
}

describe('R&D effort', () => {
  it('passes at exactly 3.5 %, at exactly ten million a year, and fails just below both', () => {
    expect(
      withRd([
        [2022, '200', '7'],
        [2023, '200', '7'],
        [2024, '200', '7'],
      ]),
    ).toBe('PASS');
    expect(
      withRd([
        [2022, '200', '7'],
        [2023, '200', '7'],
        [2024, '200', '6.99'],
      ]),
    ).toBe('FAIL');
    const large = '9000000000';
    expect(
      withRd([
        [2022, large, '10000000'],
        [2023, large, '10000000'],
        [2024, large, '10000000'],
      ]),
    ).toBe('PASS');
    expect(
      withRd([
        [2022, large, '10000000'],
        [2023, large, '10000000'],
        [2024, large, '9999999.99'],
      ]),
    ).toBe('FAIL');
  });

  it('comes out as the reading says', () => {
    const rows = [
      [2022, '100000000', '6000000'],
      [2023, '200000000', '8000000'],
      [2024, '600000000', '15000000'],
    ] as const;
    expect(withRd(rows, { rdIntensityMethod: 'POOLED' })).toBe('FAIL');
    expect(withRd(rows, { rdIntensityMethod: 'MEAN_OF_ANNUAL' })).toBe('PASS');
    expect(withRd(rows, { rdIntensityMethod: 'EVERY_YEAR' })).toBe('FAIL');
  });

  it('is UNKNOWN with a year missing, and names the figures that would settle it', () => {
    const lead = unit({ ...wenzhouConsortium.lead, financials: wenzhouConsortium.lead.financials.slice(1) });
    const report = check({ lead });
    expect(outcome(report, 'WZ-L6')).toBe('UNKNOWN');
    expect(report.missingFacts).toEqual(
      expect.arrayContaining(['lead.financials[2022].rdExpenditure', 'lead.financials[2022].revenue']),
    );
  });

  it('takes the three fiscal years completed before the day', () => {
    expect(
      outcome(
        checkCompliance({ policy: wenzhou, facts: wenzhouConsortium, on: '2026-01-01', divisions }),
        'WZ-L6',
      ),
    ).toBe('UNKNOWN');
  });

  it('is no ratio over a revenue of zero', () => {
    expect(
      withRd([
        [2022, '0', '7'],
        [2023, '0', '7'],
        [2024, '0', '7'],
      ]),
    ).toBe('UNKNOWN');
  });
});

describe('the input hash', () => {
  it('changes with facts, date, readings and reform, and with nothing else', () => {
    const base = check({}).inputHash;
    expect(check({ members: wenzhouConsortium.members.toReversed() })).toEqual(
      expect.objectContaining({ inputHash: base }),
    );
    expect(check({ planHorizonYears: 4 }).inputHash).not.toBe(base);
    expect(check({}, { leadCounts: null }).inputHash).not.toBe(base);
    const later = checkCompliance({ policy: wenzhou, facts: wenzhouConsortium, on: '2025-08-02', divisions });
    expect(later.inputHash).not.toBe(base);
    const reform = [{ rule: 'WZ-C2', parameter: 'minimum', value: new Decimal(7) }];
    const reformed = checkCompliance({ policy: wenzhou, facts: wenzhouConsortium, on, divisions, reform });
    expect(reformed.inputHash).not.toBe(base);
    expect(outcome(reformed, 'WZ-C2')).toBe('FAIL');
  });

  it('tells a list of members that is not whole from one that is, and from nothing else', () => {
    const [whole, ...same] = [null, false].map(
      (memberListIsPartial) => check({ memberListIsPartial }).inputHash,
    );
    expect(same).toEqual([whole]);
    expect(check({ memberListIsPartial: true }).inputHash).not.toBe(whole);
  });

  it('is the same in whatever order years, titles and platforms are given', () => {
    const rows = [2022, 2023, 2024].map((fiscal) => year(fiscal, { revenue: '100', rd: `${fiscal}` }));
    const hash = (turned: boolean) => {
      const order = <Item>(items: readonly Item[]) => (turned ? items.toReversed() : [...items]);
      const lead = unit({
        ...wenzhouConsortium.lead,
        financials: order(rows),
        qualifications: order(['GAZELLE', 'LISTED', 'HIGH_TECH']),
        platforms: order(['COUNTY', null, 'PROVINCIAL']),
      });
      return check({ lead, agreementClauses: order(['TERM', 'GOALS', 'PURPOSE']) }).inputHash;
    };
    expect(hash(true)).toBe(hash(false));
  });

  it('is taken of one text, which stays as it is while the engine has its version', () => {
    const lead = unit({
      name: '甲',
      kind: 'ENTERPRISE',
      registeredDivision: '330383',
      financials: [year(2024, { rd: '0.10' }), year(2023, { revenue: '1e3', sales: '7' })],
      platforms: ['PROVINCIAL', null],
    });
    const facts = { ...wenzhouConsortium, lead, members: [unit({ ref: 'LOCAL:b' })], industryField: '泵阀' };
    const { canonical } = arrangeFacts(facts, '330300', divisions);
    const [first, members, ...rest] = JSON.parse(canonical);
    expect([JSON.parse(first), members.map((member: string) => JSON.parse(member))]).toEqual([
      [
        null,
        '甲',
        'ENTERPRISE',
        '330383',
        true,
        null,
        null,
        [
          [2023, '1000', '7', null],
          [2024, null, null, '0.1'],
        ],
        ['PROVINCIAL', 'unknown'],
        null,
      ],
      [['LOCAL:b', null, null, null, null, null, null, [], null, null]],
    ]);
    const clauses = ['BENEFIT_SHARING', 'GOALS', 'INTELLECTUAL_PROPERTY', 'PURPOSE', 'RIGHTS_AND_DUTIES'];
    expect(rest.slice(0, 12)).toEqual([
      false,
      3,
      true,
      [...clauses, 'RISK_SHARING', 'TERM'],
      ...Array.from({ length: 6 }, () => null),
      0,
      null,
    ]);
    expect(rest[12]).toBe('泵阀');
  });
});
