import { MOST_MEMBERS } from '../../domain/limits.ts';
import {
  LONGEST_GOAL,
  MOST_PLATFORMS,
  MOST_TEAM_MEMBERS,
} from '../../domain/application-form/application-form.ts';
import { MEMBER_CLASSES, PLATFORM_CLASSES } from '../../domain/application-form/consortium-sums.ts';
import type { Field, FormDescription } from './form-description.ts';
import {
  BIRTH_YEAR,
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
  STANDING_COLUMN,
  TASK_VALUE,
  TEXT,
} from './parties.ts';
import { PROJECT_SHEET } from './project-sheet.ts';
import { LEVEL_WORDS, TECHNICAL_FIELD_WORDS } from './words.ts';

const TECHNICAL_FIELDS: readonly Field[] = [0, 1, 2].map((position) => ({
  label: `主要技术领域（第${position + 1}项）`,
  path: ['consortium', 'technicalFields'],
  position,
  value: { type: 'choice', words: TECHNICAL_FIELD_WORDS },
  note: '选填，最多填写三项',
}));
const OTHER_TECHNICAL_FIELDS: readonly Field[] = [0, 1, 2].map((position) => ({
  label: `其他涉及技术领域（第${position + 1}项）`,
  path: ['consortium', 'otherTechnicalFields'],
  position,
  value: TEXT,
  ...(position === 0 && { note: '选择“P.其他”的，在此写明' }),
}));

