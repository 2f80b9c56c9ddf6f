import type { Replay as Replays } from '../../policy/decision.ts';
import {
  type ComplianceDecisionRow,
  decisionsByConsortium,
  decisionsById,
  replayDecision,
} from '../../resolvers/compliance/compliance-decision.ts';
import { requirePolicy } from '../../resolvers/compliance/compliance.ts';
import { requireConsortium } from '../../resolvers/nouns/consortium.ts';
import type { Context } from '../../resolvers/request/context.ts';
import { dayOf } from '../../resolvers/request/day.ts';
import { scopeOfConsortium, scopeOfFigures } from '../../resolvers/nouns/access-scope.ts';
import { builder } from '../request/builder.ts';
import { ComplianceVerdict } from './compliance.ts';
import type { FieldRight } from '../request/field-rights.ts';
import { globalId, Node } from '../nouns/node.ts';
import { Consortium, Policy } from '../nouns/refs.ts';

const REPLAYS = {
  SAME: { description: 'The same bytes come out (结果一致).' },
  DIFFERENT: { description: 'Other bytes come out, which is a fault (结果不一致).' },
  POLICY_CHANGED: {
    description: 'The policy’s data has changed since, so the report stands as kept (政策数据已变更).',
  },
  ENGINE_CHANGED: { description: 'The engine has changed since, so the report stands as kept (引擎已变更).' },
} satisfies Record<Replays, object>;

const Replay = builder.enumType('Replay', {
  description: 'What comes of a kept report today (复算结果).',
  values: REPLAYS,
});

const RAW_FIGURES: FieldRight<ComplianceDecisionRow, Context> = {
  right: 'RAW_FIGURES',
  scope: async ({ consortiumId, facts }, context) =>
    scopeOfFigures(await scopeOfConsortium(context, consortiumId), facts),
};
const RAW = 'It holds money of the lead, and needs the right to it.';

/** A kept report. */
export const ComplianceDecision = builder.objectRef<ComplianceDecisionRow>('ComplianceDecision').implement({
  description:
    'A compliance report that somebody kept (合规决定), with all that it takes to come to it again. It never changes.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('ComplianceDecision', decisionsById)),
    consortium: t.field({
      type: Consortium,
      description: 'The consortium (创新联合体).',
      resolve: ({ consortiumId }, _, context) => requireConsortium(context, consortiumId),
    }),
    policy: t.field({
      type: Policy,
      description: 'The policy (政策).',
      resolve: ({ policyKey }, _, context) => requirePolicy(context, policyKey),
    }),
    on: t.field({
      type: 'Date',
      description: 'The day that it is about (日期).',
      resolve: ({ on }) => dayOf(on),
    }),
    verdict: t.expose('verdict', { type: ComplianceVerdict, description: 'The verdict (总体结论).' }),
    report: t.string({
      nullable: true,
      description: `The whole report as JSON, byte for byte as it was kept (报告原文). ${RAW}`,
      right: RAW_FIGURES,
      resolve: ({ report }) => report,
    }),
    facts: t.string({
      nullable: true,
      description: `The facts as JSON (事实). ${RAW}`,
      right: RAW_FIGURES,
      resolve: ({ facts }) => facts,
    }),
    inputHash: t.exposeString('inputHash', {
      nullable: true,
      description:
        'Hash of all that went in (输入摘要). By it guesses of the figures can be tried, so it needs the same right as they.',
      right: RAW_FIGURES,
    }),
    policyVersion: t.exposeString('policyVersion', {
      description: 'The version of the policy’s data (政策数据版本).',
    }),
    engineVersion: t.exposeString('engineVersion', { description: 'The version of the engine (引擎版本).' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it was kept (理由).' }),
    decidedBy: t.exposeString('decidedBy', {
      nullable: true,
      description:
        'The name of the key that kept it (决定人), which may be that of a person. It needs the right to people.',
      right: {
        right: 'PERSONS',
        scope: ({ consortiumId }, context) => scopeOfConsortium(context, consortiumId),
      },
    }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', description: 'When it was kept (决定时间).' }),
    replay: t.field({
      type: Replay,
      description: 'What comes out when it is computed again from the kept facts (复算).',
      resolve: (decision, _, context) => replayDecision(context, decision),
    }),
  }),
});

builder.objectField(Consortium, 'complianceDecisions', (t) =>
  t.field({
    type: [ComplianceDecision],
    description: 'The reports on it that were kept, in the order of their keeping (合规决定).',
    resolve: async ({ id }, _, context) => (await decisionsByConsortium(context, null).load(id)) ?? [],
  }),
);
