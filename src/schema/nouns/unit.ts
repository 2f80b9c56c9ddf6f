import { UNIT } from '../../model/unit.ts';
import { columnFields, descriptionOf } from './column-fields.ts';
import type { QualificationKind as Qualifications, UnitKind as Kinds } from '../../domain/vocabulary.ts';
import { rdIntensityOf } from '../../resolvers/nouns/figures.ts';
import { membershipsOf } from '../../resolvers/nouns/membership.ts';
import { scopeOfUnit } from '../../resolvers/nouns/access-scope.ts';
import { platformsByHost } from '../../resolvers/nouns/platform.ts';
import {
  creditCodeOf,
  financialYearsByUnit,
  listUnits,
  qualificationsOf,
  registeredDivision,
  unitByRef,
  unitOrder,
  unitsById,
} from '../../resolvers/nouns/unit.ts';
import { builder } from '../request/builder.ts';
import { enumeration } from '../request/enumeration.ts';
import { LISTS_OF_FILTER } from '../request/filter-lists.ts';
import { connectionOf, pageArguments } from '../request/connection.ts';
import { MembershipConnection } from './membership.ts';
import { globalId, Node } from './node.ts';
import { provenance } from './provenance.ts';
import { OrderDirection } from '../request/order-direction.ts';
import { Division, FinancialYear, Platform, Qualification, Unit } from './refs.ts';
import { VERSION } from '../request/version.ts';
import { listWork, sampleArgument } from '../request/sample.ts';
import { RdIntensity, RdIntensityMethod, YEARS_ARGUMENT } from './rd-intensity.ts';

const KINDS = {
  ENTERPRISE: { description: 'An enterprise (企业).' },
  UNIVERSITY: { description: 'A university or college (高等学校).' },
  RESEARCH_INSTITUTE: { description: 'A research institute (科研院所).' },
  NEW_RD_INSTITUTE: { description: 'A new-type research and development institution (新型研发机构).' },
  INVESTMENT_INSTITUTION: { description: 'An investment or financing institution (投融资机构).' },
  INDUSTRY_ORGANIZATION: { description: 'An industry association or the like (行业组织).' },
  SERVICE_AGENCY: { description: 'An agency of science and technology services (科技服务机构).' },
  OTHER: { description: 'Something else (其他).' },
} satisfies Record<Kinds, object>;

/** The enumeration of kinds of units. */
export const UnitKind = enumeration(
  'UnitKind',
  builder.enumType('UnitKind', {
    description: 'What a unit is (单位类型).',
    values: KINDS,
  }),
);

const QUALIFICATIONS = {
  HIGH_TECH: { description: 'High and new technology enterprise (高新技术企业).' },
  INNOVATION_LEADER: { description: 'Innovation-type leading enterprise (创新型领军企业).' },
  SCIENCE_TECH_LEADER: { description: 'Science and technology leading enterprise (科技领军企业).' },
  SCIENCE_TECH_LITTLE_GIANT: { description: 'Science and technology little giant (科技小巨人企业).' },
  UNICORN: { description: 'Unicorn (独角兽企业).' },
  POTENTIAL_UNICORN: { description: 'Potential unicorn (潜在独角兽企业).' },
  SPECIALIZED_NEW: { description: 'Specialised, refined, distinctive and novel enterprise (专精特新企业).' },
  MANUFACTURING_CHAMPION: { description: 'Manufacturing champion of a single product (单项冠军企业).' },
  CHAIN_LEADER: { description: 'Leader of an industrial chain (链主企业).' },
  GAZELLE: { description: 'Gazelle, a fast grower (瞪羚企业).' },
  LISTED: { description: 'Listed company (上市企业).' },
  TECH_SME: { description: 'Technology-based small or medium enterprise (科技型中小企业).' },
  LEADING_ENTERPRISE: { description: 'Leading enterprise of its industry (龙头企业).' },
  HIGH_GROWTH: { description: 'High-growth technology enterprise (高成长型科技企业).' },
  NEW_TARGET: { description: 'Enterprise aiming at new targets, a title of Weihai (冲击新目标企业).' },
} satisfies Record<Qualifications, object>;

/** The enumeration of titles. */
export const QualificationKind = enumeration(
  'QualificationKind',
  builder.enumType('QualificationKind', {
    description: 'Titles that a public authority grants to a unit (企业资质).',
    values: QUALIFICATIONS,
  }),
);

