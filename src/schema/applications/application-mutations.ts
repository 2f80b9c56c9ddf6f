import { LONGEST_NAME } from '../../domain/limits.ts';
import { z } from 'zod';
import { applicationsById } from '../../resolvers/applications/application.ts';
import { changeApplication, draftApplication } from '../../resolvers/applications/application-draft.ts';
import { moveApplication, type WantedMove } from '../../resolvers/applications/application-move.ts';
import type { ChangeOutcome } from '../../resolvers/changes/change.ts';
import { builder } from '../request/builder.ts';
import { outcomeFields } from '../changes/change-payload.ts';
import { requestArguments, requestOf } from '../changes/change-request.ts';
import { EvaluationGrade } from '../nouns/consortium-record.ts';
import { Application } from './application.ts';
import { Stage } from '../nouns/stage.ts';

const LONGEST_OPINION = 4000;
const MOST_REVIEWERS = 50;

const Payload = builder.objectRef<ChangeOutcome>('ApplicationPayload').implement({
  description: 'What came of a change of an application (申报变更结果).',
  fields: (t) => ({
    application: t.field({
      type: Application,
      nullable: true,
      description: 'The application as it is now (申报); null where nothing was changed.',
      resolve: async ({ recordId }, _, context) =>
        recordId === null ? null : ((await applicationsById(context, null).load(recordId)) ?? null),
    }),
    ...outcomeFields(t),
  }),
});

const versionFields = (
  t: PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>,
) => ({
  id: t.id({ required: true, description: 'The global id of the application (申报标识).' }),
  version: t.int({
    required: true,
    description: 'The version at which it was read (版本号); a stale one is refused.',
  }),
});

const DraftApplicationInput = builder.inputType('DraftApplicationInput', {
  description: 'What an application is drafted from (起草申报).',
  fields: (t) => ({
    policy: t.string({ required: true, description: 'The key of the policy, such as wenzhou-2025 (政策).' }),
    form: t.field({ type: 'ApplicationForm', required: true, description: 'The document (申报材料).' }),
  }),
});

builder.mutationField('draftApplication', (t) =>
  t.field({
    type: Payload,
    nullable: true,
    description:
      'Drafts an application (起草申报), for the viewer’s own unit. Nothing of it is public before it is filed.',
    args: {
      input: t.arg({ type: DraftApplicationInput, required: true, description: 'What it says (输入).' }),
      ...requestArguments,
    },
    resolve: (_, { input, idempotencyKey = null, reason = null }, context) =>
      draftApplication(context, { policy: input.policy, form: input.form, idempotencyKey, reason }),
  }),
);

const ChangeApplicationInput = builder.inputType('ChangeApplicationInput', {
  description: 'The document that takes the place of the present one (修改申报材料).',
  fields: (t) => ({
    ...versionFields(t),
    form: t.field({
      type: 'ApplicationForm',
      required: true,
      description:
        'The whole document (申报材料). A document or telephone number that is left out stays as long as whoever it belongs to stands under the same name at the same place.',
    }),
  }),
});

builder.mutationField('changeApplication', (t) =>
  t.field({
    type: Payload,
    nullable: true,
    description:
      'Changes the document of an application while it is drafted or has come back to be completed (修改申报材料).',
    args: {
      input: t.arg({ type: ChangeApplicationInput, required: true, description: 'What it says (输入).' }),
      ...requestArguments,
    },
    resolve: (_, { input, ...request }, context) =>
      changeApplication(context, requestOf('changeApplication', input, request), {
        id: input.id,
        version: input.version,
        form: input.form,
      }),
  }),
);

const ReviewerInput = builder.inputType('ReviewerInput', {
  description: 'A peer or expert who reviewed it (评议专家). Leave out what is not known.',
  fields: (t) => ({
    name: t.string({ description: 'The name (姓名).', validate: z.string().max(LONGEST_NAME) }),
    nearDiscipline: t.boolean({
      description: 'Whether the discipline is the same or a near one (是否相同或相近学科).',
    }),
    associateRank: t.boolean({ description: 'Whether the rank is associate or above (是否副高职称以上).' }),
    opinion: t.string({
      description: 'What they found (评议意见).',
      validate: z.string().max(LONGEST_OPINION),
    }),
  }),
});

