import { type Threshold, thresholdsOf } from '../../resolvers/statistics/rule-thresholds.ts';
import { Rule, RuleParameter } from '../compliance/policy.ts';
import { builder } from '../request/builder.ts';
import { ConsortiumMeasure } from './consortium-statistics.ts';

const ThresholdBound = builder.enumType('ThresholdBound', {
  description: 'On which side of a threshold a rule is met (界限方向).',
  values: {
    AT_LEAST: { description: 'The threshold or more (不低于).' },
    AT_MOST: { description: 'The threshold or less (不高于).' },
  } satisfies Record<Threshold['bound'], object>,
});

const RuleThreshold = builder.objectRef<Threshold>('RuleThreshold').implement({
  description: 'A number of a rule that a measure of consortia is held against (门槛值).',
  fields: (t) => ({
    measure: t.expose('measure', { type: ConsortiumMeasure, description: 'What is held against it (指标).' }),
    bound: t.expose('bound', {
      type: ThresholdBound,
      description: 'On which side the rule is met (界限方向).',
    }),
    parameter: t.expose('parameter', { type: RuleParameter, description: 'The number (参数).' }),
  }),
});

builder.objectField(Rule, 'thresholds', (t) =>
  t.field({
    type: [RuleThreshold],
    description:
      'Which measures of consortia it holds against which of its numbers (门槛值), as statistics measure them; a rule that asks for one of several conditions is met by another too. Empty for rules about anything else.',
    resolve: (rule) => [...thresholdsOf(rule)],
  }),
);
