/** What each value of each enumeration is called; `npm run codegen` writes it from the schema. */
export const LABELS = {
  "AgreementClause": {
    "BENEFIT_SHARING": {
      "zh": "利益分配",
      "en": "How benefits are shared"
    },
    "DIVISION_OF_WORK": {
      "zh": "成员分工",
      "en": "Who does what"
    },
    "FOUNDING_PRINCIPLES": {
      "zh": "组建原则",
      "en": "Principles of the founding"
    },
    "FUNDS_MANAGEMENT": {
      "zh": "经费管理",
      "en": "How funds are managed"
    },
    "GOALS": {
      "zh": "目标",
      "en": "Goals"
    },
    "INTELLECTUAL_PROPERTY": {
      "zh": "知识产权归属",
      "en": "Intellectual property"
    },
    "ORGANIZATION": {
      "zh": "组织机构和职责",
      "en": "Bodies and their duties"
    },
    "PROJECT_MANAGEMENT": {
      "zh": "项目管理",
      "en": "How projects are managed"
    },
    "PURPOSE": {
      "zh": "宗旨",
      "en": "Purpose of the cooperation"
    },
    "RESEARCH_TOPICS": {
      "zh": "攻关课题",
      "en": "The topics to be researched"
    },
    "RIGHTS_AND_DUTIES": {
      "zh": "权利义务",
      "en": "Rights and duties"
    },
    "RISK_SHARING": {
      "zh": "风险分担",
      "en": "How risks are shared"
    },
    "TERM": {
      "zh": "期限",
      "en": "Term"
    }
  },
  "ApplicationEnding": {
    "REFUSED": {
      "zh": "不予通过",
      "en": "Refused"
    },
    "WITHDRAWN": {
      "zh": "撤回",
      "en": "Taken back by its lead"
    }
  },
  "BudgetCategory": {
    "EQUIPMENT": {
      "zh": "设备费",
      "en": "Equipment"
    },
    "INDIRECT": {
      "zh": "间接费用",
      "en": "Indirect costs"
    },
    "LABOUR": {
      "zh": "劳务费",
      "en": "Labour"
    },
    "OPERATIONS": {
      "zh": "业务费",
      "en": "Operations"
    }
  },
  "ChainPosition": {
    "DOWNSTREAM": {
      "zh": "产业链下游",
      "en": "Downstream"
    },
    "MIDSTREAM": {
      "zh": "产业链中游",
      "en": "Midstream"
    },
    "UPSTREAM": {
      "zh": "产业链上游",
      "en": "Upstream"
    }
  },
  "ChangeAction": {
    "CHANGED": {
      "zh": "修改",
      "en": "Changed"
    },
    "CREATED": {
      "zh": "新增",
      "en": "Made"
    },
    "REMOVED": {
      "zh": "移除",
      "en": "Taken out"
    }
  },
  "CheckOutcome": {
    "FAIL": {
      "zh": "不符合",
      "en": "The facts miss it"
    },
    "NEEDS_JUDGEMENT": {
      "zh": "须人工判断",
      "en": "Only a person can judge it"
    },
    "NOT_APPLICABLE": {
      "zh": "不适用",
      "en": "Not applicable"
    },
    "PASS": {
      "zh": "符合",
      "en": "The facts meet it"
    },
    "UNKNOWN": {
      "zh": "缺少事实",
      "en": "Unknown"
    }
  },
  "ComparabilityHindrance": {
    "FEW": {
      "zh": "样本过少",
      "en": "Few"
    },
    "MEASURES_DIFFER": {
      "zh": "指标口径不同",
      "en": "Measures differ"
    },
    "NO_POLICY": {
      "zh": "无适用政策",
      "en": "No policy"
    },
    "POLICY_NOT_IN_FORCE": {
      "zh": "政策未生效或已失效",
      "en": "Policy not in force"
    },
    "TIERS_DIFFER": {
      "zh": "层级不同",
      "en": "Tiers differ"
    },
    "YEARS_DIFFER": {
      "zh": "年份不同",
      "en": "Years differ"
    }
  },
  "ComparabilityReason": {
    "DRAFT": {
      "zh": "征求意见稿",
      "en": "The policy is a draft"
    },
    "EXPIRED": {
      "zh": "已失效",
      "en": "Expired"
    },
    "NOT_YET_IN_FORCE": {
      "zh": "尚未生效",
      "en": "The policy is not yet in force"
    },
    "POLICY_NOTE": {
      "zh": "政策说明",
      "en": "Policy note"
    },
    "TIER": {
      "zh": "层级不同",
      "en": "Tier"
    },
    "TRIAL": {
      "zh": "试行",
      "en": "The policy is on trial"
    }
  },
  "ComplianceVerdict": {
    "COMPLIANT": {
      "zh": "符合",
      "en": "Compliant"
    },
    "DEVIATING": {
      "zh": "有偏离",
      "en": "Deviating"
    },
    "NON_COMPLIANT": {
      "zh": "不符合",
      "en": "A mandatory rule fails"
    },
    "UNDETERMINED": {
      "zh": "无法判定",
      "en": "Undetermined"
    }
  },
  "ConsequenceEffect": {
    "ADJUSTED_OR_SUSPENDED": {
      "zh": "调整或中止",
      "en": "Adjusted or suspended"
    },
    "DISSOLVED": {
      "zh": "自行解散",
      "en": "It dissolves by itself"
    },
    "LEAD_BARRED": {
      "zh": "牵头单位受限",
      "en": "Lead barred"
    },
    "MORE_SUPPORT": {
      "zh": "加大支持",
      "en": "More support"
    },
    "RECOMMENDED_HIGHER": {
      "zh": "推荐申报上级",
      "en": "Recommended to a higher tier"
    },
    "REVOKED": {
      "zh": "取消资格",
      "en": "Its standing is taken away"
    },
    "ROLLING_SUPPORT": {
      "zh": "滚动支持",
      "en": "Support goes on"
    }
  },
  "ConsequenceState": {
    "COMING": {
      "zh": "将发生",
      "en": "Still to come"
    },
    "ENDED": {
      "zh": "已结束",
      "en": "Over"
    },
    "IN_EFFECT": {
      "zh": "生效中",
      "en": "In effect"
    },
    "UNKNOWN": {
      "zh": "无法判定",
      "en": "Unknown"
    }
  },
  "ConsortiumDimension": {
    "CITY": {
      "zh": "地级市",
      "en": "City"
    },
    "DISTRICT": {
      "zh": "区县",
      "en": "District"
    },
    "INDUSTRY_FIELD": {
      "zh": "产业领域",
      "en": "The industry"
    },
    "LEAD_KIND": {
      "zh": "牵头单位类型",
      "en": "What the lead is"
    },
    "PROVINCE": {
      "zh": "省份",
      "en": "Province"
    },
    "STAGE": {
      "zh": "阶段",
      "en": "The stage"
    },
    "TECHNICAL_FIELD": {
      "zh": "技术领域",
      "en": "The technical field’s letter"
    },
    "TIER": {
      "zh": "层级",
      "en": "The tier"
    },
    "VERDICT": {
      "zh": "政策结论",
      "en": "Verdict"
    },
    "YEAR": {
      "zh": "备案年份",
      "en": "The year of filing"
    }
  },
  "ConsortiumMeasure": {
    "ENTERPRISE_SHARE": {
      "zh": "企业占比",
      "en": "Enterprise share"
    },
    "IN_CITY_SHARE": {
      "zh": "本地占比",
      "en": "In city share"
    },
    "MEMBER_COUNT": {
      "zh": "成员数",
      "en": "Member count"
    },
    "RD_INTENSITY": {
      "zh": "研发投入强度",
      "en": "R&D intensity of the lead"
    }
  },
  "ConsortiumOrderField": {
    "ENTERPRISE_SHARE": {
      "zh": "企业占比",
      "en": "By the share of enterprises"
    },
    "IN_CITY_SHARE": {
      "zh": "本地占比",
      "en": "In city share"
    },
    "MEMBER_COUNT": {
      "zh": "成员数",
      "en": "By the number of members"
    },
    "NAME": {
      "zh": "名称",
      "en": "Name"
    },
    "RD_INTENSITY": {
      "zh": "研发投入强度",
      "en": "Rd intensity"
    },
    "REF": {
      "zh": "编号",
      "en": "Ref"
    }
  },
  "ConsortiumTier": {
    "COUNTY": {
      "zh": "县级",
      "en": "County"
    },
    "MUNICIPAL": {
      "zh": "市级",
      "en": "Filed with a city"
    },
    "PROVINCIAL": {
      "zh": "省级",
      "en": "Filed with a province"
    }
  },
  "DistributionNumber": {
    "MAX": {
      "zh": "最大值",
      "en": "Largest"
    },
    "MEAN": {
      "zh": "平均值",
      "en": "Mean"
    },
    "MEDIAN": {
      "zh": "中位数",
      "en": "Median"
    },
    "MIN": {
      "zh": "最小值",
      "en": "Smallest"
    },
    "REPORTED": {
      "zh": "有数据的数量",
      "en": "How many reported"
    },
    "SUM": {
      "zh": "合计",
      "en": "Sum"
    }
  },
  "DivisionLevel": {
    "COUNTRY": {
      "zh": "国家",
      "en": "The country"
    },
    "COUNTY": {
      "zh": "县级",
      "en": "County"
    },
    "MANAGEMENT_ZONE": {
      "zh": "功能区",
      "en": "A management zone"
    },
    "PREFECTURE": {
      "zh": "地级市",
      "en": "Prefecture"
    },
    "PROVINCE": {
      "zh": "省级",
      "en": "Province"
    }
  },
  "DutyState": {
    "FULFILLED": {
      "zh": "已履行",
      "en": "Done"
    },
    "NO_DATE": {
      "zh": "未定日期",
      "en": "No date"
    },
    "OVERDUE": {
      "zh": "逾期",
      "en": "Due and not done"
    },
    "PENDING": {
      "zh": "待履行",
      "en": "Not yet due"
    }
  },
  "EquipmentUse": {
    "GENERAL_OFFICE": {
      "zh": "通用办公设备",
      "en": "General office equipment"
    },
    "PRODUCTION": {
      "zh": "生产设备",
      "en": "Production equipment"
    },
    "PROJECT_RESEARCH": {
      "zh": "本项目专用的科研仪器设备",
      "en": "Project research"
    },
    "SHARED": {
      "zh": "生产及科研共享设备",
      "en": "Shared"
    }
  },
  "EvaluationGrade": {
    "EXCELLENT": {
      "zh": "优秀",
      "en": "Excellent"
    },
    "POOR": {
      "zh": "较差",
      "en": "Poor"
    },
    "QUALIFIED": {
      "zh": "合格",
      "en": "Qualified"
    },
    "UNQUALIFIED": {
      "zh": "不合格",
      "en": "Unqualified"
    }
  },
  "FormProblemSeverity": {
    "ERROR": {
      "zh": "错误",
      "en": "The form is refused"
    },
    "WARNING": {
      "zh": "警告",
      "en": "Warning"
    }
  },
  "FundingDimension": {
    "CITY": {
      "zh": "地级市",
      "en": "City"
    },
    "DISTRICT": {
      "zh": "区县",
      "en": "District"
    },
    "INDUSTRY_FIELD": {
      "zh": "产业领域",
      "en": "The industry of the consortium"
    },
    "PHASE": {
      "zh": "经费阶段",
      "en": "The phase"
    },
    "PROJECT_LEVEL": {
      "zh": "项目级别",
      "en": "The level of the project"
    },
    "PROVINCE": {
      "zh": "省份",
      "en": "Province"
    },
    "RECIPIENT_KIND": {
      "zh": "收款单位类型",
      "en": "What the recipient is"
    },
    "SOURCE": {
      "zh": "经费来源",
      "en": "The source"
    },
    "TECHNICAL_FIELD": {
      "zh": "技术领域",
      "en": "Technical field"
    },
    "TIER": {
      "zh": "层级",
      "en": "The tier of the consortium"
    },
    "YEAR": {
      "zh": "年度",
      "en": "The budget year"
    }
  },
  "FundingMeasure": {
    "AMOUNT": {
      "zh": "金额",
      "en": "The amount in yuan"
    }
  },
  "FundingPhase": {
    "AWARDED": {
      "zh": "批准",
      "en": "Promised"
    },
    "PAID": {
      "zh": "拨付",
      "en": "Paid out"
    },
    "REQUESTED": {
      "zh": "申请",
      "en": "Asked for"
    }
  },
  "FundingSharer": {
    "CONSORTIUM": {
      "zh": "联合体",
      "en": "The consortia"
    },
    "PROJECT": {
      "zh": "项目",
      "en": "The projects"
    },
    "RECIPIENT": {
      "zh": "收款单位",
      "en": "The units that get it"
    }
  },
  "FundingSource": {
    "BANK_LOAN": {
      "zh": "银行贷款",
      "en": "A bank’s loan"
    },
    "FISCAL_COUNTY": {
      "zh": "县区财政",
      "en": "Fiscal county"
    },
    "FISCAL_MUNICIPAL": {
      "zh": "市财政",
      "en": "Public money of a city"
    },
    "FISCAL_NATIONAL": {
      "zh": "中央财政",
      "en": "Public money of the state"
    },
    "FISCAL_PROVINCIAL": {
      "zh": "省财政",
      "en": "Public money of a province"
    },
    "INVESTMENT": {
      "zh": "投资",
      "en": "An investor’s money"
    },
    "OTHER": {
      "zh": "其他",
      "en": "Other money"
    },
    "SELF_RAISED": {
      "zh": "联合体自筹",
      "en": "Money of the members"
    }
  },
  "GroupStatistic": {
    "MAX": {
      "zh": "最大值",
      "en": "Largest"
    },
    "MEAN": {
      "zh": "平均值",
      "en": "Mean"
    },
    "MEDIAN": {
      "zh": "中位数",
      "en": "Median"
    },
    "MIN": {
      "zh": "最小值",
      "en": "Smallest"
    },
    "POOLED": {
      "zh": "合并值",
      "en": "Pooled"
    },
    "REPORTED": {
      "zh": "有数据的数量",
      "en": "How many reported"
    },
    "SUM": {
      "zh": "合计",
      "en": "Sum"
    }
  },
  "KeptRecord": {
    "Application": {
      "zh": "申报",
      "en": "An application"
    },
    "ApplicationMove": {
      "zh": "申报流转",
      "en": "A move of an application"
    },
    "ApplicationReviewer": {
      "zh": "评审人员",
      "en": "Who reviewed it at that move"
    },
    "BudgetLine": {
      "zh": "经费概算",
      "en": "Budgetline"
    },
    "Consortium": {
      "zh": "创新联合体",
      "en": "An innovation consortium"
    },
    "Division": {
      "zh": "行政区划",
      "en": "A place"
    },
    "DivisionSuccession": {
      "zh": "区划沿革",
      "en": "What a place became"
    },
    "EquipmentItem": {
      "zh": "仪器设备",
      "en": "Equipment that a project buys"
    },
    "Evaluation": {
      "zh": "绩效评价",
      "en": "An evaluation of a consortium"
    },
    "FinancialYear": {
      "zh": "年度财务数据",
      "en": "Figures of a fiscal year"
    },
    "Funding": {
      "zh": "项目经费",
      "en": "A sum of money for a project"
    },
    "MemberChange": {
      "zh": "成员变更",
      "en": "Memberchange"
    },
    "MemberConsent": {
      "zh": "成员同意",
      "en": "A member’s consent to it"
    },
    "Membership": {
      "zh": "成员",
      "en": "A unit’s part in a consortium"
    },
    "Note": {
      "zh": "备注",
      "en": "A remark"
    },
    "Patent": {
      "zh": "专利",
      "en": "A patent"
    },
    "PatentCoHolder": {
      "zh": "共同专利权人",
      "en": "A further holder of a patent"
    },
    "Platform": {
      "zh": "创新平台",
      "en": "A research facility"
    },
    "Project": {
      "zh": "项目",
      "en": "A research project"
    },
    "ProjectGroup": {
      "zh": "项目群",
      "en": "A group of projects"
    },
    "ProjectIndicator": {
      "zh": "项目指标",
      "en": "An indicator of a project"
    },
    "ProjectMilestone": {
      "zh": "里程碑节点",
      "en": "A milestone of a project"
    },
    "ProjectPerson": {
      "zh": "项目人员",
      "en": "A person of a project"
    },
    "ProjectScheduleItem": {
      "zh": "进度安排",
      "en": "A step of a project’s plan"
    },
    "ProjectUnit": {
      "zh": "项目承担单位",
      "en": "A unit’s part in a project"
    },
    "Qualification": {
      "zh": "资质",
      "en": "A title of an organisation"
    },
    "Registration": {
      "zh": "注册地",
      "en": "Registration"
    },
    "Report": {
      "zh": "报告",
      "en": "A report of a consortium"
    },
    "ResearchTeam": {
      "zh": "科研团队",
      "en": "A research team"
    },
    "TeamMember": {
      "zh": "团队成员",
      "en": "A person of a team"
    },
    "Unit": {
      "zh": "单位",
      "en": "An organisation"
    }
  },
  "Locale": {
    "EN": {
      "zh": "英文",
      "en": "English"
    },
    "ZH": {
      "zh": "中文",
      "en": "Chinese"
    }
  },
  "MemberChangeKind": {
    "ADMISSION": {
      "zh": "增加成员",
      "en": "A member joined"
    },
    "RELEASE": {
      "zh": "成员退出",
      "en": "A member left"
    }
  },
  "MemberRole": {
    "LEAD": {
      "zh": "牵头单位",
      "en": "Lead"
    },
    "MEMBER": {
      "zh": "成员单位, 共建单位",
      "en": "Any other member"
    }
  },
  "MoveKind": {
    "ADVANCE": {
      "zh": "进入下一环节",
      "en": "Advance"
    },
    "REFUSE": {
      "zh": "不予通过",
      "en": "Refused"
    },
    "RETURN": {
      "zh": "退回补正",
      "en": "Return"
    },
    "WITHDRAW": {
      "zh": "撤回",
      "en": "Taken back by its lead"
    }
  },
  "Mover": {
    "APPLICANT": {
      "zh": "牵头单位",
      "en": "Applicant"
    },
    "CITY": {
      "zh": "市科技局",
      "en": "City"
    },
    "DISTRICT": {
      "zh": "县区科技局",
      "en": "The bureau of the district"
    }
  },
  "ObservationStatus": {
    "ESTIMATED": {
      "zh": "估计",
      "en": "Estimated"
    },
    "MISSING": {
      "zh": "缺失",
      "en": "Missing"
    },
    "NORMAL": {
      "zh": "正常",
      "en": "Normal"
    },
    "SUPPRESSED": {
      "zh": "隐去",
      "en": "Suppressed"
    }
  },
  "OrderDirection": {
    "ASC": {
      "zh": "升序",
      "en": "Upwards"
    },
    "DESC": {
      "zh": "降序",
      "en": "Downwards"
    }
  },
  "Origin": {
    "OFFICIAL_DOCUMENT": {
      "zh": "官方文件",
      "en": "An official document says so"
    },
    "SUBMITTED": {
      "zh": "单位报送",
      "en": "Somebody submitted it"
    },
    "SYNTHETIC": {
      "zh": "合成示例",
      "en": "Synthetic"
    }
  },
  "PatentDimension": {
    "CITY": {
      "zh": "地级市",
      "en": "City"
    },
    "DISTRICT": {
      "zh": "区县",
      "en": "District"
    },
    "HOLDER": {
      "zh": "专利权人",
      "en": "Holder"
    },
    "HOLDER_KIND": {
      "zh": "第一专利权人类型",
      "en": "What the first holder is"
    },
    "KIND": {
      "zh": "专利类型",
      "en": "What it protects"
    },
    "PROVINCE": {
      "zh": "省份",
      "en": "Province"
    },
    "YEAR": {
      "zh": "申请年份",
      "en": "The year in which it was filed"
    }
  },
  "PatentKind": {
    "DESIGN": {
      "zh": "外观设计",
      "en": "A design"
    },
    "INVENTION": {
      "zh": "发明",
      "en": "An invention"
    },
    "UTILITY_MODEL": {
      "zh": "实用新型",
      "en": "A utility model"
    }
  },
  "PatentMeasure": {
    "DAYS_TO_GRANT": {
      "zh": "授权周期",
      "en": "Days to grant"
    },
    "HOLDER_COUNT": {
      "zh": "专利权人数",
      "en": "Number of units that hold it"
    }
  },
  "PatentOrderField": {
    "FILED_ON": {
      "zh": "申请日",
      "en": "By the day of filing"
    },
    "GRANTED_ON": {
      "zh": "授权公告日",
      "en": "By the day of the grant"
    },
    "REF": {
      "zh": "编号",
      "en": "Ref"
    }
  },
  "PlanContent": {
    "CONSTRUCTION_PERIOD": {
      "zh": "建设期",
      "en": "The period of construction"
    },
    "COORDINATION_MECHANISM": {
      "zh": "议事协调机制",
      "en": "A mechanism that coordinates"
    },
    "GOALS": {
      "zh": "创新目标",
      "en": "Goals of innovation"
    },
    "PATH": {
      "zh": "创新路径",
      "en": "The path to the goals"
    },
    "TASKS": {
      "zh": "创新任务",
      "en": "Tasks"
    }
  },
  "PlatformDimension": {
    "CATEGORY": {
      "zh": "平台类别",
      "en": "The category"
    },
    "CITY": {
      "zh": "地级市",
      "en": "City"
    },
    "DISTRICT": {
      "zh": "区县",
      "en": "District"
    },
    "HOST_KIND": {
      "zh": "依托单位类型",
      "en": "What the host is"
    },
    "LEVEL": {
      "zh": "级别",
      "en": "The level"
    },
    "PROVINCE": {
      "zh": "省份",
      "en": "Province"
    },
    "TECHNICAL_FIELD": {
      "zh": "技术领域",
      "en": "The technical field’s letter"
    },
    "YEAR": {
      "zh": "建设年份",
      "en": "The year in which it was built"
    }
  },
  "PlatformLevel": {
    "COUNTY": {
      "zh": "县级",
      "en": "County"
    },
    "MUNICIPAL": {
      "zh": "市级",
      "en": "Recognised by a city"
    },
    "NATIONAL": {
      "zh": "国家级",
      "en": "Recognised by the state"
    },
    "PROVINCIAL": {
      "zh": "省部级",
      "en": "Provincial"
    },
    "UNKNOWN": {
      "zh": "级别不详",
      "en": "Nobody recorded its level"
    }
  },
  "PlatformMeasure": {
    "AGE": {
      "zh": "建成年数",
      "en": "Age"
    }
  },
  "PolicyStatus": {
    "DRAFT": {
      "zh": "征求意见稿",
      "en": "A draft for comments"
    },
    "EXPIRED": {
      "zh": "已失效",
      "en": "No longer in force"
    },
    "IN_FORCE": {
      "zh": "现行有效",
      "en": "In force"
    },
    "NOT_YET_IN_FORCE": {
      "zh": "尚未生效",
      "en": "Not yet in force"
    },
    "TRIAL": {
      "zh": "试行",
      "en": "In force on trial"
    }
  },
  "ProjectDimension": {
    "CITY": {
      "zh": "地级市",
      "en": "City"
    },
    "DISTRICT": {
      "zh": "区县",
      "en": "District"
    },
    "INDUSTRY_FIELD": {
      "zh": "产业领域",
      "en": "The industry of the consortium"
    },
    "LEVEL": {
      "zh": "项目级别",
      "en": "The level of the programme"
    },
    "PROVINCE": {
      "zh": "省份",
      "en": "Province"
    },
    "STAGE": {
      "zh": "项目阶段",
      "en": "The stage"
    },
    "TECHNICAL_FIELD": {
      "zh": "技术领域",
      "en": "Technical field"
    },
    "TIER": {
      "zh": "层级",
      "en": "The tier of the consortium"
    },
    "YEAR": {
      "zh": "开始年份",
      "en": "The year in which it begins"
    }
  },
  "ProjectLevel": {
    "COUNTY": {
      "zh": "县级",
      "en": "Of a county’s programme"
    },
    "MUNICIPAL": {
      "zh": "市级",
      "en": "Of a municipal programme"
    },
    "NATIONAL": {
      "zh": "国家级",
      "en": "Of a national programme"
    },
    "PROVINCIAL": {
      "zh": "省级",
      "en": "Of a provincial programme"
    }
  },
  "ProjectMeasure": {
    "LEVERAGE": {
      "zh": "财政资金杠杆",
      "en": "Leverage"
    },
    "PUBLIC_MONEY": {
      "zh": "财政资金",
      "en": "Public money"
    },
    "TOTAL_COST": {
      "zh": "项目总投入",
      "en": "Total cost in yuan"
    }
  },
  "ProjectStage": {
    "ADJUSTED": {
      "zh": "调整",
      "en": "Adjusted after an evaluation"
    },
    "APPLIED": {
      "zh": "已申报",
      "en": "Applied for"
    },
    "APPROVED": {
      "zh": "已立项",
      "en": "Approved"
    },
    "COMPLETED": {
      "zh": "已结题",
      "en": "Completed"
    },
    "CONTRACT": {
      "zh": "已签订合同书",
      "en": "Contract"
    },
    "DECIDED": {
      "zh": "已审定",
      "en": "Decided"
    },
    "DISSOLVED": {
      "zh": "解散",
      "en": "Dissolved"
    },
    "DRAFTING": {
      "zh": "起草",
      "en": "Being drafted"
    },
    "EVALUATED": {
      "zh": "已评估",
      "en": "Evaluated"
    },
    "EXPERT_REVIEW": {
      "zh": "专家评审",
      "en": "Reviewed by experts"
    },
    "FILED": {
      "zh": "备案",
      "en": "Filed"
    },
    "FORMAL_CHECK": {
      "zh": "形式审查",
      "en": "Checked as to form"
    },
    "LISTED": {
      "zh": "列入名单",
      "en": "Listed by the province or city"
    },
    "LOCAL_REVIEW": {
      "zh": "属地初审",
      "en": "Reviewed by the district"
    },
    "NOTICE": {
      "zh": "公示中",
      "en": "In public notice"
    },
    "PUBLIC_NOTICE": {
      "zh": "公示",
      "en": "In public notice"
    },
    "RECOMMENDED": {
      "zh": "已推荐",
      "en": "Recommended by the district"
    },
    "REVOKED": {
      "zh": "取消或终止资格",
      "en": "Its standing taken away"
    },
    "ROLLING_SUPPORT": {
      "zh": "滚动支持",
      "en": "Rolling support"
    },
    "RUNNING": {
      "zh": "建设运行",
      "en": "Running"
    },
    "SUBMITTED": {
      "zh": "已提交",
      "en": "Submitted"
    },
    "SUSPENDED": {
      "zh": "中止",
      "en": "Suspended"
    }
  },
  "ProjectUnitRole": {
    "PARTICIPANT": {
      "zh": "参与单位",
      "en": "It takes part"
    },
    "UNDERTAKER": {
      "zh": "承担单位",
      "en": "Undertaker"
    }
  },
  "QualificationKind": {
    "CHAIN_LEADER": {
      "zh": "链主企业",
      "en": "Leader of an industrial chain"
    },
    "GAZELLE": {
      "zh": "瞪羚企业",
      "en": "Gazelle"
    },
    "HIGH_GROWTH": {
      "zh": "高成长型科技企业",
      "en": "High growth"
    },
    "HIGH_TECH": {
      "zh": "高新技术企业",
      "en": "High tech"
    },
    "INNOVATION_LEADER": {
      "zh": "创新型领军企业",
      "en": "Innovation leader"
    },
    "LEADING_ENTERPRISE": {
      "zh": "龙头企业",
      "en": "Leading enterprise"
    },
    "LISTED": {
      "zh": "上市企业",
      "en": "Listed company"
    },
    "MANUFACTURING_CHAMPION": {
      "zh": "单项冠军企业",
      "en": "Manufacturing champion"
    },
    "NEW_TARGET": {
      "zh": "冲击新目标企业",
      "en": "New target"
    },
    "POTENTIAL_UNICORN": {
      "zh": "潜在独角兽企业",
      "en": "Potential unicorn"
    },
    "SCIENCE_TECH_LEADER": {
      "zh": "科技领军企业",
      "en": "Science tech leader"
    },
    "SCIENCE_TECH_LITTLE_GIANT": {
      "zh": "科技小巨人企业",
      "en": "Science tech little giant"
    },
    "SPECIALIZED_NEW": {
      "zh": "专精特新企业",
      "en": "Specialized new"
    },
    "TECH_SME": {
      "zh": "科技型中小企业",
      "en": "Tech sme"
    },
    "UNICORN": {
      "zh": "独角兽企业",
      "en": "Unicorn"
    }
  },
  "RdIntensityMethod": {
    "EVERY_YEAR": {
      "zh": "逐年",
      "en": "Every year"
    },
    "MEAN_OF_ANNUAL": {
      "zh": "各年占比的平均",
      "en": "Mean of annual"
    },
    "POOLED": {
      "zh": "合并计算",
      "en": "Pooled"
    }
  },
  "RecordedMoveKind": {
    "ADVANCE": {
      "zh": "进入下一环节",
      "en": "Advance"
    },
    "DRAFT": {
      "zh": "起草",
      "en": "It was drafted"
    },
    "REFUSE": {
      "zh": "不予通过",
      "en": "Refused"
    },
    "RETURN": {
      "zh": "退回补正",
      "en": "Return"
    },
    "WITHDRAW": {
      "zh": "撤回",
      "en": "Taken back by its lead"
    }
  },
  "RemedyAction": {
    "ADD_CLAUSES": {
      "zh": "补充协议条款",
      "en": "Add clauses"
    },
    "ADD_ENTERPRISE": {
      "zh": "增加企业成员",
      "en": "Take in enterprises"
    },
    "ADD_IN_CITY_ENTERPRISE": {
      "zh": "增加市域内企业",
      "en": "Add in city enterprise"
    },
    "ADD_IN_CITY_MEMBER": {
      "zh": "增加市域内成员",
      "en": "Add in city member"
    },
    "ADD_MEMBER": {
      "zh": "增加成员",
      "en": "Take in members"
    },
    "ADD_UNIVERSITY_OR_INSTITUTE": {
      "zh": "增加高校院所",
      "en": "Add university or institute"
    },
    "ASSIGN_TASKS": {
      "zh": "明确分工",
      "en": "Give every member a task"
    },
    "BUILD_PLATFORM": {
      "zh": "建设创新平台",
      "en": "Build platform"
    },
    "COLLECT_SIGNATURES": {
      "zh": "补齐签署",
      "en": "Collect signatures"
    },
    "EXTEND_PLAN": {
      "zh": "延长建设期",
      "en": "Plan further ahead"
    },
    "LEAVE_OTHER_CONSORTIUM": {
      "zh": "退出其他联合体牵头",
      "en": "Leave other consortium"
    },
    "OTHER": {
      "zh": "其他",
      "en": "Other"
    },
    "RAISE_RD_EXPENDITURE": {
      "zh": "增加研发投入",
      "en": "Raise rd expenditure"
    },
    "RAISE_REVENUE": {
      "zh": "提高收入",
      "en": "Sell more"
    },
    "SET_UP_BODY": {
      "zh": "设立机构",
      "en": "Set up a body"
    }
  },
  "Replay": {
    "DIFFERENT": {
      "zh": "结果不一致",
      "en": "Different"
    },
    "ENGINE_CHANGED": {
      "zh": "引擎已变更",
      "en": "Engine changed"
    },
    "POLICY_CHANGED": {
      "zh": "政策数据已变更",
      "en": "Policy changed"
    },
    "SAME": {
      "zh": "结果一致",
      "en": "The same bytes come out"
    }
  },
  "ReportKind": {
    "NEXT_YEAR_PLAN": {
      "zh": "下一年度工作计划",
      "en": "Plan of the next year"
    },
    "OPERATION_SUMMARY": {
      "zh": "年度运行情况总结",
      "en": "Operation summary"
    },
    "PROGRESS": {
      "zh": "进展情况和经费使用情况",
      "en": "Progress and use of money"
    },
    "SELF_EVALUATION": {
      "zh": "自评报告",
      "en": "Its own evaluation of the year"
    }
  },
  "RuleScope": {
    "DUTY": {
      "zh": "日常义务",
      "en": "Recurring duties"
    },
    "ELIGIBILITY": {
      "zh": "组建条件",
      "en": "Eligibility"
    },
    "MONEY": {
      "zh": "资金",
      "en": "Public money"
    },
    "PROCESS": {
      "zh": "申报程序",
      "en": "The course of an application"
    },
    "SUPPORT": {
      "zh": "支持措施",
      "en": "What is offered"
    },
    "TARGET": {
      "zh": "建设目标",
      "en": "Target"
    }
  },
  "RuleStrength": {
    "ENCOURAGED": {
      "zh": "鼓励",
      "en": "Encouraged"
    },
    "GENERAL": {
      "zh": "一般",
      "en": "General"
    },
    "IN_PRINCIPLE": {
      "zh": "原则上",
      "en": "In principle"
    },
    "MANDATORY": {
      "zh": "应、须、不得",
      "en": "Mandatory"
    },
    "PERMITTED": {
      "zh": "可",
      "en": "Permitted"
    },
    "PRIORITY": {
      "zh": "优先、重点支持",
      "en": "Priority"
    },
    "QUALITATIVE": {
      "zh": "须人工判断",
      "en": "Qualitative"
    }
  },
  "Stage": {
    "ADJUSTED": {
      "zh": "调整",
      "en": "Adjusted after an evaluation"
    },
    "DECIDED": {
      "zh": "已审定",
      "en": "Decided"
    },
    "DISSOLVED": {
      "zh": "解散",
      "en": "Dissolved"
    },
    "DRAFTING": {
      "zh": "起草",
      "en": "Being drafted"
    },
    "EVALUATED": {
      "zh": "已评估",
      "en": "Evaluated"
    },
    "EXPERT_REVIEW": {
      "zh": "专家评审",
      "en": "Reviewed by experts"
    },
    "FILED": {
      "zh": "备案",
      "en": "Filed"
    },
    "FORMAL_CHECK": {
      "zh": "形式审查",
      "en": "Checked as to form"
    },
    "LISTED": {
      "zh": "列入名单",
      "en": "Listed by the province or city"
    },
    "LOCAL_REVIEW": {
      "zh": "属地初审",
      "en": "Reviewed by the district"
    },
    "PUBLIC_NOTICE": {
      "zh": "公示",
      "en": "In public notice"
    },
    "RECOMMENDED": {
      "zh": "已推荐",
      "en": "Recommended by the district"
    },
    "REVOKED": {
      "zh": "取消或终止资格",
      "en": "Its standing taken away"
    },
    "ROLLING_SUPPORT": {
      "zh": "滚动支持",
      "en": "Rolling support"
    },
    "RUNNING": {
      "zh": "建设运行",
      "en": "Running"
    },
    "SUBMITTED": {
      "zh": "已提交",
      "en": "Submitted"
    },
    "SUSPENDED": {
      "zh": "中止",
      "en": "Suspended"
    }
  },
  "TechnicalField": {
    "A": {
      "zh": "云计算与未来网络",
      "en": "A"
    },
    "B": {
      "zh": "智能计算与人工智能",
      "en": "B"
    },
    "C": {
      "zh": "微电子与光电子",
      "en": "C"
    },
    "D": {
      "zh": "大数据与信息安全",
      "en": "D"
    },
    "E": {
      "zh": "智能控制与先进技术",
      "en": "E"
    },
    "F": {
      "zh": "结构生物学及关键生物技术",
      "en": "F"
    },
    "G": {
      "zh": "脑科学与脑机融合",
      "en": "G"
    },
    "H": {
      "zh": "组学与精准医学",
      "en": "Omics and precision medicine"
    },
    "I": {
      "zh": "新药创制与高端医疗器械",
      "en": "I"
    },
    "J": {
      "zh": "生物育种与现代农业",
      "en": "J"
    },
    "K": {
      "zh": "精细化工与复合材料",
      "en": "K"
    },
    "L": {
      "zh": "功能材料",
      "en": "Functional materials"
    },
    "M": {
      "zh": "新能源开发与利用",
      "en": "M"
    },
    "N": {
      "zh": "海洋与空天材料",
      "en": "N"
    },
    "O": {
      "zh": "双碳与环保技术",
      "en": "O"
    },
    "P": {
      "zh": "其他",
      "en": "Another field"
    }
  },
  "ThresholdBound": {
    "AT_LEAST": {
      "zh": "不低于",
      "en": "The threshold or more"
    },
    "AT_MOST": {
      "zh": "不高于",
      "en": "The threshold or less"
    }
  },
  "TraceAnswer": {
    "NO": {
      "zh": "不成立",
      "en": "It does not"
    },
    "OPEN": {
      "zh": "缺少事实",
      "en": "Facts are missing"
    },
    "YES": {
      "zh": "成立",
      "en": "It holds"
    }
  },
  "UnitDimension": {
    "CITY": {
      "zh": "地级市",
      "en": "City"
    },
    "DISTRICT": {
      "zh": "区县",
      "en": "District"
    },
    "KIND": {
      "zh": "类型",
      "en": "What it is"
    },
    "PROVINCE": {
      "zh": "省份",
      "en": "Province"
    },
    "QUALIFICATION": {
      "zh": "资质",
      "en": "A title held on the day"
    }
  },
  "UnitKind": {
    "ENTERPRISE": {
      "zh": "企业",
      "en": "An enterprise"
    },
    "INDUSTRY_ORGANIZATION": {
      "zh": "行业组织",
      "en": "Industry organization"
    },
    "INVESTMENT_INSTITUTION": {
      "zh": "投融资机构",
      "en": "Investment institution"
    },
    "NEW_RD_INSTITUTE": {
      "zh": "新型研发机构",
      "en": "New rd institute"
    },
    "OTHER": {
      "zh": "其他",
      "en": "Something else"
    },
    "RESEARCH_INSTITUTE": {
      "zh": "科研院所",
      "en": "A research institute"
    },
    "SERVICE_AGENCY": {
      "zh": "科技服务机构",
      "en": "Service agency"
    },
    "UNIVERSITY": {
      "zh": "高等学校",
      "en": "A university or college"
    }
  },
  "UnitMeasure": {
    "CONSORTIA": {
      "zh": "所在联合体数",
      "en": "Consortia"
    },
    "RD_EXPENDITURE": {
      "zh": "研发经费支出",
      "en": "Rd expenditure"
    },
    "RD_INTENSITY": {
      "zh": "研发投入强度",
      "en": "Rd intensity"
    },
    "REVENUE": {
      "zh": "营业收入",
      "en": "Revenue"
    }
  },
  "UnitOrderField": {
    "NAME": {
      "zh": "名称",
      "en": "Name"
    },
    "REF": {
      "zh": "编号",
      "en": "Ref"
    }
  },
  "WindowState": {
    "CLOSED": {
      "zh": "已截止",
      "en": "Closed"
    },
    "NOT_YET_OPEN": {
      "zh": "未开放",
      "en": "Not yet open"
    },
    "OPEN": {
      "zh": "开放中",
      "en": "Open"
    }
  }
} as const;
