import { describe, expect, it } from 'vitest';
import { compareCompliance, type ComparisonRequest } from '../../src/policy/comparison.ts';
import { policyStatus } from '../../src/policy/policy.ts';
import { TOPICS } from '../../src/policy/topic.ts';
import { divisions, policies, policyOf, wenzhouConsortium } from './sample.ts';

const on = '2025-07-01';

/** All policies beside each other, or these. */
function comparison(more: Partial<ComparisonRequest> = {}) {
  return compareCompliance({
    policies: policies.all(),
    facts: wenzhouConsortium,
    on,
    divisions,
    tier: 'MUNICIPAL',
    ...more,
  });
}

/** What the policies say on a topic, by their codes. */
function row(topic: string, more: Partial<ComparisonRequest> = {}) {
  return Object.fromEntries(
    comparison(more)
      .rows.find((candidate) => candidate.topic === topic)
      ?.cells.map(({ policy, regulated, checks }) => [
        policy.code,
        regulated ? checks.map(({ outcome }) => outcome).join() : 'not regulated',
      ]) ?? [],
  );
}

const actualRd = (more: Partial<ComparisonRequest>) =>
  comparison({ policies: [policyOf('wenzhou-2025')], ...more }).reports[0]?.checks.find(
    ({ rule }) => rule.id === 'WZ-L6',
  )?.actual;

const notesOf = (key: string) =>
  comparison({ policies: [policyOf(key)], tier: null, on: '2025-08-01' }).notes.filter(
    ({ reason }) => reason === 'POLICY_NOTE',
  );

describe('a comparison across policies', () => {
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

  it('has a row for each topic that a policy regulates, in one order, with the rules of the topic alone', () => {
    const two = [policyOf('zhenjiang-2023'), policyOf('hangzhou-2022')];
    const { rows, reports } = comparison({ policies: two });
    expect(reports.map(({ policy }) => policy.code)).toEqual(['ZHJ', 'HZ']);
    const order: readonly string[] = Object.keys(TOPICS);
    const topics = new Set(reports.flatMap(({ checks }) => checks.map(({ rule }) => rule.topic)));
    expect(rows.map(({ topic }) => topic)).toEqual(
      order.filter((topic) => new Set<string>(topics).has(topic)),
    );
    for (const { topic, title, cells } of rows) {
      expect(title).toEqual(TOPICS[topic]);
      for (const [index, { policy, regulated, checks }] of cells.entries()) {
        expect(policy).toBe(two[index]);
        expect(checks).toEqual(reports[index]?.checks.filter(({ rule }) => rule.topic === topic));
        expect(regulated).toBe(checks.length > 0);
      }
    }
  });

  it('tells the money of the lead unless whoever asks may not see it', () => {
    expect(actualRd({})).toBe('0.035; 3500000');
    expect(actualRd({ showsMoney: true })).toBe('0.035; 3500000');
    expect(actualRd({ showsMoney: false })).toBe('0.035; *');
  });

  it('says where tiers, drafts and dates make it unfair', () => {
    const notes = comparison().notes.map(({ policy, reason }) => `${policy.code} ${reason}`);
    expect(notes).toEqual(
      expect.arrayContaining(['HZ TIER', 'ZJ TIER', 'TZ DRAFT', 'WH EXPIRED', 'ZJ TRIAL', 'HZ POLICY_NOTE']),
    );
    expect(notes).not.toContain('ZHJ TIER');
  });

  it('says what a policy itself says against it, and nothing of one that says nothing', () => {
    const zhejiang = policyOf('zhejiang-2022');
    expect(notesOf('zhejiang-2022')).toEqual([
      {
        policy: zhejiang,
        reason: 'POLICY_NOTE',
        says: {
          zh: '省级联合体的条件，不宜与市级联合体直接比较。',
          en: 'These are conditions for provincial consortia; beside municipal ones they compare unfairly.',
        },
      },
    ]);
    expect(notesOf('zhenjiang-2023')).toEqual([]);
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
    ['taizhou-2025-draft', '2020-01-01', 'DRAFT'],
    ['zhejiang-2022', '2022-12-01', 'TRIAL'],
    ['zhejiang-2022', '2021-12-31', 'NOT_YET_IN_FORCE'],
    ['wenzhou-2025', '2025-08-01', 'TRIAL'],
    ['zhenjiang-2023', '2026-01-01', 'IN_FORCE'],
    ['zhenjiang-2023', '2022-12-31', 'NOT_YET_IN_FORCE'],
  ])('%s on %s is %s', (key, on, status) => {
    expect(policyStatus(policyOf(key), on)).toBe(status);
  });
});
