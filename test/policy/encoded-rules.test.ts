import { describe, expect, it } from 'vitest';
import { ruleById } from '../../src/policy/policy.ts';
import type { RuleScope, RuleStrength } from '../../src/policy/vocabulary.ts';
import { policies, policyOf } from './sample.ts';

/** Every row of the specification's tables: the policy, the ids with strength and scope. */
const SPECIFIED: Readonly<Record<string, string>> = {
  'wenzhou-2025': `
    L1 MANDATORY ELIGIBILITY    L2 MANDATORY ELIGIBILITY    L3 MANDATORY ELIGIBILITY    L3q QUALITATIVE ELIGIBILITY
    L4 PRIORITY ELIGIBILITY     L5 IN_PRINCIPLE ELIGIBILITY L6 GENERAL ELIGIBILITY      L7 GENERAL ELIGIBILITY
    L8 QUALITATIVE ELIGIBILITY  L9 QUALITATIVE ELIGIBILITY  L10 GENERAL ELIGIBILITY     L11 QUALITATIVE ELIGIBILITY
    M1 QUALITATIVE ELIGIBILITY  M2 QUALITATIVE ELIGIBILITY  M3 ENCOURAGED ELIGIBILITY   M4 QUALITATIVE ELIGIBILITY
    C1 MANDATORY ELIGIBILITY    C1q QUALITATIVE ELIGIBILITY C2 IN_PRINCIPLE ELIGIBILITY C3 GENERAL ELIGIBILITY
    C4 GENERAL ELIGIBILITY      A1 MANDATORY ELIGIBILITY    A2 MANDATORY ELIGIBILITY    T1 QUALITATIVE ELIGIBILITY
    D1 QUALITATIVE ELIGIBILITY  P1 MANDATORY PROCESS        P2 MANDATORY PROCESS        P3 MANDATORY PROCESS
    P4 MANDATORY PROCESS        P5 IN_PRINCIPLE PROCESS     F1 MANDATORY MONEY          F2 MANDATORY MONEY
    F3 PERMITTED MONEY          F4 PERMITTED MONEY          F5 MANDATORY MONEY          F6 MANDATORY MONEY
    F7 MANDATORY MONEY          F8 MANDATORY MONEY          F9 MANDATORY MONEY          F10 MANDATORY MONEY
    S1 PRIORITY SUPPORT         R1 MANDATORY DUTY           R2 MANDATORY DUTY`,
  'hangzhou-2022': `
    E1 MANDATORY ELIGIBILITY    E2 MANDATORY ELIGIBILITY    E3 MANDATORY ELIGIBILITY    E4 PRIORITY ELIGIBILITY
    D1 MANDATORY PROCESS        X1 QUALITATIVE PROCESS      P1 MANDATORY PROCESS`,
  'zhejiang-2022': `
    L1 MANDATORY ELIGIBILITY    L2 QUALITATIVE ELIGIBILITY  M1 GENERAL ELIGIBILITY      M2 QUALITATIVE ELIGIBILITY
    M3 PERMITTED ELIGIBILITY    M4 QUALITATIVE DUTY         A1 MANDATORY ELIGIBILITY    O1 MANDATORY ELIGIBILITY
    O2 ENCOURAGED ELIGIBILITY   O3 MANDATORY ELIGIBILITY    O4 MANDATORY DUTY           P1 MANDATORY PROCESS
    P2 MANDATORY PROCESS        P3 MANDATORY PROCESS        P4 MANDATORY ELIGIBILITY    P4q QUALITATIVE ELIGIBILITY
    R1 MANDATORY DUTY           R2 MANDATORY DUTY           F1 QUALITATIVE MONEY        F2 PERMITTED MONEY
    F3 IN_PRINCIPLE ELIGIBILITY S1 PRIORITY SUPPORT         S2 PERMITTED SUPPORT        T1 QUALITATIVE TARGET`,
  'taizhou-2025-draft': `
    L1 MANDATORY ELIGIBILITY    L2 MANDATORY ELIGIBILITY    L3 MANDATORY ELIGIBILITY    L4 GENERAL ELIGIBILITY
    L5 MANDATORY ELIGIBILITY    L5q QUALITATIVE ELIGIBILITY L6 MANDATORY DUTY           M1 MANDATORY ELIGIBILITY
    M2 GENERAL ELIGIBILITY      M3 QUALITATIVE ELIGIBILITY  M4 ENCOURAGED ELIGIBILITY   M5 MANDATORY DUTY
    C1 MANDATORY ELIGIBILITY    C2 MANDATORY ELIGIBILITY    P1 MANDATORY PROCESS        P2 MANDATORY PROCESS
    R1 MANDATORY DUTY           X1 MANDATORY DUTY           X2 MANDATORY DUTY           F1 QUALITATIVE MONEY
    S1 PRIORITY SUPPORT         T1 QUALITATIVE TARGET       D0 PERMITTED PROCESS`,
  'zhenjiang-2023': `
    C1 IN_PRINCIPLE ELIGIBILITY C2 IN_PRINCIPLE ELIGIBILITY C2q QUALITATIVE ELIGIBILITY L1 MANDATORY ELIGIBILITY
    L1q QUALITATIVE ELIGIBILITY L2 PRIORITY ELIGIBILITY     L3 IN_PRINCIPLE ELIGIBILITY L4 MANDATORY DUTY
    L5 QUALITATIVE ELIGIBILITY  M1 QUALITATIVE ELIGIBILITY  M2 QUALITATIVE ELIGIBILITY  A1 MANDATORY ELIGIBILITY
    O1 MANDATORY ELIGIBILITY    P1 MANDATORY PROCESS        P2 MANDATORY PROCESS        F1 MANDATORY MONEY
    F2 MANDATORY MONEY          F3 PERMITTED MONEY          R1 MANDATORY DUTY           R2 MANDATORY DUTY
    R3 MANDATORY DUTY           V1 MANDATORY DUTY           T1 QUALITATIVE TARGET`,
  'weihai-2022': `
    L1 GENERAL ELIGIBILITY      L2 PRIORITY ELIGIBILITY     L3 QUALITATIVE ELIGIBILITY  A1 GENERAL ELIGIBILITY
    O1 GENERAL ELIGIBILITY      P1 MANDATORY PROCESS        P2 MANDATORY PROCESS        R1 MANDATORY DUTY
    S1 PRIORITY SUPPORT         T1 QUALITATIVE TARGET       V1 MANDATORY PROCESS`,
};

