import type { BudgetCategory as Categories, EquipmentUse as Uses } from '../../domain/vocabulary.ts';
import { notesByProject } from '../../resolvers/nouns/consortium-record.ts';
import { dayOf } from '../../resolvers/request/day.ts';
import { placeOfConsortium } from '../../resolvers/nouns/place.ts';
import {
  budgetByProject,
  budgetLinesById,
  equipmentById,
  equipmentByProject,
  groupsByConsortium,
  groupsById,
  indicatorsById,
  indicatorsByProject,
  milestonesById,
  milestonesByProject,
  personsById,
  personsOf,
  scheduleByProject,
  scheduleItemsById,
} from '../../resolvers/nouns/project-detail.ts';
import { partsById, partsByProject, unitsByProject } from '../../resolvers/nouns/project.ts';
import { unitsById } from '../../resolvers/nouns/unit.ts';
import { builder } from '../request/builder.ts';
import { FundingSource } from './funding.ts';
import { globalId, Node } from './node.ts';
import { ProjectUnitRole } from './project.ts';
import {
  BudgetLine,
  Consortium,
  EquipmentItem,
  Note,
  Project,
  ProjectGroup,
  ProjectIndicator,
  ProjectMilestone,
  ProjectPerson,
  ProjectScheduleItem,
  ProjectUnit,
  Unit,
} from './refs.ts';
import { VERSION } from '../request/version.ts';

const CATEGORIES = {
  EQUIPMENT: { description: 'Equipment (设备费).' },
  OPERATIONS: { description: 'Operations (业务费).' },
  LABOUR: { description: 'Labour (劳务费).' },
  INDIRECT: { description: 'Indirect costs (间接费用).' },
} satisfies Record<Categories, object>;

/** The enumeration of what money is spent on. */
export const BudgetCategory = builder.enumType('BudgetCategory', {
  description: 'What money is spent on (支出科目).',
  values: CATEGORIES,
});

const USES = {
  PROJECT_RESEARCH: {
    description: 'Research instruments for this project alone (本项目专用的科研仪器设备).',
  },
  PRODUCTION: { description: 'Production equipment (生产设备).' },
  SHARED: { description: 'Shared by production and research (生产及科研共享设备).' },
  GENERAL_OFFICE: { description: 'General office equipment (通用办公设备).' },
} satisfies Record<Uses, object>;

/** The enumeration of uses of equipment. */
export const EquipmentUse = builder.enumType('EquipmentUse', {
  description: 'What equipment is for (设备用途类别).',
  values: USES,
});

builder.objectType(ProjectGroup, {
  description: 'The overall design of a group of projects (项目群总体设计).',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('ProjectGroup', groupsById)),
    version: t.exposeInt('version', VERSION),
    ref: t.exposeString('ref', { description: 'Its reference as scheme:value (项目群编号).' }),
    name: t.exposeString('name', { description: 'Its name (项目群名称).' }),
    necessity: t.exposeString('necessity', { nullable: true, description: 'Why it is needed (必要性).' }),
    mainGoal: t.exposeString('mainGoal', { nullable: true, description: 'The main goal (主目标).' }),
    subGoals: t.exposeStringList('subGoals', { description: 'The goals beneath it (子目标).' }),
    roadmap: t.exposeString('roadmap', {
      nullable: true,
      description: 'How the projects hang together (技术路线图).',
    }),
    endedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first day on which it is no more (终止日期); null: it still is.',
      resolve: ({ endedOn }) => dayOf(endedOn),
    }),
  }),
});

builder.objectType(ProjectIndicator, {
  description: 'A technical or economic indicator of a project (技术经济指标).',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('ProjectIndicator', indicatorsById)),
    version: t.exposeInt('version', VERSION),
    binding: t.exposeBoolean('binding', {
      description: 'Whether it binds (约束性) or is expected (预期性).',
    }),
    kind: t.exposeString('kind', { description: 'What is counted (指标名称), such as PATENT_APPLICATIONS.' }),
    quantity: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'How many or how much (数量).',
      resolve: ({ quantity }) => quantity?.toFixed() ?? null,
    }),
    description: t.exposeString('description', { nullable: true, description: 'In particular (具体为).' }),
  }),
});

