import { describe, expect, it } from 'vitest';
import { measuredAs } from '../../src/policy/measured-as.ts';
import { madePolicy, type MadeRule } from './made-policy.ts';
import { policyOf } from './sample.ts';

const TOPICS = ['RD_EFFORT', 'LEAD_REVENUE', 'MEMBER_MINIMUM', 'IN_CITY_SHARE', 'ENTERPRISE_SHARE'] as const;
const PARAMETERS = '[{ name: bound, value: 3, unit: members }, { name: other, value: 5, unit: members }]';

function atLeast(measure: string, parameter = 'bound'): string {
  return `{ test: atLeast, measure: ${measure}, parameter: ${parameter} }`;
}

/** How a policy with these conditions, all on the number of members, measures it. */
function measured(conditions: readonly string[], leadCounts: boolean | null = true): string | undefined {
  const rules: MadeRule[] = conditions.map((condition, index) => ({
    id: `MD-C${index + 1}`,
    condition,
    parameters: PARAMETERS,
  }));
  const policy = madePolicy(rules);
  return measuredAs({ ...policy, readings: { ...policy.readings, leadCounts } }).get('MEMBER_MINIMUM');
}

/** The topics on which a policy of the product measures something. */
function topicsOf(key: string): string[] {
  return [...measuredAs(policyOf(key)).keys()].toSorted();
}

function effortOf(key: string): string | undefined {
  return measuredAs(policyOf(key)).get('RD_EFFORT');
}

const MEMBERS = atLeast('{ of: members }');
const LOCAL = atLeast('{ of: members, where: { registeredInside: true } }');
const COUNCIL = '{ test: holds, fact: hasCouncil }';

describe('what two policies measure on a topic', () => {
  it('is the same whatever number they ask for, and at least or at most', () => {
    const said = measured([MEMBERS]);
    expect(said).toBe(
      '{"of":"members","where":{"kinds":null,"registeredInside":null,"qualifications":null,"hasTask":null},"counting":"READING","leadCounts":true}',
    );
    expect(measured([atLeast('{ of: members }', 'other')])).toBe(said);
    expect(measured([MEMBERS.replace('atLeast', 'atMost')])).toBe(said);
    expect(measured([`{ test: allOf, of: [${COUNCIL}, ${MEMBERS}] }`])).toBe(said);
    expect(measured([COUNCIL, MEMBERS])).toBe(said);
  });

  it('is another where other members are counted, or the lead is or not', () => {
    const said = [
      measured([MEMBERS]),
      measured([MEMBERS], false),
      measured([MEMBERS], null),
      measured([LOCAL]),
      measured([atLeast('{ of: members, counting: WITHOUT_LEAD }')]),
      measured([atLeast('{ of: number, fact: planHorizonYears }')]),
    ];
    expect(new Set(said).size).toBe(said.length);
  });

  it('does not turn on the lead where it never counts', () => {
    for (const measure of ['{ of: members, counting: WITHOUT_LEAD }', '{ of: rdIntensity, years: 3 }']) {
      const condition = atLeast(measure);
      expect(measured([condition], false)).toBe(measured([condition], true));
    }
  });

  it('is of all rules on it together, in whichever order', () => {
    const both = measured([MEMBERS, LOCAL]);
    expect(both).toBe(`${measured([MEMBERS])} ${measured([LOCAL])}`);
    expect(measured([LOCAL, MEMBERS])).toBe(both);
    expect(measured([`{ test: anyOf, of: [${LOCAL}, ${MEMBERS}] }`])).toBe(both);
  });

  it('is nothing where nothing is counted', () => {
    expect(measured([COUNCIL])).toBeUndefined();
    expect([...measuredAs(madePolicy([{ id: 'MD-C1', strength: 'QUALITATIVE' }]))]).toEqual([]);
  });

  it('is of numbers that several policies ask for, and of no others', () => {
    expect(['wenzhou-2025', 'taizhou-2025-draft', 'zhejiang-2022', 'zhenjiang-2023'].map(topicsOf)).toEqual([
      ['ENTERPRISE_SHARE', 'IN_CITY_SHARE', 'MEMBER_MINIMUM', 'RD_EFFORT'],
      ['LEAD_REVENUE', 'MEMBER_MINIMUM', 'RD_EFFORT'],
      ['MEMBER_MINIMUM'],
      ['MEMBER_MINIMUM'],
    ]);
    const [rule] = madePolicy([{ id: 'MD-C1', condition: MEMBERS, parameters: PARAMETERS }]).rules;
    if (rule === undefined) throw new Error('no rule');
    const policy = madePolicy([{ id: 'MD-C1', strength: 'QUALITATIVE' }]);
    const on = (topic: typeof rule.topic) =>
      measuredAs({ ...policy, rules: [{ ...rule, topic }] }).has(topic);
    expect(TOPICS.every(on)).toBe(true);
    expect([on('PLAN_HORIZON'), on('LEAD_PLATFORM'), on('OTHER')]).toEqual([false, false, false]);
  });

  it('differs in effort where one policy asks for a mean of three years and another for one year', () => {
    expect(effortOf('wenzhou-2025')).toBe(
      '{"of":"averageRdExpenditure","years":3} {"of":"rdIntensity","years":3}',
    );
    expect(effortOf('taizhou-2025-draft')).toBe(
      '{"of":"leadFigure","figure":"rdExpenditure"} {"of":"rdIntensity","years":1}',
    );
  });
});
