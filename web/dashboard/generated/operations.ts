/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Clauses that a policy may ask of the agreement between the members (组建协议条款). */
export type AgreementClause =
  /** How benefits are shared (利益分配). */
  | 'BENEFIT_SHARING'
  /** Who does what (成员分工). */
  | 'DIVISION_OF_WORK'
  /** Principles of the founding (组建原则). */
  | 'FOUNDING_PRINCIPLES'
  /** How funds are managed (经费管理). */
  | 'FUNDS_MANAGEMENT'
  /** Goals (目标). */
  | 'GOALS'
  /** To whom intellectual property belongs (知识产权归属). */
  | 'INTELLECTUAL_PROPERTY'
  /** Bodies and their duties (组织机构和职责). */
  | 'ORGANIZATION'
  /** How projects are managed (项目管理). */
  | 'PROJECT_MANAGEMENT'
  /** Purpose of the cooperation (宗旨). */
  | 'PURPOSE'
  /** The topics to be researched (攻关课题). */
  | 'RESEARCH_TOPICS'
  /** Rights and duties of the parties (权利义务). */
  | 'RIGHTS_AND_DUTIES'
  /** How risks are shared (风险分担). */
  | 'RISK_SHARING'
  /** Term (期限). */
  | 'TERM';

/** Where in the industrial chain a member works (产业链位置). */
export type ChainPosition =
  /** Downstream (产业链下游). */
  | 'DOWNSTREAM'
  /** Midstream (产业链中游). */
  | 'MIDSTREAM'
  /** Upstream (产业链上游). */
  | 'UPSTREAM';

/** What came of a rule (检查结果). A policy that has no such rule shows no check: "no rule" is never a pass. */
export type CheckOutcome =
  /** The facts miss it (不符合). */
  | 'FAIL'
  /** Only a person can judge it (须人工判断). */
  | 'NEEDS_JUDGEMENT'
  /** It does not apply to these facts (不适用). */
  | 'NOT_APPLICABLE'
  /** The facts meet it (符合). */
  | 'PASS'
  /** Facts are missing that would decide it (缺少事实). */
  | 'UNKNOWN';

/** What hinders comparing a group with the others of its answer (可比性提示). */
export type ComparabilityHindrance =
  /** There are fewer than five, too few for an interval (样本过少). */
  | 'FEW'
  /** The policies of the groups measure the same thing otherwise (指标口径不同): another figure, over other years, of other members, or with the lead counted or not. */
  | 'MEASURES_DIFFER'
  /** Some of the group are under no policy that is known here (无适用政策). */
  | 'NO_POLICY'
  /** For some of the group the policy is a draft, has run out or is not yet in force (政策未生效或已失效). */
  | 'POLICY_NOT_IN_FORCE'
  /** What is in the groups of the answer is not all of one tier (层级不同). */
  | 'TIERS_DIFFER'
  /** The groups are of different years (年份不同): projects by their beginning, fundings by their budget years, all else by the years of the policies for them. */
  | 'YEARS_DIFFER';

/** Whether a consortium meets a policy (总体结论). Rules of priority, encouragement, permission and judgement never change it. */
export type ComplianceVerdict =
  /** All mandatory, in-principle and general rules pass (符合). */
  | 'COMPLIANT'
  /** All of them are decided, and one that is not mandatory fails (有偏离). */
  | 'DEVIATING'
  /** A mandatory rule fails (不符合). */
  | 'NON_COMPLIANT'
  /** No mandatory rule fails, and one of them all lacks facts (无法判定). */
  | 'UNDETERMINED';

/** Changes to the facts of a stored consortium for a what-if (联合体事实调整). What is left out stays as it is; null makes it unknown. */
export type ConsortiumChangesInput = {
  /** Members that join (新增成员). 500 at most. */
  readonly addMembers?: ReadonlyArray<UnitFactsInput> | null | undefined;
  /** The clauses that the agreement has (协议条款). 100 at most. */
  readonly agreementClauses?: ReadonlyArray<AgreementClause> | null | undefined;
  /** Whether every member signed the agreement, the lead too (全体签署). */
  readonly agreementSignedByAll?: boolean | null | undefined;
  /** Other facts of members (成员调整). 500 at most. */
  readonly changeMembers?: ReadonlyArray<MemberChangeInput> | null | undefined;
  /** Whether the lead’s head chairs the council (理事长). */
  readonly councilChairIsLeadHead?: boolean | null | undefined;
  /** Whether the heads of all members sit in the council (理事会成员). */
  readonly councilIncludesAllMembers?: boolean | null | undefined;
  /** Whether it has a chief scientist or expert (首席科学家/首席专家). */
  readonly hasChiefScientist?: boolean | null | undefined;
  /** Whether it has a council (理事会). */
  readonly hasCouncil?: boolean | null | undefined;
  /** Whether it has a committee of experts (专家委员会). */
  readonly hasExpertCommittee?: boolean | null | undefined;
  /** Whether intellectual property is managed under a contract or agreement (知识产权管理). */
  readonly hasIpManagement?: boolean | null | undefined;
  /** Whether it has a full-time operations team (项目运营团队). */
  readonly hasOperationsTeam?: boolean | null | undefined;
  /** Whether it has a secretariat (秘书处). */
  readonly hasSecretariat?: boolean | null | undefined;
  /** Whether results are assessed, traded and spread by a mechanism (成果转化机制). */
  readonly hasTransferMechanism?: boolean | null | undefined;
  /** Its industry (产业领域). */
  readonly industryField?: string | null | undefined;
  /** Whether it is one of the city’s own consortia (市企业创新联合体). */
  readonly isMunicipalConsortium?: boolean | null | undefined;
  /** Whether the province supported it as a project-type consortium (项目型). */
  readonly isProvincialProjectConsortium?: boolean | null | undefined;
  /** Other facts of the lead (牵头单位). */
  readonly lead?: UnitFactsInput | null | undefined;
  /** Science projects that the lead has completed, 0 or more (已完成科技项目数). */
  readonly leadCompletedProjects?: number | null | undefined;
  /** The lead’s projects in progress in the province’s programmes, 0 or more (在研项目数). */
  readonly leadProjectsInProgress?: number | null | undefined;
  /** Whether there may be members whom nobody named (成员名单是否不完整); otherwise the list counts as whole. */
  readonly memberListIsPartial?: boolean | null | undefined;
  /** Other consortia that the lead already leads, 0 or more (另牵头联合体数). */
  readonly otherConsortiaLed?: number | null | undefined;
  /** What its plan contains (规划内容). 100 at most. */
  readonly planContents?: ReadonlyArray<PlanContent> | null | undefined;
  /** Whole years that the plan covers, 0 or more (规划年限). */
  readonly planHorizonYears?: number | null | undefined;
  /** References of members that leave (退出成员). 500 at most. */
  readonly removeMembers?: ReadonlyArray<string> | null | undefined;
  /** Its technical fields (技术领域). 100 at most. */
  readonly technicalFields?: ReadonlyArray<TechnicalField> | null | undefined;
  /** Whether the lead won a task of the province’s list for consortia (揭榜). */
  readonly wonProvincialChallenge?: boolean | null | undefined;
};

