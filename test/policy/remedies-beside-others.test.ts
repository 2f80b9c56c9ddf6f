import { describe, expect, it } from 'vitest';
import { checkCompliance } from '../../src/policy/compliance.ts';
import { on } from './made-check.ts';
import { madePolicy, type MadeRule } from './made-policy.ts';
import { mended, remedies, remedy } from './made-remedy.ts';
import { divisions, unit, wenzhouConsortium, year } from './sample.ts';

const outsider = unit({ kind: 'SERVICE_AGENCY', registeredDivision: '330106', hasTask: false });

/** That there are two members who are such. */
function two(where: string): MadeRule {
  return {
    id: 'MD-C1',
    condition: `{ test: atLeast, measure: { of: members, where: { ${where} }, counting: WITHOUT_LEAD }, parameter: bound }`,
    parameters: '[{ name: bound, value: 2, unit: members }]',
  };
}

/** A second rule: that such members are half of them, at least or at most. */
function half(where: string, comparator: 'atLeast' | 'atMost' = 'atLeast'): MadeRule {
  return {
    id: 'MD-C2',
    condition: `{ test: ${comparator}, measure: { of: memberShare, where: { ${where} }, counting: WITHOUT_LEAD }, parameter: bound }`,
    parameters: '[{ name: bound, value: 0.5, unit: ratio }]',
  };
}

/** What the first of two rules asks to add, where one member is there that is no enterprise and not from here. */
function added(first: MadeRule, second: MadeRule, members = [outsider]): string[] | undefined {
  return remedies([first, second], { members })
    .find(([rule]) => rule === 'MD-C1')
    ?.slice(1);
}

describe('members to add', () => {
  it('are from here too, or of a kind too, where another rule asks that of a share', () => {
    expect(added(two('kinds: [ENTERPRISE]'), half('registeredInside: true'))).toEqual([
      'ADD_IN_CITY_ENTERPRISE',
      '2',
      '增加2家在本地注册的企业。',
      'add 2 enterprises registered in the area.',
    ]);
    expect(added(two('registeredInside: true'), half('kinds: [ENTERPRISE]'))?.[0]).toBe(
      'ADD_IN_CITY_ENTERPRISE',
    );
    expect(added(two('kinds: [ENTERPRISE]'), half('kinds: [ENTERPRISE]'))?.[0]).toBe('ADD_ENTERPRISE');
    expect(added(two('kinds: [ENTERPRISE]'), half('registeredInside: true, kinds: [ENTERPRISE]'))?.[0]).toBe(
      'ADD_IN_CITY_ENTERPRISE',
    );
  });

  it('stay what their own rule asks for where the other asks for another kind', () => {
    expect(added(two('kinds: [UNIVERSITY]'), half('registeredInside: true, kinds: [ENTERPRISE]'))).toEqual([
      'ADD_UNIVERSITY_OR_INSTITUTE',
      '2',
      '增加2家高校或科研院所。',
      'add 2 universities or research institutes.',
    ]);
  });

  it('are not asked for tasks or titles, which nobody is known to bring', () => {
    for (const where of ['hasTask: true', 'qualifications: [LISTED]']) {
      const members = [unit({ ...outsider, qualifications: [] })];
      expect(added(two('kinds: [ENTERPRISE]'), half(where), members)?.[0]).toBe('ADD_ENTERPRISE');
    }
  });

  it('are not made more of what another rule wants at most', () => {
    const members = [unit({ kind: 'OTHER', registeredDivision: '330106' })];
    expect(added(two('kinds: [ENTERPRISE]'), half('registeredInside: true', 'atMost'), members)?.[0]).toBe(
      'ADD_ENTERPRISE',
    );
  });
});

