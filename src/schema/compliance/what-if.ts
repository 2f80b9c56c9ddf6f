import { whatIf } from '../../resolvers/compliance/compliance.ts';
import { CHECK_POINTS, GIVEN_MEMBER_POINTS } from '../../resolvers/request/request-work.ts';
import { builder } from '../request/builder.ts';
import { ComplianceReport } from './compliance.ts';
import {
  changesFrom,
  ConsortiumChangesInput,
  ParameterChangeInput,
  ReadingsInput,
  readingsFrom,
} from './compliance-input.ts';
import { Consortium } from '../nouns/refs.ts';

builder.objectField(Consortium, 'whatIf', (t) =>
  t.field({
    type: ComplianceReport,
    description:
      'The report that would come out after changes to its facts, to the policy’s numbers, or to both (试算). Nothing is stored.',
    args: {
      policy: t.arg.string({
        required: true,
        description: 'The key of a policy, such as wenzhou-2025 (政策).',
      }),
      on: t.arg({ type: 'Date', description: 'On this day; today by default (日期).' }),
      changes: t.arg({
        type: ConsortiumChangesInput,
        description: 'What would be different about it (事实调整).',
      }),
      readings: t.arg({ type: ReadingsInput, description: 'How to read open wording (口径).' }),
      reform: t.arg({
        type: [ParameterChangeInput],
        description: 'Other numbers in the place of the policy’s (参数调整).',
      }),
    },
    work: ({ changes }) => 40 + CHECK_POINTS + GIVEN_MEMBER_POINTS * (changes?.addMembers?.length ?? 0),
    resolve: (consortium, { policy, on, changes, readings, reform }, context) =>
      whatIf(context, consortium, {
        policy,
        on: on ?? context.today,
        changes: changesFrom(changes),
        readings: readingsFrom(readings),
        reform: reform ?? [],
      }),
  }),
);
