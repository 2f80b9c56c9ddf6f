import { describe, expect, it } from 'vitest';
import { mended, remedies, remedy } from './made-remedy.ts';
import { localEnterprise, unit } from './sample.ts';

const outsider = unit({ kind: 'UNIVERSITY', registeredDivision: '330106' });

function shareOf(where: string, counting: string): string {
  return `{ of: memberShare, where: { ${where} }, ${counting} }`;
}

/** So many members, the lead aside. */
function countOf(where: string): string {
  return `{ of: members, where: { ${where} }, counting: WITHOUT_LEAD }`;
}

/** That the first is at least few and the second at least many. */
function both(first: string, second: string): string {
  return `{ test: allOf, of: [{ test: atLeast, measure: ${first}, parameter: few }, { test: atLeast, measure: ${second}, parameter: many }] }`;
}

/** The same numbers under each other's names. */
function swapped(parameters: string): string {
  return parameters.replace('few', 'other').replace('many', 'few').replace('other', 'many');
}

describe('members to add', () => {
  it.each([
    ['', 'ADD_MEMBER', '成员单位', 'members'],
    [
      'registeredInside: true',
      'ADD_IN_CITY_MEMBER',
      '在本地注册的成员单位',
      'members registered in the area',
    ],
    ['kinds: [ENTERPRISE]', 'ADD_ENTERPRISE', '企业', 'enterprises'],
    [
      'registeredInside: true, kinds: [ENTERPRISE]',
      'ADD_IN_CITY_ENTERPRISE',
      '在本地注册的企业',
      'enterprises registered in the area',
    ],
    [
      'kinds: [RESEARCH_INSTITUTE, UNIVERSITY]',
      'ADD_UNIVERSITY_OR_INSTITUTE',
      '高校或科研院所',
      'universities or research institutes',
    ],
    [
      'kinds: [RESEARCH_INSTITUTE]',
      'ADD_UNIVERSITY_OR_INSTITUTE',
      '高校或科研院所',
      'universities or research institutes',
    ],
    ['kinds: [SERVICE_AGENCY]', 'OTHER', '科技服务机构', 'service agencies'],
  ])('that are %s are named in both languages', (where, action, zh, en) => {
    const measure = `{ of: members, where: { ${where} }, counting: WITHOUT_LEAD }`;
    expect(mended('atLeast', measure, ['2', 'members'], { members: [] })).toEqual([
      [action, '2', `增加2家${zh}。`, `add 2 ${en}.`],
    ]);
  });

  it('are one in the singular', () => {
    const measure = '{ of: members, where: { kinds: [UNIVERSITY] }, counting: WITHOUT_LEAD }';
    expect(mended('atLeast', measure, ['2', 'members'], { members: [outsider] })[0]?.[3]).toBe(
      'add 1 university or research institute.',
    );
    const any = '{ of: members, counting: WITHOUT_LEAD }';
    expect(mended('atLeast', any, ['2', 'members'], { members: [outsider] })[0]?.[3]).toBe('add 1 member.');
  });

  it('are none where titles or tasks are asked of them, which nobody can add', () => {
    for (const where of ['qualifications: [LISTED]', 'hasTask: true']) {
      const measure = `{ of: members, where: { ${where} }, counting: WITHOUT_LEAD }`;
      expect(mended('atLeast', measure, ['2', 'members'], { members: [] })).toEqual([]);
    }
  });

  it('are one where one is asked for', () => {
    const condition = '{ test: someMember, where: { kinds: [UNIVERSITY] }, counting: WITHOUT_LEAD }';
    expect(remedy(condition, { members: [localEnterprise] })).toEqual([
      [
        'ADD_UNIVERSITY_OR_INSTITUTE',
        '1',
        '增加1家高校或科研院所。',
        'add 1 university or research institute.',
      ],
    ]);
    const titled = '{ test: someMember, where: { qualifications: [LISTED] }, counting: WITHOUT_LEAD }';
    expect(remedy(titled, { members: [unit({ qualifications: [] })] })).toEqual([]);
  });

  it('reach a share, or replace others', () => {
    const share = '{ of: memberShare, where: { registeredInside: true }, counting: WITHOUT_LEAD }';
    // 1 of 4; with two more 3 of 6, and with one replaced 2 of 4.
    const members = [localEnterprise, outsider, outsider, outsider];
    expect(mended('atLeast', share, ['0.5', 'ratio'], { members })).toEqual([
      ['ADD_IN_CITY_MEMBER', '2', '增加2家在本地注册的成员单位。', 'add 2 members registered in the area.'],
      [
        'OTHER',
        '1',
        '将1家成员单位换成在本地注册的成员单位，其他情况相同。',
        'in the place of as many members, take 1 member registered in the area, alike in all else.',
      ],
    ]);
    // To reach the whole nobody can be added; three can be replaced.
    expect(
      mended('atLeast', share, ['1', 'ratio'], { members }).map(([action, count]) => [action, count]),
    ).toEqual([['OTHER', '3']]);
  });

  it('leave the lead where it is: who it is cannot be replaced', () => {
    const share = '{ of: memberShare, where: { registeredInside: true } }';
    const lead = unit({ registeredDivision: '330106' });
    expect(mended('atLeast', share, ['1', 'ratio'], { lead, members: [outsider] })).toEqual([]);
    const replaced = mended('atLeast', share, ['0.5', 'ratio'], { lead, members: [outsider] });
    expect(replaced.map(([action, count]) => [action, count])).toEqual([
      ['ADD_IN_CITY_MEMBER', '2'],
      ['OTHER', '1'],
    ]);
    const local = unit({ registeredDivision: '330302' });
    const whole = mended('atLeast', share, ['1', 'ratio'], { lead: local, members: [outsider] });
    expect(whole.map(([action, count]) => [action, count])).toEqual([['OTHER', '1']]);
  });

  it('are replaced among the members alone, whoever leads and whether or not the lead counts', () => {
    const inside = 'registeredInside: true';
    const lead = unit({ registeredDivision: '330106' });
    const whole = ['1', 'ratio'] as const;
    // The lead is one of those who are not there, and stays.
    const members = [localEnterprise, outsider];
    expect(mended('atLeast', shareOf(inside, 'counting: READING'), whole, { lead, members })).toEqual([]);
    expect(
      mended('atLeast', shareOf(inside, 'counting: WITHOUT_LEAD'), whole, { lead, members }).map(
        ([, count, zh]) => [count, zh],
      ),
    ).toEqual([['1', '将1家成员单位换成在本地注册的成员单位，其他情况相同。']]);
    const enterprises = shareOf('kinds: [ENTERPRISE]', 'counting: READING');
    const replaced = (kind: 'ENTERPRISE' | 'UNIVERSITY') =>
      mended('atLeast', enterprises, whole, { lead: unit({ kind }), members: [outsider] });
    expect(replaced('UNIVERSITY')).toEqual([]);
    expect(replaced('ENTERPRISE').map(([, count, zh]) => [count, zh])).toEqual([
      ['1', '将1家成员单位换成企业，其他情况相同。'],
    ]);
    // Who has a title is neither to be added nor to be put in another's place.
    for (const bound of ['0.5', '1']) {
      const members = [unit({ qualifications: [] })];
      const titled = shareOf('qualifications: [LISTED]', 'counting: WITHOUT_LEAD');
      expect(mended('atLeast', titled, [bound, 'ratio'], { members })).toEqual([]);
    }
  });

  it('stay where they are of another of the kinds that are asked for', () => {
    const share = '{ of: memberShare, where: { kinds: [UNIVERSITY, RESEARCH_INSTITUTE] } }';
    const institute = unit({ kind: 'RESEARCH_INSTITUTE' });
    const members = [institute, localEnterprise, localEnterprise];
    const found = mended('atLeast', share, ['0.75', 'ratio'], { lead: institute, members });
    expect(found.map(([action, count]) => [action, count])).toEqual([
      ['ADD_UNIVERSITY_OR_INSTITUTE', '4'],
      ['OTHER', '1'],
    ]);
    const whole = mended('atLeast', share, ['1', 'ratio'], { lead: institute, members });
    expect(whole.map(([action, count]) => [action, count])).toEqual([['OTHER', '2']]);
    // Nor does a member of whom the kind is not known count as one.
    const unknown = { lead: institute, members: [unit({}), localEnterprise, localEnterprise] };
    expect(mended('atLeast', share, ['0.75', 'ratio'], unknown).map(([, count]) => count)).toEqual([
      '8',
      '2',
    ]);
  });

  it('are replaced by as many as the stricter reading of the lead asks', () => {
    const share = '{ of: memberShare, where: { registeredInside: true } }';
    const members = [outsider, outsider, outsider, outsider];
    const found = mended('atLeast', share, ['0.5', 'ratio'], { members }, { leadCounts: null });
    expect(found.map(([action, count]) => [action, count])).toEqual([
      ['ADD_IN_CITY_MEMBER', '4'],
      ['OTHER', '2'],
    ]);
  });

  it('are neither added nor replaced where there are too many', () => {
    const share = '{ of: memberShare, where: { kinds: [ENTERPRISE] }, counting: WITHOUT_LEAD }';
    const members = [localEnterprise, localEnterprise, localEnterprise, outsider];
    expect(mended('atMost', share, ['0.5', 'ratio'], { members })).toEqual([]);
  });

  it('are not asked to be what another rule wants few of', () => {
    const rules = [
      {
        id: 'MD-C1',
        condition: '{ test: atLeast, measure: { of: members, counting: WITHOUT_LEAD }, parameter: bound }',
        parameters: '[{ name: bound, value: 4, unit: members }]',
      },
      {
        id: 'MD-C2',
        condition:
          '{ test: atMost, measure: { of: memberShare, where: { kinds: [UNIVERSITY] }, counting: WITHOUT_LEAD }, parameter: bound }',
        parameters: '[{ name: bound, value: 0.5, unit: ratio }]',
      },
    ];
    expect(remedies(rules, { members: [localEnterprise, localEnterprise] })).toEqual([
      ['MD-C1', 'ADD_MEMBER', '2', '增加2家成员单位。', 'add 2 members.'],
    ]);
  });

  it('are added for each of several conditions, and once where one does for both', () => {
    const parameters = '[{ name: few, value: 1, unit: members }, { name: many, value: 3, unit: members }]';
    const asked = (first: string, second: string) =>
      remedies([{ id: 'MD-C1', condition: both(countOf(first), countOf(second)), parameters }], {
        members: [],
      }).map(([, action, count, zh]) => [action, count, zh]);
    expect(asked('registeredInside: true', 'kinds: [UNIVERSITY]')).toEqual([
      ['OTHER', 'null', '增加1家在本地注册的成员单位；增加3家高校或科研院所。'],
    ]);
    expect(asked('kinds: [ENTERPRISE]', 'kinds: [SERVICE_AGENCY]')).toEqual([
      ['OTHER', 'null', '增加1家企业；增加3家科技服务机构。'],
    ]);
    expect(asked('kinds: [ENTERPRISE]', 'kinds: [ENTERPRISE], registeredInside: true')).toEqual([
      ['OTHER', 'null', '增加1家企业；增加3家在本地注册的企业。'],
    ]);
    const inTurn = [
      asked('', ''),
      remedies(
        [{ id: 'MD-C1', condition: both(countOf(''), countOf('')), parameters: swapped(parameters) }],
        { members: [] },
      ).map(([, action, count, zh]) => [action, count, zh]),
    ];
    expect(inTurn).toEqual([
      [['ADD_MEMBER', '3', '增加3家成员单位。']],
      [['ADD_MEMBER', '3', '增加3家成员单位。']],
    ]);
  });

  it('keep the shares that others of the rules ask for', () => {
    const rules = [
      {
        id: 'MD-C1',
        condition: '{ test: atLeast, measure: { of: members, counting: WITHOUT_LEAD }, parameter: bound }',
        parameters: '[{ name: bound, value: 4, unit: members }]',
      },
      {
        id: 'MD-C2',
        condition:
          '{ test: atLeast, measure: { of: memberShare, where: { kinds: [ENTERPRISE] }, counting: WITHOUT_LEAD }, parameter: bound }',
        parameters: '[{ name: bound, value: 0.5, unit: ratio }]',
      },
    ];
    expect(remedies(rules, { members: [localEnterprise, outsider] })).toEqual([
      ['MD-C1', 'ADD_ENTERPRISE', '2', '增加2家企业。', 'add 2 enterprises.'],
    ]);
    // Three of four are enterprises already: one more of any kind leaves three of five.
    const three = [localEnterprise, localEnterprise, outsider];
    expect(remedies(rules, { members: three })).toEqual([
      ['MD-C1', 'ADD_MEMBER', '1', '增加1家成员单位。', 'add 1 member.'],
    ]);
    const weak = rules.map((rule) => (rule.id === 'MD-C2' ? { ...rule, strength: 'ENCOURAGED' } : rule));
    expect(remedies(weak, { members: [localEnterprise, outsider] })[0]?.[1]).toBe('ADD_MEMBER');
  });

  it('suffice whether or not the lead counts', () => {
    const measure = '{ of: members }';
    const readings = { leadCounts: null };
    expect(mended('atLeast', measure, ['4', 'members'], { members: [outsider] }, readings)).toEqual([
      ['ADD_MEMBER', '3', '增加3家成员单位。', 'add 3 members.'],
    ]);
  });
});