/** Narrows a list of consortia (联合体筛选). Within one list any value will do, and so an empty list leaves nothing; what is left out or null filters nothing; all that is given holds. The lead counts as a member. */
export type ConsortiumFilter = {
  /** Filed in one of these or inside it (备案地). 100 at most. */
  readonly divisions?: ReadonlyArray<string> | null | undefined;
  /** Of one of these industries, by the exact name (产业领域). 100 at most. */
  readonly industryFields?: ReadonlyArray<string> | null | undefined;
  /** With at most so many members (最多成员数). */
  readonly maxMembers?: number | null | undefined;
  /** With at least this share of enterprises, whatever the unknown ones are (最低企业占比). */
  readonly minEnterpriseShare?: string | null | undefined;
  /** With at least this share registered in the division, whatever the unknown ones are (最低本地占比). */
  readonly minInCityShare?: string | null | undefined;
  /** With at least so many members (最少成员数). */
  readonly minMembers?: number | null | undefined;
  /** Whose lead’s pooled R&D intensity over three years is at least this (最低研发投入强度): the one that the viewer sees. */
  readonly minRdIntensity?: string | null | undefined;
  /** Of one of these technical fields, letters A to P (技术领域). 100 at most. */
  readonly technicalFields?: ReadonlyArray<string> | null | undefined;
  /** Of one of these tiers (层级). 100 at most. */
  readonly tiers?: ReadonlyArray<ConsortiumTier> | null | undefined;
};

/** What is measured of consortia (指标). */
export type ConsortiumMeasure =
  /** Share of members that are enterprises (企业占比). */
  | 'ENTERPRISE_SHARE'
  /** Share of members registered in the division of filing (本地占比). */
  | 'IN_CITY_SHARE'
  /** Number of members, the lead among them (成员数). */
  | 'MEMBER_COUNT'
  /** R&D intensity of the lead (研发投入强度), one term a consortium, over the three fiscal years completed before the day. */
  | 'RD_INTENSITY';

/** The order of a list of consortia (排序). */
export type ConsortiumOrder = {
  /** Upwards or downwards (排序方向). */
  readonly direction?: OrderDirection | null | undefined;
  /** By what (排序字段). */
  readonly field: ConsortiumOrderField;
};

/** By what a list of consortia is ordered (排序字段). What is unknown comes last. */
export type ConsortiumOrderField =
  /** By the share of enterprises (企业占比). */
  | 'ENTERPRISE_SHARE'
  /** By the share registered in the division (本地占比). */
  | 'IN_CITY_SHARE'
  /** By the number of members (成员数). */
  | 'MEMBER_COUNT'
  /** By name, by code point (名称). */
  | 'NAME'
  /** By the lead’s pooled R&D intensity over three years (研发投入强度). */
  | 'RD_INTENSITY'
  /** By reference, by code point (编号). */
  | 'REF';

/** The tier of government with which a consortium is filed (联合体层级). */
export type ConsortiumTier =
  /** Filed with a county or district (县级). */
  | 'COUNTY'
  /** Filed with a city (市级). */
  | 'MUNICIPAL'
  /** Filed with a province (省级). */
  | 'PROVINCIAL';

/** Where a duty stands (义务状态). */
export type DutyState =
  /** Done (已履行). */
  | 'FULFILLED'
  /** The text gives no date, and none is invented (未定日期). */
  | 'NO_DATE'
  /** Due and not done (逾期). */
  | 'OVERDUE'
  /** Not yet due (待履行). */
  | 'PENDING';

/** Figures of one fiscal year in yuan (年度财务数据). Leave out what is unknown. */
export type FinancialYearInput = {
  /** Expenditure on research and development (研发经费支出). */
  readonly rdExpenditure?: string | null | undefined;
  /** Operating revenue (营业收入). */
  readonly revenue?: string | null | undefined;
  /** Sales revenue (销售收入). */
  readonly salesRevenue?: string | null | undefined;
  /** The fiscal year (年度). */
  readonly year: number;
};

/** Narrows a list of fundings (经费筛选). Within one list any value will do, and so an empty list leaves nothing; what is left out or null filters nothing; all that is given holds. */
export type FundingFilter = {
  /** For projects of consortia filed in one of these or inside it (联合体备案地). 100 at most. */
  readonly divisions?: ReadonlyArray<string> | null | undefined;
  /** In one of these phases (阶段). 100 at most. */
  readonly phases?: ReadonlyArray<FundingPhase> | null | undefined;
  /** From one of these sources (来源). 100 at most. */
  readonly sources?: ReadonlyArray<FundingSource> | null | undefined;
  /** Of one of these budget years (年度). 100 at most. */
  readonly years?: ReadonlyArray<number> | null | undefined;
};

/** How far money has come (经费阶段). The same money in two phases is two records: never add across phases. */
export type FundingPhase =
  /** Promised (批准). */
  | 'AWARDED'
  /** Paid out (拨付). */
  | 'PAID'
  /** Asked for (申请). */
  | 'REQUESTED';

/** Where money for a project comes from (经费来源). */
export type FundingSource =
  /** A bank’s loan (银行贷款). */
  | 'BANK_LOAN'
  /** Public money of a county or district (县区财政). */
  | 'FISCAL_COUNTY'
  /** Public money of a city (市财政). */
  | 'FISCAL_MUNICIPAL'
  /** Public money of the state (中央财政). */
  | 'FISCAL_NATIONAL'
  /** Public money of a province (省财政). */
  | 'FISCAL_PROVINCIAL'
  /** An investor’s money (投资). */
  | 'INVESTMENT'
  /** Other money (其他). */
  | 'OTHER'
  /** Money of the members (联合体自筹). */
  | 'SELF_RAISED';

/** The language of titles and explanations (语言). */
export type Locale =
  /** English (英文). */
  | 'EN'
  /** Chinese (中文). */
  | 'ZH';

/** Other facts of a member (成员事实调整). What is left out stays as it is; null makes it unknown. */
export type MemberChangeInput = {
  /** Facts in the place of those known (事实). */
  readonly facts: UnitFactsInput;
  /** The member’s reference (单位编号). */
  readonly ref: string;
};

