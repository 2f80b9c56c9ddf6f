import type * as Rows from '../../generated/prisma/models.ts';
import type { Context } from '../request/context.ts';
import { defineLoader, rowBy, rowsBy } from '../request/loader.ts';
import type { ProjectRow } from './project.ts';

/** The overall design of a group of projects. */
export type ProjectGroupRow = Rows.ProjectGroupModel;
/** A technical or economic indicator. */
export type IndicatorRow = Rows.ProjectIndicatorModel;
/** An entry of a schedule. */
export type ScheduleItemRow = Rows.ProjectScheduleItemModel;
/** A milestone. */
export type MilestoneRow = Rows.ProjectMilestoneModel;
/** What one source pays for one category. */
export type BudgetLineRow = Rows.BudgetLineModel;
/** Equipment to be bought. */
export type EquipmentItemRow = Rows.EquipmentItemModel;
/** A person of a project: personal data, without what is encrypted. */
export type ProjectPersonRow = Omit<Rows.ProjectPersonModel, 'documentNumberCipher' | 'phoneCipher'>;

const byProject = { projectId: 'asc' } as const;

/** Groups of projects by id. */
export const groupsById = defineLoader<number, ProjectGroupRow, null>(async (ids, _, { database }) =>
  rowBy(
    await database.prisma.projectGroup.findMany({ where: { id: { in: [...ids] } } }),
    (group) => group.id,
  ),
);

/** Indicators by project, the binding ones first. */
export const indicatorsByProject = defineLoader<number, IndicatorRow[], null>(async (ids, _, { database }) =>
  rowsBy(
    await database.prisma.projectIndicator.findMany({
      where: { projectId: { in: [...ids] } },
      orderBy: [byProject, { binding: 'desc' }, { kind: 'asc' }],
    }),
    (row) => row.projectId,
  ),
);

/** The schedule by project, in the order of time. */
export const scheduleByProject = defineLoader<number, ScheduleItemRow[], null>(async (ids, _, { database }) =>
  rowsBy(
    await database.prisma.projectScheduleItem.findMany({
      where: { projectId: { in: [...ids] } },
      orderBy: [byProject, { startsOn: 'asc' }, { id: 'asc' }],
    }),
    (row) => row.projectId,
  ),
);

/** Milestones by project. */
export const milestonesByProject = defineLoader<number, MilestoneRow[], null>(async (ids, _, { database }) =>
  rowsBy(
    await database.prisma.projectMilestone.findMany({
      where: { projectId: { in: [...ids] } },
      orderBy: [byProject, { position: 'asc' }],
    }),
    (row) => row.projectId,
  ),
);

/** Budget lines by project. */
export const budgetByProject = defineLoader<number, BudgetLineRow[], null>(async (ids, _, { database }) =>
  rowsBy(
    await database.prisma.budgetLine.findMany({
      where: { projectId: { in: [...ids] } },
      orderBy: [byProject, { category: 'asc' }, { source: 'asc' }],
    }),
    (row) => row.projectId,
  ),
);

/** Equipment by project, in the order of the form. */
export const equipmentByProject = defineLoader<number, EquipmentItemRow[], null>(
  async (ids, _, { database }) =>
    rowsBy(
      await database.prisma.equipmentItem.findMany({
        where: { projectId: { in: [...ids] } },
        orderBy: [byProject, { id: 'asc' }],
      }),
      (row) => row.projectId,
    ),
);

const personsByProject = defineLoader<number, ProjectPersonRow[], null>(async (ids, _, { database }) =>
  rowsBy(
    await database.prisma.projectPerson.findMany({
      where: { projectId: { in: [...ids] } },
      omit: { documentNumberCipher: true, phoneCipher: true },
      orderBy: [byProject, { isLeader: 'desc' }, { name: 'asc' }, { id: 'asc' }],
    }),
    (row) => row.projectId,
  ),
);

/** The people of a project, its leader first. */
export async function personsOf(context: Context, project: ProjectRow): Promise<ProjectPersonRow[]> {
  return (await personsByProject(context, null).load(project.id)) ?? [];
}

/** Groups of projects by consortium, in the order of their references. */
export const groupsByConsortium = defineLoader<number, ProjectGroupRow[], null>(
  async (ids, _, { database }) =>
    rowsBy(
      await database.prisma.projectGroup.findMany({
        where: { consortiumId: { in: [...ids] } },
        orderBy: [{ consortiumId: 'asc' }, { ref: 'asc' }],
      }),
      (row) => row.consortiumId,
    ),
);

/** Indicators by id. */
export const indicatorsById = defineLoader<number, IndicatorRow, null>(async (ids, _, { database }) =>
  rowBy(await database.prisma.projectIndicator.findMany({ where: { id: { in: [...ids] } } }), ({ id }) => id),
);

/** Entries of schedules by id. */
export const scheduleItemsById = defineLoader<number, ScheduleItemRow, null>(async (ids, _, { database }) =>
  rowBy(
    await database.prisma.projectScheduleItem.findMany({ where: { id: { in: [...ids] } } }),
    ({ id }) => id,
  ),
);

/** Milestones by id. */
export const milestonesById = defineLoader<number, MilestoneRow, null>(async (ids, _, { database }) =>
  rowBy(await database.prisma.projectMilestone.findMany({ where: { id: { in: [...ids] } } }), ({ id }) => id),
);

/** Budget lines by id. */
export const budgetLinesById = defineLoader<number, BudgetLineRow, null>(async (ids, _, { database }) =>
  rowBy(await database.prisma.budgetLine.findMany({ where: { id: { in: [...ids] } } }), ({ id }) => id),
);

/** Equipment by id. */
export const equipmentById = defineLoader<number, EquipmentItemRow, null>(async (ids, _, { database }) =>
  rowBy(await database.prisma.equipmentItem.findMany({ where: { id: { in: [...ids] } } }), ({ id }) => id),
);

/** People of projects by id. */
export const personsById = defineLoader<number, ProjectPersonRow, null>(async (ids, _, { database }) =>
  rowBy(
    await database.prisma.projectPerson.findMany({
      where: { id: { in: [...ids] } },
      omit: { documentNumberCipher: true, phoneCipher: true },
    }),
    ({ id }) => id,
  ),
);
