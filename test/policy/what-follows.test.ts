import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/domain/decimal.ts';
import { arrangeFacts } from '../../src/policy/arrangement.ts';
import { compareCompliance } from '../../src/policy/comparison.ts';
import { contradictions } from '../../src/policy/contradiction.ts';
import { policyCovers } from '../../src/policy/covering.ts';
import { decide, replay } from '../../src/policy/decision.ts';
import type { ConsortiumFacts, UnitFacts } from '../../src/policy/facts.ts';
import { PolicyError } from '../../src/policy/policy-error.ts';
import { withChanges } from '../../src/policy/what-if.ts';
import { divisions, localEnterprise, policies, policyOf, unit, wenzhouConsortium, year } from './sample.ts';

const policy = policyOf('wenzhou-2025');
const on = '2025-08-01';

describe('a decision that is kept', () => {
  const facts: ConsortiumFacts = {
    ...wenzhouConsortium,
    lead: {
      ...wenzhouConsortium.lead,
      financials: [2022, 2023, 2024].map((fiscal) =>
        year(fiscal, { revenue: '123456789012345678.123456', sales: '0.000001', rd: '1000000' }),
      ),
    },
    planHorizonYears: 2,
  };
  const request = { policy, facts, on, divisions, readings: { leadCounts: null } };
  const decision = decide(request);

  it('holds facts and report with every amount to the last digit, in plain digits', () => {
    expect(decision.facts).toContain('"revenue":"123456789012345678.123456","salesRevenue":"0.000001"');
    expect(decision.readings).toEqual({ leadCounts: null, rdIntensityMethod: 'POOLED' });
    expect(JSON.parse(decision.report)).toMatchObject({
      policy: 'wenzhou-2025',
      verdict: 'NON_COMPLIANT',
      inputHash: decision.inputHash,
      checks: expect.arrayContaining([expect.objectContaining({ rule: 'WZ-C1', outcome: 'FAIL' })]),
      remedies: expect.arrayContaining([
        {
          rule: 'WZ-C1',
          action: 'EXTEND_PLAN',
          quantity: '1',
          explanation: { zh: '规划延长1年。', en: 'extend the plan by 1 year.' },
        },
      ]),
    });
    expect(decision.result.verdict).toBe('NON_COMPLIANT');
  });

  it('comes out the same again, unless engine, policy or what was kept is another', () => {
    const again = { policy, on, divisions };
    expect(replay(decision, again)).toBe('SAME');
    expect(replay({ ...decision, engineVersion: '0' }, again)).toBe('ENGINE_CHANGED');
    expect(replay({ ...decision, policyVersion: '0' }, again)).toBe('POLICY_CHANGED');
    expect(replay(decision, { ...again, policy: { ...policy, version: '0' } })).toBe('POLICY_CHANGED');
    expect(replay(decision, { ...again, on: '2025-08-02' })).toBe('DIFFERENT');
    const forged = decision.facts.replace('"planHorizonYears":2', '"planHorizonYears":3');
    expect(replay({ ...decision, facts: forged }, again)).toBe('DIFFERENT');
    const less = decision.facts.replaceAll('123456789012345678.123456', '123456789012345678.123457');
    expect(replay({ ...decision, facts: less }, again)).toBe('DIFFERENT');
    expect(replay({ ...decision, readings: { ...decision.readings, leadCounts: true } }, again)).toBe(
      'DIFFERENT',
    );
  });
});

it('a decision on what is only partly known comes out the same again', () => {
  const financials = [2022, 2023].map((fiscal) => year(fiscal, { revenue: '100' }));
  const facts = { ...wenzhouConsortium, lead: unit({ ...wenzhouConsortium.lead, financials }) };
  const decision = decide({ policy, facts, on, divisions });
  expect(decision.facts).toContain('{"year":2022,"revenue":"100","salesRevenue":null,"rdExpenditure":null}');
  expect(replay(decision, { policy, on, divisions })).toBe('SAME');
});

