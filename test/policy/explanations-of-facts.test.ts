import { describe, expect, it } from 'vitest';
import {
  AGREEMENT_CLAUSES,
  PLAN_CONTENTS,
  QUALIFICATION_KINDS,
  UNIT_KINDS,
} from '../../src/domain/vocabulary.ts';
import { BOOLEAN_FACTS, NUMBER_FACTS } from '../../src/policy/condition.ts';
import { sayWords } from '../../src/policy/explain.ts';
import { FACT_NAMES } from '../../src/policy/words.ts';
import { check, compared, told } from './made-check.ts';
import { localEnterprise, unit } from './sample.ts';

describe('platforms and numbers', () => {
  it('count the platforms of the levels asked for, with those of unknown level as perhaps', () => {
    const measure = '{ of: leadPlatforms, levels: [NATIONAL, PROVINCIAL] }';
    const lead = unit({ platforms: ['PROVINCIAL', 'MUNICIPAL', null] });
    const answer = compared('atLeast', measure, ['2', 'platforms'], { lead });
    expect(told(answer)).toEqual([
      'UNKNOWN',
      '牵头单位国家级、省级创新平台数：1个至2个之间，要求不低于2个。无法判断，缺少：lead.platforms。',
      'platforms of the lead, national or provincial: between 1 and 2; at least 2 asked for. Cannot be told; missing: lead.platforms.',
      '1–2 / 2',
    ]);
    expect(answer.trace[0]?.facts).toEqual([{ path: 'lead.platforms', value: '?, MUNICIPAL, PROVINCIAL' }]);
    const unknown = compared('atLeast', measure, ['2', 'platforms'], { lead: unit({}) });
    expect([unknown.outcome, unknown.missingFacts, unknown.trace[0]?.facts]).toEqual([
      'UNKNOWN',
      ['lead.platforms'],
      [{ path: 'lead.platforms', value: null }],
    ]);
    const counted = compared('atLeast', measure, ['1', 'platforms'], {
      lead: unit({ platforms: ['NATIONAL'] }),
    });
    expect([counted.outcome, counted.missingFacts]).toEqual(['PASS', []]);
  });

  it.each([
    [
      'planHorizonYears',
      'years',
      '规划年限：2年，要求不低于3年',
      'years that the plan looks ahead: 2 years; at least 3 years',
    ],
    [
      'otherConsortiaLed',
      'consortia',
      '牵头单位另外牵头的联合体数：2个，要求不低于3个',
      'other consortia that the lead leads: 2; at least 3',
    ],
    [
      'leadProjectsInProgress',
      'projects',
      '牵头单位在研项目数：2项，要求不低于3项',
      "the lead's projects in progress: 2; at least 3",
    ],
    [
      'leadCompletedProjects',
      'projects',
      '牵头单位已完成的国家、省、市科技项目数：2项，要求不低于3项',
      'national, provincial and municipal projects that the lead has completed: 2; at least 3',
    ],
  ])('name the number %s with its unit', (fact, ofUnit, zh, en) => {
    const measure = `{ of: number, fact: ${fact} }`;
    const answer = compared('atLeast', measure, ['3', ofUnit], { [fact]: 2 });
    expect(told(answer)).toEqual([
      'FAIL',
      `${zh}。不符合强制性要求。`,
      `${en} asked for. Not met: a mandatory requirement is not met.`,
      '2 / 3',
    ]);
    expect(answer.trace[0]?.facts).toEqual([{ path: fact, value: '2' }]);
    const unknown = compared('atLeast', measure, ['3', ofUnit], { [fact]: null });
    expect([unknown.outcome, unknown.actual, unknown.missingFacts]).toEqual(['UNKNOWN', null, [fact]]);
    expect(unknown.trace[0]?.facts).toEqual([{ path: fact, value: null }]);
    expect(compared('atMost', measure, ['2', ofUnit], { [fact]: 2 }).outcome).toBe('PASS');
    expect(compared('atMost', measure, ['1', ofUnit], { [fact]: 2 }).outcome).toBe('FAIL');
  });

  it('count this consortium among those that the lead leads', () => {
    const answer = compared('atMost', '{ of: consortiaLed }', ['1', 'consortia'], { otherConsortiaLed: 1 });
    expect(told(answer)).toEqual([
      'FAIL',
      '牵头单位牵头的联合体数（含本联合体）：2个，要求不超过1个。不符合强制性要求。',
      'consortia that the lead leads, this one included: 2; at most 1 asked for. Not met: a mandatory requirement is not met.',
      '2 / 1',
    ]);
    expect(answer.trace[0]?.facts).toEqual([{ path: 'otherConsortiaLed', value: '1' }]);
    const unknown = compared('atMost', '{ of: consortiaLed }', ['1', 'consortia'], {
      otherConsortiaLed: null,
    });
    expect([unknown.outcome, unknown.missingFacts]).toEqual(['UNKNOWN', ['otherConsortiaLed']]);
    expect(unknown.trace[0]?.facts).toEqual([{ path: 'otherConsortiaLed', value: null }]);
  });
});