const MoveApplicationInput = builder.inputType('MoveApplicationInput', {
  description: 'Which application, and what the move says (办理申报).',
  fields: (t) => ({
    ...versionFields(t),
    opinion: t.string({
      description: 'What the reviewers or the bureau found (意见).',
      validate: z.string().max(LONGEST_OPINION),
    }),
  }),
});

const AdvanceApplicationInput = builder.inputType('AdvanceApplicationInput', {
  description: 'Which application, where to, and what the move says (推进申报).',
  fields: (t) => ({
    ...versionFields(t),
    to: t.field({ type: Stage, required: true, description: 'The stage that follows (下一环节).' }),
    opinion: t.string({
      description: 'What the reviewers or the bureau found (意见).',
      validate: z.string().max(LONGEST_OPINION),
    }),
    reviewers: t.field({
      type: [ReviewerInput],
      description: `Who reviewed it, at most ${MOST_REVIEWERS} (评议专家).`,
      most: MOST_REVIEWERS,
    }),
    noticeEndsOn: t.field({
      type: 'Date',
      description:
        'The last day of the public notice (公示截止日期), needed only where it cannot be computed, and never earlier than the policy has it.',
    }),
    grade: t.field({ type: EvaluationGrade, description: 'The grade of the evaluation (评价等次).' }),
    allMembersAgreed: t.boolean({ description: 'Whether all members agreed (全体成员协商一致).' }),
    approvedProjects: t.intList({
      description:
        'With the decision: places in the document of the projects that are approved, from 0 (拟支持项目).',
    }),
  }),
});

const NOTHING_SAID: Omit<WantedMove, 'id' | 'version' | 'kind' | 'opinion'> = {
  to: null,
  reviewers: [],
  noticeEndsOn: null,
  grade: null,
  allMembersAgreed: null,
  approvedProjects: null,
};

builder.mutationField('advanceApplication', (t) =>
  t.field({
    type: Payload,
    nullable: true,
    description:
      'Moves an application, or the consortium that came of it, to a stage that follows (推进申报): reviewed, recommended, decided, published, filed, running, evaluated, out. `allowedMoves` names what may follow and what stands in its way.',
    args: {
      input: t.arg({ type: AdvanceApplicationInput, required: true, description: 'Which and where (输入).' }),
      ...requestArguments,
    },
    resolve: (_, { input, ...request }, context) =>
      moveApplication(context, requestOf('advanceApplication', input, request), {
        id: input.id,
        version: input.version,
        kind: 'ADVANCE',
        to: input.to,
        opinion: input.opinion ?? null,
        reviewers: (input.reviewers ?? []).map(({ name, nearDiscipline, associateRank, opinion }) => ({
          name: name ?? null,
          nearDiscipline: nearDiscipline ?? null,
          associateRank: associateRank ?? null,
          opinion: opinion ?? null,
        })),
        noticeEndsOn: input.noticeEndsOn ?? null,
        grade: input.grade ?? null,
        allMembersAgreed: input.allMembersAgreed ?? null,
        approvedProjects: input.approvedProjects ?? null,
      }),
  }),
);

/** The mutations that are one move each. */
const MOVES = [
  {
    name: 'submitApplication',
    kind: 'ADVANCE',
    to: 'SUBMITTED',
    description:
      'Hands an application in (提交申报), inside the window of its policy, complete, and with no mandatory rule failing.',
  },
  {
    name: 'returnApplication',
    kind: 'RETURN',
    to: null,
    description: 'Sends an application back to be completed (退回补正), with the reason.',
  },
  {
    name: 'refuseApplication',
    kind: 'REFUSE',
    to: null,
    description: 'Ends an application that is not approved (不予通过), with the reason.',
  },
  {
    name: 'withdrawApplication',
    kind: 'WITHDRAW',
    to: null,
    description: 'Takes an application back (撤回申报).',
  },
] as const;

for (const { name, kind, to, description } of MOVES) {
  builder.mutationField(name, (t) =>
    t.field({
      type: Payload,
      nullable: true,
      description,
      args: {
        input: t.arg({ type: MoveApplicationInput, required: true, description: 'Which (输入).' }),
        ...requestArguments,
      },
      resolve: (_, { input, ...request }, context) =>
        moveApplication(context, requestOf(name, input, request), {
          ...NOTHING_SAID,
          id: input.id,
          version: input.version,
          kind,
          to,
          opinion: input.opinion ?? null,
        }),
    }),
  );
}