describe('a what-if', () => {
  const a = unit({ ref: 'LOCAL:alpha', kind: 'UNIVERSITY' });
  const b = unit({ ref: 'LOCAL:beta', kind: 'ENTERPRISE' });
  const draft = unit({ name: '未登记单位' });
  const facts: ConsortiumFacts = { ...wenzhouConsortium, members: [a, b, draft] };
  const nothing = { facts: {}, lead: {}, addedMembers: [], removedMembers: [], changedMembers: new Map() };

  it('leaves what it does not name', () => {
    expect(withChanges(facts, nothing)).toEqual(facts);
  });

  it('lets members leave, then change, then others join', () => {
    const changed = withChanges(facts, {
      facts: { planHorizonYears: 5 },
      lead: { kind: null },
      addedMembers: [localEnterprise],
      removedMembers: ['LOCAL:alpha'],
      changedMembers: new Map<string, Partial<UnitFacts>>([['LOCAL:beta', { hasTask: true }]]),
    });
    expect(changed.members).toEqual([{ ...b, hasTask: true }, draft, localEnterprise]);
    expect([changed.planHorizonYears, changed.lead.kind, changed.lead.name]).toEqual([5, null, '牵头企业']);
  });

  it('knows members however their references are written', () => {
    const coded = unit({ ref: 'CN-USCC:91330300YY00061209' });
    const changed = withChanges(
      { ...facts, members: [a, b, coded] },
      {
        ...nothing,
        removedMembers: [' local：alpha'],
        changedMembers: new Map<string, Partial<UnitFacts>>([
          ['cn-uscc：91330300yy00061209', { hasTask: true }],
        ]),
      },
    );
    expect(changed.members).toEqual([b, { ...coded, hasTask: true }]);
  });

  it.each([
    ['LOCAL:alfa', 'LOCAL:alfa is no member of the consortium; did you mean LOCAL:alpha?'],
    ['CN-USCC:91', 'CN-USCC:91 is no member of the consortium; there are LOCAL:alpha, LOCAL:beta'],
  ])('refuses a member that is none, and names the nearest: %s', (ref, message) => {
    const refusal = new PolicyError('UNKNOWN_MEMBER', message);
    expect(() => withChanges(facts, { ...nothing, removedMembers: [ref] })).toThrow(refusal);
    expect(() => withChanges(facts, { ...nothing, changedMembers: new Map([[ref, {}]]) })).toThrow(refusal);
  });
});

describe('which policies a consortium is under', () => {
  it.each([
    ['wenzhou-2025', 'MUNICIPAL', '330302', true],
    ['wenzhou-2025', 'MUNICIPAL', '330300', true],
    ['wenzhou-2025', 'PROVINCIAL', '330300', false],
    ['wenzhou-2025', 'MUNICIPAL', '330106', false],
    // Somewhere in the province may or may not be in the city.
    ['wenzhou-2025', 'MUNICIPAL', '330000', false],
    ['zhejiang-2022', 'PROVINCIAL', '330302', true],
  ] as const)('%s covers one of the tier %s at %s: %s', (key, tier, divisionCode, covers) => {
    expect(policyCovers(policyOf(key), { tier, divisionCode }, divisions)).toBe(covers);
  });
});

function notes(tier: 'PROVINCIAL' | 'MUNICIPAL' | 'COUNTY' | null, day: string): string[] {
  return compareCompliance({
    policies: policies.all(),
    facts: wenzhouConsortium,
    on: day,
    divisions,
    tier,
  }).notes.map(({ policy: { code, title }, reason, says }) =>
    [code, reason, says.zh.replace(title.zh, '…'), says.en.replace(title.en, '…')].join(' | '),
  );
}

describe('the notes of a comparison', () => {
  it('say whose tier a policy is for', () => {
    expect(notes('COUNTY', on)).toContain(
      'WZ | TIER | …面向市级联合体，本联合体为县级。 | … is for municipal consortia; this one is county-level.',
    );
    expect(notes('MUNICIPAL', on)).toContain(
      'ZJ | TIER | …面向省级联合体，本联合体为市级。 | … is for provincial consortia; this one is municipal.',
    );
    expect(notes('PROVINCIAL', on)).toContain(
      'WZ | TIER | …面向市级联合体，本联合体为省级。 | … is for municipal consortia; this one is provincial.',
    );
    expect(notes('MUNICIPAL', on).filter((note) => note.startsWith('WZ | TIER'))).toEqual([]);
    expect(notes(null, on).filter((note) => note.includes('| TIER |'))).toEqual([]);
  });

  it('say how a policy stands on the day', () => {
    expect(notes(null, '2025-07-01')).toEqual(
      expect.arrayContaining([
        'TZ | DRAFT | …：征求意见稿，尚无效力。 | …: a draft without force.',
        'WZ | TRIAL | …：试行。 | …: on trial.',
        'WH | EXPIRED | …：已过有效期。 | …: no longer valid.',
      ]),
    );
    expect(notes(null, '2022-06-28')).toContain(
      'WH | NOT_YET_IN_FORCE | …：当时尚未施行。 | …: not yet in force on that day.',
    );
    expect(notes(null, '2024-01-01').filter((note) => /^(ZHJ|WH) \| (?!POLICY_NOTE)/.test(note))).toEqual([]);
  });
});

/** What is contradictory about facts: severity, code, path, Chinese, English. */
function problems(change: Partial<ConsortiumFacts>): string[] {
  const arranged = arrangeFacts({ ...wenzhouConsortium, ...change }, policy.division, divisions);
  return contradictions(arranged).map(({ severity, code, path, message }) =>
    [severity, code, path, message.zh, message.en].join(' | '),
  );
}

/** A lead with these years. */
function lead(...rows: Parameters<typeof year>[]) {
  return { lead: unit({ financials: rows.map((row) => year(...row)) }) };
}

