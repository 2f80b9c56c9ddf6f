import { columnFields } from './column-fields.ts';
import { PROJECT } from '../../model/project.ts';
import type {
  ProjectLevel as Levels,
  ProjectStage as Stages,
  ProjectUnitRole as UnitRoles,
} from '../../domain/vocabulary.ts';
import { fundingsByProject } from '../../resolvers/nouns/funding.ts';
import {
  listProjects,
  projectFilterOf,
  projectsById,
  unitsByProject,
} from '../../resolvers/nouns/project.ts';
import { builder } from '../request/builder.ts';
import { enumeration } from '../request/enumeration.ts';
import { LISTS_OF_FILTER } from '../request/filter-lists.ts';
import { connectionOf, pageArguments } from '../request/connection.ts';
import { globalId, Node } from './node.ts';
import { recordField } from './record-field.ts';
import { provenance } from './provenance.ts';
import { Funding, Project, Unit } from './refs.ts';
import { listWork, sampleArgument } from '../request/sample.ts';
import { STAGE_VALUES } from './stage.ts';
import { VERSION } from '../request/version.ts';

const LEVELS = {
  NATIONAL: { description: 'Of a national programme (国家级).' },
  PROVINCIAL: { description: 'Of a provincial programme (省级).' },
  MUNICIPAL: { description: 'Of a municipal programme (市级).' },
  COUNTY: { description: 'Of a county’s programme (县级).' },
} satisfies Record<Levels, object>;

/** The enumeration of levels of projects. */
export const ProjectLevel = enumeration(
  'ProjectLevel',
  builder.enumType('ProjectLevel', {
    description: 'The level of the programme that a project belongs to (项目级别).',
    values: LEVELS,
  }),
);

const STAGES = {
  APPLIED: { description: 'Applied for (已申报).' },
  NOTICE: { description: 'In public notice (公示中).' },
  APPROVED: { description: 'Approved (已立项).' },
  CONTRACT: { description: 'Under contract, its main contents locked (已签订合同书).' },
  ...STAGE_VALUES,
  COMPLETED: { description: 'Completed (已结题).' },
} satisfies Record<Stages, object>;

/** The enumeration of stages of projects. */
export const ProjectStage = enumeration(
  'ProjectStage',
  builder.enumType('ProjectStage', {
    description: 'How far a project has come (项目阶段).',
    values: STAGES,
  }),
);

const UNIT_ROLES = {
  UNDERTAKER: { description: 'It undertakes the project and may be paid for it (承担单位).' },
  PARTICIPANT: { description: 'It takes part (参与单位).' },
} satisfies Record<UnitRoles, object>;

/** The enumeration of parts in a project. */
export const ProjectUnitRole = enumeration(
  'ProjectUnitRole',
  builder.enumType('ProjectUnitRole', {
    description: 'The part that a unit has in a project (单位在项目中的角色).',
    values: UNIT_ROLES,
  }),
);

builder.objectType(Project, {
  description: 'A research project of a consortium (攻关项目).',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(globalId('Project', projectsById)),
    version: t.exposeInt('version', VERSION),
    ...columnFields(t, PROJECT),
    provenance: t.field(provenance()),
    consortium: recordField(t, PROJECT, 'consortium'),
    fundings: t.field({
      type: [Funding],
      description: 'Its money by source and phase (经费), in the order of the references.',
      resolve: async ({ id }, _, context) => (await fundingsByProject(context, null).load(id)) ?? [],
    }),
    undertakers: t.field({
      type: [Unit],
      description: 'The units that undertake it (承担单位).',
      resolve: async ({ id }, _, context) =>
        (await unitsByProject(context, { role: 'UNDERTAKER' }).load(id)) ?? [],
    }),
  }),
});

/** Projects. */
export const ProjectConnection = connectionOf(Project);

/** The filter of lists and statistics of projects. */
export const ProjectFilter = builder.inputType('ProjectFilter', {
  description: `Narrows a list of projects (项目筛选). ${LISTS_OF_FILTER}`,
  fields: (t) => ({
    divisions: t.field({
      type: ['DivisionCode'],
      description: 'Of consortia filed in one of these or inside it (联合体备案地).',
    }),
    consortium: t.id({ description: 'Of the consortium with this global id (所属联合体).' }),
    minTotalCost: t.field({
      type: 'Decimal',
      description: 'Costing at least so many yuan in all (最低总投入).',
    }),
  }),
});

builder.queryField('projects', (t) =>
  t.field({
    type: ProjectConnection,
    description: 'Projects in the order of their references (项目列表).',
    args: {
      ...pageArguments,
      ...sampleArgument,
      filter: t.arg({ type: ProjectFilter, description: 'Only these (筛选).' }),
    },
    work: listWork,
    resolve: (_, { filter, ...args }, context) =>
      listProjects(context, { ...args, filter: projectFilterOf(filter) }),
  }),
);
