import { expect, it } from 'vitest';
import { thresholdsOf } from '../../src/resolvers/statistics/rule-thresholds.ts';
import { policies, policyOf } from '../policy/sample.ts';

it('tells which measures the policies hold against which of their numbers', () => {
  const told = policies
    .all()
    .flatMap(({ rules }) =>
      rules.flatMap((rule) =>
        thresholdsOf(rule).map(({ measure, bound, parameter }) => [
          rule.id,
          measure,
          bound,
          parameter.value.toFixed(),
        ]),
      ),
    );
  expect(told).toEqual([
    ['TZ-M2', 'MEMBER_COUNT', 'AT_LEAST', '5'],
    ['WZ-L6', 'RD_INTENSITY', 'AT_LEAST', '0.035'],
    ['WZ-C2', 'MEMBER_COUNT', 'AT_LEAST', '6'],
    ['WZ-C3', 'IN_CITY_SHARE', 'AT_LEAST', '0.5'],
    ['WZ-C4', 'ENTERPRISE_SHARE', 'AT_LEAST', '0.5'],
    ['ZJ-M1', 'MEMBER_COUNT', 'AT_LEAST', '5'],
    ['ZHJ-C1', 'MEMBER_COUNT', 'AT_LEAST', '4'],
  ]);
});

it('tells nothing of what is measured otherwise: of one year, of some members, without the lead', () => {
  const rules = ['taizhou-2025-draft', 'zhenjiang-2023'].flatMap((key) => policyOf(key).rules);
  const others = rules.filter(({ topic }) => topic === 'RD_EFFORT' || topic === 'UNIVERSITY_MINIMUM');
  expect(others.length).toBeGreaterThan(1);
  expect(others.flatMap(thresholdsOf)).toEqual([]);
});
