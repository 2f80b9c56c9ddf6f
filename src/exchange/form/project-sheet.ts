import { LARGEST_COUNT, MONTHS_OF_YEAR } from '../../domain/limits.ts';
import {
  LONGEST_RESEARCH_CONTENT,
  LONGEST_SCHEDULE_GOAL,
  MOST_EQUIPMENT_ITEMS,
  MOST_MILESTONES,
  MOST_PROJECT_PERSONS,
  MOST_PROJECT_UNITS,
  MOST_SCHEDULE_ITEMS,
} from '../../domain/application-form/project-form.ts';
import type { FundingSource } from '../../domain/vocabulary.ts';
import type { Field, FormColumn, FormSheet, GridBlock, ValueKind } from './form-description.ts';
import { BINDING_GRID, EXPECTED_GRID } from './indicator-rows.ts';
import { BIRTH_YEAR, CREDIT_CODE, DATE, LONG_TEXT, PHONE, TEXT, WAN_YUAN } from './parties.ts';
import {
  BUDGET_CATEGORY_WORDS,
  DEGREES,
  DOCUMENT_TYPES,
  EQUIPMENT_USE_WORDS,
  FUNDING_SOURCE_WORDS,
  GENDER_WORDS,
  LEVEL_WORDS,
  UNIT_KIND_WORDS,
} from './words.ts';

const DOCUMENT_NUMBER: ValueKind = { type: 'code', personal: true, digits: 18 };
const MONTHS: ValueKind = { type: 'count', least: 0, most: MONTHS_OF_YEAR };
/** The sources of the form, in its order. */
const SOURCES = ['FISCAL_MUNICIPAL', 'SELF_RAISED', 'BANK_LOAN'] as const satisfies FundingSource[];

const PERSON = {
  name: { label: '姓名', path: ['name'], value: TEXT, width: 18, required: true },
  documentType: {
    label: '证件类型',
    path: ['documentType'],
    value: { type: 'suggestion', words: DOCUMENT_TYPES },
    width: 18,
  },
  documentNumber: { label: '证件号码', path: ['documentNumber'], value: DOCUMENT_NUMBER, width: 24 },
  degree: { label: '最高学位', path: ['degree'], value: { type: 'suggestion', words: DEGREES }, width: 12 },
  title: { label: '职称', path: ['title'], value: TEXT, width: 14 },
  birthYear: { label: '出生年份（年龄）', path: ['birthYear'], value: BIRTH_YEAR, width: 14 },
  gender: { label: '性别', path: ['gender'], value: { type: 'choice', words: GENDER_WORDS }, width: 8 },
  employer: { label: '工作单位', path: ['employer'], value: TEXT, width: 26 },
  phone: { label: '手机号码', path: ['phone'], value: PHONE, width: 16 },
  specialty: { label: '从事专业', path: ['specialty'], value: TEXT, width: 16 },
  months: { label: '年参加项目工作时间（月）', path: ['monthsPerYear'], value: MONTHS, width: 14 },
} as const satisfies Record<string, Omit<FormColumn, 'heading'> & { label: string }>;
type PersonItem = (typeof PERSON)[keyof typeof PERSON];

const leaderField = ({ label, path, value }: PersonItem): Field => ({
  label: `负责人${label}`,
  path: ['persons', { isLeader: true }, ...path],
  value,
});
const personColumn = ({ label, ...column }: PersonItem): FormColumn => ({ heading: label, ...column });

const BUDGET: GridBlock = {
  kind: 'grid',
  heading: '七、（二）经费支出（万元）',
  list: ['budget'],
  corner: '项目',
  rows: [
    { label: '1.直接经费', sumOf: ['（1）设备费', '（2）业务费', '（3）劳务费'] },
    ...Object.entries(BUDGET_CATEGORY_WORDS).map(([category, label]) => ({ label, entry: { category } })),
    { label: '总计', sumOf: Object.values(BUDGET_CATEGORY_WORDS) },
  ],
  columns: SOURCES.map((source) => ({
    heading: FUNDING_SOURCE_WORDS[source],
    entry: { source },
    path: ['amount'],
    value: WAN_YUAN,
    width: 16,
  })),
  sum: '小计',
  note: '各来源的支出总计与该来源的金额相等。',
};

