import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCompliance, type ComplianceReport } from '../../src/policy/compliance.ts';
import { type ConsortiumFacts, UNKNOWN_CONSORTIUM, UNKNOWN_UNIT } from '../../src/policy/facts.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { arbitraryFacts } from './arbitrary-facts.ts';
import { divisions, policies, policyOf, unit } from './sample.ts';

const on = '2025-08-01';
const anyPolicy = fc.constantFrom(...policies.all());
const anyReading = fc.constantFrom(true, false, null);

function check(policy: Policy, facts: ConsortiumFacts, leadCounts: boolean | null): ComplianceReport {
  return checkCompliance({ policy, facts, on, divisions, readings: { leadCounts } });
}

function decided(report: ComplianceReport): Map<string, boolean> {
  return new Map(
    report.checks
      .filter(({ outcome }) => outcome === 'PASS' || outcome === 'FAIL')
      .map(({ rule, outcome }) => [rule.id, outcome === 'PASS']),
  );
}

/** The whole report as one text, the policy by its key. */
function written({ policy, ...report }: ComplianceReport): string {
  return JSON.stringify([policy.key, report]);
}

/** Facts of which some are known no more: each entry of the mask hides one. */
function hidden(facts: ConsortiumFacts, mask: readonly boolean[]): ConsortiumFacts {
  let at = 0;
  const hide = () => mask[at++ % mask.length] === true;
  const hideUnit = (known: typeof facts.lead) => ({
    ...known,
    kind: hide() ? null : known.kind,
    registeredDivision: hide() ? null : known.registeredDivision,
    isLegalPerson: hide() ? null : known.isLegalPerson,
    qualifications: hide() ? null : known.qualifications,
    platforms: hide() ? null : (known.platforms?.map((level) => (hide() ? null : level)) ?? null),
    hasTask: hide() ? null : known.hasTask,
    financials: known.financials
      .filter(() => !hide())
      .map((row) => ({
        ...row,
        revenue: hide() ? null : row.revenue,
        salesRevenue: hide() ? null : row.salesRevenue,
        rdExpenditure: hide() ? null : row.rdExpenditure,
      })),
  });
  return {
    ...facts,
    lead: hideUnit(facts.lead),
    members: facts.members.map(hideUnit),
    planHorizonYears: hide() ? null : facts.planHorizonYears,
    agreementSignedByAll: hide() ? null : facts.agreementSignedByAll,
    agreementClauses: hide() ? null : facts.agreementClauses,
    hasCouncil: hide() ? null : facts.hasCouncil,
    councilChairIsLeadHead: hide() ? null : facts.councilChairIsLeadHead,
    hasExpertCommittee: hide() ? null : facts.hasExpertCommittee,
    otherConsortiaLed: hide() ? null : facts.otherConsortiaLed,
    leadProjectsInProgress: hide() ? null : facts.leadProjectsInProgress,
    planContents: hide() ? null : facts.planContents,
    hasTransferMechanism: hide() ? null : facts.hasTransferMechanism,
    leadCompletedProjects: hide() ? null : facts.leadCompletedProjects,
    wonProvincialChallenge: hide() ? null : facts.wonProvincialChallenge,
  };
}

describe('a report', () => {
  it('is the same whatever the order of members and of lists', () => {
    fc.assert(
      fc.property(
        anyPolicy,
        arbitraryFacts,
        anyReading,
        fc.infiniteStream(fc.nat()),
        (policy, facts, leadCounts, keys) => {
          const shuffled = <Item>(items: readonly Item[]): Item[] =>
            items
              .map((item) => ({ item, key: keys.next().value }))
              .toSorted((a, b) => a.key - b.key)
              .map(({ item }) => item);
          const turned: ConsortiumFacts = {
            ...facts,
            members: shuffled(facts.members),
            lead: {
              ...facts.lead,
              qualifications: facts.lead.qualifications && shuffled(facts.lead.qualifications),
            },
            agreementClauses: facts.agreementClauses && shuffled(facts.agreementClauses),
          };
          expect(
            written(check(policy, turned, leadCounts)) === written(check(policy, facts, leadCounts)),
          ).toBe(true);
        },
      ),
    );
  });

  it('never turns from pass to fail or back as facts become unknown', () => {
    fc.assert(
      fc.property(
        anyPolicy,
        arbitraryFacts,
        anyReading,
        fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }),
        (policy, facts, leadCounts, mask) => {
          const before = decided(check(policy, facts, leadCounts));
          for (const [rule, passes] of decided(check(policy, hidden(facts, mask), leadCounts))) {
            expect([rule, before.get(rule)]).toEqual([rule, passes]);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('of a consortium of which nothing is known fails nothing but what counting alone decides', () => {
    for (const policy of policies.all()) {
      const failing = check(policy, UNKNOWN_CONSORTIUM, null).checks.filter(
        ({ outcome }) => outcome === 'FAIL',
      );
      const counting = new Set<string>(['MEMBER_MINIMUM', 'UNIVERSITY_MINIMUM']);
      expect(failing.filter(({ rule }) => !counting.has(rule.topic))).toEqual([]);
    }
  });
});

const RANK = { FAIL: 0, UNKNOWN: 1, PASS: 2, NEEDS_JUDGEMENT: 3, NOT_APPLICABLE: 3 };

/** How well the rules on shares came out. */
function shares(report: ComplianceReport): number[] {
  return report.checks
    .filter(({ rule }) => rule.topic === 'IN_CITY_SHARE' || rule.topic === 'ENTERPRISE_SHARE')
    .map(({ outcome }) => RANK[outcome]);
}

describe('adding a local enterprise', () => {
  it('never harms a share', () => {
    const wenzhou = policyOf('wenzhou-2025');
    const enterprise = unit({ ...UNKNOWN_UNIT, kind: 'ENTERPRISE', registeredDivision: '330302' });
    fc.assert(
      fc.property(arbitraryFacts, anyReading, (facts, leadCounts) => {
        const before = shares(check(wenzhou, facts, leadCounts));
        const after = shares(
          check(wenzhou, { ...facts, members: [...facts.members, enterprise] }, leadCounts),
        );
        for (const [index, value] of after.entries())
          expect(value).toBeGreaterThanOrEqual(before[index] ?? 0);
      }),
    );
  });
});
