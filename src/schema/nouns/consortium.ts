import { CONSORTIUM } from '../../model/consortium.ts';
import { columnFields, descriptionOf } from './column-fields.ts';
import type { AgreementClause as Clauses, ConsortiumTier as Tiers } from '../../domain/vocabulary.ts';
import {
  consortiaById,
  consortiumByRef,
  consortiumOrder,
  listConsortia,
  LONG_TEXTS,
  longTextOf,
} from '../../resolvers/nouns/consortium.ts';
import {
  enterpriseShare,
  figuresOf,
  inCityShare,
  leadOf,
  memberCount,
  rdIntensityOf,
} from '../../resolvers/nouns/figures.ts';
import { requireDivision } from '../../resolvers/nouns/division.ts';
import { membersOf } from '../../resolvers/nouns/membership.ts';
import { scopeOfConsortium } from '../../resolvers/nouns/access-scope.ts';
import { platformsByConsortium } from '../../resolvers/nouns/platform.ts';
import { projectsOf } from '../../resolvers/nouns/project.ts';
import { teamMembersOf, teamsByConsortium } from '../../resolvers/nouns/research-team.ts';
import { builder } from '../request/builder.ts';
import { enumeration } from '../request/enumeration.ts';
import { LISTS_OF_FILTER } from '../request/filter-lists.ts';
import { connectionOf, pageArguments } from '../request/connection.ts';
import { MembershipConnection } from './membership.ts';
import { globalId, Node } from './node.ts';
import { provenance } from './provenance.ts';
import { OrderDirection } from '../request/order-direction.ts';
import { ProjectConnection } from './project.ts';
import { RdIntensity, RdIntensityMethod, YEARS_ARGUMENT } from './rd-intensity.ts';
import { Consortium, Division, Platform, ResearchTeam, TeamMember, Unit } from './refs.ts';
import { listWork, sampleArgument } from '../request/sample.ts';
import { Share } from './share.ts';
import { VERSION } from '../request/version.ts';

const TIERS = {
  PROVINCIAL: { description: 'Filed with a province (省级).' },
  MUNICIPAL: { description: 'Filed with a city (市级).' },
  COUNTY: { description: 'Filed with a county or district (县级).' },
} satisfies Record<Tiers, object>;

/** The enumeration of tiers. */
export const ConsortiumTier = enumeration(
  'ConsortiumTier',
  builder.enumType('ConsortiumTier', {
    description: 'The tier of government with which a consortium is filed (联合体层级).',
    values: TIERS,
  }),
);

const CLAUSES = {
  PURPOSE: { description: 'Purpose of the cooperation (宗旨).' },
  GOALS: { description: 'Goals (目标).' },
  TERM: { description: 'Term (期限).' },
  RIGHTS_AND_DUTIES: { description: 'Rights and duties of the parties (权利义务).' },
  INTELLECTUAL_PROPERTY: { description: 'To whom intellectual property belongs (知识产权归属).' },
  BENEFIT_SHARING: { description: 'How benefits are shared (利益分配).' },
  RISK_SHARING: { description: 'How risks are shared (风险分担).' },
  FOUNDING_PRINCIPLES: { description: 'Principles of the founding (组建原则).' },
  DIVISION_OF_WORK: { description: 'Who does what (成员分工).' },
  ORGANIZATION: { description: 'Bodies and their duties (组织机构和职责).' },
  FUNDS_MANAGEMENT: { description: 'How funds are managed (经费管理).' },
  PROJECT_MANAGEMENT: { description: 'How projects are managed (项目管理).' },
  RESEARCH_TOPICS: { description: 'The topics to be researched (攻关课题).' },
} satisfies Record<Clauses, object>;

/** The enumeration of clauses. */
export const AgreementClause = enumeration(
  'AgreementClause',
  builder.enumType('AgreementClause', {
    description: 'Clauses that a policy may ask of the agreement between the members (组建协议条款).',
    values: CLAUSES,
  }),
);

const AS_OF = 'On this day; today by default (截至日期).';
const LEAD_COUNTS = 'Whether the lead counts as a member (牵头单位是否计入).';

const figureArguments = builder.args((t) => ({
  asOf: t.field({ type: 'Date', description: AS_OF }),
  leadCounts: t.boolean({ defaultValue: true, description: LEAD_COUNTS }),
}));