/** Whether the lead is registered inside. */
function at(registeredDivision: string | null) {
  return check('{ test: leadRegisteredInside }', { lead: unit({ registeredDivision }) });
}

describe('facts that are true or false', () => {
  it.each(BOOLEAN_FACTS.map((fact) => [fact]))('are named and answered in both languages: %s', (fact) => {
    const condition = `{ test: holds, fact: ${fact} }`;
    const name = FACT_NAMES[fact];
    const withValue = (value: boolean | null) =>
      fact === 'lead.isLegalPerson'
        ? check(condition, { lead: unit({ isLegalPerson: value }) })
        : check(condition, { [fact]: value });
    expect(told(withValue(true))).toEqual([
      'PASS',
      `${name.zh}：是。符合。`,
      `${name.en}: yes. Met.`,
      'true / true',
    ]);
    expect(told(withValue(false))).toEqual([
      'FAIL',
      `${name.zh}：否。不符合强制性要求。`,
      `${name.en}: no. Not met: a mandatory requirement is not met.`,
      'false / true',
    ]);
    const unknown = withValue(null);
    expect(told(unknown)).toEqual([
      'UNKNOWN',
      `${name.zh}：不明。无法判断，缺少：${fact}。`,
      `${name.en}: unknown. Cannot be told; missing: ${fact}.`,
      'null / true',
    ]);
    expect(unknown.trace).toMatchObject([
      { kind: 'fact', answer: 'OPEN', facts: [{ path: fact, value: null }] },
    ]);
  });

  it('say what kind the lead is, and which were asked for', () => {
    const condition = '{ test: leadKind, values: [ENTERPRISE, NEW_RD_INSTITUTE] }';
    const ofKind = (kind: 'ENTERPRISE' | 'UNIVERSITY' | null) => check(condition, { lead: unit({ kind }) });
    expect(told(ofKind('UNIVERSITY'))).toEqual([
      'FAIL',
      '牵头单位类型：高校（要求：企业、新型研发机构）。不符合强制性要求。',
      'kind of the lead: university (asked for: enterprise, new-type R&D institute). Not met: a mandatory requirement is not met.',
      'UNIVERSITY / ENTERPRISE | NEW_RD_INSTITUTE',
    ]);
    expect(ofKind('ENTERPRISE').outcome).toBe('PASS');
    expect([ofKind(null).outcome, ofKind(null).missingFacts]).toEqual(['UNKNOWN', ['lead.kind']]);
  });

  it('say where the lead is registered', () => {
    expect(told(at('330106'))).toEqual([
      'FAIL',
      '牵头单位注册地：330106（要求：330300）。不符合强制性要求。',
      'place where the lead is registered: 330106 (asked for: 330300). Not met: a mandatory requirement is not met.',
      '330106 / 330300',
    ]);
    expect(at('330302').outcome).toBe('PASS');
    expect(at(null).missingFacts).toEqual(['lead.registeredDivision']);
  });
});

