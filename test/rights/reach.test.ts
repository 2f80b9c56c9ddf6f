import { describe, expect, it } from 'vitest';
import { type Division, DivisionTree } from '../../src/domain/division.ts';
import { mayAt, mayWrite, reachOf } from '../../src/resolvers/request/rights.ts';
import { administrator, PUBLIC_VIEWER, type Viewer } from '../../src/resolvers/request/viewer.ts';

const place = (code: string, parentCode: string | null, successorCode: string | null = null): Division => ({
  code,
  name: code,
  level: 'COUNTY',
  parentCode,
  successorCode,
});
const divisions = new DivisionTree([
  place('100000', null),
  place('330000', '100000'),
  place('330100', '330000'),
  place('330300', '330000'),
  place('330302', '330300'),
  place('330381', '330300'),
  place('330322', null, '330302'),
]);

const viewer = (role: Viewer['role'], own: Partial<Viewer> = {}): Viewer => ({
  role,
  name: role,
  divisionCode: null,
  unitRef: null,
  scopes: ['READ', 'WRITE'],
  ...own,
});
const district = viewer('DISTRICT_OFFICER', { divisionCode: '330302' });
const city = viewer('CITY_OFFICER', { divisionCode: '330300' });
const applicant = viewer('APPLICANT', { unitRef: 'LOCAL:1' });

describe('who may write a record', () => {
  it.each<[string, Viewer, string | null, boolean]>([
    ['a district officer in the district', district, '330302', true],
    ['a district officer in a district that was merged into theirs', district, '330322', true],
    ['a district officer in the district beside it', district, '330381', false],
    ['a district officer in the city around it', district, '330300', false],
    ['a city officer in the city', city, '330300', true],
    ['a city officer in a district of it', city, '330302', true],
    ['a city officer in another city', city, '330100', false],
    ['a city officer in the province', city, '330000', false],
    ['a city officer where nobody knows', city, null, false],
    ['a city officer in a place that is none', city, '999999', false],
    ['an officer without a division', viewer('CITY_OFFICER'), '330300', false],
    ['an integrator of the country', viewer('INTEGRATOR', { divisionCode: '100000' }), '330302', true],
    ['an integrator without a division', viewer('INTEGRATOR'), '330302', false],
    ['an analyst', viewer('ANALYST'), '330302', false],
    ['an applicant of another unit', applicant, '330302', false],
    ['an administrator where nobody knows', administrator('test'), null, true],
    [
      'an administrator with a key for reading',
      viewer('ADMINISTRATOR', { scopes: ['READ'] }),
      '330302',
      false,
    ],
    ['an officer with a key for reading', { ...city, scopes: ['READ'] }, '330302', false],
    ['the public', PUBLIC_VIEWER, '330302', false],
  ])('%s', (_, who, divisionCode, may) => {
    expect(mayWrite(who, { divisionCode, unitRef: 'LOCAL:2' }, divisions)).toBe(may);
  });

  it('an applicant writes what is their own unit’s, wherever it is', () => {
    expect(mayWrite(applicant, { divisionCode: null, unitRef: 'LOCAL:1' }, divisions)).toBe(true);
    expect(mayWrite(applicant, { unitRef: null }, divisions)).toBe(false);
    expect(mayWrite(viewer('APPLICANT'), { unitRef: null }, divisions)).toBe(false);
  });
});

describe('rights of one kind only', () => {
  it('a key for changes does not show personal data, and one for personal data makes no changes', () => {
    const at = { divisionCode: '330302' };
    expect(mayAt(city, 'PERSONAL_DATA', at, divisions)).toBe(false);
    const reader: Viewer = { ...city, scopes: ['PERSONAL_DATA'] };
    expect(mayAt(reader, 'PERSONAL_DATA', at, divisions)).toBe(true);
    expect(mayWrite(reader, at, divisions)).toBe(false);
  });

  it('an officer does not make the moves of an applicant, nor a city those of a district', () => {
    expect(reachOf(city, 'MOVE_AS_APPLICANT')).toEqual({ to: 'NOTHING' });
    expect(reachOf(city, 'MOVE_AS_DISTRICT')).toEqual({ to: 'NOTHING' });
    expect(reachOf(city, 'MOVE_AS_CITY')).toEqual({ to: 'DIVISION', divisionCode: '330300' });
    expect(reachOf(applicant, 'APPLICATIONS')).toEqual({ to: 'UNIT', unitRef: 'LOCAL:1' });
  });
});
