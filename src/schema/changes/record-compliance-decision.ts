import { requireMutationRight } from '../../resolvers/changes/mutation-rights.ts';
import {
  type ComplianceDecisionRow,
  recordDecision,
} from '../../resolvers/compliance/compliance-decision.ts';
import { scopeOfConsortium } from '../../resolvers/nouns/access-scope.ts';
import { decodeIdOf } from '../../resolvers/request/global-id.ts';
import { requireAt } from '../../resolvers/request/rights.ts';
import type { UserError as UserErrorShape } from '../../resolvers/request/user-error.ts';
import { ComplianceDecision } from '../compliance/compliance-decision.ts';
import { ReadingsInput, readingsFrom } from '../compliance/compliance-input.ts';
import { builder } from '../request/builder.ts';
import { UserError } from '../request/user-error.ts';

const RecordComplianceDecisionInput = builder.inputType('RecordComplianceDecisionInput', {
  description: 'Which report to keep (记录合规决定).',
  fields: (t) => ({
    consortium: t.id({ required: true, description: 'The global id of the consortium (创新联合体).' }),
    policy: t.string({ required: true, description: 'The key of the policy (政策).' }),
    on: t.field({ type: 'Date', required: true, description: 'The day (日期).' }),
    readings: t.field({ type: ReadingsInput, description: 'How to read open wording (口径).' }),
    reason: t.string({ description: 'Why it is kept (理由).' }),
  }),
});

const RecordComplianceDecisionPayload = builder
  .objectRef<{
    readonly decision: ComplianceDecisionRow | null;
    readonly userErrors: readonly UserErrorShape[];
  }>('RecordComplianceDecisionPayload')
  .implement({
    description: 'What came of keeping a report (记录结果).',
    fields: (t) => ({
      decision: t.expose('decision', {
        type: ComplianceDecision,
        nullable: true,
        description: 'The report as it was kept; null where the input was wrong (合规决定).',
      }),
      userErrors: t.field({
        type: [UserError],
        description: 'What is wrong with the input (输入错误).',
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  });

builder.mutationField('recordComplianceDecision', (t) =>
  t.field({
    type: RecordComplianceDecisionPayload,
    nullable: true,
    description:
      'Checks a consortium and keeps the report (记录合规决定). Officers of its division and administrators may.',
    args: {
      input: t.arg({
        type: RecordComplianceDecisionInput,
        required: true,
        description: 'Which report (输入).',
      }),
    },
    resolve: async (_, { input }, context) => {
      requireMutationRight(context.viewer, 'recordComplianceDecision');
      const consortiumId = decodeIdOf('Consortium', input.consortium);
      await requireAt(context, 'KEEP_DECISIONS', () => scopeOfConsortium(context, consortiumId));
      return recordDecision(context, {
        consortiumId,
        policy: input.policy,
        on: input.on,
        readings: readingsFrom(input.readings),
        reason: input.reason ?? null,
      });
    },
  }),
);
