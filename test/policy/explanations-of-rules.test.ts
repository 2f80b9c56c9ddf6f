import { describe, expect, it } from 'vitest';
import { checkCompliance } from '../../src/policy/compliance.ts';
import { RULE_STRENGTHS } from '../../src/policy/vocabulary.ts';
import { MISSED } from '../../src/policy/words.ts';
import { check, on, told } from './made-check.ts';
import { madePolicy } from './made-policy.ts';
import { divisions, unit, wenzhouConsortium } from './sample.ts';

/** The check of a rule on enterprises alone. */
function scoped(kind: 'ENTERPRISE' | 'OTHER' | null) {
  return check(
    '{ test: holds, fact: hasCouncil }',
    { lead: unit({ kind }), hasCouncil: false },
    { more: '\n    appliesWhen: { test: leadKind, values: [ENTERPRISE] }' },
  );
}

describe('a rule', () => {
  it.each(RULE_STRENGTHS.filter((strength) => strength !== 'QUALITATIVE').map((strength) => [strength]))(
    'of the strength %s that is missed says what follows',
    (strength) => {
      const answer = check('{ test: holds, fact: hasCouncil }', { hasCouncil: false }, { strength });
      const binding = ['MANDATORY', 'IN_PRINCIPLE', 'GENERAL'].includes(strength);
      expect(told(answer).slice(0, 3)).toEqual([
        binding ? 'FAIL' : 'NOT_APPLICABLE',
        `设立理事会：否。${MISSED[strength].zh}。`,
        `there is a council: no. ${binding ? 'Not met' : 'Not the case'}: ${MISSED[strength].en}.`,
      ]);
    },
  );

  it('whose scope does not hold does not apply, and says why', () => {
    expect(told(scoped('OTHER')).slice(0, 3)).toEqual([
      'NOT_APPLICABLE',
      '牵头单位类型：其他单位（要求：企业）。本条不适用。',
      'kind of the lead: other unit (asked for: enterprise). The rule does not apply.',
    ]);
    expect(told(scoped(null)).slice(0, 2)).toEqual([
      'UNKNOWN',
      '牵头单位类型：不明（要求：企业）。无法判断，缺少：lead.kind。',
    ]);
    expect(told(scoped('ENTERPRISE'))[1]).toBe('设立理事会：否。不符合强制性要求。');
  });

  it.each([
    ['', '需人工判断：要点。', 'For a person to judge: Summary.'],
    [
      'shows: industryField',
      '需人工判断：要点。（产业领域：泵阀）',
      'For a person to judge: Summary. (industrial field: 泵阀)',
    ],
    [
      'shows: { of: number, fact: planHorizonYears }',
      '需人工判断：要点。（规划年限：3年）',
      'For a person to judge: Summary. (years that the plan looks ahead: 3 years)',
    ],
  ])('that only a person can judge shows what there is to see: %s', (shows, zh, en) => {
    const policy = madePolicy([{ id: 'MD-Q1q', strength: 'QUALITATIVE', more: shows && `\n    ${shows}` }]);
    const facts = { ...wenzhouConsortium, industryField: '泵阀' };
    const [answer] = checkCompliance({ policy, facts, on, divisions }).checks;
    expect(answer && told(answer)).toEqual(['NEEDS_JUDGEMENT', zh, en, 'null / null']);
    expect([answer?.missingFacts, answer?.trace]).toEqual([[], []]);
  });

  it('that only a person can judge says where there is nothing to see', () => {
    const policy = madePolicy([
      { id: 'MD-Q1q', strength: 'QUALITATIVE', more: '\n    shows: industryField' },
    ]);
    const facts = { ...wenzhouConsortium, industryField: null };
    const [answer] = checkCompliance({ policy, facts, on, divisions }).checks;
    expect(answer?.explanation).toEqual({
      zh: '需人工判断：要点。（产业领域：不明）',
      en: 'For a person to judge: Summary. (industrial field: unknown)',
    });
  });

  it('shows the parameter it compares with, from when it holds and whether a reform changed it', () => {
    const policy = madePolicy([
      {
        id: 'MD-C1',
        condition: '{ test: atLeast, measure: { of: members }, parameter: bound }',
        parameters:
          '[{ name: bound, value: 3, unit: members }, { name: bound, value: 4, unit: members, validFrom: 2025-08-01 }]',
      },
    ]);
    const tree = (day: string) =>
      checkCompliance({ policy, facts: wenzhouConsortium, on: day, divisions }).checks[0]?.trace[0];
    expect(tree('2025-07-31')?.parameter).toMatchObject({ value: '3', validFrom: null, reformed: false });
    expect(tree('2025-08-01')).toMatchObject({
      answer: 'YES',
      actual: '6',
      threshold: '4',
      says: { en: 'number of members (lead included): 6; at least 4 asked for' },
      parameter: {
        name: 'bound',
        value: '4',
        unit: 'members',
        validFrom: '2025-08-01',
        reformed: false,
        citation: { document: '某市试行办法', clause: '一', lines: 'L1' },
      },
    });
  });
});
