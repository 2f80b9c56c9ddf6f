import type * as Rows from '../../generated/prisma/models.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { decide, type Replay, replay } from '../../policy/decision.ts';
import type { Readings } from '../../policy/policy.ts';
import { noSuchPolicy, refusing } from './compliance.ts';
import { consortiaById } from '../nouns/consortium.ts';
import type { Context } from '../request/context.ts';
import { dayOf } from '../request/day.ts';
import { factsOf } from './facts.ts';
import { defineLoader, rowBy, rowsBy } from '../request/loader.ts';
import type { UserError } from '../request/user-error.ts';

/** A kept report, as its table has it. */
export type ComplianceDecisionRow = Rows.ComplianceDecisionModel;

// Decisions are no part of the history, whose head tells whether answers still hold.

/** Decisions by id. */
export const decisionsById = defineLoader<number, ComplianceDecisionRow, null>(async (ids, _, context) => {
  context.answerOnce();
  return rowBy(
    await context.database.prisma.complianceDecision.findMany({ where: { id: { in: [...ids] } } }),
    (decision) => decision.id,
  );
});

/** Decisions by consortium, in the order in which they were taken. */
export const decisionsByConsortium = defineLoader<number, ComplianceDecisionRow[], null>(
  async (consortiumIds, _, context) => {
    context.answerOnce();
    return rowsBy(
      await context.database.prisma.complianceDecision.findMany({
        where: { consortiumId: { in: [...consortiumIds] } },
        orderBy: { id: 'asc' },
      }),
      (decision) => decision.consortiumId,
    );
  },
);

/** What a decision is to be taken on. */
export interface DecisionInput {
  readonly consortiumId: number;
  readonly policy: string;
  readonly on: CalendarDate;
  readonly readings: Partial<Readings>;
  readonly reason: string | null;
}

/** Checks a stored consortium against a policy and keeps the report; or says what in the input is wrong. */
export async function recordDecision(
  context: Context,
  input: DecisionInput,
): Promise<{ readonly decision: ComplianceDecisionRow | null; readonly userErrors: readonly UserError[] }> {
  const consortium = await consortiaById(context, null).load(input.consortiumId);
  const policy = context.policies.get(input.policy);
  const userErrors = [
    ...(consortium
      ? []
      : [
          {
            field: ['input', 'consortium'],
            code: 'NOT_FOUND',
            message: { zh: '该创新联合体已不存在。', en: 'The consortium is no longer there.' },
          },
        ]),
    ...(policy
      ? []
      : [
          {
            field: ['input', 'policy'],
            code: 'UNKNOWN_POLICY',
            message: {
              zh: `没有标识为“${input.policy}”的政策。`,
              en: noSuchPolicy(context.policies, input.policy),
            },
          },
        ]),
  ];
  if (!consortium || !policy) return { decision: null, userErrors };
  const [divisions, facts] = await Promise.all([context.divisions(), factsOf(context, consortium, input.on)]);
  const kept = refusing(() => decide({ policy, facts, on: input.on, divisions, readings: input.readings }));
  const decision = await context.database.prisma.complianceDecision.create({
    data: {
      consortiumId: consortium.id,
      policyKey: policy.key,
      policyVersion: kept.policyVersion,
      engineVersion: kept.engineVersion,
      on: new Date(`${input.on}T00:00:00Z`),
      verdict: kept.result.verdict,
      inputHash: kept.inputHash,
      leadCounts: kept.readings.leadCounts,
      rdIntensityMethod: kept.readings.rdIntensityMethod,
      facts: kept.facts,
      report: kept.report,
      reason: input.reason,
      decidedBy: context.viewer.name ?? context.viewer.role,
    },
  });
  return { decision, userErrors: [] };
}

/** Comes to a kept report again. */
export async function replayDecision(context: Context, decision: ComplianceDecisionRow): Promise<Replay> {
  const policy = context.policies.get(decision.policyKey);
  if (!policy) return 'POLICY_CHANGED';
  const { leadCounts, rdIntensityMethod } = decision;
  return replay(
    { ...decision, readings: { leadCounts, rdIntensityMethod } },
    { policy, on: dayOf(decision.on), divisions: await context.divisions() },
  );
}
