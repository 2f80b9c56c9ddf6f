import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/domain/decimal.ts';
import { fundingCap } from '../../src/policy/funding-cap.ts';
import { SUPPORT_KINDS, type SupportKind } from '../../src/policy/money-check.ts';
import { checkProject } from '../../src/policy/project-check.ts';
import { UNKNOWN_PROJECT } from '../../src/policy/project-facts.ts';
import { divisions, policies, policyOf } from './sample.ts';

function cap(key: string, totalCost: string): string | undefined {
  return fundingCap(policyOf(key), new Decimal(totalCost))?.toFixed();
}

const capOfWenzhou = (support: SupportKind) =>
  fundingCap(policyOf('wenzhou-2025'), new Decimal(5_000_000), { support })?.toFixed();

const capOfZhenjiang = (support: SupportKind) =>
  fundingCap(policyOf('zhenjiang-2023'), new Decimal(1), { support })?.toFixed();

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
    const refusal = { code: 'NEGATIVE_AMOUNT', message: 'a total cost must not be negative' };
    expect(() => cap('wenzhou-2025', '-0.01')).toThrow(expect.objectContaining(refusal));
    expect(cap('wenzhou-2025', '-0')).toBe('0');
  });

  it('of any project is that of each kind of support', () => {
    expect(SUPPORT_KINDS.map(capOfWenzhou)).toEqual(['1000000', '1000000', '1000000']);
    expect(SUPPORT_KINDS.map(capOfZhenjiang)).toEqual([undefined, '2000000', '1000000']);
  });

  it('is by the numbers of the day, else of the first on which the policy holds', () => {
    const wenzhou = policyOf('wenzhou-2025');
    const ceilings = (
      [
        [100, null],
        [200, '2025-03-01'],
        [300, '2025-09-01'],
      ] as const
    ).map(([value, validFrom]) => ({
      name: 'ceiling',
      value: new Decimal(value),
      unit: 'yuan' as const,
      validFrom,
    }));
    const policy = (validFrom: string | null) => ({
      ...wenzhou,
      validFrom,
      rules: wenzhou.rules.map((rule) =>
        rule.id === 'WZ-F1'
          ? {
              ...rule,
              parameters: [...rule.parameters.filter(({ name }) => name !== 'ceiling'), ...ceilings],
            }
          : rule,
      ),
    });
    const most = (validFrom: string | null, on?: string) =>
      fundingCap(policy(validFrom), new Decimal(5_000_000), on === undefined ? {} : { on })?.toNumber();
    expect(most('2025-06-01', '2025-09-01')).toBe(300);
    expect(most('2025-06-01')).toBe(200);
    expect(most(null)).toBe(100);
    expect(most(null, '2025-08-31')).toBe(200);
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
