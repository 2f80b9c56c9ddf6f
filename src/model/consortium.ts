import {
  LONGEST_GOAL,
  MOST_OTHER_TECHNICAL_FIELDS,
  MOST_TECHNICAL_FIELDS,
} from '../domain/application-form/application-form.ts';
import { LONGEST_INDUSTRY_FIELD, LONGEST_NAME, LONGEST_TEXT } from '../domain/limits.ts';
import { noun } from './noun.ts';

/** An innovation consortium (创新联合体): a lead enterprise, partners along the industrial chain, universities, institutes and funders, bound by an agreement and filed with a science bureau. */
export const CONSORTIUM = noun('Consortium', {
  zh: '创新联合体',
  en: 'consortium',
  fields: {
    ref: { zh: '联合体编号', en: 'Its reference as scheme:value', fixed: true },
    name: { zh: '名称', en: 'Its name', longest: LONGEST_NAME },
    tier: { zh: '层级', en: 'The tier of government with which it is filed', official: true },
    division: { zh: '备案地', en: 'The place where it is filed', official: true },
    industryField: { zh: '产业领域', en: 'Its industry', longest: LONGEST_INDUSTRY_FIELD },
    technicalFields: {
      zh: '技术领域',
      en: 'Letters A to P of the shared list of technical fields',
      whenRead: '; none where not known',
      most: MOST_TECHNICAL_FIELDS,
    },
    otherTechnicalFields: {
      zh: '其他技术领域',
      en: 'Technical fields outside the list',
      longest: LONGEST_NAME,
      most: MOST_OTHER_TECHNICAL_FIELDS,
    },
    stage: { zh: '阶段', en: 'How far it has come', official: true },
    goal: { zh: '技术创新目标', en: 'Its goal of technical innovation', longest: LONGEST_GOAL },
    agreementEffectiveOn: { zh: '协议生效时间', en: 'The day from which its agreement holds' },
    agreementClauses: {
      zh: '协议条款',
      en: 'The clauses that its agreement has',
      whenRead: '; null: not known',
    },
    planStartsOn: { zh: '建设期开始', en: 'The first day of its plan' },
    planEndsOn: { zh: '建设期结束', en: 'The last day of its plan' },
    planContents: { zh: '规划内容', en: 'What its plan contains', whenRead: '; null: not known' },
    hasCouncil: { zh: '是否设理事会', en: 'Whether it has a council', whenRead: '; null: not known' },
    councilChairIsLeadHead: {
      zh: '理事长是否由牵头单位负责人担任',
      en: 'Whether the lead’s head chairs the council',
    },
    councilIncludesAllMembers: {
      zh: '理事会是否包括全部成员单位负责人',
      en: 'Whether the heads of all members sit in the council',
    },
    hasExpertCommittee: { zh: '是否设专家委员会', en: 'Whether it has a committee of experts' },
    hasSecretariat: { zh: '是否设秘书处', en: 'Whether it has a secretariat' },
    hasChiefScientist: {
      zh: '是否有首席科学家（首席专家）',
      en: 'Whether it has a chief scientist or expert',
    },
    hasOperationsTeam: { zh: '是否有项目运营团队', en: 'Whether it has a full-time operations team' },
    hasTransferMechanism: {
      zh: '是否有成果转化机制',
      en: 'Whether it has a mechanism for putting results to use',
    },
    hasIpManagement: { zh: '是否有知识产权管理制度', en: 'Whether it has rules on intellectual property' },
    memberListIsPartial: {
      zh: '成员名单是否不完整',
      en: 'Whether there may be members whom nobody named',
      whenRead: ': its shares can then be anything, and its count of members is of those named',
    },
    wonProvincialChallenge: {
      zh: '是否中标省级攻关榜单',
      en: 'Whether the lead won a task of the province’s list for consortia',
      official: true,
    },
    isMunicipalConsortium: {
      zh: '是否市企业创新联合体',
      en: 'Whether it is one of the city’s own consortia',
      official: true,
    },
    isProvincialProjectConsortium: {
      zh: '是否省项目型创新联合体',
      en: 'Whether the province supported it as a project-type consortium',
      official: true,
    },
    filedOn: { zh: '备案日期', en: 'The day of its filing', official: true },
    researchDirection: { zh: '重点研发方向', en: 'Its main directions of research', longest: LONGEST_TEXT },
    cooperationBasis: {
      zh: '合作基础、开展活动和取得的实效',
      en: 'The basis of the cooperation, and what came of it',
      longest: LONGEST_TEXT,
    },
    decisionMechanism: { zh: '决策及运行机制', en: 'How it decides and works', longest: LONGEST_TEXT },
    staffCount: { zh: '从业人员数', en: 'The staff of lead and members' },
    professionalStaffCount: { zh: '专业技术人员数', en: 'The professional staff among them' },
    intellectualProperties: { zh: '有效知识产权数量', en: 'Intellectual properties in force' },
    inventionPatents: { zh: '发明专利数量', en: 'The invention patents among them' },
  },
  end: {
    column: 'dissolvedOn',
    zh: '解散日期',
    en: 'The first day on which it is no longer there',
    official: true,
  },
});