/** The part that a unit has in a consortium (成员角色). */
export type MemberRole =
  /** The unit that leads and answers for the consortium (牵头单位). */
  | 'LEAD'
  /** Any other member (成员单位, 共建单位). */
  | 'MEMBER';

/** How a figure came to be (观测状态), after SDMX’s OBS_STATUS. */
export type ObservationStatus =
  /** Some did not report and the rest stands for all, or it was sampled (估计). */
  | 'ESTIMATED'
  /** Nobody reported, too few for an interval, or nothing to divide by (缺失). */
  | 'MISSING'
  /** Everybody in the group reported (正常). */
  | 'NORMAL'
  /** Withheld, for it would give away what one enterprise has (隐去). */
  | 'SUPPRESSED';

/** Upwards or downwards (排序方向). What is unknown comes last either way. */
export type OrderDirection =
  /** Upwards (升序). */
  | 'ASC'
  /** Downwards (降序). */
  | 'DESC';

/** What a record rests on (数据来源). */
export type Origin =
  /** An official document says so (官方文件). */
  | 'OFFICIAL_DOCUMENT'
  /** Somebody submitted it (单位报送). */
  | 'SUBMITTED'
  /** Made up as an example, of no real unit (合成示例). */
  | 'SYNTHETIC';

/** Another value for a number of a rule (参数调整). */
export type ParameterChangeInput = {
  /** The parameter’s name (参数名). */
  readonly parameter: string;
  /** The rule’s id, such as WZ-C3 (规则编号). */
  readonly rule: string;
  /** In the parameter’s unit (数值). */
  readonly value: string;
};

/** What a plan of collaborative innovation contains (协同创新规划内容). */
export type PlanContent =
  /** The period of construction (建设期). */
  | 'CONSTRUCTION_PERIOD'
  /** A mechanism that coordinates (议事协调机制). */
  | 'COORDINATION_MECHANISM'
  /** Goals of innovation (创新目标). */
  | 'GOALS'
  /** The path to the goals (创新路径). */
  | 'PATH'
  /** Tasks, who does them and when (创新任务). */
  | 'TASKS';

/** Who recognised a platform (平台级别). */
export type PlatformLevel =
  /** Recognised by a county or district (县级). */
  | 'COUNTY'
  /** Recognised by a city (市级). */
  | 'MUNICIPAL'
  /** Recognised by the state (国家级). */
  | 'NATIONAL'
  /** Recognised by a province or a ministry (省部级). */
  | 'PROVINCIAL'
  /** Nobody recorded its level (级别不详). */
  | 'UNKNOWN';

/** The standing of a policy on a day (政策状态). */
export type PolicyStatus =
  /** A draft for comments (征求意见稿). */
  | 'DRAFT'
  /** No longer in force (已失效). */
  | 'EXPIRED'
  /** In force (现行有效). */
  | 'IN_FORCE'
  /** Not yet in force (尚未生效). */
  | 'NOT_YET_IN_FORCE'
  /** In force on trial (试行). */
  | 'TRIAL';

/** Narrows a list of projects (项目筛选). Within one list any value will do, and so an empty list leaves nothing; what is left out or null filters nothing; all that is given holds. */
export type ProjectFilter = {
  /** Of the consortium with this global id (所属联合体). */
  readonly consortium?: string | number | null | undefined;
  /** Of consortia filed in one of these or inside it (联合体备案地). 100 at most. */
  readonly divisions?: ReadonlyArray<string> | null | undefined;
  /** Costing at least so many yuan in all (最低总投入). */
  readonly minTotalCost?: string | null | undefined;
};

/** The level of the programme that a project belongs to (项目级别). */
export type ProjectLevel =
  /** Of a county’s programme (县级). */
  | 'COUNTY'
  /** Of a municipal programme (市级). */
  | 'MUNICIPAL'
  /** Of a national programme (国家级). */
  | 'NATIONAL'
  /** Of a provincial programme (省级). */
  | 'PROVINCIAL';

/** How far a project has come (项目阶段). */
export type ProjectStage =
  /** Adjusted after an evaluation (调整). */
  | 'ADJUSTED'
  /** Applied for (已申报). */
  | 'APPLIED'
  /** Approved (已立项). */
  | 'APPROVED'
  /** Completed (已结题). */
  | 'COMPLETED'
  /** Under contract, its main contents locked (已签订合同书). */
  | 'CONTRACT'
  /** Decided by the city or province (已审定). */
  | 'DECIDED'
  /** Dissolved (解散). */
  | 'DISSOLVED'
  /** Being drafted (起草). */
  | 'DRAFTING'
  /** Evaluated (已评估). */
  | 'EVALUATED'
  /** Reviewed by experts (专家评审). */
  | 'EXPERT_REVIEW'
  /** Filed (备案). */
  | 'FILED'
  /** Checked as to form (形式审查). */
  | 'FORMAL_CHECK'
  /** Listed by the province or city (列入名单). */
  | 'LISTED'
  /** Reviewed by the district (属地初审). */
  | 'LOCAL_REVIEW'
  /** In public notice (公示中). */
  | 'NOTICE'
  /** In public notice (公示). */
  | 'PUBLIC_NOTICE'
  /** Recommended by the district (已推荐). */
  | 'RECOMMENDED'
  /** Its standing taken away (取消或终止资格). */
  | 'REVOKED'
  /** Supported again after a good evaluation (滚动支持). */
  | 'ROLLING_SUPPORT'
  /** Running (建设运行). */
  | 'RUNNING'
  /** Submitted (已提交). */
  | 'SUBMITTED'
  /** Suspended (中止). */
  | 'SUSPENDED';

/** Titles that a public authority grants to a unit (企业资质). */
export type QualificationKind =
  /** Leader of an industrial chain (链主企业). */
  | 'CHAIN_LEADER'
  /** Gazelle, a fast grower (瞪羚企业). */
  | 'GAZELLE'
  /** High-growth technology enterprise (高成长型科技企业). */
  | 'HIGH_GROWTH'
  /** High and new technology enterprise (高新技术企业). */
  | 'HIGH_TECH'
  /** Innovation-type leading enterprise (创新型领军企业). */
  | 'INNOVATION_LEADER'
  /** Leading enterprise of its industry (龙头企业). */
  | 'LEADING_ENTERPRISE'
  /** Listed company (上市企业). */
  | 'LISTED'
  /** Manufacturing champion of a single product (单项冠军企业). */
  | 'MANUFACTURING_CHAMPION'
  /** Enterprise aiming at new targets, a title of Weihai (冲击新目标企业). */
  | 'NEW_TARGET'
  /** Potential unicorn (潜在独角兽企业). */
  | 'POTENTIAL_UNICORN'
  /** Science and technology leading enterprise (科技领军企业). */
  | 'SCIENCE_TECH_LEADER'
  /** Science and technology little giant (科技小巨人企业). */
  | 'SCIENCE_TECH_LITTLE_GIANT'
  /** Specialised, refined, distinctive and novel enterprise (专精特新企业). */
  | 'SPECIALIZED_NEW'
  /** Technology-based small or medium enterprise (科技型中小企业). */
  | 'TECH_SME'
  /** Unicorn (独角兽企业). */
  | 'UNICORN';