describe('lists', () => {
  const any = '{ test: hasAny, fact: lead.qualifications, values: [HIGH_TECH, GAZELLE] }';
  const all = '{ test: hasAll, fact: planContents, values: [GOALS, TASKS, PATH] }';
  const titles = (qualifications: readonly ('HIGH_TECH' | 'GAZELLE' | 'LISTED')[] | null) =>
    check(any, { lead: unit({ qualifications }) });

  it('of which one is asked for say which are there', () => {
    expect(told(titles(['LISTED', 'GAZELLE']))).toEqual([
      'PASS',
      '牵头单位资质：具备瞪羚企业，要求具备其中之一：高新技术企业、瞪羚企业。符合。',
      'titles of the lead: holds gazelle; one of these is asked for: high-tech enterprise, gazelle. Met.',
      'GAZELLE, LISTED / HIGH_TECH | GAZELLE',
    ]);
    expect(told(titles(['LISTED'])).slice(0, 3)).toEqual([
      'FAIL',
      '牵头单位资质：具备无，要求具备其中之一：高新技术企业、瞪羚企业。不符合强制性要求。',
      'titles of the lead: holds none; one of these is asked for: high-tech enterprise, gazelle. Not met: a mandatory requirement is not met.',
    ]);
    expect(titles(['LISTED', 'GAZELLE']).trace[0]?.facts).toEqual([
      { path: 'lead.qualifications', value: 'GAZELLE, LISTED' },
    ]);
  });

  it('that are unknown say what is asked for', () => {
    expect(told(titles(null))).toEqual([
      'UNKNOWN',
      '牵头单位资质：不明（要求：高新技术企业、瞪羚企业）。无法判断，缺少：lead.qualifications。',
      'titles of the lead: unknown (asked for: high-tech enterprise, gazelle). Cannot be told; missing: lead.qualifications.',
      'null / HIGH_TECH | GAZELLE',
    ]);
    expect(titles(null).trace[0]?.facts).toEqual([{ path: 'lead.qualifications', value: null }]);
  });

  it('of which all are asked for say how many are there, and which lack', () => {
    expect(told(check(all, { planContents: ['PATH'] }))).toEqual([
      'FAIL',
      '协同创新规划内容：要求3项，具备1项，缺创新目标、创新任务。不符合强制性要求。',
      'contents of the plan of innovation: 1 of 3 there; lacking: innovation goals, innovation tasks. Not met: a mandatory requirement is not met.',
      'PATH / GOALS, TASKS, PATH',
    ]);
    expect(told(check(all, { planContents: ['PATH', 'TASKS', 'GOALS'] })).slice(0, 3)).toEqual([
      'PASS',
      '协同创新规划内容：要求3项，具备3项。符合。',
      'contents of the plan of innovation: 3 of 3 there. Met.',
    ]);
  });

  it('tell the goals of an agreement from those of a plan', () => {
    expect(sayWords(['GOALS'], 'planContents')).toEqual({ zh: '创新目标', en: 'innovation goals' });
    expect(sayWords(['GOALS'], 'agreementClauses')).toEqual({ zh: '合作目标', en: 'goals' });
    expect(sayWords(['nothing of ours'])).toEqual({ zh: 'nothing of ours', en: 'nothing of ours' });
  });

  it('have a name of their own in both languages for every word', () => {
    const words = [...UNIT_KINDS, ...QUALIFICATION_KINDS, ...AGREEMENT_CLAUSES];
    const named = [
      ...words.map((word) => sayWords([word])),
      ...PLAN_CONTENTS.map((word) => sayWords([word], 'planContents')),
    ];
    for (const { zh, en } of named) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[A-Za-z&, -]+$/);
    }
    expect(new Set(named.map(({ zh }) => zh)).size).toBe(named.length);
    expect(new Set(named.map(({ en }) => en)).size).toBe(named.length);
    for (const fact of [...BOOLEAN_FACTS, ...NUMBER_FACTS]) {
      expect(FACT_NAMES[fact].zh).toMatch(/\p{Script=Han}/u);
      expect(FACT_NAMES[fact].en).toMatch(/[a-z]{3}/);
    }
  });
});

