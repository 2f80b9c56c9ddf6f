import { PROJECT_UNIT } from '../../model/project-unit.ts';
import { PROJECT_PERSON } from '../../model/project-person.ts';
import { EQUIPMENT_ITEM } from '../../model/equipment-item.ts';
import { BUDGET_LINE } from '../../model/budget-line.ts';
import { PROJECT_MILESTONE } from '../../model/project-milestone.ts';
import { PROJECT_SCHEDULE_ITEM } from '../../model/project-schedule-item.ts';
import { PROJECT_INDICATOR } from '../../model/project-indicator.ts';
import { columnFields } from './column-fields.ts';
import { PROJECT_GROUP } from '../../model/project-group.ts';
import type { BudgetCategory as Categories, EquipmentUse as Uses } from '../../domain/vocabulary.ts';
import { notesByProject } from '../../resolvers/nouns/consortium-record.ts';

import { scopeOfConsortium } from '../../resolvers/nouns/access-scope.ts';
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
import { builder } from '../request/builder.ts';
import { enumeration } from '../request/enumeration.ts';
import { globalId, Node } from './node.ts';
import { PROJECT } from '../../model/project.ts';
import { recordField } from './record-field.ts';
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
export const BudgetCategory = enumeration(
  'BudgetCategory',
  builder.enumType('BudgetCategory', {
    description: 'What money is spent on (支出科目).',
    values: CATEGORIES,
  }),
);

const USES = {
  PROJECT_RESEARCH: {
    description: 'Research instruments for this project alone (本项目专用的科研仪器设备).',
  },
  PRODUCTION: { description: 'Production equipment (生产设备).' },
  SHARED: { description: 'Shared by production and research (生产及科研共享设备).' },
  GENERAL_OFFICE: { description: 'General office equipment (通用办公设备).' },
} satisfies Record<Uses, object>;

/** The enumeration of uses of equipment. */
export const EquipmentUse = enumeration(
  'EquipmentUse',
  builder.enumType('EquipmentUse', {
    description: 'What equipment is for (设备用途类别).',
    values: USES,
  }),
);

builder.objectType(ProjectGroup, {
  description: 'The overall design of a group of projects (项目群总体设计).',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('ProjectGroup', groupsById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, PROJECT_GROUP),
  }),
});

builder.objectType(ProjectIndicator, {
  description: 'A technical or economic indicator of a project (技术经济指标).',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('ProjectIndicator', indicatorsById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, PROJECT_INDICATOR),
  }),
});

builder.objectType(ProjectScheduleItem, {
  description: 'An entry of a project’s schedule (计划进度安排).',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('ProjectScheduleItem', scheduleItemsById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, PROJECT_SCHEDULE_ITEM),
  }),
});

builder.objectType(ProjectMilestone, {
  description: 'A milestone of a project (里程碑节点); there are at most three.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('ProjectMilestone', milestonesById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, PROJECT_MILESTONE),
  }),
});

builder.objectType(BudgetLine, {
  description: 'What one source pays for one category (经费概算).',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('BudgetLine', budgetLinesById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, BUDGET_LINE),
  }),
});

builder.objectType(EquipmentItem, {
  description: 'Equipment that a project buys (需增添的科研仪器设备).',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('EquipmentItem', equipmentById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, EQUIPMENT_ITEM),
  }),
});

builder.objectType(ProjectPerson, {
  description:
    'A person of a project (项目负责人及项目组成员): personal data, seen only by whoever has the right.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('ProjectPerson', personsById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, PROJECT_PERSON),
    employer: recordField(t, PROJECT_PERSON, 'employer'),
  }),
});

builder.objectType(ProjectUnit, {
  description: 'A unit’s part in a project (项目参与关系).',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('ProjectUnit', partsById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, PROJECT_UNIT),
    unit: recordField(t, PROJECT_UNIT, 'unit'),
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
  group: recordField(t, PROJECT, 'group'),
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
      scope: ({ consortiumId }, context) => scopeOfConsortium(context, consortiumId),
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