/** How strongly the text binds (约束强度). */
export type RuleStrength =
  /** Encouraged, never fails anybody (鼓励). */
  | 'ENCOURAGED'
  /** Generally: a deviation may be justified (一般). */
  | 'GENERAL'
  /** In principle: a deviation may be justified (原则上). */
  | 'IN_PRINCIPLE'
  /** Must, without a hedge (应、须、不得). */
  | 'MANDATORY'
  /** Permitted, never fails anybody (可). */
  | 'PERMITTED'
  /** Gives precedence, never fails anybody (优先、重点支持). */
  | 'PRIORITY'
  /** Wording that only a person can judge (须人工判断). */
  | 'QUALITATIVE';

/** How far a consortium has come from draft to end (阶段). */
export type Stage =
  /** Adjusted after an evaluation (调整). */
  | 'ADJUSTED'
  /** Decided by the city or province (已审定). */
  | 'DECIDED'
  /** Dissolved (解散). */
  | 'DISSOLVED'
  /** Being drafted (起草). */
  | 'DRAFTING'
  /** Evaluated (已评估). */
  | 'EVALUATED'
  /** Reviewed by experts (专家评审). */
  | 'EXPERT_REVIEW'
  /** Filed (备案). */
  | 'FILED'
  /** Checked as to form (形式审查). */
  | 'FORMAL_CHECK'
  /** Listed by the province or city (列入名单). */
  | 'LISTED'
  /** Reviewed by the district (属地初审). */
  | 'LOCAL_REVIEW'
  /** In public notice (公示). */
  | 'PUBLIC_NOTICE'
  /** Recommended by the district (已推荐). */
  | 'RECOMMENDED'
  /** Its standing taken away (取消或终止资格). */
  | 'REVOKED'
  /** Supported again after a good evaluation (滚动支持). */
  | 'ROLLING_SUPPORT'
  /** Running (建设运行). */
  | 'RUNNING'
  /** Submitted (已提交). */
  | 'SUBMITTED'
  /** Suspended (中止). */
  | 'SUSPENDED';

/** The letters of the shared list of technical fields (技术领域): A to O are the fifteen strategic fields of Zhejiang, P is another. */
export type TechnicalField =
  /** Cloud computing and future networks (云计算与未来网络). */
  | 'A'
  /** Intelligent computing and artificial intelligence (智能计算与人工智能). */
  | 'B'
  /** Microelectronics and optoelectronics (微电子与光电子). */
  | 'C'
  /** Big data and information security (大数据与信息安全). */
  | 'D'
  /** Intelligent control and advanced technology (智能控制与先进技术). */
  | 'E'
  /** Structural biology and key biotechnology (结构生物学及关键生物技术). */
  | 'F'
  /** Brain science and brain-machine fusion (脑科学与脑机融合). */
  | 'G'
  /** Omics and precision medicine (组学与精准医学). */
  | 'H'
  /** New drugs and high-end medical devices (新药创制与高端医疗器械). */
  | 'I'
  /** Biological breeding and modern agriculture (生物育种与现代农业). */
  | 'J'
  /** Fine chemicals and composite materials (精细化工与复合材料). */
  | 'K'
  /** Functional materials (功能材料). */
  | 'L'
  /** Development and use of new energy (新能源开发与利用). */
  | 'M'
  /** Marine, space and aerospace materials (海洋与空天材料). */
  | 'N'
  /** Carbon reduction and environmental protection (双碳与环保技术). */
  | 'O'
  /** Another field (其他). */
  | 'P';

/** On which side of a threshold a rule is met (界限方向). */
export type ThresholdBound =
  /** The threshold or more (不低于). */
  | 'AT_LEAST'
  /** The threshold or less (不高于). */
  | 'AT_MOST';

/** What is known of a unit (单位事实). Leave a field out, or null, where it is unknown: unknown is never false. An empty list is a known "none". */
export type UnitFactsInput = {
  /** Its figures by year (财务数据). 20 at most. */
  readonly financials?: ReadonlyArray<FinancialYearInput> | null | undefined;
  /** Whether it has a task of its own in the consortium (是否承担任务). */
  readonly hasTask?: boolean | null | undefined;
  /** Whether it is a legal person of its own (独立法人). */
  readonly isLegalPerson?: boolean | null | undefined;
  /** What it is (类型). */
  readonly kind?: UnitKind | null | undefined;
  /** Its name (名称). */
  readonly name?: string | null | undefined;
  /** The levels of the platforms that it hosts (创新平台). 100 at most. */
  readonly platforms?: ReadonlyArray<PlatformLevel> | null | undefined;
  /** The titles that it holds (资质). 100 at most. */
  readonly qualifications?: ReadonlyArray<QualificationKind> | null | undefined;
  /** Where it is registered (注册地). */
  readonly registeredDivision?: string | null | undefined;
};

/** Narrows a list of units (单位筛选). Within one list any value will do, and so an empty list leaves nothing; what is left out or null filters nothing; all that is given holds. */
export type UnitFilter = {
  /** Registered today in one of these or inside it (注册地). 100 at most. */
  readonly divisions?: ReadonlyArray<string> | null | undefined;
  /** Of one of these kinds (类型). 100 at most. */
  readonly kinds?: ReadonlyArray<UnitKind> | null | undefined;
  /** Holding one of these titles today (资质). 100 at most. */
  readonly qualifications?: ReadonlyArray<QualificationKind> | null | undefined;
};

/** What a unit is (单位类型). */
export type UnitKind =
  /** An enterprise (企业). */
  | 'ENTERPRISE'
  /** An industry association or the like (行业组织). */
  | 'INDUSTRY_ORGANIZATION'
  /** An investment or financing institution (投融资机构). */
  | 'INVESTMENT_INSTITUTION'
  /** A new-type research and development institution (新型研发机构). */
  | 'NEW_RD_INSTITUTE'
  /** Something else (其他). */
  | 'OTHER'
  /** A research institute (科研院所). */
  | 'RESEARCH_INSTITUTE'
  /** An agency of science and technology services (科技服务机构). */
  | 'SERVICE_AGENCY'
  /** A university or college (高等学校). */
  | 'UNIVERSITY';

