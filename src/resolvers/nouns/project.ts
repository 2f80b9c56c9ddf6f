import { decodeIdOf } from '../request/global-id.ts';
import { type ListArguments, listByRef, pageByRef } from './list-by-ref.ts';
import type { Row } from '../../model/column.ts';
import { defineRowsById, rowColumns } from './rows.ts';
import { type Sql, sql } from '../../database/statement.ts';
import type { Decimal } from '../../domain/decimal.ts';
import type { ProjectUnitRole } from '../../domain/vocabulary.ts';
import type { Context } from '../request/context.ts';
import { liesIn } from './division.ts';
import { defineLoader, rowBy, rowsBy } from '../request/loader.ts';
import { allOf, anyOf, type Page, type PageArguments, planOwnedPage, planPage } from '../request/page.ts';
import { UNIT_COLUMNS, type UnitRow } from './unit.ts';

/** A project as its table has it. */
export type ProjectRow = Row<'Project'>;

/** A unit's part in a project. */
export type ProjectUnitRow = Row<'ProjectUnit'>;

/** What a list of projects is narrowed by: the consortium, where it is filed, the least total cost in yuan. */
export interface ProjectFilter {
  readonly divisions?: readonly string[] | null | undefined;
  readonly consortium?: number | null | undefined;
  readonly minTotalCost?: Decimal | null | undefined;
}

/** The same as requests give it, with the consortium by its global id. */
export type RequestedProjectFilter = Omit<ProjectFilter, 'consortium'> & {
  readonly consortium?: string | null | undefined;
};

/**
 * Reads a filter of a request.
 *
 * @throws AtlasError BAD_ID where the id is of no consortium.
 */
export function projectFilterOf(requested: RequestedProjectFilter | null | undefined): ProjectFilter {
  const consortium = requested?.consortium;
  return {
    ...requested,
    consortium: typeof consortium === 'string' ? decodeIdOf('Consortium', consortium) : null,
  };
}

const COLUMNS = rowColumns('Project', sql`project`);

/** The list of projects. */
export const PROJECTS = listByRef<ProjectFilter>('Project', 'project', projectCondition);

/** A page of projects, in the order of their references. */
export function listProjects(
  context: Context,
  args: ListArguments<ProjectFilter>,
): Promise<Page<ProjectRow>> {
  return pageByRef(context, PROJECTS, args, COLUMNS);
}

/** A filter as a condition on `project`. */
export function projectCondition({ divisions, consortium, minTotalCost }: ProjectFilter): Sql {
  return allOf([
    anyOf(
      divisions,
      (codes) => sql`project."consortiumId" IN (
        SELECT filed."id" FROM "Consortium" filed WHERE ${liesIn(sql`filed."divisionCode"`, codes)})`,
    ),
    consortium === null || consortium === undefined
      ? undefined
      : sql`project."consortiumId" = ${consortium}::int`,
    minTotalCost ? sql`project."totalCost" >= ${minTotalCost.toFixed()}::numeric` : undefined,
  ]);
}

/** Projects by id. */
export const projectsById = defineRowsById('Project');

const projectsByConsortium = defineLoader<number, ProjectRow[], PageArguments>(
  async (consortiumIds, args, { database }) => {
    const plan = planPage(args, PROJECTS.order);
    const rows = await database.query<ProjectRow>(sql`
      SELECT listed.* FROM unnest(${consortiumIds}::int[]) AS parent (id) CROSS JOIN LATERAL (
        SELECT ${COLUMNS} FROM "Project" project
        WHERE project."consortiumId" = parent.id AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}
      ) listed`);
    return rowsBy(rows, (row) => row.consortiumId);
  },
);

const projectCounts = defineLoader<number, { id: number; count: number }, null>(
  async (consortiumIds, _, { database }) =>
    rowBy(
      await database.query<{ id: number; count: number }>(sql`
      SELECT "consortiumId" AS id, count(*)::int FROM "Project"
      WHERE "consortiumId" = ANY (${consortiumIds}::int[]) GROUP BY "consortiumId"`),
      (row) => row.id,
    ),
);

/** The projects of a consortium, in the order of their references. */
export async function projectsOf(
  context: Context,
  consortiumId: number,
  args: PageArguments,
): Promise<Page<ProjectRow>> {
  const plan = planOwnedPage<PageArguments, ProjectRow>(args, PROJECTS.order, consortiumId);
  const rows = (await projectsByConsortium(context, plan.ofMany).load(consortiumId)) ?? [];
  return plan.page(rows, async () => (await projectCounts(context, null).load(consortiumId))?.count ?? 0);
}

/** The project of an id that the database refers to, which its foreign keys keep there. */
export async function requireProject(context: Context, id: number): Promise<ProjectRow> {
  const project = await projectsById(context, null).load(id);
  if (!project) throw new Error(`project ${id} went away during the request`);
  return project;
}

/** The units of each project in a role, in the order of their references. */
export const unitsByProject = defineLoader<number, UnitRow[], { role: ProjectUnitRole }>(
  async (projectIds, { role }, { database }) =>
    rowsBy(
      await database.query<UnitRow & { readonly projectId: number }>(sql`
        SELECT part."projectId", ${UNIT_COLUMNS} FROM "ProjectUnit" part JOIN "Unit" unit ON unit."id" = part."unitId"
        WHERE part."projectId" = ANY (${projectIds}::int[]) AND part."role" = ${role}::"ProjectUnitRole"
        ORDER BY unit."ref"`),
      (row) => row.projectId,
    ),
);

const PART_COLUMNS = rowColumns('ProjectUnit', sql`part`);

/** The parts of units in each project, those who undertake it first. */
export const partsByProject = defineLoader<number, ProjectUnitRow[], null>(
  async (projectIds, _, { database }) =>
    rowsBy(
      await database.query<ProjectUnitRow>(sql`
        SELECT ${PART_COLUMNS} FROM "ProjectUnit" part JOIN "Unit" unit ON unit."id" = part."unitId"
        WHERE part."projectId" = ANY (${projectIds}::int[]) ORDER BY part."role", unit."ref"`),
      (row) => row.projectId,
    ),
);

/** Parts in projects by id. */
export const partsById = defineRowsById('ProjectUnit');
