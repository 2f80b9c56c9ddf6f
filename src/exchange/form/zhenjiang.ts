import { MOST_MEMBERS } from '../../domain/limits.ts';
import { MOST_PAST_PROJECTS, MOST_PLATFORMS } from '../../domain/application-form/application-form.ts';
import type { FormDescription } from './form-description.ts';
import {
  CHAIN_POSITION_COLUMN,
  COUNT,
  DATE,
  FURTHER_MEMBER_COLUMNS,
  LEAD_FIELDS,
  LEAD_FINANCIALS,
  LONG_TEXT,
  MEMBER_COLUMNS,
  PHONE,
  PLAN_SHEET,
  TASK_VALUE,
  TEXT,
  WAN_YUAN,
  YEAR,
} from './parties.ts';
import { LEVEL_WORDS } from './words.ts';

/** Zhenjiang's base tables (2023, annex “镇江市创新联合体备案申请书”). */
export const ZHENJIANG_FORM: FormDescription = {
  kind: 'ZHENJIANG_BASE_TABLES',
  title: '镇江市创新联合体备案申请书：基础信息表',
  source: '《镇江市创新联合体培育建设工作方案》（镇科机〔2023〕104号）附',
  version: 1,
  applicationPerRow: false,
  instructions: [
    '成员单位表不再填写牵头单位；近一年销售收入和研发投入只由企业填写，并注明所属年度。',
    '平台填写市级以上的；近三年承担的项目填写省级以上的。',
  ],
  sheets: [
    {
      name: '基础信息表',
      blocks: [
        {
          kind: 'fields',
          heading: '1.基本信息',
          fields: [
            { label: '创新联合体名称', path: ['consortium', 'name'], value: TEXT, required: true },
            { label: '产业领域', path: ['consortium', 'industryField'], value: TEXT },
            { label: '首席科学家姓名', path: ['consortium', 'chiefScientistName'], value: TEXT },
            { label: '职务/职称', path: ['consortium', 'chiefScientistTitle'], value: TEXT },
            { label: '联系人', path: ['declaration', 'contactName'], value: TEXT },
            { label: '联系电话', path: ['declaration', 'contactPhone'], value: PHONE },
            { label: '填报日期', path: ['declaration', 'filledOn'], value: DATE },
            { label: '所在市（区）', path: ['declaration', 'districtCode'], value: { type: 'division' } },
          ],
        },
        {
          kind: 'fields',
          heading: '2.组织合作情况',
          fields: [
            { label: '重点研发方向', path: ['consortium', 'researchDirection'], value: LONG_TEXT },
            {
              label: '联合体决策及运行机制',
              path: ['consortium', 'decisionMechanism'],
              value: LONG_TEXT,
              note: '决策执行机制、科技成果归属、利益分配等',
            },
          ],
        },
        {
          kind: 'fields',
          heading: '3.科技创新基础',
          fields: [
            { label: '牵头及成员单位拥有从业人员数（人）', path: ['consortium', 'staffCount'], value: COUNT },
            {
              label: '其中：专业技术人员（人）',
              path: ['consortium', 'professionalStaffCount'],
              value: COUNT,
              cellCheck: { check: 'AT_MOST', label: '牵头及成员单位拥有从业人员数（人）' },
            },
            {
              label: '牵头及成员单位拥有有效知识产权数量（项）',
              path: ['consortium', 'intellectualProperties'],
              value: COUNT,
            },
            {
              label: '其中：发明专利（项）',
              path: ['consortium', 'inventionPatents'],
              value: COUNT,
              cellCheck: { check: 'AT_MOST', label: '牵头及成员单位拥有有效知识产权数量（项）' },
            },
          ],
        },
      ],
    },
    {
      name: '牵头单位',
      blocks: [{ kind: 'fields', heading: '牵头单位情况', fields: LEAD_FIELDS }, LEAD_FINANCIALS],
    },
    {
      name: '成员及分工',
      blocks: [
        {
          kind: 'table',
          heading: '创新联合体各成员及分工',
          list: ['members'],
          rows: 12,
          most: MOST_MEMBERS,
          columns: [
            ...MEMBER_COLUMNS,
            { heading: '任务分工', path: ['task'], value: TASK_VALUE, width: 30 },
            { heading: '工作职责', path: ['duties'], value: TEXT, width: 30 },
            {
              heading: '近一年所属年度',
              path: ['financials', {}, 'year'],
              value: YEAR,
              width: 12,
            },
            {
              heading: '近一年销售收入（万元，企业填写）',
              path: ['financials', {}, 'salesRevenue'],
              value: WAN_YUAN,
              width: 18,
            },
            {
              heading: '近一年研发投入（万元，企业填写）',
              path: ['financials', {}, 'rdExpenditure'],
              value: WAN_YUAN,
              width: 18,
            },
            CHAIN_POSITION_COLUMN,
            ...FURTHER_MEMBER_COLUMNS,
          ],
        },
      ],
    },
    {
      name: '创新平台',
      blocks: [
        {
          kind: 'table',
          heading: '牵头及成员单位已建市级以上创新平台',
          list: ['platforms'],
          rows: 8,
          most: MOST_PLATFORMS,
          columns: [
            { heading: '平台名称', path: ['name'], value: TEXT, width: 30, required: true },
            { heading: '产业领域', path: ['technicalField'], value: TEXT, width: 20 },
            { heading: '级别', path: ['level'], value: { type: 'choice', words: LEVEL_WORDS }, width: 12 },
            { heading: '依托单位', path: ['hostUnit'], value: TEXT, width: 30 },
            { heading: '建设时间', path: ['builtOn'], value: DATE, width: 14 },
          ],
        },
      ],
    },
    {
      name: '近三年项目',
      blocks: [
        {
          kind: 'table',
          heading: '牵头及成员单位近三年承担项目',
          list: ['pastProjects'],
          rows: 8,
          most: MOST_PAST_PROJECTS,
          columns: [
            { heading: '项目名称', path: ['name'], value: TEXT, width: 34, required: true },
            { heading: '产业领域', path: ['industryField'], value: TEXT, width: 20 },
            { heading: '级别', path: ['level'], value: { type: 'choice', words: LEVEL_WORDS }, width: 12 },
            { heading: '实施期（起）', path: ['startsOn'], value: DATE, width: 14 },
            { heading: '实施期（止）', path: ['endsOn'], value: DATE, width: 14 },
            { heading: '承担单位', path: ['undertaker'], value: TEXT, width: 30 },
          ],
        },
      ],
    },
    PLAN_SHEET,
  ],
};