describe('facts that cannot be, or hardly', () => {
  it('are none in a consortium that can be', () => {
    expect(problems({})).toEqual([]);
    expect(
      problems(
        lead(
          [2024, { revenue: '10', sales: '10', rd: '100' }],
          [2023, { revenue: '0', sales: '0', rd: '0' }],
        ),
      ),
    ).toEqual([]);
    expect(problems(lead([2024, { sales: '10', rd: '100' }]))).toEqual([]);
    expect(problems({ hasCouncil: null, councilChairIsLeadHead: true })).toEqual([]);
    expect(problems({ hasCouncil: true, councilChairIsLeadHead: true })).toEqual([]);
    expect(
      problems({ hasCouncil: false, councilChairIsLeadHead: false, councilIncludesAllMembers: true }),
    ).toEqual([]);
    expect(problems({ otherConsortiaLed: 0, members: [unit({}), unit({})] })).toEqual([]);
  });

  it.each([
    [
      lead([2024, { revenue: '-0.01' }]),
      'ERROR | NEGATIVE_AMOUNT | lead.financials[2024].revenue | 金额不能为负 | an amount cannot be negative',
    ],
    [
      lead([2024, { sales: '-1' }]),
      'ERROR | NEGATIVE_AMOUNT | lead.financials[2024].salesRevenue | 金额不能为负 | an amount cannot be negative',
    ],
    [
      lead([2024, { rd: '-1' }]),
      'ERROR | NEGATIVE_AMOUNT | lead.financials[2024].rdExpenditure | 金额不能为负 | an amount cannot be negative',
    ],
    [
      lead([2024, {}], [2023, {}], [2024, {}]),
      'ERROR | YEAR_TWICE | lead.financials[2024] | 2024年的财务数据出现两次 | 2024 stands twice',
    ],
    [
      lead([2024, { revenue: '10', rd: '100.01' }]),
      'WARNING | RD_ABOVE_TENFOLD_REVENUE | lead.financials[2024].rdExpenditure | 研发经费超过营业收入的10倍，请核对单位 | R&D expenditure is above ten times the revenue: check the units',
    ],
    [
      lead([2024, { revenue: '10', sales: '10.01' }]),
      'WARNING | SALES_ABOVE_REVENUE | lead.financials[2024].salesRevenue | 销售收入超过营业收入 | sales revenue is above operating revenue, of which it is a part',
    ],
    [
      { lead: unit({ ref: 'LOCAL:a' }), members: [unit({ ref: 'LOCAL:a' })] },
      'ERROR | LEAD_TWICE | members[LOCAL:a] | 牵头单位又列为成员单位；成员名单不含牵头单位 | the lead stands among the members, whose list leaves it out',
    ],
    [
      { members: [unit({ ref: 'LOCAL:b' }), unit({ ref: 'LOCAL:b' })] },
      'ERROR | MEMBER_TWICE | members[LOCAL:b] | 成员单位出现两次 | a member stands twice',
    ],
    [
      { planHorizonYears: -1 },
      'ERROR | NEGATIVE_NUMBER | planHorizonYears | 应为不小于0的整数 | must be a whole number that is not negative',
    ],
    [
      { leadCompletedProjects: 1.5 },
      'ERROR | NEGATIVE_NUMBER | leadCompletedProjects | 应为不小于0的整数 | must be a whole number that is not negative',
    ],
    [
      { hasCouncil: false, councilChairIsLeadHead: true },
      'WARNING | CHAIR_WITHOUT_COUNCIL | hasCouncil | 没有理事会，却有理事长或理事会成员 | there is no council, and yet a chair or members of one',
    ],
    [
      { hasCouncil: false, councilChairIsLeadHead: null, councilIncludesAllMembers: true },
      'WARNING | CHAIR_WITHOUT_COUNCIL | hasCouncil | 没有理事会，却有理事长或理事会成员 | there is no council, and yet a chair or members of one',
    ],
  ])('are told with their path: %#', (change, said) => {
    expect(problems(change)).toEqual([said]);
  });

  it('are told of members too, errors first', () => {
    const members = [unit({ ref: 'LOCAL:b', financials: [year(2024, { revenue: '1', rd: '11' })] })];
    expect(problems({ members, otherConsortiaLed: -1 }).map((said) => said.split(' | ').slice(0, 3))).toEqual(
      [
        ['ERROR', 'NEGATIVE_NUMBER', 'otherConsortiaLed'],
        ['WARNING', 'RD_ABOVE_TENFOLD_REVENUE', 'members[LOCAL:b].financials[2024].rdExpenditure'],
      ],
    );
  });
});

it('money in facts is compared exactly', () => {
  const tenfold = new Decimal('0.1').times(10);
  expect(
    problems({ lead: unit({ financials: [{ ...year(2024, { revenue: '0.1' }), rdExpenditure: tenfold }] }) }),
  ).toEqual([]);
});
