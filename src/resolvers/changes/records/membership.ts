import { sql } from '../../../database/statement.ts';
import { LONGEST_MEMBER_COLUMN } from '../../../domain/application-form/application-form.ts';
import { LONGEST_TEXT } from '../../../domain/limits.ts';
import { byConsentAlone } from './member-consent.ts';
import { notTwiceAtOnce } from './membership-check.ts';
import type { RecordKind } from './record.ts';

/** Mutations of parts in consortia. */
export const MEMBERSHIP: RecordKind = {
  name: 'Membership',
  means: { zh: '成员关系', en: 'membership' },
  right: 'WRITE_RECORDS',
  fields: {
    consortium: {
      column: 'consortiumId',
      type: 'RECORD',
      noun: 'Consortium',
      required: true,
      fixed: true,
      means: { zh: '创新联合体', en: 'The global id of the consortium' },
    },
    unit: {
      column: 'unitId',
      type: 'RECORD',
      noun: 'Unit',
      required: true,
      fixed: true,
      means: { zh: '单位', en: 'The global id of the unit' },
    },
    role: {
      column: 'role',
      type: 'WORD',
      enumeration: 'MemberRole',
      required: true,
      means: { zh: '成员角色', en: 'Its part' },
    },
    chainPosition: {
      column: 'chainPosition',
      type: 'WORD',
      enumeration: 'ChainPosition',
      means: { zh: '产业链位置', en: 'Where in the industrial chain it works' },
    },
    task: {
      column: 'task',
      type: 'TEXT',
      longest: LONGEST_MEMBER_COLUMN,
      means: { zh: '在联合体内分工', en: 'What it does in the consortium, in at most 200 characters' },
    },
    standing: {
      column: 'standing',
      type: 'TEXT',
      longest: LONGEST_MEMBER_COLUMN,
      means: {
        zh: '在行业（或学科）中的地位',
        en: 'Its standing in its industry or discipline, in at most 200 characters',
      },
    },
    duties: {
      column: 'duties',
      type: 'TEXT',
      longest: LONGEST_TEXT,
      means: { zh: '工作职责', en: 'Its duties' },
    },
    joinedOn: {
      column: 'joinedOn',
      type: 'DATE',
      means: { zh: '加入日期', en: 'The first day of membership' },
    },
    leftOn: {
      column: 'leftOn',
      type: 'DATE',
      means: { zh: '退出日期', en: 'The first day on which it is no longer a member' },
    },
    signedAgreement: {
      column: 'signedAgreement',
      type: 'BOOLEAN',
      means: { zh: '是否签署协议', en: 'Whether it signed the agreement' },
    },
  },
  end: { column: 'leftOn', means: { zh: '退出日期', en: 'The first day on which it is no longer a member' } },
  removal: {},
  owners: ['consortium'],
  // Who leads writes the consortium: by what a lead writes itself it would stay or become one.
  official: {
    rows: sql`"role" = 'LEAD'`,
    writes: ({ action, values }) =>
      action !== 'CHANGE' || ['role', 'joinedOn', 'leftOn'].some((field) => values[field] !== undefined),
    makes: ({ role }) => role === 'LEAD',
  },
  guards: [byConsentAlone],
  checks: [notTwiceAtOnce],
};
