import type { WindowOn, WindowState as WindowStates } from '../../policy/application.ts';
import type {
  Consequence as ConsequenceShape,
  ConsequenceState as ConsequenceStates,
} from '../../policy/consequence.ts';
import type { Effect as Effects } from '../../policy/course.ts';
import type { DutyState as DutyStates } from '../../policy/duty.ts';
import { ruleOf } from '../../resolvers/compliance/compliance.ts';
import {
  DUTY_YEARS,
  actualCount,
  consequencesOfConsortium,
  dutiesOfConsortium,
  type DutyRow,
  listWindows,
  type TargetRow,
  targetsOf,
} from '../../resolvers/compliance/course.ts';
import { listDuties } from '../../resolvers/compliance/duty-list.ts';
import { isGiven } from '../../resolvers/request/page.ts';
import { builder } from '../request/builder.ts';
import { localeArgument, textIn } from '../request/locale.ts';
import { connectionOf, pageArguments } from '../request/connection.ts';
import { ReportKind } from '../nouns/consortium-record.ts';
import { Rule } from './policy.ts';
import { Consortium, Policy } from '../nouns/refs.ts';

const DUTY_STATES = {
  FULFILLED: { description: 'Done (已履行).' },
  PENDING: { description: 'Not yet due (待履行).' },
  OVERDUE: { description: 'Due and not done (逾期).' },
  NO_DATE: { description: 'The text gives no date, and none is invented (未定日期).' },
} satisfies Record<DutyStates, object>;
const DutyState = builder.enumType('DutyState', {
  description: 'Where a duty stands (义务状态).',
  values: DUTY_STATES,
});

const Duty = builder.objectRef<DutyRow>('Duty');
builder.objectType(Duty, {
  description: 'What a consortium owes under a policy (义务), for one year where it is an annual duty.',
  fields: (t) => ({
    consortium: t.expose('consortium', { type: Consortium, description: 'Who owes it (联合体).' }),
    policy: t.expose('policy', { type: Policy, description: 'The policy (政策).' }),
    rule: t.field({
      type: Rule,
      nullable: true,
      description: 'The rule that it comes from (规则).',
      resolve: ({ policy, duty }) => ruleOf(policy, duty.rule),
    }),
    title: t.string({
      description: 'What is owed (内容).',
      args: localeArgument,
      resolve: ({ duty }, { locale }) => textIn(duty.title, locale),
    }),
    forYear: t.exposeInt('forYear', { nullable: true, description: 'The year that it is about (年度).' }),
    opensOn: t.expose('opensOn', { type: 'Date', nullable: true, description: 'The first day for it (起).' }),
    dueOn: t.expose('dueOn', {
      type: 'Date',
      nullable: true,
      description: 'The last day for it, itself included (截止日期); null where the text gives none.',
    }),
    state: t.expose('state', { type: DutyState, description: 'Where it stands (状态).' }),
    missingReports: t.field({
      type: [ReportKind],
      description: 'Reports that are still missing (缺少的报告).',
      resolve: ({ missingReports }) => [...missingReports],
    }),
    late: t.exposeBoolean('late', {
      nullable: true,
      description: 'Whether it was done late (是否迟交); null: not done, or not known.',
    }),
  }),
});

const WINDOW_STATES = {
  NOT_YET_OPEN: { description: 'Not yet open (未开放).' },
  OPEN: { description: 'Open (开放中).' },
  CLOSED: { description: 'Closed (已截止).' },
} satisfies Record<WindowStates, object>;
const WindowState = builder.enumType('WindowState', {
  description: 'Where a window stands (窗口状态).',
  values: WINDOW_STATES,
});