builder.objectType(Consortium, {
  description:
    'An innovation consortium (创新联合体): a lead enterprise, partners along the industrial chain, universities, institutes and funders, bound by an agreement and filed with a science bureau. What is not known of it is null.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('Consortium', consortiaById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, CONSORTIUM),
    provenance: t.field(provenance()),
    formerNames: t.stringList({
      description: 'Names that it has given up (曾用名), latest last.',
      resolve: ({ formerNames }) => [...formerNames],
    }),
    division: t.field({
      type: Division,
      description: descriptionOf(CONSORTIUM, 'division'),
      resolve: ({ divisionCode }, _, context) => requireDivision(context, divisionCode),
    }),
    technicalFields: t.stringList({
      description: descriptionOf(CONSORTIUM, 'technicalFields'),
      resolve: ({ technicalFields }) => [...(technicalFields ?? [])],
    }),
    memberListIsPartial: t.boolean({
      description: descriptionOf(CONSORTIUM, 'memberListIsPartial'),
      resolve: ({ memberListIsPartial }) => memberListIsPartial ?? false,
    }),
    ...Object.fromEntries(
      LONG_TEXTS.map((field) => [
        field,
        t.string({
          nullable: true,
          description: descriptionOf(CONSORTIUM, field),
          resolve: (consortium, _, context) => longTextOf(context, consortium, field),
        }),
      ]),
    ),
    lead: t.field({
      type: Unit,
      nullable: true,
      description: 'The unit that leads it today (牵头单位); null: not known.',
      resolve: ({ id }, _, context) => leadOf(context, id, context.today),
    }),
    members: t.field({
      type: MembershipConnection,
      description: 'Its members (成员单位), the lead first, then in the order of their references.',
      args: { ...pageArguments, asOf: t.arg({ type: 'Date', description: AS_OF }) },
      resolve: ({ id }, { asOf, ...args }, context) =>
        membersOf(context, id, { ...args, asOf: asOf ?? context.today }),
    }),
    platforms: t.field({
      type: [Platform],
      description: 'The platforms that its members of today host, the lead among them (创新平台).',
      work: 20,
      resolve: async ({ id }, _, context) =>
        (await platformsByConsortium(context, { asOf: context.today }).load(id)) ?? [],
    }),
    researchTeams: t.field({
      type: [ResearchTeam],
      description: 'Its research teams (科研团队).',
      resolve: async ({ id }, _, context) => (await teamsByConsortium(context, null).load(id)) ?? [],
    }),
    teamMembers: t.field({
      type: [TeamMember],
      description:
        'The people of its research (科研团队成员). They need a right: without it they are left out, with a notice.',
      right: {
        right: 'PERSONS',
        denied: 'ABSENT',
        scope: ({ id }, context) => scopeOfConsortium(context, id),
      },
      resolve: ({ id }, _, context) => teamMembersOf(context, id),
    }),
    projects: t.field({
      type: ProjectConnection,
      description: 'Its projects (攻关项目), in the order of their references.',
      args: pageArguments,
      resolve: ({ id }, args, context) => projectsOf(context, id, args),
    }),
    memberCount: t.int({
      description: 'How many units are its members (成员数).',
      args: figureArguments,
      resolve: async ({ id }, { asOf, leadCounts }, context) =>
        memberCount(await figuresOf(context, id, asOf ?? context.today), leadCounts ?? true),
    }),
    inCityShare: t.field({
      type: Share,
      description:
        'The share of its members registered inside the division where it is filed (本地注册单位占比). A member registered somewhere in a larger area around that division is unknown.',
      args: figureArguments,
      resolve: async ({ id }, { asOf, leadCounts }, context) =>
        inCityShare(await figuresOf(context, id, asOf ?? context.today), leadCounts ?? true),
    }),
    enterpriseShare: t.field({
      type: Share,
      description: 'The share of its members that are enterprises (企业占比).',
      args: figureArguments,
      resolve: async ({ id }, { asOf, leadCounts }, context) =>
        enterpriseShare(await figuresOf(context, id, asOf ?? context.today), leadCounts ?? true),
    }),
    rdIntensity: t.field({
      type: RdIntensity,
      description: 'R&D intensity of the unit that leads it on the day (牵头单位研发投入强度).',
      args: {
        asOf: t.arg({
          type: 'Date',
          description: 'The lead of this day, and the years before it; today by default (截至日期).',
        }),
        years: t.arg.int(YEARS_ARGUMENT),
        method: t.arg({
          type: RdIntensityMethod,
          defaultValue: 'POOLED',
          description: 'How the years are put together (计算方法).',
        }),
      },
      work: 4,
      resolve: async ({ id }, { asOf, years, method }, context) => {
        const day = asOf ?? context.today;
        const { leadUnitId } = await figuresOf(context, id, day);
        return rdIntensityOf(context, leadUnitId, {
          asOf: day,
          years: years ?? 3,
          method: method ?? 'POOLED',
        });
      },
    }),
  }),
});

