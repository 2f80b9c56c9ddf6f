import type { CalendarDate } from '../domain/calendar-date.ts';
import type { DivisionTree } from '../domain/division.ts';
import { type ArrangedFacts, arrangeFacts, digest } from './arrangement.ts';
import { binds, type ComplianceCheck, judge, type Judgement, reportCheck } from './check.ts';
import { contradictions, type FactProblem } from './contradiction.ts';
import { ENGINE_VERSION } from './engine-version.ts';
import type { ConsortiumFacts } from './facts.ts';
import { type Policy, policyStatus, type Readings } from './policy.ts';
import { PolicyError } from './policy-error.ts';
import { canonicalReform, type ParameterChange, parameterValues } from './reform.ts';
import { type Remedy, remediesFor } from './remedy.ts';
import type { Situation } from './situation.ts';
import type { ComplianceVerdict, PolicyStatus } from './vocabulary.ts';

/** A question whether a consortium meets a policy. */
export interface ComplianceRequest {
  readonly policy: Policy;
  readonly facts: ConsortiumFacts;
  /** The day in Asia/Shanghai on which it is asked. */
  readonly on: CalendarDate;
  readonly divisions: DivisionTree;
  /** What is left out takes the policy's own reading; `leadCounts: null` tries both. */
  readonly readings?: Partial<Readings>;
  /** Other numbers in the place of the policy's. */
  readonly reform?: readonly ParameterChange[];
  /** Whether whoever asks may see the lead's money: true where it is left out. Verdicts under the policy's own numbers do not turn on it. */
  readonly showsMoney?: boolean;
}

/** The answer, rule by rule. */
export interface ComplianceReport {
  readonly policy: Policy;
  readonly on: CalendarDate;
  readonly policyStatus: PolicyStatus;
  readonly verdict: ComplianceVerdict;
  /** One for each rule of the scope ELIGIBILITY, in the order of the policy. */
  readonly checks: readonly ComplianceCheck[];
  /** Paths of the facts that would settle what is unknown, sorted. */
  readonly missingFacts: readonly string[];
  /** Smallest changes that would turn a failing rule, cheapest first. */
  readonly remedies: readonly Remedy[];
  /** What is hardly believable about the facts. */
  readonly warnings: readonly FactProblem[];
  readonly engineVersion: string;
  readonly policyVersion: string;
  /** The readings that were used. */
  readonly readings: Readings;
  /** The same hash always belongs to the same report; the order of members and of lists does not change it. */
  readonly inputHash: string;
}

/** The rules of a policy judged, before anything is put into words. */
interface Judged {
  readonly judgements: readonly Judgement[];
  readonly verdict: ComplianceVerdict;
  /** What the rules were judged against: once for each reading tried. */
  readonly situations: readonly [Situation, ...Situation[]];
  readonly readings: Readings;
  readonly warnings: readonly FactProblem[];
}

/**
 * Checks a consortium, stored or not, against a policy on a day.
 *
 * @throws PolicyError CONTRADICTORY_FACTS for facts that cannot be, UNKNOWN_RULE, UNKNOWN_PARAMETER or
 * BAD_PARAMETER_VALUE for a reform that cannot be applied.
 */
export function checkCompliance(request: ComplianceRequest): ComplianceReport {
  const { policy, on, reform = [] } = request;
  const { judgements, verdict, situations, readings, warnings } = judgePolicy(request);
  const missing = new Set(judgements.flatMap((judgement) => judgement.missing));
  return {
    policy,
    on,
    policyStatus: policyStatus(policy, on),
    verdict,
    checks: judgements.map((judgement) => reportCheck(judgement, situations[0])),
    missingFacts: [...missing].toSorted(),
    remedies: remediesFor(judgements, situations[0].showsMoney),
    warnings,
    engineVersion: ENGINE_VERSION,
    policyVersion: policy.version,
    readings,
    inputHash: digest(
      ENGINE_VERSION,
      policy.key,
      policy.version,
      on,
      JSON.stringify([readings.leadCounts, readings.rdIntensityMethod]),
      canonicalReform(policy, reform),
      situations[0].arranged.canonical,
    ),
  };
}

/** The verdict alone, without words: what counting many consortia needs. Throws as {@link checkCompliance} does. */
export function complianceVerdict(request: ComplianceRequest): ComplianceVerdict {
  return judgePolicy(request).verdict;
}

function judgePolicy({
  policy,
  facts,
  on,
  divisions,
  readings,
  reform = [],
  showsMoney = true,
}: ComplianceRequest): Judged {
  const used: Readings = { ...policy.readings, ...readings };
  const arranged = arrangeFacts(facts, policy.division, divisions);
  const warnings = believableOrThrow(arranged);
  const valueOf = parameterValues(policy, on, reform);
  const situationWith = (leadCounts: boolean): Situation => ({
    arranged,
    on,
    leadCounts,
    rdIntensityMethod: used.rdIntensityMethod,
    showsMoney,
    division: policy.division,
    valueOf,
  });
  const situations: [Situation, ...Situation[]] =
    used.leadCounts === null ? [situationWith(true), situationWith(false)] : [situationWith(used.leadCounts)];
  const judgements = policy.rules
    .filter((rule) => rule.scope === 'ELIGIBILITY')
    .map((rule) => judge(rule, situations));
  return { judgements, verdict: verdictOf(judgements), situations, readings: used, warnings };
}

function verdictOf(judgements: readonly Judgement[]): ComplianceVerdict {
  const binding = judgements.filter(({ rule }) => binds(rule));
  const failing = binding.filter(({ outcome }) => outcome === 'FAIL');
  if (failing.some(({ rule }) => rule.strength === 'MANDATORY')) return 'NON_COMPLIANT';
  if (binding.some(({ outcome }) => outcome === 'UNKNOWN')) return 'UNDETERMINED';
  return failing.length > 0 ? 'DEVIATING' : 'COMPLIANT';
}

/** The warnings about facts that can be; throws for facts that cannot. */
function believableOrThrow(arranged: ArrangedFacts): FactProblem[] {
  const problems = contradictions(arranged);
  const errors = problems.filter(({ severity }) => severity === 'ERROR');
  if (errors.length === 0) return problems;
  const said = errors.map(({ path, message }) => `${path}: ${message.en}`);
  throw new PolicyError('CONTRADICTORY_FACTS', said.join('; '));
}
