import { LONGEST_MEMBER_COLUMN } from '../domain/application-form/application-form.ts';
import { LONGEST_TEXT } from '../domain/limits.ts';
import { noun } from './noun.ts';

/** A unit’s part in a consortium (成员关系), from when to when. */
export const MEMBERSHIP = noun('Membership', {
  zh: '成员关系',
  en: 'membership',
  fields: {
    consortium: { zh: '创新联合体', en: 'The consortium', fixed: true },
    unit: { zh: '单位', en: 'The unit', fixed: true },
    role: { zh: '角色', en: 'Its part' },
    chainPosition: { zh: '产业链上/中/下游', en: 'Where in the industrial chain it works' },
    task: { zh: '在联合体内分工', en: 'What it does in the consortium', longest: LONGEST_MEMBER_COLUMN },
    standing: {
      zh: '在行业（或学科）中的地位',
      en: 'Its standing in its industry or discipline',
      longest: LONGEST_MEMBER_COLUMN,
    },
    duties: { zh: '工作职责', en: 'Its duties', longest: LONGEST_TEXT },
    joinedOn: {
      zh: '加入日期',
      en: 'The first day of membership',
      whenRead: '; null: since before any day asked about',
    },
    leftOn: {
      zh: '退出日期',
      en: 'The first day on which it is no longer a member',
      whenRead: '; null: still a member',
    },
    signedAgreement: {
      zh: '是否签署协议',
      en: 'Whether it signed the agreement',
      whenRead: '; null: not known',
    },
  },
  end: { column: 'leftOn', zh: '退出日期', en: 'The first day on which it is no longer a member' },
  owners: ['consortium'],
  isRemovable: true,
  history: { is: 'A unit’s part in a consortium (成员).', partBy: ['id'] },
  file: {
    name: 'memberships.csv',
    columns: ['consortium', 'unit', 'role', 'chainPosition', 'task', 'joinedOn', 'leftOn', 'signedAgreement'],
    key: ['consortium', 'unit', 'role', 'joinedOn'],
    periods: [['joinedOn', 'leftOn']],
  },
});
