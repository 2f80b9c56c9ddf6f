import { describe, expect, it } from 'vitest';
import { remedy } from './made-remedy.ts';
import { localEnterprise, unit } from './sample.ts';

const outsider = unit({ kind: 'UNIVERSITY', registeredDivision: '330106' });

/** That the agreement has these clauses. */
function asks(values: string): string {
  return `{ test: hasAll, fact: agreementClauses, values: [${values}] }`;
}

/** That all these facts hold. */
function holds(...facts: string[]): string {
  return `{ test: allOf, of: [${facts.map((fact) => `{ test: holds, fact: ${fact} }`).join(', ')}] }`;
}

describe('words, bodies and tasks to see to', () => {
  it('are the words that lack, of all conditions together', () => {
    const condition = `{ test: allOf, of: [${asks('PURPOSE, GOALS, TERM')}, ${asks('TERM, RISK_SHARING')}] }`;
    expect(remedy(condition, { agreementClauses: ['PURPOSE'] })).toEqual([
      [
        'ADD_CLAUSES',
        '3',
        '协议条款补充：合作目标、合作期限、风险分担。',
        'add to the clauses of the agreement: goals, term, sharing of risks.',
      ],
    ]);
    const plan = '{ test: hasAll, fact: planContents, values: [GOALS, PATH] }';
    expect(remedy(plan, { planContents: ['TASKS'] })).toEqual([
      [
        'OTHER',
        '2',
        '协同创新规划内容补充：创新目标、创新路径。',
        'add to the contents of the plan of innovation: innovation goals, path of innovation.',
      ],
    ]);
    const both = `{ test: allOf, of: [${asks('PURPOSE')}, ${plan}] }`;
    expect(remedy(both, { agreementClauses: [], planContents: [] })).toEqual([
      [
        'OTHER',
        'null',
        '协议条款补充：合作宗旨；协同创新规划内容补充：创新目标、创新路径。',
        'add to the clauses of the agreement: purpose; add to the contents of the plan of innovation: innovation goals, path of innovation.',
      ],
    ]);
    for (const fixed of [
      '{ test: hasAll, fact: lead.qualifications, values: [LISTED] }',
      '{ test: hasAny, fact: agreementClauses, values: [TERM] }',
    ]) {
      expect(remedy(fixed, { lead: unit({ qualifications: [] }), agreementClauses: [] })).toEqual([]);
    }
  });

  it('are bodies, with who chairs and sits in them', () => {
    const council = holds(
      'hasCouncil',
      'councilChairIsLeadHead',
      'councilIncludesAllMembers',
      'hasSecretariat',
    );
    const none = {
      hasCouncil: false,
      councilChairIsLeadHead: false,
      councilIncludesAllMembers: false,
      hasSecretariat: false,
    };
    expect(remedy(council, none)).toEqual([
      [
        'SET_UP_BODY',
        '2',
        '做到：设立理事会；做到：理事长由牵头单位负责人担任；做到：理事会包括全体成员单位负责人；做到：设立秘书处。',
        "see to it that there is a council; see to it that the lead's head chairs the council; see to it that the heads of all members sit in the council; see to it that there is a secretariat.",
      ],
    ]);
    expect(remedy(holds('councilChairIsLeadHead'), none).map(([action, by]) => [action, by])).toEqual([
      ['OTHER', 'null'],
    ]);
  });

  it.each([
    ['hasCouncil', 'SET_UP_BODY', '1'],
    ['hasExpertCommittee', 'SET_UP_BODY', '1'],
    ['hasSecretariat', 'SET_UP_BODY', '1'],
    ['hasChiefScientist', 'SET_UP_BODY', '1'],
    ['hasOperationsTeam', 'SET_UP_BODY', '1'],
    ['agreementSignedByAll', 'COLLECT_SIGNATURES', 'null'],
    ['hasTransferMechanism', 'OTHER', 'null'],
    ['hasIpManagement', 'OTHER', 'null'],
    ['councilIncludesAllMembers', 'OTHER', 'null'],
  ])('%s is %s %s', (fact, action, by) => {
    expect(
      remedy(`{ test: holds, fact: ${fact} }`, { [fact]: false }).map((said) => said.slice(0, 2)),
    ).toEqual([[action, by]]);
  });

  it.each(['wonProvincialChallenge', 'isMunicipalConsortium', 'isProvincialProjectConsortium'])(
    '%s is none of them: what has happened cannot be changed',
    (fact) => {
      expect(remedy(`{ test: holds, fact: ${fact} }`, { [fact]: false })).toEqual([]);
    },
  );

  it('are tasks for the members that have none', () => {
    const every = '{ test: everyMember, where: { hasTask: true }, counting: WITHOUT_LEAD }';
    const idle = unit({ hasTask: false });
    expect(remedy(every, { members: [localEnterprise, idle, idle] })).toEqual([
      ['ASSIGN_TASKS', '2', '为2家成员单位明确具体任务。', 'give 2 members a task of their own.'],
    ]);
    expect(remedy(every, { members: [idle], memberListIsPartial: true })).toEqual([]);
    // A task does not make a member anything else that is asked of it.
    for (const asked of ['qualifications: [LISTED]', 'hasTask: true, qualifications: [LISTED]']) {
      const where = `{ test: everyMember, where: { ${asked} }, counting: WITHOUT_LEAD }`;
      expect(remedy(where, { members: [unit({ hasTask: false, qualifications: [] })] })).toEqual([]);
    }
    // Nor can a lead that counts be given one as a member.
    const counted = every.replace('WITHOUT_LEAD', 'READING');
    const lead = (hasTask: boolean) => ({ lead: unit({ hasTask }), members: [idle] });
    expect(remedy(counted, lead(false))).toEqual([]);
    expect(remedy(counted, lead(true)).map(([action, by]) => [action, by])).toEqual([['ASSIGN_TASKS', '1']]);
    for (const more of ['kinds: [ENTERPRISE]', 'registeredInside: true']) {
      const where = `{ test: everyMember, where: { hasTask: true, ${more} }, counting: WITHOUT_LEAD }`;
      expect(
        remedy(where, { members: [unit({ hasTask: false, kind: 'OTHER', registeredDivision: '330106' })] }),
      ).toEqual([]);
    }
    const kind = '{ test: everyMember, where: { kinds: [ENTERPRISE] }, counting: WITHOUT_LEAD }';
    expect(remedy(kind, { members: [outsider] })).toEqual([]);
  });

  it('are none where one of several conditions cannot be mended, unless another way is open', () => {
    const hopeless = '{ test: holds, fact: isMunicipalConsortium }';
    const body = '{ test: holds, fact: hasCouncil }';
    const facts = { isMunicipalConsortium: false, hasCouncil: false };
    expect(remedy(`{ test: allOf, of: [${hopeless}, ${body}] }`, facts)).toEqual([]);
    expect(remedy(`{ test: anyOf, of: [${hopeless}, ${body}] }`, facts).map(([action]) => action)).toEqual([
      'SET_UP_BODY',
    ]);
    expect(remedy(`{ test: anyOf, of: [${hopeless}] }`, facts)).toEqual([]);
  });
});