builder.objectType(Unit, {
  description:
    'An organisation (单位): enterprise, university, institute, funder. What is not known of it is null.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('Unit', unitsById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, UNIT),
    provenance: t.field(provenance()),
    creditCode: t.field({
      type: 'CreditCode',
      nullable: true,
      description:
        'Its unified social credit code (统一社会信用代码); null where it is known by another scheme.',
      resolve: creditCodeOf,
    }),
    formerNames: t.stringList({
      description: 'Names that it has given up (曾用名), latest last; search finds it by them.',
      resolve: ({ formerNames }) => [...formerNames],
    }),
    legalRepresentative: t.exposeString('legalRepresentative', {
      nullable: true,
      description: `${descriptionOf(UNIT, 'legalRepresentative')} It needs the right to people: without it null, with the error UNAUTHENTICATED or FORBIDDEN.`,
      right: { right: 'PERSONS', scope: ({ id }, context) => scopeOfUnit(context, id) },
    }),
    registeredDivision: t.field({
      type: Division,
      nullable: true,
      description: descriptionOf(UNIT, 'registeredDivision'),
      args: { asOf: t.arg({ type: 'Date', description: 'On this day; today by default (截至日期).' }) },
      resolve: (unit, { asOf }, context) => registeredDivision(context, unit, asOf ?? context.today),
    }),
    qualifications: t.field({
      type: [Qualification],
      description: 'The titles that it holds (资质).',
      args: { asOf: t.arg({ type: 'Date', description: 'On this day; today by default (截至日期).' }) },
      resolve: (unit, { asOf }, context) => qualificationsOf(context, unit, asOf ?? context.today),
    }),
    financials: t.field({
      type: [FinancialYear],
      description: 'Figures by fiscal year, earliest first (财务数据); a year that is absent is unknown.',
      resolve: async ({ id }, _, context) => (await financialYearsByUnit(context, null).load(id)) ?? [],
    }),
    rdIntensity: t.field({
      type: RdIntensity,
      description:
        'Expenditure on research and development over operating revenue (研发投入强度), over the completed fiscal years before the day.',
      args: {
        asOf: t.arg({ type: 'Date', description: 'Before this day; today by default (截至日期).' }),
        years: t.arg.int(YEARS_ARGUMENT),
        method: t.arg({
          type: RdIntensityMethod,
          defaultValue: 'POOLED',
          description: 'How the years are put together (计算方法).',
        }),
      },
      work: 1,
      resolve: ({ id }, { asOf, years, method }, context) =>
        rdIntensityOf(context, id, {
          asOf: asOf ?? context.today,
          years: years ?? 3,
          method: method ?? 'POOLED',
        }),
    }),
    platforms: t.field({
      type: [Platform],
      description: 'The platforms that it hosts (创新平台).',
      resolve: async ({ id }, _, context) => (await platformsByHost(context, null).load(id)) ?? [],
    }),
    memberships: t.field({
      type: MembershipConnection,
      description: 'Its parts in consortia (所在联合体), in the order of the consortia’s references.',
      args: {
        ...pageArguments,
        asOf: t.arg({ type: 'Date', description: 'Those of this day; today by default (截至日期).' }),
      },
      resolve: ({ id }, { asOf, ...args }, context) =>
        membershipsOf(context, id, { ...args, asOf: asOf ?? context.today }),
    }),
  }),
});

const UnitConnection = connectionOf(Unit);

/** The filter of lists and statistics of units. */
export const UnitFilter = builder.inputType('UnitFilter', {
  description: `Narrows a list of units (单位筛选). ${LISTS_OF_FILTER}`,
  fields: (t) => ({
    divisions: t.field({
      type: ['DivisionCode'],
      description: 'Registered today in one of these or inside it (注册地).',
    }),
    kinds: t.field({ type: [UnitKind], description: 'Of one of these kinds (类型).' }),
    qualifications: t.field({
      type: [QualificationKind],
      description: 'Holding one of these titles today (资质).',
    }),
  }),
});

const UnitOrderField = builder.enumType('UnitOrderField', {
  description: 'By what a list of units is ordered (排序字段).',
  values: {
    NAME: { description: 'By name, by code point (名称).' },
    REF: { description: 'By reference, by code point (编号).' },
  } as const,
});

const UnitOrder = builder.inputType('UnitOrder', {
  description: 'The order of a list of units (排序).',
  fields: (t) => ({
    field: t.field({ type: UnitOrderField, required: true, description: 'By what (排序字段).' }),
    direction: t.field({
      type: OrderDirection,
      defaultValue: 'ASC',
      description: 'Upwards or downwards (排序方向).',
    }),
  }),
});

builder.queryFields((t) => ({
  unit: t.field({
    type: Unit,
    nullable: true,
    description: 'The unit of a reference (按编号查单位); null where there is none.',
    args: {
      ref: t.arg.string({
        required: true,
        description: 'scheme:value, such as CN-USCC:91330300… (单位编号).',
      }),
    },
    resolve: (_, { ref }, context) => unitByRef(context, ref),
  }),
  units: t.field({
    type: UnitConnection,
    description: 'Units (单位列表), in the order of their references unless `orderBy` says otherwise.',
    args: {
      ...pageArguments,
      ...sampleArgument,
      filter: t.arg({ type: UnitFilter, description: 'Only these (筛选).' }),
      orderBy: t.arg({ type: UnitOrder, description: 'In this order (排序).' }),
      search: t.arg.string({
        description:
          'Only those whose name, former name or reference holds every word of this, even two characters of it (搜索).',
      }),
    },
    work: listWork,
    resolve: (_, { orderBy, ...args }, context) =>
      listUnits(context, args, unitOrder(orderBy?.field ?? 'REF', orderBy?.direction === 'DESC')),
  }),
}));
