/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** The tier of government with which a consortium is filed (联合体层级). */
export type ConsortiumTier =
  /** Filed with a county or district (县级). */
  | 'COUNTY'
  /** Filed with a city (市级). */
  | 'MUNICIPAL'
  /** Filed with a province (省级). */
  | 'PROVINCIAL';

/** The part that a unit has in a consortium (成员角色). */
export type MemberRole =
  /** The unit that leads and answers for the consortium (牵头单位). */
  | 'LEAD'
  /** Any other member (成员单位, 共建单位). */
  | 'MEMBER';

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

/** What would mend a rule (整改措施). */
export type RemedyAction =
  /** Write clauses into the agreement (补充协议条款). */
  | 'ADD_CLAUSES'
  /** Take in enterprises (增加企业成员). */
  | 'ADD_ENTERPRISE'
  /** Take in enterprises registered in the city (增加市域内企业). */
  | 'ADD_IN_CITY_ENTERPRISE'
  /** Take in members registered in the city (增加市域内成员). */
  | 'ADD_IN_CITY_MEMBER'
  /** Take in members (增加成员). */
  | 'ADD_MEMBER'
  /** Take in universities or institutes (增加高校院所). */
  | 'ADD_UNIVERSITY_OR_INSTITUTE'
  /** Give every member a task (明确分工). */
  | 'ASSIGN_TASKS'
  /** Build a platform of the level asked for (建设创新平台). */
  | 'BUILD_PLATFORM'
  /** Have the agreement signed by all (补齐签署). */
  | 'COLLECT_SIGNATURES'
  /** Plan further ahead (延长建设期). */
  | 'EXTEND_PLAN'
  /** Give up leading another consortium (退出其他联合体牵头). */
  | 'LEAVE_OTHER_CONSORTIUM'
  /** Something else, as the explanation says (其他). */
  | 'OTHER'
  /** Spend more on research and development (增加研发投入). */
  | 'RAISE_RD_EXPENDITURE'
  /** Sell more (提高收入). */
  | 'RAISE_REVENUE'
  /** Set up a body (设立机构). */
  | 'SET_UP_BODY';

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

export type ComplianceQueryVariables = Exact<{
  ref: string;
  on?: string | null | undefined;
}>;


export type ComplianceQuery = { readonly consortium: { readonly name: string, readonly compliance: ReadonlyArray<{ readonly policyStatus: PolicyStatus, readonly verdict: ComplianceVerdict, readonly missingFacts: ReadonlyArray<string>, readonly inputHash: string, readonly policy: { readonly key: string }, readonly checks: ReadonlyArray<{ readonly outcome: CheckOutcome, readonly actual: string | null, readonly threshold: string | null, readonly explanation: string, readonly missingFacts: ReadonlyArray<string>, readonly rule: { readonly id: string } }>, readonly remedies: ReadonlyArray<{ readonly action: RemedyAction, readonly quantity: string | null, readonly explanation: string, readonly rule: { readonly id: string } }> }> } | null };

export type WideListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type WideListQuery = { readonly consortia: { readonly nodes: ReadonlyArray<{ readonly ref: string, readonly name: string, readonly tier: ConsortiumTier, readonly memberCount: number, readonly division: { readonly code: string, readonly name: string }, readonly inCityShare: { readonly count: number, readonly total: number, readonly unknown: number, readonly value: string | null, readonly lower: string | null, readonly upper: string | null }, readonly enterpriseShare: { readonly count: number, readonly total: number, readonly unknown: number, readonly value: string | null }, readonly rdIntensity: { readonly value: string | null, readonly years: ReadonlyArray<number>, readonly missingYears: ReadonlyArray<number> }, readonly members: { readonly nodes: ReadonlyArray<{ readonly role: MemberRole, readonly chainPosition: ChainPosition | null, readonly unit: { readonly ref: string, readonly name: string, readonly kind: UnitKind | null, readonly registeredDivision: { readonly code: string, readonly name: string } | null } }> }, readonly projects: { readonly nodes: ReadonlyArray<{ readonly ref: string, readonly name: string, readonly totalCost: string | null }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };


export const ComplianceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Compliance"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ref"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consortium"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ref"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"compliance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"policy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"policyStatus"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"checks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}},{"kind":"Field","name":{"kind":"Name","value":"threshold"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"EnumValue","value":"EN"}}]},{"kind":"Field","name":{"kind":"Name","value":"missingFacts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"missingFacts"}},{"kind":"Field","name":{"kind":"Name","value":"remedies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"EnumValue","value":"EN"}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"inputHash"}}]}}]}}]}}]} as unknown as DocumentNode<ComplianceQuery, ComplianceQueryVariables>;
export const WideListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WideList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consortia"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ref"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"division"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"memberCount"}},{"kind":"Field","name":{"kind":"Name","value":"inCityShare"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"unknown"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"lower"}},{"kind":"Field","name":{"kind":"Name","value":"upper"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enterpriseShare"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"unknown"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rdIntensity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"years"}},{"kind":"Field","name":{"kind":"Name","value":"missingYears"}}]}},{"kind":"Field","name":{"kind":"Name","value":"members"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"chainPosition"}},{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ref"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"registeredDivision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"projects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ref"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"totalCost"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<WideListQuery, WideListQueryVariables>;