builder.objectType(ProjectScheduleItem, {
  description: 'An entry of a project’s schedule (计划进度安排).',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('ProjectScheduleItem', scheduleItemsById)),
    version: t.exposeInt('version', VERSION),
    startsOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Its first day (起).',
      resolve: ({ startsOn }) => dayOf(startsOn),
    }),
    endsOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Its last day (止).',
      resolve: ({ endsOn }) => dayOf(endsOn),
    }),
    goal: t.exposeString('goal', { description: 'What is reached by then (进度目标要求).' }),
  }),
});

builder.objectType(ProjectMilestone, {
  description: 'A milestone of a project (里程碑节点); there are at most three.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('ProjectMilestone', milestonesById)),
    version: t.exposeInt('version', VERSION),
    position: t.exposeInt('position', { description: 'The first, second or third (序号).' }),
    reachedBy: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day by which it is reached (成果形成时间).',
      resolve: ({ reachedBy }) => dayOf(reachedBy),
    }),
    achievement: t.exposeString('achievement', { description: 'What is achieved (成果内容).' }),
  }),
});

builder.objectType(BudgetLine, {
  description: 'What one source pays for one category (经费概算).',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('BudgetLine', budgetLinesById)),
    version: t.exposeInt('version', VERSION),
    category: t.expose('category', { type: BudgetCategory, description: 'What it is spent on (科目).' }),
    source: t.expose('source', { type: FundingSource, description: 'Who pays (经费来源).' }),
    amount: t.field({
      type: 'Decimal',
      description: 'In yuan (金额).',
      resolve: ({ amount }) => amount.toFixed(),
    }),
  }),
});

builder.objectType(EquipmentItem, {
  description: 'Equipment that a project buys (需增添的科研仪器设备).',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('EquipmentItem', equipmentById)),
    version: t.exposeInt('version', VERSION),
    name: t.exposeString('name', { description: 'Name, make and model (名称及规格型号).' }),
    quantity: t.exposeInt('quantity', { description: 'How many (数量).' }),
    unitPrice: t.field({
      type: 'Decimal',
      description: 'In yuan apiece (单价).',
      resolve: ({ unitPrice }) => unitPrice.toFixed(),
    }),
    amount: t.field({
      type: 'Decimal',
      description: 'In yuan together (金额).',
      resolve: ({ amount }) => amount.toFixed(),
    }),
    source: t.expose('source', { type: FundingSource, nullable: true, description: 'Who pays (资金来源).' }),
    use: t.expose('use', {
      type: EquipmentUse,
      nullable: true,
      description: 'What sort of use it has (用途类别).',
    }),
    purpose: t.exposeString('purpose', { nullable: true, description: 'What it is for (用途说明).' }),
  }),
});

builder.objectType(ProjectPerson, {
  description:
    'A person of a project (项目负责人及项目组成员): personal data, seen only by whoever has the right.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('ProjectPerson', personsById)),
    version: t.exposeInt('version', VERSION),
    isLeader: t.exposeBoolean('isLeader', {
      description: 'Whether the person leads the project (项目负责人).',
    }),
    name: t.exposeString('name', { description: 'Name (姓名).' }),
    documentType: t.exposeString('documentType', {
      nullable: true,
      description: 'The kind of document (证件类型).',
    }),
    gender: t.exposeString('gender', { nullable: true, description: 'Gender (性别).' }),
    birthYear: t.exposeInt('birthYear', { nullable: true, description: 'Year of birth (出生年份).' }),
    degree: t.exposeString('degree', { nullable: true, description: 'Highest degree (最高学位).' }),
    title: t.exposeString('title', { nullable: true, description: 'Academic or technical title (职称).' }),
    specialty: t.exposeString('specialty', { nullable: true, description: 'Specialty (从事专业).' }),
    employer: t.field({
      type: Unit,
      nullable: true,
      description: 'The unit that employs the person (工作单位).',
      resolve: async ({ employerUnitId }, _, context) =>
        employerUnitId === null ? null : ((await unitsById(context, null).load(employerUnitId)) ?? null),
    }),
    monthsPerYear: t.exposeInt('monthsPerYear', {
      nullable: true,
      description: 'Months a year spent on the project, 0 to 12 (年参加项目工作时间).',
    }),
  }),
});

