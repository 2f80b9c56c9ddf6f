import type { ProjectCheck as CheckShape } from '../../policy/project-check.ts';
import { projectChecks } from '../../resolvers/compliance/project-money.ts';
import { MONEY_CHECK_POINTS, USUAL_RULES, WORDS_POINTS } from '../../resolvers/request/request-work.ts';
import { builder } from '../request/builder.ts';
import { localeArgument, textIn } from '../request/locale.ts';
import { CheckOutcome } from './compliance.ts';
import { Rule } from './policy.ts';
import { Project } from '../nouns/refs.ts';

const ProjectCheck = builder.objectRef<CheckShape>('ProjectCheck').implement({
  description: 'What came of one rule on money for a project (资金规则检查).',
  fields: (t) => ({
    rule: t.expose('rule', { type: Rule, description: 'The rule (规则).' }),
    outcome: t.expose('outcome', { type: CheckOutcome, description: 'What came of it (结果).' }),
    actual: t.exposeString('actual', { nullable: true, description: 'What was found (实际值).' }),
    threshold: t.exposeString('threshold', { nullable: true, description: 'What was asked for (要求值).' }),
    explanation: t.string({
      description: 'What was compared with what, and why it came out so (说明).',
      args: localeArgument,
      work: WORDS_POINTS,
      resolve: ({ explanation }, { locale }) => textIn(explanation, locale),
    }),
    missingFacts: t.stringList({
      description: 'Paths of the facts that would settle it (缺少的事实).',
      resolve: ({ missingFacts }) => [...missingFacts],
    }),
  }),
});

builder.objectField(Project, 'moneyChecks', (t) =>
  t.field({
    type: [ProjectCheck],
    description: 'Whether it keeps a policy’s rules on public money (资金规则检查), rule by rule.',
    args: {
      policy: t.arg.string({
        required: true,
        description: 'The key of a policy, such as wenzhou-2025 (政策).',
      }),
      on: t.arg({ type: 'Date', description: 'On this day; today by default (日期).' }),
    },
    work: MONEY_CHECK_POINTS,
    rows: () => USUAL_RULES,
    resolve: (project, { policy, on }, context) =>
      projectChecks(context, project, policy, on ?? context.today),
  }),
);
