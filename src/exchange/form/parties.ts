import { LONGEST_MEMBER_COLUMN } from '../../domain/application-form/application-form.ts';
import {
  EARLIEST_BIRTH_YEAR,
  EARLIEST_YEAR,
  LARGEST_COUNT,
  LATEST_YEAR,
  MOST_FINANCIAL_YEARS,
} from '../../domain/limits.ts';
import type { Field, FieldsBlock, FormColumn, FormSheet, TableBlock, ValueKind } from './form-description.ts';
import {
  AGREEMENT_CLAUSE_WORDS,
  CHAIN_POSITION_WORDS,
  QUALIFICATION_WORDS,
  UNIT_KIND_WORDS,
} from './words.ts';

/** The kinds of values that the forms share. */
export const TEXT: ValueKind = { type: 'text' };
export const LONG_TEXT: ValueKind = { type: 'text', lines: 6 };
export const COUNT: ValueKind = { type: 'count', least: 0, most: LARGEST_COUNT };
export const WAN_YUAN: ValueKind = { type: 'amount', tenThousands: true };
export const DATE: ValueKind = { type: 'date' };
export const YES_NO: ValueKind = { type: 'yesNo' };
export const CREDIT_CODE: ValueKind = { type: 'code', personal: false, digits: 18 };
export const PHONE: ValueKind = { type: 'code', personal: true, digits: 11 };
export const BIRTH_YEAR: ValueKind = { type: 'count', least: EARLIEST_BIRTH_YEAR, most: LATEST_YEAR };
/** A fiscal year. */
export const YEAR: ValueKind = { type: 'count', least: EARLIEST_YEAR, most: LATEST_YEAR };
const MEMBER_COLUMN: ValueKind = { type: 'text', longest: LONGEST_MEMBER_COLUMN };

/** What both forms ask of the lead as it is registered, and what the policies ask of it beyond the forms. */
export const LEAD_FIELDS: readonly Field[] = [
  { label: '联合体牵头单位', path: ['lead', 'name'], value: TEXT, required: true },
  { label: '统一社会信用代码', path: ['lead', 'creditCode'], value: CREDIT_CODE, required: true },
  { label: '单位类型', path: ['lead', 'kind'], value: { type: 'choice', words: UNIT_KIND_WORDS } },
  { label: '是否独立法人', path: ['lead', 'isLegalPerson'], value: YES_NO },
  { label: '注册地', path: ['lead', 'registeredDivisionCode'], value: { type: 'division' }, required: true },
  { label: '法定代表人', path: ['lead', 'legalRepresentative'], value: TEXT },
  { label: '通讯地址', path: ['lead', 'correspondenceAddress'], value: MEMBER_COLUMN },
  { label: '牵头单位联系人', path: ['lead', 'contactName'], value: TEXT },
  { label: '牵头单位联系电话', path: ['lead', 'contactPhone'], value: PHONE },
  {
    label: '牵头单位类型（可多选）',
    path: ['lead', 'qualifications'],
    value: { type: 'choices', words: QUALIFICATION_WORDS },
    note: `可多选，用“、”分隔：${Object.values(QUALIFICATION_WORDS).join('、')}`,
  },
  { label: '牵头单位其他类型', path: ['lead', 'otherQualification'], value: TEXT },
  {
    label: '所处产业链位置',
    path: ['lead', 'chainPosition'],
    value: { type: 'choice', words: CHAIN_POSITION_WORDS },
  },
  { label: '在行业（或学科）中的地位', path: ['lead', 'standing'], value: MEMBER_COLUMN },
  { label: '在联合体内分工', path: ['lead', 'task'], value: MEMBER_COLUMN },
  { label: '牵头单位工作职责', path: ['lead', 'duties'], value: LONG_TEXT },
  { label: '牵头单位已签署组建协议', path: ['lead', 'signedAgreement'], value: YES_NO },
];

/** Figures of the lead by fiscal year: the forms leave them to the evidence, the policies ask for them. */
export const LEAD_FINANCIALS: TableBlock = {
  kind: 'table',
  heading: '牵头单位近年财务数据',
  list: ['lead', 'financials'],
  rows: 3,
  most: MOST_FINANCIAL_YEARS,
  note: '按会计年度填写，单位为万元。',
  columns: [
    { heading: '会计年度', path: ['year'], value: YEAR, width: 14, required: true },
    { heading: '营业收入（万元）', path: ['revenue'], value: WAN_YUAN, width: 40 },
    { heading: '销售收入（万元）', path: ['salesRevenue'], value: WAN_YUAN, width: 30 },
    { heading: '研发投入（万元）', path: ['rdExpenditure'], value: WAN_YUAN, width: 24 },
  ],
};