/** Wenzhou's application form with the project proposals (2025, Annexes 1 and 2). */
export const WENZHOU_FORM: FormDescription = {
  kind: 'WENZHOU_APPLICATION',
  title: '温州市重点产业链创新联合体备案申请表及攻关项目（群）申报书',
  source: '《关于组织申报2025年度温州市重点产业链创新联合体及重大科技攻关项目的通知》附件1、附件2',
  version: 1,
  applicationPerRow: false,
  instructions: [
    '创新平台指全体成员单位（包括牵头单位）在本产业领域已建成并正在运行的省级及以上平台。',
    '成员单位表不再填写牵头单位；成员总数为五类数量之和。',
    '每个申请支持的项目填写一张“项目”工作表；不用的留空。',
    '“联合体自筹”和“银行贷款”填写已落实的经费。',
  ],
  sheets: [
    {
      name: '备案申请表',
      blocks: [
        {
          kind: 'fields',
          heading: '基本情况',
          fields: [
            { label: '联合体名称', path: ['consortium', 'name'], value: TEXT, required: true },
            { label: '联合体协议生效时间', path: ['consortium', 'agreementEffectiveOn'], value: DATE },
            { label: '产业领域', path: ['consortium', 'industryField'], value: TEXT },
            ...TECHNICAL_FIELDS,
            ...OTHER_TECHNICAL_FIELDS,
            { label: '联系人', path: ['declaration', 'contactName'], value: TEXT },
            { label: '联系电话', path: ['declaration', 'contactPhone'], value: PHONE },
            { label: '填报日期', path: ['declaration', 'filledOn'], value: DATE },
            {
              label: '推荐的县（市、区）、功能区',
              path: ['declaration', 'districtCode'],
              value: { type: 'division' },
            },
          ],
        },
        {
          kind: 'fields',
          heading: '平台与成员数量',
          fields: [
            ...PLATFORM_CLASSES.map(({ count, level }): Field => ({
              label: `联合体内已建相关${LEVEL_WORDS[level]}各类创新平台数量`,
              path: ['declaration', count],
              value: COUNT,
            })),
            {
              label: '成员总数（个）',
              path: ['declaration', 'memberCount'],
              value: COUNT,
              cellCheck: { check: 'SUM_OF', labels: MEMBER_CLASSES.map(({ zh }) => `${zh}（个）`) },
            },
            ...MEMBER_CLASSES.map(({ count, zh }): Field => ({
              label: `${zh}（个）`,
              path: ['declaration', count],
              value: COUNT,
            })),
          ],
        },
        {
          kind: 'fields',
          heading: '一、技术创新目标',
          fields: [
            {
              label: '技术创新目标（限500字）',
              path: ['consortium', 'goal'],
              value: { type: 'text', longest: LONGEST_GOAL, lines: 10 },
            },
          ],
        },
        {
          kind: 'fields',
          heading: '五、联合体已具备的合作基础、开展活动和取得的实效',
          fields: [
            {
              label: '合作基础、开展活动和取得的实效',
              path: ['consortium', 'cooperationBasis'],
              value: LONG_TEXT,
            },
          ],
        },
        {
          kind: 'fields',
          heading: '牵头单位审核意见',
          fields: [{ label: '审核意见', path: ['declaration', 'leadOpinion'], value: LONG_TEXT }],
        },
      ],
    },
    {
      name: '牵头单位',
      blocks: [{ kind: 'fields', heading: '牵头单位情况', fields: LEAD_FIELDS }, LEAD_FINANCIALS],
    },
    {
      name: '科研团队',
      blocks: [
        {
          kind: 'table',
          heading: '二、科研团队情况',
          list: ['teamMembers'],
          rows: 10,
          most: MOST_TEAM_MEMBERS,
          note: '年龄逐年变化，请填写出生年份。',
          columns: [
            { heading: '姓名', path: ['name'], value: TEXT, width: 14, required: true },
            { heading: '出生年份（年龄）', path: ['birthYear'], value: BIRTH_YEAR, width: 16 },
            { heading: '职称', path: ['title'], value: TEXT, width: 16 },
            { heading: '职务', path: ['position'], value: TEXT, width: 16 },
            { heading: '从事专业', path: ['specialty'], value: TEXT, width: 20 },
            { heading: '工作单位', path: ['employer'], value: TEXT, width: 34 },
          ],
        },
      ],
    },
    {
      name: '创新平台',
      blocks: [
        {
          kind: 'table',
          heading: '三、联合体已建省部级及以上创新平台情况',
          list: ['platforms'],
          rows: 8,
          most: MOST_PLATFORMS,
          note: '含工程（技术）研究中心、企业研究院、企业研发（技术）中心、重点实验室等；依托单位按成员表中的名称填写。',
          columns: [
            { heading: '平台名称', path: ['name'], value: TEXT, width: 30, required: true },
            { heading: '行业类别', path: ['industry'], value: TEXT, width: 16 },
            { heading: '国标学科', path: ['discipline'], value: TEXT, width: 16 },
            { heading: '技术领域', path: ['technicalField'], value: TEXT, width: 16 },
            { heading: '平台类别', path: ['category'], value: TEXT, width: 18 },
            {
              heading: '平台级别',
              path: ['level'],
              value: { type: 'choice', words: LEVEL_WORDS },
              width: 12,
            },
            { heading: '建设时间', path: ['builtOn'], value: DATE, width: 14 },
            { heading: '依托单位', path: ['hostUnit'], value: TEXT, width: 30 },
          ],
        },
      ],
    },
    {
      name: '成员单位',
      blocks: [
        {
          kind: 'table',
          heading: '四、成员单位在行业（或学科）中地位的简要说明',
          list: ['members'],
          rows: 12,
          most: MOST_MEMBERS,
          columns: [
            ...MEMBER_COLUMNS,
            STANDING_COLUMN,
            CHAIN_POSITION_COLUMN,
            {
              heading: '在联合体内分工（限200字）',
              path: ['task'],
              value: TASK_VALUE,
              width: 36,
            },
            { heading: '工作职责', path: ['duties'], value: TEXT, width: 26 },
            ...FURTHER_MEMBER_COLUMNS,
          ],
        },
      ],
    },
    PLAN_SHEET,
    {
      name: '项目总体设计',
      blocks: [
        {
          kind: 'fields',
          heading: '一、项目（群）总体设计',
          fields: [
            { label: '1.项目（群）设计的必要性', path: ['projectGroup', 'necessity'], value: LONG_TEXT },
            { label: '2.目标体系：主目标', path: ['projectGroup', 'mainGoal'], value: LONG_TEXT },
            ...[0, 1, 2, 3, 4, 5].map((position): Field => ({
              label: `子目标${position + 1}`,
              path: ['projectGroup', 'subGoals'],
              position,
              value: TEXT,
            })),
            {
              label: '3.技术路线（各子项目间的逻辑关系）',
              path: ['projectGroup', 'roadmap'],
              value: LONG_TEXT,
            },
          ],
        },
      ],
    },
    PROJECT_SHEET,
  ],
};