describe('several things to do at once', () => {
  const chair = '{ test: holds, fact: councilChairIsLeadHead }';
  const clause = '{ test: hasAll, fact: agreementClauses, values: [TERM, GOALS] }';

  it('are OTHER without a number, unless the one belongs to the other', () => {
    const facts = { councilChairIsLeadHead: false, agreementClauses: [] };
    expect(remedy(`{ test: allOf, of: [${chair}, ${clause}] }`, facts)).toEqual([
      [
        'OTHER',
        'null',
        '做到：理事长由牵头单位负责人担任；协议条款补充：合作期限、合作目标。',
        "see to it that the lead's head chairs the council; add to the clauses of the agreement: term, goals.",
      ],
    ]);
  });

  it('are counted together where they are of one sort', () => {
    const platforms =
      '{ test: atLeast, measure: { of: leadPlatforms, levels: [PROVINCIAL] }, parameter: bound }';
    const members =
      '{ test: someMember, where: { kinds: [UNIVERSITY] }, counting: WITHOUT_LEAD }, { test: someMember, where: { kinds: [RESEARCH_INSTITUTE] }, counting: WITHOUT_LEAD }';
    const facts = { members: [outsider], lead: unit({ platforms: ['COUNTY' as const] }) };
    expect(remedy(`{ test: allOf, of: [${members}] }`, facts)).toEqual([
      [
        'ADD_UNIVERSITY_OR_INSTITUTE',
        '2',
        '增加1家高校或科研院所；增加1家高校或科研院所。',
        'add 1 university or research institute; add 1 university or research institute.',
      ],
    ]);
    const parameters = '[{ name: bound, value: 1, unit: platforms }]';
    const both = remedies(
      [{ id: 'MD-C1', condition: `{ test: allOf, of: [${platforms}, ${clause}] }`, parameters }],
      {
        ...facts,
        agreementClauses: ['GOALS'],
      },
    );
    expect(both.map((said) => said.slice(1))).toEqual([
      [
        'OTHER',
        'null',
        '牵头单位建成1个省级及以上创新平台；协议条款补充：合作期限。',
        'build 1 platform of provincial level or above at the lead; add to the clauses of the agreement: term.',
      ],
    ]);
  });
});

describe('money to spend', () => {
  const parameters = '[{ name: bound, value: 10, unit: yuan }]';
  const spending = '{ test: atLeast, measure: { of: averageRdExpenditure, years: 1 }, parameter: bound }';
  const facts = {
    ...wenzhouConsortium,
    hasCouncil: false,
    lead: unit({ financials: [year(2024, { rd: '7' })] }),
  };
  const told = (condition: string, showsMoney: boolean) => {
    const policy = madePolicy([{ id: 'MD-C1', condition, parameters }]);
    return checkCompliance({ policy, facts, on, divisions, showsMoney }).remedies.map(
      ({ action, quantity, explanation, changes }) => [
        action,
        quantity?.toFixed() ?? null,
        explanation.zh,
        explanation.en,
        changes.map(({ change }) => change).join(),
      ],
    );
  };

  it('is told how much of it to whoever may see the money, and to nobody else', () => {
    expect(told(spending, true)).toEqual([
      [
        'RAISE_RD_EXPENDITURE',
        '3',
        '牵头单位研发经费增加3元（计入2024年）。',
        "raise the lead's R&D expenditure by 3 yuan (in 2024).",
        'RAISE_FIGURE',
      ],
    ]);
    expect(told(spending, false)).toEqual([
      [
        'RAISE_RD_EXPENDITURE',
        null,
        '牵头单位增加研发经费（金额不公开）。',
        "raise the lead's R&D expenditure (the amount is not public).",
        '',
      ],
    ]);
  });

  it('leaves the rest of what is to be done told', () => {
    expect(told('{ test: holds, fact: hasCouncil }', false)).toEqual([
      ['SET_UP_BODY', '1', '做到：设立理事会。', 'see to it that there is a council.', 'MAKE_TRUE'],
    ]);
    const both = `{ test: allOf, of: [${spending}, { test: holds, fact: hasCouncil }] }`;
    expect(told(both, false)).toEqual([
      [
        'OTHER',
        null,
        '牵头单位增加研发经费（金额不公开）；做到：设立理事会。',
        "raise the lead's R&D expenditure (the amount is not public); see to it that there is a council.",
        'MAKE_TRUE',
      ],
    ]);
  });
});

it('what is added to a share of nobody that asks for all of them is nothing', () => {
  const share = '{ of: memberShare, where: { registeredInside: true }, counting: WITHOUT_LEAD }';
  expect(mended('atLeast', share, ['0.5', 'ratio'], { members: [] })).toEqual([]);
});
