import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/domain/decimal.ts';
import { RD_INTENSITY_METHODS } from '../../src/domain/vocabulary.ts';
import { checkCompliance } from '../../src/policy/compliance.ts';
import type { FactChange } from '../../src/policy/fact-change.ts';
import type { ConsortiumFacts } from '../../src/policy/facts.ts';
import { applyRemedy, type Remedy } from '../../src/policy/remedy.ts';
import { arbitraryFacts } from './arbitrary-facts.ts';
import { divisions, localEnterprise, policies, policyOf, unit, wenzhouConsortium } from './sample.ts';

const on = '2025-08-01';

function remedies(key: string, facts: ConsortiumFacts): readonly Remedy[] {
  return checkCompliance({ policy: policyOf(key), facts, on, divisions }).remedies;
}

function said(key: string, facts: ConsortiumFacts): string[] {
  return remedies(key, facts).map(
    ({ rule, action, quantity }) => `${rule.id} ${action} ${quantity?.toString()}`,
  );
}

describe('remedies', () => {
  it('add the fewest members', () => {
    const enterprises = [localEnterprise, localEnterprise, localEnterprise];
    expect(said('wenzhou-2025', { ...wenzhouConsortium, members: enterprises })).toEqual([
      'WZ-C2 ADD_MEMBER 2',
    ]);
  });

  it('ask new members for what keeps the other shares', () => {
    const members = wenzhouConsortium.members.slice(1);
    expect(said('wenzhou-2025', { ...wenzhouConsortium, members })[0]).toBe('WZ-C2 ADD_IN_CITY_ENTERPRISE 1');
  });

  it('raise R&D by the cheaper arm of an "or", exactly', () => {
    const financials = wenzhouConsortium.lead.financials.map((row) => ({
      ...row,
      rdExpenditure: new Decimal(3_000_000),
    }));
    const facts = { ...wenzhouConsortium, lead: { ...wenzhouConsortium.lead, financials } };
    expect(said('wenzhou-2025', facts)).toEqual(['WZ-L6 RAISE_RD_EXPENDITURE 1500000']);
  });

  it('name the clauses still missing, a year more of plan, a consortium to give up', () => {
    const facts: ConsortiumFacts = {
      ...wenzhouConsortium,
      agreementClauses: ['PURPOSE', 'GOALS', 'TERM', 'RIGHTS_AND_DUTIES'],
      planHorizonYears: 2,
      otherConsortiaLed: 2,
    };
    expect(said('wenzhou-2025', facts)).toEqual([
      'WZ-L5 LEAVE_OTHER_CONSORTIUM 2',
      'WZ-C1 EXTEND_PLAN 1',
      'WZ-A2 ADD_CLAUSES 3',
    ]);
  });

  it('say in both languages what to do', () => {
    const members = wenzhouConsortium.members.slice(1);
    const [remedy] = remedies('wenzhou-2025', { ...wenzhouConsortium, members });
    expect(remedy?.explanation).toEqual({
      zh: '增加1家在本地注册的企业。',
      en: 'add 1 enterprise registered in the area.',
    });
  });

  it('offer to replace members of a share instead', () => {
    const outsider = unit({ kind: 'ENTERPRISE', registeredDivision: '330106' });
    const facts = {
      ...wenzhouConsortium,
      members: [localEnterprise, ...Array.from({ length: 5 }, () => outsider)],
    };
    expect(said('wenzhou-2025', facts)).toEqual(['WZ-C3 ADD_IN_CITY_MEMBER 3', 'WZ-C3 OTHER 2']);
  });

  it('never touch what cannot be changed', () => {
    const lead = unit({
      ...wenzhouConsortium.lead,
      registeredDivision: '330106',
      isLegalPerson: false,
      qualifications: [],
    });
    const rules = remedies('wenzhou-2025', { ...wenzhouConsortium, lead }).map(({ rule }) => rule.id);
    expect(rules).not.toContain('WZ-L1');
    expect(rules).not.toContain('WZ-L2');
    expect(rules).not.toContain('WZ-L3');
  });

  it('set up the bodies that are missing', () => {
    const facts: ConsortiumFacts = {
      ...wenzhouConsortium,
      hasCouncil: false,
      hasExpertCommittee: true,
      hasSecretariat: false,
      hasChiefScientist: true,
    };
    expect(said('zhenjiang-2023', facts)).toContain('ZHJ-O1 SET_UP_BODY 2');
  });

  it('turn their rule to PASS, and one less does not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...policies.all()),
        arbitraryFacts,
        fc.constantFrom(...RD_INTENSITY_METHODS),
        fc.constantFrom(true, false, null),
        (policy, facts, rdIntensityMethod, leadCounts) => {
          const readings = { rdIntensityMethod, leadCounts };
          const outcomeAfter = (remedy: Remedy) => {
            const changed = applyRemedy(facts, remedy, policy, divisions);
            const report = checkCompliance({ policy, facts: changed, on, divisions, readings });
            return report.checks.find((check) => check.rule.id === remedy.rule.id)?.outcome;
          };
          for (const remedy of checkCompliance({ policy, facts, on, divisions, readings }).remedies) {
            expect([remedy.rule.id, remedy.action, outcomeAfter(remedy)]).toEqual([
              remedy.rule.id,
              remedy.action,
              'PASS',
            ]);
            for (const changes of oneLess(remedy.changes)) {
              expect(outcomeAfter({ ...remedy, changes })).not.toBe('PASS');
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** Every way of leaving one unit of a change out: one member, one fen, one year, one word, one fact. */
function oneLess(changes: readonly FactChange[]): FactChange[][] {
  return changes.flatMap((change, index) =>
    lessened(change).map((less) => changes.flatMap((other, at) => (at === index ? less : [other]))),
  );
}

function lessened(change: FactChange): FactChange[][] {
  switch (change.change) {
    case 'ADD_MEMBERS':
    case 'REPLACE_MEMBERS':
    case 'ASSIGN_TASKS':
    case 'BUILD_PLATFORMS':
      return [[{ ...change, count: change.count - 1 }]];
    case 'RAISE_NUMBER':
    case 'LOWER_NUMBER':
      return [[{ ...change, by: change.by - 1 }]];
    case 'ADD_WORDS':
      return change.words.map((word) => [
        { ...change, words: change.words.filter((other) => other !== word) },
      ]);
    case 'MAKE_TRUE':
      return [[]];
    case 'RAISE_FIGURE':
      return change.byYear.map((less) => [
        {
          ...change,
          byYear: change.byYear.map((row) =>
            row === less ? { ...row, amount: row.amount.minus('0.01') } : row,
          ),
        },
      ]);
    default:
      return [];
  }
}
