import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/domain/decimal.ts';
import { moneyCheckSchema, parametersOfMoneyCheck } from '../../src/policy/money-check.ts';
import { numberOn, parameterOn, type Rule } from '../../src/policy/policy.ts';
import { PolicyError } from '../../src/policy/policy-error.ts';
import { madePolicy } from './made-policy.ts';

const COMPARISON = '{ test: atLeast, measure: { of: members }, parameter: bound }';

/** What is said of a rule with this condition, as one text. */
function faultOf(condition: string): string {
  try {
    madePolicy([{ id: 'MD-C1', condition }]);
  } catch (error) {
    return error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : '';
  }
  return '';
}

describe('a condition', () => {
  it.each([
    ['hasAny', 'agreementClauses', 'TERM', 'GAZELLE'],
    ['hasAll', 'agreementClauses', 'TERM', 'TASKS'],
    ['hasAny', 'planContents', 'TASKS', 'TERM'],
    ['hasAll', 'planContents', 'PATH', 'PURPOSE'],
    ['hasAny', 'lead.qualifications', 'GAZELLE', 'A'],
    ['hasAll', 'technicalFields', 'A', 'GAZELLE'],
  ])('%s of %s knows %s and not %s', (test, fact, known, other) => {
    expect(faultOf(`{ test: ${test}, fact: ${fact}, values: [${known}] }`)).toBe('');
    const fault = faultOf(`{ test: ${test}, fact: ${fact}, values: [${known}, ${other}] }`);
    expect(fault).toContain(`"message": "${other} is no word of ${fact}"`);
    expect(fault).toContain('"code": "custom", "path": [ "rules", 0, "condition", "values", 1 ]');
    expect(fault).not.toContain(`${known} is no word`);
  });

  it.each([
    COMPARISON,
    `{ test: allOf, of: [{ test: holds, fact: hasCouncil }, ${COMPARISON}] }`,
    `{ test: anyOf, of: [${COMPARISON}, { test: holds, fact: hasCouncil }] }`,
    `{ test: anyOf, of: [{ test: allOf, of: [${COMPARISON}] }] }`,
  ])('names a number that its rule must have: %s', (condition) => {
    expect(faultOf(condition)).toContain('MD-C1 has no parameter bound, which it compares with');
  });
});

describe('a check on money', () => {
  it.each([
    [{ check: 'fundingCap', ceiling: 'most' }, ['most']],
    [{ check: 'fundingCap', share: 'part', ceiling: 'most' }, ['part', 'most']],
    [{ check: 'projectsPerYear', maximum: 'count' }, ['count']],
    [{ check: 'equipmentReview', threshold: 'price' }, ['price']],
    [{ check: 'noLimitInProgress' }, []],
    [{ check: 'undertakersLocal' }, []],
    [{ check: 'recipientsLocal' }, []],
    [{ check: 'equipmentUses', allowed: ['PROJECT_RESEARCH'] }, []],
    [{ check: 'fundsSecured' }, []],
    [{ check: 'budgetSums' }, []],
  ])('%o reads %o', (check, names) => {
    expect(parametersOfMoneyCheck(moneyCheckSchema.parse(check))).toEqual(names);
  });
});

/** A rule whose number changes from these days on, in the order they are written. */
function dated(...entries: readonly (readonly [value: number, validFrom: string | null])[]): Rule {
  const parameters = entries
    .map(([value, from]) => `{ name: bound, value: ${value}, unit: members, validFrom: ${from} }`)
    .join(', ');
  const [rule] = madePolicy([{ id: 'MD-C1', condition: COMPARISON, parameters: `[${parameters}]` }]).rules;
  if (rule === undefined) throw new Error('no rule');
  return rule;
}

describe('a number that changes', () => {
  const entries = [
    [1, null],
    [2, '2026-01-01'],
    [3, '2027-01-01'],
  ] as const;
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ].map((order) => order.flatMap((at) => entries.slice(at, at + 1)));

  it.each([
    ['2025-12-31', 1],
    ['2026-01-01', 2],
    ['2026-12-31', 2],
    ['2027-01-01', 3],
    ['2030-01-01', 3],
  ])('on %s is %i, in whatever order it is written', (on, value) => {
    expect(orders.map((order) => parameterOn(dated(...order), 'bound', on).value.toNumber())).toEqual(
      orders.map(() => value),
    );
  });

  it('is the first there is on a day before all of them', () => {
    const known = orders.map((order) => order.filter(([, from]) => from !== null));
    expect(
      known.map((order) => parameterOn(dated(...order), 'bound', '2025-01-01').value.toNumber()),
    ).toEqual(known.map(() => 2));
  });

  it('is refused where the rule or its number is not there', () => {
    const rule = dated(...entries);
    const refusal = new PolicyError('UNKNOWN_PARAMETER', 'MD-C1 has no parameter bond');
    expect(() => parameterOn(rule, 'bond', '2026-01-01')).toThrow(refusal);
    const policy = {
      ...madePolicy([{ id: 'MD-C1', condition: '{ test: leadRegisteredInside }' }]),
      rules: [rule],
    };
    expect(numberOn(policy, 'MD-C1', 'bound', '2026-01-01')).toEqual(new Decimal(2));
    expect(() => numberOn(policy, 'MD-C1', 'bond', '2026-01-01')).toThrow(refusal);
    expect(() => numberOn(policy, 'MD-C2', 'bound', '2026-01-01')).toThrow(
      new PolicyError('UNKNOWN_RULE', 'made-2025 has no rule MD-C2'),
    );
    for (const [id, name, code] of [
      ['MD-C1', 'bond', 'UNKNOWN_PARAMETER'],
      ['MD-C2', 'bound', 'UNKNOWN_RULE'],
    ] as const) {
      expect(() => numberOn(policy, id, name, '2026-01-01')).toThrow(expect.objectContaining({ code }));
    }
  });
});