builder.objectType(ProjectUnit, {
  description: 'A unit’s part in a project (项目参与关系).',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('ProjectUnit', partsById)),
    version: t.exposeInt('version', VERSION),
    role: t.expose('role', { type: ProjectUnitRole, description: 'Its part (角色).' }),
    unit: t.field({
      type: Unit,
      nullable: true,
      description: 'The unit (单位).',
      resolve: async ({ unitId }, _, context) => (await unitsById(context, null).load(unitId)) ?? null,
    }),
  }),
});

builder.objectField(Consortium, 'projectGroups', (t) =>
  t.field({
    type: [ProjectGroup],
    description: 'Its groups of projects, in the order of their references (项目群).',
    resolve: async ({ id }, _, context) => (await groupsByConsortium(context, null).load(id)) ?? [],
  }),
);

builder.objectFields(Project, (t) => ({
  group: t.field({
    type: ProjectGroup,
    nullable: true,
    description: 'The group of projects that it belongs to (项目群).',
    resolve: async ({ groupId }, _, context) =>
      groupId === null ? null : ((await groupsById(context, null).load(groupId)) ?? null),
  }),
  parts: t.field({
    type: [ProjectUnit],
    description: 'The parts of units in it, those who undertake it first (项目参与关系).',
    resolve: async ({ id }, _, context) => (await partsByProject(context, null).load(id)) ?? [],
  }),
  notes: t.field({
    type: [Note],
    description: 'Remarks on the record (备注).',
    resolve: async ({ id }, _, context) => (await notesByProject(context, null).load(id)) ?? [],
  }),
  participants: t.field({
    type: [Unit],
    description: 'Units that take part without undertaking it (参与单位).',
    resolve: async ({ id }, _, context) =>
      (await unitsByProject(context, { role: 'PARTICIPANT' }).load(id)) ?? [],
  }),
  persons: t.field({
    type: [ProjectPerson],
    description:
      'Its leader and people (项目负责人及成员). They need a right: without it they are left out, with a notice.',
    right: {
      right: 'PERSONS',
      denied: 'ABSENT',
      place: ({ consortiumId }, context) => placeOfConsortium(context, consortiumId),
    },
    resolve: (project, _, context) => personsOf(context, project),
  }),
  indicators: t.field({
    type: [ProjectIndicator],
    description: 'Its indicators, the binding ones first (技术经济指标).',
    resolve: async ({ id }, _, context) => (await indicatorsByProject(context, null).load(id)) ?? [],
  }),
  schedule: t.field({
    type: [ProjectScheduleItem],
    description: 'Its schedule (计划进度).',
    resolve: async ({ id }, _, context) => (await scheduleByProject(context, null).load(id)) ?? [],
  }),
  milestones: t.field({
    type: [ProjectMilestone],
    description: 'Its milestones (里程碑).',
    resolve: async ({ id }, _, context) => (await milestonesByProject(context, null).load(id)) ?? [],
  }),
  budget: t.field({
    type: [BudgetLine],
    description: 'Its budget by category and source (经费概算).',
    resolve: async ({ id }, _, context) => (await budgetByProject(context, null).load(id)) ?? [],
  }),
  equipment: t.field({
    type: [EquipmentItem],
    description: 'The equipment that it buys (仪器设备).',
    resolve: async ({ id }, _, context) => (await equipmentByProject(context, null).load(id)) ?? [],
  }),
}));
