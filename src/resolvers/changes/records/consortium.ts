import {
  LONGEST_GOAL,
  MOST_OTHER_TECHNICAL_FIELDS,
  MOST_TECHNICAL_FIELDS,
} from '../../../domain/application-form/application-form.ts';
import { AGREEMENT_CLAUSES, PLAN_CONTENTS } from '../../../domain/vocabulary.ts';
import { LARGEST_COUNT, LONGEST_NAME, LONGEST_TEXT } from '../../../domain/limits.ts';
import type { RecordKind } from './record.ts';

/** Mutations of consortia. What is decided at a filing is official: where, with whom, when, how far. */
export const CONSORTIUM: RecordKind = {
  name: 'Consortium',
  means: { zh: '创新联合体', en: 'consortium' },
  right: 'WRITE_RECORDS',
  fields: {
    ref: {
      column: 'ref',
      type: 'REF',
      required: true,
      fixed: true,
      means: { zh: '联合体编号', en: 'Its reference as scheme:value' },
    },
    name: {
      column: 'name',
      type: 'TEXT',
      longest: LONGEST_NAME,
      required: true,
      means: { zh: '名称', en: 'Its name' },
    },
    tier: {
      column: 'tier',
      type: 'WORD',
      enumeration: 'ConsortiumTier',
      required: true,
      official: true,
      means: { zh: '层级', en: 'The tier of government with which it is filed' },
    },
    division: {
      column: 'divisionCode',
      type: 'DIVISION',
      required: true,
      official: true,
      means: { zh: '备案地', en: 'The place where it is filed' },
    },
    industryField: {
      column: 'industryField',
      type: 'TEXT',
      longest: LONGEST_NAME,
      means: { zh: '产业领域', en: 'Its industry' },
    },
    technicalFields: {
      column: 'technicalFields',
      type: 'WORDS',
      enumeration: 'TechnicalField',
      most: MOST_TECHNICAL_FIELDS,
      means: { zh: '技术领域', en: 'Letters of the list of technical fields' },
    },
    otherTechnicalFields: {
      column: 'otherTechnicalFields',
      type: 'TEXTS',
      longest: LONGEST_NAME,
      most: MOST_OTHER_TECHNICAL_FIELDS,
      means: { zh: '其他技术领域', en: 'Technical fields outside the list' },
    },
    stage: {
      column: 'stage',
      type: 'WORD',
      enumeration: 'Stage',
      official: true,
      means: { zh: '阶段', en: 'How far it has come' },
    },
    goal: {
      column: 'goal',
      type: 'TEXT',
      longest: LONGEST_GOAL,
      means: { zh: '技术创新目标', en: 'Its goal of technical innovation, in at most 500 characters' },
    },
    agreementEffectiveOn: {
      column: 'agreementEffectiveOn',
      type: 'DATE',
      means: { zh: '协议生效时间', en: 'The day from which its agreement holds' },
    },
    agreementClauses: {
      column: 'agreementClauses',
      type: 'WORDS',
      enumeration: 'AgreementClause',
      most: AGREEMENT_CLAUSES.length,
      means: { zh: '协议条款', en: 'The clauses that its agreement has' },
    },
    planStartsOn: {
      column: 'planStartsOn',
      type: 'DATE',
      means: { zh: '建设期开始', en: 'The first day of its plan' },
    },
    planEndsOn: {
      column: 'planEndsOn',
      type: 'DATE',
      means: { zh: '建设期结束', en: 'The last day of its plan' },
    },
    planContents: {
      column: 'planContents',
      type: 'WORDS',
      enumeration: 'PlanContent',
      most: PLAN_CONTENTS.length,
      means: { zh: '规划内容', en: 'What its plan contains' },
    },
    hasCouncil: {
      column: 'hasCouncil',
      type: 'BOOLEAN',
      means: { zh: '是否设理事会', en: 'Whether it has a council' },
    },
    councilChairIsLeadHead: {
      column: 'councilChairIsLeadHead',
      type: 'BOOLEAN',
      means: { zh: '理事长是否由牵头单位负责人担任', en: 'Whether the lead’s head chairs the council' },
    },
    councilIncludesAllMembers: {
      column: 'councilIncludesAllMembers',
      type: 'BOOLEAN',
      means: {
        zh: '理事会是否包括全部成员单位负责人',
        en: 'Whether the heads of all members sit in the council',
      },
    },
    hasExpertCommittee: {
      column: 'hasExpertCommittee',
      type: 'BOOLEAN',
      means: { zh: '是否设专家委员会', en: 'Whether it has a committee of experts' },
    },
    hasSecretariat: {
      column: 'hasSecretariat',
      type: 'BOOLEAN',
      means: { zh: '是否设秘书处', en: 'Whether it has a secretariat' },
    },
    hasChiefScientist: {
      column: 'hasChiefScientist',
      type: 'BOOLEAN',
      means: { zh: '是否有首席科学家', en: 'Whether it has a chief scientist or expert' },
    },
    hasOperationsTeam: {
      column: 'hasOperationsTeam',
      type: 'BOOLEAN',
      means: { zh: '是否有项目运营团队', en: 'Whether it has a full-time operations team' },
    },
    hasTransferMechanism: {
      column: 'hasTransferMechanism',
      type: 'BOOLEAN',
      means: { zh: '是否有成果转化机制', en: 'Whether it has a mechanism for putting results to use' },
    },
    hasIpManagement: {
      column: 'hasIpManagement',
      type: 'BOOLEAN',
      means: { zh: '是否有知识产权管理制度', en: 'Whether it has rules on intellectual property' },
    },
    memberListIsPartial: {
      column: 'memberListIsPartial',
      type: 'BOOLEAN',
      means: { zh: '成员名单是否不完整', en: 'Whether only some of its members are named' },
    },
    wonProvincialChallenge: {
      column: 'wonProvincialChallenge',
      type: 'BOOLEAN',
      official: true,
      means: {
        zh: '是否中标省级攻关榜单',
        en: 'Whether the lead won a task of the province’s list for consortia',
      },
    },
    isMunicipalConsortium: {
      column: 'isMunicipalConsortium',
      type: 'BOOLEAN',
      official: true,
      means: { zh: '是否市企业创新联合体', en: 'Whether it is one of the city’s own consortia' },
    },
    isProvincialProjectConsortium: {
      column: 'isProvincialProjectConsortium',
      type: 'BOOLEAN',
      official: true,
      means: {
        zh: '是否省项目型创新联合体',
        en: 'Whether the province supported it as a project-type consortium',
      },
    },
    filedOn: {
      column: 'filedOn',
      type: 'DATE',
      official: true,
      means: { zh: '备案日期', en: 'The day of its filing' },
    },
    researchDirection: {
      column: 'researchDirection',
      type: 'TEXT',
      longest: LONGEST_TEXT,
      means: { zh: '重点研发方向', en: 'Its main directions of research' },
    },
    cooperationBasis: {
      column: 'cooperationBasis',
      type: 'TEXT',
      longest: LONGEST_TEXT,
      means: { zh: '合作基础和实效', en: 'The basis of the cooperation, and what came of it' },
    },
    decisionMechanism: {
      column: 'decisionMechanism',
      type: 'TEXT',
      longest: LONGEST_TEXT,
      means: { zh: '决策及运行机制', en: 'How it decides and works' },
    },
    staffCount: {
      column: 'staffCount',
      type: 'INTEGER',
      least: 0,
      most: LARGEST_COUNT,
      means: { zh: '从业人员数', en: 'The staff of lead and members' },
    },
    professionalStaffCount: {
      column: 'professionalStaffCount',
      type: 'INTEGER',
      least: 0,
      most: LARGEST_COUNT,
      means: { zh: '专业技术人员数', en: 'The professional staff among them' },
    },
    intellectualProperties: {
      column: 'intellectualProperties',
      type: 'INTEGER',
      least: 0,
      most: LARGEST_COUNT,
      means: { zh: '有效知识产权数量', en: 'Intellectual properties in force' },
    },
    inventionPatents: {
      column: 'inventionPatents',
      type: 'INTEGER',
      least: 0,
      most: LARGEST_COUNT,
      means: { zh: '发明专利数量', en: 'The invention patents among them' },
    },
  },
  end: {
    column: 'dissolvedOn',
    means: { zh: '解散日期', en: 'The first day on which it is no longer there' },
    official: true,
  },
  owners: 'ITSELF',
};
