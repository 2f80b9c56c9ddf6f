import type {
  AgreementClause,
  BudgetCategory,
  ChainPosition,
  EquipmentUse,
  FundingSource,
  PlatformLevel,
  QualificationKind,
  TechnicalField,
  UnitKind,
} from '../../domain/vocabulary.ts';

/** The words of a closed list by the codes that stand for them. */
export type Words = Readonly<Record<string, string>>;

/** 单位类型 */
export const UNIT_KIND_WORDS = {
  ENTERPRISE: '企业',
  UNIVERSITY: '高等学校',
  RESEARCH_INSTITUTE: '科研院所',
  NEW_RD_INSTITUTE: '新型研发机构',
  INVESTMENT_INSTITUTION: '投融资机构',
  INDUSTRY_ORGANIZATION: '行业组织',
  SERVICE_AGENCY: '科技服务机构',
  OTHER: '其他',
} as const satisfies Record<UnitKind, string>;

/** 企业资质; the names of the titles as the policies have them. */
export const QUALIFICATION_WORDS = {
  HIGH_TECH: '高新技术企业',
  INNOVATION_LEADER: '创新型领军企业',
  SCIENCE_TECH_LEADER: '科技领军企业',
  SCIENCE_TECH_LITTLE_GIANT: '科技小巨人企业',
  UNICORN: '独角兽企业',
  POTENTIAL_UNICORN: '潜在独角兽企业',
  SPECIALIZED_NEW: '专精特新企业',
  MANUFACTURING_CHAMPION: '单项冠军企业',
  CHAIN_LEADER: '链主企业',
  GAZELLE: '瞪羚企业',
  LISTED: '上市企业',
  TECH_SME: '科技型中小企业',
  LEADING_ENTERPRISE: '龙头企业',
  HIGH_GROWTH: '高成长型科技企业',
  NEW_TARGET: '冲击新目标企业',
} as const satisfies Record<QualificationKind, string>;

/** 产业链上/中/下游 */
export const CHAIN_POSITION_WORDS = {
  UPSTREAM: '上游',
  MIDSTREAM: '中游',
  DOWNSTREAM: '下游',
} as const satisfies Record<ChainPosition, string>;

/** 平台级别, 项目级别 */
export const LEVEL_WORDS = {
  NATIONAL: '国家级',
  PROVINCIAL: '省级',
  MUNICIPAL: '市级',
  COUNTY: '县级',
} as const satisfies Record<PlatformLevel, string>;

/** 技术领域: the fifteen strategic fields of Zhejiang and “其他”, as Wenzhou's form lists them. */
export const TECHNICAL_FIELD_WORDS = {
  A: 'A.云计算与未来网络',
  B: 'B.智能计算与人工智能',
  C: 'C.微电子与光电子',
  D: 'D.大数据与信息安全',
  E: 'E.智能控制与先进技术',
  F: 'F.结构生物学及关键生物技术',
  G: 'G.脑科学与脑机融合',
  H: 'H.组学与精准医学',
  I: 'I.新药创制与高端医疗器械',
  J: 'J.生物育种与现代农业',
  K: 'K.精细化工与复合材料',
  L: 'L.功能材料',
  M: 'M.新能源开发与利用',
  N: 'N.海洋与空天材料',
  O: 'O.双碳与环保技术',
  P: 'P.其他',
} as const satisfies Record<TechnicalField, string>;

/** 协议条款 */
export const AGREEMENT_CLAUSE_WORDS = {
  PURPOSE: '合作宗旨',
  GOALS: '合作目标',
  TERM: '合作期限',
  RIGHTS_AND_DUTIES: '权利义务',
  INTELLECTUAL_PROPERTY: '知识产权归属',
  BENEFIT_SHARING: '利益分配',
  RISK_SHARING: '风险分担',
  FOUNDING_PRINCIPLES: '组建原则',
  DIVISION_OF_WORK: '成员分工',
  ORGANIZATION: '组织机构和职责',
  FUNDS_MANAGEMENT: '经费管理',
  PROJECT_MANAGEMENT: '项目管理',
  RESEARCH_TOPICS: '攻关课题',
} as const satisfies Record<AgreementClause, string>;

/** 经费来源 */
export const FUNDING_SOURCE_WORDS = {
  FISCAL_NATIONAL: '国家财政',
  FISCAL_PROVINCIAL: '省财政',
  FISCAL_MUNICIPAL: '专项经费拨款',
  FISCAL_COUNTY: '县（市、区）财政',
  SELF_RAISED: '联合体自筹',
  BANK_LOAN: '银行贷款',
  INVESTMENT: '投资',
  OTHER: '其他',
} as const satisfies Record<FundingSource, string>;

/** 支出科目 */
export const BUDGET_CATEGORY_WORDS = {
  EQUIPMENT: '（1）设备费',
  OPERATIONS: '（2）业务费',
  LABOUR: '（3）劳务费',
  INDIRECT: '2.间接费用',
} as const satisfies Record<BudgetCategory, string>;

/** 设备用途类别 */
export const EQUIPMENT_USE_WORDS = {
  PROJECT_RESEARCH: '本项目专用科研仪器设备',
  PRODUCTION: '生产设备',
  SHARED: '生产及科研共享设备',
  GENERAL_OFFICE: '通用办公设备',
} as const satisfies Record<EquipmentUse, string>;

/** 性别 stands in the document as on the form. */
export const GENDER_WORDS = { 男: '男', 女: '女' } as const;

/** 申报类型, by the numbers of the notice (Hangzhou 2022, 一). */
export const APPLICATION_TYPE_WORDS = { '1': '类型一', '2': '类型二', '3': '类型三' } as const;

/** Words that are offered where the form leaves the wording open. */
export const DEGREES = ['博士', '硕士', '学士', '其他'] as const;
export const DOCUMENT_TYPES = [
  '居民身份证',
  '护照',
  '港澳居民来往内地通行证',
  '台湾居民来往大陆通行证',
  '外国人永久居留身份证',
] as const;
