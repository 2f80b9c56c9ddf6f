import { describe, expect, it } from 'vitest';
import { compareCompliance } from '../../src/policy/comparison.ts';
import { policyStatus } from '../../src/policy/policy.ts';
import { divisions, policies, policyOf, wenzhouConsortium } from './sample.ts';

describe('a comparison across policies', () => {
  const comparison = compareCompliance({
    policies: policies.all(),
    facts: wenzhouConsortium,
    on: '2025-07-01',
    divisions,
    tier: 'MUNICIPAL',
  });
  const row = (topic: string) =>
    Object.fromEntries(
      comparison.rows
        .find((candidate) => candidate.topic === topic)
        ?.cells.map(({ policy, regulated, checks }) => [
          policy.code,
          regulated ? checks.map(({ outcome }) => outcome).join() : 'not regulated',
        ]) ?? [],
    );

  it('never takes "no rule" for "pass"', () => {
    expect(row('MEMBER_MINIMUM')).toEqual({
      HZ: 'not regulated',
      TZ: 'PASS',
      WH: 'not regulated',
      WZ: 'PASS',
      ZJ: 'PASS',
      ZHJ: 'PASS',
    });
    expect(row('ENTERPRISE_SHARE')).toMatchObject({ WZ: 'PASS', TZ: 'not regulated', WH: 'not regulated' });
  });

  it('says that a Wenzhou lead does not qualify in Taizhou', () => {
    expect(row('LEAD_REGISTRATION')).toMatchObject({ WZ: 'PASS', TZ: 'FAIL', ZJ: 'not regulated' });
  });

  it('says where tiers, drafts and dates make it unfair', () => {
    const notes = comparison.notes.map(({ policy, reason }) => `${policy.code} ${reason}`);
    expect(notes).toEqual(
      expect.arrayContaining(['HZ TIER', 'ZJ TIER', 'TZ DRAFT', 'WH EXPIRED', 'ZJ TRIAL', 'HZ POLICY_NOTE']),
    );
    expect(notes).not.toContain('ZHJ TIER');
  });
});

describe('the standing of a policy', () => {
  it.each([
    ['weihai-2022', '2022-06-28', 'NOT_YET_IN_FORCE'],
    ['weihai-2022', '2022-06-29', 'IN_FORCE'],
    ['weihai-2022', '2025-06-28', 'IN_FORCE'],
    ['weihai-2022', '2025-06-29', 'EXPIRED'],
    ['taizhou-2025-draft', '2025-06-10', 'DRAFT'],
    ['taizhou-2025-draft', '2030-01-01', 'DRAFT'],
    ['zhejiang-2022', '2022-12-01', 'TRIAL'],
    ['zhejiang-2022', '2021-12-31', 'NOT_YET_IN_FORCE'],
    ['wenzhou-2025', '2025-08-01', 'TRIAL'],
    ['zhenjiang-2023', '2026-01-01', 'IN_FORCE'],
    ['zhenjiang-2023', '2022-12-31', 'NOT_YET_IN_FORCE'],
  ])('%s on %s is %s', (key, on, status) => {
    expect(policyStatus(policyOf(key), on)).toBe(status);
  });
});