describe('what is asked of members', () => {
  const every = '{ test: everyMember, where: { hasTask: true }, counting: WITHOUT_LEAD }';
  const some = '{ test: someMember, where: { kinds: [UNIVERSITY] }, counting: WITHOUT_LEAD }';
  const idle = unit({ ref: 'CN-USCC:1', hasTask: false });
  const open = unit({ name: '某单位' });

  it('is said of all, with those of whom it is not known', () => {
    const answer = check(every, { members: [localEnterprise, open] });
    expect(told(answer)).toEqual([
      'UNKNOWN',
      '2家成员单位中1家承担具体任务，1家不明，要求全部如此。无法判断，缺少：members[某单位].hasTask。',
      '1 of 2 members have a task of their own, 1 unknown; all are asked to. Cannot be told; missing: members[某单位].hasTask.',
      '1/2 / 2/2',
    ]);
    expect(told(check(every, { members: [localEnterprise, open, idle] })).slice(0, 2)).toEqual([
      'FAIL',
      '3家成员单位中1家承担具体任务，1家不明，要求全部如此。不符合强制性要求。',
    ]);
    expect(told(check(every, { members: [localEnterprise] })).slice(0, 3)).toEqual([
      'PASS',
      '1家成员单位中1家承担具体任务，要求全部如此。符合。',
      '1 of 1 members have a task of their own; all are asked to. Met.',
    ]);
  });

  it('is said of one at least', () => {
    expect(told(check(some, { members: [localEnterprise] }))).toEqual([
      'FAIL',
      '1家成员单位中0家属于高校，看是否至少有一家。不符合强制性要求。',
      '0 of 1 members are of the kind university; one at least is asked for. Not met: a mandatory requirement is not met.',
      '0/1 / 1/1',
    ]);
    expect(check(some, { members: [localEnterprise, open] }).outcome).toBe('UNKNOWN');
    expect(check(some, { members: [unit({ kind: 'UNIVERSITY' }), open] }).outcome).toBe('PASS');
  });

  it('is open where nobody named some, unless those who are named settle it', () => {
    const partial = { memberListIsPartial: true };
    const all = check(every, { members: [localEnterprise, open], ...partial });
    expect([all.outcome, all.missingFacts]).toEqual(['UNKNOWN', ['members', 'members[某单位].hasTask']]);
    expect(check(every, { members: [localEnterprise], ...partial }).missingFacts).toEqual(['members']);
    expect(check(every, { members: [idle], ...partial }).outcome).toBe('FAIL');
    expect(check(some, { members: [localEnterprise], ...partial }).missingFacts).toEqual(['members']);
    expect(check(some, { members: [unit({ kind: 'UNIVERSITY' })], ...partial }).outcome).toBe('PASS');
  });

  it('lays open each member with what was asked', () => {
    const where =
      'where: { kinds: [UNIVERSITY], registeredInside: true, qualifications: [LISTED], hasTask: true }';
    const full = unit({
      ref: 'CN-USCC:2',
      kind: 'OTHER',
      qualifications: ['LISTED', 'GAZELLE'],
      hasTask: false,
    });
    const [tree] = check(`{ test: someMember, ${where}, counting: WITHOUT_LEAD }`, {
      members: [full, open],
    }).trace;
    expect(tree?.facts).toEqual([
      { path: 'members[CN-USCC:2].kind', value: 'OTHER' },
      { path: 'members[CN-USCC:2].registeredDivision', value: null },
      { path: 'members[CN-USCC:2].qualifications', value: 'GAZELLE, LISTED' },
      { path: 'members[CN-USCC:2].hasTask', value: 'false' },
      { path: 'members[某单位].kind', value: null },
      { path: 'members[某单位].registeredDivision', value: null },
      { path: 'members[某单位].qualifications', value: null },
      { path: 'members[某单位].hasTask', value: null },
    ]);
    const counted = compared('atLeast', '{ of: members, counting: WITHOUT_LEAD }', ['1', 'members'], {
      members: [full, open],
    });
    expect(counted.trace[0]?.facts).toEqual([
      { path: 'members[CN-USCC:2]', value: 'CN-USCC:2' },
      { path: 'members[某单位]', value: '某单位' },
    ]);
  });
});

function facts(hasCouncil: boolean | null, hasSecretariat: boolean | null) {
  return { hasCouncil, hasSecretariat };
}

describe('several conditions', () => {
  const parts = '[{ test: holds, fact: hasCouncil }, { test: holds, fact: hasSecretariat }]';

  it('that must all hold are said one after another', () => {
    const answer = check(`{ test: allOf, of: ${parts} }`, facts(true, false));
    expect(told(answer)).toEqual([
      'FAIL',
      '设立理事会：是；设立秘书处：否。不符合强制性要求。',
      'there is a council: yes; there is a secretariat: no. Not met: a mandatory requirement is not met.',
      'true; false / true; true',
    ]);
    expect(answer.trace).toMatchObject([
      { kind: 'allOf', answer: 'NO', parameter: null, facts: [], of: [{ answer: 'YES' }, { answer: 'NO' }] },
    ]);
    const open = check(`{ test: allOf, of: ${parts} }`, facts(null, true));
    expect([open.outcome, open.actual, open.missingFacts]).toEqual(['UNKNOWN', '?; true', ['hasCouncil']]);
    expect(check(`{ test: allOf, of: ${parts} }`, facts(null, false)).missingFacts).toEqual([]);
    expect(check(`{ test: allOf, of: ${parts} }`, facts(null, null)).actual).toBeNull();
  });

  it('of which one must hold are said as alternatives', () => {
    const answer = check(`{ test: anyOf, of: ${parts} }`, facts(false, true));
    expect(told(answer)).toEqual([
      'PASS',
      '设立理事会：否；或者：设立秘书处：是。符合。',
      'there is a council: no; or: there is a secretariat: yes. Met.',
      'false; true / true | true',
    ]);
    expect(check(`{ test: anyOf, of: ${parts} }`, facts(null, true)).missingFacts).toEqual([]);
    expect(check(`{ test: anyOf, of: ${parts} }`, facts(null, false)).missingFacts).toEqual(['hasCouncil']);
    expect(check(`{ test: anyOf, of: ${parts} }`, facts(false, false)).outcome).toBe('FAIL');
  });
});