/** The order of a list of units (排序). */
export type UnitOrder = {
  /** Upwards or downwards (排序方向). */
  readonly direction?: OrderDirection | null | undefined;
  /** By what (排序字段). */
  readonly field: UnitOrderField;
};

/** By what a list of units is ordered (排序字段). */
export type UnitOrderField =
  /** By name, by code point (名称). */
  | 'NAME'
  /** By reference, by code point (编号). */
  | 'REF';

/** Where a window stands (窗口状态). */
export type WindowState =
  /** Closed (已截止). */
  | 'CLOSED'
  /** Not yet open (未开放). */
  | 'NOT_YET_OPEN'
  /** Open (开放中). */
  | 'OPEN';

export type CitiesQueryVariables = Exact<{
  on: string;
  locale: Locale;
}>;


export type CitiesQuery = { readonly policies: ReadonlyArray<{ readonly key: string, readonly title: string, readonly status: PolicyStatus, readonly tier: ConsortiumTier, readonly division: { readonly code: string, readonly name: string } }> };

export type CitySharesQueryVariables = Exact<{
  on: string;
  isInCity: boolean;
}>;


export type CitySharesQuery = { readonly consortiumGroupStatistics: { readonly nodes: ReadonlyArray<{ readonly comparability: ReadonlyArray<ComparabilityHindrance>, readonly key: { readonly tier: ConsortiumTier | null, readonly city: { readonly code: string, readonly name: string } | null }, readonly inCityShare?: { readonly pooled: string | null, readonly lower: string | null, readonly upper: string | null, readonly status: ObservationStatus, readonly nTotal: number, readonly nReported: number, readonly interval: { readonly lower: string | null, readonly upper: string | null } }, readonly enterpriseShare?: { readonly pooled: string | null, readonly lower: string | null, readonly upper: string | null, readonly status: ObservationStatus, readonly nTotal: number, readonly nReported: number, readonly interval: { readonly lower: string | null, readonly upper: string | null } } }> } | null };

export type SharesOfCityFragment = { readonly pooled: string | null, readonly lower: string | null, readonly upper: string | null, readonly status: ObservationStatus, readonly nTotal: number, readonly nReported: number, readonly interval: { readonly lower: string | null, readonly upper: string | null } };

export type CityDifferenceQueryVariables = Exact<{
  first: string;
  second: string;
  tier: ConsortiumTier;
  on: string;
  measure: ConsortiumMeasure;
}>;


export type CityDifferenceQuery = { readonly consortiumGroupComparison: { readonly comparability: ReadonlyArray<ComparabilityHindrance>, readonly pValue: string | null, readonly cliffsDelta: string | null, readonly first: { readonly median: string | null, readonly nReported: number, readonly nTotal: number }, readonly second: { readonly median: string | null, readonly nReported: number, readonly nTotal: number } } | null };

export type PlaceQueryVariables = Exact<{
  division: string;
  on: string;
  locale: Locale;
}>;


export type PlaceQuery = { readonly division: { readonly code: string, readonly name: string } | null, readonly policies: ReadonlyArray<{ readonly key: string, readonly title: string, readonly status: PolicyStatus, readonly tier: ConsortiumTier, readonly division: { readonly code: string }, readonly targets: ReadonlyArray<{ readonly title: string, readonly count: string, readonly byYear: number, readonly actual: number, readonly approximate: boolean }>, readonly rules: ReadonlyArray<{ readonly id: string, readonly title: string, readonly citation: { readonly document: string, readonly clause: string }, readonly thresholds: ReadonlyArray<{ readonly measure: ConsortiumMeasure, readonly bound: ThresholdBound, readonly parameter: { readonly value: string, readonly validFrom: string | null } }> }> }>, readonly windows: ReadonlyArray<{ readonly state: WindowState, readonly closesOn: string, readonly policy: { readonly key: string } }> | null };

export type CityQueryVariables = Exact<{
  divisions: ReadonlyArray<string> | string;
  tier: ConsortiumTier;
  on: string;
  policy: string;
  inCityEdges: ReadonlyArray<string> | string;
  enterpriseEdges: ReadonlyArray<string> | string;
  intensityEdges: ReadonlyArray<string> | string;
}>;


export type CityQuery = { readonly tiers: { readonly nodes: ReadonlyArray<{ readonly count: number, readonly key: { readonly tier: ConsortiumTier | null } }> } | null, readonly standing: { readonly nodes: ReadonlyArray<{ readonly count: number, readonly compliance: { readonly compliant: number, readonly deviating: number, readonly nonCompliant: number, readonly undetermined: number }, readonly memberCount: { readonly nTotal: number, readonly nReported: number, readonly median: string | null, readonly min: string | null, readonly max: string | null, readonly sum: string | null, readonly histogram: ReadonlyArray<{ readonly from: string, readonly to: string, readonly count: number }> | null }, readonly inCityShare: { readonly pooled: string | null, readonly lower: string | null, readonly upper: string | null, readonly status: ObservationStatus, readonly nTotal: number, readonly nReported: number, readonly coverage: string | null, readonly distribution: { readonly median: string | null, readonly quantileStatus: ObservationStatus, readonly histogram: ReadonlyArray<{ readonly from: string, readonly to: string, readonly count: number }> | null } }, readonly enterpriseShare: { readonly pooled: string | null, readonly lower: string | null, readonly upper: string | null, readonly status: ObservationStatus, readonly nTotal: number, readonly nReported: number, readonly coverage: string | null, readonly distribution: { readonly median: string | null, readonly quantileStatus: ObservationStatus, readonly histogram: ReadonlyArray<{ readonly from: string, readonly to: string, readonly count: number }> | null } }, readonly rdIntensity: { readonly pooled: string | null, readonly status: ObservationStatus, readonly nTotal: number, readonly nReported: number, readonly coverage: string | null, readonly distribution: { readonly median: string | null, readonly quantileStatus: ObservationStatus, readonly histogram: ReadonlyArray<{ readonly from: string, readonly to: string, readonly count: number }> | null } } }> } | null };

export type BarFragment = { readonly from: string, readonly to: string, readonly count: number };

export type ShareOfGroupFragment = { readonly pooled: string | null, readonly lower: string | null, readonly upper: string | null, readonly status: ObservationStatus, readonly nTotal: number, readonly nReported: number, readonly coverage: string | null, readonly distribution: { readonly median: string | null, readonly quantileStatus: ObservationStatus } };

