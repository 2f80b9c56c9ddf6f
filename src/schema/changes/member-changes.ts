import { MOST_MEMBERS } from '../../domain/limits.ts';
import { z } from 'zod';
import { LONGEST_MEMBER_COLUMN } from '../../domain/application-form/application-form.ts';
import type { ChangeOutcome } from '../../resolvers/changes/change.ts';
import { consortiaById } from '../../resolvers/nouns/consortium.ts';
import { dayOf } from '../../resolvers/request/day.ts';
import {
  changeMembers,
  consentsByChange,
  type MemberChangeRow,
  memberChangesByConsortium,
  type MemberConsentRow,
} from '../../resolvers/changes/member-change.ts';
import { scopeOfConsortium } from '../../resolvers/nouns/access-scope.ts';
import { unitsById } from '../../resolvers/nouns/unit.ts';
import { builder } from '../request/builder.ts';
import { outcomeFields } from './change-payload.ts';
import { requestArguments, requestOf } from './change-request.ts';
import { ChainPosition } from '../nouns/membership.ts';
import { Consortium, Unit } from '../nouns/refs.ts';

const KINDS = {
  ADMISSION: { description: 'A member joined (增加成员).' },
  RELEASE: { description: 'A member left (成员退出).' },
} satisfies Record<MemberChangeRow['kind'], object>;
const MemberChangeKind = builder.enumType('MemberChangeKind', {
  description: 'What a change of members is (成员变更类型).',
  values: KINDS,
});

const MemberConsent = builder.objectRef<MemberConsentRow>('MemberConsent').implement({
  description: 'That a member agreed to a change of members (成员同意).',
  fields: (t) => ({
    unit: t.field({
      type: Unit,
      nullable: true,
      description: 'The member (成员单位).',
      resolve: async ({ unitId }, _, context) => (await unitsById(context, null).load(unitId)) ?? null,
    }),
    on: t.field({
      type: 'Date',
      description: 'The day on which it agreed (同意日期).',
      resolve: ({ consentedOn }) => dayOf(consentedOn),
    }),
  }),
});

const MemberChange = builder.objectRef<MemberChangeRow>('MemberChange').implement({
  description: 'That a member came or left (成员变更), with who agreed. It never changes.',
  fields: (t) => ({
    kind: t.expose('kind', { type: MemberChangeKind, description: 'What it is (类型).' }),
    unit: t.field({
      type: Unit,
      nullable: true,
      description: 'The unit that came or left (单位).',
      resolve: async ({ unitId }, _, context) => (await unitsById(context, null).load(unitId)) ?? null,
    }),
    on: t.field({
      type: 'Date',
      description: 'The first day of membership, or the first without it (变更日期).',
      resolve: ({ on }) => dayOf(on),
    }),
    supplementaryAgreementOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day of the supplementary agreement (补充协议签订日期).',
      resolve: ({ supplementaryAgreementOn }) => dayOf(supplementaryAgreementOn),
    }),
    consents: t.field({
      type: [MemberConsent],
      description: 'Who agreed (成员同意).',
      resolve: async ({ id }, _, context) => (await consentsByChange(context, null).load(id)) ?? [],
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why (理由).' }),
    recordedBy: t.exposeString('recordedBy', {
      description: 'The name of the key that recorded it (登记人).',
    }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was recorded (登记时间).' }),
  }),
});

builder.objectField(Consortium, 'memberChanges', (t) =>
  t.field({
    type: [MemberChange],
    description: 'How members came and left by consent (成员变更记录), in the order of recording.',
    right: {
      right: 'HISTORY',
      scope: ({ id }, context) => scopeOfConsortium(context, id),
      denied: 'ABSENT',
    },
    resolve: async ({ id }, _, context) => (await memberChangesByConsortium(context, null).load(id)) ?? [],
  }),
);

const Payload = builder.objectRef<ChangeOutcome>('MemberChangePayload').implement({
  description: 'What came of a change of members (成员变更结果).',
  fields: (t) => ({
    consortium: t.field({
      type: Consortium,
      nullable: true,
      description: 'The consortium as it is now (联合体); null where nothing was changed.',
      resolve: async ({ recordId }, _, context) =>
        recordId === null ? null : ((await consortiaById(context, null).load(recordId)) ?? null),
    }),
    ...outcomeFields(t),
  }),
});

const ConsentInput = builder.inputType('ConsentInput', {
  description: 'That a member agreed (成员同意).',
  fields: (t) => ({
    unit: t.id({ required: true, description: 'The global id of the member (成员单位).' }),
    on: t.field({ type: 'Date', required: true, description: 'The day on which it agreed (同意日期).' }),
  }),
});

const memberFields = (
  t: PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>,
) => ({
  consortium: t.id({ required: true, description: 'The global id of the consortium (联合体).' }),
  version: t.int({
    required: true,
    description: 'The version at which the consortium was read (版本号); a stale one is refused.',
  }),
  unit: t.id({ required: true, description: 'The global id of the unit (单位).' }),
  on: t.field({
    type: 'Date',
    required: true,
    description: 'The first day of membership, or the first without it (变更日期).',
  }),
  supplementaryAgreementOn: t.field({
    type: 'Date',
    description: 'The day of the supplementary agreement (补充协议签订日期), where the policy asks for one.',
  }),
  consents: t.field({
    type: [ConsentInput],
    required: true,
    most: MOST_MEMBERS,
    description: 'Who agreed, and when (成员同意): all members of that day, where the policy asks for it.',
  }),
});

const AdmitMemberInput = builder.inputType('AdmitMemberInput', {
  description: 'Which unit joins which consortium (增加成员).',
  fields: (t) => ({
    ...memberFields(t),
    task: t.string({
      description: `What it does in the consortium, in at most ${LONGEST_MEMBER_COLUMN} characters (分工).`,
      validate: z.string().max(LONGEST_MEMBER_COLUMN),
    }),
    chainPosition: t.field({
      type: ChainPosition,
      description: 'Where in the industrial chain it works (产业链位置).',
    }),
  }),
});

const ReleaseMemberInput = builder.inputType('ReleaseMemberInput', {
  description: 'Which member leaves which consortium (成员退出).',
  fields: memberFields,
});

builder.mutationFields((t) => ({
  admitMember: t.field({
    type: Payload,
    nullable: true,
    description:
      'Lets a unit join a consortium (增加成员), with the consent of all members and a supplementary agreement where its policy asks for them.',
    args: {
      input: t.arg({ type: AdmitMemberInput, required: true, description: 'Which (输入).' }),
      ...requestArguments,
    },
    resolve: (_, { input, ...request }, context) =>
      changeMembers(context, requestOf('admitMember', input, request), {
        ...input,
        kind: 'ADMISSION',
        supplementaryAgreementOn: input.supplementaryAgreementOn ?? null,
        task: input.task ?? null,
        chainPosition: input.chainPosition ?? null,
      }),
  }),
  releaseMember: t.field({
    type: Payload,
    nullable: true,
    description:
      'Lets a member leave a consortium (成员退出), with the consent of all members where its policy asks for it.',
    args: {
      input: t.arg({ type: ReleaseMemberInput, required: true, description: 'Which (输入).' }),
      ...requestArguments,
    },
    resolve: (_, { input, ...request }, context) =>
      changeMembers(context, requestOf('releaseMember', input, request), {
        ...input,
        kind: 'RELEASE',
        supplementaryAgreementOn: input.supplementaryAgreementOn ?? null,
        task: null,
        chainPosition: null,
      }),
  }),
}));
