import type {
  AgreementClause,
  PlanContent,
  PlatformLevel,
  QualificationKind,
  UnitKind,
} from '../domain/vocabulary.ts';
import type { BooleanFact, ListFact, NumberFact } from './condition.ts';
import type { ParameterUnit, RuleStrength, Text } from './vocabulary.ts';

/** What the words of the closed lists are called in explanations. */

export const UNIT_KIND_NAMES: Readonly<Record<UnitKind, Text>> = {
  ENTERPRISE: { zh: '企业', en: 'enterprise' },
  UNIVERSITY: { zh: '高校', en: 'university' },
  RESEARCH_INSTITUTE: { zh: '科研院所', en: 'research institute' },
  NEW_RD_INSTITUTE: { zh: '新型研发机构', en: 'new-type R&D institute' },
  INVESTMENT_INSTITUTION: { zh: '投融资机构', en: 'investment institution' },
  INDUSTRY_ORGANIZATION: { zh: '行业组织', en: 'industry organisation' },
  SERVICE_AGENCY: { zh: '科技服务机构', en: 'service agency' },
  OTHER: { zh: '其他单位', en: 'other unit' },
};

export const QUALIFICATION_NAMES: Readonly<Record<QualificationKind, Text>> = {
  HIGH_TECH: { zh: '高新技术企业', en: 'high-tech enterprise' },
  INNOVATION_LEADER: { zh: '创新型领军企业', en: 'leading innovative enterprise' },
  SCIENCE_TECH_LEADER: { zh: '科技领军企业', en: 'science and technology leader' },
  SCIENCE_TECH_LITTLE_GIANT: { zh: '科技小巨人企业', en: 'science and technology little giant' },
  UNICORN: { zh: '独角兽企业', en: 'unicorn' },
  POTENTIAL_UNICORN: { zh: '潜在独角兽企业', en: 'potential unicorn' },
  SPECIALIZED_NEW: { zh: '专精特新企业', en: 'specialised and sophisticated enterprise' },
  MANUFACTURING_CHAMPION: { zh: '单项冠军企业', en: 'manufacturing champion' },
  CHAIN_LEADER: { zh: '链主企业', en: 'leader of an industrial chain' },
  GAZELLE: { zh: '瞪羚企业', en: 'gazelle' },
  LISTED: { zh: '上市企业', en: 'listed company' },
  TECH_SME: { zh: '科技型中小企业', en: 'technology-based SME' },
  LEADING_ENTERPRISE: { zh: '龙头企业', en: 'leading enterprise' },
  HIGH_GROWTH: { zh: '高成长型科技企业', en: 'high-growth technology enterprise' },
  NEW_TARGET: { zh: '冲击新目标企业', en: 'enterprise set on a new target' },
};

export const CLAUSE_NAMES: Readonly<Record<AgreementClause, Text>> = {
  PURPOSE: { zh: '合作宗旨', en: 'purpose' },
  GOALS: { zh: '合作目标', en: 'goals' },
  TERM: { zh: '合作期限', en: 'term' },
  RIGHTS_AND_DUTIES: { zh: '各方权利义务', en: 'rights and duties' },
  INTELLECTUAL_PROPERTY: { zh: '知识产权归属', en: 'intellectual property' },
  BENEFIT_SHARING: { zh: '利益分配', en: 'sharing of benefits' },
  RISK_SHARING: { zh: '风险分担', en: 'sharing of risks' },
  FOUNDING_PRINCIPLES: { zh: '组建原则', en: 'founding principles' },
  DIVISION_OF_WORK: { zh: '成员分工', en: 'division of work' },
  ORGANIZATION: { zh: '组织机构和职责', en: 'bodies and their duties' },
  FUNDS_MANAGEMENT: { zh: '经费管理', en: 'management of funds' },
  PROJECT_MANAGEMENT: { zh: '项目管理', en: 'management of projects' },
  RESEARCH_TOPICS: { zh: '攻关课题', en: 'research topics' },
};

export const PLAN_CONTENT_NAMES: Readonly<Record<PlanContent, Text>> = {
  GOALS: { zh: '创新目标', en: 'innovation goals' },
  TASKS: { zh: '创新任务', en: 'innovation tasks' },
  PATH: { zh: '创新路径', en: 'path of innovation' },
  CONSTRUCTION_PERIOD: { zh: '建设期', en: 'construction period' },
  COORDINATION_MECHANISM: { zh: '议事协调机制', en: 'mechanism of coordination' },
};

export const PLATFORM_LEVEL_NAMES: Readonly<Record<PlatformLevel, Text>> = {
  NATIONAL: { zh: '国家级', en: 'national' },
  PROVINCIAL: { zh: '省级', en: 'provincial' },
  MUNICIPAL: { zh: '市级', en: 'municipal' },
  COUNTY: { zh: '县级', en: 'county' },
};