export type CityMoneyAndDutiesQueryVariables = Exact<{
  divisions: ReadonlyArray<string> | string;
  on: string;
  policy: string;
  locale: Locale;
}>;


export type CityMoneyAndDutiesQuery = { readonly fundingStatistics: { readonly nodes: ReadonlyArray<{ readonly count: number, readonly key: { readonly phase: FundingPhase | null, readonly source: FundingSource | null }, readonly amount: { readonly sum: string | null, readonly status: ObservationStatus, readonly nTotal: number, readonly nReported: number } }> } | null, readonly overdue: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly title: string, readonly dueOn: string | null, readonly state: DutyState, readonly forYear: number | null, readonly consortium: { readonly ref: string, readonly name: string } }> } | null, readonly due: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly title: string, readonly dueOn: string | null, readonly state: DutyState, readonly forYear: number | null, readonly consortium: { readonly ref: string, readonly name: string } }> } | null };

export type DutyOfCityFragment = { readonly title: string, readonly dueOn: string | null, readonly state: DutyState, readonly forYear: number | null, readonly consortium: { readonly ref: string, readonly name: string } };

export type ConsortiumQueryVariables = Exact<{
  ref: string;
  on: string;
}>;


export type ConsortiumQuery = { readonly consortium: { readonly ref: string, readonly name: string, readonly tier: ConsortiumTier, readonly stage: Stage | null, readonly industryField: string | null, readonly researchDirection: string | null, readonly goal: string | null, readonly filedOn: string | null, readonly dissolvedOn: string | null, readonly planStartsOn: string | null, readonly planEndsOn: string | null, readonly memberListIsPartial: boolean, readonly memberCount: number, readonly provenance: { readonly origin: Origin, readonly document: string | null, readonly clause: string | null }, readonly division: { readonly code: string, readonly name: string }, readonly lead: { readonly ref: string, readonly name: string, readonly kind: UnitKind | null, readonly registeredDivision: { readonly name: string } | null } | null, readonly inCityShare: { readonly value: string | null, readonly count: number, readonly total: number, readonly unknown: number, readonly lower: string | null, readonly upper: string | null }, readonly enterpriseShare: { readonly value: string | null, readonly count: number, readonly total: number, readonly unknown: number, readonly lower: string | null, readonly upper: string | null }, readonly rdIntensity: { readonly value: string | null, readonly years: ReadonlyArray<number>, readonly missingYears: ReadonlyArray<number> } } | null };

export type ShareOfConsortiumFragment = { readonly value: string | null, readonly count: number, readonly total: number, readonly unknown: number, readonly lower: string | null, readonly upper: string | null };

export type ConsortiumMembersQueryVariables = Exact<{
  ref: string;
  on: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ConsortiumMembersQuery = { readonly consortium: { readonly members: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly role: MemberRole, readonly chainPosition: ChainPosition | null, readonly joinedOn: string | null, readonly leftOn: string | null, readonly unit: { readonly ref: string, readonly name: string, readonly kind: UnitKind | null, readonly registeredDivision: { readonly name: string } | null } }> } } | null };

export type ConsortiumProjectsQueryVariables = Exact<{
  ref: string;
}>;


export type ConsortiumProjectsQuery = { readonly consortium: { readonly projects: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly ref: string, readonly name: string, readonly level: ProjectLevel | null, readonly stage: ProjectStage | null, readonly totalCost: string | null, readonly startsOn: string | null, readonly endsOn: string | null, readonly undertakers: ReadonlyArray<{ readonly ref: string, readonly name: string }>, readonly milestones: ReadonlyArray<{ readonly reachedBy: string | null, readonly achievement: string }> }> } } | null };

export type ConsortiumComplianceQueryVariables = Exact<{
  ref: string;
  on: string;
  policy?: string | null | undefined;
  locale: Locale;
}>;


export type ConsortiumComplianceQuery = { readonly consortium: { readonly compliance: ReadonlyArray<{ readonly verdict: ComplianceVerdict, readonly policyStatus: PolicyStatus, readonly warnings: ReadonlyArray<string>, readonly policy: { readonly key: string, readonly title: string }, readonly checks: ReadonlyArray<{ readonly outcome: CheckOutcome, readonly explanation: string, readonly rule: { readonly id: string, readonly title: string, readonly strength: RuleStrength, readonly citation: { readonly clause: string }, readonly parameters: ReadonlyArray<{ readonly name: string, readonly value: string, readonly unit: string }> } }>, readonly remedies: ReadonlyArray<{ readonly explanation: string, readonly rule: { readonly id: string } }> }> } | null };

export type ConsortiumTrialQueryVariables = Exact<{
  ref: string;
  on: string;
  policy: string;
  locale: Locale;
  changes: ConsortiumChangesInput;
  reform: ReadonlyArray<ParameterChangeInput> | ParameterChangeInput;
}>;


export type ConsortiumTrialQuery = { readonly consortium: { readonly whatIf: { readonly verdict: ComplianceVerdict, readonly checks: ReadonlyArray<{ readonly outcome: CheckOutcome, readonly explanation: string, readonly rule: { readonly id: string, readonly title: string, readonly strength: RuleStrength } }> } } | null };

export type ConsortiaQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  filter?: ConsortiumFilter | null | undefined;
  orderBy?: ConsortiumOrder | null | undefined;
  on: string;
}>;


export type ConsortiaQuery = { readonly consortia: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly ref: string, readonly name: string, readonly tier: ConsortiumTier, readonly stage: Stage | null, readonly memberCount: number, readonly division: { readonly name: string }, readonly lead: { readonly name: string } | null, readonly inCityShare: { readonly value: string | null, readonly lower: string | null, readonly upper: string | null }, readonly enterpriseShare: { readonly value: string | null, readonly lower: string | null, readonly upper: string | null }, readonly rdIntensity: { readonly value: string | null } }> } };

export type UnitsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  filter?: UnitFilter | null | undefined;
  orderBy?: UnitOrder | null | undefined;
  on: string;
}>;


export type UnitsQuery = { readonly units: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly ref: string, readonly name: string, readonly kind: UnitKind | null, readonly creditCode: string | null, readonly registeredDivision: { readonly name: string } | null, readonly memberships: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly consortium: { readonly ref: string, readonly name: string } }> } }> } };

export type ProjectsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ProjectFilter | null | undefined;
}>;


export type ProjectsQuery = { readonly projects: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly ref: string, readonly name: string, readonly level: ProjectLevel | null, readonly stage: ProjectStage | null, readonly totalCost: string | null, readonly startsOn: string | null, readonly endsOn: string | null, readonly consortium: { readonly ref: string, readonly name: string } | null }> } };

