import { describe, expect, it } from 'vitest';
import { mended, remedies, remedy } from './made-remedy.ts';
import { localEnterprise, unit } from './sample.ts';

const outsider = unit({ kind: 'UNIVERSITY', registeredDivision: '330106' });

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