export const FACT_NAMES: Readonly<
  Record<BooleanFact | NumberFact | ListFact | 'lead.kind' | 'lead.registeredDivision', Text>
> = {
  'lead.kind': { zh: '牵头单位类型', en: 'kind of the lead' },
  'lead.registeredDivision': { zh: '牵头单位注册地', en: 'place where the lead is registered' },
  'lead.isLegalPerson': { zh: '牵头单位具有独立法人资格', en: 'the lead is a legal person of its own' },
  'lead.qualifications': { zh: '牵头单位资质', en: 'titles of the lead' },
  agreementSignedByAll: { zh: '协议由全体成员签署', en: 'the agreement is signed by all members' },
  agreementClauses: { zh: '协议条款', en: 'clauses of the agreement' },
  planContents: { zh: '协同创新规划内容', en: 'contents of the plan of innovation' },
  technicalFields: { zh: '技术领域', en: 'technical fields' },
  hasCouncil: { zh: '设立理事会', en: 'there is a council' },
  councilChairIsLeadHead: { zh: '理事长由牵头单位负责人担任', en: "the lead's head chairs the council" },
  councilIncludesAllMembers: {
    zh: '理事会包括全体成员单位负责人',
    en: 'the heads of all members sit in the council',
  },
  hasExpertCommittee: { zh: '设立专家委员会', en: 'there is a committee of experts' },
  hasSecretariat: { zh: '设立秘书处', en: 'there is a secretariat' },
  hasChiefScientist: { zh: '设首席专家（科学家）', en: 'there is a chief scientist' },
  hasOperationsTeam: { zh: '组建专职运营团队', en: 'there is a full-time operations team' },
  hasTransferMechanism: { zh: '建立成果转化机制', en: 'there is a mechanism for transferring results' },
  hasIpManagement: {
    zh: '建立知识产权管理制度',
    en: 'intellectual property is managed under an agreement of its own',
  },
  wonProvincialChallenge: { zh: '成功揭榜省级攻关任务', en: "the lead won a task of the province's list" },
  isMunicipalConsortium: { zh: '属于本市企业创新联合体', en: "it is one of the city's own consortia" },
  isProvincialProjectConsortium: {
    zh: '已获省支持的项目型创新联合体',
    en: 'it is a project-type consortium supported by the province',
  },
  planHorizonYears: { zh: '规划年限', en: 'years that the plan looks ahead' },
  otherConsortiaLed: { zh: '牵头单位另外牵头的联合体数', en: 'other consortia that the lead leads' },
  leadProjectsInProgress: { zh: '牵头单位在研项目数', en: "the lead's projects in progress" },
  leadCompletedProjects: {
    zh: '牵头单位已完成的国家、省、市科技项目数',
    en: 'national, provincial and municipal projects that the lead has completed',
  },
};

/** The unit of a number as it is read after it. */
export const UNIT_NAMES: Readonly<Record<ParameterUnit, Text>> = {
  ratio: { zh: '', en: '' },
  yuan: { zh: '元', en: ' yuan' },
  members: { zh: '家', en: '' },
  platforms: { zh: '个', en: '' },
  projects: { zh: '项', en: '' },
  consortia: { zh: '个', en: '' },
  enterprises: { zh: '家', en: '' },
  reviewers: { zh: '名', en: '' },
  fields: { zh: '个', en: '' },
  years: { zh: '年', en: ' years' },
  months: { zh: '个月', en: ' months' },
  workingDays: { zh: '个工作日', en: ' working days' },
  evaluations: { zh: '次', en: '' },
  documents: { zh: '份', en: '' },
};

/** What missing a rule of this strength means. */
export const MISSED: Readonly<Record<RuleStrength, Text>> = {
  MANDATORY: { zh: '不符合强制性要求', en: 'a mandatory requirement is not met' },
  IN_PRINCIPLE: {
    zh: '与“原则上”的要求不一致，可说明理由',
    en: 'departs from what is asked in principle, which may be justified',
  },
  GENERAL: {
    zh: '与“一般”的要求不一致，可说明理由',
    en: 'departs from what is asked in general, which may be justified',
  },
  PRIORITY: { zh: '不享受优先，不影响结论', en: 'no preference is given, and nothing is lost' },
  ENCOURAGED: { zh: '属鼓励事项，不影响结论', en: 'only encouraged, and nothing is lost' },
  PERMITTED: { zh: '属可选事项，不影响结论', en: 'only permitted, and nothing is lost' },
  QUALITATIVE: { zh: '需人工判断', en: 'for a person to judge' },
};