const ApplicationWindow = builder.objectRef<WindowOn>('ApplicationWindow').implement({
  description: 'A span of time in which something can be handed in (申报窗口).',
  fields: (t) => ({
    policy: t.expose('policy', { type: Policy, description: 'The policy (政策).' }),
    kind: t.string({
      description:
        'APPLICATION, RECOMMENDATION, or COMMENT on a draft, which is never one for applications (类型).',
      resolve: ({ window }) => window.kind,
    }),
    title: t.string({
      description: 'What can be handed in (内容).',
      args: localeArgument,
      resolve: ({ window }, { locale }) => textIn(window.title, locale),
    }),
    opensOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first day (起); null where the text gives none.',
      resolve: ({ window }) => window.opensOn,
    }),
    closesOn: t.field({
      type: 'Date',
      description: 'The last day (止).',
      resolve: ({ window }) => window.closesOn,
    }),
    closesAt: t.expose('closesAt', {
      type: 'DateTime',
      description: 'The instant after which it is closed (截止时间).',
    }),
    state: t.expose('state', { type: WindowState, description: 'Where it stands on the day (状态).' }),
    interpretation: t.string({
      nullable: true,
      description: 'What the text leaves open, and how it is read (解释); null where nothing.',
      args: localeArgument,
      resolve: ({ window }, { locale }) => window.interpretation && textIn(window.interpretation, locale),
    }),
  }),
});

const EFFECTS = {
  ROLLING_SUPPORT: { description: 'Support goes on (滚动支持).' },
  MORE_SUPPORT: { description: 'More support (加大支持).' },
  RECOMMENDED_HIGHER: { description: 'Recommended to a higher tier (推荐申报上级).' },
  ADJUSTED_OR_SUSPENDED: { description: 'Adjusted or suspended (调整或中止).' },
  REVOKED: { description: 'Its standing is taken away (取消资格).' },
  LEAD_BARRED: { description: 'The lead may neither lead nor join another (牵头单位受限).' },
  DISSOLVED: { description: 'It dissolves by itself (自行解散).' },
} satisfies Record<Effects, object>;
const ConsequenceEffect = builder.enumType('ConsequenceEffect', {
  description: 'What follows (后果).',
  values: EFFECTS,
});

const CONSEQUENCE_STATES = {
  COMING: { description: 'Still to come (将发生).' },
  IN_EFFECT: { description: 'In effect (生效中).' },
  ENDED: { description: 'Over (已结束).' },
  UNKNOWN: { description: 'The day it turns on is not known (无法判定).' },
} satisfies Record<ConsequenceStates, object>;
const ConsequenceState = builder.enumType('ConsequenceState', {
  description: 'Where a consequence stands (后果状态).',
  values: CONSEQUENCE_STATES,
});

const Consequence = builder.objectRef<ConsequenceShape>('Consequence').implement({
  description: 'What follows for a consortium from its evaluations and from the end of its plan (后果).',
  fields: (t) => ({
    policy: t.expose('policy', { type: Policy, description: 'The policy (政策).' }),
    rule: t.field({
      type: Rule,
      nullable: true,
      description: 'The rule that it comes from (规则).',
      resolve: ({ policy, consequence }) => ruleOf(policy, consequence.rule),
    }),
    effect: t.field({
      type: ConsequenceEffect,
      description: 'What follows (后果).',
      resolve: ({ consequence }) => consequence.effect,
    }),
    title: t.string({
      description: 'In words (说明).',
      args: localeArgument,
      resolve: ({ consequence }, { locale }) => textIn(consequence.title, locale),
    }),
    state: t.expose('state', { type: ConsequenceState, description: 'Where it stands on the day (状态).' }),
    from: t.expose('from', {
      type: 'Date',
      nullable: true,
      description: 'The first day (起); null: not known.',
    }),
    until: t.expose('until', {
      type: 'Date',
      nullable: true,
      description: 'The last day (止); null: it does not end.',
    }),
  }),
});