export type FundingsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: FundingFilter | null | undefined;
}>;


export type FundingsQuery = { readonly fundings: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly ref: string, readonly source: FundingSource, readonly phase: FundingPhase, readonly amount: string, readonly year: number | null, readonly recipient: { readonly name: string } | null, readonly project: { readonly name: string, readonly consortium: { readonly ref: string, readonly name: string } | null } }> } };

export const SharesOfCityFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SharesOfCity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PooledShare"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pooled"}},{"kind":"Field","name":{"kind":"Name","value":"lower"}},{"kind":"Field","name":{"kind":"Name","value":"upper"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"nTotal"}},{"kind":"Field","name":{"kind":"Name","value":"nReported"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lower"}},{"kind":"Field","name":{"kind":"Name","value":"upper"}}]}}]}}]} as unknown as DocumentNode<SharesOfCityFragment, unknown>;
export const BarFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Bar"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HistogramBar"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]} as unknown as DocumentNode<BarFragment, unknown>;
export const ShareOfGroupFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShareOfGroup"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PooledShare"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pooled"}},{"kind":"Field","name":{"kind":"Name","value":"lower"}},{"kind":"Field","name":{"kind":"Name","value":"upper"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"nTotal"}},{"kind":"Field","name":{"kind":"Name","value":"nReported"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}},{"kind":"Field","name":{"kind":"Name","value":"distribution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"median"}},{"kind":"Field","name":{"kind":"Name","value":"quantileStatus"}}]}}]}}]} as unknown as DocumentNode<ShareOfGroupFragment, unknown>;
export const DutyOfCityFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DutyOfCity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Duty"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"forYear"}},{"kind":"Field","name":{"kind":"Name","value":"consortium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ref"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<DutyOfCityFragment, unknown>;
export const ShareOfConsortiumFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShareOfConsortium"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Share"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"unknown"}},{"kind":"Field","name":{"kind":"Name","value":"lower"}},{"kind":"Field","name":{"kind":"Name","value":"upper"}}]}}]} as unknown as DocumentNode<ShareOfConsortiumFragment, unknown>;
export const CitiesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Cities"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Locale"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"policies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}]},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"division"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<CitiesQuery, CitiesQueryVariables>;
export const CitySharesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CityShares"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isInCity"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consortiumGroupStatistics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"TIER"},{"kind":"EnumValue","value":"CITY"}]}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comparability"}},{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"city"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"inCityShare"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isInCity"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SharesOfCity"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enterpriseShare"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"skip"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isInCity"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SharesOfCity"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SharesOfCity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PooledShare"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pooled"}},{"kind":"Field","name":{"kind":"Name","value":"lower"}},{"kind":"Field","name":{"kind":"Name","value":"upper"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"nTotal"}},{"kind":"Field","name":{"kind":"Name","value":"nReported"}},{"kind":"Field","name":{"kind":"Name","value":"interval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lower"}},{"kind":"Field","name":{"kind":"Name","value":"upper"}}]}}]}}]} as unknown as DocumentNode<CitySharesQuery, CitySharesQueryVariables>;
export const CityDifferenceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CityDifference"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"second"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tier"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConsortiumTier"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"measure"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConsortiumMeasure"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consortiumGroupComparison"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"city"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"tier"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tier"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"second"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"city"},"value":{"kind":"Variable","name":{"kind":"Name","value":"second"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"tier"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tier"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"measure"},"value":{"kind":"Variable","name":{"kind":"Name","value":"measure"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comparability"}},{"kind":"Field","name":{"kind":"Name","value":"pValue"}},{"kind":"Field","name":{"kind":"Name","value":"cliffsDelta"}},{"kind":"Field","name":{"kind":"Name","value":"first"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"median"}},{"kind":"Field","name":{"kind":"Name","value":"nReported"}},{"kind":"Field","name":{"kind":"Name","value":"nTotal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"second"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"median"}},{"kind":"Field","name":{"kind":"Name","value":"nReported"}},{"kind":"Field","name":{"kind":"Name","value":"nTotal"}}]}}]}}]}}]} as unknown as DocumentNode<CityDifferenceQuery, CityDifferenceQueryVariables>;
export const PlaceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Place"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"division"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DivisionCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Locale"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"division"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"division"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"policies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"division"},"value":{"kind":"Variable","name":{"kind":"Name","value":"division"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]},{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}]},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"division"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"byYear"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}},{"kind":"Field","name":{"kind":"Name","value":"approximate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]},{"kind":"Field","name":{"kind":"Name","value":"citation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"clause"}}]}},{"kind":"Field","name":{"kind":"Name","value":"thresholds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"bound"}},{"kind":"Field","name":{"kind":"Name","value":"parameter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"windows"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"closesOn"}},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]}}]} as unknown as DocumentNode<PlaceQuery, PlaceQueryVariables>;
export const CityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"City"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"divisions"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DivisionCode"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tier"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConsortiumTier"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"policy"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"inCityEdges"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Decimal"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"enterpriseEdges"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Decimal"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"intensityEdges"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Decimal"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"tiers"},"name":{"kind":"Name","value":"consortiumGroupStatistics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"TIER"}]}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"divisions"},"value":{"kind":"Variable","name":{"kind":"Name","value":"divisions"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tier"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"standing"},"name":{"kind":"Name","value":"consortiumGroupStatistics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"TIER"}]}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"divisions"},"value":{"kind":"Variable","name":{"kind":"Name","value":"divisions"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"tiers"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"tier"}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"compliance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"policy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"policy"}}},{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"compliant"}},{"kind":"Field","name":{"kind":"Name","value":"deviating"}},{"kind":"Field","name":{"kind":"Name","value":"nonCompliant"}},{"kind":"Field","name":{"kind":"Name","value":"undetermined"}}]}},{"kind":"Field","name":{"kind":"Name","value":"memberCount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nTotal"}},{"kind":"Field","name":{"kind":"Name","value":"nReported"}},{"kind":"Field","name":{"kind":"Name","value":"median"}},{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}},{"kind":"Field","name":{"kind":"Name","value":"sum"}},{"kind":"Field","name":{"kind":"Name","value":"histogram"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Bar"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"inCityShare"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShareOfGroup"}},{"kind":"Field","name":{"kind":"Name","value":"distribution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"histogram"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"edges"},"value":{"kind":"Variable","name":{"kind":"Name","value":"inCityEdges"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Bar"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"enterpriseShare"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShareOfGroup"}},{"kind":"Field","name":{"kind":"Name","value":"distribution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"histogram"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"edges"},"value":{"kind":"Variable","name":{"kind":"Name","value":"enterpriseEdges"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Bar"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"rdIntensity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pooled"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"nTotal"}},{"kind":"Field","name":{"kind":"Name","value":"nReported"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}},{"kind":"Field","name":{"kind":"Name","value":"distribution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"median"}},{"kind":"Field","name":{"kind":"Name","value":"quantileStatus"}},{"kind":"Field","name":{"kind":"Name","value":"histogram"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"edges"},"value":{"kind":"Variable","name":{"kind":"Name","value":"intensityEdges"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Bar"}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Bar"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HistogramBar"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShareOfGroup"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PooledShare"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pooled"}},{"kind":"Field","name":{"kind":"Name","value":"lower"}},{"kind":"Field","name":{"kind":"Name","value":"upper"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"nTotal"}},{"kind":"Field","name":{"kind":"Name","value":"nReported"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}},{"kind":"Field","name":{"kind":"Name","value":"distribution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"median"}},{"kind":"Field","name":{"kind":"Name","value":"quantileStatus"}}]}}]}}]} as unknown as DocumentNode<CityQuery, CityQueryVariables>;
export const CityMoneyAndDutiesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CityMoneyAndDuties"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"divisions"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DivisionCode"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"policy"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Locale"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fundingStatistics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"PHASE"},{"kind":"EnumValue","value":"SOURCE"}]}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"divisions"},"value":{"kind":"Variable","name":{"kind":"Name","value":"divisions"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"key"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sum"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"nTotal"}},{"kind":"Field","name":{"kind":"Name","value":"nReported"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"overdue"},"name":{"kind":"Name","value":"duties"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"policy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"policy"}}},{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}},{"kind":"Argument","name":{"kind":"Name","value":"overdue"},"value":{"kind":"BooleanValue","value":true}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DutyOfCity"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"due"},"name":{"kind":"Name","value":"duties"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"policy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"policy"}}},{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"overdue"},"value":{"kind":"BooleanValue","value":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DutyOfCity"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DutyOfCity"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Duty"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"forYear"}},{"kind":"Field","name":{"kind":"Name","value":"consortium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ref"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<CityMoneyAndDutiesQuery, CityMoneyAndDutiesQueryVariables>;
export const ConsortiumDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Consortium"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ref"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consortium"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ref"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ref"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"industryField"}},{"kind":"Field","name":{"kind":"Name","value":"researchDirection"}},{"kind":"Field","name":{"kind":"Name","value":"goal"}},{"kind":"Field","name":{"kind":"Name","value":"filedOn"}},{"kind":"Field","name":{"kind":"Name","value":"dissolvedOn"}},{"kind":"Field","name":{"kind":"Name","value":"planStartsOn"}},{"kind":"Field","name":{"kind":"Name","value":"planEndsOn"}},{"kind":"Field","name":{"kind":"Name","value":"memberListIsPartial"}},{"kind":"Field","name":{"kind":"Name","value":"provenance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"clause"}}]}},{"kind":"Field","name":{"kind":"Name","value":"division"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ref"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"registeredDivision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"memberCount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}]},{"kind":"Field","name":{"kind":"Name","value":"inCityShare"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShareOfConsortium"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enterpriseShare"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShareOfConsortium"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rdIntensity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"years"}},{"kind":"Field","name":{"kind":"Name","value":"missingYears"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShareOfConsortium"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Share"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"unknown"}},{"kind":"Field","name":{"kind":"Name","value":"lower"}},{"kind":"Field","name":{"kind":"Name","value":"upper"}}]}}]} as unknown as DocumentNode<ConsortiumQuery, ConsortiumQueryVariables>;
export const ConsortiumMembersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConsortiumMembers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ref"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consortium"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ref"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"members"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"chainPosition"}},{"kind":"Field","name":{"kind":"Name","value":"joinedOn"}},{"kind":"Field","name":{"kind":"Name","value":"leftOn"}},{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ref"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"registeredDivision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ConsortiumMembersQuery, ConsortiumMembersQueryVariables>;
export const ConsortiumProjectsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConsortiumProjects"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ref"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consortium"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ref"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ref"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"totalCost"}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}},{"kind":"Field","name":{"kind":"Name","value":"undertakers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ref"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"milestones"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reachedBy"}},{"kind":"Field","name":{"kind":"Name","value":"achievement"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ConsortiumProjectsQuery, ConsortiumProjectsQueryVariables>;
export const ConsortiumComplianceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConsortiumCompliance"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ref"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"policy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Locale"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consortium"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ref"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"compliance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}},{"kind":"Argument","name":{"kind":"Name","value":"policy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"policy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"policyStatus"}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]},{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"checks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]},{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]},{"kind":"Field","name":{"kind":"Name","value":"strength"}},{"kind":"Field","name":{"kind":"Name","value":"citation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clause"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"remedies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explanation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]},{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ConsortiumComplianceQuery, ConsortiumComplianceQueryVariables>;
export const ConsortiumTrialDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConsortiumTrial"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ref"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"policy"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Locale"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConsortiumChangesInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reform"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ParameterChangeInput"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consortium"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ref"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"whatIf"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"policy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"policy"}}},{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}},{"kind":"Argument","name":{"kind":"Name","value":"changes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changes"}}},{"kind":"Argument","name":{"kind":"Name","value":"reform"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reform"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"checks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]},{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]},{"kind":"Field","name":{"kind":"Name","value":"strength"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ConsortiumTrialQuery, ConsortiumTrialQueryVariables>;
export const ConsortiaDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Consortia"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ConsortiumFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ConsortiumOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consortia"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ref"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"division"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"memberCount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}]},{"kind":"Field","name":{"kind":"Name","value":"inCityShare"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"lower"}},{"kind":"Field","name":{"kind":"Name","value":"upper"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enterpriseShare"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"lower"}},{"kind":"Field","name":{"kind":"Name","value":"upper"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rdIntensity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ConsortiaQuery, ConsortiaQueryVariables>;
export const UnitsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Units"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UnitFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UnitOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"units"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ref"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"creditCode"}},{"kind":"Field","name":{"kind":"Name","value":"registeredDivision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"memberships"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consortium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ref"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<UnitsQuery, UnitsQueryVariables>;
export const ProjectsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Projects"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProjectFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ref"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"totalCost"}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}},{"kind":"Field","name":{"kind":"Name","value":"consortium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ref"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProjectsQuery, ProjectsQueryVariables>;
export const FundingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Fundings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FundingFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fundings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ref"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"consortium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ref"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<FundingsQuery, FundingsQueryVariables>;