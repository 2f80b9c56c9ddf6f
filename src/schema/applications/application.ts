import type { Hindrance as HindranceShape } from '../../policy/hindrance.ts';
import type {
  MoveKind as MoveKinds,
  Mover as Movers,
  PossibleMove as PossibleMoveShape,
} from '../../policy/application-move.ts';
import {
  type ApplicationEnding as Endings,
  type ApplicationRow,
  applicationsByConsortium,
  applicationsById,
  formOf,
  listApplications,
  scopeOfApplication,
} from '../../resolvers/applications/application.ts';
import { allowedMoves } from '../../resolvers/applications/application-move.ts';
import { complianceOfApplication } from '../../resolvers/applications/application-report.ts';
import { requirePolicy } from '../../resolvers/compliance/compliance.ts';
import { requireConsortium } from '../../resolvers/nouns/consortium.ts';
import { requireDivision } from '../../resolvers/nouns/division.ts';
import { unitByRef } from '../../resolvers/nouns/unit.ts';
import { builder } from '../request/builder.ts';
import { LISTS_OF_FILTER } from '../request/filter-lists.ts';
import { addHistory } from '../history/history.ts';
import { ComplianceReport } from '../compliance/compliance.ts';
import { ReadingsInput, readingsFrom } from '../compliance/compliance-input.ts';
import { connectionOf, pageArguments } from '../request/connection.ts';
import { localeArgument, textIn } from '../request/locale.ts';
import { globalId, Node } from '../nouns/node.ts';
import { Consortium, Division, Policy, Unit } from '../nouns/refs.ts';
import { Stage } from '../nouns/stage.ts';
import { VERSION } from '../request/version.ts';

const ENDINGS = {
  WITHDRAWN: { description: 'Taken back by its lead (撤回).' },
  REFUSED: { description: 'Refused (不予通过).' },
} satisfies Record<Endings, object>;
const ApplicationEnding = builder.enumType('ApplicationEnding', {
  description: 'How an application ended before it was filed (终结方式).',
  values: ENDINGS,
});

const KINDS = {
  ADVANCE: { description: 'On to another stage of the course (进入下一环节).' },
  RETURN: { description: 'Back to the draft, to be completed (退回补正).' },
  REFUSE: { description: 'Refused (不予通过).' },
  WITHDRAW: { description: 'Taken back by its lead (撤回).' },
} satisfies Record<MoveKinds, object>;
const MoveKind = builder.enumType('MoveKind', {
  description: 'What a move of an application is (流转类型).',
  values: KINDS,
});

const MOVERS = {
  APPLICANT: { description: 'The lead, in the name of the consortium (牵头单位).' },
  DISTRICT: { description: 'The bureau of the district (县区科技局).' },
  CITY: { description: 'The bureau of the city, for itself, for experts and for the province (市科技局).' },
} satisfies Record<Movers, object>;
const Mover = builder.enumType('Mover', { description: 'Who makes a move (办理方).', values: MOVERS });

const Hindrance = builder.objectRef<HindranceShape>('Hindrance').implement({
  description: 'What stands in the way of a move (障碍).',
  fields: (t) => ({
    code: t.string({ description: 'A stable code (代码).', resolve: ({ code }) => code }),
    message: t.string({
      args: localeArgument,
      description: 'What to do about it (说明).',
      resolve: ({ message }, { locale }) => textIn(message, locale),
    }),
  }),
});

const PossibleMove = builder.objectRef<PossibleMoveShape>('PossibleMove').implement({
  description: 'A move that the course of the policy knows from here (可办理的流转).',
  fields: (t) => ({
    kind: t.expose('kind', { type: MoveKind, description: 'What it is (类型).' }),
    to: t.expose('to', {
      type: Stage,
      description: 'The stage that it leads to, or in which it ends (去向).',
    }),
    title: t.string({
      args: localeArgument,
      description: 'What the policy calls it (名称).',
      resolve: ({ title }, { locale }) => textIn(title, locale),
    }),
    movers: t.field({
      type: [Mover],
      description: 'Any of them makes it (办理方).',
      resolve: ({ movers }) => [...movers],
    }),
    rule: t.exposeString('rule', {
      nullable: true,
      description: 'The rule of the policy that it follows (依据规则); null where it ends an application.',
    }),
    needs: t.stringList({
      args: localeArgument,
      description: 'The papers and steps that it asks for (所需材料).',
      resolve: ({ needs }, { locale }) => needs.map((need) => textIn(need, locale)),
    }),
    minimumReviewers: t.exposeInt('minimumReviewers', {
      nullable: true,
      description: 'How many peers it needs at least (同行评议专家人数下限); null where it needs none.',
    }),
    hindrances: t.field({
      type: [Hindrance],
      description: 'What stands in its way at the instant of the request (障碍); none where it can be made.',
      resolve: ({ hindrances }) => [...hindrances],
    }),
  }),
});

