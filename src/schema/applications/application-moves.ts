import type { RECORDED_MOVES } from '../../resolvers/applications/application-move-row.ts';
import {
  type ApplicationMoveRow,
  movesByApplication,
  type ReviewerRow,
  reviewersByMove,
} from '../../resolvers/applications/application-move-row.ts';
import { applicationsById, scopeOfApplication } from '../../resolvers/applications/application.ts';
import type { Context } from '../../resolvers/request/context.ts';
import { dayOf } from '../../resolvers/request/day.ts';
import { scopeOfFigures } from '../../resolvers/nouns/access-scope.ts';
import { builder } from '../request/builder.ts';
import { ComplianceVerdict } from '../compliance/compliance.ts';
import { EvaluationGrade } from '../nouns/consortium-record.ts';
import type { FieldRight } from '../request/field-rights.ts';
import { Application } from './application.ts';
import { Stage } from '../nouns/stage.ts';

const KINDS = {
  DRAFT: { description: 'It was drafted (起草).' },
  ADVANCE: { description: 'On to another stage of the course (进入下一环节).' },
  RETURN: { description: 'Back to the draft, to be completed (退回补正).' },
  REFUSE: { description: 'Refused (不予通过).' },
  WITHDRAW: { description: 'Taken back by its lead (撤回).' },
} satisfies Record<(typeof RECORDED_MOVES)[number], object>;
const RecordedMoveKind = builder.enumType('RecordedMoveKind', {
  description: 'What a recorded move of an application is (流转记录类型).',
  values: KINDS,
});

const Reviewer = builder.objectRef<ReviewerRow>('Reviewer').implement({
  description: 'A peer or expert who reviewed an application (评议专家).',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'The name (姓名).' }),
    nearDiscipline: t.exposeBoolean('nearDiscipline', {
      nullable: true,
      description: 'Whether the discipline is the same or a near one (是否相同或相近学科).',
    }),
    associateRank: t.exposeBoolean('associateRank', {
      nullable: true,
      description: 'Whether the rank is associate or above (是否副高职称以上).',
    }),
    opinion: t.exposeString('opinion', { nullable: true, description: 'What they found (评议意见).' }),
  }),
});

const RAW_FIGURES: FieldRight<ApplicationMoveRow, Context> = {
  right: 'RAW_FIGURES',
  scope: async ({ applicationId, facts }, context) => {
    const application = await applicationsById(context, null).load(applicationId);
    return application ? scopeOfFigures(scopeOfApplication(application), facts) : {};
  },
};
const RAW = 'It holds figures of single years of the lead of that moment, and needs their right.';

const ApplicationMove = builder.objectRef<ApplicationMoveRow>('ApplicationMove').implement({
  description:
    'A move of an application through the course of its policy (流转记录), with the compliance report of that moment. It never changes.',
  fields: (t) => ({
    kind: t.expose('kind', { type: RecordedMoveKind, description: 'What it is (类型).' }),
    from: t.expose('fromStage', {
      type: Stage,
      nullable: true,
      description: 'The stage before it (原环节); null where it was drafted.',
    }),
    to: t.expose('toStage', { type: Stage, description: 'The stage after it (现环节).' }),
    rule: t.exposeString('rule', {
      nullable: true,
      description: 'The rule of the policy that it follows (依据规则).',
    }),
    movedBy: t.exposeString('movedBy', { description: 'The name of the key that made it (办理人).' }),
    role: t.exposeString('role', { description: 'The role of that key (角色).' }),
    movedAt: t.expose('movedAt', { type: 'DateTime', description: 'When it was made (办理时间).' }),
    on: t.field({
      type: 'Date',
      description: 'The day in Asia/Shanghai that its report is about (日期).',
      resolve: ({ on }) => dayOf(on),
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why (理由).' }),
    opinion: t.exposeString('opinion', {
      nullable: true,
      description: 'What the reviewers or the bureau found (意见).',
    }),
    noticeEndsOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The last day of the public notice that it began (公示截止日期).',
      resolve: ({ noticeEndsOn }) => dayOf(noticeEndsOn),
    }),
    grade: t.expose('grade', {
      type: EvaluationGrade,
      nullable: true,
      description: 'The grade of the evaluation (评价等次).',
    }),
    allMembersAgreed: t.exposeBoolean('allMembersAgreed', {
      nullable: true,
      description: 'Whether all members agreed to it (全体成员协商一致); null where nobody said.',
    }),
    approvedProjects: t.intList({
      description: 'Places in the document of the projects that were approved, from 0 (拟支持项目).',
      resolve: ({ approvedProjects }) => [...approvedProjects],
    }),
    reviewers: t.field({
      type: [Reviewer],
      description: 'Who reviewed it (评议专家); officers and administrators see them.',
      right: {
        right: 'REVIEWERS',
        scope: async ({ applicationId }, context) => {
          const application = await applicationsById(context, null).load(applicationId);
          return application ? scopeOfApplication(application) : {};
        },
        denied: 'ABSENT',
      },
      resolve: async ({ id }, _, context) => (await reviewersByMove(context, null).load(id)) ?? [],
    }),
    verdict: t.expose('verdict', {
      type: ComplianceVerdict,
      description: 'The verdict of the report (总体结论).',
    }),
    report: t.exposeString('report', {
      nullable: true,
      description: `The whole report as JSON, byte for byte as it was kept (报告原文). ${RAW}`,
      right: RAW_FIGURES,
    }),
    facts: t.exposeString('facts', {
      nullable: true,
      description: `The facts that it rests on, as JSON (事实). ${RAW}`,
      right: RAW_FIGURES,
    }),
    inputHash: t.exposeString('inputHash', {
      nullable: true,
      description: `Hash of all that went in (输入摘要). ${RAW}`,
      right: RAW_FIGURES,
    }),
    policyVersion: t.exposeString('policyVersion', {
      description: 'The version of the policy’s data (政策数据版本).',
    }),
    engineVersion: t.exposeString('engineVersion', { description: 'The version of the engine (引擎版本).' }),
  }),
});

builder.objectField(Application, 'moves', (t) =>
  t.field({
    type: [ApplicationMove],
    description: 'Its moves, in the order in which they were made (流转记录).',
    resolve: async ({ id }, _, context) => (await movesByApplication(context, null).load(id)) ?? [],
  }),
);