/** The filter of lists and statistics of consortia. */
export const ConsortiumFilter = builder.inputType('ConsortiumFilter', {
  description: `Narrows a list of consortia (联合体筛选). ${LISTS_OF_FILTER} The lead counts as a member.`,
  fields: (t) => ({
    divisions: t.field({
      type: ['DivisionCode'],
      description: 'Filed in one of these or inside it (备案地).',
    }),
    tiers: t.field({ type: [ConsortiumTier], description: 'Of one of these tiers (层级).' }),
    industryFields: t.stringList({
      description: 'Of one of these industries, by the exact name (产业领域).',
    }),
    technicalFields: t.stringList({
      description: 'Of one of these technical fields, letters A to P (技术领域).',
    }),
    minMembers: t.int({ description: 'With at least so many members (最少成员数).' }),
    maxMembers: t.int({ description: 'With at most so many members (最多成员数).' }),
    minInCityShare: t.field({
      type: 'Decimal',
      description:
        'With at least this share registered in the division, whatever the unknown ones are (最低本地占比).',
    }),
    minEnterpriseShare: t.field({
      type: 'Decimal',
      description: 'With at least this share of enterprises, whatever the unknown ones are (最低企业占比).',
    }),
    minRdIntensity: t.field({
      type: 'Decimal',
      description:
        'Whose lead’s pooled R&D intensity over three years is at least this (最低研发投入强度): the one that the viewer sees.',
    }),
  }),
});

const ConsortiumOrderField = builder.enumType('ConsortiumOrderField', {
  description: 'By what a list of consortia is ordered (排序字段). What is unknown comes last.',
  values: {
    NAME: { description: 'By name, by code point (名称).' },
    REF: { description: 'By reference, by code point (编号).' },
    MEMBER_COUNT: { description: 'By the number of members (成员数).' },
    IN_CITY_SHARE: { description: 'By the share registered in the division (本地占比).' },
    ENTERPRISE_SHARE: { description: 'By the share of enterprises (企业占比).' },
    RD_INTENSITY: { description: 'By the lead’s pooled R&D intensity over three years (研发投入强度).' },
  } as const,
});

const ConsortiumOrder = builder.inputType('ConsortiumOrder', {
  description: 'The order of a list of consortia (排序).',
  fields: (t) => ({
    field: t.field({ type: ConsortiumOrderField, required: true, description: 'By what (排序字段).' }),
    direction: t.field({
      type: OrderDirection,
      defaultValue: 'ASC',
      description: 'Upwards or downwards (排序方向).',
    }),
  }),
});

builder.queryFields((t) => ({
  consortium: t.field({
    type: Consortium,
    nullable: true,
    description: 'The consortium of a reference (按编号查联合体); null where there is none.',
    args: { ref: t.arg.string({ required: true, description: 'scheme:value (联合体编号).' }) },
    resolve: (_, { ref }, context) => consortiumByRef(context, ref),
  }),
  consortia: t.field({
    type: connectionOf(Consortium),
    description:
      'Consortia (联合体列表), dissolved ones too, in the order of their references unless `orderBy` says otherwise.',
    args: {
      ...pageArguments,
      ...sampleArgument,
      filter: t.arg({ type: ConsortiumFilter, description: 'Only these, by the figures of today (筛选).' }),
      orderBy: t.arg({
        type: ConsortiumOrder,
        description: 'In this order, by the figures of today (排序).',
      }),
      search: t.arg.string({
        description:
          'Only those whose name, former name, reference or industry holds every word of this, even two characters of it (搜索).',
      }),
    },
    work: listWork,
    resolve: (_, { orderBy, ...args }, context) =>
      listConsortia(
        context,
        args,
        consortiumOrder(context.viewer, orderBy?.field ?? 'REF', orderBy?.direction === 'DESC'),
      ),
  }),
}));
