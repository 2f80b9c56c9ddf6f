import { describe, expect, it } from 'vitest';
import { DivisionTree } from '../../src/domain/division.ts';
import { checkCompliance } from '../../src/policy/compliance.ts';
import { UNKNOWN_CONSORTIUM, UNKNOWN_UNIT } from '../../src/policy/facts.ts';
import { loadPolicies } from '../../src/policy/load.ts';

const policies = loadPolicies('policies');
const divisions = new DivisionTree([
  { code: '330300', name: '温州市', level: 'PREFECTURE', parentCode: null, successorCode: null },
]);
const member = { ...UNKNOWN_UNIT, kind: 'ENTERPRISE', registeredDivision: '330300' } as const;

function outcomes(memberCount: number, memberListIsPartial: boolean | null): Record<string, string> {
  const policy = policies.get('wenzhou-2025');
  if (!policy) throw new Error('no policy for Wenzhou');
  const members = Array.from({ length: memberCount }, (_, index) => ({ ...member, ref: `LOCAL:${index}` }));
  const facts = { ...UNKNOWN_CONSORTIUM, lead: member, members, memberListIsPartial };
  const { checks } = checkCompliance({ policy, facts, on: '2025-08-01', divisions });
  return Object.fromEntries(checks.map(({ rule, outcome }) => [rule.id, outcome]));
}

describe('a list of members that may not be whole', () => {
  it('leaves too few members and every share undecided', () => {
    expect(outcomes(2, true)).toMatchObject({ 'WZ-C2': 'UNKNOWN', 'WZ-C3': 'UNKNOWN', 'WZ-C4': 'UNKNOWN' });
  });

  it('passes a least number that those named reach already', () => {
    expect(outcomes(5, true)).toMatchObject({ 'WZ-C2': 'PASS', 'WZ-C3': 'UNKNOWN' });
  });

  it('counts as whole where nobody says otherwise', () => {
    expect(outcomes(2, null)).toMatchObject({ 'WZ-C2': 'FAIL', 'WZ-C3': 'PASS', 'WZ-C4': 'PASS' });
    expect(outcomes(2, false)).toEqual(outcomes(2, null));
  });
});
