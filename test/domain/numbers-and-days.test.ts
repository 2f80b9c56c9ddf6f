import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  completedFiscalYears,
  dayOfYear,
  firstDayOfYear,
  isCalendarDate,
  parseCalendarDate,
  shanghaiDate,
  yearOf,
} from '../../src/domain/calendar-date.ts';
import {
  Decimal,
  formatDecimal,
  parseDecimal,
  ratioAtLeast,
  roundedNumber,
  shownQuotient,
  shownRoot,
  sumDecimals,
} from '../../src/domain/decimal.ts';
import { planHorizonYears } from '../../src/domain/plan-horizon.ts';
import { mulberry32 } from '../../src/domain/random.ts';
import { type FinancialYear, rdIntensity } from '../../src/domain/rd-intensity.ts';
import { shareOf, shareOfSome, tally } from '../../src/domain/share.ts';

describe('a day', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['0001-01-01', true],
    ['0000-12-31', false],
    ['9999-12-31', true],
    ['2024-13-01', false],
    ['2024-00-10', false],
    ['2024-04-31', false],
    ['2024-4-1', false],
    ['2024-04-01T00:00', false],
    ['x2024-04-01', false],
  ])('%s is one: %s', (text, is) => {
    expect(isCalendarDate(text)).toBe(is);
    expect(parseCalendarDate(text)).toBe(is ? text : undefined);
  });

  it.each([
    ['2024-06-30T15:59:59.999Z', '2024-06-30'],
    ['2024-06-30T16:00:00Z', '2024-07-01'],
    ['2023-12-31T16:00:00Z', '2024-01-01'],
    ['2024-01-01T00:00:00Z', '2024-01-01'],
  ])('in Shanghai begins at 16:00 UTC: %s is %s', (instant, day) => {
    expect(shanghaiDate(new Date(instant))).toBe(day);
  });

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2024-03-01', -1, '2024-02-29'],
    ['0099-12-31', 1, '0100-01-01'],
    ['9999-12-31', 1, '9999-12-31'],
    ['0001-01-01', -1, '0001-01-01'],
    ['9999-12-30', 1, '9999-12-31'],
    ['0001-01-02', -1, '0001-01-01'],
  ])('%s and %i days are %s', (day, days, then) => {
    expect(addDays(day, days)).toBe(then);
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2023-03-31', -1, '2023-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2023-12-15', 1, '2024-01-15'],
    ['9999-12-15', 1, '9999-12-31'],
  ])('%s and %i months are %s', (day, months, then) => {
    expect(addMonths(day, months)).toBe(then);
  });

  it('a year later than 29 February is 28 February, but for leap years', () => {
    expect([addYears('2024-02-29', 1), addYears('2024-02-29', 4)]).toEqual(['2025-02-28', '2028-02-29']);
    expect(yearOf('0123-04-05')).toBe(123);
    expect(firstDayOfYear(99)).toBe('0099-01-01');
    expect([
      dayOfYear(0, '01-31'),
      dayOfYear(1, '01-31'),
      dayOfYear(9999, '12-31'),
      dayOfYear(10_000, '01-31'),
    ]).toEqual([null, '0001-01-31', '9999-12-31', null]);
  });

  it('completes the fiscal years before its own', () => {
    expect(completedFiscalYears('2025-01-01', 3)).toEqual([2024, 2023, 2022]);
    expect(completedFiscalYears('2025-12-31', 1)).toEqual([2024]);
    expect(completedFiscalYears('2025-12-31', 0)).toEqual([]);
  });
});

describe('the years that a plan covers', () => {
  it.each([
    ['2025-01-01', '2027-12-31', 3],
    ['2025-01-01', '2027-12-30', 2],
    ['2025-01-02', '2027-12-31', 2],
    ['2025-01-02', '2028-01-01', 3],
    ['2025-08-01', '2028-07-31', 3],
    ['2025-08-01', '2028-07-30', 2],
    ['2025-08-01', '2025-08-01', 0],
    ['2024-02-29', '2025-02-28', 1],
    ['2024-02-29', '2025-02-27', 1],
    ['2024-02-29', '2025-02-26', 0],
    ['2025-08-01', '2024-07-31', 0],
    ['2025-01-01', '2023-12-31', 0],
    ['9997-01-01', '9999-12-31', 3],
    [null, '2027-12-31', null],
    ['2025-01-01', null, null],
  ])('from %s to %s are %s', (from, to, years) => {
    expect(planHorizonYears(from, to)).toBe(years);
  });
});