/** What both forms ask of a member. */
export const MEMBER_COLUMNS: readonly FormColumn[] = [
  { heading: '单位名称', path: ['name'], value: TEXT, width: 28, required: true },
  { heading: '统一社会信用代码', path: ['creditCode'], value: CREDIT_CODE, width: 22, required: true },
  {
    heading: '单位类型',
    path: ['kind'],
    value: { type: 'choice', words: UNIT_KIND_WORDS },
    width: 14,
    required: true,
  },
  {
    heading: '成员单位所在地',
    path: ['registeredDivisionCode'],
    value: { type: 'division' },
    width: 20,
    required: true,
  },
];

/** What the policies ask of a member beyond the forms. */
export const FURTHER_MEMBER_COLUMNS: readonly FormColumn[] = [
  { heading: '是否独立法人', path: ['isLegalPerson'], value: YES_NO, width: 12 },
  { heading: '已签署组建协议', path: ['signedAgreement'], value: YES_NO, width: 12 },
  { heading: '法定代表人', path: ['legalRepresentative'], value: TEXT, width: 12 },
  { heading: '通讯地址', path: ['correspondenceAddress'], value: MEMBER_COLUMN, width: 26 },
  { heading: '联系人', path: ['contactName'], value: TEXT, width: 12 },
  { heading: '联系电话', path: ['contactPhone'], value: PHONE, width: 16 },
  {
    heading: '企业资质',
    path: ['qualifications'],
    value: { type: 'choices', words: QUALIFICATION_WORDS },
    width: 24,
    note: '可多选，用“、”分隔',
  },
  { heading: '其他资质', path: ['otherQualification'], value: TEXT, width: 16 },
];

/** The columns of a member's part in the consortium. */
export const CHAIN_POSITION_COLUMN: FormColumn = {
  heading: '处于产业链上/中/下游情况',
  path: ['chainPosition'],
  value: { type: 'choice', words: CHAIN_POSITION_WORDS },
  width: 14,
};
export const STANDING_COLUMN: FormColumn = {
  heading: '在行业（或学科）中的地位（限200字）',
  path: ['standing'],
  value: MEMBER_COLUMN,
  width: 36,
};
export const TASK_VALUE = MEMBER_COLUMN;

const PLAN_AND_AGREEMENT: FieldsBlock = {
  kind: 'fields',
  heading: '建设方案与组建协议要点',
  fields: [
    { label: '建设方案起始日期', path: ['consortium', 'planStartsOn'], value: DATE },
    { label: '建设方案结束日期', path: ['consortium', 'planEndsOn'], value: DATE },
    {
      label: '组建协议包含的条款',
      path: ['consortium', 'agreementClauses'],
      value: { type: 'choices', words: AGREEMENT_CLAUSE_WORDS, tellsNone: true },
      note: `可多选，用“、”分隔：${Object.values(AGREEMENT_CLAUSE_WORDS).join('、')}；一项也没有填“无”`,
    },
    { label: '是否设立理事会', path: ['consortium', 'hasCouncil'], value: YES_NO },
    {
      label: '理事长是否由牵头单位负责人担任',
      path: ['consortium', 'councilChairIsLeadHead'],
      value: YES_NO,
    },
    { label: '是否设立专家（咨询、指导）委员会', path: ['consortium', 'hasExpertCommittee'], value: YES_NO },
    { label: '是否设立秘书处', path: ['consortium', 'hasSecretariat'], value: YES_NO },
    { label: '是否设首席科学家', path: ['consortium', 'hasChiefScientist'], value: YES_NO },
    { label: '是否有专职运营团队', path: ['consortium', 'hasOperationsTeam'], value: YES_NO },
  ],
};

/** What the annexed plan and agreement say: no form prints it, and the policy is checked by it. */
export const PLAN_SHEET: FormSheet = { name: '方案与协议要点', blocks: [PLAN_AND_AGREEMENT] };