/** An application. */
export const Application = builder.objectRef<ApplicationRow>('Application');

builder.objectType(Application, {
  description:
    'An application (申报): a document until it is filed, seen by its lead, the officers of its division and administrators alone. What it says of document and telephone numbers is kept encrypted and is not in it.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('Application', applicationsById)),
    version: t.exposeInt('version', VERSION),
    ref: t.exposeString('ref', {
      description: 'Its reference as scheme:value (申报编号), which the consortium takes over.',
    }),
    name: t.string({
      description: 'The name of the consortium that it is for (联合体名称).',
      resolve: (application) => formOf(application).consortium.name,
    }),
    policy: t.field({
      type: Policy,
      description: 'The policy under which it is made (政策).',
      resolve: ({ policyKey }, _, context) => requirePolicy(context, policyKey),
    }),
    stage: t.expose('stage', { type: Stage, description: 'Where it stands (环节).' }),
    ending: t.expose('ending', {
      type: ApplicationEnding,
      nullable: true,
      description: 'How it ended before it was filed (终结方式); null where it did not.',
    }),
    applicantRef: t.exposeString('applicantRef', {
      description: 'The reference of its lead (牵头单位编号), which need not be among the units yet.',
    }),
    applicant: t.field({
      type: Unit,
      nullable: true,
      description: 'Its lead (牵头单位); null while it is not among the units.',
      resolve: ({ applicantRef }, _, context) => unitByRef(context, applicantRef),
    }),
    district: t.field({
      type: Division,
      description: 'The division that recommends it (推荐区县).',
      resolve: ({ districtCode }, _, context) => requireDivision(context, districtCode),
    }),
    consortium: t.field({
      type: Consortium,
      nullable: true,
      description: 'The consortium that came of it (联合体); null until it is filed.',
      resolve: ({ consortiumId }, _, context) =>
        consortiumId === null ? null : requireConsortium(context, consortiumId),
    }),
    form: t.field({
      type: 'ApplicationForm',
      description: 'The document (申报材料), without document and telephone numbers.',
      resolve: formOf,
    }),
    submittedOn: t.expose('submittedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day on which it was first handed in (提交日期).',
    }),
    noticeEndsOn: t.expose('noticeEndsOn', {
      type: 'Date',
      nullable: true,
      description: 'The last day of its public notice (公示截止日期).',
    }),
    compliance: t.field({
      type: ComplianceReport,
      description:
        'Whether it meets its policy (合规检查), by the facts of the document, or of the consortium once filed.',
      args: {
        on: t.arg({ type: 'Date', description: 'On this day; today by default (日期).' }),
        readings: t.arg({ type: ReadingsInput, description: 'How to read open wording (口径).' }),
      },
      resolve: (application, { on, readings }, context) =>
        complianceOfApplication(context, application, on ?? context.today, readingsFrom(readings)),
    }),
    allowedMoves: t.field({
      type: [PossibleMove],
      description: 'The moves that follow under the policy and that the viewer may make (可办理的流转).',
      resolve: (application, _, context) => allowedMoves(context, application),
    }),
  }),
});

builder.objectField(Consortium, 'applications', (t) =>
  t.field({
    type: [Application],
    description: 'The applications that it came of (申报), as far as the viewer has a right to them.',
    resolve: async ({ id }, _, context) => (await applicationsByConsortium(context, null).load(id)) ?? [],
  }),
);

addHistory(Application, 'Application', scopeOfApplication);

const ApplicationFilter = builder.inputType('ApplicationFilter', {
  description: `What a list of applications is narrowed by (申报筛选条件). ${LISTS_OF_FILTER}`,
  fields: (t) => ({
    policies: t.stringList({ description: 'Under one of these policies (政策).' }),
    stages: t.field({ type: [Stage], description: 'In one of these stages (环节).' }),
    divisions: t.field({
      type: ['DivisionCode'],
      description: 'Recommended by one of these divisions, or by one inside (推荐区县).',
    }),
    ended: t.boolean({
      description: 'Only those that were (true) or were not (false) refused or withdrawn (是否终结).',
    }),
  }),
});

builder.queryField('applications', (t) =>
  t.field({
    type: connectionOf(Application),
    nullable: true,
    description:
      'The applications that the viewer has a right to (申报列表), in the order of their drafting.',
    args: {
      ...pageArguments,
      filter: t.arg({ type: ApplicationFilter, description: 'Only these (筛选).' }),
    },
    resolve: (_, args, context) => listApplications(context, args),
  }),
);