const CityTarget = builder.objectRef<TargetRow>('CityTarget').implement({
  description:
    'How many consortia a policy aims at by a year (建设目标): a goal, not a threshold for anybody.',
  fields: (t) => ({
    policy: t.expose('policy', { type: Policy, description: 'The policy (政策).' }),
    title: t.string({
      description: 'In words (说明).',
      args: localeArgument,
      resolve: ({ target }, { locale }) => textIn(target.title, locale),
    }),
    byYear: t.int({ description: 'By this year (年度).', resolve: ({ target }) => target.byYear }),
    count: t.expose('count', { type: 'Decimal', description: 'So many (目标数).' }),
    approximate: t.boolean({
      description: 'Whether the text says "about" (是否为约数).',
      resolve: ({ target }) => target.approximate,
    }),
    actual: t.int({
      description: 'How many of that place and tier there are on the day (实际数).',
      resolve: (row, _, context) => actualCount(context, row),
    }),
  }),
});

const dutyArguments = builder.args((t) => ({
  on: t.field({
    type: 'Date',
    description: `As of this day, at most ${DUTY_YEARS} years from today; today by default (日期).`,
  }),
  dueBefore: t.field({
    type: 'Date',
    description: `Only those due on or before this day, at most ${DUTY_YEARS} years from today (截止日期不晚于).`,
  }),
  overdue: t.boolean({ description: 'Only those that are (true) or are not (false) overdue (是否逾期).' }),
}));

builder.objectFields(Consortium, (t) => ({
  duties: t.field({
    type: [Duty],
    description:
      'What it owes under the policies that cover it (义务), by due day, those without a day last.',
    args: dutyArguments,
    work: 10,
    resolve: (consortium, { on, dueBefore, overdue }, context) =>
      dutiesOfConsortium(context, consortium, {
        on: on ?? context.today,
        dueBefore: dueBefore ?? null,
        overdue: overdue ?? null,
      }),
  }),
  consequences: t.field({
    type: [Consequence],
    description: 'What follows from its evaluations and from the end of its plan (后果).',
    args: { on: t.arg({ type: 'Date', description: 'As of this day; today by default (日期).' }) },
    work: 4,
    resolve: (consortium, { on }, context) =>
      consequencesOfConsortium(context, consortium, on ?? context.today),
  }),
}));

builder.objectField(Policy, 'targets', (t) =>
  t.field({
    type: [CityTarget],
    description: 'How many consortia it aims at, beside how many there are (建设目标).',
    args: { on: t.arg({ type: 'Date', description: 'On this day; today by default (日期).' }) },
    work: 10,
    resolve: (policy, { on }, { today }) => targetsOf(policy, on ?? today),
  }),
);

/** So many windows one policy has that has many, and all policies. */
const USUAL_WINDOWS = 20;
const ALL_WINDOWS = 100;

builder.queryFields((t) => ({
  duties: t.field({
    type: connectionOf(Duty),
    nullable: true,
    description: 'What all consortia that are there owe (义务列表), by due day, those without a day last.',
    args: {
      ...pageArguments,
      ...dutyArguments,
      policy: t.arg.string({ description: 'Only under this policy (政策).' }),
    },
    work: 1500,
    resolve: (_, { on, dueBefore, overdue, policy, ...args }, context) =>
      listDuties(
        context,
        { ...args, policy: policy ?? null },
        { on: on ?? context.today, dueBefore: dueBefore ?? null, overdue: overdue ?? null },
      ),
  }),
  windows: t.field({
    type: [ApplicationWindow],
    nullable: true,
    description: 'The windows of the policies and where they stand (申报窗口).',
    args: {
      on: t.arg({ type: 'Date', description: 'On this day; today by default (日期).' }),
      policy: t.arg.string({ description: 'Only of this policy (政策).' }),
    },
    rows: ({ policy }) => (isGiven(policy) ? USUAL_WINDOWS : ALL_WINDOWS),
    resolve: (_, { on, policy }, context) => listWindows(context, policy ?? null, on ?? context.today),
  }),
}));
