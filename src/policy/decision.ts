import { Decimal, formatDecimal } from '../domain/decimal.ts';
import { checkCompliance, type ComplianceReport, type ComplianceRequest } from './compliance.ts';
import { ENGINE_VERSION } from './engine-version.ts';
import type { ConsortiumFacts } from './facts.ts';
import type { Policy, Readings } from './policy.ts';

/** A report that is kept, with all that it takes to come to it again. */
export interface KeptDecision {
  readonly policyVersion: string;
  readonly engineVersion: string;
  readonly inputHash: string;
  readonly readings: Readings;
  /** The facts as JSON text. */
  readonly facts: string;
  /** The whole report as JSON text, in one canonical form. */
  readonly report: string;
}

/** What became of an attempt to come to a kept report again. */
export type Replay =
  /** The same bytes came out. */
  | 'SAME'
  /** Other bytes came out, though engine and policy are those of the decision: a fault. */
  | 'DIFFERENT'
  /** The policy's data has changed since. */
  | 'POLICY_CHANGED'
  /** The engine has changed since. */
  | 'ENGINE_CHANGED';

/** Checks and keeps: throws as {@link checkCompliance} does. */
export function decide(request: ComplianceRequest): KeptDecision & { readonly result: ComplianceReport } {
  const result = checkCompliance(request);
  const { policyVersion, engineVersion, inputHash, readings } = result;
  return {
    result,
    policyVersion,
    engineVersion,
    inputHash,
    readings,
    facts: writeFacts(request.facts),
    report: writeReport(result),
  };
}

/** Comes to a kept report again, from the facts and readings that were kept with it. */
export function replay(
  decision: KeptDecision,
  { policy, ...request }: Omit<ComplianceRequest, 'facts' | 'readings'> & { readonly policy: Policy },
): Replay {
  if (decision.engineVersion !== ENGINE_VERSION) return 'ENGINE_CHANGED';
  if (decision.policyVersion !== policy.version) return 'POLICY_CHANGED';
  const facts = readFacts(decision.facts);
  const again = checkCompliance({ ...request, policy, facts, readings: decision.readings });
  return writeReport(again) === decision.report ? 'SAME' : 'DIFFERENT';
}

/** A report as JSON text: rules and policy by their ids, decimals as plain text. */
export function writeReport(report: ComplianceReport): string {
  const { policy, checks, remedies, ...rest } = report;
  return JSON.stringify(
    {
      policy: policy.key,
      ...rest,
      checks: checks.map(({ rule, outcome, actual, threshold, explanation, missingFacts, trace }) => ({
        rule: rule.id,
        outcome,
        actual,
        threshold,
        explanation,
        missingFacts,
        trace,
      })),
      remedies: remedies.map(({ rule, action, quantity, explanation }) => ({
        rule: rule.id,
        action,
        quantity,
        explanation,
      })),
    },
    plainDecimals,
  );
}

function writeFacts(facts: ConsortiumFacts): string {
  return JSON.stringify(facts, plainDecimals);
}

/** Money is the only decimal among facts, and it stands in financial years alone. */
function readFacts(text: string): ConsortiumFacts {
  return JSON.parse(text, (key: string, value: unknown): unknown =>
    MONEY.has(key) && typeof value === 'string' ? new Decimal(value) : value,
  );
}

const MONEY = new Set(['revenue', 'salesRevenue', 'rdExpenditure']);

/** JSON.stringify hands over a decimal's own text, which may have an exponent; the object itself is under the key. */
function plainDecimals(this: object, key: string, value: unknown): unknown {
  const original: unknown = Reflect.get(this, key);
  return original instanceof Decimal ? formatDecimal(original) : value;
}
