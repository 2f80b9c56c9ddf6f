import type { ChainPosition } from '../../src/domain/vocabulary.ts';

/** How a budget is split over the categories of the form, in hundredths; the last takes what rounding leaves. */
export const BUDGET_SPLIT = [
  { category: 'EQUIPMENT', percent: 30 },
  { category: 'OPERATIONS', percent: 40 },
  { category: 'LABOUR', percent: 20 },
  { category: 'INDIRECT', percent: 10 },
] as const;

/** The years of a project, and the moments at which something comes of it. */
export const SCHEDULE = [
  '完成总体方案与关键机理研究',
  '完成样机研制与中试验证',
  '完成示范应用与项目验收',
] as const;
export const MILESTONES = [
  '原型样机通过第三方测试',
  '中试线稳定运行三个月',
  '在示范工程中规模化应用',
] as const;

/** Indicators, in the words of the form; sales are in yuan. */
export const INDICATORS = [
  { kind: 'NEW_PRODUCTS', binding: true, description: '新产品、新装置' },
  { kind: 'INVENTION_PATENT_APPLICATIONS', binding: true, description: '国内发明专利' },
  { kind: 'STANDARDS', binding: false, description: '行业标准或团体标准' },
  { kind: 'SALES_REVENUE', binding: false, description: '项目执行期间累计' },
] as const;

export const TITLES = ['教授', '研究员', '正高级工程师', '高级工程师', '副教授', '工程师'] as const;
export const POSITIONS = ['总工程师', '研发总监', '课题负责人', '实验室主任', '研发工程师'] as const;

/** What a member of a kind does, and where in the chain it works. */
export const TASKS = {
  ENTERPRISE: [
    '承担关键部件研制与工艺验证',
    '承担中试与产业化应用',
    '提供原材料与可靠性验证',
    '承担系统集成与场景应用',
  ],
  UNIVERSITY: ['承担基础理论与算法研究', '承担材料与机理研究，联合培养人才'],
  RESEARCH_INSTITUTE: ['承担测试方法与标准研究', '承担共性技术攻关'],
  NEW_RD_INSTITUTE: ['承担概念验证与中试熟化'],
  INVESTMENT_INSTITUTION: ['提供产业基金与科技金融服务'],
  INDUSTRY_ORGANIZATION: ['组织供需对接与标准推广'],
  SERVICE_AGENCY: ['承担检验检测与成果评价'],
  OTHER: ['承担应用示范'],
} as const;
export const POSITIONS_IN_CHAIN: readonly ChainPosition[] = ['UPSTREAM', 'MIDSTREAM', 'DOWNSTREAM'];
