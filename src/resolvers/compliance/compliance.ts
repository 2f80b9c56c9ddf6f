import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Decimal } from '../../domain/decimal.ts';
import type { DivisionTree } from '../../domain/division.ts';
import { checkCompliance, type ComplianceReport, complianceVerdict } from '../../policy/compliance.ts';
import type { ConsortiumFacts } from '../../policy/facts.ts';
import { type CoveredConsortium, policyCovers } from '../../policy/covering.ts';
import { fundingCap } from '../../policy/funding-cap.ts';
import { type Policy, policyStatus, type Readings, type Rule, ruleById } from '../../policy/policy.ts';
import type { PolicySet } from '../../policy/load.ts';
import { nearestName, PolicyError } from '../../policy/policy-error.ts';
import type { ParameterChange } from '../../policy/reform.ts';
import type { ComplianceVerdict, PolicyStatus } from '../../policy/vocabulary.ts';
import { type FactChanges, withChanges } from '../../policy/what-if.ts';
import type { ConsortiumRow } from '../nouns/consortium.ts';
import type { Context } from '../request/context.ts';
import { AtlasError } from '../request/errors.ts';
import { factsOf } from './facts.ts';
import { isGiven } from '../request/page.ts';
import { CHECK_POINTS, VERDICT_POINTS } from '../request/request-work.ts';
import { requireReformOf, seesMoneyOf, withoutMoney } from './public-report.ts';
import { inTurn } from '../request/turns.ts';

/** The policies whose division is a given one, or all, in the order of their keys. */
export function listPolicies({ policies }: Context, division: string | null | undefined): Policy[] {
  const all = policies.all();
  return division === null || division === undefined
    ? all
    : all.filter((policy) => policy.division === division);
}

/** The policy of a key; throws AtlasError UNKNOWN_POLICY with the nearest key. */
export function requirePolicy({ policies }: Context, key: string): Policy {
  const policy = policies.get(key);
  if (policy) return policy;
  throw new AtlasError('UNKNOWN_POLICY', noSuchPolicy(policies, key));
}

/** That there is no policy of a key, and which may have been meant. */
export function noSuchPolicy(policies: PolicySet, key: string): string {
  const nearest = policies.nearest(key);
  return `There is no policy "${key}"; ${nearest === null ? 'the query "policies" lists them' : `did you mean "${nearest}"?`}`;
}

/** The policies whose tier is a consortium's own and whose division holds the one it is filed with. */
export async function policiesCovering(context: Context, consortium: CoveredConsortium): Promise<Policy[]> {
  const divisions = await context.divisions();
  return context.policies.all().filter((policy) => policyCovers(policy, consortium, divisions));
}

/** The standing of a policy on a day, or today. */
export function statusOf(
  { today }: Context,
  policy: Policy,
  on: CalendarDate | null | undefined,
): PolicyStatus {
  return policyStatus(policy, on ?? today);
}

/** The rule of a policy that has an id; null where there is none. */
export function ruleOf(policy: Policy, id: string): Rule | null {
  return ruleById(policy, id) ?? null;
}

/** Checks facts that need not be stored. */
export async function checkFacts(
  context: Context,
  request: {
    readonly policy: string;
    readonly on: CalendarDate;
    readonly facts: ConsortiumFacts;
    readonly readings: Partial<Readings>;
    readonly reform: readonly ParameterChange[];
    readonly showsMoney?: boolean;
  },
): Promise<ComplianceReport> {
  const policy = requirePolicy(context, request.policy);
  const divisions = await context.divisions();
  requireDivisions(request.facts, divisions);
  return inTurn(context.deadline, () => refusing(() => checkCompliance({ ...request, policy, divisions })));
}

/** Checks a stored consortium against one policy, or against all that cover its division and tier. */
export async function complianceOf(
  context: Context,
  consortium: ConsortiumRow,
  {
    policy,
    on,
    readings,
  }: { policy: string | null | undefined; on: CalendarDate; readings: Partial<Readings> },
): Promise<ComplianceReport[]> {
  const divisions = await context.divisions();
  const policies = isGiven(policy)
    ? [requirePolicy(context, policy)]
    : await policiesCovering(context, consortium);
  if (policies.length === 0) return [];
  const [facts, showsMoney] = await Promise.all([
    factsOf(context, consortium, on),
    seesMoneyOf(context, consortium.id, on),
  ]);
  return Promise.all(
    policies.map(async (each) => {
      context.work.add(CHECK_POINTS);
      const report = await inTurn(context.deadline, () =>
        refusing(() => checkCompliance({ policy: each, facts, on, divisions, readings, showsMoney })),
      );
      return showsMoney ? report : withoutMoney(context, report);
    }),
  );
}

/** Checks what a stored consortium would be after changes to its facts, to the policy's numbers, or to both. */
export async function whatIf(
  context: Context,
  consortium: ConsortiumRow,
  request: {
    readonly policy: string;
    readonly on: CalendarDate;
    readonly changes: FactChanges;
    readonly readings: Partial<Readings>;
    readonly reform: readonly ParameterChange[];
  },
): Promise<ComplianceReport> {
  const policy = requirePolicy(context, request.policy);
  // Figures that the viewer brings along take the place of all that are stored, so there is nothing to withhold.
  const bringsFigures = request.changes.lead.financials !== undefined;
  const showsMoney = bringsFigures || (await seesMoneyOf(context, consortium.id, request.on));
  if (!showsMoney) requireReformOf(context, policy, request.reform);
  const stored = await factsOf(context, consortium, request.on);
  const facts = refusing(() => withChanges(stored, request.changes));
  const report = await checkFacts(context, { ...request, facts, showsMoney });
  return showsMoney ? report : withoutMoney(context, report);
}

/** The verdict on a stored consortium, without the report. */
export async function verdictOf(
  context: Context,
  consortium: ConsortiumRow,
  policy: Policy,
  on: CalendarDate,
): Promise<ComplianceVerdict> {
  const [divisions, facts] = await Promise.all([context.divisions(), factsOf(context, consortium, on)]);
  context.work.add(VERDICT_POINTS);
  return inTurn(context.deadline, () => refusing(() => complianceVerdict({ policy, facts, on, divisions })));
}

/** A place nobody knows is a slip of the pen, not an unknown place. */
function requireDivisions(facts: ConsortiumFacts, divisions: DivisionTree): void {
  for (const unit of [facts.lead, ...facts.members]) {
    const code = unit.registeredDivision;
    if (code !== null && divisions.get(code) === undefined) {
      const nearest = nearestName(
        code,
        divisions.all().map((division) => division.code),
      );
      throw new AtlasError(
        'UNKNOWN_DIVISION',
        `There is no division "${code}"; ${nearest === null ? 'the query "divisions" lists them' : `did you mean "${nearest}"?`} Null says that it is unknown.`,
      );
    }
  }
}

/** Turns what the policy engine refuses into an answer to the user. */
export function refusing<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof PolicyError) {
      throw new AtlasError(
        error.code === 'UNKNOWN_POLICY' ? 'UNKNOWN_POLICY' : 'BAD_USER_INPUT',
        error.message,
        {
          reason: error.code,
        },
      );
    }
    throw error;
  }
}

/** The cap on public money for a project under a policy of today; throws AtlasError for a negative cost. */
export function fundingCapOf({ today }: Context, policy: Policy, totalCost: Decimal): Decimal | null {
  if (totalCost.isNegative() && !totalCost.isZero()) {
    throw new AtlasError('BAD_USER_INPUT', '"totalCost" is negative; give the cost in yuan, 0 or more.');
  }
  return fundingCap(policy, totalCost, { on: today });
}
