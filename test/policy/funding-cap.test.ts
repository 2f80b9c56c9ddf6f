import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/domain/decimal.ts';
import { fundingCap } from '../../src/policy/funding-cap.ts';
import { checkProject } from '../../src/policy/project-check.ts';
import { UNKNOWN_PROJECT } from '../../src/policy/project-facts.ts';
import { divisions, policies, policyOf } from './sample.ts';

function cap(key: string, totalCost: string): string | undefined {
  return fundingCap(policyOf(key), new Decimal(totalCost))?.toFixed();
}

describe('the funding cap', () => {
  it.each([
    ['5000000', '1000000'],
    ['9999900', '1999980'],
    ['10000000', '2000000'],
    ['10000000.01', '2000000'],
    ['15000000', '2000000'],
    ['0', '0'],
  ])('of Wenzhou for a total of %s is %s', (total, most) => {
    expect(cap('wenzhou-2025', total)).toBe(most);
  });

  it('is what each policy names, and null where it names no amount', () => {
    const caps = policies.all().map(({ code, key }) => [code, cap(key, '50000000')]);
    expect(caps).toEqual([
      ['HZ', undefined],
      ['TZ', undefined],
      ['WH', undefined],
      ['WZ', '2000000'],
      ['ZJ', undefined],
      ['ZHJ', '2000000'],
    ]);
    const zhenjiang = fundingCap(policyOf('zhenjiang-2023'), new Decimal(1), { support: 'OPEN_COMPETITION' });
    expect(zhenjiang?.toFixed()).toBe('1000000');
  });

  it('of a cost below zero is refused', () => {
    expect(() => cap('wenzhou-2025', '-1')).toThrow('must not be negative');
  });

  it('follows a reform', () => {
    const reform = [{ rule: 'WZ-F1', parameter: 'maximumShare', value: new Decimal('0.3') }];
    const most = fundingCap(policyOf('wenzhou-2025'), new Decimal(5_000_000), { reform });
    expect(most?.toFixed()).toBe('1500000');
  });

  it('is exactly what may be awarded, and not a fen more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000_000_000 }), (fen) => {
        const policy = policyOf('wenzhou-2025');
        const totalCost = new Decimal(fen).div(100);
        const most = fundingCap(policy, totalCost) ?? new Decimal(0);
        const outcome = (amount: Decimal) =>
          checkProject({
            policy,
            on: '2025-08-01',
            divisions,
            project: {
              ...UNKNOWN_PROJECT,
              totalCost,
              fundings: [{ source: 'FISCAL_MUNICIPAL', phase: 'AWARDED', amount, recipient: null }],
            },
          }).find(({ rule }) => rule.id === 'WZ-F1')?.outcome;
        expect([outcome(most), outcome(most.plus('0.01'))]).toEqual(['PASS', 'FAIL']);
      }),
    );
  });
});
