import { describe, expect, it } from 'vitest';
import { arrangeFacts } from '../../src/policy/arrangement.ts';
import type { ConsortiumFacts } from '../../src/policy/facts.ts';
import { Decimal } from '../../src/domain/decimal.ts';
import { checkCompliance } from '../../src/policy/compliance.ts';
import { contradictions } from '../../src/policy/contradiction.ts';
import { PolicyError } from '../../src/policy/policy-error.ts';
import { canonicalReform } from '../../src/policy/reform.ts';
import { divisions, policyOf, unit, wenzhouConsortium, year } from './sample.ts';

const policy = policyOf('wenzhou-2025');
const on = '2025-08-01';

function reformed(rule: string, parameter: string, value: string) {
  const reform = [{ rule, parameter, value: new Decimal(value) }];
  return checkCompliance({ policy, facts: wenzhouConsortium, on, divisions, reform });
}

function refusal(act: () => unknown): [string, string] {
  try {
    act();
  } catch (error) {
    if (error instanceof PolicyError) return [error.code, error.message];
  }
  return ['', ''];
}

describe('a reform', () => {
  it('changes the number that is compared with, in the trace and in the words too', () => {
    const report = reformed('WZ-C3', 'minimum', '0.6');
    const check = report.checks.find(({ rule }) => rule.id === 'WZ-C3');
    expect(check?.outcome).toBe('FAIL');
    expect(check?.threshold).toBe('0.6');
    expect(check?.explanation.zh).toContain('60%');
    expect(report.verdict).toBe('DEVIATING');
  });

  it.each(['WZ-L6', 'WZ-L7'])('reaches the arms of an "or" under the id %s', (id) => {
    const { checks } = reformed(id, 'minimumIntensity', '0.04');
    expect(checks.find(({ rule }) => rule.id === 'WZ-L6')?.outcome).toBe('FAIL');
  });

  it('hashes the same whatever the order of its changes', () => {
    const changes = [
      { rule: 'WZ-C2', parameter: 'minimum', value: new Decimal(5) },
      { rule: 'WZ-C3', parameter: 'minimum', value: new Decimal('0.40') },
    ];
    const hash = (reform: typeof changes) =>
      checkCompliance({ policy, facts: wenzhouConsortium, on, divisions, reform }).inputHash;
    expect(hash(changes.toReversed())).toBe(hash(changes));
    // The number it is changed to is what tells one reform from another.
    const other = changes.map((change) => ({ ...change, value: change.value.times(2) }));
    expect(new Set([hash([]), hash(changes), hash(other), hash(changes.slice(1))]).size).toBe(4);
    expect(canonicalReform(policy, changes.toReversed())).toBe(
      '[["WZ-C2 minimum","5"],["WZ-C3 minimum","0.4"]]',
    );
  });

  it.each([
    ['WZ-C22', 'minimum', '5', 'UNKNOWN_RULE', /no rule WZ-C22; did you mean WZ-C2\?/],
    ['WZ-C2', 'minimun', '5', 'UNKNOWN_PARAMETER', /no parameter minimun; did you mean minimum\?/],
    ['WZ-L1', 'minimum', '5', 'UNKNOWN_PARAMETER', /there are none/],
    ['WZ-C2', 'minimum', '-1', 'BAD_PARAMETER_VALUE', /must not be negative/],
    ['WZ-C2', 'minimum', '5.5', 'BAD_PARAMETER_VALUE', /whole number/],
    ['WZ-C3', 'minimum', '50', 'BAD_PARAMETER_VALUE', /fraction of one/],
    ['WZ-C3', 'minimum', '1.01', 'BAD_PARAMETER_VALUE', /^WZ-C3\.minimum: is a fraction of one, such as/],
    ['WZ-C2', 'minimum', 'NaN', 'BAD_PARAMETER_VALUE', /^WZ-C2\.minimum: must be a number$/],
    ['WZ-C3', 'minimum', 'NaN', 'BAD_PARAMETER_VALUE', /^WZ-C3\.minimum: must be a number$/],
    [
      'WZ-L6',
      'minimumAverage',
      'Infinity',
      'BAD_PARAMETER_VALUE',
      /^WZ-L6\.minimumAverage: must be a number$/,
    ],
  ])('of %s %s to %s is refused with %s', (rule, parameter, value, code, message) => {
    const [refusedWith, said] = refusal(() => reformed(rule, parameter, value));
    expect(refusedWith).toBe(code);
    expect(said).toMatch(message);
  });
});

const thresholdOf = (rule: string, parameter: string, value: string) =>
  reformed(rule, parameter, value).checks.find((check) => check.rule.id === rule)?.threshold;

it('a reform takes money to the fen, a share up to the whole, and zero', () => {
  expect(thresholdOf('WZ-L6', 'minimumAverage', '3500000.01')).toBe('0.035 | 3500000.01');
  expect(thresholdOf('WZ-C3', 'minimum', '1')).toBe('1');
  expect(thresholdOf('WZ-C2', 'minimum', '-0')).toBe('0');
});

function codesOf(change: Partial<ConsortiumFacts>): [string, string, string][] {
  const arranged = arrangeFacts({ ...wenzhouConsortium, ...change }, policy.division, divisions);
  return contradictions(arranged).map(({ severity, code, path }) => [severity, code, path]);
}

describe('contradictory facts', () => {
  it('are errors where they cannot be', () => {
    const lead = unit({
      ref: 'LOCAL:a',
      financials: [year(2024, { revenue: '-1' }), year(2024, { revenue: '1' })],
    });
    expect(codesOf({ lead, members: [unit({ ref: 'LOCAL:a' })], otherConsortiaLed: -1 })).toEqual([
      ['ERROR', 'NEGATIVE_AMOUNT', 'lead.financials[2024].revenue'],
      ['ERROR', 'YEAR_TWICE', 'lead.financials[2024]'],
      ['ERROR', 'LEAD_TWICE', 'members[LOCAL:a]'],
      ['ERROR', 'NEGATIVE_NUMBER', 'otherConsortiaLed'],
    ]);
    const [code, message] = refusal(() =>
      checkCompliance({ policy, facts: { ...wenzhouConsortium, planHorizonYears: 2.5 }, on, divisions }),
    );
    expect(code).toBe('CONTRADICTORY_FACTS');
    expect(message).toContain('planHorizonYears');
    const both = { ...wenzhouConsortium, planHorizonYears: 2.5, otherConsortiaLed: -1 };
    const [, all] = refusal(() => checkCompliance({ policy, facts: both, on, divisions }));
    expect(all.split('; ').toSorted()).toEqual([
      'otherConsortiaLed: must be a whole number that is not negative',
      'planHorizonYears: must be a whole number that is not negative',
    ]);
  });

  it('are warnings where they hardly can, and the report carries them', () => {
    const lead = unit({
      ...wenzhouConsortium.lead,
      financials: [year(2024, { revenue: '10', rd: '100.01', sales: '11' })],
    });
    const facts = { ...wenzhouConsortium, lead, hasCouncil: false, councilChairIsLeadHead: true };
    const { warnings } = checkCompliance({ policy, facts, on, divisions });
    expect(warnings.map(({ code }) => code)).toEqual([
      'RD_ABOVE_TENFOLD_REVENUE',
      'SALES_ABOVE_REVENUE',
      'CHAIR_WITHOUT_COUNCIL',
    ]);
  });
});