describe.each(Object.entries(SPECIFIED))('%s', (key, table) => {
  const policy = policyOf(key);
  const rows = table.trim().split(/\s{2,}|\n/);

  it.each(rows.map((row) => row.trim().split(' ')))('encodes %s as %s in %s', (id, strength, scope) => {
    const rule = ruleById(policy, `${policy.code}-${id}`);
    const found: [RuleStrength | undefined, RuleScope | undefined] = [rule?.strength, rule?.scope];
    expect(found).toEqual([strength, scope]);
  });

  it('says each rule in both languages, with its place in the document', () => {
    for (const rule of policy.rules) {
      expect(rule.title.zh).not.toBe(rule.title.en);
      expect(rule.summary.en.length).toBeGreaterThan(10);
      expect(rule.citation.document).toBe(policy.document.title);
      expect(rule.citation.lines).toMatch(/^L\d/);
    }
  });
});

it('holds no policy that the table does not know', () => {
  expect(policies.all().map(({ key }) => key)).toEqual(Object.keys(SPECIFIED).toSorted());
});

describe('metadata', () => {
  it('leaves open what a document does not say', () => {
    const { document, validFrom, validTo } = policyOf('wenzhou-2025');
    expect([document.number, document.issuedOn, validFrom, validTo]).toEqual([null, null, null, null]);
    expect(policyOf('zhenjiang-2023').document).toMatchObject({
      number: '镇科机〔2023〕104号',
      issuedOn: null,
    });
  });

  it('counts the lead as each text reads', () => {
    const readings = policies.all().map(({ key, readings }) => [key, readings.leadCounts]);
    expect(readings).toEqual([
      ['hangzhou-2022', null],
      ['taizhou-2025-draft', false],
      ['weihai-2022', null],
      ['wenzhou-2025', true],
      ['zhejiang-2022', null],
      ['zhenjiang-2023', false],
    ]);
  });
});
