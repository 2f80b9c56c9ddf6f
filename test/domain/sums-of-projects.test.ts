import { describe, expect, it } from 'vitest';
import { checkApplicationForm } from '../../src/domain/application-form/check.ts';
import { soundApplication, soundProject } from './application-forms.ts';

/** What is wrong with the sound project, changed: code, place, Chinese, English. */
function problems(change: object): string[][] {
  const application = { ...soundApplication(), projects: [{ ...soundProject(), ...change }] };
  return checkApplicationForm(application).problems.map(({ code, path, message }) => [
    code,
    path.slice(2).join('.'),
    message.zh,
    message.en,
  ]);
}

/** The same as codes and places alone. */
function placesIn(change: object): string[] {
  return problems(change).map(([code, place]) => `${code} ${place}`);
}

/** The codes and places of what is wrong with a whole application. */
function places(input: object): string[] {
  return checkApplicationForm({ ...soundApplication(), ...input }).problems.map(
    ({ code, path }) => `${code} ${path.join('.')}`,
  );
}

const person = (more: object) => ({ isLeader: false, name: '王样例', ...more });
/** Not a number that an identity card can have. */
const NO_CARD = { documentNumber: '110105194912310021' };

const codesOfPerson = (more: object) =>
  problems({ persons: [person({ ...NO_CARD, ...more })] }).map(([code]) => code);

describe('the people of a project', () => {
  it('have one leader, who need not come first', () => {
    expect(problems({ persons: [person({}), person({}), person({ isLeader: true })] })).toEqual([]);
    expect(
      problems({ persons: [person({ isLeader: true }), person({}), person({ isLeader: true })] }),
    ).toEqual([
      [
        'SECOND_LEADER',
        'persons.2.isLeader',
        '一个项目只有一名负责人，请核对',
        'a project has one leader; make this person a member',
      ],
    ]);
  });

  it('have numbers of identity cards where that is their document, or none is named', () => {
    expect(codesOfPerson({})).toEqual(['DOCUMENT_NUMBER_CHECK']);
    expect(codesOfPerson({ documentType: '居民身份证' })).toEqual(['DOCUMENT_NUMBER_CHECK']);
    expect(codesOfPerson({ documentType: '护照' })).toEqual([]);
    expect(codesOfPerson({ documentType: '居民身份证', documentNumber: null })).toEqual([]);
  });
});

const indicator = (binding: boolean, kind: string, quantity: string | null = '1') => ({
  binding,
  kind,
  quantity,
});

const promotions = (senior: string | null, associate: string | null) =>
  problems({
    indicators: [
      indicator(false, 'PROMOTIONS', '3'),
      indicator(false, 'SENIOR_PROMOTIONS', senior),
      indicator(false, 'ASSOCIATE_SENIOR_PROMOTIONS', associate),
    ],
  }).map(([code]) => code);

describe('the indicators of a project', () => {
  it('are those of their list, each once in it', () => {
    expect(problems({ indicators: [indicator(true, 'PAPERS'), indicator(false, 'NEW_PRODUCTS')] })).toEqual([
      [
        'UNKNOWN_VALUE',
        'indicators.0.kind',
        '约束性指标中没有PAPERS',
        'the form has no PAPERS among its binding indicators',
      ],
      [
        'UNKNOWN_VALUE',
        'indicators.1.kind',
        '预期性指标中没有NEW_PRODUCTS',
        'the form has no NEW_PRODUCTS among its expected indicators',
      ],
    ]);
    expect(problems({ indicators: [indicator(true, 'STANDARDS'), indicator(false, 'STANDARDS')] })).toEqual(
      [],
    );
    expect(problems({ indicators: [indicator(true, 'STANDARDS'), indicator(true, 'STANDARDS')] })).toEqual([
      [
        'DUPLICATE_ENTRY',
        'indicators.1.kind',
        '指标STANDARDS重复，请删除其一',
        'indicator STANDARDS is there already; remove one of them',
      ],
    ]);
  });

  it('may be fewer together than a whole of which they are not all there is', () => {
    expect(promotions('1', '1')).toEqual([]);
    expect(promotions('1', '2')).toEqual([]);
    expect(promotions('2', '2')).toEqual(['PARTS_DO_NOT_ADD_UP']);
    expect(promotions('3', null)).toEqual([]);
    expect(promotions('4', null)).toEqual(['PARTS_DO_NOT_ADD_UP']);
  });
});

const source = (name: string, amount: string | null) => ({ source: name, amount });

const line = (category: string, name: string, amount: string | null) => ({
  category,
  source: name,
  amount,
});