describe('a decimal', () => {
  it.each([
    ['1', '1'],
    ['-1.50', '-1.5'],
    ['+0.10', '0.1'],
    ['-0', '0'],
    [`${'9'.repeat(30)}.${'9'.repeat(20)}`, `${'9'.repeat(30)}.${'9'.repeat(20)}`],
  ])('%s is read exactly and written %s', (text, written) => {
    const value = parseDecimal(text);
    expect(value && formatDecimal(value)).toBe(written);
  });

  it.each([
    '',
    ' 1',
    '1 ',
    '1e3',
    '0x1',
    'NaN',
    'Infinity',
    '.5',
    '5.',
    '1'.repeat(31),
    `0.${'1'.repeat(21)}`,
  ])('"%s" is none', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  it.each([
    [1, 3, '0.333333333333'],
    [2, 3, '0.666666666667'],
    [-2, 3, '-0.666666666667'],
    [2, -3, '-0.666666666667'],
    // Halves go to the even neighbour, on both sides of zero.
    ['0.0000000000005', 1, '0'],
    ['0.0000000000015', 1, '0.000000000002'],
    ['0.0000000000025', 1, '0.000000000002'],
    ['-0.0000000000015', 1, '-0.000000000002'],
    ['-0.0000000000025', 1, '-0.000000000002'],
    [0, 5, '0'],
  ])('%s over %s is shown as %s', (numerator, denominator, shown) => {
    const quotient = shownQuotient(numerator, denominator);
    expect(quotient && formatDecimal(quotient)).toBe(shown);
  });

  it('has no quotient by zero', () => {
    expect(shownQuotient(1, 0)).toBeNull();
    expect(ratioAtLeast(1, 0, 0)).toBeUndefined();
    expect([ratioAtLeast(1, 2, '0.5'), ratioAtLeast('0.9999999999999999999', 2, '0.5')]).toEqual([
      true,
      false,
    ]);
  });

  it('is rounded half to even to be shown', () => {
    expect(formatDecimal(roundedNumber(new Decimal('1.0000000000005')))).toBe('1');
    expect(formatDecimal(roundedNumber(new Decimal('1.0000000000015')))).toBe('1.000000000002');
    expect(sumDecimals([])).toEqual(new Decimal(0));
    expect(formatDecimal(sumDecimals(['0.1', '0.2'].map((text) => new Decimal(text))))).toBe('0.3');
  });

  it.each([
    [2, 1, '1.414213562373'],
    [4, 1, '2'],
    [1, 3, '0.57735026919'],
    [0, 1, '0'],
    ['0.25', 1, '0.5'],
    // The square of a half unit: 0.5e-12 lies between 0 and 1e-12, and 0 is even; 1.5e-12 between 1 and 2.
    ['0.00000000000000000000000025', 1, '0'],
    ['0.00000000000000000000000225', 1, '0.000000000002'],
    ['0.000000000000000000000002251', 1, '0.000000000002'],
    ['0.00000000000000000000000625', 1, '0.000000000002'],
    [1, '0.01', '10'],
  ])('the root of %s over %s is shown as %s', (numerator, denominator, shown) => {
    expect(formatDecimal(shownRoot(numerator, denominator))).toBe(shown);
  });

  it('has the quotient and the root that decimal.js rounds at a thousand digits', () => {
    const whole = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), whole, (numerator, denominator) => {
        const exact = new Decimal(numerator).div(denominator);
        expect(shownQuotient(numerator, denominator)?.eq(roundedNumber(exact))).toBe(true);
        const square = exact.abs();
        expect(
          shownRoot(square.times(denominator).round(), denominator).eq(
            roundedNumber(square.times(denominator).round().div(denominator).sqrt()),
          ),
        ).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

it('draws the numbers of Mulberry32', () => {
  // As the reference in C gives them for the seed 1, divided by 2^32.
  const random = mulberry32(1);
  expect([random(), random(), random()].map((drawn) => drawn * 4_294_967_296)).toEqual([
    2_693_262_067, 11_749_833, 2_265_367_787,
  ]);
});

describe('a share', () => {
  it('lies between none and all of those of whom it is not known', () => {
    const counted = tally([true, false, undefined, true]);
    expect(counted).toEqual({ count: 2, total: 4, unknown: 1 });
    expect(shareOf(counted)).toEqual({
      ...counted,
      value: null,
      lower: new Decimal('0.5'),
      upper: new Decimal('0.75'),
    });
    expect(shareOf(tally([true, false])).value).toEqual(new Decimal('0.5'));
    expect(shareOf(tally([]))).toEqual({
      count: 0,
      total: 0,
      unknown: 0,
      value: null,
      lower: null,
      upper: null,
    });
  });

  it('of a list known in part can be anything, and of nobody is none', () => {
    expect(shareOfSome(tally([true]))).toMatchObject({
      value: null,
      lower: new Decimal(0),
      upper: new Decimal(1),
    });
    expect(shareOfSome(tally([]))).toMatchObject({ value: null, lower: null, upper: null });
  });
});

function money(text: string | null): Decimal | null {
  return text === null ? null : new Decimal(text);
}

function year(fiscal: number, revenue: string | null, rd: string | null): FinancialYear {
  return { year: fiscal, revenue: money(revenue), salesRevenue: null, rdExpenditure: money(rd) };
}

describe('R&D intensity', () => {
  const rows = [
    year(2024, '400', '13'),
    year(2022, '100', '3'),
    year(2023, '200', '8'),
    year(2021, '1', '1'),
  ];

  it.each([
    ['POOLED', '0.034285714286', '0.034'],
    ['MEAN_OF_ANNUAL', '0.034166666667', '0.034'],
    ['EVERY_YEAR', '0.03', '0.03'],
  ] as const)('of three years by %s is %s, and %s for everybody', (method, value, openValue) => {
    const found = rdIntensity(rows, [2024, 2022, 2023], method);
    expect(found).toEqual({
      value: new Decimal(value),
      openValue: new Decimal(openValue),
      rdExpenditure: new Decimal(24),
      revenue: new Decimal(700),
      averageRdExpenditure: new Decimal(8),
      years: [2022, 2023, 2024],
      missingYears: [],
      method,
    });
  });

  it('is unknown where a figure is, and names the years', () => {
    const found = rdIntensity(
      [year(2023, '200', null), year(2024, null, '13')],
      [2022, 2023, 2024],
      'POOLED',
    );
    expect(found).toMatchObject({
      value: null,
      rdExpenditure: null,
      revenue: null,
      averageRdExpenditure: null,
      missingYears: [2022, 2023, 2024],
    });
    const spent = rdIntensity([year(2023, null, '2'), year(2024, '10', '4')], [2023, 2024], 'POOLED');
    expect(spent).toMatchObject({
      value: null,
      rdExpenditure: new Decimal(6),
      revenue: null,
      averageRdExpenditure: new Decimal(3),
      missingYears: [2023],
    });
    const earned = rdIntensity([year(2023, '2', null), year(2024, '10', '4')], [2023, 2024], 'POOLED');
    expect(earned).toMatchObject({
      value: null,
      rdExpenditure: null,
      revenue: new Decimal(12),
      missingYears: [2023],
    });
    expect(rdIntensity(rows, [], 'POOLED')).toMatchObject({
      value: null,
      rdExpenditure: null,
      revenue: null,
      missingYears: [],
    });
  });

  it('is none over a revenue of zero: of the sum, or of a year where each counts', () => {
    const zero = [year(2023, '0', '2'), year(2024, '10', '4')];
    expect(rdIntensity(zero, [2023, 2024], 'POOLED').value).toEqual(new Decimal('0.6'));
    expect(rdIntensity(zero, [2023, 2024], 'MEAN_OF_ANNUAL').value).toBeNull();
    expect(rdIntensity(zero, [2023, 2024], 'EVERY_YEAR').value).toBeNull();
    expect(rdIntensity(zero, [2023], 'POOLED').value).toBeNull();
    expect(rdIntensity([year(2024, '10', '0')], [2024], 'POOLED').value).toEqual(new Decimal(0));
  });
});