/** The proposal of one project (Wenzhou 2025, Annex 2, parts 2 to 8). */
export const PROJECT_SHEET: FormSheet = {
  name: '项目',
  repeats: { list: ['projects'], times: 3 },
  blocks: [
    {
      kind: 'fields',
      heading: '封面与基本情况',
      fields: [
        { label: '项目名称', path: ['name'], value: TEXT, required: true },
        { label: '归口管理单位', path: ['supervisingAgency'], value: TEXT },
        { label: '项目级别', path: ['level'], value: { type: 'choice', words: LEVEL_WORDS } },
        { label: '计划类别', path: ['programme'], value: TEXT },
        { label: '项目开始日期', path: ['startsOn'], value: DATE },
        { label: '项目结束日期', path: ['endsOn'], value: DATE },
      ],
    },
    {
      kind: 'table',
      heading: '二、项目承担单位',
      list: ['units'],
      entry: { role: 'UNDERTAKER' },
      rows: 2,
      most: MOST_PROJECT_UNITS,
      columns: [
        { heading: '单位名称', path: ['name'], value: TEXT, width: 34, required: true },
        { heading: '单位类型', path: ['kind'], value: { type: 'choice', words: UNIT_KIND_WORDS }, width: 40 },
        { heading: '统一社会信用代码', path: ['creditCode'], value: CREDIT_CODE, width: 30, required: true },
        { heading: '通信地址', path: ['correspondenceAddress'], value: TEXT, width: 24 },
        { heading: '联系人', path: ['contactName'], value: TEXT, width: 14 },
        { heading: '联系人手机号码', path: ['contactPhone'], value: PHONE, width: 16 },
      ],
    },
    {
      kind: 'table',
      heading: '二、参与单位',
      list: ['units'],
      entry: { role: 'PARTICIPANT' },
      rows: 5,
      most: MOST_PROJECT_UNITS,
      columns: [
        { heading: '单位名称', path: ['name'], value: TEXT, width: 34, required: true },
        { heading: '统一社会信用代码', path: ['creditCode'], value: CREDIT_CODE, width: 40, required: true },
        { heading: '单位类型', path: ['kind'], value: { type: 'choice', words: UNIT_KIND_WORDS }, width: 30 },
      ],
    },
    {
      kind: 'fields',
      heading: '三、项目负责人',
      fields: Object.values(PERSON).map(leaderField),
    },
    {
      kind: 'table',
      heading: '三、项目组成员',
      list: ['persons'],
      entry: { isLeader: false },
      rows: 14,
      most: MOST_PROJECT_PERSONS,
      columns: [
        PERSON.name,
        PERSON.documentNumber,
        PERSON.employer,
        PERSON.title,
        PERSON.specialty,
        PERSON.months,
        PERSON.documentType,
        PERSON.degree,
        PERSON.birthYear,
        PERSON.gender,
        PERSON.phone,
      ].map(personColumn),
    },
    {
      kind: 'fields',
      heading: '四、主要研发内容及创新点/关键技术',
      fields: [
        {
          label: '研发或转化内容、关键技术、主要创新点及技术路线（不超过1000字）',
          path: ['content'],
          value: { type: 'text', longest: LONGEST_RESEARCH_CONTENT, lines: 12 },
        },
      ],
    },
    {
      kind: 'fields',
      heading: '五、研发目标及主要技术经济指标',
      fields: [
        { label: '1.研发目标', path: ['goal'], value: LONG_TEXT },
        { label: '2.约束性指标：分条目描述', path: ['bindingIndicatorText'], value: LONG_TEXT },
      ],
    },
    BINDING_GRID,
    EXPECTED_GRID,
    {
      kind: 'table',
      heading: '六、（一）计划进度安排',
      list: ['schedule'],
      rows: 4,
      most: MOST_SCHEDULE_ITEMS,
      columns: [
        { heading: '起', path: ['startsOn'], value: DATE, width: 14 },
        {
          heading: '进度目标要求（每栏限80字）',
          path: ['goal'],
          value: { type: 'text', longest: LONGEST_SCHEDULE_GOAL },
          width: 50,
          required: true,
        },
        { heading: '止', path: ['endsOn'], value: DATE, width: 14 },
      ],
    },
    {
      kind: 'table',
      heading: '六、（二）里程碑节点及阶段性标志性成果（至多3个）',
      list: ['milestones'],
      rows: MOST_MILESTONES,
      most: MOST_MILESTONES,
      columns: [
        { heading: '成果形成时间', path: ['reachedBy'], value: DATE, width: 16 },
        { heading: '成果内容', path: ['achievement'], value: TEXT, width: 40, required: true },
      ],
    },
    {
      kind: 'fields',
      heading: '七、（一）经费来源（万元）',
      fields: [
        {
          label: '总经费',
          path: ['totalCost'],
          value: WAN_YUAN,
          cellCheck: { check: 'SUM_OF', labels: SOURCES.map((source) => FUNDING_SOURCE_WORDS[source]) },
        },
        ...SOURCES.map((source) => ({
          label: FUNDING_SOURCE_WORDS[source],
          path: ['funding', { source }, 'amount'],
          value: WAN_YUAN,
        })),
      ],
    },
    BUDGET,
    {
      kind: 'table',
      heading: '七、（三）需增添的科研仪器设备及用途（万元）',
      list: ['equipment'],
      rows: 6,
      most: MOST_EQUIPMENT_ITEMS,
      note: '财政经费只能购置本项目专用的科研仪器设备；金额由数量和单价得出。',
      product: { of: ['数量', '单价（万元）'], heading: '金额（万元）' },
      columns: [
        { heading: '名称及规格型号', path: ['name'], value: TEXT, width: 34, required: true },
        {
          heading: '数量',
          path: ['quantity'],
          value: { type: 'count', least: 1, most: LARGEST_COUNT },
          width: 10,
        },
        { heading: '单价（万元）', path: ['unitPrice'], value: WAN_YUAN, width: 14 },
        { heading: '金额（万元）', path: ['amount'], value: WAN_YUAN, width: 14 },
        {
          heading: '资金来源',
          path: ['source'],
          value: { type: 'choice', words: FUNDING_SOURCE_WORDS },
          width: 16,
        },
        {
          heading: '用途类别',
          path: ['use'],
          value: { type: 'choice', words: EQUIPMENT_USE_WORDS },
          width: 20,
        },
        { heading: '用途说明', path: ['purpose'], value: TEXT, width: 26 },
      ],
    },
    {
      kind: 'fields',
      heading: '八、知识产权归属、成果管理及合作权益分配',
      fields: [{ label: '归属、管理与分配的约定', path: ['intellectualProperty'], value: LONG_TEXT }],
    },
  ],
};