describe('the money of a project', () => {
  it('has each source and each budget line once', () => {
    const twice = [source('SELF_RAISED', '4'), source('BANK_LOAN', '1'), source('SELF_RAISED', '5')];
    expect(problems({ totalCost: '10', funding: twice, budget: [] })).toEqual([
      [
        'DUPLICATE_ENTRY',
        'funding.2.source',
        '来源SELF_RAISED重复，请删除其一',
        'source SELF_RAISED is there already; remove one of them',
      ],
    ]);
    const lines = [
      line('LABOUR', 'SELF_RAISED', '4'),
      line('LABOUR', 'BANK_LOAN', '1'),
      line('LABOUR', 'SELF_RAISED', '5'),
    ];
    const funding = [source('SELF_RAISED', '9'), source('BANK_LOAN', '1')];
    expect(problems({ totalCost: '10', funding, budget: lines })).toEqual([
      [
        'DUPLICATE_ENTRY',
        'budget.2',
        '支出LABOUR SELF_RAISED重复，请删除其一',
        'budget line LABOUR SELF_RAISED is there already; remove one of them',
      ],
    ]);
  });

  it('is within the total while some of it is not known', () => {
    const partly = (amount: string) => [source('SELF_RAISED', amount), source('BANK_LOAN', null)];
    expect(placesIn({ budget: [], totalCost: '10', funding: partly('9') })).toEqual([]);
    expect(placesIn({ budget: [], totalCost: '10', funding: partly('10') })).toEqual([]);
    expect(placesIn({ budget: [], totalCost: '10', funding: partly('10.01') })).toEqual([
      'BUDGET_DOES_NOT_ADD_UP totalCost',
    ]);
    expect(placesIn({ budget: [], totalCost: null, funding: partly('10') })).toEqual([]);
    expect(placesIn({ budget: [], totalCost: '10', funding: [source('SELF_RAISED', null)] })).toEqual([]);
  });

  it('is spent to the last yuan of each source that is known', () => {
    const funding = [source('SELF_RAISED', '9'), source('BANK_LOAN', null)];
    const spent = (amount: string | null) => [
      line('LABOUR', 'SELF_RAISED', '9'),
      line('EQUIPMENT', 'BANK_LOAN', amount),
    ];
    const found = (change: object) => placesIn({ funding, ...change });
    expect(found({ totalCost: '10', budget: spent('1') })).toEqual([]);
    expect(found({ totalCost: null, budget: spent('1') })).toEqual([]);
    expect(found({ totalCost: null, budget: spent(null) })).toEqual([]);
    expect(found({ totalCost: '10', budget: spent(null) })).toEqual(['BUDGET_DOES_NOT_ADD_UP budget']);
    expect(found({ totalCost: null, budget: [line('LABOUR', 'SELF_RAISED', null)] })).toEqual([]);
  });

  it('is no product where quantity or price is not known', () => {
    const [item] = soundProject().equipment;
    for (const unknown of [{ quantity: null }, { unitPrice: null }, { amount: null }]) {
      expect(problems({ equipment: [{ ...item, ...unknown }] })).toEqual([]);
    }
  });
});

describe('a form of which one value is wrong', () => {
  const { consortium, declaration, members } = soundApplication();
  const counts = { declaration: { ...declaration, memberCount: 5 } };
  const tooFew = 'COUNTS_DO_NOT_ADD_UP declaration.memberCount';

  it.each([
    ['a name deep inside', { persons: [person({ name: 7 })] }, 'WRONG_TYPE projects.0.persons.0.name'],
    ['an amount', { totalCost: 'much' }, 'BAD_NUMBER projects.0.totalCost'],
    ['a text that is a list', { content: ['x'] }, 'WRONG_TYPE projects.0.content'],
    ['a field that is none', { leader: 1 }, 'UNKNOWN_FIELD projects.0.leader'],
  ])('is held together for the rest: %s', (_, change, fault) => {
    const projects = [{ ...soundProject(), ...change }];
    expect(places({ ...counts, projects })).toEqual([fault, tooFew]);
  });

  it('keeps as many entries of a list as it may have', () => {
    const tooMany = { ...consortium, technicalFields: ['A', 'A', 'B', 'C'] };
    expect(places({ ...counts, consortium: tooMany })).toEqual([
      'TOO_MANY consortium.technicalFields',
      tooFew,
      'DUPLICATE_ENTRY consortium.technicalFields.1',
    ]);
  });

  it('counts the institutes of either kind, old and new', () => {
    const listed = [...members, { name: '某研究所', kind: 'RESEARCH_INSTITUTE' }];
    expect(places({ members: listed, declaration: { ...declaration, memberCount: null } })).toEqual([
      'MORE_LISTED_THAN_DECLARED declaration.researchInstituteCount',
    ]);
  });
});
